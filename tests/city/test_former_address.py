"""The addresses that a page had before: which are taken, and how each that is not is told."""

from __future__ import annotations

import pytest

from city.content_types.alert import Alert
from city.errors import Complaint
from city.former_address import FormerAddress
from city.located import compose
from city.models import Content, Page, read_front


def read(addresses: str, model: type[Content] = Page) -> tuple[object, list[Complaint]]:
    front = compose(f"title: La cantine\nanciennes_adresses:{addresses}\n")
    assert front is not None
    said, complaints = read_front(model, front)
    return said.get("anciennes_adresses"), complaints


@pytest.mark.parametrize(
    "written, path, save_as",
    [
        ("/ecoles/cantine/", "/ecoles/cantine/", "ecoles/cantine/index.html"),
        ("/ecoles/cantine", "/ecoles/cantine/", "ecoles/cantine/index.html"),
        ("/Ecoles/Cantine.html", "/Ecoles/Cantine.html", "Ecoles/Cantine.html"),
        ("/cantine.HTM", "/cantine.HTM", "cantine.HTM"),
        ("/%C3%A9coles/", "/écoles/", "écoles/index.html"),
        ("/écoles/", "/écoles/", "écoles/index.html"),
        ("/charte-2.1", "/charte-2.1/", "charte-2.1/index.html"),
        ("/cantine.php/menus", "/cantine.php/menus/", "cantine.php/menus/index.html"),
    ],
)
def test_what_an_address_may_look_like(written: str, path: str, save_as: str) -> None:
    found, complaints = read(f"\n  - {written}")
    assert complaints == []
    assert found == (FormerAddress(path, 3),)
    assert isinstance(found, tuple)
    assert found[0].save_as == save_as


NONE = "Ce n’est pas l’adresse d’une page du site\u00a0: "
MORE = "Une ancienne adresse n’a ni «\u00a0?\u00a0» ni «\u00a0#\u00a0»\u00a0: "
HERE = "Une ancienne adresse s’écrit sans le nom du site\u00a0: "
PAGE = "Aucune page ne peut répondre à cette adresse\u00a0: "


@pytest.mark.parametrize(
    "written, message, fix",
    [
        ("ecoles/cantine/", NONE, "«\u00a0- /ecoles/cantine/\u00a0»"),
        ("/la cantine/", NONE, "«\u00a0- /la-cantine/\u00a0»"),
        ("/la%20cantine/", NONE, "«\u00a0- /la-cantine/\u00a0»"),
        ("/ecoles//cantine/", NONE, "«\u00a0- /ecoles/cantine/\u00a0»"),
        ("/ecoles//", NONE, "«\u00a0- /ecoles/\u00a0»"),
        ("/../cantine/", NONE, "«\u00a0- /cantine/\u00a0»"),
        ("/%2e%2e/cantine/", NONE, "«\u00a0- /cantine/\u00a0»"),
        ("/./cantine.html", NONE, "«\u00a0- /cantine.html\u00a0»"),
        ("/100%/", NONE, "«\u00a0- /100/\u00a0»"),
        ("/%E9coles/", NONE, "«\u00a0- /coles/\u00a0»"),
        ("/a%00b/", NONE, "«\u00a0- /a-b/\u00a0»"),
        ("/a%3Fb/", NONE, "«\u00a0- /a-b/\u00a0»"),
        ("/a\\b/", NONE, "«\u00a0- /a-b/\u00a0»"),
        ("//", NONE, "«\u00a0- /ancienne-rubrique/page/\u00a0»"),
        ("https://www.ville.example/cantine/", HERE, "«\u00a0- /cantine/\u00a0»"),
        ("HTTP://ville.example", HERE, "«\u00a0- /\u00a0»"),
        ("https://[ville/cantine/", HERE, "«\u00a0- /ancienne-rubrique/page/\u00a0»"),
        ("/spip.php?article12", MORE, "«\u00a0- /spip.php\u00a0»"),
        ("/cantine/#tarifs", MORE, "«\u00a0- /cantine/\u00a0»"),
        ("?p=12", MORE, "«\u00a0- /ancienne-rubrique/page/\u00a0»"),
        ("/cantine.php", PAGE, "réglages du serveur web"),
        ("/documents/menus.pdf", PAGE, "docs/redirections.md"),
    ],
)
def test_what_is_no_address_is_told_with_its_line_and_one_that_would_do(written: str, message: str, fix: str) -> None:
    found, complaints = read(f"\n  - /bonne/\n  - {written}")
    assert found is None
    (complaint,) = complaints
    assert (complaint.line, complaint.message.fr) == (4, message + written)
    assert fix in complaint.fix.fr


@pytest.mark.parametrize(
    "addresses, line, message",
    [
        (" /cantine/", 2, "«\u00a0anciennes_adresses\u00a0» n’est pas une liste."),
        ("", 2, "«\u00a0anciennes_adresses\u00a0» n’est pas une liste."),
        ("\n  -", 3, "«\u00a0anciennes_adresses\u00a0» est vide."),
        ("\n  - [/a/]", 3, "«\u00a0anciennes_adresses\u00a0» attend une seule valeur, pas une liste ni des clés."),
    ],
)
def test_what_is_no_list_of_addresses(addresses: str, line: int, message: str) -> None:
    _, complaints = read(addresses)
    assert [(complaint.line, complaint.message.fr) for complaint in complaints] == [(line, message)]


@pytest.mark.parametrize("word", ["ancienne_adresse", "redirections", "alias", "redirect_from", "anciennes_adresse"])
def test_the_words_of_others_lead_to_the_key(word: str) -> None:
    front = compose(f"title: La cantine\n{word}: [/a/]\n")
    assert front is not None
    (complaint,) = read_front(Page, front)[1]
    assert "Vouliez-vous dire «\u00a0anciennes_adresses\u00a0»" in complaint.fix.fr


def test_an_alert_does_not_move() -> None:
    told = [complaint for complaint in read("\n  - /vent-fort/", Alert)[1] if complaint.line == 2]
    assert [complaint.message.fr for complaint in told] == ["Une alerte n’a pas d’«\u00a0anciennes_adresses\u00a0»."]
