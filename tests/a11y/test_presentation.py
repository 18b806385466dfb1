"""The rules about presentation (RGAA 10): what their examples do not say."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.finding import Finding
from a11y.orientation import turn
from a11y.page import Page
from a11y.viewport import forbids_zoom, largest_zoom, viewport

LONG = "La piscine du centre rouvre lundi après trois mois de travaux, avec des vestiaires accessibles. " * 3
MENU = '<ul class="m" id="sous"><li><a href="/b/">Piscine</a></li></ul>'


def findings(html: str, rule: str) -> list[Finding]:
    report = check_page(whole_page(html), "/x.html", {}, Config())
    assert report.status == "checked", report.reason
    return [finding for finding in report.findings if finding.rule == rule]


def styled(css: str, body: str) -> str:
    return (
        f'<html lang="fr"><head><title>Les parcs</title><style>{css}</style></head><body><main><h1>Parcs</h1>{body}'
        "</main></body></html>"
    )


@pytest.mark.parametrize(
    "content, said",
    [
        ("width=device-width, initial-scale=1", {"width": "device-width", "initial-scale": "1"}),
        (" WIDTH = 320;user-scalable =NO", {"width": "320", "user-scalable": "no"}),
        ("maximum-scale=1 maximum-scale=5", {"maximum-scale": "5"}),
        ("=,;yes", {}),
        ("", {}),
    ],
)
def test_a_viewport_is_read_as_browsers_read_it(content: str, said: dict[str, str]) -> None:
    assert viewport(content) == said


@pytest.mark.parametrize(
    "value, forbidden",
    [("no", True), ("yes", False), ("0", True), ("-0.9", True), ("-1", False), ("1", False), ("peut-être", True)],
)
def test_user_scalable_takes_words_and_numbers(value: str, forbidden: bool) -> None:
    assert forbids_zoom(value) is forbidden


@pytest.mark.parametrize(
    "value, factor",
    [("2", 2.0), ("1.5x", 1.5), ("-1", None), ("yes", 1.0), ("non", 0.1), ("device-height", 10.0), ("99", 10.0)],
)
def test_maximum_scale_takes_words_and_numbers(value: str, factor: float | None) -> None:
    assert largest_zoom(value) == factor


@pytest.mark.parametrize(
    "style, degrees",
    [
        ("transform: rotate(90deg)", 90),
        ("transform: rotateZ(-0.25turn) scale(2)", -90),
        ("rotate: z 100grad", 90),
        ("rotate: 0 0 -1 90deg", -90),
        ("rotate: x 90deg", 0),
        ("transform: rotate3d(1, 0, 0, 90deg)", 0),
        ("transform: matrix(0, 1, -1, 0, 0, 0)", 90),
        ("rotate: 45deg; transform: rotate(45deg)", 90),
        ("transform: rotate(calc(45deg * 2))", None),
        ("transform: none", 0),
    ],
)
def test_the_turn_of_a_box_is_the_sum_of_its_rotations(style: str, degrees: float | None) -> None:
    page = Page(whole_page(f'<p id="p" style="{style}">Parc</p>'), "/x.html")
    found = turn(page.style(page.ids["p"]))
    assert found is None if degrees is None else found == pytest.approx(degrees)


def test_several_forced_spacings_are_several_findings() -> None:
    style = "letter-spacing: 0 !important; word-spacing: 0 !important"
    found = findings(f'<p style="{style}">La piscine rouvre</p>', "text-spacing-important")
    assert [finding.act for finding in found] == [("24afc2",), ("9e45ec",)]


@pytest.mark.parametrize("value", ["inherit", "unset", "revert", "var(--absente)"])
def test_a_spacing_that_comes_from_the_parent_is_not_forced(value: str) -> None:
    assert findings(f'<p style="letter-spacing: {value} !important">Piscine</p>', "text-spacing-important") == []


def test_lines_that_only_a_small_screen_breaks_fail_wcag_and_no_act_rule() -> None:
    text = "La piscine du centre rouvre lundi matin après trois mois de travaux."
    (finding,) = findings(f'<p style="line-height: 1 !important">{text}</p>', "text-spacing-important")
    assert (finding.wcag, finding.act) == (("1.4.12",), ())


def test_lines_that_the_author_breaks_are_not_wrapped() -> None:
    text = "<br>".join(["Piscine du centre"] * 20)
    assert findings(f'<p style="line-height: 1 !important">{text}</p>', "text-spacing-important") == []


@pytest.mark.parametrize(
    "css",
    [
        ".b { height: 2em; overflow: auto }",
        ".b { min-height: 2em; overflow: hidden }",
        ".b { height: 50%; overflow: hidden }",
        ".b { height: 2em; overflow: hidden; display: none }",
        ".b { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }",
        "@media (min-width: 60em) { .b { height: 2em; overflow: hidden } }",
        "@media print { .b { height: 2em; overflow: hidden } }",
    ],
)
def test_a_box_that_may_show_its_text_is_left(css: str) -> None:
    assert findings(styled(css, f"<p class=b>{LONG}</p>"), "text-clipped") == []


@pytest.mark.parametrize("css", [".b:hover { height: auto }", ".b:focus-within { height: auto }"])
def test_a_box_that_grows_in_use_is_for_a_person(css: str) -> None:
    html = styled(f".b {{ height: 2em; overflow: hidden }} {css}", f'<p class=b tabindex=0 role="note">{LONG}</p>')
    (finding,) = findings(html, "text-clipped")
    assert (finding.outcome, finding.reason) == ("cantTell", "may-open")


def test_the_paragraphs_of_a_box_are_counted_together() -> None:
    css = ".b { height: 5em; overflow: hidden }"
    lines = "".join(f"<p>Bassin {number}</p>" for number in range(8))
    assert len(findings(styled(css, f"<div class=b>{lines}</div>"), "text-clipped")) == 1
    assert findings(styled(f"{css} .b {{ display: flex }}", f"<div class=b>{lines}</div>"), "text-clipped") == []


@pytest.mark.parametrize(
    "css, outcomes",
    [
        (".m { display: none } li:hover > .m { display: block }", ["failed"]),
        (".m { display: none } li:hover .m, li:focus-within .m { display: block }", []),
        (".m { opacity: 0 } li:hover .m { opacity: 1 }", ["failed"]),
        (".m { display: none } b:hover ~ .m { display: block }", ["failed"]),
        (".m { display: none } b:hover ~ .m, b:focus ~ .m { display: block }", []),
        (".m { display: none } .m:target, b:hover ~ .m { display: block }", []),
        (".m { display: none } @media print { .m { display: block } }", []),
    ],
)
def test_what_only_the_pointer_opens_fails(css: str, outcomes: list[str]) -> None:
    html = styled(f"html {{ color: #000; background: #fff }} {css}", f"<ul><li><b>Sport</b>{MENU}</li></ul>")
    assert [finding.outcome for finding in findings(html, "hover-content")] == outcomes


def test_what_a_script_may_open_as_well_is_for_a_person() -> None:
    css = ".m { display: none } li:hover > .m { display: block }"
    html = styled(css, f'<ul><li><b>Sport</b>{MENU}</li></ul><script src="menu.js"></script>')
    assert [finding.reason for finding in findings(html, "hover-content")] == ["script"]


@pytest.mark.parametrize(
    "css, tests",
    [
        ("body { color: #222; background: #fff } p { color: navy }", []),
        ("html { color: #222 } body { background: #fff }", []),
        ("p { color: #222 }", ["10.5.1"]),
        ("p { background: #ffd }", ["10.5.2"]),
        ("main { background-image: url(a.png); color: #fff }", ["10.5.3"]),
        ("p { background: #ffd } main { color: #222 }", ["10.5.1"]),
        ("main { color: #222 } main { background: var(--fond, #fff) }", []),
        ("p { color: CanvasText }", []),
        ("main { background: linear-gradient(#fff, #eee); color: #222 }", []),
    ],
)
def test_colors_come_in_pairs(css: str, tests: list[str]) -> None:
    found = findings(styled(css, "<p>La piscine rouvre.</p>"), "color-pair")
    assert [finding.rgaa for finding in found] == [(test,) for test in tests]


@pytest.mark.parametrize(
    "css, is_told",
    [
        (".b { width: 40em }", True),
        (".b { min-width: 40em; max-width: 100% }", True),
        (".b { width: 40em; max-width: 90vw }", False),
        (".b { width: 40em; position: absolute }", False),
        (".b { width: 100vw }", False),
        (".b { display: inline; width: 40em }", False),
        ("main { overflow-x: auto } .b { width: 40em }", False),
        ("@media print { .b { width: 40em } }", False),
    ],
)
def test_a_block_wider_than_a_small_screen_is_told(css: str, is_told: bool) -> None:
    assert bool(findings(styled(css, f"<p class=b>{LONG}</p>"), "width-fixed")) is is_told


def test_a_kind_of_fault_is_told_once_a_page_with_its_count() -> None:
    css = "p { text-align: justify; font-size: 10px }"
    html = styled(css, f"<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>")
    for rule in ("text-justified", "text-small"):
        (finding,) = findings(html, rule)
        assert "et à 2 autres endroits de la page" in finding.message.fr
        assert "in 2 other places of the page" in finding.message.en


@pytest.mark.parametrize(
    "html, outcomes",
    [
        ("<p>S O L D E S</p>", ["failed"]),
        ("<p>Ce sont des S O L D E S.</p>", ["cantTell"]),
        ("<table><caption>Mots</caption><tr><th scope=col>A</th></tr><tr><td>S O L D E S</td></tr></table>", []),
        ("<p>A B C D E F G H</p>", []),
        ("<p>Il y a à boire</p>", []),
        ("<p>a · b · c · d</p>", []),
        ("<p hidden>S O L D E S</p>", []),
    ],
)
def test_words_written_letter_by_letter(html: str, outcomes: list[str]) -> None:
    assert [finding.outcome for finding in findings(html, "spaces-in-word")] == outcomes


@pytest.mark.parametrize(
    "body",
    [
        f'<p class=b>{LONG}</p><p><a href="/piscine/">La réouverture de la piscine</a></p>',
        f'<a href="/piscine/"><span class=b>{LONG}</span></a>',
    ],
)
def test_a_cut_text_that_a_link_gives_whole_is_for_a_person(body: str) -> None:
    css = ".b { display: block; height: 2em; overflow: hidden }"
    assert [finding.reason for finding in findings(styled(css, f"<div>{body}</div>"), "text-clipped")] == ["may-open"]


def test_a_page_whose_sheet_is_missing_is_not_accused() -> None:
    css = """p { color: #222; text-align: justify; font-size: 9px; height: 1em; overflow: hidden; width: 50em }
        .m { display: none } li:hover > .m { display: block }"""
    body = f"<p>{LONG}</p><ul><li>Sport{MENU}</li></ul>"
    rules = {"color-pair", "text-justified", "text-small", "text-clipped", "width-fixed", "hover-content"}

    def told(head: str) -> set[str]:
        html = styled(css, body).replace("<style>", f"{head}<style>")
        return {finding.rule for finding in check_page(whole_page(html), "/x.html", {}, Config()).findings} & rules

    assert told("") == rules
    assert told('<link rel="stylesheet" href="/absente.css">') == set()
