"""Thirty pages as people and programs write them, with faults planted by somebody who did not write the rules.

`data-fault` stands where a rule must fail, `data-ask` where one must ask a person. Any of the rules
named there will do; where several faults are planted in one element, they are parted by " + ". The
finding may point at the element, at what holds it or at what it holds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.page import Page
from a11y.rule import all_rules

PAGES = sorted((Path(__file__).parent / "faulty").glob("*.html"))
OUTCOMES = {"data-fault": "failed", "data-ask": "cantTell"}


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PAGES])
def test_every_planted_fault_is_told(path: Path) -> None:
    html, url = path.read_bytes(), f"/{path.name}"
    page = Page(html, url)
    report = check_page(html, url, {}, Config())
    assert report.status == "checked", report.reason
    told = {(finding.rule, finding.outcome, finding.place.selector) for finding in report.findings}
    planted = [
        (element, outcome, fault.split())
        for element in page.elements
        for attribute, outcome in OUTCOMES.items()
        for fault in (element.get(attribute) or "").split("+")
        if fault.strip()
    ]
    assert len(planted) >= 2, "a page has two faults at least"
    untold = []
    for element, outcome, rules in planted:
        assert all_rules().keys() >= set(rules)
        around = {page.place(node).selector for node in (element, element.parent, *element.children) if node}
        if not any((rule, outcome, place) in told for rule in rules for place in around):
            untold.append((element.start_tag, outcome, rules))
    assert untold == []


def test_there_are_thirty_pages() -> None:
    assert len(PAGES) == 30
