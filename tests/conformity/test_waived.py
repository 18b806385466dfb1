"""What waivers leave at fault, for the statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from city.models import Waiver
from conformity.referential import referentials
from conformity.waived import Waived, waived_contents
from tests.conformity.audits import RGAA

DAY = date(2026, 11, 27)
LATER = date(2027, 1, 31)
SITE = """\
- regle: frame-title
  motif: Le plan des travaux vient d’un prestataire.
  jusqu_au: 2027-01-31
  page: /travaux/*
- regle: button-name
  motif: Le lecteur de la bibliothèque.
  jusqu_au: 2026-11-27
- regle: image-alt
  motif: Terminée.
  jusqu_au: 2026-11-26
- regle: sans-nom
  motif: Mal écrite, et refusée par le contrôle.
  jusqu_au: 2027-01-31
"""


def page(url: str, *waivers: Waiver) -> Any:
    return SimpleNamespace(url=url, title=url.strip("/").title(), derogations=list(waivers))


def told(tmp_path: Path, *pages: Any, site: str = "") -> list[Waived]:
    (tmp_path / "content").mkdir()
    if site:
        (tmp_path / "derogations.yaml").write_text(site, "utf-8")
    settings = {"PATH": str(tmp_path / "content"), "A11Y": {"lang": "fr"}}
    return waived_contents(pages, settings, referentials()[RGAA], DAY)


def waiver(rule: str, reason: str = "Attendu du service.", until: date = LATER) -> Waiver:
    return Waiver(regle=rule, motif=reason, jusqu_au=until)


def test_a_waiver_of_a_page_names_its_criterion_its_reason_its_page_and_its_end(tmp_path: Path) -> None:
    (one,) = told(tmp_path, page("enfance/cantine/", waiver("image-alt")))
    assert one.criterion is not None
    assert one.criterion.number == "1.1"
    assert (one.rule.id, one.reason, one.page, one.until) == (
        "image-alt",
        "Attendu du service.",
        "/enfance/cantine/",
        LATER,
    )
    assert one.title == "Enfance/Cantine"


def test_those_of_the_site_too_while_they_are_in_force(tmp_path: Path) -> None:
    found = told(tmp_path, site=SITE)
    assert [(one.rule.id, one.page, one.title) for one in found] == [
        ("frame-title", "/travaux/*", None),
        ("button-name", None, None),
    ]


def test_what_residents_meet_first_comes_first(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        page("b/", waiver("heading-one-h1"), waiver("page-title"), waiver("image-alt")),
        page("a/", waiver("image-alt"), waiver("frame-title")),
        SimpleNamespace(url="c/", title="Sans dérogation"),
        site=SITE,
    )
    assert [(one.criterion.number if one.criterion else None, one.rule.id, one.page) for one in found] == [
        ("1.1", "image-alt", "/a/"),
        ("1.1", "image-alt", "/b/"),
        ("2.1", "frame-title", "/a/"),
        ("2.1", "frame-title", "/travaux/*"),
        ("8.5", "page-title", "/b/"),
        # A rule of the house speaks for no criterion: the statement does not tell of it.
        (None, "button-name", None),
    ]


@pytest.mark.parametrize("until, counts", [(date(2026, 11, 26), False), (DAY, True)])
def test_it_counts_up_to_its_last_day(tmp_path: Path, until: date, counts: bool) -> None:
    assert bool(told(tmp_path, page("a/", waiver("image-alt", until=until)))) is counts


def test_a_rule_that_the_gate_does_not_have_is_left_to_the_gate_to_refuse(tmp_path: Path) -> None:
    assert told(tmp_path, page("a/", waiver("image-sans-alt"))) == []


def test_the_same_twice_is_told_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, page("a/", waiver("image-alt"), waiver("image-alt")))) == 1
