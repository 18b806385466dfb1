"""The Report: all that is known at the end, and the verdict that the build obeys."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .finding import SEVERITIES, Counts, Finding, Problem, Status, Text


@dataclass(frozen=True, slots=True)
class PageStatus:
    """Whether one page was checked, and why not where it was not; what each rule said of it."""

    page: str
    status: Status
    reason: Text | None = None
    counts: Mapping[str, Counts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """What the browser audit looked at: of the pages built those chosen, and of these those looked at.

    `mode` is "all" or "sample", with the `seed` of its random part; `from_cache` says how many were
    known from before; `guises` names the ways in which each page was seen.
    """

    mode: str
    built: int
    chosen: int
    audited: int
    from_cache: int
    guises: tuple[str, ...]
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What a report came to on a day: pages checked, findings by severity, and waived ones."""

    date: datetime.date
    pages: int
    error: int
    warning: int
    review: int
    waived: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known at the end.

    The findings, sorted; every page with its status; problems; `rules` and `tests`: how often
    each rule, and those of each test of the RGAA, said what; the day; the browser audit, if any;
    what earlier reports came to, the oldest first; a note on what was built, where it is not the usual.
    """

    findings: tuple[Finding, ...]
    pages: tuple[PageStatus, ...]
    problems: tuple[Problem, ...]
    rules: Mapping[str, Counts]
    tests: Mapping[str, Counts]
    date: datetime.date
    browser: AuditSummary | None = None
    history: tuple[Past, ...] = ()
    note: Text | None = None

    @property
    def exit_code(self) -> int:
        """0 when all may be published, 1 for errors and contradictions, 2 when something could not be checked."""
        if any(problem.verdict == 2 for problem in self.problems):
            return 2
        if any(page.status == "couldNotCheck" for page in self.pages):
            return 2
        # Whatever else went wrong: what was chosen and not looked at did not pass.
        if self.browser is not None and self.browser.audited != self.browser.chosen:
            return 2
        return 1 if self.by_severity["error"] or self.problems else 0

    @property
    def by_severity(self) -> Mapping[str, int]:
        """How many findings of each severity are not waived."""
        found = Counter(finding.severity for finding in self.findings if finding.waived is None)
        return {severity: found[severity] for severity in SEVERITIES}

    @property
    def waived(self) -> int:
        """How many findings a waiver covers."""
        return sum(finding.waived is not None for finding in self.findings)

    @property
    def present(self) -> Past:
        """What this report comes to, for those that come later."""
        found = self.by_severity
        return Past(self.date, self.checked, found["error"], found["warning"], found["review"], self.waived)

    def with_history(self, history: Iterable[Past]) -> Report:
        """The same report, knowing what those of earlier days came to; the oldest first."""
        return replace(self, history=tuple(past for past in history if past.date < self.date))

    def with_problems(self, more: Iterable[Problem]) -> Report:
        """The same report, with what else went wrong or stands against publishing."""
        return replace(self, problems=_sorted([*self.problems, *(one for one in more if one not in self.problems)]))

    @property
    def checked(self) -> int:
        """How many pages were checked."""
        return sum(page.status == "checked" for page in self.pages)


def make_report(
    pages: Sequence[PageStatus],
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    date: datetime.date,
    *,
    rules: Mapping[str, Counts] | None = None,
    tests: Mapping[str, Counts] | None = None,
    browser: AuditSummary | None = None,
) -> Report:
    """Sort everything."""
    return Report(
        findings=tuple(sorted(findings, key=_order)),
        pages=tuple(sorted(pages, key=lambda page: page.page)),
        problems=_sorted(problems),
        rules=rules or {},
        tests=tests or {},
        date=date,
        browser=browser,
    )


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.source, problem.line or 0, problem.message.fr)))


def _order(finding: Finding) -> tuple[object, ...]:
    """Errors first; then as an editor mends: by file and line, the theme last."""
    return (
        SEVERITIES.index(finding.severity),
        finding.source is None,
        finding.source or "",
        finding.source_line or 0,
        finding.place.page,
        finding.place.html_line or 0,
        finding.rule,
        finding.message.fr,
    )


def merge(findings: Sequence[Finding]) -> list[Finding]:
    """Say a fault that shows on many pages once, with its count.

    Two findings are the same fault when the same rule says the same thing of
    the same source line, or, where no source line is known, of the same
    element as written.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key: tuple[object, ...] = (finding.rule, finding.outcome, finding.message.fr, finding.waived)
        if finding.source_line is not None:
            key += (finding.source, finding.source_line, finding.place.excerpt)
        else:
            key += (finding.place.excerpt,)
        groups.setdefault(key, []).append(finding)
    merged: list[Finding] = []
    for group in groups.values():
        first = min(group, key=lambda finding: (finding.place.page, finding.place.html_line or 0))
        pages = sorted({finding.place.page for finding in group})
        merged.append(replace(first, count=len(pages), pages=tuple(pages)) if len(pages) > 1 else first)
        if len(pages) == 1 and first.source_line is None:
            merged.extend(finding for finding in group if finding is not first)
    return merged
