"""SARIF, read by the schema that Microsoft's SARIF SDK ships, and as a code host reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from a11y.finding import Counts, Finding, Lang, Text
from a11y.fingerprint import fingerprints
from a11y.renderers import formats
from a11y.renderers.sarif import render
from a11y.report import AuditSummary, PageStatus, Report, make_report
from a11y.rule import all_rules
from tests.a11y.renderers.samples import DAY, HOSTILE, found, hostile, judged, of_everything

COMMAND = Path(sys.executable).parent / "a11y"
SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title></head>'
    '<body><main><h1>Parcs</h1>\n<p><img src="a.png"></p></main></body></html>'
)


def read(text: str) -> Any:
    """The only run of a log, once the schema and what the standard says in words have been checked."""
    log = json.loads(text)
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        # 3.27.10: only what failed has a level.
        assert (result["kind"] == "fail") == (result["level"] != "none")
        # 3.27.23: suppressions are told of all results, or of none.
        assert "suppressions" in result
    for translation in run["translations"]:
        assert [rule["id"] for rule in translation["rules"]] == [rule["id"] for rule in rules]
    for artifact in artifacts(run):
        assert artifact["uri"].isascii()
        assert " " not in artifact["uri"]
        assert artifact.get("uriBaseId", "%PAGES%") in run["originalUriBaseIds"]
    return run


def artifacts(value: Any) -> Iterator[Any]:
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from artifacts(item)
    if isinstance(value, dict) and "artifactLocation" in value:
        yield value["artifactLocation"]


def run_of(report: Report) -> Any:
    return read("".join(render(report)))


def report_of(*findings: Finding) -> Report:
    return make_report([PageStatus("a.html", "checked")], findings, [], DAY)


def place(result: Any) -> Any:
    return result["locations"][0]["physicalLocation"]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(key)
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_a_result_stands_on_the_line_of_the_markdown_that_is_to_be_mended() -> None:
    result = run_of(of_everything())["results"][0]
    assert place(result) == {
        "artifactLocation": {"uri": "content/a.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 14, "snippet": {"text": "Une *ligne* | du texte"}},
    }
    assert result["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "main > p > img", "kind": "element"},
    ]
    assert [page["physicalLocation"]["artifactLocation"]["uri"] for page in result["relatedLocations"]] == ["a.html"]


def test_a_result_without_a_source_stands_in_the_page() -> None:
    (result,) = run_of(report_of(found("image-alt", "./b/à voir.html")))["results"]
    assert place(result) == {
        "artifactLocation": {"uri": "b/%C3%A0%20voir.html", "uriBaseId": "%PAGES%"},
        "region": {"startLine": 12},
    }


def test_a_finding_about_no_element_has_no_selector() -> None:
    of_page = found("image-alt", "a.html")
    (result,) = run_of(report_of(replace(of_page, place=replace(of_page.place, selector=None, html_line=None))))[
        "results"
    ]
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "a.html", "uriBaseId": "%PAGES%"}}},
    ]


def test_a_page_outside_of_the_project_has_an_address_of_its_own() -> None:
    (result,) = run_of(report_of(found("image-alt", "/srv/a#b.html")))["results"]
    assert place(result)["artifactLocation"] == {"uri": "file:///srv/a%23b.html"}


def test_levels_are_those_of_severities_and_a_person_reviews_what_is_to_be_reviewed() -> None:
    results = run_of(of_everything())["results"]
    assert {(result["kind"], result["level"]) for result in results} == {
        ("fail", "error"),
        ("fail", "warning"),
        ("review", "none"),
    }


def test_the_message_says_what_why_and_how() -> None:
    said = found("image-alt", "a.html")
    (result,) = run_of(report_of(said))["results"]
    message = result["message"]["text"].replace("\\[", "[").replace("\\]", "]")
    assert message.split("\n") == [
        "L'image «\u00a0fete.jpg\u00a0» n'a pas d'alternative.",
        f"Pourquoi\u00a0: {said.why.fr}",
        f"Corriger\u00a0: {said.fix.fr}",
    ]


def test_what_a_page_says_becomes_no_link_in_a_message() -> None:
    (result,) = run_of(report_of(found("image-alt", "a.html", name="[ici](https://example.org) \\[x\\](1)")))["results"]
    assert "«\u00a0\\[ici\\](https://example.org) \\\\\\[x\\\\\\](1)\u00a0»" in result["message"]["text"]


def test_waived_findings_are_suppressed_with_their_reason() -> None:
    suppressed = [result["suppressions"] for result in run_of(of_everything())["results"] if result["suppressions"]]
    assert suppressed == [[{"kind": "external", "justification": "Photographie d'archive"}]]


def test_a_shared_fault_counts_its_pages_and_names_the_first() -> None:
    pages = tuple(f"{n}.html" for n in range(9))
    shared = replace(
        found("image-alt", "0.html", theme=True), count=9, pages=pages, witnesses=("axe",), guises=("dark",)
    )
    (result,) = run_of(report_of(shared))["results"]
    assert result["occurrenceCount"] == 9
    related = [page["physicalLocation"]["artifactLocation"]["uri"] for page in result["relatedLocations"]]
    assert related == ["1.html", "2.html", "3.html", "4.html", "5.html"]
    assert result["properties"] == {
        "theme": True,
        "excerpt": '<img src="fete.jpg">',
        "witnesses": ["axe"],
        "guises": ["dark"],
    }


def test_rules_are_those_of_the_report_with_help_in_both_languages() -> None:
    report = replace(
        report_of(found("image-alt", "a.html")),
        rules={"link-name": Counts(passed=2), "html-lang": Counts(inapplicable=1), "text-contrast": Counts()},
    )
    run = run_of(report)
    french, english = run["tool"]["driver"]["rules"], run["translations"][0]["rules"]
    assert [rule["id"] for rule in french] == ["html-lang", "image-alt", "link-name"]
    rule = all_rules()["image-alt"]
    assert french[1]["shortDescription"]["text"] == rule.title.fr
    assert french[1]["fullDescription"]["text"] == rule.why.fr
    assert french[1]["defaultConfiguration"]["level"] == rule.severity
    assert {"WCAG 1.1.1", "ACT 23a2a8"} <= set(french[1]["properties"]["tags"])
    assert english[1]["shortDescription"]["text"] == rule.title.en
    helps: dict[Lang, Any] = {"fr": french[1]["help"], "en": english[1]["help"]}
    for lang, told in helps.items():
        assert rule.why[lang] in told["text"]
        assert rule.fix[lang] in told["text"]
        assert str(rule.good[0]) in told["markdown"]
        assert "data-bad" not in told["text"]


def test_every_rule_has_texts_that_the_schema_takes() -> None:
    report = replace(report_of(), rules=dict.fromkeys(all_rules(), Counts(passed=1)))
    assert len(run_of(report)["tool"]["driver"]["rules"]) == len(all_rules())


def test_the_language_of_the_run_is_the_one_asked_for() -> None:
    run = read("".join(render(of_everything(), "en")))
    assert (run["language"], run["tool"]["driver"]["language"], run["translations"][0]["language"]) == (
        "en",
        "en",
        "fr",
    )
    assert "Why: " in run["results"][0]["message"]["text"]


def test_what_could_not_be_checked_is_a_run_that_did_not_succeed() -> None:
    (invocation,) = run_of(of_everything())["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["exitCode"] == 2
    problem, page = invocation["toolExecutionNotifications"]
    assert problem["message"]["text"] == "Date illisible.\nPourquoi\u00a0: Parce que.\nCorriger\u00a0: Datez."
    assert place(problem)["artifactLocation"]["uri"] == "content/c.md"
    assert place(problem)["region"] == {"startLine": 2, "snippet": {"text": "date: demain"}}
    assert page["message"]["text"] == "page trop grande"
    assert place(page)["artifactLocation"]["uri"] == "c.html"


def test_pages_that_were_chosen_and_not_seen_are_told() -> None:
    unseen = replace(report_of(), browser=AuditSummary("all", 9, 9, 3, 0, ("desktop",)))
    (invocation,) = run_of(unseen)["invocations"]
    assert not invocation["executionSuccessful"]
    assert "3\u00a0pages vues sur 9" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_findings_alone_are_a_run_that_succeeded() -> None:
    (invocation,) = run_of(report_of(found("image-alt", "a.html")))["invocations"]
    assert invocation == {"executionSuccessful": True, "exitCode": 1, "toolExecutionNotifications": []}


def test_fingerprints_are_those_of_the_report_and_stay_when_lines_come_above(tmp_path: Path) -> None:
    before = judged(tmp_path / "1", {"a.html": PAGE})
    after = judged(tmp_path / "2", {"a.html": PAGE.replace("</h1>", "</h1>\n<p>Ouverts.</p>\n")})
    (old,) = [result for result in run_of(before)["results"] if result["ruleId"] == "image-alt"]
    (new,) = [result for result in run_of(after)["results"] if result["ruleId"] == "image-alt"]
    assert place(old)["region"]["startLine"] == 2
    assert place(new)["region"]["startLine"] == 4
    assert old["partialFingerprints"] == new["partialFingerprints"]
    assert old["partialFingerprints"]["parvis/v1"] in fingerprints(before.findings)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_spelled_out(text: str) -> None:
    run = run_of(hostile(text))
    assert len(run["results"]) == 2
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2
    for string in strings(run):
        for line in string.split("\n"):
            assert line.replace("\u00a0", "").replace("\u202f", "").isprintable()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_address_of_a_file_is_read_back_as_its_path(text: str) -> None:
    path = f"content/{text.replace('/', '')}.md"
    (result,) = run_of(report_of(found("image-alt", "a.html", source=path)))["results"]
    assert unquote(place(result)["artifactLocation"]["uri"], errors="surrogatepass") == path


def test_a_finding_that_stands_for_other_criteria_than_its_rule_says_so() -> None:
    (result,) = run_of(report_of(replace(found("image-alt", "a.html"), wcag=("4.1.2",), rgaa=(), act=())))["results"]
    assert result["properties"]["tags"] == ["WCAG 4.1.2"]


def test_an_empty_report_is_a_log_without_results() -> None:
    assert run_of(make_report([], [], [], DAY))["results"] == []


def test_the_same_report_gives_the_same_bytes() -> None:
    assert "".join(render(of_everything())) == "".join(render(of_everything()))


def test_the_reason_of_an_unchecked_page_is_in_the_language_of_the_run() -> None:
    report = make_report([PageStatus("a.html", "couldNotCheck", Text("illisible", "unreadable"))], [], [], DAY)
    (note,) = read("".join(render(report, "en")))["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "unreadable"


def test_the_command_writes_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    done = subprocess.run(
        [COMMAND, "--format", "sarif=out.sarif", "a.html"], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 1
    run = read((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    assert [(result["ruleId"], place(result)["region"]["startLine"]) for result in run["results"]] == [("image-alt", 2)]
    assert run["invocations"][0]["exitCode"] == 1


def test_the_format_is_known_by_its_name() -> None:
    assert formats()["sarif"].file == "a11y.sarif"
