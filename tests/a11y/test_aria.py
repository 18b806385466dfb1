"""Roles, states and properties: what the standard says of each, and what the rules make of it on odd pages."""

from __future__ import annotations

import re

import pytest

from a11y.aria.ownership import owned, owner
from a11y.aria.properties import PROPERTIES, is_permitted, is_valid
from a11y.aria.roles import CHILDREN_PRESENTATIONAL, CONTEXT, OWNED, REQUIRED, UNNAMEABLE, is_role
from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.page import Page
from a11y.tree import Element


def page_of(body: str) -> Page:
    return Page(whole_page(body), "/page.html")


def by_id(page: Page, name: str) -> Element:
    return page.ids[name]


def failures(body: str, rule: str) -> list[str]:
    report = check_page(whole_page(body), "/page.html", {}, Config())
    return [found.message.en for found in report.findings if found.rule == rule]


@pytest.mark.parametrize("table", [CONTEXT, OWNED, REQUIRED, dict.fromkeys(CHILDREN_PRESENTATIONAL | UNNAMEABLE)])
def test_the_tables_speak_of_roles_that_exist(table: dict[str, object]) -> None:
    assert [role for role in table if not is_role(role)] == []


def test_what_a_role_requires_it_may_bear() -> None:
    element = page_of('<p id="p">x</p>').ids["p"]
    for role, names in REQUIRED.items():
        for name in names:
            assert name in PROPERTIES
            assert is_permitted(name, role, element), (name, role)


def test_what_belongs_into_a_role_is_owned_by_it() -> None:
    for role, around in OWNED.items():
        for item in around:
            assert item not in CONTEXT or role in CONTEXT[item] or (item, role) == ("group", role), (item, role)


@pytest.mark.parametrize(
    "name, value, valid",
    [
        ("aria-hidden", "true", True),
        ("aria-hidden", "undefined", True),
        ("aria-hidden", "1", False),
        ("aria-atomic", "undefined", False),
        ("aria-checked", "MIXED", True),
        ("aria-level", "2", True),
        ("aria-level", "0", False),
        ("aria-level", "²", False),
        ("aria-level", "9" * 5000, True),
        ("aria-colcount", "-1", True),
        ("aria-colcount", "-2", False),
        ("aria-valuenow", "1.", True),
        ("aria-valuenow", ".5e3", True),
        ("aria-valuenow", "1,5", False),
        ("aria-relevant", "text  all", True),
        ("aria-activedescendant", "a b", False),
        ("aria-labelledby", "a b", True),
        ("aria-label", "anything", True),
    ],
)
def test_a_value_fits_its_type(name: str, value: str, valid: bool) -> None:
    assert is_valid(name, value) is valid


def test_groups_hand_on_what_they_hold_and_aria_owns_moves_it() -> None:
    page = page_of(
        '<div role="list" id="l" aria-owns="far"><div><span role="listitem" id="near">A</span></div>'
        '<p role="none"><b role="listitem" id="deep">B</b></p></div><section><p role="listitem" id="far">C</p>'
        "</section>"
    )
    inside = [element.id for element in owned(by_id(page, "l"), page)]
    assert inside == ["near", "deep", "far"]
    assert all(owner(by_id(page, name), page) is by_id(page, "l") for name in inside)


def test_elements_that_own_one_another_in_a_ring_end_the_search() -> None:
    page = page_of('<div id="a" aria-owns="b"></div><div id="b" aria-owns="a"><p role="listitem" id="p">A</p></div>')
    assert owner(by_id(page, "p"), page) is None
    assert list(owned(by_id(page, "a"), page)) == [by_id(page, "p")]


def test_a_cell_of_a_grid_is_a_grid_cell() -> None:
    page = page_of('<table role="grid"><tr><td id="a">1</td></tr></table><table><tr><td id="b">1</td></tr></table>')
    assert page.role(by_id(page, "a")) == "gridcell"
    assert page.role(by_id(page, "b")) == "cell"


