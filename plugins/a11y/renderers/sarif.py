"""The report as SARIF 2.1.0, by which code hosts and editors show each finding on the line to mend.

A result stands in the Markdown source where that is known, else in the page. What a person must look at is of the
kind "review", for which SARIF allows no level but "none".
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from ..finding import Finding, Lang, Severity, Text
from ..fingerprint import fingerprints
from ..printable import FIX, WHY, explained, printable, where
from ..report import Report
from ..rule import Rule, all_rules
from .text import browser_summary

FILE: Final = "a11y.sarif"

Node: TypeAlias = dict[str, Any]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The folders in which files and pages are named: where they lie is for the reader to know.
_SOURCES: Final = "%SRCROOT%"
_PAGES: Final = "%PAGES%"
# Of the pages that share a fault so many are named.
_FIRST: Final = 5
_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "review": "note"}
_BAD: Final = Text("Refusé\u00a0:", "Wrong:")
_GOOD: Final = Text("Accepté\u00a0:", "Right:")


def render(report: Report, lang: Lang = "fr") -> Iterator[str]:
    """The report as SARIF, one result a line; rules in both languages; the same input gives the same bytes."""
    known = {found.rule for found in report.findings} | {name for name, counts in report.rules.items() if any(counts)}
    rules = [rule for rule in all_rules().values() if rule.id in known]
    index = {rule.id: number for number, rule in enumerate(rules)}
    run = {
        "language": lang,
        "tool": {"driver": _driver(rules, lang)},
        "translations": [_translation(rules, "en" if lang == "fr" else "fr")],
        "originalUriBaseIds": {
            _SOURCES: {"description": {"text": "The project"}},
            _PAGES: {"description": {"text": "The folder of the pages that were judged"}},
        },
        "invocations": [_invocation(report, lang)],
        "properties": {"date": report.date.isoformat()},
    }
    yield f'{{"$schema":"{_SCHEMA}",\n"version":"2.1.0",\n"runs":[{{\n'
    for key, value in run.items():
        yield f'"{key}":{_dumped(value)},\n'
    yield '"results":['
    mark = "\n"
    for name, found in zip(fingerprints(report.findings), report.findings, strict=True):
        yield mark + _dumped(_result(found, name, index[found.rule], lang))
        mark = ",\n"
    yield "\n]}]}\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _driver(rules: Sequence[Rule], lang: Lang) -> Node:
    own = [
        {"defaultConfiguration": {"level": _LEVELS[rule.severity]}, "properties": {"tags": _tags(rule)}}
        for rule in rules
    ]
    texts = [_texts(rule, lang) for rule in rules]
    both = [{**text, **rest} for text, rest in zip(texts, own, strict=True)]
    return {"name": "Parvis", "version": version("parvis"), "language": lang, "rules": both}


def _translation(rules: Sequence[Rule], lang: Lang) -> Node:
    return {
        "name": "Parvis",
        "version": version("parvis"),
        "language": lang,
        "contents": ["localizedData"],
        "associatedComponent": {"name": "Parvis"},
        "translationMetadata": {"name": f"Parvis ({lang})"},
        "rules": [_texts(rule, lang) for rule in rules],
    }


def _texts(rule: Rule, lang: Lang) -> Node:
    said = [rule.title[lang], WHY[lang] + rule.why[lang], FIX[lang] + rule.fix[lang]]
    examples = [
        (title[lang], example.replace(" data-bad", ""))
        for title, example in ((_BAD, rule.bad[0]), (_GOOD, rule.good[0]))
        if isinstance(example, str)
    ]
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title[lang]},
        "fullDescription": {"text": rule.why[lang]},
        "help": {
            "text": "\n\n".join([*said, *(f"{title}\n{code}" for title, code in examples)]),
            "markdown": "\n\n".join(
                [*map(_as_written, said), *(f"{title}\n\n```\n{code}\n```" for title, code in examples)]
            ),
        },
    }


def _as_written(text: str) -> str:
    """Markdown that shows the text, which may quote some."""
    return re.sub(r"([\\`*_\[\]<>#|~&!])", r"\\\1", text)


def _tags(told: Rule | Finding) -> list[str]:
    return [
        f"{name} {number}"
        for name, numbers in (("WCAG", told.wcag), ("RGAA", told.rgaa), ("ACT", told.act))
        for number in numbers
    ]


def _invocation(report: Report, lang: Lang) -> Node:
    """How the run went: what could not be built, read or looked at means that nothing is sure."""
    notes = [
        _note("\n".join(explained(problem, lang)), _physical(_SOURCES, problem.source, problem.line, problem.quoted))
        for problem in report.problems
    ]
    notes += [
        _note(printable(page.reason[lang] if page.reason else page.status), _physical(_PAGES, page.page))
        for page in report.pages
        if page.status == "couldNotCheck"
    ]
    if report.browser and report.browser.audited != report.browser.chosen:
        notes.append(_note(" ".join(browser_summary(report, lang))))
    failed = report.exit_code == 2
    return {"executionSuccessful": not failed, "exitCode": report.exit_code, "toolExecutionNotifications": notes}


def _note(text: str, physical: Node | None = None) -> Node:
    note: Node = {"level": "error", "message": _message(text)}
    return note if physical is None else {**note, "locations": [{"physicalLocation": physical}]}


def _message(text: str) -> Node:
    # Brackets would make a link. Braces are placeholders only where there are arguments: readers show ours as they are.
    return {"text": re.sub(r"([\\\[\]])", r"\\\1", text)}


def _result(found: Finding, fingerprint: str, index: int, lang: Lang) -> Node:
    review = found.severity == "review"
    waiver = None if found.waived is None else {"kind": "external", "justification": printable(found.waived)}
    return {
        "ruleId": found.rule,
        "ruleIndex": index,
        "kind": "review" if review else "fail",
        "level": "none" if review else _LEVELS[found.severity],
        "message": _message("\n".join(explained(found, lang))),
        "locations": [_location(found)],
        "relatedLocations": _pages(found),
        "partialFingerprints": {"parvis/v1": fingerprint},
        "occurrenceCount": found.count,
        # Even where there is none: SARIF asks for all results or for no one.
        "suppressions": [] if waiver is None else [waiver],
        "properties": _properties(found),
    }


def _location(found: Finding) -> Node:
    base = _PAGES if found.source is None else _SOURCES
    location: Node = {"physicalLocation": _physical(base, *where(found), found.quoted)}
    if found.place.selector is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(found.place.selector), "kind": "element"}]
    return location


def _pages(found: Finding) -> list[Node]:
    """The first pages that show the fault, but for the one where the result already stands."""
    place = found.place
    lines = {page: place.html_line if page == place.page else None for page in found.pages or (place.page,)}
    if found.source is None:
        lines.pop(place.page, None)
    return [{"physicalLocation": _physical(_PAGES, page, line)} for page, line in list(lines.items())[:_FIRST]]


def _physical(base: str, path: str, line: int | None = None, quoted: str | None = None) -> Node:
    # The bytes of a path may be no text: then they still have an address.
    address = quote(posixpath.normpath(path), errors="surrogatepass")
    artifact = {"uri": f"file://{address}"} if path.startswith("/") else {"uri": address, "uriBaseId": base}
    if line is None:
        return {"artifactLocation": artifact}
    snippet = {} if quoted is None else {"snippet": {"text": printable(quoted)}}
    return {"artifactLocation": artifact, "region": {"startLine": line, **snippet}}


def _properties(found: Finding) -> Node:
    """What SARIF has no word for, and what the finding stands for where that is not all that its rule does."""
    tags = _tags(found)
    known = {
        "tags": tags if tags != _tags(all_rules()[found.rule]) else [],
        "reason": found.reason and printable(found.reason),
        "theme": found.theme,
        "excerpt": printable(found.place.excerpt),
        "witnesses": [printable(name) for name in found.witnesses],
        "guises": [printable(name) for name in found.guises],
    }
    return {key: value for key, value in known.items() if value}
