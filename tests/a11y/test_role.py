"""Roles: explicit where they hold, else what HTML implies; focus, and the levels of headings."""

from __future__ import annotations

import pytest

from a11y.page import Page
from a11y.parser import parse
from a11y.role import aria_level, heading_level, is_disabled, is_focusable, is_summary
from a11y.tree import Element


def it(body: str) -> Element:
    """The element marked `data-it`."""
    return next(
        element for element in parse(f"<!doctype html><body>{body}".encode()).elements if element.has("data-it")
    )


def role(body: str) -> str | None:
    page = Page(f"<!doctype html><body>{body}".encode(), "/x.html")
    return page.role(next(element for element in page.elements if element.has("data-it")))


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<h3 data-it>x</h3>", "heading"),
        ('<div data-it role="HEADING">x</div>', "heading"),
        ('<div data-it role="titre heading button">x</div>', "heading"),
        ('<h2 data-it role="titre">x</h2>', "heading"),
        ('<h2 data-it role="tab">x</h2>', "tab"),
        ('<h2 data-it role="none">x</h2>', "none"),
        ('<h2 data-it role="presentation">x</h2>', "none"),
        ('<h2 data-it role="none" tabindex="-1">x</h2>', "heading"),
        ('<h2 data-it role="none" aria-label="">x</h2>', "heading"),
        ('<h2 data-it role="none" aria-level="2">x</h2>', "none"),
        ('<svg><image data-it href="a.png"/></svg>', "img"),
        ('<span data-it role="image">x</span>', "img"),
        ("<math data-it><mi>x</mi></math>", "math"),
        ("<math><mi data-it>x</mi></math>", None),
        ("<a data-it>x</a>", "generic"),
        ('<a data-it href="#">x</a>', "link"),
        ("<img data-it>", "img"),
        ('<img data-it alt="">', "none"),
        ('<img data-it alt="" title="Plan">', "img"),
        ("<header data-it></header>", "banner"),
        ("<main><header data-it></header></main>", "generic"),
        ("<article><footer data-it></footer></article>", "generic"),
        *(
            (f"<div role={role}><{tag} data-it></{tag}></div>", "generic")
            for role in ("article", "complementary", "main", "navigation", "region")
            for tag in ("header", "footer")
        ),
        ('<div role="titre REGION"><header data-it></header></div>', "generic"),
        ("<div role=group><header data-it></header></div>", "banner"),
        ("<section role=presentation><header data-it></header></section>", "generic"),
        ("<aside data-it></aside>", "complementary"),
        ("<main><aside data-it></aside></main>", "complementary"),
        ("<article><aside data-it></aside></article>", "generic"),
        ('<article><aside data-it aria-label="À lire"></aside></article>', "complementary"),
        ("<section data-it></section>", "generic"),
        ('<section data-it aria-label="Agenda"></section>', "region"),
        ("<select data-it></select>", "combobox"),
        ('<select data-it size="4"></select>', "listbox"),
        ('<select data-it size="²"></select>', "combobox"),
        ('<input data-it type="email">', "textbox"),
        ('<input data-it type="DATE">', None),
        ('<input data-it list="villes">', "combobox"),
        ('<table><tr><th data-it scope="row">x</table>', "rowheader"),
    ],
)
def test_the_role_of(html: str, expected: str | None) -> None:
    assert role(html) == expected


@pytest.mark.parametrize(
    "html, level",
    [
        ("<h4 data-it>x</h4>", 4),
        ('<h4 data-it aria-level="2">x</h4>', 2),
        ('<h4 data-it aria-level=" 3 ">x</h4>', 3),
        ('<h4 data-it aria-level="0">x</h4>', 4),
        ('<h4 data-it aria-level="-1">x</h4>', 4),
        ('<h4 data-it aria-level="2.5">x</h4>', 4),
        ('<h4 data-it aria-level="²">x</h4>', 4),
        ('<h4 data-it aria-level="٣">x</h4>', 4),
        ('<div data-it role="heading">x</div>', 2),
        ('<div data-it role="heading" aria-level="7">x</div>', 7),
    ],
)
def test_the_level_of_a_heading(html: str, level: int) -> None:
    assert heading_level(it(html)) == level


def test_only_a_positive_integer_is_an_aria_level() -> None:
    assert aria_level(it('<div data-it aria-level="12">x</div>')) == 12
    assert aria_level(it('<div data-it aria-level="deux">x</div>')) is None
    assert aria_level(it("<h2 data-it>x</h2>")) is None


@pytest.mark.parametrize(
    "html, expected",
    [
        ('<p data-it tabindex="0">x</p>', True),
        ('<p data-it tabindex="-1">x</p>', True),
        ('<p data-it tabindex="²">x</p>', False),
        ('<p data-it tabindex="">x</p>', False),
        ("<a data-it>x</a>", False),
        ('<a data-it href="">x</a>', True),
        ("<button data-it disabled>x</button>", False),
        ('<button data-it disabled tabindex="0">x</button>', False),
        ('<button data-it aria-disabled="true">x</button>', True),
        ('<fieldset disabled><a data-it href="/">x</a></fieldset>', True),
        ('<p data-it inert tabindex="0">x</p>', False),
        ('<div inert><p><a data-it href="/">x</a></p></div>', False),
        ("<fieldset disabled><button data-it>x</button></fieldset>", False),
        ("<fieldset disabled><legend><button data-it>x</button></legend></fieldset>", True),
        (
            "<fieldset disabled><fieldset disabled><legend><button data-it>x</button></legend></fieldset></fieldset>",
            False,
        ),
        ('<input data-it type="hidden">', False),
        ('<input data-it type="hidden" tabindex="0">', False),
        ("<video data-it controls></video>", True),
        ("<video data-it></video>", False),
        ("<details><summary data-it>x</summary></details>", True),
        ("<details><summary>x</summary><summary data-it>y</summary></details>", False),
        ("<summary data-it>x</summary>", False),
        ("<p data-it contenteditable>x</p>", True),
    ],
)
def test_what_takes_focus(html: str, expected: bool) -> None:
    assert is_focusable(it(html)) is expected


def test_only_the_first_summary_of_details_is_one() -> None:
    assert is_summary(it("<details><p>x</p><summary data-it>x</summary></details>"))
    assert not is_summary(it("<details><div><summary data-it>x</summary></div></details>"))


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<fieldset disabled><legend>a</legend><legend><input data-it></legend></fieldset>", True),
        ("<fieldset disabled><legend><input data-it></legend></fieldset>", False),
        ("<select><optgroup disabled><option data-it>x</optgroup></select>", True),
        ("<fieldset disabled><p data-it>x</p></fieldset>", False),
    ],
)
def test_a_control_is_disabled_by_what_holds_it(html: str, expected: bool) -> None:
    assert is_disabled(it(html)) is expected


def test_a_paragraph_is_never_disabled_by_its_own_attribute() -> None:
    assert not is_disabled(it("<p data-it disabled>x</p>"))
