"""Dated waivers for the faults that a site has today, so that it can be published while they are mended.

They are as narrow as waivers can be: one for each rule and page; and where an element that all pages
share has the fault, such as one of the theme, one for that rule and that place on all pages, also
those to come. Each ends on a day. What a person wrote in the file stays as it is, byte for byte.
"""

from __future__ import annotations

import datetime
import glob
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import yaml

from .config import Config
from .finding import Finding
from .rule import all_rules
from .waiver import WARN_DAYS, Waiver, apply_waivers, read_waivers
from .writing import replace_text

REASON: Final = "Défaut connu avant la première publication avec Parvis, à corriger."
# On fewer pages, an element that all have may well be the pages' own.
_SHARED_FROM: Final = 3
# What stands in these is all that pages are: a waiver for such a place would be one for every page.
_TOO_WIDE: Final = re.compile(r"(?:head|body|main)\b")
_LANDMARK: Final = re.compile(r"(?:header|footer|nav|aside)\b")


class WaiverWritingError(Exception):
    """Waivers that cannot or must not be written; the message is for the person. The file is as it was."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What all the waivers written at once say: why, and until when."""

    reason: str
    until: datetime.date


@dataclass(frozen=True, slots=True)
class Entry:
    """A waiver to be written, as `a11y.waiver` will read it: a page as a pattern, a part of a selector."""

    rule: str
    page: str | None = None
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class WaiverFile:
    """A file of waivers as a person left it: what it is called, its text (None: there is none yet), its waivers."""

    path: Path
    label: str
    text: str | None
    waivers: tuple[Waiver, ...]


def promise(reason: str | None, until: str, today: datetime.date, config: Config) -> Promise:
    """The reason and the day, as a person gave them; raises `WaiverWritingError` for a day that is no promise."""
    try:
        day = datetime.date.fromisoformat(until)
    except ValueError as error:
        raise WaiverWritingError(
            f"--until\u00a0: «\u00a0{until}\u00a0» n'est pas une date. Écrivez-la ainsi\u00a0: 2027-05-26."
        ) from error
    if day <= today:
        raise WaiverWritingError(f"--until\u00a0: le {day:%d/%m/%Y} n'est pas à venir\u00a0; donnez un jour futur.")
    if day > (latest := _a_year_after(today)):
        raise WaiverWritingError(
            f"--until\u00a0: le {day:%d/%m/%Y} est à plus d'un an. Une dérogation n'est qu'un délai, et la loi "
            f"demande de corriger ces défauts. Le {latest:%d/%m/%Y} au plus tard."
        )
    if day <= today + datetime.timedelta(days=WARN_DAYS) and config.severity.get("waiver-ending") == "error":
        raise WaiverWritingError(
            f"--until\u00a0: vos réglages font une erreur (waiver-ending) d'une dérogation qui finit dans les "
            f"{WARN_DAYS} jours. Donnez un jour plus lointain."
        )
    said = REASON if reason is None else reason.strip()
    if not said:
        raise WaiverWritingError("--reason\u00a0: le motif est vide. Dites pourquoi ces défauts restent.")
    return Promise(said, day)


