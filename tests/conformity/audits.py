"""Audits for the tests: any that there may be, and small ones that say what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from conformity.alternative import alternative_of
from conformity.audit import Audit, Cell, Derogation, Page, Status
from conformity.referential import referentials

RGAA = "RGAA 4.1.2"
CRITERIA = tuple(referentials()[RGAA].criteria)
DAY = date(2026, 10, 15)

# What an auditor may write: any letters, line breaks, what YAML and tables take for signs of their own.
texts = (
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")) | st.sampled_from("\n:#'\"-|&* "),
        max_size=60,
    )
    .map(lambda words: "\n".join(line.rstrip() for line in words.splitlines()).strip())
    .filter(lambda words: words != "")
)
names = texts.map(lambda words: " ".join(words.split()))

_REMOVALS = (None, None, None, DAY, date(2026, 11, 20))
_LAST_DAYS = (None, date(2027, 2, 28), date(2031, 12, 1))


@st.composite
def audits(draw: st.DrawFn, processes: bool = True) -> Audit:
    """Any audit: pages, some of them steps of a process, what all share, statuses, findings, derogations."""
    count = draw(st.integers(1, 6))
    shared = draw(st.booleans()) and count > 1
    steps = st.sampled_from([None, None, "Demander un acte", "S’inscrire"]) if processes else st.none()
    pages = tuple(
        Page(
            f"P{number:02}",
            draw(names),
            None if shared and number == 1 else f"/{draw(st.from_regex('[a-z]{1,8}', fullmatch=True))}-{number}/",
            None if shared and number == 1 else draw(steps),
            None if shared and number == 1 else draw(st.sampled_from(_REMOVALS)),
        )
        for number in range(1, count + 1)
    )
    # An audit is often nearly whole: one status drawn for a criterion, others here and there.
    usual = st.sampled_from([Status.C, Status.C, Status.NA, Status.NC, draw(st.sampled_from(Status))])
    cells: dict[tuple[str, str], Cell] = {}
    for criterion in CRITERIA:
        status = draw(usual)
        for page in pages:
            cells[criterion, page.name] = Cell(status)
    for _ in range(draw(st.integers(0, 30))):
        place = draw(st.sampled_from(CRITERIA)), draw(st.sampled_from(pages)).name
        status = draw(st.sampled_from(Status))
        derogation = draw(
            st.none()
            | st.builds(Derogation, texts, st.none() | texts.filter(alternative_of), st.sampled_from(_LAST_DAYS))
        )
        cell = Cell(status, draw(st.none() | texts), derogation)
        cells[place] = replace(cell, status=Status.NC) if cell.denies_derogation else cell
    return Audit(RGAA, DAY, draw(names), draw(names), draw(names), pages, cells)


def audit_of(statuses: Mapping[str, str], otherwise: str = "NA", **processes: str) -> Audit:
    """A small audit: `{"1.1": "C NC"}`, all other criteria `otherwise`; `processes`: P02="S’inscrire"."""
    (count,) = {len(row.split()) for row in statuses.values()}
    pages = tuple(
        Page(f"P{number:02}", f"Page {number}", f"/page-{number}/", processes.get(f"P{number:02}"))
        for number in range(1, count + 1)
    )
    cells = {
        (criterion, page.name): Cell(Status(word))
        for criterion in CRITERIA
        for page, word in zip(pages, statuses.get(criterion, " ".join([otherwise] * count)).split(), strict=True)
    }
    return Audit(RGAA, DAY, "Camille Roy", "Visite initiale", "Levallois", pages, cells)
