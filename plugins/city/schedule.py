"""Opening hours as residents read them: tables for a week, and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final, NamedTuple, Protocol, TypeAlias

from a11y.clock import today
from city.dates import WEEKDAYS, date_fr
from city.opening import Slot, in_school_holidays, in_term, mentions_school, public_holidays, slots
from city.typography import typeset

_YEAR: Final = timedelta(days=365)
_MIDNIGHT: Final = 24 * 60


Stretch: TypeAlias = tuple[date | None, date | None]


class Span(Protocol):
    """Some days, from the first to the last."""

    @property
    def first(self) -> date:
        """The first day."""

    @property
    def last(self) -> date:
        """The last day, which belongs to them."""


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of each day of the week, for as long as they are the same.

    `stretches` are from when to when, None for "since today" and "for as long as is known"; `spans` are the same, for
    each run of days without a day that has other hours for being a school holiday or not.
    """

    days: Mapping[int, tuple[Slot, ...]]
    stretches: tuple[Stretch, ...]
    spans: tuple[Stretch, ...]
    when: str = ""

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The days that are known, and their hours in words."""
        return [(WEEKDAYS[day].capitalize(), hours_fr(self.days[day])) for day in sorted(self.days)]

    @property
    def sentence(self) -> str:
        """« Ouvert du lundi au vendredi de 8 h 30 à 12 h », with `when` before it."""
        said = _open_fr(self.days)
        whole = f"{self.when}\u00a0: {said}." if self.when else f"{said}."
        return whole[:1].upper() + whole[1:]


@dataclass(frozen=True, slots=True)
class Feast:
    """The hours on a public holiday, and what they would be on another day."""

    hours: tuple[Slot, ...]
    usual: tuple[Slot, ...]


class Line(NamedTuple):
    """Days that have the same hours, and these, as they are read."""

    jours: str
    heures: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The weeks to come, one table each, and what happens on public holidays."""

    weeks: tuple[Week, ...]
    feasts: Mapping[date, Feast]
    unknown_school: bool

    @property
    def holidays(self) -> str:
        """What happens on public holidays, in words."""
        return _holidays_fr(self.feasts)

    @property
    def sentences(self) -> list[str]:
        """All of it in words."""
        return [*(week.sentence for week in self.weeks), self.holidays]

    @property
    def lines(self) -> list[Line]:
        """All of it as a short list: the days that have the same hours together, then public holidays."""
        said = []
        for week in self.weeks:
            same: dict[str, list[int]] = {}
            for day in sorted(week.days):
                same.setdefault(hours_fr(week.days[day]), []).append(day)
            said += [Line(_titled_days(days, week.when), hours) for hours, days in same.items()]
        feasts = "fermé" if not any(feast.hours for feast in self.feasts.values()) else self.holidays
        return [*said, Line("Jours fériés", feasts)]


def schedule(written: str, breaks: Iterable[Span] | None = None) -> Schedule:
    """What hours are from today on, for a year.

    In: the hours, as `city.opening.notation` takes them; the school holidays, as far as they are known.
    """
    days = _coming()
    feasts = public_holidays(days[0], days[-1])
    if not mentions_school(written):
        weeks = _titled(_weeks(written, days, feasts), "")
        return Schedule(weeks, _feasts(written, days, feasts), unknown_school=False)
    free = [day for day in days if any(span.first <= day <= span.last for span in breaks or ())]
    lessons = sorted({*days} - {*free})
    term, school = in_term(written), in_school_holidays(written)
    return Schedule(
        _titled(_weeks(term, lessons, feasts), "en dehors des vacances scolaires")
        + _titled(_weeks(school, free, feasts), "pendant les vacances scolaires"),
        _feasts(term, lessons, feasts) | _feasts(school, free, feasts),
        unknown_school=not free,
    )


def weeks_of_a_year(written: str) -> int:
    """How often the week is another in a year, school holidays apart."""
    days = _coming()
    return len(_runs_alike(in_term(written), days, public_holidays(days[0], days[-1])))


def span_fr(first: date, last: date) -> str:
    """« le 24 décembre 2026 », « du 24 décembre 2026 au 2 janvier 2027 »."""
    if first == last:
        return f"le {date_fr(first)}"
    begins = date_fr(first).removesuffix(f"\u00a0{last.year}")
    if (first.year, first.month) == (last.year, last.month):
        begins = begins.partition("\u00a0")[0]
    return f"du {begins} au {date_fr(last)}"


def hours_fr(day: Sequence[Slot]) -> str:
    """« de 8 h 30 à 12 h et de 13 h 30 à 17 h 30 », « fermé »."""
    return _and(_slot_fr(slot) for slot in day) or "fermé"


def _coming() -> list[date]:
    return [today() + timedelta(days=number) for number in range(_YEAR.days)]


def _runs_alike(written: str, days: Iterable[date], feasts: Set[date]) -> list[list[date]]:
    """The days, cut where a day of the week gets other hours."""
    found: list[list[date]] = []
    hours: dict[int, tuple[Slot, ...]] = {}
    for day in days:
        said = slots(written, day)
        if not found or (day not in feasts and hours.setdefault(day.weekday(), said) != said):
            found.append([])
            hours = {} if day in feasts else {day.weekday(): said}
        found[-1].append(day)
    return found


