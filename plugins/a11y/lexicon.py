"""The commonest words of languages: what `a11y.language` tells them apart by.

Half of any running text is made of a few hundred words. Each language has those
here, and words of everyday notices: greetings, days, months, opening hours, town
events. A word that two languages share stands with both, so that it speaks for
neither. Words stand in lower case, cut at apostrophes (« l’école » is `l` and `école`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_FR: Final = """
le la les l un une des du de d au aux à ce cet cette ces c mon ton son ma ta sa mes tes ses notre votre leur nos vos
leurs je j tu il elle on nous vous ils elles me m te t se s lui y en qui que qu quoi dont où quel quelle quels quelles
et ou mais donc or ni car si ne n pas plus moins très trop peu bien mal mieux aussi ainsi alors après avant avec sans
sous sur dans chez par pour contre entre vers depuis pendant durant dès jusque jusqu lors lorsque lorsqu quand comme
comment pourquoi parce puis puisque tandis afin selon malgré sauf hors voici voilà être est es suis sommes êtes sont
était étaient été sera seront serait soit soient fut avoir ai as a avons avez ont avait avaient aura auront aurait eu
ayant étant fait faire fais font faites ferait peut peuvent pouvez pouvoir pouvons pourra pourrez pourrait doit
doivent devez devoir devra devraient va vais vont aller allez allons venir vient viennent venez voir vu voit voient
savoir sait savez dire dit disent dites put tape prendre prend prenez pris mettre met mis mettez trouver trouve
trouvez donner donne donnez demander demande demandez tout toute tous toutes autre autres même mêmes chaque plusieurs
quelque quelques aucun aucune certain certains certaine certaines tel telle tels telles rien personne personnes quelqu
chose choses encore déjà toujours jamais souvent parfois maintenant aujourd hui hier demain ici là ailleurs partout
loin près ensuite enfin seulement surtout presque environ ensemble oui non merci bonjour bonsoir bienvenue salut bonne
bon bons bonnes fête joyeux joyeuses joyeuse année années an ans mois semaine semaines jour jours journée heure heures
minutes soir matin midi nuit lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin
juillet août septembre octobre novembre décembre printemps automne hiver ville villes mairie maire commune communes
communal municipal municipale municipaux municipales habitant habitants habitante école écoles enfant enfants élèves
famille familles parent parents jeune jeunes rue rues avenue place parc jardin quartier quartiers bibliothèque
médiathèque piscine marché musée théâtre cinéma spectacle exposition atelier ateliers travaux projet projets conseil
élus service services accueil inscription inscriptions démarche démarches dossier pièce pièces carte demandes horaires
ouvert ouverte ouverts ouverture fermé fermée fermeture gratuit gratuite tarif tarifs entrée accès adresse téléphone
courriel site page pages lien liens suite plan contact contacts actualité actualités agenda accessibilité document
documents titre texte image nom prénom date grand grande grands grandes petit petite petits petites nouveau nouvelle
nouveaux nouvelles premier première dernier dernière deux trois quatre cinq six sept huit neuf dix cent mille vie
monde temps eau main fois pays homme femme hommes femmes gens maison lieu lieux fin but cas point part partie moyen
moyens aide droit droits loi santé sport sports culture emploi logement transports vélo déchets environnement france
français française pains cour sale tard tôt feu feux artifice concert festival défilé bal foire brocante
"""
_EN: Final = """
the a an of to and in is it its for on with as at by from this that these those be are was were been being am i you he
she we they me him her us them my your his our their mine yours what which who whom whose when where why how there
here have has had having do does did done doing will would shall should can could may might must not no nor or but if
then than so such because while although though until unless since after before during between among through into onto
out over under above below up down off about against without within along across around behind near next all any both
each every few more most much many other another some same own only very too also just even still yet already again
always never often ever once now today tomorrow yesterday soon later one two three four five six seven eight nine ten
first second last hundred thousand year years month months week weeks day days hour hours minute minutes time times
morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february march april
june july august september october november december spring summer autumn winter please thank thanks welcome hello hi
dear sorry yes good great best better new old young big small long short high low open opened opening close closed
closing free available people person man men woman women child children family families friend friends school schools
student students town city cities hall council mayor street road park garden library pool market museum theatre
theater house home life world water way ways place places part parts thing things work works working job help helps
need needs needed want wants know knows known see seen saw look looks find found get gets got give gives given go goes
went gone come comes came make makes made take takes took taken use uses used using say says said tell told think
thought ask asked call called read reads write written show shows shown keep kept let put run set try turn start
started stop learn play move live lived lives believe bring brought hold happen happened provide provides include
includes including back well right left hand end ends point number name names address phone mail page pages site
website web link links contact news events event information service services search skip content view watch visit
visitors guide map tickets ticket join share follow sign log forgot password privacy policy terms cookies rights
reserved language english french dutch word phrase means meaning comment tape love loves like likes enjoy happy easily
everyone everybody something anything nothing someone really early bed however therefore rather quite almost enough
together away ago able sure true fast slow rules rule test tests testing download file users user fireworks concert
festival parade fair exhibition workshop
"""
_DE: Final = """
der die das den dem des ein eine einen einem einer eines und oder aber denn sondern nicht kein keine keinen keiner nur
auch noch schon sehr mehr immer wieder nie hier dort da dann wenn als wie ob dass daß weil damit bevor nachdem während
in im ins an am ans auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor zu zum zur
zwischen ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein meine dein sein seine seinen seiner
ihre ihren ihrer unser unsere euer wer was wo wann warum welche welcher welches dieser diese dieses diesen diesem
jeder jede jedes alle allen alles viele viel einige andere anderen anderer ist sind war waren bin bist seid sei
gewesen haben hat habe hatte hatten wird werden wurde wurden worden werde kann können konnte muss müssen soll sollen
sollte will wollen darf dürfen mag möchte möchten machen macht gemacht gehen geht kommen kommt sehen sehe sieht geben
gibt finden findet sagen sagt stehen steht bleiben lassen nehmen bitte danke willkommen hallo guten gute guter gutes
gut tag tage morgen abend nacht woche wochen monat jahr jahre jahren uhr stunde stunden zeit heute gestern montag
dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli august oktober dezember
frühling sommer herbst winter stadt rathaus gemeinde bürger bürgermeister schule kinder kind straße platz garten
bücherei bibliothek schwimmbad markt museum haus öffnungszeiten geöffnet geschlossen eintritt frei kostenlos termin
termine veranstaltung veranstaltungen anmeldung weitere informationen erfahren menschen mensch mann frau leben welt
wasser arbeit neue neuen neuer neues neu alt groß große großen klein kleine kleinen erste ersten zweite letzte eins
zwei drei vier fünf sechs sieben acht neun zehn etwa sowie sowohl jedoch deshalb wegen trotz ab bereits etwas nichts
jetzt ganz deutsch deutsche deutschen deutschland sprache seite kontakt startseite schritt partnerstadt freundschaft
feuerwerk konzert fest festival umzug ausstellung
"""
_ES: Final = """
el la los las lo un una unos unas de del al a y e o u pero sino ni que si no sí en con sin por para entre sobre bajo
desde hasta hacia según durante contra ante tras como cuando donde quien quienes cual cuales cuyo qué quién cómo
cuándo dónde cuál cuánto yo tú él ella nosotros vosotros ellos ellas usted ustedes me te se nos os le les mi mis tu
tus su sus nuestro nuestra nuestros nuestras vuestro este esta estos estas ese esa esos esas aquel aquella esto eso
ser es son soy eres somos era eran fue fueron será serán sea sean sido siendo estar está están estoy estamos estaba
estado haber ha han he hemos había habían hay hubo haya tener tiene tienen tengo tenemos tenía hacer hace hacen hecho
hizo puede pueden poder podemos puedo podrá debe deben deber quiere quieren querer va van voy vamos ir viene vienen
venir ver visto ve saber sabe decir dice dijo dar da dado muy más menos mucho mucha muchos muchas poco poca pocos todo
toda todos todas otro otra otros otras mismo misma cada algún alguno alguna algunos algunas ningún ninguno nada nadie
algo alguien también tampoco ya aún todavía siempre nunca ahora hoy ayer mañana luego después antes aquí allí así
entonces porque aunque mientras pues bien mal mejor gracias hola bienvenido bienvenidos bienvenida buenos buenas bueno
buena feliz año años mes meses semana día días hora horas noche tarde lunes martes miércoles jueves viernes sábado
domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre primavera verano
otoño invierno ciudad ciudades ayuntamiento alcalde pueblo calle plaza parque jardín escuela niños niño niña familia
biblioteca piscina mercado museo teatro casa vida mundo agua tiempo gente hombre mujer persona personas trabajo
horario abierto abierta cerrado gratis entrada información contacto página inicio español española españa idioma
lengua uno dos tres cuatro cinco seis siete ocho nueve diez primero primera último nuevo nueva nuevos nuevas gran
grande grandes pequeño pequeña fuegos artificiales concierto festival fiesta desfile exposición feria
"""
_IT: Final = """
il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle da dal dallo dalla dai
dalle in nel nello nella nei nelle con su sul sullo sulla sui sulle per tra fra e ed o ma però né non che chi cui se
come quando dove perché quale quali quanto quanti io tu lui lei noi voi loro mi ti si ci vi ne mio mia miei tuo tua
suo sua suoi sue nostro nostra nostri nostre vostro vostra questo questa questi queste quello quella quelli quelle ciò
essere è sono sei siamo siete era erano fu sarà saranno sia siano stato stata stati state avere ho hai ha abbiamo
avete hanno aveva avevano avrà abbia fare fa fanno fatto può possono potere posso possiamo deve devono dovere vuole
vogliono volere va vanno andare viene vengono venire vedere visto sapere sa dire dice detto dare dato più meno molto
molta molti molte poco tutto tutta tutti tutte altro altra altri altre stesso stessa ogni alcuni alcune nessuno
nessuna niente nulla qualche qualcosa qualcuno anche ancora già sempre mai ora oggi ieri domani poi dopo prima qui qua
lì là così allora quindi infatti mentre bene male meglio grazie ciao benvenuto benvenuti benvenuta buon buono buona
buoni buone buongiorno felice anno anni mese mesi settimana giorno giorni ore sera notte mattina lunedì martedì
mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre
novembre dicembre primavera estate autunno inverno città comune sindaco paese via piazza parco giardino scuola bambini
bambino famiglia biblioteca piscina mercato museo teatro casa vita mondo acqua tempo gente uomo donna persone lavoro
orario orari aperto aperta chiuso gratuito ingresso informazioni contatti pagina italiano italiana italia lingua due
tre quattro cinque sette otto nove dieci primo ultimo nuovo nuova nuovi nuove grande grandi piccolo piccola presso
oppure senza verso fuochi artificio concerto festival festa sfilata mostra fiera
"""
_PT: Final = """
o a os as um uma uns umas de do da dos das em no na nos nas num numa ao à aos às pelo pela pelos pelas por para com
sem sob sobre entre até desde após contra durante e ou mas nem que se não sim como quando onde quem qual quais cujo
porque porquê eu tu ele ela nós vós eles elas você vocês me te lhe lhes meu minha meus teu tua seu sua seus suas nosso
nossa nossos nossas este esta estes estas esse essa esses essas isso isto aquele aquela aquilo ser é são sou somos era
eram foi foram será serão seja sejam sido sendo estar está estão estou estamos estava ter tem têm tenho temos tinha
tinham teve haver há houve fazer faz fazem feito fez pode podem poder posso podemos deve devem dever quer querem ir
vai vão vou vamos vem vêm vir ver visto saber sabe dizer diz disse dar dá dado muito muita muitos muitas mais menos
pouco todo toda todos todas tudo outro outra outros outras mesmo mesma cada algum alguma alguns algumas nenhum nenhuma
nada ninguém alguém algo também já ainda sempre nunca agora hoje ontem amanhã depois antes aqui ali lá assim então
pois bem mal melhor obrigado obrigada olá bom boa bons boas dia dias feliz ano anos mês meses semana hora horas noite
tarde manhã segunda terça quarta quinta sexta feira sábado domingo janeiro fevereiro março abril maio junho julho
agosto setembro outubro novembro dezembro primavera verão outono inverno cidade câmara município prefeitura presidente
rua praça parque jardim escola crianças criança família biblioteca piscina mercado museu teatro casa vida mundo água
tempo gente homem mulher pessoa pessoas trabalho horário aberto aberta fechado grátis entrada informação informações
contato contacto página início português portuguesa portugal brasil língua dois duas três quatro cinco seis sete oito
nove dez primeiro primeira último novo nova novos novas grande grandes pequeno pequena vindo vindos através além fogos
artifício concerto festival festa desfile exposição
"""
_NL: Final = """
de het een en van in is dat die te op zijn met voor niet aan er om ook als dan maar bij nog uit door over naar tot of
wel geen hij zij ze we wij ik je jij u jullie hem haar hun hen mij me jou ons onze mijn jouw uw dit deze wat wie waar
wanneer waarom hoe welke was waren ben bent werd werden wordt worden geworden heeft heb hebt hebben had hadden kan
kunnen kon konden moet moeten moest mag mogen wil willen wilde zal zullen zou zouden gaat gaan ging gingen gegaan komt
komen kwam kwamen doet doen deed gedaan maakt maken gemaakt geeft geven ziet zien zag zegt zeggen zei staat staan
stond vindt vinden blijft blijven laat laten neemt nemen weet weten al alle alles veel meer meest weinig andere ander
iets niets iemand niemand elk elke ieder iedere iedereen sommige zo zoals zeer heel erg nu toen daar hier altijd nooit
vaak soms weer reeds sinds tijdens zonder tegen tussen onder boven achter na vanaf omdat hoewel terwijl want toch dus
echter zelf eigen goed goede beter beste dank bedankt welkom hallo gelukkig gelukkige gefeliciteerd nieuwjaar dag
dagen week weken maand maanden jaar jaren uur tijd vandaag morgen gisteren avond nacht ochtend maandag dinsdag
woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober
november december lente zomer herfst winter stad gemeente stadhuis burgemeester inwoners school scholen kinderen kind
straat plein park tuin bibliotheek zwembad markt museum huis leven wereld water werk mensen mens man vrouw open
geopend gesloten gratis toegang informatie lees pagina nederlands nederlandse nederland taal woord twee drie vier vijf
zes zeven acht negen tien eerste tweede laatste nieuwe nieuw oud oude groot grote klein kleine lang graag avonds
vuurwerk concert festival feest optocht tentoonstelling
"""
_PL: Final = """
i w we z ze na do się nie to jest że o jak ale po od co za tak przez dla czy są był była było były być przy który
która które których tym tego ten ta te tej jego jej ich ja ty on ona my wy oni mnie mi cię nas was im lub albo oraz
więc gdy kiedy gdzie dlaczego już jeszcze tylko też także bardzo może można mogą musi mieć ma mają miał wszystko
wszystkie każdy inne bez pod nad między przed dzień dobry dziękuję proszę witamy witaj miasto miasta rok roku godzina
godziny otwarte zamknięte poniedziałek wtorek środa czwartek piątek sobota niedziela dzieci szkoła ulica życie ludzie
czas język polski
"""
_RO: Final = """
și în de la cu pe din pentru este sunt nu că care mai sau dar un o unei unui ale al ai se să fi a fost au am are avea
acest această aceste acești acesta aceasta lor lui ei el ea noi voi eu tu mă te ne vă îl îi le ce cine unde când cum
după înainte între fără până prin despre toate toți tot foarte mult multe astfel doar ziua zile bună bine mulțumesc
ați venit oraș orașul primăria ani anul ore ora deschis închis luni marți miercuri joi vineri sâmbătă duminică copii
școala strada viață oameni timp limba română
"""
_TR: Final = """
ve bir bu da de için ile çok daha en o ne gibi kadar sonra önce ama veya ya değil var yok olarak olan olduğu oldu olur
ben sen biz siz onlar benim senin onun bizim her şey tüm bütün hiç nasıl neden nerede zaman gün günü günler yıl saat
hoş geldiniz merhaba teşekkür teşekkürler ederim lütfen şehir belediye belediyesi açık kapalı pazartesi salı çarşamba
perşembe cuma cumartesi pazar çocuk çocuklar okul sokak insan insanlar hayat dil türkçe türk yeni büyük küçük iki üç
dört
"""

WORDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "fr": frozenset(_FR.split()),
        "en": frozenset(_EN.split()),
        "de": frozenset(_DE.split()),
        "es": frozenset(_ES.split()),
        "it": frozenset(_IT.split()),
        "pt": frozenset(_PT.split()),
        "nl": frozenset(_NL.split()),
        "pl": frozenset(_PL.split()),
        "ro": frozenset(_RO.split()),
        "tr": frozenset(_TR.split()),
    }
)
