"""The report as a page: what it says, that it is whole, and that it has no fault of its own."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from a11y.assets import find_pages
from a11y.config import Config
from a11y.coverage import decisions
from a11y.finding import Counts, Lang
from a11y.gate import Gate
from a11y.renderers import formats
from a11y.renderers.html import FILE, render
from a11y.report import AuditSummary, PageStatus, Past, Report, make_report
from a11y.report_page.faults import FILES, FULL
from a11y.report_page.marks import marked
from a11y.report_page.themes import THEMES
from a11y.report_page.trend import SHOWN, trend_of
from a11y.report_page.words import count, day, listed, number, short_day
from a11y.rule import all_rules
from tests.a11y.renderers.samples import DAY, HOSTILE, found, hostile, judged, of_everything, of_many
from tests.html_validate import faults

ROOT = Path(__file__).resolve().parents[3]
COMMAND = Path(sys.executable).parent / "a11y"
PAGE = PageStatus("a.html", "checked")
CLEAN = make_report([PAGE], [], [], DAY)
LANGS: tuple[Lang, ...] = ("fr", "en")


def page_of(report: Report, lang: Lang = "fr") -> ET.Element:
    """The page as a browser reads it."""
    tree: ET.Element = html5lib.parse("".join(render(report, lang)), namespaceHTMLElements=False)
    return tree


def text_of(element: ET.Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext()).replace("\u00ad", "").replace("\u00a0", " ")).strip()


def section(page: ET.Element, name: str) -> ET.Element:
    (element,) = page.iterfind(f".//section[@id='{name}']")
    return element


def rows(table: ET.Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in table.iterfind(".//tbody/tr")]


def sentence(report: Report, lang: Lang = "fr") -> str:
    (lead,) = page_of(report, lang).iterfind(".//p[@class='lead']")
    return text_of(lead)


def verdict(report: Report) -> str:
    return text_of(page_of(report).findall(".//dl/div/dd")[1])


def own_findings(folder: Path, text: str) -> list[tuple[str, str]]:
    """What the gate says of a report as a page."""
    (folder / "a11y.html").write_text(text, "utf-8", "backslashreplace")
    gate = Gate(folder, Config(), folder, today=lambda: DAY)
    try:
        report = gate.judge(find_pages([str(folder / "a11y.html")]), {}, site=False)
    finally:
        gate.close()
    assert report.exit_code == 0
    return [(finding.rule, finding.message.fr) for finding in report.findings]


def test_html_validate_finds_no_fault(tmp_path: Path) -> None:
    reports = [of_everything(), of_many(300, 900), CLEAN, *map(hostile, HOSTILE)]
    for at, (report, lang) in enumerate(product(reports, LANGS)):
        (tmp_path / f"{at}.html").write_text("".join(render(report, lang)), "utf-8", "backslashreplace")
    assert faults(tmp_path) == []


def audited(report: Report, seen: int) -> Report:
    return replace(report, browser=AuditSummary("sample", 40, 12, seen, 3, ("desktop", "dark"), 7))


def test_the_format_is_found_by_its_name() -> None:
    assert formats()["html"].file == FILE == "a11y.html"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_has_one_title_of_each_part_in_order(lang: Lang) -> None:
    page = page_of(of_everything(), lang)
    assert page.get("lang") == lang
    assert text_of(page.find("head/title") or page) != ""
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(page.findall(f".//{landmark}")) for landmark in ("header", "main", "footer")] == [1, 1, 1]
    for table in page.iter("table"):
        assert text_of(table.findall("caption")[0])
        assert all(head.get("scope") for head in table.iter("th"))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href", "")[1:] for link in page.iter("a")} <= set(ids)


def test_the_verdict_is_one_plain_sentence() -> None:
    assert verdict(CLEAN) == "Publiable"
    assert sentence(CLEAN) == (
        "Ce site peut être publié : le contrôle n'y a trouvé aucun défaut qu'il faille corriger avant."
    )
    faults = [found("image-alt", "a.html", name=name) for name in ("a.jpg", "b.jpg")]
    faults += [found("text-contrast", "a.html"), found("heading-order", "a.html", severity="warning")]
    bad = make_report([PAGE], faults, [], DAY)
    assert verdict(bad) == "Non publiable"
    assert sentence(bad) == (
        "Ce site ne peut pas être publié en l'état : 3 défauts sont à corriger, et les habitants y rencontrent "
        "des images muettes pour qui ne les voit pas et des textes difficiles à distinguer du fond."
    )
    assert sentence(make_report([PAGE], [faults[0]], [], DAY), "en") == (
        "This site cannot be published as it is: 1 fault to mend, and residents meet "
        "images that say nothing to people who do not see them."
    )


def test_what_was_not_checked_is_never_called_publishable() -> None:
    assert sentence(make_report([], [], [], DAY)).endswith("aucune page n'a été contrôlée.")
    assert verdict(make_report([], [], [], DAY)) == "Non publiable"
    assert sentence(audited(CLEAN, 11)).endswith("le navigateur a vu 11 des 12 pages prévues.")
    assert "1 page n'a pas pu être contrôlée ; 1 problème a gêné sa construction." in sentence(of_everything())


def test_what_was_not_looked_at_is_never_called_whole() -> None:
    def said(report: Report) -> str:
        return text_of(page_of(report))

    assert "tout ce qui devait être lu l'a été" in said(CLEAN)
    empty = said(make_report([], [], [], DAY))
    assert "aucune page n'a été donnée à lire" in empty
    assert "aucune n'a été laissée de côté" not in empty
    partly = said(audited(CLEAN, 11))
    assert "1 page n'a pas été vue dans le navigateur." in partly
    for report in (empty, partly):
        assert "tout ce qui devait être lu" not in report


def test_the_trend_is_a_drawing_and_a_table() -> None:
    trend = section(page_of(of_everything()), "trend")
    (drawing,) = trend.iterfind(".//{*}svg")
    assert drawing.get("role") == "img"
    assert text_of(drawing) == "Du 15 mars 2026 au 26 novembre 2026, les erreurs passent de 31 à 2."
    told = rows(next(trend.iter("table")))
    assert told[0] == ["26 nov. 2026", "2", "2", "1", "1"]
    assert told[-1] == ["15 mars 2026", "63", "31", "9", "17"]
    assert len(told) == 9
    (alone,) = section(page_of(CLEAN), "trend").iterfind("p")
    assert text_of(alone).startswith("C'est le premier rapport connu")


def test_the_drawing_stays_within_its_frame() -> None:
    for numbers in ([0], [1, 0], [7, 3, 123456], list(range(60))):
        history = tuple(
            Past(DAY.replace(year=1900 + year), 1, value, 0, 0, 0) for year, value in enumerate(numbers, start=1)
        )
        trend = trend_of(CLEAN.with_history(history))
        assert trend is not None
        assert len(trend.shown) + trend.older == len(numbers) + 1
        assert len(trend.shown) <= SHOWN
        points = [point for line in trend.lines for point in line.points]
        assert all(0 <= point.x <= 100 and 0 <= point.y <= 100 for point in points)
        assert [y for _, y in trend.grid] == [100, 50, 0]


def test_it_says_what_was_checked_by_whom_and_what_was_not() -> None:
    scope = section(page_of(of_everything()), "scope")
    said = text_of(scope)
    assert "2 pages contrôlées par" in said
    assert "Aucun navigateur n'a regardé ces pages" in said
    assert "1 point relevé attend le regard d'une personne." in said
    assert rows(next(scope.iter("table"))) == [["c.html", "page trop grande"]]
    assert "Date illisible." in said
    assert "date: demain" in said
    shares = [int(text_of(item).split()[0]) for item in scope.findall("ul[@class='shares']/li")]
    assert sum(shares) == len(decisions()) == 258
    seen = text_of(section(page_of(audited(CLEAN, 12)), "scope"))
    assert "Dans un navigateur : 12 pages vues sur 40 (échantillon de 12, tirage 7), dont 3 déjà vues" in seen
    assert "Sous 2 aspects : sur un grand écran et en couleurs sombres." in seen


def test_findings_are_counted_by_theme_file_and_page() -> None:
    faults = [
        found("image-alt", "a.html", source="content/a.md", line=3),
        found("image-alt", "a.html", source="content/a.md", line=5, severity="warning"),
        found("text-contrast", "b.html", theme=True, source="theme/templates/base.html", severity="review", count=2),
        found("image-alt", "a.html", source="content/a.md", line=7, waived="Archive"),
    ]
    page = page_of(make_report([PAGE], faults, [], DAY))
    by_theme, by_file, by_page = (
        rows(next(section(page, part).iter("table"))) for part in ("themes", "files", "pages")
    )
    assert len(by_theme) == 14
    assert by_theme[0] == ["1. Images", "1", "1", "0"]
    assert by_theme[2] == ["3. Couleurs", "0", "0", "1"]
    # The technical team's first, whatever it is.
    assert by_file == [
        ["theme/templates/base.html À transmettre à l'équipe technique", "0", "0", "1"],
        ["content/a.md", "1", "1", "0"],
    ]
    assert by_page == [["a.html", "1", "1", "0"], ["b.html", "0", "0", "1"], ["c.html", "0", "0", "1"]]


def test_a_finding_is_told_with_all_that_is_known_of_it() -> None:
    fault = replace(
        found("image-alt", "a.html", source="content/a.md", line=14, quoted="![](fete.jpg)", count=7),
        witnesses=("Parvis", "axe (image-alt)"),
        guises=("narrow", "dark"),
    )
    waived = found("image-alt", "b.html", waived="Photographie d'archive")
    page = page_of(make_report([PAGE], [fault, waived], [], DAY))
    said = text_of(section(page, "findings"))
    for words in (
        "Image sans alternative",
        "content/a.md, ligne 14",
        "![](fete.jpg)",
        "L'image « fete.jpg » n'a pas d'alternative.",
        "Pourquoi : Sans alternative",
        "Corriger : Décrivez",
        "RGAA 1.1.1",
        "WCAG 1.1.1",
        "Même défaut sur 7 pages, dont a.html, c.html.",
        "Vu par : Parvis et axe (image-alt).",
        "Aspects : à 320 pixels de large et en couleurs sombres.",
    ):
        assert words in said
    assert "archive" not in said
    assert "Motif de la dérogation : Photographie d'archive" in text_of(section(page, "waived"))


def test_of_very_many_findings_the_first_are_told_and_none_is_lost() -> None:
    many = [
        found("image-alt", f"{n}.html", source=f"content/{n % 300}.md", line=1 + n // 300)
        for n in range(FULL + 300 * 3)
    ]
    page = section(page_of(make_report([PAGE], many, [], DAY)), "findings")
    full = page.findall(".//ul[@class='faults']/li")
    rest = page.findall(".//details/ul/li")
    counted = re.search(r"Et encore (\d+) autres", text_of(page))
    assert counted is not None
    assert len(full) == FULL
    assert len(rest) == FILES
    assert len(full) + sum(int(item.get("data-count", "")) for item in rest) + int(counted[1]) == len(many)
    assert re.fullmatch(r"content/\d+\.md : lignes \d, \d, \d(, \d)?", text_of(rest[-1]))
    assert "a11y.json" in text_of(page)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_gate_finds_nothing_in_it(tmp_path: Path, lang: Lang) -> None:
    for report in (of_everything(), CLEAN, audited(of_everything(), 12)):
        assert own_findings(tmp_path, "".join(render(report, lang))) == []
    assert own_findings(tmp_path, "".join(render(of_many(300, 1500), lang))) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_gets_through(tmp_path: Path, text: str) -> None:
    report = hostile(text)
    written = "".join(render(report))
    written.encode("utf-8")
    ours = "".join(render(replace(report, findings=(), problems=(), pages=(PAGE,))))
    for tag in ("script", "style", "textarea", "svg"):
        assert written.count(f"</{tag}") <= max(1, ours.count(f"</{tag}"))
    assert [char for char in written if not char.isprintable() and char not in "\n\u00a0\u202f"] == []
    assert own_findings(tmp_path, written) == []


def test_the_same_report_gives_the_same_bytes() -> None:
    assert "".join(render(of_everything())) == "".join(render(of_everything()))
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}"}
    program = (
        "import sys; from a11y.renderers.html import render; from tests.a11y.renderers.samples import of_everything;"
        "sys.stdout.buffer.write(''.join(render(of_everything())).encode())"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={**environment, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=ROOT,
        )
        assert done.stdout.decode() == "".join(render(of_everything()))


def test_only_its_own_style_and_script_may_run() -> None:
    page = page_of(of_everything())
    (policy,) = (meta.get("content", "") for meta in page.iter("meta") if meta.get("http-equiv"))
    for tag in ("style", "script"):
        (element,) = page.iter(tag)
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    attributes = [attribute for element in page.iter() for attribute in element.items()]
    assert [name for name, _ in attributes if name == "style" or name.startswith("on")] == []
    addresses = [value for name, value in attributes if name in ("src", "href")]
    assert [value for value in addresses if not value.startswith(("#", "data:"))] == []


def test_without_a_script_everything_but_the_filters_is_there() -> None:
    page = page_of(of_everything())
    assert [element.get("id") for element in page.iter() if element.get("hidden") is not None] == ["filters"]
    assert len(page.findall(".//section[@class='rule']")) == 4


def test_the_command_writes_it_and_finds_nothing_in_it(tmp_path: Path) -> None:
    page, report = tmp_path / "page.html", tmp_path / "r.html"
    page.write_text('<!doctype html><html lang="fr"><title>Essai</title><img src="a.jpg"></html>', "utf-8")
    done = subprocess.run([COMMAND, f"--format=html={report}", page], cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert "Image sans alternative" in report.read_text("utf-8")
    judgement = subprocess.run([COMMAND, report], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert judgement.returncode == 0
    assert "0 erreur, 0 avertissement, 0 point à vérifier" in judgement.stdout.replace("\u00a0", " ")


def test_a_report_of_faulty_pages_has_no_fault(tmp_path: Path) -> None:
    pages = {path.name: path.read_text("utf-8") for path in (ROOT / "tests/a11y/faulty").glob("*.html")}
    report = judged(tmp_path / "site", pages)
    assert len(report.findings) > 100
    assert own_findings(tmp_path, "".join(render(report))) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_word_of_any_rule_is_a_fault(tmp_path: Path, lang: Lang) -> None:
    each = [found(name, "a.html", source="content/a.md", line=line) for line, name in enumerate(all_rules(), 1)]
    assert own_findings(tmp_path, "".join(render(make_report([PAGE], each, [], DAY), lang))) == []


@pytest.mark.parametrize("name", [name for name, rule in all_rules().items() if "AAA" in rule.why.fr])
def test_a_name_of_the_guidelines_is_no_unexplained_one(tmp_path: Path, name: str) -> None:
    report = make_report([PAGE], [found(name, "a.html", source="content/a.md", line=1)], [], DAY)
    assert own_findings(tmp_path, "".join(render(report))) == []


def test_a_report_of_very_many_pages_is_one_that_a_browser_opens() -> None:
    assert sum(len(chunk) for chunk in render(of_many(10_000, 50_000))) < 20_000_000


def test_what_is_quoted_is_no_words_of_ours() -> None:
    assert marked("« a » <b> et **c**") == (
        "«\u00a0<samp>a</samp>\u00a0» <code>&lt;b&gt;</code> et <code>**c**</code>".replace("\u00a0", " ")
    )
    assert marked("Écrivez ![Mairie]({static}/a.jpg).") == "Écrivez <code>![Mairie]({static}/a.jpg)</code>."
    assert marked("&lt;\x1b « \u202e »") == "&amp;lt;\\u001b « <samp>\\u202e</samp> »"


def test_numbers_dates_and_lists_are_those_of_the_language() -> None:
    assert number(1234567, "fr") == "1\u202f234\u202f567"
    assert number(1234567, "en") == "1,234,567"
    assert count(0, "page", "pages", "fr") == "0\u00a0page"
    assert count(0, "page", "pages", "en") == "0 pages"
    assert day(DAY.replace(day=1), "fr") == "1er novembre 2026"
    assert day(DAY, "en") == "26 November 2026"
    assert short_day(DAY, "fr") == "26 nov. 2026"
    assert [listed(list("abc")[:n], "fr") for n in range(4)] == ["", "a", "a et b", "a, b et c"]


def test_the_themes_are_those_of_the_coverage() -> None:
    headings = re.findall(r"^## (\d+)\. (.+)$", (ROOT / "docs/couverture.md").read_text("utf-8"), re.MULTILINE)
    assert headings == [(str(theme.number), theme.name.fr.replace("'", "’")) for theme in THEMES if theme.number]


def colours(sheet: str) -> Iterator[dict[str, str]]:
    """The colours that a style sheet names, light ones and dark ones."""
    light, dark = re.split(r"prefers-color-scheme: dark", sheet)[:2]
    for part in (light, dark.partition("\n}")[0]):
        yield dict(re.findall(r"--((?:surface|on|line|focus|trim)[\w-]*): (#[0-9a-f]{6})", part))


def test_the_colours_are_the_theme_s() -> None:
    own = colours((ROOT / "plugins/a11y/report_page/page.css").read_text("utf-8"))
    theirs = colours((ROOT / "theme/static/css/tokens.css").read_text("utf-8"))
    for ours, known in zip(own, theirs, strict=True):
        assert ours
        assert ours.items() <= known.items()


def test_the_font_is_that_of_the_lock_file() -> None:
    package = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
    own = ROOT / "plugins/a11y/report_page"
    files = {
        "files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-hyperlegible-next.woff2",
        "LICENSE": "OFL.txt",
    }
    for theirs, ours in files.items():
        assert (own / ours).read_bytes() == (package / theirs).read_bytes()


def test_a_test_that_fails_is_counted_once() -> None:
    report = make_report([PAGE], [], [], DAY, tests={"1.1.1": Counts(1, 2, 0, 0), "1.1.2": Counts(4, 0, 0, 0)})
    assert "Du RGAA, 1 test est en échec." in text_of(section(page_of(report), "scope"))
