"""The rules about consultation (RGAA 13): what their examples do not say."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.finding import Finding
from a11y.refresh import read_refresh

BODY = "<main><h1>La piscine</h1><p class=b>La piscine rouvre lundi.</p></main>"
FRAMES = "@keyframes k { to { opacity: 0 } }"


def findings(html: str, rule: str) -> list[Finding]:
    report = check_page(whole_page(html), "/piscine/", {}, Config())
    assert report.status == "checked", report.reason
    return [finding for finding in report.findings if finding.rule == rule]


def document(head: str, body: str = BODY) -> str:
    return f'<html lang="fr"><head><title>La piscine</title>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "content, read",
    [
        ("5", (5, "")),
        (" 5 ", (5, "")),
        ("5;", (5, "")),
        ("5.9; url=/a/", (5, "/a/")),
        (".5; /a/", (0, "/a/")),
        ("5, URL = '/a/' puis", (5, "/a/")),
        ("5 /a/", (5, "/a/")),
        ('0;url="/a/"', (0, "/a/")),
        ("3; url=/piscine/", (3, "")),
        ("3; url=#haut", (3, "")),
        ("", None),
        ("+5; /a/", None),
        ("-1; /a/", None),
        ("; 5", None),
        ("5: /a/", None),
        ("5a", None),
        ("cinq", None),
        ("0; url=http://[::1", None),
    ],
)
def test_a_refresh_is_read_as_browsers_read_it(content: str, read: tuple[int, str] | None) -> None:
    assert read_refresh(content, "/piscine/") == read


def test_only_the_first_refresh_that_is_understood_counts() -> None:
    first = '<meta http-equiv="refresh" content="0; url=/a/">'
    second = '<meta http-equiv="refresh" content="9">'
    assert findings(document(first + second), "meta-refresh") == []
    assert len(findings(document(second + first), "meta-refresh")) == 1
    assert findings(document(f"<noscript>{second}</noscript>{first}"), "meta-refresh") == []


@pytest.mark.parametrize(
    "content, tests",
    [("9", ("13.1.1",)), ("9; url=/piscine/", ("13.1.1",)), ("9; url=/sport/", ("13.1.2",))],
)
def test_reloading_and_leading_elsewhere_are_two_tests(content: str, tests: tuple[str, ...]) -> None:
    (finding,) = findings(document(f'<meta http-equiv="refresh" content="{content}">'), "meta-refresh")
    assert finding.rgaa == tests


@pytest.mark.parametrize(
    "css, reasons",
    [
        (".b { animation: k 1s infinite }", [None]),
        (".b { animation: k 1s 5 }", []),
        (".b { animation: k 1s 6 }", [None]),
        (".b { animation: k 2000ms 3 }", [None]),
        (".b { animation-name: k; animation-duration: 1s; animation-iteration-count: infinite }", [None]),
        (".b { animation: k 1s infinite; animation-play-state: paused }", []),
        (".b { animation: absent 1s infinite }", []),
        (".b { animation: infinite 0s k }", []),
        (".b { animation: k .2s infinite }", ["flashes"]),
        (".b { animation: k 1s, k 1s infinite }", [None]),
        (".b { animation: k 1s infinite; visibility: hidden }", []),
        (".b:hover { animation: k 1s infinite }", []),
        ("@media (prefers-reduced-motion: no-preference) { .b { animation: k 1s infinite } }", []),
    ],
)
def test_what_moves_for_long_is_told(css: str, reasons: list[str | None]) -> None:
    found = findings(document(f"<style>{FRAMES} {css}</style>"), "moving-content")
    assert [finding.reason for finding in found] == reasons


@pytest.mark.parametrize(
    "beside",
    [
        '<script src="a.js"></script>',
        "<script>pause();</script>",
        '<input type="checkbox" aria-label="Pause">',
        '<button onclick="pause()">Pause</button>',
        "<details><summary>Alerte</summary>Canicule</details>",
    ],
)
def test_what_may_be_stopped_is_for_a_person(beside: str) -> None:
    html = document(f"<style>{FRAMES} .b {{ animation: k 1s infinite }}</style>", BODY + beside)
    assert [finding.reason for finding in findings(html, "moving-content")] == ["may-be-stopped"]


@pytest.mark.parametrize(
    "script, count",
    [
        ("setTimeout(() => { location = '/a/' }, 9000)", 1),
        ("setTimeout('location.reload()', 9000)", 1),
        ("const f = () => { document.location.assign('/') }; window.setTimeout(f, 9000)", 1),
        ("setTimeout(() => { if (location.href == x) y() }, 9000)", 0),
        ("setTimeout(() => { allocation = 3 }, 9000)", 0),
        ("location.href = '/a/'", 0),
        ("setTimeout(" * 200 + "location.reload()", 0),
    ],
)
def test_timers_that_take_the_page_away_are_asked_about(script: str, count: int) -> None:
    assert len(findings(f"<script>{script}</script>", "time-limit")) == count


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/json">{"a": "window.open(1)"}</script>',
        '<script src="a.js">window.open("/a/")</script>',
        "<script>/* window.open('/a/') */ var a = 1;</script>",
        "<script>function f() { window.open('/a/') }</script>",
        "<script>$('a').click(window.open('/a/'))</script>",
    ],
)
def test_a_window_that_is_not_opened_by_itself_is_left(html: str) -> None:
    assert findings(html, "window-open") == []


@pytest.mark.parametrize(
    "source, count",
    [("feu.gif", 1), ("feu.GIF#a", 1), ("feu.gif.png", 0), ("feu.png?x=.gif", 0), ("gif", 0), ("", 0)],
)
def test_images_made_to_move_are_asked_about(source: str, count: int) -> None:
    assert len(findings(f'<img src="{source}" alt="Feu d\'artifice">', "image-animated")) == count
