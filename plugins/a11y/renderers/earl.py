"""The report in EARL, the W3C's language for test results, as JSON-LD: also an implementation report for its ACT rules.

An assertion says what came of one test on one page:

    {"@type": "Assertion", "assertedBy": "#parvis", "subject": "parcs/index.html", "test": "#image-alt",
     "result": {"@type": "TestResult", "outcome": "earl:passed", "date": "2026-11-26"}, "mode": "earl:automatic"}

Pages are named by their address relative to the site, tests are our rules ("#image-alt"), each written once with
the ACT rules, criteria of WCAG and tests of the RGAA that it is a part of. A finding that stands for other ones
than its rule has a test of its own ("#image-alt/wcag1.1.1/…"). "#rules" are all rules together, "#site" all pages.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import Any, Final, Literal, TypeAlias
from urllib.parse import quote

from ..coverage import Decision, decisions
from ..finding import Counts, Finding, Lang, Text
from ..fingerprint import fingerprints
from ..printable import printable
from ..report import Report
from ..rule import Rule, all_rules
from ..wcag import ADDRESS as WCAG
from ..wcag import criterion_anchor, criterion_name

FILE: Final = "a11y.earl.jsonld"

Outcome: TypeAlias = Literal["passed", "failed", "cantTell", "inapplicable", "untested"]
Mode: TypeAlias = Literal["automatic", "semiAuto", "manual"]
Node: TypeAlias = dict[str, Any]

_ACT: Final = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
_RGAA: Final = "https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/#"
_REFERENCE: Final = {"@type": "@id"}
_OF_COUNTS: Final[tuple[Outcome, ...]] = ("passed", "failed", "cantTell", "inapplicable")
_NOTHING: Final = Counts()
_WAIVED: Final = Text("Dérogation\u00a0: {reason}", "Waiver: {reason}")
_ALL_PAGES: Final = Text("Toutes les pages de ce rapport", "All pages of this report")
_ALL_RULES: Final = Text("Toutes les règles de Parvis", "All rules of Parvis")


def render(report: Report, lang: Lang = "fr") -> Iterator[str]:
    """The report as JSON-LD, one node a line; texts in one language; the same input gives the same bytes."""
    yield f'{{"@context":{_dumped(_context(lang))},\n"@graph":[\n'
    yield ",\n".join(map(_dumped, _tests(report, lang)))
    for chunk in _assertions(report, lang):
        yield f",\n{chunk}"
    yield "\n]}\n"


def _context(lang: Lang) -> Node:
    """What the names stand for; it is given whole, so that nobody has to fetch it."""
    dct, ptr = "http://purl.org/dc/terms/", "http://www.w3.org/2009/pointers#"
    return {
        "@vocab": "http://www.w3.org/ns/earl#",
        "earl": "http://www.w3.org/ns/earl#",
        "doap": "http://usefulinc.com/ns/doap#",
        "ptr": ptr,
        "sch": "https://schema.org/",
        "WCAG2": WCAG,
        "RGAA": _RGAA,
        **dict.fromkeys(("assertedBy", "subject", "test", "outcome", "mode"), _REFERENCE),
        **{name: {"@id": dct + name, **_REFERENCE} for name in ("isPartOf", "hasPart", "isVersionOf", "source")},
        "title": dct + "title",
        "description": {"@id": dct + "description", "@language": lang},
        "info": {"@language": lang},
        "excerpt": dct + "description",
        "date": {"@id": dct + "date", "@type": "http://www.w3.org/2001/XMLSchema#date"},
        "expression": ptr + "expression",
        "lineNumber": {"@id": ptr + "lineNumber", "@type": "http://www.w3.org/2001/XMLSchema#positiveInteger"},
    }


# What is tested, and by whom


def _tests(report: Report, lang: Lang) -> Iterator[Node]:
    """Who asserts, of what as a whole; what the tests are parts of; each rule, and what findings stand for instead."""
    rules = all_rules()
    yield {
        "@id": "#parvis",
        "@type": ["Assertor", "Software", "doap:Project"],
        "title": "Parvis",
        "doap:release": {"@type": "doap:Version", "doap:revision": version("parvis")},
    }
    yield {"@id": "#site", "@type": "TestSubject", "description": _ALL_PAGES[lang]}
    said: dict[str, Rule | Finding] = {f"#{rule.id}": rule for rule in rules.values()}
    for found in report.findings:
        said.setdefault(_test(found), found)
    wholes = {f"RGAA:{one.test}": _of_rgaa(one.test) for one, _ in _left(report)}
    for one in said.values():
        wholes |= _wholes(one)
    for whole, title in sorted(wholes.items()):
        yield {"@id": whole, "@type": "TestRequirement", "title": title}
    yield {
        "@id": "#rules",
        "@type": "TestRequirement",
        "description": _ALL_RULES[lang],
        "hasPart": [f"#{name}" for name in rules],
    }
    for name, one in sorted(said.items()):
        rule = one if isinstance(one, Rule) else rules[one.rule]
        node = {"@id": name, "@type": "TestCase", "title": rule.id, "description": rule.title[lang]}
        version_of = {} if one is rule else {"isVersionOf": f"#{rule.id}"}
        yield {**node, **version_of, "isPartOf": list(_wholes(one))}


def _test(found: Finding) -> str:
    """The test that a finding is of: its rule's, or one of its own where it stands for something else."""
    rule = all_rules()[found.rule]
    if (found.wcag, found.rgaa, found.act) == (rule.wcag, rule.rgaa, rule.act):
        return f"#{rule.id}"
    stands_for = {"wcag": found.wcag, "rgaa": found.rgaa, "act": found.act}
    parts = [kind + one for kind, several in stands_for.items() for one in several]
    return f"#{rule.id}/{'/'.join(parts) or 'none'}"


