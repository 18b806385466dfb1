"""An audit: what people found of each criterion on each page of the sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from conformity.referential import Referential, referentials


class Status(StrEnum):
    """What an auditor says of a criterion on a page: conformant, not conformant, not applicable, not tested."""

    C = "C"
    NC = "NC"
    NA = "NA"
    NT = "NT"


@dataclass(frozen=True)
class Page:
    """A page of the sample.

    `name`: « P01 »; `title`; `address`: on the site (`/demarches/`) or elsewhere (`https://…`), None for what every
    page has, Ara's « Éléments transverses »; `process`: the process that it is a step of;
    `removed_on`: since when the site no longer has it.
    """

    name: str
    title: str
    address: str | None
    process: str | None = None
    removed_on: date | None = None

    @property
    def is_shared(self) -> bool:
        """Whether it is no page, but what all pages share."""
        return self.address is None


@dataclass(frozen=True)
class Derogation:
    """Content whose accessibility would be a disproportionate burden.

    `reason`: which content, and why; `alternative`: where the same is found in an accessible form, None if nowhere;
    `until`: the last day of the derogation, which the statement has to tell; None where nobody said.
    """

    reason: str
    alternative: str | None
    until: date | None = None


@dataclass(frozen=True)
class Cell:
    """What is found of one criterion on one page; `changes`: what is to be changed, in the auditor's words."""

    status: Status = Status.NT
    changes: str | None = None
    derogation: Derogation | None = None

    @property
    def denies_derogation(self) -> bool:
        """Whether it says met, or not applicable, of what counts as unmet: derogated, and without an alternative.

        Source: RGAA 4.1.2, « Test des pages »: without an accessible alternative the criteria still apply.
        """
        excused = self.derogation is None or self.derogation.alternative is not None
        return not excused and self.status in (Status.C, Status.NA)


@dataclass(frozen=True)
class Audit:
    """An audit of a site by one version of a référentiel; a cell that `cells` has not was not tested.

    `cells`: by the number of the criterion, then by the name of the page.
    """

    referential_name: str
    day: date
    auditor: str
    context: str
    site: str
    pages: tuple[Page, ...]
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)

    @cached_property
    def referential(self) -> Referential:
        """The référentiel that it names; raises `KeyError` where there is none of that name."""
        return referentials()[self.referential_name]

    def cell(self, criterion: str, page: str) -> Cell:
        """What is found of a criterion on a page."""
        return self.cells.get((criterion, page), _NOT_TESTED)

    def statuses(self, criterion: str) -> dict[str, Status]:
        """What is said of a criterion, by the names of the pages, in order."""
        return {page.name: self.cell(criterion, page.name).status for page in self.pages}

    def changes(self, criterion: str) -> dict[str, list[Page]]:
        """What is to be changed for a criterion, each text once, with the pages that it is said of."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            changes = self.cell(criterion, page.name).changes
            if changes is not None:
                found.setdefault(changes, []).append(page)
        return found

    def derogations(self, criterion: str) -> dict[Derogation, list[Page]]:
        """The derogations that concern a criterion, each once, with the pages that hold the content."""
        found: dict[Derogation, list[Page]] = {}
        for page in self.pages:
            derogation = self.cell(criterion, page.name).derogation
            if derogation is not None:
                found.setdefault(derogation, []).append(page)
        return found


_NOT_TESTED = Cell()
