"""An address that a page had before: what stands there, where it is not told of, and where it leads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.browser.browser import Browser, BrowserError
from tests.theme.conftest import ROOT, Project, parse, text_of

NEW = "/sport/reserver-un-creneau/"
FORMER = ("/sport/reservations/", "/sports/reservation-equipements.html")
SECONDS = 10


def html_at(project: Project, address: str) -> str:
    path = f"{address}index.html" if address.endswith("/") else address
    return (project.output / path[1:]).read_text(encoding="utf-8")


def test_the_page_says_that_it_has_moved_and_gives_the_link(built: Project) -> None:
    for address in FORMER:
        page = parse(html_at(built, address))
        assert page.get("lang") == "fr"
        assert text_of(page.find("head/title")) == "Réserver un créneau de sport – Nouvelle adresse – Levallois"
        assert [text_of(heading) for heading in page.iter("h1")] == ["Cette page a changé d’adresse"]
        (main,) = page.iter("main")
        assert [(link.get("href"), text_of(link)) for link in main.iter("a")] == [(NEW, "Réserver un créneau de sport")]
        said = {meta.get("name") or meta.get("http-equiv"): meta.get("content") for meta in page.iter("meta")}
        assert (said["refresh"], said["robots"]) == (f"0; url={NEW}", "noindex")
        canonical = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
        assert canonical == [f"https://www.levallois.example{NEW}"]
        assert not [each for each in page.iter() if "data-pagefind-body" in each.attrib]


def test_the_former_address_of_a_translation_speaks_french_and_marks_the_link(project: Project) -> None:
    translation = "content/pages/mairie/contact.en.md"
    project.replace(translation, "---\ntitle:", "---\nanciennes_adresses: [/en/contact-us/]\ntitle:")
    run = project.build()
    assert run.code == 0, run.said
    page = parse(html_at(project, "/en/contact-us/"))
    assert page.get("lang") == "fr"
    (link,) = next(page.iter("main")).iter("a")
    assert (link.get("lang"), link.get("hreflang"), link.get("href")) == ("en", "en", "/en/mairie/contact/")
    assert [one for one in page.iter("link") if one.get("rel") == "alternate" and one.get("hreflang")] == []


def test_no_page_nor_feed_tells_of_a_former_address(built: Project) -> None:
    own = {built.output / (f"{address}index.html" if address.endswith("/") else address)[1:] for address in FORMER}
    written = [path for path in built.output.rglob("*") if path.suffix in (".html", ".xml", ".ics", ".webmanifest")]
    told = [path for path in written if path not in own for address in FORMER if address in path.read_text("utf-8")]
    assert own <= set(written)
    assert told == []


def test_servers_are_told_what_the_content_says(built: Project) -> None:
    assert (built.output / "_redirects").read_text(encoding="utf-8") == "".join(f"{old} {NEW} 301\n" for old in FORMER)
    text = (ROOT / "content/pages/sport/reserver-un-creneau.md").read_text(encoding="utf-8")
    assert all(f"\n  - {old}\n" in text for old in FORMER)


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("address", FORMER)
def test_a_browser_is_led_to_the_new_address(
    browser: Browser, browser_process: Browser, built: Project, address: str, scripts: bool
) -> None:
    site = browser_process.serve(built.output).rstrip("/")
    browser.javascript(scripts)
    with while_documents_change():
        browser.goto(site + address)
    end = time.monotonic() + SECONDS
    there = ""
    while there != f"{NEW} complete":
        assert time.monotonic() < end, there
        time.sleep(0.1)
        with while_documents_change():
            there = browser.evaluate("location.pathname + ' ' + document.readyState")
    assert browser.evaluate("document.querySelector('h1').textContent") == "Réserver un créneau de sport"


@contextmanager
def while_documents_change() -> Iterator[None]:
    """Bear with what puppeteer says of a document that has just made room for the next."""
    try:
        yield
    except BrowserError as error:
        if "context was destroyed" not in str(error):
            raise