def _a_year_after(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def read_file(path: Path, label: str) -> WaiverFile:
    """The file to add to. Raises `WaiverWritingError` where it is there and cannot be read as waivers."""
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        raise WaiverWritingError(f"{label}\u00a0: fichier illisible ({error}). Rien n'y a été écrit.") from error
    return WaiverFile(path.resolve(), label, text, _parsed(text or "", label))


def _parsed(text: str, label: str) -> tuple[Waiver, ...]:
    """What the gate will read in a text, as it reads it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "derogations.yaml")
        file.write_bytes(text.encode())
        waivers, problems = read_waivers([], file, label, required=True)
    if problems:
        raise WaiverWritingError(
            " ".join(f"{label}:{problem.line or 1}\u00a0: {problem.message.fr}" for problem in problems)
            + " Corrigez d'abord ce fichier\u00a0: rien n'y a été écrit."
        )
    return tuple(waivers)


def to_waive(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that stop a publication today: those that a waiver can cover, and those that none can."""
    open_errors = [found for found in findings if found.severity == "error" and found.waived is None]
    return (
        [found for found in open_errors if all_rules()[found.rule].scope != "waiver"],
        [found for found in open_errors if all_rules()[found.rule].scope == "waiver"],
    )


def entries_for(errors: Sequence[Finding], pages: AbstractSet[str]) -> list[Entry]:
    """The waivers that cover findings, each of one page by its URL path, and no more than they must.

    In: the findings; all pages of the site, or none where not the whole site was judged:
    then nothing is said of all pages.
    """
    shared = _shared(errors, pages) if len(pages) >= _SHARED_FROM else []
    single = {
        Entry(found.rule, _pattern(found.place.page))
        for found in errors
        if not any(
            entry.rule == found.rule and (entry.selector or "") in (found.place.selector or "") for entry in shared
        )
    }
    return [*shared, *sorted(single, key=lambda entry: (entry.rule, entry.page or ""))]


def _shared(errors: Iterable[Finding], pages: AbstractSet[str]) -> list[Entry]:
    """Waivers for what the same rule says of the same element at the same place of every page."""
    standing: dict[tuple[str, ...], set[str]] = defaultdict(set)
    selectors: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for found in errors:
        selector = found.place.selector
        if not selector or _TOO_WIDE.match(selector.rpartition(" > ")[2]):
            continue
        place = _from_landmark(selector)
        key: tuple[str, ...] = (found.rule, found.message.fr, _essence(found), place)
        standing[key].add(found.place.page)
        selectors[key].add(selector)
    entries = set()
    for key, where in standing.items():
        if where >= pages:
            entries.add(Entry(key[0], None, min(selectors[key]) if len(selectors[key]) == 1 else key[-1]))
    return sorted(entries, key=lambda entry: (entry.rule, entry.selector or ""))


def _essence(found: Finding) -> str:
    """What pages share of an element: all of it as written, or its start tag where its text is the page's."""
    whole = (found.place.selector or "").startswith("html")
    return found.place.excerpt.partition(">")[0] if whole else found.place.excerpt


def _from_landmark(selector: str) -> str:
    """The part of a selector that stays when a page has more or less before its header, menu or footer."""
    steps = selector.split(" > ")
    starts = [number for number, step in enumerate(steps) if _LANDMARK.match(step)]
    # One step alone would be part of too many selectors.
    return " > ".join(steps[starts[-1] :]) if starts and starts[-1] < len(steps) - 1 else selector


def _pattern(page: str) -> str:
    """The pattern that matches this page alone, as its address is written."""
    return glob.escape(page.removesuffix("index.html") if page.endswith("/index.html") else page)


def add(
    file: WaiverFile, entries: Sequence[Entry], said: Promise, errors: Sequence[Finding], today: datetime.date
) -> None:
    """Append waivers to a file; it is replaced whole, once what it will say has been read back.

    In: the file as it was read; the waivers; the findings that they must cover, by URL path.
    Raises `WaiverWritingError`, `OSError`; the file is then as it was.
    """
    text = file.text or ""
    indent = _indent(text)
    body = "".join(_written(entry, said) for entry in entries)
    head = f"# Défauts connus au {today:%d/%m/%Y}, notés par a11y --write-waivers, à corriger puis à retirer d'ici.\n"
    added = "".join(f"{' ' * indent}{line}\n" for line in (head + body).split("\n")[:-1])
    whole = text + ("" if not text or text.endswith(("\n", "\r")) else "\n") + ("\n" if text.strip() else "") + added
    try:
        waivers = _parsed(whole, file.label)
    except WaiverWritingError as error:
        raise _no_room(file) from error
    new = [replace(waiver, line=0, source="") for waiver in waivers[len(file.waivers) :]]
    wanted = [Waiver("", 0, entry.rule, said.reason, said.until, entry.page, entry.selector) for entry in entries]
    if waivers[: len(file.waivers)] != file.waivers or new != wanted:
        raise _no_room(file)
    left = next((found for found in apply_waivers(errors, waivers, today)[0] if found.waived is None), None)
    if left is not None:
        raise WaiverWritingError(
            f"aucune dérogation ne peut couvrir {left.rule} sur {left.place.page}. "
            f"Rien n'a été écrit dans {file.label}."
        )
    now = file.path.read_bytes().decode("utf-8", "replace") if file.path.exists() else None
    if now != file.text:
        raise WaiverWritingError(
            f"{file.label}\u00a0: ce fichier a changé pendant le contrôle. Rien n'y a été écrit\u00a0; relancez."
        )
    file.path.parent.mkdir(parents=True, exist_ok=True)
    replace_text(file.path, [whole])


def _indent(text: str) -> int:
    """How far the list of a text is from the margin."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return node.start_mark.column if isinstance(node, yaml.SequenceNode) else 0


def _written(entry: Entry, said: Promise) -> str:
    values: Mapping[str, object] = {
        "regle": entry.rule,
        "page": entry.page,
        "selecteur": entry.selector,
        "motif": said.reason,
        "jusqu_au": said.until,
    }
    present = {key: value for key, value in values.items() if value is not None}
    return yaml.dump([present], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


class _Dumper(yaml.SafeDumper):
    """Text with anything but letters and signs in double quotes: in others PyYAML loses line separators."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"')


_Dumper.add_representer(str, _text)


def _no_room(file: WaiverFile) -> WaiverWritingError:
    return WaiverWritingError(
        f"{file.label}\u00a0: rien ne peut être ajouté à la fin de ce fichier sans changer ce qu'il dit. Écrivez-y une "
        "dérogation par «\u00a0- regle: …\u00a0», sans crochets ni «\u00a0...\u00a0», puis relancez."
    )
