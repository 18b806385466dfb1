"""The report as JUnit's XML, which build servers count and show: a suite a page, a case a rule that it was asked.

Only errors fail a case. JUnit knows nothing between passed and failed but "skipped": a warning, a point to check by a
person and a waived error are that, because build servers show the message of a skipped case, and nothing of what
a passed one prints. What could not be built or checked is an `error`. A fault that pages share is told in each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ..finding import Finding, Lang, Severity, Text
from ..printable import explained, printable, where
from ..report import PageStatus, Report
from .text import browser_summary

FILE: Final = "a11y.xml"

_SEVERITY: Final[Mapping[Severity, Text]] = {
    "error": Text("erreur", "error"),
    "warning": Text("avertissement", "warning"),
    "review": Text("à vérifier", "review"),
}
_WAIVED: Final = Text("Dérogation\u00a0: ", "Waiver: ")
_MORE: Final = Text(" (et {count} de plus)", " (and {count} more)")
_BUILD: Final = Text("Construction et contrôle", "Build and check")
_CHECK: Final = Text("Contrôle de la page", "Check of the page")


class _Numbers(NamedTuple):
    tests: int = 0
    failures: int = 0
    errors: int = 0
    skipped: int = 0

    def plus(self, other: _Numbers) -> _Numbers:
        return _Numbers(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def __str__(self) -> str:
        return " ".join(f'{name}="{number}"' for name, number in self._asdict().items())


@dataclass(frozen=True, slots=True)
class _Page:
    """One page with what was found there, by rule; no status where nobody checked it, as a waiver's own file."""

    name: str
    found: Mapping[str, Sequence[Finding]]
    status: PageStatus | None

    def rules(self) -> list[str]:
        """The rules that had something to say of the page."""
        counts = self.status.counts if self.status else {}
        asked = {name for name, (passed, failed, cant_tell, _) in counts.items() if passed or failed or cant_tell}
        return sorted(asked | self.found.keys())

    def numbers(self) -> _Numbers:
        status = self.status.status if self.status else "checked"
        failures = sum(map(_fails, self.found.values()))
        return _Numbers(
            tests=len(self.rules()) + (status != "checked"),
            failures=failures,
            errors=int(status == "couldNotCheck"),
            skipped=len(self.found) - failures + (status == "notApplicable"),
        )


def render(report: Report, lang: Lang = "fr") -> Iterator[str]:
    """The report as XML, a page at a time; messages in one language; the same input gives the same bytes."""
    build = list(_build(report, lang))
    pages = _pages(report)
    numbers = _Numbers(tests=len(build), errors=len(build))
    for page in pages:
        numbers = numbers.plus(page.numbers())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Parvis" {numbers}>\n'
    if build:
        yield from _suite(_BUILD[lang], _Numbers(tests=len(build), errors=len(build)), build)
    for page in pages:
        yield from _suite(page.name, page.numbers(), _cases(page, lang))
    yield "</testsuites>\n"


def _pages(report: Report) -> list[_Page]:
    found: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in report.findings:
        for page in finding.pages or (finding.place.page,):
            found[page][finding.rule].append(finding)
    statuses = {page.page: page for page in report.pages}
    return [_Page(name, found.get(name, {}), statuses.get(name)) for name in sorted(statuses.keys() | found.keys())]


def _fails(findings: Sequence[Finding]) -> bool:
    return any(found.severity == "error" and found.waived is None for found in findings)


def _gravest(findings: Sequence[Finding]) -> Finding:
    return min(findings, key=lambda found: not _fails([found]))


def _suite(name: str, numbers: _Numbers, cases: Iterator[str] | Sequence[str]) -> Iterator[str]:
    yield f"<testsuite name={_quoted(name)} {numbers}>\n"
    yield "".join(cases)
    yield "</testsuite>\n"


def _build(report: Report, lang: Lang) -> Iterator[str]:
    """A case for each thing that could not be read, built or looked at."""
    build = _BUILD[lang]
    for problem in report.problems:
        file, line = problem.source, problem.line
        message, *rest = explained(problem, lang)
        body = "\n".join([_place(file, line), message, *rest])
        yield _case(build, _place(file, line), _told("error", message, "problem", body), file, line)
    if report.browser and report.browser.audited != report.browser.chosen:
        message = " ".join(browser_summary(report, lang))
        yield _case(build, "browser", _told("error", message, "browser", message))


def _cases(page: _Page, lang: Lang) -> Iterator[str]:
    start = f"<testcase classname={_quoted(page.name)} name="
    for rule in page.rules():
        if findings := page.found.get(rule):
            yield _case(page.name, rule, _outcome(findings, lang), *where(_gravest(findings)))
        else:
            yield f'{start}"{rule}"/>\n'
    if page.status and page.status.status != "checked":
        status = page.status.status
        reason = printable(page.status.reason[lang] if page.status.reason else status)
        kind = "error" if status == "couldNotCheck" else "skipped"
        yield _case(page.name, _CHECK[lang], _told(kind, reason, status, reason))


def _outcome(findings: Sequence[Finding], lang: Lang) -> str:
    """What came of one rule on one page: all that it found in one element, the gravest first."""
    first = _gravest(findings)
    more = _MORE.format(count=len(findings) - 1)[lang] if len(findings) > 1 else ""
    body = "\n\n".join(_finding(found, lang) for found in findings)
    kind = "failure" if _fails(findings) else "skipped"
    return _told(kind, printable(first.message[lang]) + more, first.severity, body)


def _finding(found: Finding, lang: Lang) -> str:
    lines = [f"{_place(*where(found))}  {_SEVERITY[found.severity][lang]}", *explained(found, lang)]
    if found.waived is not None:
        lines.append(_WAIVED[lang] + printable(found.waived))
    return "\n".join(lines)


def _place(file: str, line: int | None) -> str:
    return printable(file if line is None else f"{file}:{line}")


def _case(group: str, name: str, told: str, file: str | None = None, line: int | None = None) -> str:
    # Not all that read JUnit know of these two; GitLab and most of GitHub's actions link to the place by them.
    place = ("" if file is None else f" file={_quoted(file)}") + ("" if line is None else f' line="{line}"')
    return f"<testcase classname={_quoted(group)} name={_quoted(name)}{place}>{told}</testcase>\n"


def _told(kind: str, message: str, category: str, body: str) -> str:
    return f"<{kind} message={_quoted(message)} type={_quoted(category)}>{escape(body)}</{kind}>"


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
