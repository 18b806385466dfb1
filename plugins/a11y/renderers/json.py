"""The report as JSON: the contract of pipelines, written down in `report.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from ..finding import Finding, Lang, Problem
from ..report import AuditSummary, Report

VERSION = 1


def render(report: Report, lang: Lang = "fr") -> str:
    """The report as JSON text; messages in one language; the same input gives the same bytes."""
    document = {
        "version": VERSION,
        "exitCode": report.exit_code,
        "summary": {**report.by_severity, "waived": report.waived, "checked": report.checked},
        "pages": [
            {"page": page.page, "status": page.status}
            | ({"reason": page.reason[lang]} if page.reason is not None else {})
            for page in report.pages
        ],
        "problems": [_problem(problem, lang) for problem in report.problems],
        "findings": [_finding(finding, lang) for finding in report.findings],
        "browser": _browser(report.browser),
        "rules": {
            rule: {
                "passed": counts.passed,
                "failed": counts.failed,
                "cantTell": counts.cant_tell,
                "inapplicable": counts.inapplicable,
            }
            for rule, counts in report.counts.items()
        },
    }
    # Lone surrogates in a page have no UTF-8: they are written as escapes.
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


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
        "theme": finding.theme,
        "reason": finding.reason,
        "count": finding.count,
        "pages": list(finding.pages),
        "waived": finding.waived,
        "witnesses": list(finding.witnesses),
        "guises": list(finding.guises),
    }
