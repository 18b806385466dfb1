"""The city's identity: one file, read strictly."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from a11y.finding import Problem
from city.errors import ContentError
from city.identity import Address, Identity, load_identity

WHOLE = """\
nom: Clairval
slogan: "Une ville : la vôtre !"
site_url: https://www.clairval.example/
demonstration: oui
adresse:
  lignes: [Hôtel de ville, "1, place du Parvis"]
  code_postal: 99000
  commune: Clairval
telephone: "0199000001"
telephone_relais:
  nom: Relais
  url: https://relais.clairval.example/
  texte: En langue des signes
courriel: mairie@clairval.example
accueil:
  nom: Accueil
  lieu: hotel-de-ville
referent_accessibilite: la personne référente
directeur_publication: le ou la maire
hebergeur: Hébergeur de démonstration
delegue_donnees:
  nom: la personne déléguée
  courriel: donnees@clairval.example
"""


def load(tmp_path: Path, text: str) -> Identity:
    path = tmp_path / "content/ville.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return load_identity(path)


def problems(tmp_path: Path, text: str) -> list[tuple[int | None, str]]:
    """The lines and French sentences of what is wrong."""
    with pytest.raises(ContentError) as caught:
        load(tmp_path, text)
    assert all(problem.source == "content/ville.yaml" for problem in caught.value.problems)
    return [(problem.line, said(problem)) for problem in caught.value.problems]


def said(problem: Problem) -> str:
    return f"{problem.message.fr} {problem.why.fr} {problem.fix.fr}".replace("\u00a0", " ")


def test_the_identity_is_read_and_typeset(tmp_path: Path) -> None:
    city = load(tmp_path, WHOLE)
    assert city.nom == "Clairval"
    assert city.slogan == "Une ville\u00a0: la vôtre\u00a0!"
    assert city.adresse == Address(
        lignes=("Hôtel de ville", "1, place du Parvis"), code_postal="99000", commune="Clairval"
    )
    assert (city.accueil.nom, city.accueil.lieu) == ("Accueil", "hotel-de-ville")
    assert city.site_url == "https://www.clairval.example"
    assert city.demonstration is True


@pytest.mark.parametrize(
    "written", ["0199000001", "01 99 00 00 01", "01.99.00.00.01", "+33 1 99 00 00 01", "+33(0)199000001"]
)
def test_a_telephone_number_is_shown_in_pairs_and_dialled_from_anywhere(tmp_path: Path, written: str) -> None:
    city = load(tmp_path, WHOLE.replace("0199000001", written))
    assert city.telephone == "01\u00a099\u00a000\u00a000\u00a001"
    assert city.telephone_uri == "tel:+33199000001"


def test_a_real_city_gives_real_numbers_and_domains(tmp_path: Path) -> None:
    real = WHOLE.replace("demonstration: oui", "demonstration: non").replace(".example", ".fr")
    city = load(tmp_path, real.replace("0199000001", "3939"))
    assert (city.telephone, city.telephone_uri) == ("3939", "tel:3939")
    assert city.courriel == "mairie@clairval.fr"


@pytest.mark.parametrize(
    "old,new,line,word",
    [
        ('"0199000001"', "01 42 76 40 40", 9, "01 99 00 99 99"),
        ("mairie@clairval.example", "mairie@clairval.fr", 14, ".example"),
        ("https://www.clairval.example/", "https://www.clairval.fr/", 3, ".example"),
        ("https://relais.clairval.example/", "https://relais.fr/", 10, ".example"),
        ("mairie@clairval.example", "mairie@clairval.fauxexample", 14, ".example"),
        ("donnees@clairval.example", "donnees@clairval.fr", 21, "delegue_donnees"),
    ],
)
def test_a_demonstration_gives_nothing_that_may_be_someones(
    tmp_path: Path, old: str, new: str, line: int, word: str
) -> None:
    [(told, sentence)] = problems(tmp_path, WHOLE.replace(old, new))
    assert told == line
    assert word in sentence
    assert "demonstration: non" in sentence


@pytest.mark.parametrize(
    "old,new,line,word",
    [
        ("nom: Clairval", "nim: Clairval", 1, "« nom »"),
        ('"0199000001"', "12 34", 9, "dix chiffres"),
        ("mairie@clairval.example", "mairie", 14, "domaine"),
        ("https://www.clairval.example/", "clairval", 3, "https://"),
        ("99000", "9900", 7, "cinq chiffres"),
        ("demonstration: oui", "demonstration: peut-être", 4, "oui"),
        ("  commune: Clairval\n", "", 6, "Il manque « commune » dans « adresse »"),
        ('[Hôtel de ville, "1, place du Parvis"]', "Hôtel de ville", 6, "pas une liste"),
        ("lieu: hotel-de-ville", "lieu: Hôtel de ville", 17, "hotel-de-ville"),
        ("slogan: ", "slogan: oui: ", 2, "guillemets"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(tmp_path: Path, old: str, new: str, line: int, word: str) -> None:
    told = problems(tmp_path, WHOLE.replace(old, new))
    assert told[0][0] == line
    assert word in told[0][1]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, WHOLE.replace("0199000001", "12").replace("mairie@", "").replace("hebergeur", "hote"))
    assert [line for line, _ in told] == [1, 9, 14, 20]


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    assert len(problems(tmp_path, "")) == 13


def test_a_file_that_holds_no_keys_or_is_not_there_is_told(tmp_path: Path) -> None:
    [(line, sentence)] = problems(tmp_path, "- Clairval")
    assert line == 1
    assert "clé: valeur" in sentence
    with pytest.raises(ContentError, match=r"ville\.yaml"):
        load_identity(tmp_path / "content/autre/ville.yaml")


BREAKS = """\
vacances_scolaires:
  - nom: Noël
    du: 2026-12-19
    au: 2027-01-03
