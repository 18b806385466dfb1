"""Every rule's own examples: bad ones fail where they say, good ones are silent under all rules."""

from __future__ import annotations

import re

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.page import Page
from a11y.rule import Rule, all_rules

RULES = [rule for rule in all_rules().values() if rule.scope == "element"]
BAD = [pytest.param(rule, html, id=f"{rule.id}-{n}") for rule in RULES for n, html in enumerate(rule.bad)]
GOOD = [pytest.param(rule, html, id=f"{rule.id}-{n}") for rule in RULES for n, html in enumerate(rule.good)]


@pytest.mark.parametrize("rule, html", BAD)
def test_a_bad_example_gives_findings_on_exactly_its_marked_elements(rule: Rule, html: str) -> None:
    document = whole_page(html)
    page = Page(document, "/exemple.html")
    marked = sorted(page.place(element).selector or "" for element in page.elements if element.has("data-bad"))
    assert marked, "a bad example marks what is wrong with data-bad"
    report = check_page(document, "/exemple.html", {}, Config())
    assert report.status == "checked", report.reason
    found = sorted({finding.place.selector or "" for finding in report.findings if finding.rule == rule.id})
    assert found == marked


@pytest.mark.parametrize("rule, html", GOOD)
def test_a_good_example_is_applicable_and_silent_under_all_rules(rule: Rule, html: str) -> None:
    report = check_page(whole_page(html), "/exemple.html", {}, Config())
    assert report.status == "checked", report.reason
    assert [(f.rule, f.message.fr, f.place.excerpt) for f in report.findings] == []
    assert report.counts[rule.id].passed > 0


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in all_rules().values()])
def test_a_rule_is_fully_told_in_both_languages(rule: Rule) -> None:
    for text in (rule.title, rule.why, rule.fix):
        for sentence in (text.fr, text.en):
            assert sentence == sentence.strip() != ""
    assert rule.bad, "a rule shows what it refuses"
    assert rule.good, "a rule shows what it accepts"
    assert all(number.count(".") == 2 for number in (*rule.wcag, *rule.rgaa))


def test_rule_ids_are_the_names_of_their_modules() -> None:
    for rule in all_rules().values():
        assert rule.test.__name__ == rule.id.replace("-", "_")
        assert rule.test.__module__ == f"a11y.rules.{rule.id.replace('-', '_')}"


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_targets_are_compound_selectors(rule: Rule) -> None:
    for selector in rule.targets.split(","):
        assert re.fullmatch(r"(\*|[a-z0-9]*)(\[[a-z-]+([~|]?=(\"\"|[a-z]+)( i)?)?\])*", selector.strip()), selector
