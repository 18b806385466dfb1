"""The public page of progress: the figures of the audits, in words, and where to go next."""

from __future__ import annotations

import re
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


def with_audits(project: Project, status: str, **rows: str) -> None:
    """Have each criterion of the last audit say `status`, on all its pages, but for `c_1_1="NC"`; no other audit."""
    folder = project.root / "content/conformite"
    (folder / "audits/2025-09-12.yaml").unlink()
    audit = folder / "audits/2026-10-15.yaml"
    text = audit.read_text(encoding="utf-8").partition("constats:")[0]

    def row(found: re.Match[str]) -> str:
        said = rows.get(f"c_{found[1].replace('.', '_')}", status)
        return f"  {found[1]}: {' '.join([said] * len(found[2].split()))}"

    audit.write_text(re.sub(r"^  (\d+\.\d+):((?: +[CNAT]+)+)$", row, text, flags=re.MULTILINE), encoding="utf-8")
    declaration = folder / "declaration.yaml"
    before, _, rest = declaration.read_text(encoding="utf-8").partition("non_conformites:")
    declaration.write_text(f"{before}exemptions:{rest.partition('exemptions:')[2]}", encoding="utf-8")


def built_on(project: Project, day: str = "2026-11-27") -> tuple[str, Element]:
    run = project.build(day=day)
    assert run.code == 0, run.said
    main = next(project.page(PAGE).iter("main"))
    return text_of(main), main


def test_an_audit_that_is_not_whole_is_told_as_such_and_what_is_not_tested_comes_first(project: Project) -> None:
    with_audits(project, "NT", c_2_1="C", c_2_2="NC")
    said, main = built_on(project)
    assert "La vérification n’est pas finie" in said
    assert "Nous savons déjà qu’il y a 1 règle à corriger" in said
    assert "Aucune vérification n’a encore donné de résultat" in said
    assert "Leur dernière vérification n’est pas finie : elle porte sur 17 pages." in said
    assert "elles ont regardé" not in said
    subjects = next(main.iter("table"))
    rows = [[text_of(cell) for cell in row] for row in subjects.iter("tr")]
    assert rows[0] == ["Sujet", "Tenues", "À corriger"]
    assert rows[1] == ["Images 9 règles pas encore vérifiées", "aucune connue", "aucune connue"]
    assert rows[2] == ["Contenus venus d’ailleurs", "1 sur 2", "1"]


def test_an_audit_that_is_not_whole_reads_on_a_narrow_screen(project: Project, browser: Browser) -> None:
    with_audits(project, "NT", c_2_1="C", c_2_2="NC")
    built_on(project)
    browser.viewport(320)
    browser.goto(browser.serve(project.output).rstrip("/") + PAGE)
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
    assert [(issue["code"], issue["context"]) for issue in browser.pa11y()] == []


def test_drawings_take_the_colours_that_the_reader_has_chosen(built: Project, browser: Browser) -> None:
    browser.emulate(forced_colors=True)
    browser.goto(browser.serve(built.output).rstrip("/") + PAGE)
    colours = browser.evaluate(
        """(() => { const text = getComputedStyle(document.querySelector('h1')).color;
        return [...document.querySelectorAll('.share-bar__met, .chart__line')]
            .map(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]).flat().filter(c => c !== text); })()"""
    )
    assert colours == []


def test_where_nothing_applies_there_is_nothing_to_judge(project: Project) -> None:
    with_audits(project, "NA")
    said, main = built_on(project)
    assert "Aucune règle ne s’applique aux pages vérifiées : il n’y a rien à juger" in said
    assert "n’est pas finie" not in said
    (days,) = main.iter("table")
    assert [text_of(cell) for cell in list(days.iter("tr"))[1]] == ["15 octobre 2026", "rien à juger", "–"]


def test_once_the_statement_has_ended_no_result_is_that_of_today(project: Project) -> None:
    said, main = built_on(project, "2029-11-02")
    today = said.partition("Sujet par sujet")[0]
    assert "Nous ne donnons plus de résultat : l’audit est du 15 octobre 2026" in today
    assert "Le site se déclare donc non conforme" in today
    assert "%" not in today
    assert "sont respectées" not in today
    captions = [text_of(caption) for caption in main.iter("caption")]
    assert captions[0] == "Combien de règles étaient tenues le 15 octobre 2026, pour chaque sujet"
    assert "93,5 %" in text_of(list(main.iter("table"))[1])


def test_how_many_rules_stop_a_page_is_not_how_many_are_watched(main: Element) -> None:
    progress = Progress(load_standing(ROOT / "content", date(2026, 11, 27)).grids)
    assert 0 < progress.stopping < progress.watched
    said = text_of(main)
    assert f"Pour {progress.stopping} des 106 règles" in said
    assert f"Pour {progress.watched - progress.stopping} autres, elle signale ce qu’elle voit à une personne." in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_html_codesniffer_find_nothing(
    browser: Browser, built: Project, scheme: Literal["light", "dark"]
) -> None:
    browser.emulate(scheme=scheme)
    browser.viewport(320)
    browser.goto(browser.serve(built.output).rstrip("/") + PAGE)
    assert [(issue["code"], issue["context"]) for issue in browser.pa11y()] == []
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
