"""What a value of a YAML file may be: one function a kind, from `Value` to Python.

Each takes the `Value` and the name of its key, and raises `Complaint` with the
line, the reason and the right spelling when the value is of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import TypeVar

from a11y.finding import Text
from city.dates import MONTHS
from city.errors import Complaint, did_you_mean
from city.located import Value
from city.slugs import slugify

T = TypeVar("T")
Reader = Callable[[Value, str], T]


def text(value: Value, key: str) -> str:
    """A text that is not empty; what looks like a number or a date is taken as written."""
    written = _plain(value, key)
    if not written.strip():
        raise Complaint(
            value.line,
            Text(f"«\u00a0{key}\u00a0» est vide.", f'"{key}" is empty.'),
            Text(
                "Une clé écrite sans valeur est presque toujours un oubli.",
                "A key without a value is almost always an oversight.",
            ),
            Text(
                f"Écrivez la valeur après «\u00a0{key}: \u00a0», ou supprimez la ligne.",
                f'Write the value after "{key}: ", or delete the line.',
            ),
        )
    lost = value.lost_comment
    if lost is not None:
        raise Complaint(
            value.line,
            Text(
                f"La fin de «\u00a0{key}\u00a0» serait perdue\u00a0: {lost}",
                f'The end of "{key}" would be lost: {lost}',
            ),
            Text(
                "En YAML, «\u00a0#\u00a0» après une espace commence un commentaire.",
                'In YAML, a "#" after a space begins a comment.',
            ),
            Text(
                f'Entourez la valeur de guillemets droits\u00a0: {key}: "{written} {lost}"',
                f'Put the value in straight quotes: {key}: "{written} {lost}"',
            ),
        )
    return " ".join(written.split())


class Shown(str):
    """A text that residents are shown as it is: where it is French, its typography is still to be done."""

    __slots__ = ()


def sentence(value: Value, key: str) -> str:
    """A text that residents are shown, as `Shown`."""
    return Shown(text(value, key))


def date_time(value: Value, key: str) -> datetime:
    """A date `2026-11-12`, or with its time `2026-11-12 18:30`, time zone allowed."""
    written = _plain(value, key).strip()
    if _ISO_DATE.fullmatch(written):
        try:
            return datetime.fromisoformat(written)
        except ValueError:
            pass
        reason = Text("Cette date n’existe pas au calendrier.", "There is no such date or time.")
    else:
        reason = Text(
            "Le jour et le mois se confondent d’un pays à l’autre\u00a0; l’ordre année-mois-jour est le même partout.",
            "Day and month differ between countries; year-month-day is the same everywhere.",
        )
    example = _iso_spelling(written) or "2026-11-12"
    raise Complaint(
        value.line,
        Text(
            f"«\u00a0{key}\u00a0» n’est pas une date lisible\u00a0: {written or '(vide)'}",
            f'"{key}" is not a readable date: {written or "(empty)"}',
        ),
        reason,
        Text(
            f"Écrivez {key}: {example} (ou, avec l’heure, {key}: {example} 18:30).",
            f"Write {key}: {example} (or, with the time, {key}: {example} 18:30).",
        ),
    )


def moment(value: Value, key: str) -> date:
    """A `datetime` of the city's own time, `2026-11-12 18:30`; a `date` alone where no time is written."""
    when = date_time(value, key)
    if when.tzinfo is not None:
        raise Complaint(
            value.line,
            Text(
                f"«\u00a0{key}\u00a0» porte un décalage horaire\u00a0: {value.written}",
                f'"{key}" has a time offset: {value.written}',
            ),
            Text(
                "L’heure est celle de la ville, été comme hiver.",
                "The time is that of the city, in summer and in winter.",
            ),
            Text(f"Écrivez {key}: {when:%Y-%m-%d %H:%M}", f"Write {key}: {when:%Y-%m-%d %H:%M}"),
        )
    return when if _HOUR.search(_plain(value, key)) else when.date()


def day(value: Value, key: str) -> date:
    """A date without its time, `2026-11-12`."""
    return date_time(value, key).date()


def integer(value: Value, key: str) -> int:
    """A whole number, as `3` or `-1`."""
    written = _plain(value, key).strip()
    if not re.fullmatch(r"-?[0-9]{1,9}", written):
        raise Complaint(
            value.line,
            Text(
                f"«\u00a0{key}\u00a0» n’est pas un nombre entier\u00a0: {written or '(vide)'}",
                f'"{key}" is not a whole number: {written or "(empty)"}',
            ),
            Text("Ce nombre sert à ranger les pages.", "This number puts pages in order."),
            Text(f"Écrivez par exemple {key}: 3", f"Write for example {key}: 3"),
        )
    return int(written)


def boolean(value: Value, key: str) -> bool:
    """`oui` or `non`; `true` and `false` are taken too."""
    return choice({"oui": True, "non": False, "true": True, "false": False})(value, key)


