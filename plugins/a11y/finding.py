"""What the gate says: the value objects between rules, reports and the verdict.

They are frozen and picklable, because pages are checked in other processes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Lang = Literal["fr", "en"]
Severity = Literal["error", "warning", "review"]
Outcome = Literal["failed", "cantTell"]
Status = Literal["checked", "notApplicable", "couldNotCheck"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "review")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in both languages; French is what editors read."""

    fr: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.fr if lang == "fr" else self.en

    def format(self, **values: object) -> Text:
        """Fill `{name}` fields in both languages.

        A value that is itself a `Text` gives each language its own words.
        """
        return Text(
            self.fr.format(**{k: v.fr if isinstance(v, Text) else v for k, v in values.items()}),
            self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )


class Counts(NamedTuple):
    """How often a rule passed, failed, could not tell, or had nothing to say of a page."""

    passed: int = 0
    failed: int = 0
    cant_tell: int = 0
    inapplicable: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stands against publishing beside the findings.

    `source` is a path as the reader knows it (relative to the project where it
    lies in it), `line` is 1-based, `quoted` the text of that line. `verdict`: 2 where
    something could not be read, built or checked; 1 where all was, and one thing contradicts another.
    """

    source: str
    line: int | None
    message: Text
    why: Text
    fix: Text
    quoted: str | None = None
    verdict: Literal[1, 2] = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: for a person (line, selector, excerpt) and for finding its source.

    `start` and `end` bound the element's words in the page's words; `clues` are
    strings that the source line is likely to hold. `nth` tells an element
    without words from others with the same first clue at the same place.
    """

    page: str
    html_line: int | None
    selector: str | None
    excerpt: str
    start: int = 0
    end: int = 0
    clues: tuple[str, ...] = ()
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one element, and where a person finds it.

    `source` and `source_line` (1-based) are the file and line to mend, where
    they are known, `quoted` is the text of that line. `count` says on how many pages the
    same fault of the same element stands, `pages` names them where there are several. `reason` names why the
    gate cannot tell. `waived` holds the reason of the waiver that covers it.
    After a browser audit `witnesses` names who has seen the fault, and `guises` the
    ways of seeing the page in which it shows; both are empty where only the gate has.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    wcag: tuple[str, ...]
    rgaa: tuple[str, ...]
    act: tuple[str, ...]
    title: Text
    message: Text
    why: Text
    fix: Text
    place: Place
    reason: str | None = None
    source: str | None = None
    source_line: int | None = None
    quoted: str | None = None
    count: int = 1
    pages: tuple[str, ...] = ()
    waived: str | None = None
    theme: bool = False
    witnesses: tuple[str, ...] = ()
    guises: tuple[str, ...] = ()
