"""The council's dashboard: every figure of the audit is in it, in words too, and it is accessible itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from a11y.rule import all_rules
from conformity.audit import Audit, Cell, Derogation, Page, Status
from conformity.dashboard import FILE, dashboard, write_dashboard
from conformity.evidence import automated
from conformity.grid import Grid
from conformity.standing import Standing, load_standing
from tests.browser.browser import Browser
from tests.browser.test_report_page import GUISES, OVERFLOWING
from tests.conformity.audits import CRITERIA, audit_of
from tests.html_validate import faults
from tests.theme.conftest import ROOT, parse, text_of

TODAY = date(2026, 11, 27)
HOSTILE = "</style><script>document.title='pris'</script> \u202e & « tout » " + "x" * 200


def standing(*audits: Audit) -> Standing:
    return Standing(TODAY, tuple(Grid(Path(f"{audit.day}.yaml"), audit, {}) for audit in audits))


def told(*audits: Audit) -> Element:
    return parse(dashboard(standing(*audits), all_rules()))


def find(tree: Element, path: str) -> Element:
    found = tree.find(path)
    assert found is not None, path
    return found


def rows(tree: Element, section: str) -> list[list[str]]:
    table = find(tree, f".//section[@id='{section}']//table")
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


def findings() -> Audit:
    """1.1 met, 1.2 unmet on one page of two, with its evidence, 1.3 not tested, 1.4 under a derogation, all else NA."""
    audit = audit_of({"1.1": "C C", "1.2": "C NC", "1.3": "C NT", "1.4": "NA NA"})
    cells = {
        **audit.cells,
        ("1.2", "P02"): Cell(Status.NC, "Le dessin est annoncé.\nLe masquer."),
        ("1.4", "P01"): Cell(Status.NA, None, Derogation("Un vieux formulaire.", "Au guichet.", date(2027, 6, 30))),
    }
    return replace(audit, cells=cells)


# What it says


def test_the_figures_of_each_theme_stand_beside_its_bar() -> None:
    table = rows(told(findings()), "themes")
    assert [text.replace("\u00ad", "") for text in table[0]] == [
        "Thématique",
        "Respectés",
        "À corriger",
        "Non testés",
        "Sans objet",
    ]
    assert table[1] == ["1. Images", "1", "1", "1", "6"]
    assert table[2] == ["2. Cadres", "0", "0", "0", "2"]
    assert table[-1] == ["Ensemble", "1", "1", "1", str(len(CRITERIA) - 3)]
    bar = find(told(findings()), ".//section[@id='themes']//tbody//{*}svg")
    assert [(part.get("class"), part.get("x"), part.get("width")) for part in bar] == [
        ("share-bar__met", "0.0%", "33.33%"),
        ("share-bar__unmet", "33.33%", "33.33%"),
        ("share-bar__not-tested", "66.66%", "33.33%"),
    ]
    assert bar.get("aria-hidden") == "true"


def test_without_a_rate_none_is_told() -> None:
    said = text_of(find(told(findings()), ".//main"))
    assert "L’audit n’est pas achevé : il reste 1 contrôle à faire." in said
    assert "soit" not in text_of(find(told(findings()), ".//p[@class='lead']"))
    assert "non conforme" in text_of(find(told(findings()), ".//title"))


def test_a_rate_is_never_rounded_up() -> None:
    # 105 of 106.
    audit = audit_of({"1.1": "NC"}, "C")
    lead = text_of(find(told(audit), ".//p[@class='lead']"))
    assert "Des 106 critères du RGAA 4.1.2 qui s’appliquent au site, 105 sont respectés" in lead
    assert "99 %" in lead
    assert "100" not in lead


def test_each_criterion_has_its_status_pages_evidence_official_text_and_who_judges_it() -> None:
    tree = told(findings())
    items = {
        text_of(item.find("h4")).partition(" ")[0]: item for item in tree.iter("li") if item.get("class") == "criterion"
    }
    assert list(items) == list(CRITERIA)
    criteria = findings().referential.criteria
    for number, item in items.items():
        link = find(item, "h4/a")
        assert (link.get("href"), text_of(link)) == (criteria[number].url, f"{number} : {criteria[number].label}")
    unmet = text_of(items["1.2"])
    assert "Non conforme C : 1 page NC : Page 2" in unmet
    assert "À modifier (Page 2) : Le dessin est annoncé. Le masquer." in unmet
    assert "Surveillé par la machine : image-decorative, svg-hidden." in unmet
    derogated = text_of(items["1.4"])
    assert "Dérogation (Page 1, jusqu’au 30 juin 2027) : Un vieux formulaire. Alternative : Au guichet." in derogated
    assert "Jugé par des personnes seules." in text_of(items["1.7"])
    assert "Conforme" in text_of(items["1.1"])
    assert "Non testé" in text_of(items["1.3"])


def test_the_trend_is_drawn_and_told() -> None:
    first = replace(audit_of({"1.1": "NC", "1.2": "C"}), day=date(2024, 10, 15))
    open_one = replace(audit_of({"1.1": "NT", "1.2": "C"}), day=date(2025, 10, 15))
    last = audit_of({"1.1": "C", "1.2": "C"})
    tree = told(first, open_one, last)
    chart = find(tree, ".//section[@id='trend']//{*}svg")
    label = (chart.get("aria-label") or "").replace("\u00a0", " ")
    assert label == "Du 15 octobre 2024 au 15 octobre 2026, le taux passe de 50 % à 100 %."
    lines = [line for line in find(tree, ".//section[@id='trend']//{*}svg/{*}g") if line.tag.endswith("line")]
    assert [(line.get("x1"), line.get("y1"), line.get("x2"), line.get("y2")) for line in lines] == [
        ("0.0%", "50.0%", "100.0%", "0.0%")
    ]
    assert [[cell.replace("\u00ad", "") for cell in row] for row in rows(tree, "trend")[1:]] == [
        ["15 oct. 2026", "2 sur 2", "100 %", "totalement conforme"],
        ["15 oct. 2025", "audit inachevé", "–", "non conforme"],
        ["15 oct. 2024", "1 sur 2", "50 %", "partiellement conforme"],
    ]


def test_a_first_audit_has_no_trend() -> None:
    section = find(told(findings()), ".//section[@id='trend']")
    assert "C’est le premier audit" in text_of(section)
    assert section.find(".//{*}svg") is None


def test_what_is_shared_is_no_page() -> None:
    audit = findings()
    shared = replace(audit, pages=(Page("P01", "Éléments transverses", None), *audit.pages[1:]))
    said = text_of(find(told(shared), ".//section[@id='who']"))
    assert "sur 1 page, et sur ce qu’elles ont toutes en commun" in said


def test_an_audit_that_is_not_whole_is_said_to_be_under_way() -> None:
    tree = told(findings())
    assert "2 pages dans l’échantillon pas encore contrôlées en entier par Camille Roy" in text_of(
        find(tree, ".//section[@id='summary']")
    )
    who = text_of(find(tree, ".//section[@id='who']"))
    assert "Camille Roy contrôle les 106 critères sur 2 pages" in who
    assert "Visite initiale, pas encore achevé : il reste 1 contrôle à faire." in who
    assert "Les pages à contrôler" in who
    said = text_of(find(tree, ".//main"))
    for word in ("a jugé", "achevé le", "pages contrôlées"):
        assert word not in said, word


def test_an_audit_that_is_whole_is_said_to_be() -> None:
    tree = told(audit_of({"1.1": "C NC"}))
    assert "2 pages contrôlées par Camille Roy, le 15 octobre 2026" in text_of(find(tree, ".//section[@id='summary']"))
    who = text_of(find(tree, ".//section[@id='who']"))
    assert "Camille Roy a jugé les 106 critères sur 2 pages. Visite initiale, achevé le 15 octobre 2026." in who
    assert "Les pages contrôlées" in who


def test_where_nothing_applies_there_is_nothing_to_judge() -> None:
    tree = told(audit_of({"1.1": "NA NA"}))
    lead = text_of(find(tree, ".//p[@class='lead']"))
    assert "Aucun critère du RGAA 4.1.2 ne s’applique aux pages contrôlées : il n’y a rien à juger" in lead
    assert "critères" not in lead
    assert "il reste 0" not in text_of(find(tree, ".//main"))
    # Arches that are all full would look like good news.
    assert tree.find(".//{*}svg[@class='arcade']") is None
    assert [cell.replace("\u00ad", "") for cell in rows(tree, "trend")[1]] == [
        "15 oct. 2026",
        "rien à juger",
        "–",
        "non conforme",
    ]


def test_how_many_criteria_stop_a_page_is_not_how_many_are_watched() -> None:
    rules, audit = all_rules(), findings()
    watched = automated(audit.referential, rules)
    stopping = sum(any(rules[one].severity == "error" for one in ids) for ids in watched.values())
    every = sum(bool(ids) for ids in watched.values())
    assert 0 < stopping < every
    who = text_of(find(told(audit), ".//section[@id='who']"))
    assert f"{every} des 106 critères" in who
    assert f"Pour {stopping} d’entre eux, une erreur arrête la publication." in who
    assert f"Pour les {every - stopping} autres, elle signale ce qu’elle voit à une personne." in who


def test_without_an_audit_it_says_so() -> None:
    tree = parse(dashboard(Standing(TODAY), all_rules()))
    assert "Aucun audit n’a encore mesuré l’accessibilité de ce site" in text_of(tree)
    assert tree.find(".//table") is None


def test_the_declared_state_and_the_end_of_the_statement(tmp_path: Path) -> None:
    content = ROOT / "content"
    today = text_of(parse(dashboard(load_standing(content, TODAY), all_rules())))
    assert "La déclaration ne vaudra plus à partir du 15 octobre 2029" in today
    later = parse(dashboard(load_standing(content, date(2029, 10, 15)), all_rules()))
    assert "La mention est « non conforme »." in text_of(later)
    assert text_of(find(later, ".//dd[@class='verdict__word verdict__word--no']")) == "non conforme"


def test_once_the_statement_has_ended_no_rate_is_that_of_today() -> None:
    tree = parse(dashboard(load_standing(ROOT / "content", date(2029, 11, 2)), all_rules()))
    lead = text_of(find(tree, ".//p[@class='lead']"))
    assert lead.startswith("Le site n’a plus de taux : l’audit est du 15 octobre 2026")
    assert "%" not in lead
    trend = find(tree, ".//section[@id='trend']")
    assert "93,5 %" in text_of(trend)
    assert text_of(find(tree, ".//main")).count("93,5 %") == text_of(trend).count("93,5 %")
    assert text_of(find(tree, ".//h2[@id='summary-title']")) == "En chiffres, le 15 octobre 2026"
    assert "le 15 octobre 2026" in text_of(find(tree, ".//section[@id='themes']//caption"))
    now = parse(dashboard(load_standing(ROOT / "content", TODAY), all_rules()))
    assert "soit 93,5 %" in text_of(find(now, ".//p[@class='lead']"))


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    write_dashboard(standing(findings()), all_rules(), tmp_path / "rapports" / FILE)
    assert (tmp_path / "rapports" / FILE).read_text("utf-8") == dashboard(standing(findings()), all_rules())


# What it is like


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("tableau")
    demonstration = load_standing(ROOT / "content", TODAY)
    hostile = findings()
    hostile = replace(
        hostile,
        auditor=HOSTILE,
        site=HOSTILE,
        context=HOSTILE,
        pages=tuple(replace(page, title=HOSTILE + page.name) for page in hostile.pages),
        cells={**hostile.cells, ("1.2", "P02"): Cell(Status.NC, f"{HOSTILE}\n{HOSTILE}", Derogation(HOSTILE, HOSTILE))},
    )
    made = {
        "demonstration": demonstration,
        "hostile": standing(replace(hostile, day=date(2025, 1, 1)), hostile),
        "without audit": Standing(TODAY),
    }
    for name, one in made.items():
        write_dashboard(one, all_rules(), folder / f"{name}.html")
    return lambda name: folder / f"{name}.html"


def test_html_validate_finds_nothing(written: Callable[[str], Path]) -> None:
    assert faults(*(written(name) for name in ("demonstration", "hostile", "without audit"))) == []


@pytest.mark.parametrize("guise", GUISES)
def test_axe_and_html_codesniffer_find_nothing(browser: Browser, written: Callable[[str], Path], guise: str) -> None:
    width, looks = GUISES[guise]
    browser.viewport(width)
    browser.emulate(**looks)
    browser.goto(written("demonstration"))
    assert [(issue["code"], issue["context"]) for issue in browser.pa11y()] == []


@pytest.mark.parametrize("name", ["demonstration", "hostile", "without audit"])
def test_nothing_scrolls_sideways_at_320_pixels_nor_asks_the_network(
    browser: Browser, written: Callable[[str], Path], name: str
) -> None:
    browser.viewport(320, 640)
    browser.goto(written(name))
    browser.widen_text()
    assert browser.evaluate(OVERFLOWING) == []
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
    assert [url for url in browser.requests() if not url.startswith("data:")] == [written(name).as_uri()]
    assert browser.evaluate("document.querySelectorAll('script').length") == 0
    assert browser.messages() == []
