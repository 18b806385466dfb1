"""How many findings, by theme of the RGAA, by page and by file; what is waived counts in none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..finding import SEVERITIES, Finding, Lang, Severity
from ..printable import where
from .themes import THEMES, themes_of

# Longer tables are read by nobody: what is worst stands in them, the rest is counted.
SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted, with its findings by severity; `filter` is what the filters of the page call it."""

    name: str
    counts: Mapping[Severity, int]
    filter: str = ""
    technical: bool = False

    @property
    def total(self) -> int:
        """The findings of all severities."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are shown, and how many are not."""

    rows: tuple[Row, ...]
    more: int = 0


def by_theme(findings: Iterable[Finding], lang: Lang) -> Table:
    """All themes in their order; a finding of several counts in each."""
    counts: Counter[tuple[int, Severity]] = Counter()
    for found in findings:
        counts.update((theme, found.severity) for theme in themes_of(found))
    return Table(
        tuple(
            Row(
                f"{theme.number}. {theme.name[lang]}" if theme.number else theme.name[lang],
                {severity: counts[theme.number, severity] for severity in SEVERITIES},
                str(theme.number),
            )
            for theme in THEMES
        )
    )


def by_page(findings: Iterable[Finding]) -> Table:
    """The worst pages first; a fault that shows on several pages counts on each."""
    counts: dict[str, Counter[Severity]] = {}
    for found in findings:
        for page in pages_of(found):
            counts.setdefault(page, Counter())[found.severity] += 1
    return _table(Row(page, _counts(found), page) for page, found in counts.items())


def by_file(findings: Iterable[Finding]) -> Table:
    """What the technical team mends first, then the worst files."""
    counts: dict[tuple[str, bool], Counter[Severity]] = {}
    for found in findings:
        counts.setdefault((where(found)[0], found.theme), Counter())[found.severity] += 1
    return _table(Row(file, _counts(found), file, theme) for (file, theme), found in counts.items())


def pages_of(found: Finding) -> tuple[str, ...]:
    """The pages on which a finding shows."""
    return found.pages or (found.place.page,)


def _counts(found: Mapping[Severity, int]) -> dict[Severity, int]:
    return {severity: found.get(severity, 0) for severity in SEVERITIES}


def _table(rows: Iterable[Row]) -> Table:
    ordered = sorted(rows, key=lambda row: (not row.technical, *(-row.counts[one] for one in SEVERITIES), row.name))
    return Table(tuple(ordered[:SHOWN]), len(ordered[SHOWN:]))
