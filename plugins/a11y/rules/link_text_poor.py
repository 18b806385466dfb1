"""The words of a link say where it leads, read alone."""

from ..finding import Text
from ..link import SELECTOR, poor_links, quoted
from ..link_context import context
from ..link_wording import is_address, is_poor
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets=SELECTOR,
    severity="warning",
    wcag=("2.4.9",),
    act=("aizyf1",),
    title=Text("Lien qui ne dit rien hors de sa phrase", "Link that says nothing outside its sentence"),
    why=Text(
        "Beaucoup de personnes aveugles font lire la liste des liens de la page, sans le texte autour\u00a0: dix fois "
        "«\u00a0lire la suite\u00a0» n'y mène nulle part (WCAG 2.4.9, niveau AAA). Le RGAA 6.1 accepte que la phrase "
        "aide.",
        "Many blind people have the links of a page listed, without the text around them: ten times "
        '"read more" leads nowhere there (WCAG 2.4.9, level AAA). RGAA 6.1 accepts help from the sentence.',
    ),
    fix=Text(
        "Faites porter le lien par les mots qui nomment sa destination\u00a0: "
        "[Inscrire un enfant à la cantine](/enfance/restauration-scolaire/), sans «\u00a0cliquez ici\u00a0».",
        "Let the words that name the destination bear the link: "
        '[Enrol a child for school meals](/enfance/restauration-scolaire/), without "click here".',
    ),
    bad=(
        '<p>Pour inscrire un enfant, <a href="/enfance/" data-bad>cliquez ici</a>.</p>',
        '<h2>La fête du parc</h2><p>Elle dure deux jours. <a href="/fete/" data-bad>Lire la suite</a></p>',
        '<h2>La fête du parc</h2><p>Deux jours. <a href="/fete/" data-bad>En savoir plus…</a></p>',
        '<p>Remplissez <a href="/a/" data-bad>ce formulaire</a> avant la rentrée.</p>',
        '<ul><li>Règlement de la cantine\u00a0: <a href="/r.pdf" data-bad>PDF</a></li></ul>',
        '<p>Les horaires sont sur <a href="/h/" data-bad>https://www.ville.example/horaires/piscine.html</a>.</p>',
        '<p>Toute la liste des parcs <a href="/parcs/" data-bad>»</a></p>',
        '<p>Le programme de la fête <a href="/fete/" data-bad><img src="p.png" alt="Lire la suite"></a></p>',
        '<p lang="en">Opening hours of the pool: <a href="/pool/" data-bad>read more</a>.</p>',
    ),
    good=(
        '<p>Pour cela, <a href="/enfance/">inscrivez votre enfant à la cantine</a>.</p>',
        '<p>Deux jours. <a href="/fete/" aria-label="Lire la suite\u00a0: la fête du parc">Lire la suite</a></p>',
        '<p>Deux jours. <a href="/fete/">Lire la suite<span class="cache">\u00a0: la fête du parc</span></a></p>',
        '<p>Voyez <a href="https://www.service-public.example/">www.service-public.example</a>.</p>',
        '<p>Écrivez à <a href="mailto:mairie@ville.example">mairie@ville.example</a>.</p>',
        '<nav aria-label="Pages"><ul><li><a href="/2/">2</a></li><li><a href="/3/">3</a></li></ul></nav>',
        '<p><a href="/agenda/">Agenda</a>, <a href="/contact/">Contact</a>, <a href="/suite/">Cette semaine</a></p>',
        '<p>Le maire a dit oui<a href="#n1">1</a>.</p><p>Voir : <a href="#a">A</a> <a href="#b">B</a></p>',
        '<nav aria-label="Menu"><a href="/ville/">Découvrir</a> <a href="/i/">Infos</a></nav>',
    ),
)
def link_text_poor(element: Element, page: Page) -> Verdict:
    """Fail a link whose name, read alone, says nothing of its destination, though what stands around it does.

    Where nothing around it helps either, `link-text-context` tells it.
    """
    name = page.once(poor_links).get(element.order)
    if name is None:
        return None if page.role(element) == "link" else INAPPLICABLE
    if is_address(name):
        return Fail(
            Text(
                "Le texte du lien est une adresse\u00a0: «\u00a0{name}\u00a0». Elle est épelée signe par signe.",
                'The text of the link is an address: "{name}". It is spelt out sign by sign.',
            ).format(name=quoted(name)),
            wcag=(),
            act=(),
        )
    if element.has("title") and not is_poor(element.get("title") or ""):
        return None
    if not context(element, page):
        return INAPPLICABLE
    return Fail(
        Text(
            "Le lien «\u00a0{name}\u00a0», lu seul, ne dit pas où il mène.",
            'The link "{name}", read alone, does not say where it leads.',
        ).format(name=quoted(name)),
        act=("aizyf1",) if is_poor(name) else (),
    )
