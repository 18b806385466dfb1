"""The findings, grouped by rule: the first of each in full, the others by file, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..browser.guise import title_of
from ..finding import SEVERITIES, Finding, Lang, Severity, Text
from ..printable import where
from ..report import Report
from .tables import pages_of
from .themes import themes_of

# Of a rule so many findings are told in full, and so many files named; of a fault so many pages; of a line so much.
FULL: Final = 50
FILES: Final = 200
PAGES: Final = 5
LINES: Final = 20
QUOTE: Final = 400


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding as it is shown; what it shares with its group is not said again.

    `also` are rows of the table of pages, from 0, on whose pages it stands as well, without being named there.
    """

    severity: Severity
    themes: str
    technical: bool
    file: str
    line: int | None
    quoted: str
    message: str
    why: str
    fix: str
    references: tuple[str, ...]
    page: str
    html_line: int | None
    selector: str
    count: int
    pages: tuple[str, ...]
    also: tuple[int, ...]
    witnesses: tuple[str, ...]
    guises: tuple[str, ...]
    waived: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Findings of a rule in one file, with their lines; `pages` are some on which they show, `also` as of a `Fault`."""

    severity: Severity
    themes: str
    technical: bool
    file: str
    lines: tuple[int, ...]
    more_lines: bool
    pages: tuple[str, ...]
    also: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of a rule."""

    rule: str
    title: str
    why: str
    fix: str
    references: tuple[str, ...]
    counts: tuple[tuple[Severity, int], ...]
    faults: tuple[Fault, ...]
    rest: tuple[Rest, ...]
    uncounted: int

    @property
    def total(self) -> int:
        """All findings of the rule."""
        return sum(count for _, count in self.counts)

    @property
    def untold(self) -> int:
        """Those that are named by their files only."""
        return sum(rest.count for rest in self.rest)


def groups_of(findings: Sequence[Finding], rows: Mapping[str, int], lang: Lang) -> Iterator[Group]:
    """A group a rule: those with errors first, then the most frequent; `rows` are those of the table of pages."""
    by_rule: dict[str, list[Finding]] = {}
    for found in findings:
        by_rule.setdefault(found.rule, []).append(found)
    counts = {rule: Counter(found.severity for found in of) for rule, of in by_rule.items()}
    for rule in sorted(by_rule, key=lambda rule: (*(-counts[rule][severity] for severity in SEVERITIES), rule)):
        yield _group(rule, by_rule[rule], counts[rule], rows, lang)


def waived_of(report: Report, lang: Lang) -> list[Fault]:
    """What waivers cover, each with its reason."""
    return [_fault(found, None, {}, lang) for found in report.findings if found.waived is not None]


def references_of(found: Finding) -> tuple[str, ...]:
    """What a finding breaks, in the words of its standards."""
    return (*(f"RGAA\u00a0{test}" for test in found.rgaa), *(f"WCAG\u00a0{one}" for one in found.wcag))


def _group(
    rule: str, findings: Sequence[Finding], counts: Counter[Severity], rows: Mapping[str, int], lang: Lang
) -> Group:
    common = Counter((found.title, found.why, found.fix, references_of(found)) for found in findings).most_common(1)
    title, why, fix, references = common[0][0]
    rest = list(_rest(findings[FULL:], rows))
    return Group(
        rule=rule,
        title=title[lang],
        why=why[lang],
        fix=fix[lang],
        references=references,
        counts=tuple((severity, counts[severity]) for severity in SEVERITIES if counts[severity]),
        faults=tuple(_fault(found, (why, fix, references), rows, lang) for found in findings[:FULL]),
        rest=tuple(rest[:FILES]),
        uncounted=sum(one.count for one in rest[FILES:]),
    )


def _fault(
    found: Finding, common: tuple[Text, Text, tuple[str, ...]] | None, rows: Mapping[str, int], lang: Lang
) -> Fault:
    references = references_of(found)
    pages = pages_of(found)
    file, line = where(found)
    return Fault(
        severity=found.severity,
        themes=_themes(found),
        technical=found.theme,
        file=file,
        line=line,
        quoted=_cut((found.quoted or found.place.excerpt).strip()),
        message=found.message[lang],
        why="" if common and found.why == common[0] else found.why[lang],
        fix="" if common and found.fix == common[1] else found.fix[lang],
        references=() if common and references == common[2] else references,
        page=found.place.page,
        html_line=found.place.html_line,
        selector=_cut(found.place.selector or ""),
        count=found.count,
        pages=pages[:PAGES] if found.count > 1 else (),
        also=tuple(sorted(rows[page] for page in pages[PAGES:] if page in rows)),
        witnesses=found.witnesses,
        guises=tuple(title_of(name)[lang] for name in found.guises),
        waived=found.waived or "",
    )


def _rest(findings: Iterable[Finding], rows: Mapping[str, int]) -> Iterator[Rest]:
    groups: dict[tuple[str, Severity, str, bool], list[Finding]] = {}
    for found in findings:
        groups.setdefault((where(found)[0], found.severity, _themes(found), found.theme), []).append(found)
    for (file, severity, themes, technical), of in groups.items():
        lines = sorted({line for found in of if (line := where(found)[1]) is not None})
        pages = sorted({page for found in of for page in pages_of(found)[:PAGES]})
        yield Rest(
            severity,
            themes,
            technical,
            file,
            tuple(lines[:LINES]),
            len(lines) > LINES,
            tuple(pages[:PAGES]),
            tuple(sorted({rows[page] for found in of for page in pages_of(found) if page in rows})),
            len(of),
        )


def _themes(found: Finding) -> str:
    return " ".join(map(str, themes_of(found)))


def _cut(text: str) -> str:
    return text if len(text) <= QUOTE else text[:QUOTE] + "…"
