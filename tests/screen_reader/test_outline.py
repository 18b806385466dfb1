"""What Chromium tells screen readers of every template, on every test run: `outlines/NAME.txt`, which people write.

The frame that all pages have is in `outlines/cadre.txt`, once.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.browser.browser import Browser
from tests.screen_reader.outline import outline
from tests.screen_reader.small_city import TEMPLATES
from tests.theme.conftest import ROOT, Project

OUTLINES: Final = Path(__file__).parent / "outlines"
FRAME: Final = ("navigation « Accès direct »", "bannière", "pied de page")
# The tree has no property for these two; the elements that bear them do.
CURRENT: Final = """[...document.querySelectorAll('main [aria-current], header [aria-current]')]
    .filter(e => e.checkVisibility())
    .map(e => `courant (${e.getAttribute('aria-current')}) : ` + (e.getAttribute('aria-label') ?? e.textContent))"""
LANGUAGES: Final = """[...document.querySelectorAll('body [lang]')]
    .map(e => `en « ${e.lang} » : ` + e.textContent)"""

Told = Callable[[str], list[str]]


def blocks(lines: list[str]) -> list[list[str]]:
    """Cut an outline before each line at the margin."""
    cut: list[list[str]] = []
    for line in lines:
        if line.startswith(" "):
            cut[-1].append(line)
        else:
            cut.append([line])
    return cut


def differences(path: Path, found: list[str]) -> str:
    """Say how an outline differs from what is in its file; nothing where it does not."""
    written = path.read_text("utf-8").splitlines()
    # Only people use no-break spaces: those that read an outline see none.
    found = [line.replace("\u00a0", " ").replace("\u202f", " ") for line in found]
    return "\n".join(difflib.unified_diff(written, found, path.name, "Chromium", lineterm=""))


@pytest.fixture
def told(browser: Browser, small_city: Project) -> Told:
    """Give the outline of a template's page."""
    site = browser.serve(small_city.output).rstrip("/")

    def tell(name: str) -> list[str]:
        browser.goto(site + TEMPLATES[name])
        return outline(browser.accessibility_nodes())

    return tell


def test_every_template_that_makes_pages_has_its_outline() -> None:
    templates = {path.stem for path in (ROOT / "theme" / "templates").glob("*.html")}
    # What the others build on, the lists of Pelican's that the settings switch off, the page that leads on at once,
    # before a screen reader can read it, and the style guide, which no site of residents has.
    makes_none = {"base", "news_item", "news_list", "author", "category", "tag", "redirection"}
    makes_none |= {"guide_de_style", "guide_composant", "guide_exemple"}
    assert templates - makes_none == set(TEMPLATES)
    assert {path.stem for path in OUTLINES.glob("*.txt")} == {*TEMPLATES, "cadre"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_tells_what_its_outline_says(name: str, told: Told, browser: Browser) -> None:
    own = [line for block in blocks(told(name)) if block[0] not in FRAME for line in block]
    marks = [" ".join(mark.split()) for mark in browser.evaluate(CURRENT) + browser.evaluate(LANGUAGES)]
    assert not differences(OUTLINES / f"{name}.txt", own + marks)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_page_has_the_same_frame_in_the_same_order(name: str, told: Told) -> None:
    lines = told(name)
    assert not differences(
        OUTLINES / "cadre.txt", [line for block in blocks(lines) if block[0] in FRAME for line in block]
    )
    order = [block[0] for block in blocks(lines)]
    alert = ["région « Alerte »"] if name in ("page", "question") else []
    # Whoever comes to a page that there is not has nothing to say of it.
    feedback = [] if name == "erreur_404" else ["complément « Votre avis sur cette page »"]
    assert order == ["navigation « Accès direct »", *alert, "bannière", "contenu principal", *feedback, "pied de page"]


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<h2>Un</h2><div role=heading aria-level=4>Deux</div>", ["titre 2 « Un »", "titre 4 « Deux »"]),
        ("<a href=/a>Lire</a><a>Rien</a>", ["lien « Lire »"]),
        ("<ul><li>Un<li><a href=/>Deux</a></ul>", ["liste de 2", "  lien « Deux »"]),
        ("<img src='data:,' alt='Un arbre'><img src='data:,' alt=''>", ["image « Un arbre »"]),
        ("<button aria-expanded=false>Menu</button>", ["bouton « Menu » (fermé)"]),
        ("<details open><summary>Plus</summary>Oui</details>", ["volet « Plus » (ouvert)"]),
        (
            "<details name=a><summary>Un</summary></details>"
            "<fieldset><legend>Quand</legend><label><input type=checkbox checked> Lundi</label></fieldset>",
            ["volet « Un » (fermé)", "groupe « Quand »", "  case à cocher « Lundi » (coché)"],
        ),
        (
            "<label>Nom <input required aria-describedby=a></label><p id=a>En entier</p>",
            ["champ « Nom » (décrit : En entier) (obligatoire)"],
        ),
        (
            "<table><caption>Prix</caption><tr><th scope=col>Jour<tr><th scope=row>Lundi<td>1 €</table>",
            [
                "tableau « Prix »",
                "  légende",
                "  ligne",
                "    en-tête de colonne « Jour »",
                "  ligne",
                "    en-tête de ligne « Lundi »",
                "    cellule « 1 € »",
            ],
        ),
        ("<div aria-hidden=true><a href=/>Caché</a></div><nav><p>Rien</nav>", ["navigation"]),
    ],
)
def test_an_outline_tells_names_roles_levels_and_states(browser: Browser, html: str, expected: list[str]) -> None:
    browser.show(f"<!DOCTYPE html><html lang=fr><title>Essai</title><body>{html}")
    assert outline(browser.accessibility_nodes()) == expected
