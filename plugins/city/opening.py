"""Opening hours in OpenStreetMap's notation (`Mo-Fr 08:30-12:00; PH off`), read by the library `opening_hours`.

The library knows the French public holidays (`PH`), not the school holidays (`SH`), and takes `SH Mo-Fr` for "in the
holidays, and from Monday to Friday". So a text is told apart into one for term and one for the school holidays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # its stub forgets the error

from a11y.finding import Text
from city.errors import Complaint
from city.located import Value
from city.values import text

_COUNTRY: Final = "FR"
_EXAMPLE: Final = "Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00; PH off"
_DAY: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)\b"
_QUOTED: Final = re.compile(r'"[^"]*"')
_SCHOOL: Final = re.compile(r"(?P<before>[^\":]*?)\b(?P<holidays>PH,\s*SH|SH,\s*PH|SH)\b(?P<after>.*)", re.DOTALL)
# What the notation has and no table for a week can show, with what to write instead.
_UNUSABLE: Final = {
    r"\b(?:sunrise|sunset|dawn|dusk)\b": "Écrivez les heures par saison\u00a0: «\u00a0Oct-Mar 08:00-17:30\u00a0».",
    r"\+": "Écrivez l’heure de fermeture\u00a0: «\u00a0Mo-Fr 08:30-17:30\u00a0».",
    r"\bunknown\b|\|\|": "Écrivez les heures dont vous êtes sûr, et le reste dans le texte de la page.",
    r"\[|\beaster\b": "Dites dans le texte de la page ce qui ne revient pas chaque semaine.",
}
_FRENCH_DAYS: Final = {"lu": "Mo", "ma": "Tu", "me": "We", "je": "Th", "ve": "Fr", "sa": "Sa", "di": "Su"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Hours without a break on one day, in minutes from midnight, and what is to be known of them."""

    start: int
    end: int
    note: str = ""


def notation(value: Value, key: str) -> str:
    """A text in the notation of opening hours, that says something of public holidays.

    Raises `Complaint` for what the notation does not know, or no table for a week could show.
    """
    written = text(value, key)
    bare = _QUOTED.sub('""', written)
    for pattern, instead in _UNUSABLE.items():
        if found := re.search(pattern, bare):
            raise _unusable(value.line, key, found[0], instead)
    try:
        warnings = OpeningHours(written, country=_COUNTRY).warnings
    except ParserError as error:
        raise _unreadable(value.line, key, written, str(error)) from error
    if warnings:
        raise _spelt(value.line, key, warnings)
    if "SH" in bare and any(re.search(r"\bSH\b", rule) and not _is_clear(rule) for rule in _rules(bare)):
        raise _misplaced(value.line, key)
    if re.search(rf"\bPH\s+{_DAY}", bare):
        raise _misplaced(value.line, key)
    if not re.search(r"\bPH\b", bare):
        raise _no_public_holidays(value.line, key, written)
    return written


def mentions_school(written: str) -> bool:
    """Whether hours are others in the school holidays."""
    return re.search(r"\bSH\b", _QUOTED.sub("", written)) is not None


def in_term(written: str) -> str:
    """The hours outside the school holidays."""
    return "; ".join(rule for rule in map(_without_school, _rules(written)) if rule) or "off"


def in_school_holidays(written: str) -> str:
    """The hours in the school holidays: what is said of them is said of every day."""
    return "; ".join(map(_always_school, _rules(written)))


def slots(written: str, day: date, *, ordinary: bool = False) -> tuple[Slot, ...]:
    """The hours of one day; what goes on after midnight is the next day's.

    `ordinary`: as if there were no public holidays.
    """
    midnight = datetime.combine(day, time())
    found = _parsed(written, None if ordinary else _COUNTRY).intervals(midnight, midnight + timedelta(days=1))
    return tuple(
        Slot(_minutes(start - midnight), _minutes(end - midnight), note)
        for start, end, state, note in found
        if state == State.OPEN
    )


