"""JUnit's XML, read by junitparser as build servers read it."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from a11y.finding import Counts, Finding
from a11y.renderers import formats
from a11y.renderers.junit import render
from a11y.report import AuditSummary, PageStatus, Report, make_report
from tests.a11y.renderers.samples import DAY, HOSTILE, found, hostile, of_everything

COMMAND = Path(sys.executable).parent / "a11y"
BUILD = "Construction et contrôle"
CHECK = "Contrôle de la page"


def read(text: str) -> dict[str, TestSuite]:
    """The suites by name, once their numbers have been counted again."""
    xml = JUnitXml.fromstring(text.encode())
    suites = {suite.name: suite for suite in xml}
    assert len(suites) == len(list(xml))
    for suite in suites.values():
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == counted(suite)
    total = tuple(sum(column) for column in zip((0, 0, 0, 0), *map(counted, suites.values()), strict=True))
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == total
    return suites


def counted(suite: TestSuite) -> tuple[int, int, int, int]:
    results = [result for case in suite for result in case.result]
    failed, erred, skipped = (sum(isinstance(result, kind) for result in results) for kind in (Failure, Error, Skipped))
    return len(list(suite)), failed, erred, skipped


def suites_of(report: Report) -> dict[str, TestSuite]:
    return read("".join(render(report)))


def report_of(*findings: Finding, counts: dict[str, Counts] | None = None) -> Report:
    return make_report([PageStatus("a.html", "checked", None, counts or {})], findings, [], DAY)


def case(suite: TestSuite, name: str) -> TestCase:
    (one,) = [case for case in suite if case.name == name]
    return one


def test_a_page_is_a_suite_and_a_rule_that_was_asked_is_a_case() -> None:
    counts = {
        "image-alt": Counts(passed=2),
        "link-name": Counts(failed=1),
        "html-lang": Counts(cant_tell=1),
        "text-contrast": Counts(inapplicable=3),
        "frame-title": Counts(),
    }
    (suite,) = suites_of(report_of(counts=counts)).values()
    assert suite.name == "a.html"
    assert [(case.classname, case.name) for case in suite] == [
        ("a.html", "html-lang"),
        ("a.html", "image-alt"),
        ("a.html", "link-name"),
    ]
    assert all(case.is_passed for case in suite)


def test_an_error_fails_its_case_and_says_where_why_and_how() -> None:
    said = found("image-alt", "a.html", source="content/a.md", line=14)
    (one,) = suites_of(report_of(said))["a.html"]
    (failure,) = one.result
    assert isinstance(failure, Failure)
    assert failure.message == "L'image «\u00a0fete.jpg\u00a0» n'a pas d'alternative."
    assert failure.type == "error"
    assert failure.text.split("\n") == [
        "content/a.md:14  erreur",
        failure.message,
        f"Pourquoi\u00a0: {said.why.fr}",
        f"Corriger\u00a0: {said.fix.fr}",
    ]


def test_a_case_names_the_file_and_line_to_mend() -> None:
    text = "".join(render(report_of(found("image-alt", "a.html", source="content/a.md", line=14))))
    (one,) = ET.fromstring(text).iter("testcase")
    assert (one.get("file"), one.get("line")) == ("content/a.md", "14")


def test_several_findings_of_a_rule_on_a_page_are_one_failure() -> None:
    findings = [
        found("image-alt", "a.html", severity="review", outcome="cantTell", name="a.jpg"),
        found("image-alt", "a.html", name="b.jpg", waived="Archive"),
        found("image-alt", "a.html", name="c.jpg"),
    ]
    (one,) = suites_of(report_of(*findings))["a.html"]
    (failure,) = one.result
    assert isinstance(failure, Failure)
    assert failure.message == "L'image «\u00a0c.jpg\u00a0» n'a pas d'alternative. (et 2 de plus)"
    assert [block.split("\n")[0] for block in failure.text.split("\n\n")] == [
        "a.html:12  erreur",
        "a.html:12  erreur",
        "a.html:12  à vérifier",
    ]


@pytest.mark.parametrize(
    "finding",
    [
        found("image-alt", "a.html", severity="warning"),
        found("image-alt", "a.html", severity="review", outcome="cantTell"),
        found("image-alt", "a.html", waived="Photographie d'archive"),
    ],
    ids=["warning", "review", "waived"],
)
def test_what_stops_nothing_fails_nothing_and_is_still_told(finding: Finding) -> None:
    (one,) = suites_of(report_of(finding))["a.html"]
    (skipped,) = one.result
    assert isinstance(skipped, Skipped)
    assert skipped.message == finding.message.fr
    assert ("Dérogation\u00a0: Photographie d'archive" in skipped.text) == (finding.waived is not None)


def test_a_shared_fault_fails_on_each_of_its_pages() -> None:
    pages = [PageStatus(f"{name}.html", "checked", None, {"image-alt": Counts(passed=1)}) for name in "abc"]
    shared = replace(found("image-alt", "a.html"), count=2, pages=("a.html", "c.html"))
    suites = suites_of(make_report(pages, [shared], [], DAY))
    assert {name: suite.failures for name, suite in suites.items()} == {"a.html": 1, "b.html": 0, "c.html": 1}


def test_a_finding_outside_of_the_pages_has_a_suite_of_its_own() -> None:
    waiver = found("waiver-unused", "content/b.md", source="content/b.md", line=3)
    suites = suites_of(report_of(waiver))
    assert list(suites) == ["a.html", "content/b.md"]
    assert suites["content/b.md"].failures == 1


def test_an_unchecked_page_is_an_error_and_another_file_is_skipped() -> None:
    suites = suites_of(of_everything())
    (error,) = case(suites["c.html"], CHECK).result
    assert isinstance(error, Error)
    assert error.message == "page trop grande"
    (other,) = suites["d.php"]
    assert isinstance(other.result[0], Skipped)


def test_what_was_found_on_a_page_before_it_could_not_be_checked_is_kept() -> None:
    pages = [PageStatus("a.html", "couldNotCheck", None, {"image-alt": Counts(failed=1)})]
    suite = suites_of(make_report(pages, [found("image-alt", "a.html")], [], DAY))["a.html"]
    assert (suite.tests, suite.failures, suite.errors) == (2, 1, 1)


def test_problems_are_errors_in_a_suite_of_their_own() -> None:
    (problem,) = suites_of(of_everything())[BUILD]
    (error,) = problem.result
    assert isinstance(error, Error)
    assert (problem.name, error.message) == ("content/c.md:2", "Date illisible.")
    assert error.text == "content/c.md:2\nDate illisible.\nPourquoi\u00a0: Parce que.\nCorriger\u00a0: Datez."


def test_pages_that_were_chosen_and_not_seen_are_an_error() -> None:
    suites = suites_of(replace(report_of(), browser=AuditSummary("all", 9, 9, 3, 0, ("desktop",))))
    (unseen,) = suites[BUILD]
    assert isinstance(unseen.result[0], Error)
    assert "3\u00a0pages vues sur 9" in unseen.result[0].message


def test_messages_are_in_the_language_asked_for() -> None:
    said = report_of(found("image-alt", "a.html", name="a.jpg"), found("image-alt", "a.html", name="b.jpg"))
    (one,) = read("".join(render(said, "en")))["a.html"]
    assert one.result[0].message == 'The image "a.jpg" has no alternative. (and 1 more)'
    assert "Why: " in one.result[0].text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_spelled_out(text: str) -> None:
    xml = "".join(render(hostile(text)))
    assert read(xml)
    root = ET.fromstring(xml.encode())
    assert {element.tag for element in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "skipped",
        "error",
    }
    for element in root.iter():
        for string in (*element.attrib.values(), *(element.text or "").split("\n")):
            assert string.replace("\u00a0", "").replace("\u202f", "").isprintable()


def test_text_that_looks_like_markup_is_read_back_as_it_was() -> None:
    text = "]]>&lt;a b='c' \"d\"><!--"
    (one,) = suites_of(report_of(found("image-alt", text, name=text)))[text]
    assert one.classname == text
    assert f"«\u00a0{text}\u00a0»" in one.result[0].message
    assert f"«\u00a0{text}\u00a0»" in one.result[0].text


def test_an_empty_report_has_no_suite() -> None:
    assert suites_of(make_report([], [], [], DAY)) == {}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert "".join(render(of_everything())) == "".join(render(of_everything()))


def test_the_command_writes_it(tmp_path: Path) -> None:
    page = (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title></head>'
        '<body><main><h1>Parcs</h1>\n<p><img src="a.png"></p></main></body></html>'
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [COMMAND, "--format", "junit=out.xml", "a.html"], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 1
    suite = read((tmp_path / "out.xml").read_text(encoding="utf-8"))["a.html"]
    assert suite.failures == 1
    assert suite.tests > 10
    assert case(suite, "image-alt").result[0].text.startswith("a.html:2  erreur\n")
    assert case(suite, "page-title").is_passed


def test_the_format_is_known_by_its_name() -> None:
    assert formats()["junit"].file == "a11y.xml"
