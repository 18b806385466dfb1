"""The rate of conformity, as the method of the RGAA computes it: on whole numbers, never on a rounded percentage.

Source: RGAA 4.1.2, « Évaluation de la conformité », « Taux de conformité à la norme ».
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from conformity.audit import Audit, Page, Status


class State(Enum):
    """The state of conformity, with the mention that the law prescribes for it."""

    TOTAL = "totalement conforme"
    PARTIAL = "partiellement conforme"
    NONE = "non conforme"

    @property
    def mention(self) -> str:
        """« Accessibilité : non conforme », to stand on every page."""
        return f"Accessibilité\u00a0: {self.value}"


@dataclass(frozen=True)
class Rate:
    """How many criteria are validated, of how many that apply."""

    validated: int
    applicable: int

    @property
    def share(self) -> Fraction | None:
        """Validated ÷ applicable, from 0 to 1; None where nothing applies."""
        return Fraction(self.validated, self.applicable) if self.applicable else None

    @property
    def state(self) -> State:
        """Total where all are validated, partial from half of them; nothing that applies is no result."""
        if self.applicable and self.validated == self.applicable:
            return State.TOTAL
        return State.PARTIAL if self.applicable and 2 * self.validated >= self.applicable else State.NONE


@dataclass(frozen=True)
class Rates:
    """What an audit comes to.

    `site`: None while a criterion is not tested on a page, `not_tested` says how many; `pages`: by the names of the
    pages, what all share left out; `processes`: by the names of the processes.
    """

    site: Rate | None
    not_tested: int
    pages: dict[str, Rate]
    processes: dict[str, Rate]

    @property
    def state(self) -> State:
        """The state of the site; without a rate it is not conformant."""
        return self.site.state if self.site is not None else State.NONE

    @property
    def mean(self) -> Fraction | None:
        """The mean of the rates of the pages on which something applies; None while there is no rate."""
        shares = [rate.share for rate in self.pages.values() if rate.share is not None]
        return sum(shares, Fraction()) / len(shares) if self.site is not None and shares else None


def together(statuses: Iterable[Status]) -> Status:
    """One status for several: validated only where nothing speaks against it, applicable where it is once.

    Nothing at all, and what is only not applicable, does not apply.
    """
    found = set(statuses)
    for status in (Status.NC, Status.NT, Status.C):
        if status in found:
            return status
    return Status.NA


def rates(audit: Audit) -> Rates:
    """Compute the rates of an audit.

    A criterion is validated for a page of a process only where it is for all pages of the process. What all pages
    share belongs to each.
    """
    shared = [page for page in audit.pages if page.is_shared]
    own = [page for page in audit.pages if not page.is_shared]
    steps: dict[str, list[Page]] = {}
    for page in own:
        if page.process is not None:
            steps.setdefault(page.process, []).append(page)
    return Rates(
        site=_rate(audit, audit.pages) if not (not_tested := _not_tested(audit)) else None,
        not_tested=not_tested,
        pages={page.name: _page_rate(audit, page, shared, steps.get(page.process or "", [])) for page in own},
        processes={name: _rate(audit, [*pages, *shared]) for name, pages in steps.items()},
    )


def _not_tested(audit: Audit) -> int:
    cells = ((number, page.name) for number in audit.referential.criteria for page in audit.pages)
    return sum(audit.cell(*cell).status is Status.NT for cell in cells)


def _rate(audit: Audit, pages: Iterable[Page]) -> Rate:
    names = [page.name for page in pages]
    found = [together(audit.cell(number, name).status for name in names) for number in audit.referential.criteria]
    return Rate(found.count(Status.C), found.count(Status.C) + found.count(Status.NC))


def _page_rate(audit: Audit, page: Page, shared: list[Page], steps: list[Page]) -> Rate:
    validated = applicable = 0
    for number in audit.referential.criteria:
        own = together(audit.cell(number, one.name).status for one in (page, *shared))
        if own in (Status.C, Status.NC):
            applicable += 1
            elsewhere = together(audit.cell(number, one.name).status for one in steps)
            validated += own is Status.C and elsewhere is not Status.NC
    return Rate(validated, applicable)