def public_holidays(first: date, last: date) -> frozenset[date]:
    """The French public holidays between two days, both included."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return frozenset(day for day in days if slots("PH", day))


@lru_cache(maxsize=256)
def _parsed(written: str, country: str | None) -> OpeningHours:
    return OpeningHours(written, country=country)


def _minutes(since: timedelta) -> int:
    return int(since.total_seconds()) // 60


def _rules(written: str) -> list[str]:
    return [rule.strip() for rule in re.findall(r'(?:"[^"]*"|[^;"])+', written)]


def _is_clear(rule: str) -> bool:
    match = _SCHOOL.fullmatch(rule)
    if match is None or re.search(rf"{_DAY}|24/7", match["before"]) or re.search(r"\b[SP]H\b", match["after"]):
        return False
    names_day = re.match(rf"\s+{_DAY}", match["after"]) is not None
    return not (names_day and "PH" in match["holidays"]) and not match["after"].startswith(",")


def _without_school(rule: str) -> str:
    match = _SCHOOL.fullmatch(rule)
    if match is None:
        return rule
    return f"{match['before']}PH{match['after']}" if "PH" in match["holidays"] else ""


def _always_school(rule: str) -> str:
    match = _SCHOOL.fullmatch(rule)
    if match is None:
        return rule
    if re.match(rf"\s+{_DAY}", match["after"]):
        return match["before"] + match["after"].lstrip()
    return f"{match['before']}Mo-Su{',PH' if 'PH' in match['holidays'] else ''}{match['after']}"


def _nearest(written: str) -> str:
    """What was meant by hours written the French way, where that can be told; else an example."""
    days = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    guess = re.sub(
        rf"\b(?:{days}|lun|mar|mer|jeu|ven|sam|dim|lu|ma|me|je|ve|sa|di)\b\.?",
        lambda day: _FRENCH_DAYS[day[0][:2].lower()],
        written,
        flags=re.IGNORECASE,
    )
    guess = re.sub(r"\b(\d{1,2})\s*[hH:]\s*(\d{2})?(?!\d)", lambda hour: f"{int(hour[1]):02}:{hour[2] or '00'}", guess)
    guess = re.sub(r"\b(?:ferm[ée]e?s?)\b", "off", guess, flags=re.IGNORECASE)
    guess = re.sub(r"\b(?:les )?jours f[ée]ri[ée]s\b", "PH", guess, flags=re.IGNORECASE)
    guess = re.sub(r"(?<=\d) ?(?:à|–) ?(?=\d)", "-", guess).strip(" ;.")
    try:
        OpeningHours(guess, country=_COUNTRY)
    except ParserError:
        return _EXAMPLE
    return guess


def _unreadable(line: int, key: str, written: str, error: str) -> Complaint:
    at = re.search(r"--> 1:(\d+)", error)
    rest = written[int(at[1]) - 1 :] if at else written
    nearest = _nearest(written)
    return Complaint(
        line,
        Text(
            f"«\u00a0{key}\u00a0» ne se comprend plus à partir de «\u00a0{rest or 'la fin'}\u00a0».",
            f'"{key}" cannot be understood from "{rest or "its end"}".',
        ),
        Text(
            "Les horaires s’écrivent dans la notation d’OpenStreetMap\u00a0: jours en anglais (Mo, Tu, We, Th, Fr, Sa, "
            "Su), heures sur quatre chiffres, un point-virgule entre deux règles.",
            "Hours are written in OpenStreetMap's notation: days in English, hours in four digits, a semicolon between "
            "two rules.",
        ),
        Text(f'Écrivez par exemple {key}: "{nearest}"', f'Write for example {key}: "{nearest}"'),
    )


def _spelt(line: int, key: str, warnings: Iterable[str]) -> Complaint:
    words = [word for warning in warnings for word in re.findall(r"got '([^']+)'", warning)]
    right = ", ".join(f"«\u00a0{word.capitalize()}\u00a0»" for word in words) or f"«\u00a0{_EXAMPLE}\u00a0»"
    return Complaint(
        line,
        Text(f"«\u00a0{key}\u00a0» est mal orthographié\u00a0: {', '.join(words)}", f'"{key}" is misspelt: {words}'),
        Text(
            "D’autres services qui lisent ces horaires ne les comprendraient pas.",
            "Other services that read these hours would not understand them.",
        ),
        Text(f"Écrivez {right}.", f"Write {right}."),
    )


def _unusable(line: int, key: str, word: str, instead: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0{key}\u00a0» emploie «\u00a0{word}\u00a0», que le tableau de la semaine ne peut pas montrer.",
            f'"{key}" uses "{word}", which the table of the week cannot show.',
        ),
        Text(
            "Un habitant doit savoir, avant de sortir, s’il trouvera la porte ouverte.",
            "A resident must know, before going out, whether the door will be open.",
        ),
        Text(instead, "Write hours that are the same every week."),
    )


def _misplaced(line: int, key: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Dans «\u00a0{key}\u00a0», «\u00a0SH\u00a0» (vacances scolaires) ou «\u00a0PH\u00a0» (jours fériés) n’est "
            "pas à une place où son sens est sûr.",
            f'In "{key}", "SH" (school holidays) or "PH" (public holidays) stands where its meaning is not certain.',
        ),
        Text(
            "«\u00a0PH Mo-Fr\u00a0» se lirait de deux façons\u00a0: les jours fériés et du lundi au vendredi, ou les "
            "jours fériés du lundi au vendredi.",
            '"PH Mo-Fr" could be read in two ways.',
        ),
        Text(
            "Faites-en une règle à part, qui commence par lui\u00a0: «\u00a0; SH Mo-Fr 10:00-18:00; PH off\u00a0».",
            'Make it a rule of its own that begins with it: "; SH Mo-Fr 10:00-18:00; PH off".',
        ),
    )


def _no_public_holidays(line: int, key: str, written: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0{key}\u00a0» ne dit rien des jours fériés.",
            f'"{key}" says nothing of public holidays.',
        ),
        Text(
            "Le lieu serait annoncé ouvert le 25 décembre comme un autre jour.",
            "The place would be announced open on 25 December like on any other day.",
        ),
        Text(
            f'Écrivez {key}: "{written}; PH off", ou donnez les heures de ces jours\u00a0: '
            "«\u00a0; PH 10:00-18:00\u00a0».",
            f'Write {key}: "{written}; PH off", or give the hours of these days: "; PH 10:00-18:00".',
        ),
    )