def test_a_misspelt_role_and_attribute_are_told_with_what_was_meant() -> None:
    assert 'Did you mean "button"?' in failures('<p role="boutton">x</p>', "aria-role")[0]
    assert "Did you mean aria-labelledby?" in failures('<p aria-labeledby="x">x</p>', "aria-attribute")[0]


def test_a_page_of_odd_aria_does_not_crash_the_rules() -> None:
    odd = "".join(
        f'<{tag} role="{role}" aria-owns="x1 x2 {tag}" aria-level="a" aria-controls="" aria-expanded="TRUE" '
        f'tabindex="0">'
        for tag in ("div", "ul", "li", "td", "x-y", "svg", "math", "button", "p", "dialog", "option")
        for role in (*sorted(OWNED), *sorted(CONTEXT), "", "none", "  ", "combobox")
    )
    report = check_page(whole_page(odd), "/page.html", {}, Config())
    assert report.status == "checked", report.reason


CORRECT = [
    # The state's design system, Bootstrap, WordPress: what sites are really made of.
    '<dialog aria-labelledby="t" role="dialog" id="m"><h2 id="t">Aide</h2><p>Texte</p></dialog>',
    '<ul role="tablist"><li role="presentation"><button type="button" role="tab" aria-selected="true" '
    'aria-controls="a">Un</button></li></ul><div role="tabpanel" id="a" tabindex="0" aria-label="Un">Texte</div>',
    '<div role="alert" aria-live="assertive" aria-atomic="true">Enregistré</div>',
    '<form aria-label="Contact" action="/c/"><p><label>Nom <input aria-required="true" aria-invalid="false" '
    'autocomplete="name"></label></p><button>Envoyer le message</button></form>',
    '<ul class="menu"><li><button type="button" aria-haspopup="true" aria-expanded="false">Vivre</button></li></ul>',
    '<p><a role="button" href="#a" aria-expanded="false" aria-controls="a">Plus</a></p><div id="a">Texte</div>',
    '<p><svg aria-hidden="true" focusable="false"><path d="M0 0h9"></path></svg> Ouvert</p>',
    '<div role="tree" aria-label="Plan"><div role="treeitem" tabindex="0" aria-expanded="true">A<div role="group">'
    '<div role="treeitem" tabindex="-1">B</div></div></div></div>',
    '<div role="toolbar" aria-label="Texte" aria-orientation="horizontal"><button type="button" aria-pressed="false">'
    "Gras</button></div>",
    '<p><label for="c">Ville</label> <input id="c" role="combobox" aria-expanded="false" aria-autocomplete="list" '
    'aria-controls="pas-encore"></p>',
    '<nav aria-label="Fil d\'Ariane"><ol><li><a href="/">Accueil</a></li><li><a aria-current="page">Parc</a></li></ol>'
    "</nav>",
    '<p>Voir <a href="#n" id="r" role="doc-noteref" aria-describedby="n">1</a></p><p id="n" '
    'role="doc-footnote">Note</p>',
    '<script>document.addEventListener("keydown", (e) => { if (e.key === "Escape") { shut(); } });</script>'
    "<p>Texte</p>",
    '<script>document.querySelector("main").addEventListener("click", () => { shut(); });</script><p>Texte</p>',
    '<p><label>Le <input type="date" onblur="check(this)" onkeydown="if (event.key === \'Enter\') next(this)"></label>'
    "</p>",
    '<div aria-hidden="true" style="display: none"><button type="button" onclick="shut()">Fermer</button></div>',
]


@pytest.mark.parametrize("body", CORRECT)
def test_correct_pages_are_left_alone(body: str) -> None:
    ours = re.compile(
        "aria-|role-|widget-|click-|focus-(trap|held|removed)|keyboard-|device-|interactive-|script-|live-|"
        "presentational-|accesskey-"
    )
    report = check_page(whole_page(body), "/page.html", {}, Config())
    assert report.status == "checked", report.reason
    assert [(found.rule, found.message.en) for found in report.findings if ours.match(found.rule)] == []