"""


def test_school_holidays_are_days_from_the_first_to_the_last(tmp_path: Path) -> None:
    city = load(tmp_path, WHOLE + BREAKS)
    assert city.vacances_scolaires is not None
    (noel,) = city.vacances_scolaires
    assert (noel.nom, noel.first.isoformat(), noel.last.isoformat()) == ("Noël", "2026-12-19", "2027-01-03")


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        ("vacances_scolaires:", "vacances:", 24, "Vouliez-vous dire « vacances_scolaires » ?"),
        ("du: 2026-12-19", "du: 19/12/2026", 26, "Écrivez du: 2026-12-19"),
        ("    au: 2027-01-03\n", "", 25, "Il manque « au » dans « vacances_scolaires »"),
        ("au: 2027-01-03", "au: 2026-01-03", 24, "Écrivez « du: 2026-01-03 », « au: 2026-12-19 »"),
    ],
)
def test_school_holidays_that_cannot_be_are_told(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in BREAKS
    told = problems(tmp_path, WHOLE + BREAKS.replace(old, new))
    assert [text for at, text in told if at == line and words in text], told


MAIL = "retours:\n  courriel: site@clairval.example\n"
FORM = "retours:\n  formulaire: https://formulaires.clairval.example/site\n"


def test_without_a_way_back_there_is_none(tmp_path: Path) -> None:
    assert load(tmp_path, WHOLE).retours is None


def test_a_remark_by_e_mail_names_the_page_and_its_address(tmp_path: Path) -> None:
    back = load(tmp_path, WHOLE + MAIL).retours
    assert back is not None
    address = urlsplit(back.address("Parcs & jardins", "https://www.clairval.example/parcs/"))
    assert (address.scheme, address.path) == ("mailto", "site@clairval.example")
    said = parse_qs(address.query)
    assert said["subject"] == ["Page «\u00a0Parcs & jardins\u00a0»"]
    assert said["body"] == ["Adresse de la page\u00a0: https://www.clairval.example/parcs/\r\n\r\n"]


@pytest.mark.parametrize("own", ["", "?service=web"])
def test_a_form_is_given_the_page_and_its_address(tmp_path: Path, own: str) -> None:
    back = load(tmp_path, WHOLE + FORM.replace("/site", f"/site{own}")).retours
    assert back is not None
    address = urlsplit(back.address("Parcs & jardins", "https://www.clairval.example/parcs/"))
    assert (address.netloc, address.path) == ("formulaires.clairval.example", "/site")
    wanted = {"titre": ["Parcs & jardins"], "page": ["https://www.clairval.example/parcs/"]}
    assert parse_qs(address.query) == ({"service": ["web"], **wanted} if own else wanted)


@pytest.mark.parametrize(
    "written,line,words",
    [
        (MAIL + FORM.replace("retours:\n", ""), 24, "soit « courriel: … », soit « formulaire: … »"),
        ("retours: {}\n", 24, "ne dit pas où arrivent les remarques"),
        ("retours: site@clairval.example\n", 24, "Plusieurs clés sont attendues ici (courriel, formulaire)"),
        (MAIL.replace("courriel", "email"), 25, "Vouliez-vous dire « courriel » ?"),
        (MAIL.replace("@", " at "), 25, "Une adresse de courriel a un « @ » et un domaine."),
        (FORM.replace("https://", ""), 25, "Une adresse web commence par « https:// »."),
        (MAIL.replace(".example", ".fr"), 24, "pas un vrai domaine : clairval.fr (« retours »)"),
        (FORM.replace(".example", ".fr"), 24, "pas un vrai domaine : formulaires.clairval.fr (« retours »)"),
        (MAIL.replace("retours", "retour"), 24, "Vouliez-vous dire « retours » ?"),
    ],
)
def test_a_way_back_that_leads_nowhere_is_told(tmp_path: Path, written: str, line: int, words: str) -> None:
    [(told, sentence)] = problems(tmp_path, WHOLE + written)
    assert told == line
    assert words in sentence.replace("\u202f", " ")
