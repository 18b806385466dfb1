"""What every page must have: what examples cannot show, since they bring a doctype and a body."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.finding import Finding

_REST = (
    "<html lang='fr'><head><meta charset='utf-8'><title>Horaires</title></head><body><h1>Horaires</h1>{}</body></html>"
)


def found(html: str, rule: str) -> list[Finding]:
    report = check_page(html.encode(), "/", {}, Config())
    assert report.status == "checked", report.reason
    return [finding for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    "start, rgaa",
    [("", "8.1.1"), ("<p>avant</p><!doctype html>", "8.1.3"), ("<!doctype math>", "8.1.2")],
)
def test_a_page_without_its_document_type_first_fails_the_test_of_rgaa_that_says_so(start: str, rgaa: str) -> None:
    assert [finding.rgaa for finding in found(start + _REST.format(""), "doctype")] == [(rgaa,)]


@pytest.mark.parametrize(
    "start", ["<!doctype html>", "\n<!-- site --><!DOCTYPE html>", "<!doctype html SYSTEM 'about:legacy-compat'>"]
)
def test_a_document_type_may_be_written_in_many_ways(start: str) -> None:
    assert found(start + _REST.format(""), "doctype") == []


def test_a_paragraph_without_anything_fails_and_one_with_a_name_for_scripts_does_not() -> None:
    assert len(found("<!doctype html>" + _REST.format("<p></p><p data-sum></p><p id='a'></p>"), "paragraph-empty")) == 1


def test_the_language_of_a_page_is_missing_for_wcag_alone_where_the_body_says_it() -> None:
    page = "<!doctype html>" + _REST.format("").replace("lang='fr'", "").replace("<body>", "<body lang='fr'>")
    (finding,) = found(page, "html-lang")
    assert finding.rgaa == ()
    assert finding.wcag == ("3.1.1",)


def test_three_letters_of_iso_639_2_fail_wcag_and_not_rgaa() -> None:
    (finding,) = found("<!doctype html>" + _REST.format("").replace("'fr'", "'fra'"), "html-lang-valid")
    assert finding.rgaa == ()
    assert "fr" in finding.message.fr
