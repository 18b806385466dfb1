"""What findings say of criteria: that one is not met, with its evidence, and never that one is."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.rule import all_rules
from conformity.audit import Audit, Cell, Status
from conformity.evidence import automated, prefilled
from conformity.grid import read_grid, write_grid
from conformity.referential import Referential, referentials
from tests.conformity.audits import RGAA, audit_of, audits
from tests.conformity.findings import found, report_of

REFERENTIAL = referentials()[RGAA]
EMPTY = audit_of({"1.1": "NT NT NT"}, "NT")


def nc(audit: Audit) -> dict[tuple[str, str], str | None]:
    return {place: cell.changes for place, cell in audit.cells.items() if cell.status is Status.NC}


# Which criteria have rules


def test_each_criterion_has_the_rules_that_name_its_tests() -> None:
    told = automated(REFERENTIAL, all_rules())
    assert list(told) == list(REFERENTIAL.criteria)
    for number, ids in told.items():
        tests = REFERENTIAL.criteria[number].tests
        assert ids == tuple(rule.id for rule in all_rules().values() if set(rule.rgaa) & set(tests))
    assert "image-alt" in told["1.1"]
    # Some criteria are left to people.
    assert () in told.values()


def test_of_another_referential_the_rules_say_nothing() -> None:
    other = replace(REFERENTIAL, name="RGAA 5")
    assert set(automated(other, all_rules()).values()) == {()}


# What is filled in


def test_a_failed_finding_fills_in_nc_with_its_evidence() -> None:
    filled = prefilled(EMPTY, report_of(found()))
    message = all_rules()["image-alt"].title.fr
    assert nc(filled) == {("1.1", "P01"): f"{message} (content/pages/page-1.md:12, règle image-alt)."}
    # Nothing else was judged.
    assert {cell.status for place, cell in filled.cells.items() if place != ("1.1", "P01")} == {Status.NT}


def test_several_findings_are_told_together_and_a_repeated_one_once() -> None:
    many = [found(line=line) for line in (3, 3, *range(10, 25))]
    changes = nc(prefilled(EMPTY, report_of(*many)))["1.1", "P01"] or ""
    assert changes.count("page-1.md:3,") == 1
    assert changes.splitlines()[-1] == "Et 8\u00a0autres."
    assert len(changes.splitlines()) == 9


def test_a_fault_of_many_pages_is_filled_in_on_each_page_of_the_sample() -> None:
    shared = found(pages=("page-1/index.html", "page-3/index.html", "autre/index.html"), count=3)
    assert set(nc(prefilled(EMPTY, report_of(shared)))) == {("1.1", "P01"), ("1.1", "P03")}


def test_a_waived_finding_is_evidence_too() -> None:
    assert ("1.1", "P01") in nc(prefilled(EMPTY, report_of(found(waived="Photographie d’archive."))))


@pytest.mark.parametrize(
    "finding",
    [
        found(outcome="cantTell", severity="review"),
        found(severity="review"),
        found("heading-one-h1"),
        found(page="ailleurs/index.html"),
    ],
    ids=["review", "made a review by the site", "house rule", "page outside the sample"],
)
def test_what_proves_nothing_fills_in_nothing(finding: object) -> None:
    assert prefilled(EMPTY, report_of(finding)) == EMPTY  # type: ignore[arg-type]  # a Finding, from the list above


# A whole audit is much to draw, on a busy machine.
@given(audits())
def test_what_people_found_always_stays_and_nothing_becomes_c(audit: Audit) -> None:
    addresses = [page.address.strip("/") for page in audit.pages if page.address is not None]
    report = report_of(*(found(rule, f"{at}/index.html") for at in addresses for rule in ("image-alt", "page-title")))
    filled = prefilled(audit, report)
    for number in audit.referential.criteria:
        for page in audit.pages:
            before, after = audit.cell(number, page.name), filled.cell(number, page.name)
            if before.status is not Status.NT or page.is_shared:
                assert after == before
            else:
                assert after.status in (Status.NT, Status.NC)
                assert after.derogation == before.derogation


@given(st.text())
def test_what_is_filled_in_is_written_and_read_again(message: str) -> None:
    hostile = found(message=replace(found().message, fr=message))
    filled = prefilled(EMPTY, report_of(hostile))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "audit.yaml")
        path.write_text(write_grid(filled), encoding="utf-8")
        assert read_grid(path).audit == filled


def test_of_another_referential_nothing_is_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    other: Referential = replace(REFERENTIAL, name="RGAA 5")
    monkeypatch.setattr("conformity.audit.referentials", lambda: {"RGAA 5": other})
    audit = replace(EMPTY, referential_name="RGAA 5")
    assert prefilled(audit, report_of(found())) == audit


def test_a_cell_that_the_grid_does_not_have_is_not_tested_either() -> None:
    bare = replace(EMPTY, cells={})
    assert prefilled(bare, report_of(found())).cells == {
        ("1.1", "P01"): Cell(Status.NC, nc(prefilled(EMPTY, report_of(found())))["1.1", "P01"])
    }
