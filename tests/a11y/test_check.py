"""One page in, one PageReport out; a page that could not be checked says so and never passes."""

from __future__ import annotations

import pickle
import time
from dataclasses import replace

import pytest

from a11y import check
from a11y.bounds import MAX_BYTES
from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.page import Page
from a11y.rule import Rule, Verdict, all_rules
from a11y.tree import Element

PAGE = whole_page('<p>Bonjour</p><img src="a.png">')


def with_test(monkeypatch: pytest.MonkeyPatch, test: object) -> None:
    rule: Rule = replace(all_rules()["image-alt"], test=test)  # type: ignore[arg-type]  # a broken one, on purpose
    monkeypatch.setattr(check, "all_rules", lambda: {"image-alt": rule})
    check._asked.cache_clear()


@pytest.fixture(autouse=True)
def _own_matcher() -> object:
    yield
    check._asked.cache_clear()


def test_reports_travel_between_processes() -> None:
    report = check_page(PAGE, "/a.html", {}, Config())
    assert pickle.loads(pickle.dumps(report)) == report
    assert report.findings


def test_a_rule_that_crashes_names_itself_the_line_and_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def image_alt(element: Element, page: Page) -> Verdict:
        raise ZeroDivisionError("rien à diviser")

    with_test(monkeypatch, image_alt)
    report = check_page(PAGE, "/a.html", {}, Config())
    assert report.status == "couldNotCheck"
    assert report.reason is not None
    for word in ("image-alt", "ligne HTML", "ZeroDivisionError", "rien à diviser", "test_check.py"):
        assert word in report.reason.fr


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def image_alt(element: Element, page: Page) -> Verdict:
        time.sleep(5)
        return None

    with_test(monkeypatch, image_alt)
    report = check_page(PAGE, "/a.html", {}, Config(page_seconds=0.05))
    assert report.status == "couldNotCheck"
    assert report.reason is not None
    assert "page_seconds" in report.reason.fr


def test_a_page_too_large_or_too_deep_could_not_be_checked() -> None:
    for html in (b"x" * (MAX_BYTES + 1), b"<!doctype html>" + b"<div>" * 1000):
        assert check_page(html, "/a.html", {}, Config()).status == "couldNotCheck"


def test_severity_and_options_follow_the_settings() -> None:
    report = check_page(PAGE, "/a.html", {}, Config(severity={"image-alt": "warning"}))
    assert [finding.severity for finding in report.findings] == ["warning"]
