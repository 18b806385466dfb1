"""The report as JSON: the contract of pipelines, written down in `report.schema.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ..finding import Counts, Finding, Lang, Problem
from ..fingerprint import fingerprints
from ..report import AuditSummary, PageStatus, Report

FILE: Final = "a11y.json"
VERSION: Final = 1
# What nobody sees, what turns text around, and halves of characters, which have no UTF-8: written as escapes.
_UNSEEN: Final = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def render(report: Report, lang: Lang = "fr") -> Iterator[str]:
    """The report as JSON text; messages in one language; the same input gives the same bytes."""
    head = {
        "version": VERSION,
        "date": report.date.isoformat(),
        "note": None if report.note is None else report.note[lang],
        "exitCode": report.exit_code,
        "summary": {**report.by_severity, "waived": report.waived, "checked": report.checked},
    }
    tail = {
        "problems": [_problem(problem, lang) for problem in report.problems],
        "browser": _browser(report.browser),
        "rules": {rule: _counts(counts) for rule, counts in report.rules.items()},
        "rgaa": {test: _counts(counts) for test, counts in report.tests.items()},
    }
    named = zip(fingerprints(report.findings), report.findings, strict=True)
    yield "{\n"
    for key, value in head.items():
        yield f' "{key}": {_dumped(value, 1)},\n'
    yield from _listed("pages", (_page(page, lang) for page in report.pages))
    yield from _listed("findings", ({"fingerprint": name, **_finding(finding, lang)} for name, finding in named))
    yield ",\n".join(f' "{key}": {_dumped(value, 1)}' for key, value in tail.items())
    yield "\n}\n"


def _listed(key: str, items: Iterable[Any]) -> Iterator[str]:
    """One at a time: there may be very many."""
    yield f' "{key}": ['
    mark = "\n  "
    for item in items:
        yield mark + _dumped(item, 2)
        mark = ",\n  "
    yield "],\n" if mark == "\n  " else "\n ],\n"


def _dumped(value: Any, depth: int) -> str:
    return harmless(json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth))


def harmless(text: str) -> str:
    """JSON text with escapes for what deceives a reader or a terminal, which mean the same to a program."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _page(page: PageStatus, lang: Lang) -> dict[str, Any]:
    counts = _counts(_sum(page.counts))
    said = {"page": page.page, "status": page.status, "counts": counts}
    return said if page.reason is None else {**said, "reason": page.reason[lang]}


def _sum(counts: Mapping[str, Counts]) -> Counts:
    return Counts(*(sum(column) for column in zip(Counts(), *counts.values(), strict=True)))


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "passed": counts.passed,
        "failed": counts.failed,
        "cantTell": counts.cant_tell,
        "inapplicable": counts.inapplicable,
    }


def _browser(summary: AuditSummary | None) -> dict[str, Any] | None:
    if summary is None:
        return None
    return {
        "mode": summary.mode,
        "pagesBuilt": summary.built,
        "pagesChosen": summary.chosen,
        "pagesAudited": summary.audited,
        "fromCache": summary.from_cache,
        "guises": list(summary.guises),
        "seed": summary.seed,
    }


def _problem(problem: Problem, lang: Lang) -> dict[str, Any]:
    return {
        "source": problem.source,
        "source_line": problem.line,
        "message": problem.message[lang],
        "why": problem.why[lang],
        "fix": problem.fix[lang],
    }


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "page": finding.place.page,
        "rule": finding.rule,
        "outcome": finding.outcome,
        "severity": finding.severity,
        "wcag": list(finding.wcag),
        "rgaa": list(finding.rgaa),
        "act": list(finding.act),
        "title": finding.title[lang],
        "message": finding.message[lang],
        "why": finding.why[lang],
        "fix": finding.fix[lang],
        "html_line": finding.place.html_line,
        "selector": finding.place.selector,
        "excerpt": finding.place.excerpt,
        "source": finding.source,
        "source_line": finding.source_line,
        "quoted": finding.quoted,
        "theme": finding.theme,
        "reason": finding.reason,
        "count": finding.count,
        "pages": list(finding.pages),
        "waived": finding.waived,
        "witnesses": list(finding.witnesses),
        "guises": list(finding.guises),
    }
