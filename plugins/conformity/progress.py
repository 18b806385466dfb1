"""How far the site is: by theme today, and from audit to audit; the figures of the dashboard and of the public page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from a11y.report_page.whole import environment
from a11y.rule import Rule, all_rules
from city.dates import date_fr
from conformity.audit import Audit, Status
from conformity.evidence import automated
from conformity.grid import Grid
from conformity.rate import Rate, Rates, State, rates, together
from conformity.referential import Theme
from conformity.statement import percentage

# What can still be told apart in a drawing, and read in a table.
_SHOWN: Final = 12


@dataclass(frozen=True)
class ThemeProgress:
    """How many criteria of a theme the site meets, does not meet, was not tested for, or has no use for."""

    theme: Theme
    met: int
    unmet: int
    not_tested: int
    not_applicable: int

    @property
    def is_open(self) -> bool:
        """Whether something is left to mend or to test."""
        return bool(self.unmet or self.not_tested)

    @property
    def asked(self) -> int:
        """Those that apply, or may: what is left without those that do not."""
        return self.met + self.unmet + self.not_tested

    @property
    def parts(self) -> tuple[tuple[str, float, float], ...]:
        """Met, unmet and not tested as parts of a bar: what it is, where it begins and how long it is, in percent."""
        said = (("met", self.met), ("unmet", self.unmet), ("not-tested", self.not_tested))
        begins = 0.0
        parts = []
        for name, count in said:
            length = round(100 * count / self.asked, 2) if count else 0
            parts.append((name, round(begins, 2), length))
            begins += length
        return tuple(part for part in parts if part[2])

    @property
    def bar(self) -> Markup:
        """The parts drawn, for who sees them: the figures are to stand beside them."""
        return Markup(_drawings().bar(self))


@dataclass(frozen=True)
class Point:
    """What an audit came to, and where it stands in a drawing, in percent from the left (`x`) and from the top (`y`).

    `rate` and `y` are None for an audit that is not complete, which has no rate.
    """

    audit: Audit
    rates: Rates
    x: float

    @property
    def day(self) -> date:
        """The day of the audit."""
        return self.audit.day

    @property
    def rate(self) -> Rate | None:
        """The criteria that are met, of those that apply."""
        return self.rates.site

    @property
    def share(self) -> str:
        """« 92,4 % »; empty without a rate."""
        return percentage(self.rate.share) if self.rate is not None and self.rate.share is not None else ""

    @property
    def state(self) -> State:
        """What it came to in the words of the law, when it was made."""
        return self.rates.state

    @property
    def day_fr(self) -> str:
        """« 15 octobre 2026 », in words that may go on to the next line: the last stands at the edge of the page."""
        return date_fr(self.day).replace("\u00a0", " ")

    @property
    def y(self) -> float | None:
        """From the top: what is met in full stands at 0."""
        share = self.rate.share if self.rate is not None else None
        return round(100 - 100 * float(share), 2) if share is not None else None


@dataclass(frozen=True)
class Progress:
    """How far the site is; `grids`: those of its audits, the oldest first, one at least."""

    grids: tuple[Grid, ...]

    @property
    def audit(self) -> Audit:
        """The last audit."""
        return self.grids[-1].audit

    @cached_property
    def themes(self) -> list[ThemeProgress]:
        """Every theme in order."""
        return [_theme(self.audit, theme) for theme in self.audit.referential.themes]

    @cached_property
    def points(self) -> list[Point]:
        """The last audits, the oldest first, each at its day."""
        shown = [grid.audit for grid in self.grids[-_SHOWN:]]
        first, span = shown[0].day, max(1, (shown[-1].day - shown[0].day).days)
        return [Point(one, rates(one), round(100 * (one.day - first).days / span, 2)) for one in shown]

    @cached_property
    def watched(self) -> int:
        """How many criteria the rules of the gate look at, on every page and before each publication."""
        return sum(bool(ids) for ids in self._automated.values())

    @cached_property
    def stopping(self) -> int:
        """How many of these have a rule whose findings are errors, without which nothing is published."""
        return stopping(self._automated, all_rules())

    @cached_property
    def _automated(self) -> Mapping[str, tuple[str, ...]]:
        return automated(self.audit.referential, all_rules())

    @property
    def older(self) -> int:
        """How many audits are not shown."""
        return len(self.grids) - len(self.points)

    @property
    def segments(self) -> list[tuple[Point, Point]]:
        """From each audit with a rate to the next one that has one."""
        drawn = [point for point in self.points if point.y is not None]
        return list(pairwise(drawn))

    @property
    def with_rate(self) -> int:
        """How many of the audits that are shown have a rate."""
        return sum(point.y is not None for point in self.points)

    def chart(self, what: str) -> Markup:
        """The rates drawn; in: what they are the rates of, « le taux ». Raises `IndexError` without `segments`."""
        first, last = self.segments[0][0], self.segments[-1][1]
        label = f"Du {date_fr(first.day)} au {date_fr(last.day)}, {what} passe de {first.share} à {last.share}."
        return Markup(_drawings().chart(self, label))


@cache
def _drawings() -> Any:
    return environment(Path(__file__).parent).get_template("drawings.html").module


def stopping(watched: Mapping[str, tuple[str, ...]], rules: Mapping[str, Rule]) -> int:
    """How many criteria have a rule of which a fault is an error; in: the ids by criterion; the rules by id.

    Of the others a finding is told, and the page is published.
    """
    return sum(any(rules[one].severity == "error" for one in ids) for ids in watched.values())


def status_of(audit: Audit, number: str) -> Status:
    """What an audit says of a criterion for the site as a whole."""
    return together(audit.statuses(number).values())


def _theme(audit: Audit, theme: Theme) -> ThemeProgress:
    found = Counter(status_of(audit, one.number) for one in theme.criteria)
    return ThemeProgress(theme, found[Status.C], found[Status.NC], found[Status.NT], found[Status.NA])