def _weeks(written: str, days: Iterable[date], feasts: Set[date]) -> list[Week]:
    """The weeks that follow each other; one that comes back is one with itself."""
    weeks: list[Week] = []
    runs = _runs_alike(written, days, feasts)
    for number, run in enumerate(runs):
        known = {day.weekday(): slots(written, day) for day in run if day not in feasts}
        # Two weeks of holidays may hold no Friday but Christmas and New Year's Day.
        hours = {day.weekday(): slots(written, day, ordinary=True) for day in run if day in feasts} | known
        stretch = (run[0] if number else None, run[-1] if number + 1 < len(runs) else None)
        same = next((at for at, week in enumerate(weeks) if hours.items() <= week.days.items()), None)
        if same is None:
            weeks.append(Week(hours, (stretch,), tuple(_spans(run))))
        else:
            week = weeks[same]
            weeks[same] = replace(week, stretches=(*week.stretches, stretch), spans=(*week.spans, *_spans(run)))
    return weeks


def _titled(weeks: Sequence[Week], when: str) -> tuple[Week, ...]:
    """The weeks, each with when it holds: « jusqu’au 31 mars 2027, puis à partir du 1er octobre 2027 »."""
    return tuple(
        replace(week, when=", ".join(part for part in (when, ", puis ".join(map(_stretch_fr, week.stretches))) if part))
        for week in weeks
    )


def _stretch_fr(stretch: Stretch) -> str:
    first, last = stretch
    if first is None:
        return f"jusqu’au {date_fr(last)}" if last else ""
    return span_fr(first, last) if last else f"à partir du {date_fr(first)}"


def _spans(days: Sequence[date]) -> Iterator[Stretch]:
    begins = today()
    ends = begins + _YEAR - timedelta(days=1)
    for _, run in groupby(enumerate(days), lambda pair: pair[1].toordinal() - pair[0]):
        stretch = [day for _, day in run]
        yield (
            None if stretch[0] == begins else stretch[0],
            None if stretch[-1] == ends else stretch[-1],
        )


def _feasts(written: str, days: Sequence[date], feasts: Set[date]) -> dict[date, Feast]:
    """The hours of each public holiday, and those that its day of the week has around it."""
    ordinary = [day for day in days if day not in feasts]
    told = {}
    for day in sorted(feasts & {*days}):
        same = [other for other in ordinary if other.weekday() == day.weekday()]
        near = min(same, key=lambda other: abs(other - day), default=None)
        usual = slots(written, day, ordinary=True) if near is None else slots(written, near)
        told[day] = Feast(slots(written, day), usual)
    return told


def _holidays_fr(feasts: Mapping[date, Feast]) -> str:
    hours = {day: feasts[day].hours for day in sorted(feasts)}
    if not any(hours.values()):
        return "Fermé les jours fériés."
    others = {day: said for day, said in hours.items() if said != feasts[day].usual}
    if not others:
        return "Ouvert aussi les jours fériés, aux heures habituelles."
    if len(others) < len(hours) and not any(others.values()):
        return f"Ouvert les jours fériés aux heures habituelles, sauf {_dates_fr(others)}."
    by_hours: dict[tuple[Slot, ...], list[date]] = {}
    for day, said in hours.items():
        by_hours.setdefault(said, []).append(day)
    most = max(by_hours, key=lambda said: len(by_hours[said]))
    opened = "" if most else "ouvert "
    rest = [f"{opened}{hours_fr(said)} {_dates_fr(same)}" for said, same in by_hours.items() if said != most]
    whole = f"les jours fériés {hours_fr(most)}" if most else "les jours fériés"
    return f"{'Ouvert' if most else 'Fermé'} {whole}" + "".join(f"\u00a0; {one}" for one in rest) + "."


def _dates_fr(days: Iterable[date]) -> str:
    return _and(f"le {date_fr(day)}" for day in days)


def _open_fr(days: Mapping[int, tuple[Slot, ...]]) -> str:
    by_hours: dict[tuple[Slot, ...], list[int]] = {}
    for day in sorted(days):
        if days[day]:
            by_hours.setdefault(days[day], []).append(day)
    said = [f"{_days_fr(same)} {hours_fr(hours)}" for hours, same in by_hours.items()]
    return "ouvert " + "\u00a0; ".join(said) if said else "fermé"


def _days_fr(days: Sequence[int]) -> str:
    if len(days) == len(WEEKDAYS):
        return "tous les jours"
    return _and(part for run in _runs(days) for part in _run_fr(run))


def _titled_days(days: Sequence[int], when: str) -> str:
    said = _days_fr(days)
    return f"{said[:1].upper()}{said[1:]}{f', {when}' if when else ''}"


def _runs(days: Sequence[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0]):
        yield [day for _, day in run]


def _run_fr(run: Sequence[int]) -> list[str]:
    if len(run) > 2:
        return [f"du {WEEKDAYS[run[0]]} au {WEEKDAYS[run[-1]]}"]
    return [f"le {WEEKDAYS[day]}" for day in run]


def _slot_fr(slot: Slot) -> str:
    hours = f"de {_time_fr(slot.start)} à {_time_fr(slot.end)}"
    if (slot.start, slot.end) == (0, _MIDNIGHT):
        hours = "vingt-quatre heures sur vingt-quatre"
    return f"{hours} ({typeset(slot.note)})" if slot.note else hours


def _time_fr(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    if minutes in (0, _MIDNIGHT):
        return "minuit"
    return f"{hour}\u00a0h\u00a0{minute:02}" if minute else f"{hour}\u00a0h"


def _and(parts: Iterable[str]) -> str:
    *before, end = list(parts) or [""]
    return f"{', '.join(before)} et {end}" if before else end
