"""When something happens, and how a French resident reads it: days, hours, and what comes back.

A `date` is a whole day and a `datetime` is a time on the wall clock of the city: a meeting at 18:00
every week stays at 18:00 on both sides of a change of the clocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Final

from dateutil.rrule import rrulestr

from city.dates import MONTHS, WEEKDAYS, date_fr, time_fr

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SAME_DATE: Final = "chaque mois à la même date"
SAME_WEEKDAY: Final = "chaque mois le même jour de la semaine"
YEARLY: Final = "chaque année"
# How often, as editors write it and residents read it, and what RFC 5545 calls it.
RHYTHMS: Final[Mapping[str, str]] = {
    "chaque jour": "FREQ=DAILY",
    "chaque jour du lundi au vendredi": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "chaque semaine": "FREQ=WEEKLY",
    "toutes les deux semaines": "FREQ=WEEKLY;INTERVAL=2",
    SAME_DATE: "FREQ=MONTHLY",
    SAME_WEEKDAY: "FREQ=MONTHLY",
    YEARLY: "FREQ=YEARLY",
}


# Not every month has a fifth Thursday: nothing that comes back begins on one (`content_types.event`).
_ORDINALS: Final = ("premier", "deuxième", "troisième", "quatrième")


@dataclass(frozen=True)
class Period:
    """From `start` to `end`: both days, the last included, or both times; `end` may be unknown."""

    start: date
    end: date | None = None

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return day_of(self.start)

    @property
    def last_day(self) -> date:
        """The day it ends, as far as is known."""
        return day_of(self.end or self.start)

    def at(self, start: date) -> Period:
        """The same, as long, from another start; in: a start of the same kind."""
        return Period(start, None if self.end is None else start + (self.end - self.start))

    def __str__(self) -> str:
        """« le samedi 5 décembre 2026, de 10 h à 18 h », « du samedi 5 au dimanche 6 décembre 2026 »."""
        first, last = self.first_day, self.last_day
        from_time = self.start.time() if isinstance(self.start, datetime) else None
        to_time = self.end.time() if isinstance(self.end, datetime) else None
        if first == last:
            return f"le {_day_fr(first)}{_hours(from_time, to_time)}"
        if from_time is not None and to_time is not None and to_time <= from_time:
            # It goes on over the night: the hours are those of its two ends, not of each day.
            return f"du {_day_fr(first)} à\u00a0{time_fr(from_time)} au\u00a0{_day_fr(last)} à\u00a0{time_fr(to_time)}"
        began = _day_fr(first)
        if first.year == last.year:
            began = began.removesuffix(f"\u00a0{first.year}")
            if first.month == last.month:
                began = began.removesuffix(f"\u00a0{MONTHS[first.month - 1]}")
        return f"du {began} au\u00a0{_day_fr(last)}{_hours(from_time, to_time)}"


@dataclass(frozen=True)
class Recurrence:
    """How a first period comes back, until a day included, save on some days."""

    rhythm: str
    until: date
    excluded: tuple[date, ...] = ()

    def told(self, start: date) -> str:
        """« chaque semaine », « le deuxième jeudi de chaque mois », as residents read it; in: its first start."""
        if self.rhythm == SAME_WEEKDAY:
            return f"le {_ORDINALS[(start.day - 1) // 7]} {WEEKDAYS[start.weekday()]} de chaque mois"
        return self.rhythm

    def rule(self, start: date) -> str:
        """The RRULE of RFC 5545, without its UNTIL, for a first start."""
        rule = RHYTHMS[self.rhythm]
        if self.rhythm == SAME_WEEKDAY:
            rule += f";BYDAY={(start.day - 1) // 7 + 1}{_CODES[start.weekday()]}"
        return rule


@dataclass(frozen=True)
class Times:
    """All the times of an event: once, or again and again."""

    first: Period
    recurrence: Recurrence | None = None

    @cached_property
    def before_exclusion(self) -> tuple[Period, ...]:
        """Each time it would be without the days left out."""
        again = self.recurrence
        if again is None:
            return (self.first,)
        start = self.first.start
        begun = start if isinstance(start, datetime) else datetime.combine(start, time())
        until = f"{datetime.combine(again.until, time.max):%Y%m%dT%H%M%S}"
        found = rrulestr(f"{again.rule(start)};UNTIL={until}", dtstart=begun)
        return tuple(self.first.at(one if isinstance(start, datetime) else one.date()) for one in found)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Each time it is, in order."""
        excluded = self.recurrence.excluded if self.recurrence else ()
        return tuple(one for one in self.before_exclusion if one.first_day not in excluded)

    def from_day(self, day: date) -> tuple[Period, ...]:
        """Each time that is not over before a day."""
        return tuple(one for one in self.periods if one.last_day >= day)


def day_of(moment: date) -> date:
    """The day of a day or of a time."""
    return moment.date() if isinstance(moment, datetime) else moment


def nearest(day: date, periods: tuple[Period, ...]) -> date:
    """The first day nearest to a day; in: one period at least."""
    return min((one.first_day for one in periods), key=lambda first: abs(first - day))


def _day_fr(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {date_fr(day)}"


def _hours(start: time | None, end: time | None) -> str:
    if start is None:
        return ""
    return f", à\u00a0{time_fr(start)}" if end is None else f", de\u00a0{time_fr(start)} à\u00a0{time_fr(end)}"
