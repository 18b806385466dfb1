"""A waiver silences one fault, with a reason, until its date; anything else about it is told."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from a11y.config import Config
from a11y.gate import Gate
from a11y.report import Report

TODAY = datetime.date(2026, 11, 23)
PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title></head>'
    '<body><main><h1>Parcs</h1><p>Voir <img src="a.png"> ici</p></main></body></html>'
)


def judge(folder: Path, front: str = "", site_file: str | None = None, page: str = PAGE) -> Report:
    build = folder / "build"
    build.mkdir(exist_ok=True)
    (build / "index.html").write_text(page)
    (build / "a.png").write_bytes(b"")
    markdown = folder / "parcs.md"
    markdown.write_text(f"---\ntitle: Parcs\n{front}---\n\nVoir ![](a.png) ici\n")
    if site_file is not None:
        (folder / "derogations.yaml").write_text(site_file)
    gate = Gate(build, Config(), folder, today=lambda: TODAY)
    return gate.judge_build({build / "index.html": markdown})


def front(rule: str = "image-alt", until: str = "2027-06-30", reason: str = "Description demandée") -> str:
    return f"derogations:\n  - regle: {rule}\n    motif: {reason}\n    jusqu_au: {until}\n"


def test_without_a_waiver_the_fault_stops_the_build(tmp_path: Path) -> None:
    report = judge(tmp_path)
    assert [(f.rule, f.source, f.source_line) for f in report.findings] == [("image-alt", "parcs.md", 5)]
    assert report.exit_code == 1


def test_a_waiver_in_the_front_matter_covers_the_fault_and_keeps_it_in_the_report(tmp_path: Path) -> None:
    report = judge(tmp_path, front())
    assert report.exit_code == 0
    assert [(f.rule, f.waived) for f in report.findings] == [("image-alt", "Description demandée")]


@pytest.mark.parametrize("place", ["", "  page: /index.html\n", "  page: /*\n", "  selecteur: main > p\n"])
def test_a_waiver_in_the_site_s_file_covers_the_fault(place: str, tmp_path: Path) -> None:
    report = judge(tmp_path, site_file=f"- regle: image-alt\n  motif: Archives\n  jusqu_au: 2027-06-30\n{place}")
    assert report.exit_code == 0


def test_a_waiver_for_another_page_covers_nothing_and_is_told(tmp_path: Path) -> None:
    report = judge(
        tmp_path,
        site_file="- regle: image-alt\n  motif: Archives\n  jusqu_au: 2027-06-30\n  page: /autre/*\n",
    )
    assert sorted(f.rule for f in report.findings) == ["image-alt", "waiver-unused"]


def test_a_waiver_that_has_ended_no_longer_covers_and_is_told_with_its_line(tmp_path: Path) -> None:
    report = judge(tmp_path, front(until="2026-11-22"))
    assert [(f.rule, f.source_line) for f in report.findings] == [("waiver-ended", 4), ("image-alt", 9)]
    assert "22/11/2026" in report.findings[0].message.fr
    assert report.exit_code == 1


def test_a_waiver_holds_on_its_last_day_and_warns_thirty_days_before(tmp_path: Path) -> None:
    for until, warned in (("2026-11-23", True), ("2026-12-23", True), ("2026-12-24", False)):
        report = judge(tmp_path, front(until=until))
        assert report.exit_code == 0
        assert ("waiver-ending" in [f.rule for f in report.findings]) is warned


def test_a_waiver_that_matches_nothing_is_itself_an_error(tmp_path: Path) -> None:
    report = judge(tmp_path, front(), page=PAGE.replace("<img ", '<img alt="Le parc de la Planchette" '))
    assert [(f.rule, f.severity) for f in report.findings] == [("waiver-unused", "error")]


@pytest.mark.parametrize(
    "text, line, said",
    [
        (front(rule="image-alte"), 4, "Vouliez-vous dire «\u00a0image-alt\u00a0»"),
        (front(until="demain"), 4, "jusqu_au"),
        (front(reason='""'), 4, "motif"),
        (front().replace("motif", "motiff"), 4, "motiff"),
        ("derogations: image-alt\n", 3, "liste"),
        ("derogations:\n  - image-alt\n", 4, "clés"),
    ],
)
def test_a_malformed_waiver_is_a_problem_with_its_line(text: str, line: int, said: str, tmp_path: Path) -> None:
    report = judge(tmp_path, text)
    assert report.exit_code == 2
    assert report.problems[0].source == "parcs.md"
    assert report.problems[0].line == line
    assert said in " ".join(problem.message.fr for problem in report.problems)


@pytest.mark.parametrize(
    "text",
    [
        "- regle: [",
        "42\n",
        "- regle: [a]\n",
        "- regle: {a: b}\n",
        "- regle: nope\n  motif: x\n  jusqu_au: 2027-01-01\n",
    ],
)
def test_a_malformed_file_of_waivers_is_a_problem(text: str, tmp_path: Path) -> None:
    report = judge(tmp_path, site_file=text)
    assert report.exit_code == 2
    assert report.problems[0].source == "derogations.yaml"


def test_an_empty_file_of_waivers_is_none(tmp_path: Path) -> None:
    assert judge(tmp_path, site_file="# aucune\n").problems == ()


def test_a_waiver_for_one_page_silences_nothing_on_the_others(tmp_path: Path) -> None:
    build = tmp_path / "build"
    build.mkdir()
    for number in range(8):
        (build / f"{number}.html").write_text(PAGE.replace("<title>", f"<title>{number}, "))
    (build / "a.png").write_bytes(b"")
    waiver = "- regle: image-alt\n  motif: Archives\n  jusqu_au: 2027-06-30\n  page: /7.html\n"
    (tmp_path / "derogations.yaml").write_text(waiver)
    report = Gate(build, Config(), tmp_path, today=lambda: TODAY).judge_build({})
    assert sorted((f.rule, f.count, f.waived) for f in report.findings) == [
        ("image-alt", 1, "Archives"),
        ("image-alt", 7, None),
    ]
    assert report.exit_code == 1


def test_a_file_of_waivers_that_the_settings_name_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "index.html").write_text(PAGE)
    report = Gate(tmp_path / "build", Config(waivers="absent.yaml"), tmp_path).judge_build({})
    assert report.exit_code == 2
    assert report.problems[0].source == "absent.yaml"


def test_a_folder_in_the_place_of_the_file_of_waivers_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "derogations.yaml").mkdir()
    assert judge(tmp_path).exit_code == 2
