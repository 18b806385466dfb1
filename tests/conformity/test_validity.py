"""What ends a statement, on the day before and on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from conformity.audit import Audit
from conformity.declaration import Declaration
from conformity.grid import Grid
from conformity.rate import State
from conformity.referential import Referential, referentials
from conformity.standing import Standing
from conformity.validity import NOTICE, limits
from tests.conformity.audits import RGAA, audit_of

NOW = referentials()[RGAA]


def declared(published: str, redesigned: str | None = None) -> Declaration:
    return Declaration.model_construct(
        etablie_le=date.fromisoformat(published),
        mise_a_jour_le=None,
        refonte_le=date.fromisoformat(redesigned) if redesigned else None,
    )


def replaced(day: str) -> Referential:
    return replace(NOW, replaced_on=date.fromisoformat(day))


def audited(day: str) -> Audit:
    return replace(audit_of({"1.1": "C C"}), day=date.fromisoformat(day))


@pytest.mark.parametrize(
    "said,day,referential,first,reason",
    [
        # A statement that is dated anew keeps no old audit alive.
        (declared("2026-11-02"), "2026-10-15", NOW, "2029-10-15", "l’audit est du 15 octobre 2026, et n’est pris en"),
        (declared("2029-10-01"), "2026-10-15", NOW, "2029-10-15", "l’audit est du 15 octobre 2026"),
        (declared("2026-11-02"), "2026-11-02", NOW, "2029-11-02", "la déclaration a été publiée le 2 novembre 2026"),
        (declared("2028-02-29"), "2028-02-29", NOW, "2031-02-28", "la déclaration a été publiée"),
        # A redesign that the audit already saw ends nothing.
        (declared("2026-11-02", "2026-10-15"), "2026-10-15", NOW, "2029-10-15", "l’audit est du"),
        (declared("2026-11-02", "2026-10-16"), "2026-10-15", NOW, "2026-10-16", "après l’audit du 15 octobre 2026"),
        (declared("2026-11-02", "2026-11-02"), "2026-10-15", NOW, "2026-11-02", "après l’audit du 15 octobre 2026"),
        (declared("2026-11-02", "2026-11-03"), "2026-10-15", NOW, "2026-11-03", "après la déclaration du 2 novembre"),
        (declared("2026-11-02"), "2026-10-15", replaced("2027-01-31"), "2028-07-31", "RGAA 4.1.2 est remplacé"),
        (declared("2026-11-02"), "2026-10-15", replaced("2027-08-31"), "2029-02-28", "RGAA 4.1.2 est remplacé"),
        # Replaced, but three years are over before.
        (declared("2026-11-02"), "2026-10-15", replaced("2028-08-01"), "2029-10-15", "l’audit est du"),
    ],
)
def test_the_first_limit(
    said: Declaration, day: str, referential: Referential, first: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conformity.audit.referentials", lambda: {RGAA: referential})
    found = limits(said, audited(day))
    assert found[0].day == date.fromisoformat(first)
    assert reason in found[0].reason.replace("\u00a0", " ")
    assert found == sorted(found, key=lambda limit: limit.day)


@pytest.mark.parametrize(
    "before,state,is_ending",
    [
        (NOTICE + timedelta(days=1), State.TOTAL, False),
        (NOTICE, State.TOTAL, True),
        (timedelta(days=1), State.TOTAL, True),
        (timedelta(0), State.NONE, False),
        (timedelta(days=-400), State.NONE, False),
    ],
)
def test_the_state_falls_by_itself(before: timedelta, state: State, is_ending: bool) -> None:
    grid = Grid(Path("content/conformite/audits/2026-10-15.yaml"), audit_of({"1.1": "C C"}), {})
    standing = Standing(date(2029, 10, 15) - before, (grid,), declared("2026-11-02"))
    assert standing.state is state
    assert (standing.ending is not None) is is_ending
    assert (standing.ended is not None) is (state is State.NONE)


def test_without_a_statement_or_an_audit_a_site_is_not_conformant() -> None:
    grid = Grid(Path("a.yaml"), audit_of({"1.1": "C C"}), {})
    assert Standing(date(2026, 11, 27), (grid,), None).state is State.NONE
    assert Standing(date(2026, 11, 27), (), declared("2026-11-02")).state is State.NONE