def _wholes(said: Rule | Finding) -> dict[str, str]:
    """What a rule or a finding is a part of, each with its title."""
    return {
        **{f"{_ACT}{rule}/": f"ACT {rule}" for rule in said.act},
        **{f"WCAG2:{criterion_anchor(one)}": f"WCAG 2.2, {one} {criterion_name(one)}" for one in said.wcag},
        **{f"RGAA:{test}": _of_rgaa(test) for test in said.rgaa},
    }


def _of_rgaa(test: str) -> str:
    return f"RGAA 4.1.2, test {test}"


# What came of it


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding: its rule, its fingerprint, and its assertion from the test on."""

    rule: str
    fingerprint: str
    rest: str


def _assertions(report: Report, lang: Lang) -> Iterator[str]:
    """A chunk for each page, with the page itself; then what is no page, and what only a person tests."""
    rest = partial(_rest, report.date.isoformat())
    said = _by_page(report.findings, rest, lang)
    # There are a million and more of these: each is its page and one of these ends.
    ends = {name: {outcome: rest(f"#{name}", outcome) for outcome in _OF_COUNTS} for name in all_rules()}
    # For ACT a rule says also that it has nothing to say of a page; of all rules, that would double the file.
    asked = {rule.id for rule in all_rules().values() if rule.scope == "element" and rule.act}
    for page in report.pages:
        address = _address(page.page)
        found = said.pop(page.page, [])
        nodes = [_subject(address, is_page=page.status != "notApplicable"), *_of_findings(address, found)]
        start = _start(address)
        if page.status == "checked":
            counts, told = page.counts, {one.rule for one in found}
            nodes += [
                start + of_rule[outcome]
                for rule, of_rule in ends.items()
                if rule not in told and (outcome := _outcome(counts.get(rule, _NOTHING), rule in asked))
            ]
        else:
            outcome = "inapplicable" if page.status == "notApplicable" else "untested"
            nodes.append(start + rest("#rules", outcome, info=page.reason and printable(page.reason[lang])))
        yield ",\n".join(nodes)
    # Waivers stand in files that are no pages.
    for source in sorted(said):
        address = _address(source)
        yield ",\n".join([_subject(address, is_page=False), *_of_findings(address, said[source])])
    for problem in report.problems:
        address = _address(problem.source)
        untested = rest("#rules", "untested", info=printable(problem.message[lang]), pointer=_pointer(problem.line))
        yield f"{_subject(address, is_page=False)},\n{_start(address)}{untested}"
    for one, mode in _left(report):
        yield _start("#site") + rest(f"RGAA:{one.test}", "untested", mode, info=one.left and one.left[lang])


def _left(report: Report) -> Iterator[tuple[Decision, Mode]]:
    """The tests of the RGAA that nobody has done for this report: a person's, and a browser's where none has looked."""
    for one in decisions().values():
        if one.by == "person":
            yield one, "manual"
        elif one.by == "browser" and report.browser is None:
            yield one, "automatic"


def _by_page(findings: Sequence[Finding], rest: Callable[..., str], lang: Lang) -> dict[str, list[_Said]]:
    said: dict[str, list[_Said]] = defaultdict(list)
    for fingerprint, found in zip(fingerprints(findings), findings, strict=True):
        # A waiver's reason is what a person says who has looked: of what the machine could not tell, that is the rest.
        mode = "semiAuto" if found.waived is not None and found.outcome == "cantTell" else "automatic"
        info = [printable(found.message[lang])]
        if found.waived is not None:
            info.append(_WAIVED[lang].format(reason=printable(found.waived)))
        told = partial(rest, _test(found), found.outcome, mode, info=info, excerpt=printable(found.place.excerpt))
        here = _Said(found.rule, fingerprint, told(pointer=_pointer(found.place.html_line, found.place.selector)))
        said[found.place.page].append(here)
        if found.pages:
            # On the other pages the same element may stand at another line, below another parent.
            elsewhere = _Said(found.rule, fingerprint, told())
            for page in found.pages:
                if page != found.place.page:
                    said[page].append(elsewhere)
    return said


def _of_findings(address: str, said: Iterable[_Said]) -> Iterator[str]:
    """Assertions that later reports know again; the others are without a name, for nobody refers to them."""
    start = _start(address)[1:]
    return (f'{{"@id":"#{one.fingerprint}/{address}",{start}{one.rest}' for one in said)


def _outcome(counts: Counts, asked: bool) -> Outcome | None:
    """What a rule that has no finding on a page came to there; what failed never passes for want of a finding."""
    if counts.failed:
        return "failed"
    if counts.cant_tell:
        return "cantTell"
    if counts.passed:
        return "passed"
    return "inapplicable" if asked else None


def _start(subject: str) -> str:
    return f'{{"@type":"Assertion","assertedBy":"#parvis","subject":"{subject}",'


def _rest(date: str, test: str, outcome: Outcome, mode: Mode = "automatic", **more: Any) -> str:
    """An assertion from the test on."""
    told = {key: value for key, value in more.items() if value}
    result = {"@type": "TestResult", "outcome": f"earl:{outcome}", "date": date, **told}
    return _dumped({"test": test, "result": result, "mode": f"earl:{mode}"})[1:]


def _subject(address: str, *, is_page: bool) -> str:
    kinds = ["earl:TestSubject", *(["sch:WebPage"] if is_page else [])]
    return _dumped({"@id": address, "@type": kinds, "source": address, "isPartOf": "#site"})


def _pointer(line: int | None, selector: str | None = None) -> list[Node]:
    pointers: list[Node] = []
    if selector:
        pointers.append({"@type": "ptr:CSSSelectorPointer", "expression": printable(selector)})
    if line:
        pointers.append({"@type": "ptr:LineCharPointer", "lineNumber": line})
    return pointers


def _address(path: str) -> str:
    """The path of a page or a file as a relative address; any text gives one, and different texts different ones."""
    try:
        # A file's name may hold bytes that are no UTF-8.
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    # Neither ":" nor "@": what stands before the one would be a scheme, and after the other a word of JSON-LD.
    address = quote(raw, safe="/!$&()*+,;=")
    # Two slashes would begin the name of another site; nothing at all would be the report itself.
    return f"/.{address}" if address.startswith("//") else address or "./"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
