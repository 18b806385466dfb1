"""The examples of the rules that only a browser decides, shown to one: bad ones fail where they say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from a11y.example import whole_page
from a11y.page import Page
from a11y.rule import Rule, all_rules
from tests.browser.browser import ROOT

RULES = [rule for rule in all_rules().values() if rule.scope == "browser"]
BAD = [pytest.param(rule, n, id=f"{rule.id}-{n}") for rule in RULES for n in range(len(rule.bad))]
GOOD = [pytest.param(rule, n, id=f"{rule.id}-{n}") for rule in RULES for n in range(len(rule.good))]

GATE, PROBE = "Parvis", "Parvis (navigateur)"

Findings = Mapping[str, list[dict[str, Any]]]


def audit(folder: Path, names: Iterable[str], *options: str) -> Findings:
    """Run the command on files of a folder: what it finds in each, by name; it must have checked them all."""
    names = list(names)
    command: list[str | Path] = [ROOT / ".venv" / "bin" / "a11y", "--browser", "--format", "json", *options]
    done = subprocess.run([*command, *(folder / name for name in names)], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["problems"] == []
    # A page is named by its path below the folder we stand in, or else whole.
    assert [page for page in report["pages"] if page["status"] != "checked"] == []
    assert sorted(Path(page["page"]).name for page in report["pages"]) == sorted(names)
    assert report["browser"]["pagesAudited"] == len(names)
    assert done.returncode in (0, 1), done.stderr
    return {name: [found for found in report["findings"] if Path(found["page"]).name == name] for name in names}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """All examples, seen in one run of the command."""
    folder = tmp_path_factory.mktemp("exemples")
    pages = {f"{rule.id}-bad-{n}.html": html for rule in RULES for n, html in enumerate(rule.bad)}
    pages |= {f"{rule.id}-good-{n}.html": html for rule in RULES for n, html in enumerate(rule.good)}
    for name, html in pages.items():
        (folder / name).write_bytes(whole_page(html))
    return audit(folder, pages)


@pytest.mark.parametrize("rule, number", BAD)
def test_a_bad_example_fails_on_exactly_its_marked_elements(rule: Rule, number: int, findings: Findings) -> None:
    page = Page(whole_page(rule.bad[number]), "/exemple.html")
    marked = sorted(page.place(element).selector or "" for element in page.elements if element.has("data-bad"))
    assert marked, "a bad example marks what is wrong with data-bad"
    told = findings[f"{rule.id}-bad-{number}.html"]
    # What the gate names by its cause, the probe has only seen too.
    found = [each for each in told if each["rule"] == rule.id or (rule.seen and {GATE, PROBE} <= {*each["witnesses"]})]
    assert sorted({each["selector"] for each in found}) == marked
    # What is told as an advice or a question is not told as more.
    assert {each["severity"] for each in found} == {rule.severity}


@pytest.mark.parametrize("rule, number", GOOD)
def test_a_good_example_is_silent_under_all_rules(rule: Rule, number: int, findings: Findings) -> None:
    found = findings[f"{rule.id}-good-{number}.html"]
    loud = [each for each in found if each["severity"] != "review" or each["rule"] == rule.id]
    assert [(each["rule"], each["message"], each["excerpt"], each["guises"]) for each in loud] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_what_a_browser_decides_says_so(rule: Rule) -> None:
    assert rule.targets == ""
    assert rule.seen or (rule.test.__doc__ or "").startswith("Told by "), "by a probe of ours, or by a tool"
