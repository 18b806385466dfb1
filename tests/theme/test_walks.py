"""Walks through the whole site: by keyboard alone, without JavaScript, watching what a page keeps or sends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

import pytest

from tests.browser.browser import Browser
from tests.theme.conftest import Project
from tests.theme.test_browser import KINDS

# What a pointer can use on the page as it now stands, and the keyboard has not reached.
UNREACHED = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && !('walked' in e.dataset))
    .filter(e => !(e.type === 'radio' && e.form.querySelector(`[name="${e.name}"][data-walked]`)))
    .map(e => e.outerHTML.slice(0, 200))"""
KEPT = """(async () => ({
    cookies: document.cookie, local: {...localStorage}, session: {...sessionStorage},
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
}))()"""
NOTHING = {"cookies": "", "local": {}, "session": {}, "databases": 0, "caches": 0, "workers": 0}
# Opens whatever a person may open, as a click would without scripts, and gives the links that then show.
LINKS = """(() => {
    for (const closed of document.querySelectorAll('details')) closed.open = true;
    return [...document.querySelectorAll('a[href]')].filter(e => e.checkVisibility()).map(e => e.href);
})()"""


@pytest.fixture(scope="module")
def places(built: Project) -> set[str]:
    """Every page that a person can look for; the error page is met, not looked for."""
    return {address for address, _ in built.pages()} - {"/404.html"}


def follow(site: str, places: set[str], links_of: Callable[[str], Iterable[str]]) -> set[str]:
    """From the home page on, every page that links lead to."""
    reached, waiting = {"/"}, ["/"]
    for address in waiting:
        for link in links_of(address):
            path = urlsplit(link).path
            if link.startswith(f"{site}/") and path in places - reached:
                reached.add(path)
                waiting.append(path)
    return reached


def test_tab_leads_to_every_page_and_every_control(window: Browser, site: str, places: set[str]) -> None:
    def links_of(address: str) -> list[str]:
        window.goto(site + address)
        links = window.tab_round()
        assert window.evaluate(UNREACHED) == [], address
        return links

    assert follow(site, places, links_of) == places


def test_links_lead_to_every_page_without_javascript(window: Browser, site: str, places: set[str]) -> None:
    window.javascript(False)

    def links_of(address: str) -> list[str]:
        window.goto(site + address)
        return list(window.evaluate(LINKS))

    assert follow(site, places, links_of) == places


@pytest.mark.parametrize("address", KINDS)
def test_tab_leads_to_every_control_without_javascript_on_a_telephone(window: Browser, site: str, address: str) -> None:
    window.viewport(320, 640)
    window.javascript(False)
    window.goto(site + address)
    assert window.tab_round()
    assert window.evaluate(UNREACHED) == []


def test_enter_follows_the_links_of_the_home_page(window: Browser, site: str) -> None:
    window.goto(site + "/")
    followed = 0
    for number, link in enumerate(window.tab_round(), start=1):
        if link.startswith(f"{site}/") and "#" not in link and number % 5 == 0:
            window.goto(site + "/")
            assert window.tab_round(number)[-1] == link
            window.enter()
            assert window.evaluate("location.href") == link
            followed += 1
    assert followed > 5


def test_no_page_keeps_anything_nor_sends_anything(window: Browser, site: str, places: set[str]) -> None:
    for address in sorted(places):
        window.goto(site + address)
        asked = window.requests()
        assert [url for url in asked if not url.startswith((f"{site}/", "data:"))] == [], address
        assert window.evaluate(KEPT) == NOTHING, address
    # What a page would send when it is left is seen by the next.
    window.goto(f"{site}/404.html")
    assert [url for url in window.requests() if not url.startswith(f"{site}/")] == []