def choice(values: Mapping[str, T]) -> Reader[T]:
    """One of a few words, each standing for a value."""

    def read(value: Value, key: str) -> T:
        written = _plain(value, key).strip()
        if written.lower() in values:
            return values[written.lower()]
        raise Complaint(
            value.line,
            Text(
                f"Valeur inconnue pour «\u00a0{key}\u00a0»\u00a0: {written or '(vide)'}",
                f'Unknown value for "{key}": {written or "(empty)"}',
            ),
            Text("Seules quelques valeurs ont un sens ici.", "Only a few values mean something here."),
            did_you_mean(written, values),
        )

    return read


def matching(pattern: str, what: Text, example: str) -> Reader[str]:
    """A text of a given form; `what` describes the form, `example` shows it."""
    compiled = re.compile(pattern)

    def read(value: Value, key: str) -> str:
        written = text(value, key)
        if compiled.fullmatch(written):
            return written
        raise Complaint(
            value.line,
            Text(
                f"«\u00a0{key}\u00a0» n’a pas la forme attendue\u00a0: {written}",
                f'"{key}" does not have the form expected: {written}',
            ),
            what,
            Text(f"Écrivez par exemple {key}: {example}", f"Write for example {key}: {example}"),
        )

    return read


def slug(value: Value, key: str) -> str:
    """The last part of a page's address: small letters, digits, hyphens."""
    written = text(value, key)
    wanted = slugify(written)
    if written == wanted:
        return written
    raise Complaint(
        value.line,
        Text(
            f"«\u00a0{key}\u00a0» ne peut pas servir d’adresse\u00a0: {written}",
            f'"{key}" cannot be used in an address: {written}',
        ),
        Text(
            "Une adresse se dicte et se recopie\u00a0: minuscules sans accent, chiffres et traits d’union seulement.",
            "An address is dictated and copied: unaccented small letters, digits and hyphens only.",
        ),
        Text(
            f"Écrivez {key}: {wanted or 'fete-du-parc'}",
            f"Write {key}: {wanted or 'fete-du-parc'}",
        ),
    )


def inside(value: Value, key: str) -> str:
    """A path below the site: relative, with `/`, never climbing out by `..`."""
    written = text(value, key)
    path = PurePosixPath(written)
    is_url = "://" in written or "\\" in written
    if not is_url and not path.is_absolute() and ".." not in path.parts:
        return written
    raise Complaint(
        value.line,
        Text(
            f"«\u00a0{key}\u00a0» doit rester à l’intérieur du site\u00a0: {written}",
            f'"{key}" must stay inside the site: {written}',
        ),
        Text(
            "Le chemin est relatif à la racine du site, s’écrit avec «\u00a0/\u00a0» et ne remonte pas "
            "par «\u00a0..\u00a0».",
            'The path is relative to the site\'s root, uses "/" and never climbs by "..".',
        ),
        Text(
            f"Écrivez par exemple {key}: mairie/contact/index.html",
            f"Write for example {key}: mairie/contact/index.html",
        ),
    )


def address(value: Value, key: str) -> str:
    """As `inside`, where an empty text in quotes means the site's root."""
    if value.is_quoted and value.written == "":
        return ""
    return inside(value, key)


def texts(value: Value, key: str) -> list[str]:
    """A list of texts; one text with commas is taken as a list."""
    items = value.items()
    if items is None:
        return [part for part in (p.strip() for p in text(value, key).split(",")) if part]
    return [text(item, key) for item in items]


def _plain(value: Value, key: str) -> str:
    if value.tag.startswith("!"):
        raise Complaint(
            value.line,
            Text(
                f"La valeur de «\u00a0{key}\u00a0» commence par «\u00a0!\u00a0».",
                f'The value of "{key}" begins with "!".',
            ),
            Text("En YAML, ce signe annonce un type.", "In YAML this sign announces a type."),
            Text("Entourez la valeur de guillemets droits.", "Put the value in straight quotes."),
        )
    if value.written is None:
        raise Complaint(
            value.line,
            Text(
                f"«\u00a0{key}\u00a0» attend une seule valeur, pas une liste ni des clés.",
                f'"{key}" wants one value, not a list nor keys.',
            ),
            Text(
                "Un tiret, un crochet ou une accolade commence autre chose qu’un texte.",
                "A hyphen, bracket or brace begins something other than a text.",
            ),
            Text(
                f'Écrivez {key}: "…" entre guillemets droits.',
                f'Write {key}: "…" in straight quotes.',
            ),
        )
    return "" if value.tag == "null" and not value.is_quoted else value.written


_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_HOUR = re.compile(r"\d:\d")
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:er)?\s+([^\W\d_]+)\.?\s+(\d{4})")
_SHORT_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")


def _iso_spelling(written: str) -> str | None:
    """The ISO spelling of a date written the French way, if it can be told."""
    if match := _NUMBERS.search(written):
        number, month, year = int(match[1]), int(match[2]), int(match[3])
    elif match := _SHORT_ISO.search(written):
        year, month, number = int(match[1]), int(match[2]), int(match[3])
    elif (match := _WORDS.search(written)) and (name := match[2].lower()) in MONTHS:
        number, month, year = int(match[1]), MONTHS.index(name) + 1, int(match[3])
    else:
        return None
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
