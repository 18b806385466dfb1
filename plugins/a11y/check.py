"""check_page: one page in, one PageReport out. Pure: no disk, no globals that change."""

from __future__ import annotations

import gc
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial

from cssselect2 import Matcher, compile_selector_list

from .assets import Recorded
from .bounds import MAX_BYTES, MAX_DEPTH, MAX_MEMORY, PageTimeoutError, bounds
from .config import Config
from .facts import Facts, facts_of
from .finding import Counts, Finding, Status, Text
from .page import Page
from .rule import INAPPLICABLE, Fail, Rule, Unsure, _Inapplicable, all_rules
from .settled import Shell
from .tree import Element, Kind, TreeError

# Kinds of start tags to remember; a site has some hundreds.
_MAX_KNOWN = 20_000
# What a page says may be quoted in a sentence; beyond so much, nobody reads on.
_MAX_SENTENCE = 1_000


@dataclass(frozen=True, slots=True)
class PageReport:
    """What `check_page` says of one page.

    `stylesheets` are the addresses that were asked for while it was judged, each
    with the digest of its text, or None where there was none.
    `words` are the page's words in reading order, joined by spaces: with them
    the source line of a finding is found without parsing the page again.
    """

    page: str
    status: Status
    reason: Text | None = None
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, Counts] = field(default_factory=dict)
    facts: Facts | None = None
    words: str = ""
    stylesheets: Mapping[str, str | None] = field(default_factory=dict)


def check_page(html: bytes, url: str, stylesheets: Mapping[str, str], config: Config) -> PageReport:
    """Judge one page by every rule.

    In: the bytes of the page; its URL or path as the report names it; the style
    sheets it may load, `{URL path: CSS text}`; the settings.
    Out: a `PageReport`. A page that is beyond the `bounds`, and a rule that crashes,
    give the status "couldNotCheck" with a reason, never an exception.
    """
    report = _checked(html, url, stylesheets, config)
    if report.status == "couldNotCheck":
        # What was given up halfway is much, and holds itself in circles: the next page shall not begin beside it.
        gc.collect()
    return report


def _checked(html: bytes, url: str, stylesheets: Mapping[str, str], config: Config) -> PageReport:
    try:
        with bounds(config.page_seconds):
            recorded = Recorded(stylesheets)
            page = Page(html, url, recorded)
            try:
                return replace(_check(page, config), stylesheets=recorded.used)
            finally:
                page.release()
    except TreeError:
        return _could_not_check(
            url,
            Text(
                "page trop grande ou trop imbriquée pour être jugée (limites\u00a0: "
                f"{MAX_BYTES} octets, {MAX_DEPTH} niveaux)",
                f"page too large or too deep to be judged (limits: {MAX_BYTES} bytes, {MAX_DEPTH} levels)",
            ),
        )
    except PageTimeoutError:
        return _could_not_check(
            url,
            Text(
                f"contrôle abandonné après {config.page_seconds:g} s (réglage page_seconds)",
                f"check given up after {config.page_seconds:g} s (setting page_seconds)",
            ),
        )
    except MemoryError:
        return _could_not_check(
            url,
            Text(
                f"contrôle abandonné\u00a0: il prenait plus de {MAX_MEMORY // 1_000_000} Mo de mémoire",
                f"check given up: it took more than {MAX_MEMORY // 1_000_000} MB of memory",
            ),
        )
    except RuleCrashError as crash:
        return _could_not_check(url, crash.text)
    except Exception:  # noqa: BLE001  # whatever crashed, the page was not checked: that is the answer
        where = _last_frame()
        return _could_not_check(
            url,
            Text(f"le contrôle lui-même est tombé en panne\u00a0: {where}", f"the check itself crashed: {where}"),
        )


class RuleCrashError(Exception):
    """A rule raised on a page."""

    def __init__(self, rule: Rule, line: int) -> None:
        where = _last_frame()
        self.text = Text(
            f"la règle {rule.id} est tombée en panne à la ligne HTML {line}\u00a0: {where}",
            f"rule {rule.id} crashed at HTML line {line}: {where}",
        )
        super().__init__(self.text.en)


def _last_frame() -> str:
    lines = traceback.format_exc().strip().splitlines()
    frames = [line.strip() for line in lines if line.lstrip().startswith("File ")]
    return f"{lines[-1]} ({frames[-1]})" if frames else lines[-1]


def _could_not_check(url: str, reason: Text) -> PageReport:
    return PageReport(page=url, status="couldNotCheck", reason=reason)


