"""What the foot of a page offers: send it, copy its address, tell the city what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.browser.browser import Browser
from tests.theme.conftest import Project, text_of
from tests.theme.test_site import with_class

SITE = "https://www.levallois.example"
NEWS = "/actualites/un-site-de-plain-pied/"
FALLBACK = "Votre navigateur ne permet pas la copie."


def links(part: Element) -> list[str]:
    return [str(a.get("href")) for a in part.iter("a")]


def test_news_and_events_can_be_sent_and_copied_and_nothing_else(built: Project) -> None:
    shared = {address for address, page in built.pages() if with_class(page, "share")}
    news = {f"/actualites/{path.stem}/" for path in (built.root / "content/actualites").glob("*.md")}
    events = {f"/agenda/{path.stem}/" for path in (built.root / "content/agenda").glob("*.md")}
    assert shared == news | events


def test_a_page_is_sent_with_its_title_and_address_to_whom_the_reader_chooses(built: Project) -> None:
    page = built.page(NEWS)
    (share,) = with_class(page, "share")
    (mail,) = (urlsplit(link) for link in links(share))
    said = parse_qs(mail.query)
    title = next(text_of(h1) for h1 in page.iter("h1"))
    assert (mail.scheme, mail.path) == ("mailto", "")
    assert [" ".join(one.split()) for one in said["subject"]] == [title]
    assert said["body"][0].split("\r\n")[1] == SITE + NEWS


def test_every_page_but_that_of_lost_ways_lets_its_reader_tell_what_is_wrong_with_it(built: Project) -> None:
    for address, page in built.pages():
        told = with_class(page, "feedback")
        if address == "/404.html":
            assert told == []
            continue
        (link,) = (urlsplit(one) for one in links(told[0]))
        said = parse_qs(link.query)
        assert (link.scheme, link.path) == ("mailto", "site@levallois.example"), address
        assert text_of(page.find("head/title")) in " ".join(said["subject"][0].split()), address
        assert f"{SITE}{address}" in said["body"][0], address


def test_a_city_without_a_way_back_shows_no_link_that_leads_nowhere(project: Project) -> None:
    project.replace("content/ville.yaml", "retours:\n  courriel: site@levallois.example\n", "")
    run = project.build()
    assert run.code == 0, run.said
    assert [address for address, page in project.pages() if with_class(page, "feedback")] == []


def test_the_script_is_small() -> None:
    assert (Path(__file__).parents[2] / "theme/static/js/share.js").stat().st_size < 1000


BUTTON = ".share button"
STATUS = "document.querySelector('.share [role=status]').textContent"


@pytest.mark.parametrize(
    "outcome,said",
    [("Promise.resolve(window.copied = text)", "Adresse copiée."), ("Promise.reject(Error('no'))", FALLBACK)],
    ids=["copied", "refused by the browser"],
)
def test_a_copy_is_said_whatever_becomes_of_it(built: Project, browser: Browser, outcome: str, said: str) -> None:
    browser.goto(browser.serve(built.output) + NEWS[1:])
    browser.evaluate(f"void (navigator.clipboard.writeText = (text) => {outcome})")
    assert browser.evaluate(STATUS) == ""
    browser.click(BUTTON)
    told = browser.evaluate(f"new Promise((done) => setTimeout(() => done({STATUS}), 100))")
    assert told.startswith(said)
    if said == FALLBACK:
        assert told.endswith(SITE + NEWS)
    else:
        assert browser.evaluate("window.copied") == SITE + NEWS


def test_without_scripts_there_is_no_button_that_does_nothing(built: Project, browser: Browser) -> None:
    browser.javascript(False)
    browser.goto(browser.serve(built.output) + NEWS[1:])
    assert browser.evaluate(f"document.querySelector('{BUTTON}').checkVisibility()") is False
    assert browser.evaluate("document.querySelector('.share a').checkVisibility()") is True
