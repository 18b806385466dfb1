"""Scripts are read where they stand plainly, and no further."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.javascript import braced, functions, without_comments
from a11y.page import Page
from a11y.rules.keyboard_shortcut import single_keys
from a11y.script import focused_by, handler, has_unread_script, listeners, scripts
from a11y.trap import traps
from a11y.tree import Element


def page_of(body: str, files: dict[str, str] | None = None) -> Page:
    return Page(whole_page(body), "/page.html", files or {})


def test_comments_are_left_out_and_strings_stay() -> None:
    assert without_comments('a("// no"); // yes\nb(/* yes */ "/* no */");').split() == [
        'a("//', 'no");', "b(", '"/*', 'no', '*/");'
    ]  # fmt: skip  # one line says it
    assert "https://levallois.fr" in without_comments('go("https://levallois.fr")')


def test_scripts_of_the_site_are_read_and_those_of_others_are_not() -> None:
    body = '<script src="/js/a.js"></script><script src="https://exemple.fr/b.js"></script><script>own()</script>'
    page = page_of(body, {"/js/a.js": "theirs()"})
    assert page.once(scripts) == ("theirs()", "own()")
    assert has_unread_script(page)
    assert not has_unread_script(page_of('<script src="/js/a.js"></script>', {"/js/a.js": "theirs()"}))


def test_data_for_scripts_is_no_script() -> None:
    assert page_of('<script type="application/ld+json">{"a": 1}</script>').once(scripts) == ()


@pytest.mark.parametrize(
    "code, target",
    [
        ('document.getElementById("b").addEventListener("click", () => { go(); })', "b"),
        ('document.querySelector("#b").addEventListener("click", function (e) { go(); })', "b"),
        ('const one = document.getElementById("b"); one.addEventListener("click", go)', "b"),
        ('b.onclick = () => { go(); }', "b"),
        ('window.addEventListener("click", go)', "page"),
        ('addEventListener("click", go)', "page"),
        ('document.body.onclick = go;', "page"),
        ('menu().addEventListener("click", go)', None),
        ('document.querySelector(".b").addEventListener("click", go)', None),
    ],
)  # fmt: skip  # one case a line
def test_listeners_are_found_with_their_targets(code: str, target: str | None) -> None:
    found = page_of(f'<button id="b">B</button><script>{code}</script>').once(listeners)
    assert [listener.event for listener in found] == ["click"]
    where = found[0].target
    assert (where.id if isinstance(where, Element) else where) == target


def test_what_a_handler_calls_is_read_with_what_it_is_given() -> None:
    page = page_of(
        "<script>function back(name) { document.getElementById(name).focus(); }</script>"
        '<button id="a" onclick="back(\'b\')">A</button><button id="b">B</button>'
    )
    code = handler(page.ids["a"], page, "click")
    assert focused_by(code, page.ids["a"], page) is page.ids["b"]
    assert set(functions(page.once(scripts))) == {"back"}


def test_functions_that_call_one_another_end() -> None:
    page = page_of(
        "<script>function one() { two(); } function two() { one(); }</script><button id='a' onclick='one()'>A</button>"
    )
    assert "two()" in handler(page.ids["a"], page, "click")


@pytest.mark.parametrize("text", ["{", "{'", "{(}", '{"\\', "{{{{"])
def test_what_never_closes_holds_nothing(text: str) -> None:
    assert braced(text, 0) is None


@pytest.mark.parametrize(
    "code, keys",
    [
        ("if (e.key === 's') go()", ("s",)),
        ("if ('s' == event.key) go()", ("s",)),
        ("if (e.key.toLowerCase() === 's') go()", ("s",)),
        ("switch (e.key) { case '?': help(); case 'Enter': go(); }", ("?",)),
        ("if (e.code === 'KeyS') go()", ("S",)),
        ("if (e.keyCode === 83) go()", ("S",)),
        ("if (!e.ctrlKey && e.key === 's') go()", ("s",)),
        ("if (e.ctrlKey && e.key === 's') go()", ()),
        ("if (e.key === 'Escape') go()", ()),
        ("if (e.keyCode === 27) go()", ()),
        ("if (e.key === ' ') go()", ()),
    ],
)
def test_single_keys_are_told_from_others(code: str, keys: tuple[str, ...]) -> None:
    assert single_keys(code) == keys


@pytest.mark.parametrize(
    "attributes, kind",
    [
        ('onblur="this.focus()"', "always"),
        ('onblur="event.target.focus()"', "always"),
        ('onblur="if (wrong(this)) this.focus()"', None),
        ('onblur="other.focus()"', None),
        ('onkeydown="return false"', "always"),
        ('onkeydown="return check(event)"', None),
        ("onkeydown=\"if (event.key === 'Tab' && !event.shiftKey) event.preventDefault()\"", None),
        ('onblur="this.focus()" tabindex="-1"', None),
        ('onblur="this.focus()" disabled', None),
    ],
)
def test_traps_are_told_where_the_code_leaves_no_doubt(attributes: str, kind: str | None) -> None:
    page = page_of(f'<button type="button" id="a" {attributes}>A</button>')
    assert page.once(traps).get(page.ids["a"].order) == kind


def test_long_and_broken_scripts_are_read_in_time() -> None:
    odd = (
        "a.addEventListener('click', " * 2000
        + "function f(" * 2000
        + "{" * 5000
        + "/*" * 5000
        + "'" * 3001
        + "x" * 50_000
    )
    report = check_page(whole_page(f"<script>{odd}</script><p onclick='f(a)'>A</p>"), "/page.html", {}, Config())
    assert report.status == "checked", report.reason
