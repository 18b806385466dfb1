"""The public page of progress: the figures of the audits, in words, and where to go next."""

from __future__ import annotations

from datetime import date
from typing import Literal
from xml.etree.ElementTree import Element

import pytest

from conformity.progress import Progress
from conformity.standing import load_standing
from tests.browser.browser import Browser
from tests.theme.conftest import ROOT, Project, text_of

PAGE = "/mairie/accessibilite-progres/"


@pytest.fixture
def main(built: Project) -> Element:
    return next(built.page(PAGE).iter("main"))


def test_its_figures_are_those_of_the_last_audit(main: Element) -> None:
    standing = load_standing(ROOT / "content", date(2026, 11, 27))
    assert standing.rates is not None
    assert standing.rates.site is not None
    rate, progress = standing.rates.site, Progress(standing.grids)
    said = text_of(main)
    assert f"{rate.validated} règles sur {rate.applicable} sont respectées" in said
    subjects, days = main.iter("table")
    rows = [[text_of(cell) for cell in row] for row in subjects.iter("tr")][1:]
    assert rows == [
        [theme.theme.residents, f"{theme.met} sur {theme.asked}", str(theme.unmet or "aucune")]
        for theme in progress.themes
        if theme.asked
    ]
    assert sum(theme.met for theme in progress.themes) == rate.validated
    assert sum(theme.asked for theme in progress.themes) == rate.applicable
    assert len(list(days.iter("tr"))) == len(standing.grids) + 1


def test_it_speaks_without_jargon(main: Element) -> None:
    said = text_of(main).lower()
    for word in ("rgaa", "critère", "wcag", "référentiel", "non-conformité", "audit"):
        assert word not in said, word


def test_it_leads_to_the_statement_and_to_people_and_the_statement_to_it(built: Project, main: Element) -> None:
    links = {link.get("href") for link in main.iter("a")}
    assert {"/accessibilite/", "/mairie/contact/"} <= links
    # Of the plans of several years, that of this one.
    next_steps = [text for text in main.iter("p") if text_of(text).startswith("Ce que nous corrigeons")]
    assert [link.get("href") for text in next_steps for link in text.iter("a")] == ["/mairie/accessibilite-plan-2026/"]
    assert PAGE in {link.get("href") for link in built.page("/accessibilite/").iter("a")}


def test_without_an_audit_it_says_so(project: Project) -> None:
    for path in (project.root / "content/conformite/audits").glob("*.yaml"):
        path.unlink()
    run = project.build(day="2026-11-27")
    assert run.code == 0, run.said
    said = text_of(next(project.page(PAGE).iter("main")))
    assert "Le site n’a pas encore été vérifié par des personnes" in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_html_codesniffer_find_nothing(
    browser: Browser, built: Project, scheme: Literal["light", "dark"]
) -> None:
    browser.emulate(scheme=scheme)
    browser.viewport(320)
    browser.goto(browser.serve(built.output).rstrip("/") + PAGE)
    assert [(issue["code"], issue["context"]) for issue in browser.pa11y()] == []
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
