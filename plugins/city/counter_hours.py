"""The hours of the counter on a page of another language, in the theme's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from city.counter import Counter
from city.opening import Slot
from city.schedule import Line, Schedule
from city.words import FRENCH, Words


class Told(NamedTuple):
    """Hours as a short list, and the language that they are told in."""

    lang: str
    lines: list[Line]


def hours_in(words: Words, counter: Counter, lang: str) -> Told:
    """The hours of the counter as the theme tells them on a page of a language.

    In French where the theme does not speak it, and where they need sentences: seasons, school holidays, notes.
    """
    spoken = words.theme_language(lang)
    if spoken == FRENCH or not _is_plain(counter.schedule):
        return Told(FRENCH, counter.hours)
    file = words.files[spoken]
    (week,) = counter.schedule.weeks
    same: dict[tuple[Slot, ...], list[int]] = {}
    for day in sorted(week.days):
        same.setdefault(week.days[day], []).append(day)

    def said(slots: Sequence[Slot]) -> str:
        parts = (file["hours"].format(start=_time(slot.start), end=_time(slot.end)) for slot in slots)
        return file["comma"].join(parts) or str(file["closed"])

    lines = [Line(file["comma"].join(file["days"][day] for day in days), said(slots)) for slots, days in same.items()]
    return Told(spoken, [*lines, Line(file["public_holidays"], said(()))])


def _is_plain(schedule: Schedule) -> bool:
    """Whether every week is the same, closed on public holidays, without a note."""
    if len(schedule.weeks) != 1 or any(feast.hours for feast in schedule.feasts.values()):
        return False
    (week,) = schedule.weeks
    return not week.when and not any(slot.note for slots in week.days.values() for slot in slots)


def _time(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
