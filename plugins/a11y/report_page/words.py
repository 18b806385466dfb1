"""Numbers, dates and lists, as each language writes them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from ..finding import Lang, Text

_MONTHS: Final[Mapping[Lang, Sequence[str]]] = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}

_SHORT: Final[Mapping[Lang, Sequence[str]]] = {
    "fr": "janv. févr. mars avril mai juin juill. août sept. oct. nov. déc.".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}


def number(value: int, lang: Lang) -> str:
    """A whole number with its thousands apart."""
    return f"{value:,}".replace(",", "\u202f") if lang == "fr" else f"{value:,}"


def count(value: int, one: str, many: str, lang: Lang) -> str:
    """A number and the word that it counts; French has the singular for 0 too."""
    single = value < 2 if lang == "fr" else value == 1
    return number(value, lang) + Text("\u00a0", " ")[lang] + (one if single else many)


def day(date: datetime.date, lang: Lang) -> str:
    """A date in words."""
    return _dated(date, _MONTHS, lang)


def short_day(date: datetime.date, lang: Lang) -> str:
    """The same for the cell of a table."""
    return _dated(date, _SHORT, lang)


def _dated(date: datetime.date, months: Mapping[Lang, Sequence[str]], lang: Lang) -> str:
    first = "1er" if lang == "fr" and date.day == 1 else str(date.day)
    return f"{first} {months[lang][date.month - 1]} {date.year}"


def listed(items: Sequence[str], lang: Lang) -> str:
    """Items as a sentence names them: « a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {Text('et', 'and')[lang]} {items[-1]}"
