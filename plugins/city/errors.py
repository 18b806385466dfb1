"""How content that cannot be read is told: always with its file, its line and a way out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from a11y.finding import Problem, Text

_NUMBER: Final = re.compile(r"(\d+)")


class ContentError(Exception):
    """Content that cannot be read; `problems` says all that is wrong with the file at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(_sentence(problem) for problem in self.problems))


class Complaint(Exception):  # noqa: N818  # it is raised to be told, not to be an error
    """One thing wrong at one line of a text, before anyone knows the file's name."""

    def __init__(self, line: int | None, message: Text, why: Text, fix: Text) -> None:
        self.line, self.message, self.why, self.fix = line, message, why, fix
        super().__init__(message.fr)

    def at(self, source: str, first_line: int = 1) -> Problem:
        """The same complaint, said of the file `source`, in which the text begins on `first_line`."""
        line = None if self.line is None else self.line + first_line - 1
        return Problem(source, line, self.message, self.why, self.fix)


class Complaints(Exception):  # noqa: N818  # as `Complaint`
    """Several things wrong with one text, before anyone knows the file's name."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints: tuple[Complaint, ...] = tuple(complaints)
        super().__init__("\n".join(map(str, self.complaints)))


def nearest(word: str, allowed: Iterable[str], synonyms: Mapping[str, str] | None = None) -> str | None:
    """The word that is meant by `word`, of those allowed; None if none is near.

    `synonyms` maps words an editor may well try to the one that is meant.
    """
    folded = word.strip().lower()
    meant = (synonyms or {}).get(folded)
    if meant is not None:
        return meant
    by_folded = {one.lower(): one for one in sorted(allowed)}
    return next((by_folded[one] for one in get_close_matches(folded, by_folded, n=1, cutoff=0.6)), None)


def did_you_mean(word: str, allowed: Iterable[str], synonyms: Mapping[str, str] | None = None) -> Text:
    """« Vouliez-vous dire … » for the word `nearest` to `word`, then all words allowed."""
    known = sorted(allowed, key=_natural)
    near = nearest(word, known, synonyms)
    every = ", ".join(known)
    listing = Text(fr=f"Valeurs admises\u00a0: {every}.", en=f"Allowed values: {every}.")
    if near is None:
        return listing
    return Text(
        fr=f"Vouliez-vous dire «\u00a0{near}\u00a0»\u00a0? {listing.fr}",
        en=f'Did you mean "{near}"? {listing.en}',
    )


def _natural(word: str) -> list[tuple[bool, int, str]]:
    """To sort by: numbers in a word by what they are worth, 1.10 after 1.9."""
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in _NUMBER.split(word)]


def _sentence(problem: Problem) -> str:
    where = problem.source if problem.line is None else f"{problem.source}:{problem.line}"
    return f"{where}\u00a0: {problem.message.fr} {problem.fix.fr}"
