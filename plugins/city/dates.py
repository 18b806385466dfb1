"""Dates as French people read them, whatever locales the machine has."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def date_fr(moment: date) -> str:
    """« 12 novembre 2026 », « 1er décembre 2026 », with no-break spaces; time is left out."""
    return f"{_day_fr(moment)}\u00a0{moment.year}"


def moment_fr(moment: date, year: int) -> str:
    """« samedi 28 novembre à 18 h 30 », with no-break spaces; without the time, where `moment` is a day alone.

    The year is said where it is not the given one, which readers have in mind.
    """
    spoken = f"{WEEKDAYS[moment.weekday()]} {_day_fr(moment) if moment.year == year else date_fr(moment)}"
    if not isinstance(moment, datetime):
        return spoken
    return f"{spoken} à\u00a0{time_fr(moment.time())}"


def time_fr(moment: time) -> str:
    """« 18 h », « 18 h 30 », with no-break spaces."""
    return f"{moment.hour}\u00a0h" + (f"\u00a0{moment.minute:02}" if moment.minute else "")


def _day_fr(moment: date) -> str:
    number = "1er" if moment.day == 1 else str(moment.day)
    return f"{number}\u00a0{MONTHS[moment.month - 1]}"


def date_iso(moment: date) -> str:
    """`2026-11-12`, what `<time datetime>` holds."""
    return f"{moment:%Y-%m-%d}"


def month_fr(moment: date) -> str:
    """« novembre 2026 », with a no-break space."""
    return f"{MONTHS[moment.month - 1]}\u00a0{moment.year}"