class Asked:
    """Which rules an element is asked: all targets in one matcher, each kind of start tag matched once."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = {name: rule for name, rule in rules.items() if rule.scope == "element"}
        self._matcher = Matcher()
        for rule in self.rules.values():
            for selector in compile_selector_list(rule.targets):
                self._matcher.add_selector(selector, rule)
        targets = ", ".join(rule.targets for rule in self.rules.values())
        self._valued = tuple(sorted(set(re.findall(r"\[([\w-]+)[~|^$*]?=", targets))))
        self._present = frozenset(re.findall(r"\[([\w-]+)\]", targets))
        self._known: dict[Kind, tuple[Rule, ...]] = {}
        self._alike: dict[object, tuple[Rule, ...]] = {}

    def of(self, element: Element) -> tuple[Rule, ...]:
        """The rules whose targets match an element, each once."""
        known = self._known.get(element.kind)
        if known is None:
            if len(self._known) >= _MAX_KNOWN:
                self._known.clear()
            known = self._known[element.kind] = self._of_alike(element)
        return known

    def _of_alike(self, element: Element) -> tuple[Rule, ...]:
        """The same by what the targets ask of a start tag: addresses and texts differ from page to page."""
        attributes = element.etree_element.attrib
        values = tuple((name, attributes[name]) for name in self._valued if name in attributes)
        key = (element.etree_element.tag, values, self._present.intersection(attributes))
        known = self._alike.get(key)
        if known is None:
            if len(self._alike) >= _MAX_KNOWN:
                self._alike.clear()
            found = {rule.id: rule for _, _, pseudo, rule in self._matcher.match(element) if pseudo is None}
            known = self._alike[key] = tuple(found.values())
        return known


@cache
def _asked() -> Asked:
    return Asked(all_rules())


def _check(page: Page, config: Config) -> PageReport:
    asked = _asked()
    findings: list[Finding] = []
    tallies: dict[str, list[int]] = {name: [0, 0, 0, 0] for name in asked.rules}
    tests = {
        name: partial(rule.test, **config.options_of(rule)) for name, rule in asked.rules.items() if config.options
    }
    shell = Shell(page, config)
    # Some thousand times a page, so there is no detour.
    for element in page.elements:
        left = shell.left.get(element.order)
        for rule in asked.of(element) if left is None else left:
            try:
                verdict = tests[rule.id](element, page) if tests else rule.test(element, page)
            except MemoryError:
                raise
            except Exception as error:
                raise RuleCrashError(rule, element.line) from error
            if shell.is_learning:
                shell.note(element, rule, verdict)
            if verdict is INAPPLICABLE:
                tallies[rule.id][3] += 1
            elif not verdict:
                tallies[rule.id][0] += 1
            else:
                said = verdict if isinstance(verdict, list) else [verdict]
                tallies[rule.id][1 if any(isinstance(one, Fail) for one in said) else 2] += 1
                findings.extend(
                    finding(rule, one, element, page, config) for one in said if not isinstance(one, _Inapplicable)
                )
    shell.learn()
    for silent in shell.silent:
        for name, (passed, inapplicable) in silent.items():
            tallies[name][0] += passed
            tallies[name][3] += inapplicable
    return PageReport(
        page=page.url,
        status="checked",
        findings=tuple(findings),
        counts={rule: Counts(*tally) for rule, tally in tallies.items() if any(tally)},
        facts=facts_of(page),
        words=" ".join(page.words) if findings else "",
    )


def _bounded(said: Text) -> Text:
    if max(len(said.fr), len(said.en)) <= _MAX_SENTENCE:
        return said
    return Text(
        *(text if len(text) <= _MAX_SENTENCE else text[: _MAX_SENTENCE - 1] + "…" for text in (said.fr, said.en))
    )


def finding(rule: Rule, verdict: Fail | Unsure, element: Element, page: Page, config: Config) -> Finding:
    """The finding of a rule about an element of a page; what cannot be told is always a review."""
    failed = isinstance(verdict, Fail)
    return Finding(
        rule=rule.id,
        outcome="failed" if failed else "cantTell",
        severity=config.severity_of(rule) if failed else "review",
        wcag=rule.wcag if verdict.wcag is None else verdict.wcag,
        rgaa=rule.rgaa if verdict.rgaa is None else verdict.rgaa,
        act=rule.act if verdict.act is None else verdict.act,
        title=rule.title,
        message=_bounded(verdict.message),
        why=rule.why,
        fix=_bounded(verdict.fix) if verdict.fix else rule.fix,
        place=page.place(verdict.element or element, verdict.message.fr),
        reason=verdict.reason if isinstance(verdict, Unsure) else None,
    )
