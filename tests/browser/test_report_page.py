"""The report in a real browser: what it tells people who look, listen, type or print, and how its filters answer."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from a11y.renderers.html import render
from a11y.report import PageStatus, make_report
from tests.a11y.renderers.samples import DAY, HOSTILE, found, hostile, of_everything, of_many
from tests.browser.browser import Browser, BrowserError

GUISES: dict[str, tuple[int, dict[str, Any]]] = {
    "light": (1280, {"scheme": "light"}),
    "dark": (1280, {"scheme": "dark"}),
    "forced colours": (1280, {"forced_colors": True}),
    "narrow": (320, {}),
    "narrow and dark": (320, {"scheme": "dark"}),
    "print": (794, {"media": "print"}),
}
# What reaches beyond the window, whatever hides it.
OVERFLOWING = """[...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
              && getComputedStyle(e).position !== 'absolute')
    .map(e => e.tagName + '.' + e.getAttribute('class'))"""
SHOWN = """[...document.querySelectorAll('.rule')].filter(e => e.checkVisibility())
    .map(e => e.querySelector('.rule__id').textContent)"""
FOCUS = "document.activeElement.name || document.activeElement.type || document.activeElement.tagName"
SAID = "document.querySelector('[role=status]').textContent"
HASH = "location.hash"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "a11y.html"
    file.write_text("".join(render(of_everything())), "utf-8")
    return file


@pytest.fixture
def window(browser: Browser) -> Iterator[Browser]:
    yield browser
    assert browser.messages() == []


def said(window: Browser) -> str:
    """What the live region says, as soon as it has stopped changing."""
    before = ""
    while before != (now := str(window.evaluate(f"new Promise(r => setTimeout(() => r({SAID}), 300))"))):
        before = now
    return now.replace("\u00a0", " ")


def reload(window: Browser) -> None:
    """Load the page again; while it goes away it answers nothing."""
    window.evaluate("void (window.left = true, setTimeout(() => location.reload()))")
    for _ in range(100):
        with contextlib.suppress(BrowserError):
            if window.evaluate("!window.left && document.readyState === 'complete'"):
                return
        time.sleep(0.05)
    raise AssertionError("it does not come back")


def tab_to(window: Browser, name: str) -> None:
    for _ in range(60):
        window.press("Tab")
        if window.evaluate(FOCUS) == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


@pytest.mark.parametrize("guise", GUISES)
def test_axe_and_html_codesniffer_find_nothing(window: Browser, report: Path, guise: str) -> None:
    width, looks = GUISES[guise]
    window.viewport(width)
    window.emulate(**looks)
    window.goto(report)
    assert [(issue["code"], issue["context"]) for issue in window.pa11y()] == []


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "text spaced"])
@pytest.mark.parametrize("sample", ["everything", "hostile"])
def test_nothing_scrolls_sideways_at_320_pixels(
    window: Browser, report: Path, tmp_path: Path, sample: str, spaced: bool
) -> None:
    file = report
    if sample == "hostile":
        file = tmp_path / "a11y.html"
        file.write_text("".join(render(hostile(HOSTILE[-1]))), "utf-8")
    window.viewport(320, 640)
    window.goto(file)
    if spaced:
        window.widen_text()
    assert window.evaluate(OVERFLOWING) == []
    assert window.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_is_asked_of_the_network(window: Browser, report: Path) -> None:
    window.goto(report)
    assert [url for url in window.requests() if not url.startswith("data:")] == [report.as_uri()]
    assert window.evaluate("document.fonts.check('1em \"Atkinson Hyperlegible Next\"')") is True


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_runs(window: Browser, tmp_path: Path, text: str) -> None:
    file = tmp_path / "a11y.html"
    file.write_text("".join(render(hostile(text))), "utf-8", "backslashreplace")
    window.goto(file)
    assert window.evaluate("document.querySelectorAll('script').length") == 1
    assert window.evaluate("document.querySelector('footer').checkVisibility()") is True
    assert window.evaluate(SHOWN) == ["image-alt"]


def test_without_javascript_every_finding_is_shown(window: Browser, report: Path) -> None:
    window.javascript(False)
    window.goto(report)
    assert len(window.evaluate(SHOWN)) == 4
    shown = "[...document.querySelectorAll('.fault')].every(e => e.checkVisibility())"
    assert window.evaluate(shown) is True
    assert window.evaluate("document.querySelector('form').checkVisibility()") is False
    window.javascript(True)


def test_the_filters_are_led_by_the_keyboard_and_announce_what_they_find(window: Browser, report: Path) -> None:
    window.goto(report)
    assert said(window) == "4 constats"
    tab_to(window, "severity")
    window.press("Space")
    assert window.evaluate(FOCUS) == "severity"
    assert said(window) == "Constats affichés : 2 sur 4."
    assert window.evaluate(SHOWN) == ["acronym-unexplained", "anchor-target"]
    tab_to(window, "text")
    window.type("ACRONYM")
    assert said(window) == "Constats affichés : 1 sur 4."
    assert window.evaluate(FOCUS) == "text"
    window.type("x")
    assert said(window) == "Aucun constat ne correspond aux filtres."
    tab_to(window, "reset")
    window.press("Enter")
    assert said(window) == "4 constats"
    assert window.evaluate(FOCUS) == "reset"
    assert len(window.evaluate(SHOWN)) == 4


@pytest.mark.parametrize(
    "key, value, rules",
    [
        ("severity", "error,warning", ["accesskey-unique", "area-alt", "acronym-unexplained"]),
        ("origin", "theme", ["area-alt"]),
        ("theme", "1", ["area-alt"]),
        ("text", "content/a.md", ["accesskey-unique", "acronym-unexplained"]),
        ("text", "b/index.html", ["area-alt", "anchor-target"]),
        ("text", "zone cliquable", ["area-alt"]),
        ("text", "<script>&=#%", []),
        ("nonsense", "1", ["accesskey-unique", "area-alt", "acronym-unexplained", "anchor-target"]),
    ],
)
def test_an_address_holds_the_filters(window: Browser, report: Path, key: str, value: str, rules: list[str]) -> None:
    window.goto(report)
    address = window.evaluate(f"'#findings&' + new URLSearchParams([[{key!r}, {value!r}]])")
    # The same file with another fragment is no new page: it is left first.
    window.goto("about:blank")
    window.goto(report.as_uri() + address)
    assert window.evaluate(SHOWN) == rules
    assert window.evaluate("document.querySelector('#findings').getBoundingClientRect().top") < 200


def test_filters_outlive_reloading_and_going_back(window: Browser, report: Path) -> None:
    window.goto(report)
    window.click("[value=warning]")
    window.click("[value=review]")
    assert window.evaluate(HASH) == "#findings&severity=error"
    reload(window)
    assert said(window) == "Constats affichés : 2 sur 4."
    assert window.evaluate("document.querySelector('[value=review]').checked") is False
    window.evaluate("void setTimeout(() => history.back())")
    assert said(window) == "Constats affichés : 3 sur 4."
    assert window.evaluate("document.querySelector('[value=review]').checked") is True
    window.evaluate("void setTimeout(() => history.back())")
    assert said(window) == "4 constats"


def test_a_link_of_the_page_leads_there_and_keeps_the_filters(window: Browser, report: Path) -> None:
    window.goto(report)
    window.click("[value=warning]")
    window.click(".contents a[href='#pages']")
    assert window.evaluate(HASH) == "#pages&severity=error%2Creview"
    assert said(window) == "Constats affichés : 3 sur 4."
    reload(window)
    assert said(window) == "Constats affichés : 3 sur 4."


def test_what_is_counted_leads_to_what_was_counted(window: Browser, report: Path) -> None:
    window.goto(report)
    window.click("#themes tbody tr:first-child a")
    assert window.evaluate(SHOWN) == ["area-alt"]
    assert window.evaluate("document.activeElement.id") == "findings-title"
    window.click("#files tbody tr:last-child a")
    assert window.evaluate(SHOWN) == ["area-alt", "anchor-target"]
    window.click(".figure a")
    assert window.evaluate(SHOWN) == ["accesskey-unique", "area-alt"]


def test_a_page_leads_to_the_faults_that_it_shares_with_many(window: Browser, tmp_path: Path) -> None:
    names = tuple(f"{letter}.html" for letter in "abcdefghij")
    shared = replace(found("image-alt", "a.html"), count=len(names), pages=names)
    report = make_report([PageStatus(name, "checked") for name in names], [shared], [], DAY)
    file = tmp_path / "a11y.html"
    file.write_text("".join(render(report)), "utf-8")
    window.goto(file)
    window.click("#pages tbody tr:last-child a")
    assert window.evaluate("document.getElementById('filter-text').value") == "j.html"
    assert said(window) == "Constats affichés : 1 sur 1."


def test_what_is_folded_is_printed(window: Browser, tmp_path: Path) -> None:
    file = tmp_path / "a11y.html"
    file.write_text("".join(render(of_many(60, 60 * 208))), "utf-8")
    window.goto(file)
    closed = "document.querySelectorAll('details:not([open])').length"
    assert window.evaluate(closed) > 0
    window.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert window.evaluate(closed) == 0
    window.evaluate("dispatchEvent(new Event('afterprint'))")
    assert window.evaluate(closed) > 0


def test_ten_thousand_pages_open_and_are_filtered_in_time(window: Browser, tmp_path: Path) -> None:
    file = tmp_path / "a11y.html"
    file.write_text("".join(render(of_many(10_000, 50_000))), "utf-8")
    painted = "new Promise(r => requestAnimationFrame(() => setTimeout(() => r(true))))"
    start = time.perf_counter()
    window.goto(file)
    window.evaluate(painted)
    opened = time.perf_counter()
    window.evaluate(f"(document.querySelector('[value=warning]').click(), {painted})")
    filtered = time.perf_counter()
    assert said(window).replace("\u202f", "") == "Constats affichés : 33333 sur 50000."
    assert opened - start < 3
    assert filtered - opened < 3
