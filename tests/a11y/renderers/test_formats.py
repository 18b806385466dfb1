"""What holds for every form of a report."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import jsonschema
import pytest

from a11y.finding import Lang
from a11y.printable import printable
from a11y.renderers import Format, formats
from a11y.renderers.text import browser_summary
from a11y.report import AuditSummary, PageStatus, make_report
from tests.a11y.renderers.samples import DAY, HISTORY, HOSTILE, found, hostile, of_everything, of_many

FORMATS = [pytest.param(form, id=name) for name, form in formats().items()]
# Control characters but for the line's end and the tabulator, marks that turn text around, half characters.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def rendered(form: Format, report: object, lang: Lang = "fr") -> str:
    return "".join(form.render(report, lang))  # type: ignore[arg-type]  # a Report


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_same_report_gives_the_same_bytes_in_chunks(form: Format, lang: Lang) -> None:
    chunks = form.render(of_everything(), lang)
    assert isinstance(chunks, Iterator)
    text = "".join(chunks)
    assert text == rendered(form, of_everything(), lang)
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_the_languages_differ(form: Format) -> None:
    assert rendered(form, of_everything(), "fr") != rendered(form, of_everything(), "en")


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_report_has_every_form(form: Format) -> None:
    assert rendered(form, make_report([], [], [], DAY))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_that_commands_or_deceives_comes_through(form: Format, text: str) -> None:
    said = rendered(form, hostile(text))
    assert not RAW.search(said)
    said.encode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_large_report_is_no_larger_in_memory_than_its_largest_page(form: Format) -> None:
    chunks = [len(chunk) for chunk in form.render(of_many(400, 2000), "fr")]
    assert max(chunks) < max(0.5 * sum(chunks), 200_000)


def test_json_holds_what_was_there_and_follows_its_schema() -> None:
    schema = json.loads(importlib.resources.files("a11y").joinpath("report.schema.json").read_text("utf-8"))
    for text in HOSTILE:
        document = json.loads(rendered(formats()["json"], hostile(text)))
        jsonschema.validate(document, schema)
        (open_one, waived) = sorted(document["findings"], key=lambda found: found["waived"] is not None)
        assert (open_one["excerpt"], open_one["quoted"], open_one["selector"]) == (text, text, text)
        assert waived["waived"] == text
        assert document["problems"][0]["source"] == text


def test_json_counts_by_rule_by_test_and_by_page() -> None:
    document = json.loads(rendered(formats()["json"], of_everything()))
    counts = {"passed": 6, "failed": 1, "cantTell": 0, "inapplicable": 2}
    assert list(document["rules"].values()) == [counts]
    assert document["rgaa"]["1.1.1"] == {"passed": 5, "failed": 1, "cantTell": 0, "inapplicable": 2}
    page = next(page for page in document["pages"] if page["page"] == "a.html")
    assert page["counts"] == {"passed": 81, "failed": 1, "cantTell": 0, "inapplicable": 39}


def test_json_names_every_page_of_a_fault_that_pages_share() -> None:
    pages = tuple(f"page-{number}.html" for number in range(9))
    shared = replace(found("image-alt", pages[0], theme=True, count=9), pages=pages)
    report = make_report([PageStatus(page, "checked") for page in pages], [shared], [], DAY)
    assert json.loads(rendered(formats()["json"], report))["findings"][0]["pages"] == list(pages)


def test_the_summary_counts_without_what_is_waived() -> None:
    report = of_everything()
    assert report.history == HISTORY
    assert (report.present.error, report.present.warning, report.present.review, report.present.waived) == (2, 1, 1, 1)
    assert report.exit_code == 2


def test_harmless_text_is_left_alone() -> None:
    text = "Où ça\u00a0? À 8\u202fh\u202f30, n° 5 — « oui » 🎉"
    assert printable(text) == text


def test_one_page_known_from_before_is_told_in_the_singular() -> None:
    seen = AuditSummary("all", 2, 2, 2, 1, ("desktop",))
    report = make_report([], [], [], DAY, browser=seen)
    assert "\u00a0; 1\u00a0déjà vue, sans changement depuis." in browser_summary(report)[0]
