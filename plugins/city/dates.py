"""Dates as French people read them, whatever locales the machine has."""

from __future__ import annotations

from datetime import date

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
    number = "1er" if moment.day == 1 else str(moment.day)
    return f"{number}\u00a0{MONTHS[moment.month - 1]}\u00a0{moment.year}"


def date_iso(moment: date) -> str:
    """`2026-11-12`, what `<time datetime>` holds."""
    return f"{moment:%Y-%m-%d}"


def month_fr(moment: date) -> str:
    """« novembre 2026 », with a no-break space."""
    return f"{MONTHS[moment.month - 1]}\u00a0{moment.year}"
