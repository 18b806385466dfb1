"""Findings of the gate for the tests, and reports that hold them."""

from __future__ import annotations

from typing import Any

from a11y.finding import Finding, Place
from a11y.report import Report, make_report
from a11y.rule import all_rules
from tests.conformity.audits import DAY


def found(rule: str = "image-alt", page: str = "page-1/index.html", line: int = 12, **more: Any) -> Finding:
    """A failed finding of a rule on a page, as the gate would make it; `more`: what differs."""
    about = all_rules()[rule]
    told: dict[str, Any] = {
        "outcome": "failed",
        "severity": about.severity,
        "source": f"content/pages/{page.partition('/')[0]}.md",
        "source_line": line,
        "rgaa": about.rgaa,
        "message": about.title,
        "place": Place(page=page, html_line=40, selector="img", excerpt="<img>"),
    }
    return Finding(
        rule=rule, wcag=about.wcag, act=about.act, title=about.title, why=about.why, fix=about.fix, **(told | more)
    )


def report_of(*findings: Finding) -> Report:
    """A report of these findings."""
    return make_report([], findings, [], DAY)
