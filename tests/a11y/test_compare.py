"""`a11y --compare`: what is new, what is mended, and what nobody may call mended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referencing import Registry, Resource

from a11y import cli
from a11y.compare import Comparison, compare, render_json
from a11y.compare_text import render
from a11y.reread import PastReport, ReportFileError, read_report

COMMAND = Path(sys.executable).parent / "a11y"
GOOD = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title></head>'
    "<body><main><h1>Parcs</h1><p>Ouverts tous les jours.</p></main></body></html>"
)
BAD = GOOD.replace("<p>", '<p><img src="a.png">')
OPEN, WAIVED = None, "Archives"


def a11y(folder: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *args],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def finding(
    name: int,
    page: str = "a.html",
    *,
    rule: str = "image-alt",
    severity: str = "error",
    waived: str | None = OPEN,
    pages: tuple[str, ...] = (),
    excerpt: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    return {
        "fingerprint": f"{name:032x}",
        "page": page,
        "rule": rule,
        "outcome": "failed",
        "severity": severity,
        "wcag": ["1.1.1"],
        "rgaa": ["1.1.1"],
        "act": [],
        "title": "Image sans alternative",
        "message": f"L'image n° {name} n'a pas d'alternative.",
        "why": "Sans elle, rien n'est lu.",
        "fix": "Décrivez-la.",
        "html_line": 3,
        "selector": "main > img",
        "excerpt": excerpt or f"<img src={name}>",
        "source": None,
        "source_line": None,
        "quoted": None,
        "theme": False,
        "reason": None,
        "count": max(1, len(pages)),
        "pages": list(pages),
        "waived": waived,
        "witnesses": [],
        "guises": [],
        **more,
    }


def report(*findings: dict[str, Any], pages: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    statuses = pages if pages is not None else {"a.html": "checked", "b.html": "checked"}
    unchecked = "couldNotCheck" in statuses.values()
    return {
        "version": 1,
        "date": "2026-11-26",
        "exitCode": 2 if unchecked or more.get("problems") else int(bool(findings)),
        "summary": {},
        "pages": [{"page": page, "status": status, "counts": {}} for page, status in statuses.items()],
        "findings": list(findings),
        "problems": [],
        "browser": None,
        "rules": {},
        "rgaa": {},
        **more,
    }


def browser(**said: Any) -> dict[str, Any]:
    usual = {"mode": "all", "pagesBuilt": 2, "pagesChosen": 2, "pagesAudited": 2, "fromCache": 0, "guises": ["usual"]}
    return {**usual, "seed": None, **said}


def read(folder: Path, name: str, document: Any) -> PastReport:
    file = folder / name
    file.write_text(json.dumps(document), encoding="utf-8")
    return read_report(file)


def compared(folder: Path, old: Any, new: Any) -> Comparison:
    return compare(read(folder, "old.json", old), read(folder, "new.json", new))


def names(comparison: Comparison) -> dict[str, list[int]]:
    """The kinds that are not empty, and the faults in each."""
    kinds = ("appeared", "unchanged", "waived", "mended", "unchecked", "gone")
    told = {kind: [int(fault.fingerprint, 16) for fault in getattr(comparison, kind)] for kind in kinds}
    told["changed"] = [int(change.fault.fingerprint, 16) for change in comparison.changed]
    return {kind: faults for kind, faults in told.items() if faults}


def valid(text: str) -> Any:
    schema = json.loads(files("a11y").joinpath("comparison.schema.json").read_text())
    of_reports = Resource.from_contents(json.loads(files("a11y").joinpath("report.schema.json").read_text()))
    jsonschema.Draft202012Validator.check_schema(schema)
    registry: Registry[Any] = Registry().with_resource("report.schema.json", of_reports)
    document = json.loads(text)
    jsonschema.Draft202012Validator(schema, registry=registry).validate(document)
    return document


# The command


def test_two_judgements_of_a_site_are_compared_and_the_new_fault_told_in_full(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    (tmp_path / "b.html").write_text(GOOD)
    assert a11y(tmp_path, "--format", "json=old.json", "a.html", "b.html").returncode == 1
    (tmp_path / "a.html").write_text("\n\n" + GOOD)
    (tmp_path / "b.html").write_text(BAD)
    assert a11y(tmp_path, "--format", "json=new.json", "a.html", "b.html").returncode == 1
    run = a11y(tmp_path, "--compare", "old.json", "new.json")
    assert run.returncode == 0
    assert run.stdout.startswith("Nouveau (1)\n\nb.html:1  image-alt  erreur\n")
    assert "Pourquoi\u00a0: " in run.stdout
    assert "Corriger\u00a0: " in run.stdout
    assert "\nCorrigé (1)\n  a.html:1  image-alt  erreur  L'image" in run.stdout
    last = run.stdout.splitlines()[-1]
    assert last.endswith("1\u00a0nouveau constat, dont 1\u00a0nouvelle erreur, 1\u00a0corrigé, 0\u00a0inchangé.")
    assert a11y(tmp_path, "--compare", "old.json", "new.json", "--fail-on-new").returncode == 1
    assert a11y(tmp_path, "--compare", "new.json", "new.json", "--fail-on-new").returncode == 0


def test_json_is_as_its_schema_says(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text(json.dumps(report(finding(1), finding(2, severity="warning"))))
    (tmp_path / "new.json").write_text(json.dumps(report(finding(2), finding(3))))
    run = a11y(tmp_path, "--compare", "old.json", "new.json", "--format", "json", "--format", "text=r/c.txt")
    document = valid(run.stdout)
    assert document["summary"] == {
        "new": 1,
        "changed": 1,
        "newErrors": 2,
        "unchanged": 0,
        "waived": 0,
        "mended": 1,
        "unchecked": 0,
        "gone": 0,
    }
    assert document["new"] == [finding(3)]
    assert document["changed"] == [{"before": "warning", "finding": finding(2)}]
    assert (tmp_path / "r" / "c.txt").read_text().startswith("Nouveau (1)")


def test_english_is_a_choice(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(json.dumps(report(finding(1))))
    run = a11y(tmp_path, "--compare", "r.json", "r.json", "--lang", "en")
    assert run.stdout == "From 2026-11-26 to 2026-11-26: 0 new, 0 mended, 1 unchanged.\n"


@pytest.mark.parametrize(
    "args, said",
    [
        (["--compare", "r.json", "r.json", "a.html"], "PATH ne va pas avec --compare"),
        (["--compare", "r.json", "r.json", "--browser", "--root", "."], "--browser, --root ne va pas avec --compare"),
        (["--compare", "r.json", "r.json", "--workers", "0"], "--workers"),
        (["--compare", "r.json", "r.json", "--write-waivers", "d.yaml"], "--write-waivers"),
        (["--compare", "r.json", "r.json", "--format", "html"], "Formats admis\u00a0: text, json."),
        (["--compare", "r.json", "r.json", "--format", "jsn"], "Vouliez-vous dire «\u00a0json\u00a0»"),
        (["--compare", "r.json"], "--compare"),
        (["--fail-on-new", "a.html"], "--fail-on-new demande --compare"),
        (["--compare", "absent.json", "r.json"], "absent.json\u00a0: ce fichier n'existe pas"),
        (["--compare", "r.json", "."], "fichier illisible"),
        (["--compare", "r.json", "bin.json"], "ce n'est pas du JSON"),
        (["--compare", "r.json", "texte.json"], "ce n'est pas du JSON"),
        (["--compare", "texte.json", "r.json"], "texte.json"),
        (["--compare", "r.json", "autre.json"], "ce n'est pas un rapport de a11y"),
    ],
)
def test_what_cannot_be_compared_exits_2_with_a_sentence(args: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    (tmp_path / "r.json").write_text(json.dumps(report(finding(1))))
    (tmp_path / "bin.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "texte.json").write_text("Bonjour")
    (tmp_path / "autre.json").write_text('{"results": []}')
    run = a11y(tmp_path, *args)
    assert run.returncode == 2
    assert said in run.stderr
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


def test_hostile_text_reaches_no_terminal(tmp_path: Path) -> None:
    said = finding(1, "a\x1b[31m\u202e\ud800.html", message="\x1b]0;titre\x07", rule="image-alt")
    (tmp_path / "old.json").write_text(json.dumps(report(finding(2, "\x1b[2J.html", message="\x1b[2J"))))
    (tmp_path / "new.json").write_text(json.dumps(report(said)))
    for extra in ([], ["--format", "json"]):
        run = a11y(tmp_path, "--compare", "old.json", "new.json", *extra)
        assert run.returncode == 0
        assert "\x1b" not in run.stdout


# What a file must be


@pytest.mark.parametrize(
    "damage, said",
    [
        ({"version": 2}, "de la version 2"),
        ({"version": True}, "de la version True"),
        ({"version": {"a": 1}}, "de la version"),
        ({"findings": {}}, "abîmé"),
        ({"findings": [1]}, "findings[0]"),
        ({"findings": [{"page": "a.html"}]}, "date d'avant les empreintes"),
        ({"findings": [finding(1), finding(1)]}, "findings[1].fingerprint"),
        ({"findings": [finding(1, severity="grave")]}, "findings[0].severity"),
        ({"findings": [finding(1, html_line=0)]}, "findings[0].html_line"),
        ({"findings": [finding(1, wcag=[1])]}, "findings[0].wcag"),
        ({"findings": [finding(1, count=True)]}, "findings[0].count"),
        ({"pages": [{"page": "a.html"}]}, "pages[0].status"),
        ({"date": "26 novembre"}, "date"),
        ({"exitCode": 3}, "exitCode"),
        ({"problems": None}, "problems"),
        ({"browser": {}}, "browser.pagesBuilt"),
    ],
)
def test_a_damaged_report_is_refused_with_what_is_wrong(damage: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(ReportFileError) as caught:
        read(tmp_path, "r.json", {**report(), **damage})
    assert said in str(caught.value)
    assert "r.json\u00a0: " in str(caught.value)


def test_hostile_text_stands_in_the_json_as_escapes(tmp_path: Path) -> None:
    hostile = "\x1b[31m\x9b31m\u202e\ud800\x85"
    text = "".join(render_json(compared(tmp_path, report(), report(finding(1, message=hostile)))))
    assert all(char.isprintable() or char in "\n\u00a0" for char in text)
    assert valid(text)["new"][0]["message"] == hostile


def test_a_report_of_before_fingerprints_says_to_make_it_again(tmp_path: Path) -> None:
    old = report()
    del old["date"]
    with pytest.raises(ReportFileError, match=r"date d'avant les empreintes.*Refaites-le"):
        read(tmp_path, "r.json", old)


def test_what_a_later_command_has_added_is_left_out(tmp_path: Path) -> None:
    later = report({**finding(1), "colour": "blue"}, mood="good")
    comparison = compared(tmp_path, report(), later)
    assert valid("".join(render_json(comparison)))["new"] == [finding(1)]


# What has become of a fault


def test_new_mended_and_unchanged_go_by_fingerprint_alone(tmp_path: Path) -> None:
    moved = finding(1, html_line=90, selector="main > div > img")
    told = names(compared(tmp_path, report(finding(1), finding(2)), report(moved, finding(3))))
    assert told == {"unchanged": [1], "mended": [2], "appeared": [3]}


@pytest.mark.parametrize(
    "before, now, told",
    [
        (OPEN, WAIVED, {"waived": [1]}),
        (WAIVED, OPEN, {"appeared": [1]}),
        (WAIVED, WAIVED, {}),
        (OPEN, OPEN, {"unchanged": [1]}),
    ],
)
def test_a_waived_finding_is_no_fault(before: str | None, now: str | None, told: Any, tmp_path: Path) -> None:
    comparison = compared(tmp_path, report(finding(1, waived=before)), report(finding(1, waived=now)))
    assert names(comparison) == told
    assert comparison.verdict == int("appeared" in told)


def test_a_fault_that_was_waived_and_is_no_longer_there_is_no_news(tmp_path: Path) -> None:
    assert names(compared(tmp_path, report(finding(1, waived=WAIVED)), report())) == {}


@pytest.mark.parametrize("before, now, verdict", [("warning", "error", 1), ("error", "warning", 0)])
def test_another_severity_is_told_and_an_error_is_a_new_one(
    before: str, now: str, verdict: int, tmp_path: Path
) -> None:
    comparison = compared(tmp_path, report(finding(1, severity=before)), report(finding(1, severity=now)))
    assert names(comparison) == {"changed": [1]}
    assert comparison.verdict == verdict
    words = {"error": "erreur", "warning": "avertissement"}
    assert f"{words[before]} → {words[now]}" in "".join(render(comparison))


def test_a_new_warning_is_told_and_fails_nothing(tmp_path: Path) -> None:
    comparison = compared(tmp_path, report(), report(finding(1, severity="warning")))
    assert names(comparison) == {"appeared": [1]}
    assert comparison.verdict == 0


UNCHECKED_A = {"a.html": "couldNotCheck", "b.html": "checked"}
SEVEN = tuple(f"{number}.html" for number in range(5))


@pytest.mark.parametrize(
    "fault, new, kind",
    [
        (finding(1), report(pages=UNCHECKED_A), "unchecked"),
        (finding(1, "b.html"), report(pages=UNCHECKED_A), "mended"),
        (finding(1, "b.html"), report(problems=[{}]), "unchecked"),
        (finding(1, "b.html"), report(exitCode=2), "unchecked"),
        (finding(1, "b.html", pages=("b.html", "a.html")), report(pages=UNCHECKED_A), "unchecked"),
        (finding(1), report(pages={"b.html": "checked"}), "gone"),
        (finding(1), report(pages={"a.html": "notApplicable"}), "gone"),
        (finding(1, pages=("a.html", "b.html")), report(pages={"b.html": "checked"}), "mended"),
        (finding(1, "derogations.yaml", rule="waiver-ended"), report(), "mended"),
        (finding(1, witnesses=["axe (image-alt)"], guises=["usual"]), report(), "unchecked"),
        (finding(1, witnesses=["axe (image-alt)"], guises=["usual"]), report(browser=browser()), "mended"),
        (
            finding(1, witnesses=["Parvis (navigateur)"], guises=["usual"]),
            report(browser=browser(guises=["dark"])),
            "unchecked",
        ),
        (
            finding(1, witnesses=["Parvis (navigateur)"], guises=["usual"]),
            report(browser=browser(mode="sample", pagesChosen=1, pagesAudited=1)),
            "unchecked",
        ),
        (finding(1, witnesses=["Parvis", "axe (image-alt)"], guises=["usual"]), report(), "mended"),
        (finding(1), report(browser=browser(pagesAudited=1)), "unchecked"),
    ],
)
def test_what_is_not_found_is_mended_only_where_it_was_looked_for(
    fault: dict[str, Any], new: dict[str, Any], kind: str, tmp_path: Path
) -> None:
    comparison = compared(tmp_path, report(fault), new)
    assert names(comparison) == {kind: [1]}
    assert comparison.verdict == (0 if comparison.new.whole else 2)


def test_a_report_that_is_not_whole_fails_with_2_before_anything_else(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text(json.dumps(report()))
    (tmp_path / "new.json").write_text(json.dumps(report(finding(1, "b.html"), pages=UNCHECKED_A)))
    assert a11y(tmp_path, "--compare", "old.json", "new.json").returncode == 0
    run = a11y(tmp_path, "--compare", "old.json", "new.json", "--fail-on-new")
    assert run.returncode == 2
    assert "Le nouveau rapport n'a pas tout contrôlé" in run.stdout


@pytest.mark.parametrize(
    "before, now, told",
    [
        # Of two pages one is mended, and the fingerprint of the other is another one: nothing is new.
        (finding(1, pages=("a.html", "b.html"), excerpt="<i>"), finding(2, excerpt="<i>"), {"unchanged": [2]}),
        (finding(1, excerpt="<i>"), finding(2, pages=("a.html", "b.html"), excerpt="<i>"), {"unchanged": [2]}),
        (
            finding(1, excerpt="<i>"),
            finding(2, pages=("a.html", "b.html"), excerpt="<i>", waived=WAIVED),
            {"waived": [2]},
        ),
        (
            finding(1, pages=("a.html", "c.html"), excerpt="<i>"),
            finding(2, "b.html", excerpt="<i>"),
            {"appeared": [2], "mended": [1]},
        ),
        (finding(1, excerpt="<i>"), finding(2, excerpt="<i>"), {"appeared": [2], "mended": [1]}),
    ],
)
def test_a_fault_that_is_left_on_one_page_of_several_is_no_new_one(
    before: dict[str, Any], now: dict[str, Any], told: Any, tmp_path: Path
) -> None:
    assert names(compared(tmp_path, report(before), report(now))) == told


def test_the_first_twenty_are_told_and_the_others_counted(tmp_path: Path) -> None:
    old = report(*(finding(number, rule="link-name") for number in range(100, 130)))
    new = report(*(finding(number) for number in range(25)))
    text = "".join(render(compared(tmp_path, old, new)))
    assert text.count("image-alt  erreur\n") == 20
    assert "Et 5\u00a0autres constats\u00a0:\n      5 × image-alt" in text
    assert text.count("link-name  erreur  ") == 20
    assert "  Et 10\u00a0autres\u00a0: 10 × link-name\n" in text


def test_what_makes_a_comparison_doubtful_is_said(tmp_path: Path) -> None:
    old = report(pages={"output/a.html": "couldNotCheck"})
    text = "".join(render(compared(tmp_path, old, report(browser=browser()))))
    assert "aucune page en commun" in text
    assert "L'ancien rapport n'avait pas tout contrôlé" in text
    assert "Seul le nouveau rapport a regardé dans un navigateur" in text


# Whatever is compared

WILD = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
PAGES = st.sampled_from(["a.html", "b.html", "c.html", "d.html"])


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    made = [
        finding(
            name,
            pages[0],
            severity=draw(st.sampled_from(["error", "warning", "review"])),
            waived=draw(st.sampled_from([OPEN, OPEN, WAIVED])),
            pages=tuple(pages) if len(pages) > 1 else (),
            excerpt=draw(st.sampled_from(["<i>", "<b>"])),
            witnesses=draw(st.sampled_from([[], ["axe"], ["Parvis", "axe"]])),
            source=draw(st.sampled_from([None, "a.md"])),
        )
        for name in draw(st.lists(st.integers(0, 15), unique=True, max_size=8))
        for pages in [draw(st.lists(PAGES, unique=True, min_size=1, max_size=3))]
    ]
    statuses = draw(st.dictionaries(PAGES, st.sampled_from(["checked", "checked", "couldNotCheck", "notApplicable"])))
    return report(
        *made,
        pages=statuses,
        problems=draw(st.sampled_from([[], [], [{}]])),
        browser=draw(st.sampled_from([None, browser(), browser(pagesAudited=1)])),
    )


@WILD
@given(old=reports(), new=reports())
def test_every_fault_of_either_report_is_told_once(old: Any, new: Any, tmp_path: Path) -> None:
    comparison = compared(tmp_path, old, new)
    now = [*comparison.appeared, *comparison.unchanged, *(change.fault for change in comparison.changed)]
    assert sorted(fault.fingerprint for fault in now) == sorted(comparison.new.open)
    lost = [fault.fingerprint for fault in (*comparison.mended, *comparison.unchecked, *comparison.gone)]
    assert len(lost) == len(set(lost))
    assert set(lost) <= comparison.old.open.keys() - comparison.new.faults.keys()
    assert all(fault.finding.waived for fault in comparison.waived)
    if comparison.new.problems:
        assert not comparison.mended
    assert not any(comparison.new.unchecked & set(fault.pages) for fault in comparison.mended)
    assert (comparison.verdict == 2) is not comparison.new.whole
    valid("".join(render_json(comparison)))
    assert "".join(render(comparison)).endswith(".\n")


@WILD
@given(one=reports())
def test_a_report_against_itself_has_nothing_new(one: Any, tmp_path: Path) -> None:
    comparison = compared(tmp_path, one, one)
    assert set(names(comparison)) <= {"unchanged"}
    assert len(comparison.unchanged) == len(comparison.new.open)
    assert comparison.verdict in (0, 2)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner), max_leaves=5)


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A report in which something is anything."""
    document: Any = draw(reports())
    node = document
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return document
        key = draw(st.sampled_from(keys))
        if isinstance(node[key], (dict, list)) and node[key] and draw(st.booleans()):
            node = node[key]
            continue
        node[key] = draw(JSON)
        return document


@settings(WILD, max_examples=250)
@given(text=(damaged() | JSON).map(json.dumps) | st.text(max_size=20) | st.just("[" * 100_000))
def test_whatever_the_file_holds_the_command_ends_with_a_sentence(
    text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    (tmp_path / "new.json").write_text(json.dumps(report(finding(1))))
    for pair in (("old.json", "new.json"), ("new.json", "old.json")):
        code = cli.main(["--compare", *(str(tmp_path / name) for name in pair), "--fail-on-new"])
        said = capfd.readouterr()
        assert code in (0, 1, 2)
        assert "panne" not in said.err
        assert code != 2 or said.err or "n'a pas tout contrôlé" in said.out
