"""The main menu on two levels: what it holds, and that it opens by every means, with and without JavaScript."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Literal

import pytest

from city.menu import MOST_PAGES, menu
from tests.browser.browser import Browser
from tests.theme.conftest import Project

SPORT = {"path": "sport", "url": "/sport/", "title": "Sport"}
AGENDA = {"path": "agenda", "url": "/agenda/", "title": "Agenda"}
ADDRESS = "/sport/reserver-un-creneau/"
WHOLE = ".main-nav > details > summary"
SHOWN = "[...document.querySelectorAll('.main-nav a, .main-nav summary')].filter(e => e.checkVisibility())"
OPEN = "[...document.querySelectorAll('.main-nav details details[open] > summary')].map(e => e.textContent)"
FOCUS = "document.activeElement.textContent"
CLOSED = "new Promise(done => setTimeout(done, 300))"


def page(name: str, **said: object) -> SimpleNamespace:
    usual = {"title": name, "url": f"sport/{name}/", "section": "sport", "template": "page", "lang": "fr"}
    return SimpleNamespace(**{**usual, "order": 100, "rang": 100, **said})


def test_a_section_shows_its_pages_in_the_order_of_the_editors_under_their_short_titles() -> None:
    landing = page("sport", url="sport/")
    pages = [page("b", rang=20), page("a", rang=30, titre_court="A &amp; co"), page("c", rang=10), landing]
    sport, agenda = menu([SPORT, AGENDA], pages, "fr")
    assert (sport["title"], sport["url"]) == ("Sport", "/sport/")
    assert [one["title"] for one in sport["pages"]] == ["c", "b", "A & co"]
    assert [one["url"] for one in sport["pages"]] == ["/sport/c/", "/sport/b/", "/sport/a/"]
    assert agenda["pages"] == []


def test_a_section_shows_no_more_pages_than_one_reads_and_says_which_are_in_another_language() -> None:
    (sport,) = menu([SPORT], [page(f"{n}", rang=n, lang="en" if n == 1 else "fr") for n in range(20)], "fr")
    assert [one["title"] for one in sport["pages"]] == [f"{n}" for n in range(MOST_PAGES)]
    assert [one["lang"] for one in sport["pages"]][:3] == [None, "en", None]


def test_the_menu_leads_to_every_page_of_the_sections(built: Project) -> None:
    tree = built.page("/404.html")
    (navigation,) = (each for each in tree.iter("nav") if each.get("id") == "menu")
    menu_links = {link.get("href") for link in navigation.iter("a")}
    assert {"/actualites/", "/agenda/", "/sport/", ADDRESS, "/mairie/contact/", "/lieux/piscine/"} <= menu_links
    assert menu_links <= {address for address, _ in built.pages()}
    assert {each.get("name") for each in navigation.iter("details")} == {None, "menu"}


def tab_to(window: Browser, text: str) -> None:
    """Press Tab until an element of this text has the focus."""
    for _ in range(40):
        window.press("Tab")
        if window.evaluate(FOCUS).strip() == text:
            return
    raise AssertionError(f"Tab never reaches {text}")


@pytest.mark.parametrize("scripted", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_is_reached_by_keyboard_alone(window: Browser, site: str, width: int, scripted: bool) -> None:
    window.javascript(scripted)
    window.viewport(width)
    window.goto(f"{site}/404.html")
    if width == 320:
        assert window.evaluate(f"{SHOWN}.map(e => e.textContent)") == ["Menu"]
        tab_to(window, "Menu")
        window.press("Enter")
    tab_to(window, "Culture")
    window.press("Enter")
    assert window.evaluate(OPEN) == ["Culture"]
    tab_to(window, "Le conservatoire")
    assert window.evaluate("document.activeElement.getAttribute('href')") == "/culture/conservatoire/"


def test_opening_a_section_closes_the_other_and_covers_nothing(window: Browser, site: str) -> None:
    window.goto(site + ADDRESS)
    top = "document.querySelector('main').getBoundingClientRect().top"
    before = window.evaluate(top)
    for name in ("Sport", "Mairie"):
        window.evaluate(f"{SHOWN}.find(e => e.textContent === '{name}').click()")
        assert window.evaluate(OPEN) == [name]
        last = window.evaluate(f"Math.max(...{SHOWN}.map(e => e.getBoundingClientRect().bottom))")
        assert before < last <= window.evaluate(top)


@pytest.mark.parametrize("width", [1280, 320])
def test_escape_closes_the_innermost_and_gives_the_focus_back(window: Browser, site: str, width: int) -> None:
    window.viewport(width)
    window.goto(site + ADDRESS)
    if width == 320:
        tab_to(window, "Menu")
        window.press("Enter")
    tab_to(window, "Sport")
    window.press("Enter")
    tab_to(window, "Piscine")
    # A screen reader says what closed only if it could say before where the focus went.
    window.evaluate("addEventListener('focusin', e => setTimeout(() => window.open_ = e.target.parentElement.open))")
    window.press("Escape")
    window.evaluate(CLOSED)
    assert (window.evaluate(OPEN), window.evaluate(FOCUS)) == ([], "Sport")
    assert window.evaluate("window.open_") is True
    window.press("Escape")
    window.evaluate(CLOSED)
    assert window.evaluate(FOCUS) == ("Menu" if width == 320 else "Sport")
    assert window.evaluate(f"{SHOWN}.length") == (1 if width == 320 else 8)


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "text spaced"])
@pytest.mark.parametrize("width, zoom", [(1280, 1), (1280, 2), (1280, 4), (320, 1)])
def test_every_open_section_fits_and_has_room_for_a_finger(
    window: Browser, site: str, width: int, zoom: float, spaced: bool
) -> None:
    window.viewport(width, zoom=zoom)
    window.goto(site + ADDRESS)
    if spaced:
        window.widen_text()
    window.evaluate(f"document.querySelector('{WHOLE}').click()")
    sections = window.evaluate(f"{SHOWN}.filter(e => e.tagName === 'SUMMARY').map(e => e.textContent)")
    assert [name for name in sections if name != "Menu"] == [
        "Enfance",
        "Sport",
        "Espaces verts",
        "État civil",
        "Culture",
        "Mairie",
    ]
    for name in sections:
        if name == "Menu":
            continue
        window.evaluate(f"{SHOWN}.find(e => e.textContent === '{name}').click()")
        boxes = window.evaluate(
            f"{SHOWN}.map(e => [e.textContent, e.getBoundingClientRect().height, e.scrollWidth - e.clientWidth])"
        )
        assert [box for box in boxes if box[1] < 44 or box[2] > 0] == [], name
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pa11y_finds_nothing_in_an_open_menu(
    window: Browser, site: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    window.viewport(width)
    window.emulate(scheme=scheme)
    window.goto(site + ADDRESS)
    window.evaluate(f"document.querySelector('{WHOLE}').click()")
    window.evaluate(f"{SHOWN}.find(e => e.textContent === 'Sport').click()")
    assert [(issue["code"], issue["selector"]) for issue in window.pa11y()] == []


def told(tree: dict[str, Any]) -> Iterator[tuple[str, bool | None]]:
    """Give the name of each node of the accessibility tree, and whether it says that it is open."""
    yield tree.get("name", ""), tree.get("expanded")
    for child in tree.get("children", ()):
        yield from told(child)


def test_a_screen_reader_is_told_what_is_open_and_reads_nothing_of_what_is_closed(window: Browser, site: str) -> None:
    window.goto(site + ADDRESS)
    assert ("Sport", False) in told(window.accessibility_tree())
    assert "Toute la rubrique Sport" not in dict(told(window.accessibility_tree()))
    window.evaluate(f"{SHOWN}.find(e => e.textContent === 'Sport').click()")
    assert ("Sport", True) in told(window.accessibility_tree())
    assert "Toute la rubrique Sport" in dict(told(window.accessibility_tree()))
