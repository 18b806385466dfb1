"""The report as GitHub's workflow commands: printed in a job's log, each becomes a note on the line to mend.

GitHub shows the first ten of each level, so what could not be checked comes first, then errors. Waived ones stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..finding import Lang, Severity, Text
from ..printable import explained, printable, where
from ..report import Report
from .text import browser_summary, summary

FILE: Final = "a11y.github"

_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "review": "notice"}
_PROBLEM: Final = Text("Construction", "Build")
_UNCHECKED: Final = Text("Page non contrôlée", "Page not checked")
_BROWSER: Final = Text("Pages non vues dans le navigateur", "Pages not seen in the browser")


def render(report: Report, lang: Lang = "fr") -> Iterator[str]:
    """The report as workflow commands, one a line, and the summary last; the same input gives the same bytes."""
    for problem in report.problems:
        yield _command("error", problem.source, problem.line, _PROBLEM[lang], *explained(problem, lang))
    for page in report.pages:
        if page.status == "couldNotCheck":
            reason = printable(page.reason[lang]) if page.reason else page.status
            yield _command("error", page.page, None, _UNCHECKED[lang], reason)
    if report.browser and report.browser.audited != report.browser.chosen:
        yield _command("error", None, None, _BROWSER[lang], *browser_summary(report, lang))
    for found in report.findings:
        if found.waived is None:
            yield _command(_LEVELS[found.severity], *where(found), found.rule, *explained(found, lang))
    yield summary(report, lang) + "\n"


def _command(level: str, file: str | None, line: int | None, title: str, *lines: str) -> str:
    said = {"file": file, "line": line, "title": title}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in said.items() if value is not None)
    return f"::{level} {properties}::{'%0A'.join(map(_data, lines))}\n"


def _data(text: str) -> str:
    # Line ends, GitHub's other marks, are no longer in a printable text.
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
