"""From what a browser saw of a page to findings, one for each fault of an element, however many have seen it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from ..check import finding
from ..config import Config
from ..finding import SEVERITIES, Finding, Text
from ..page import Page
from ..refresh import refresh
from ..rule import Fail, Rule, Unsure, all_rules
from ..tree import Element
from .guise import USUAL
from .vocabulary import rule_of, short_code

_TOOLS: Final = {"axe": "axe", "htmlcs": "HTML_CodeSniffer"}
_GATE: Final = "Parvis"
_PROBE: Final = "Parvis (navigateur)"
_MEASURED: Final = "contrast-measured"
# Told of the page as a whole; the element is the one that holds the address or the script.
_ADDRESSES: Final = ("src", "href", "srcset", "data", "poster", "action", "content", "style")
# What a probe sees of a fault that the gate names by its cause.
_ALSO_SEEN: Final[Mapping[str, tuple[str, ...]]] = {
    "request-failed": ("image-target", "resource-target"),
    "focus-order": ("tabindex-positive",),
    "page-reflow": ("width-fixed",),
    "page-leaves": ("window-open", "meta-refresh", "meta-refresh-late"),
}
_STEP: Final = re.compile(r"(.+?)(?::nth-child\((\d+)\))?")


@dataclass(frozen=True, slots=True)
class _Fault:
    """What one witness says of one element."""

    rule: Rule
    verdict: Fail | Unsure
    element: Element
    witness: str
    guise: str


def join(page: Page, facts: Sequence[Mapping[str, Any]], static: Sequence[Finding], config: Config) -> list[Finding]:
    """The findings of a page: those of the gate, and what a browser saw.

    In: the page; the facts of its `Visit`; what the gate found without a browser. Out: the same
    fault of the same element once, with its witnesses and the guises in which it shows; where
    the contrast of a text was measured, what the gate could not tell is told.
    """
    measured = _measurements(facts)
    gate = [found for found in (_after_measuring(found, measured, config) for found in static) if found is not None]
    asked = {found.place.selector for found in static if found.reason is not None and found.rule == "text-contrast"}
    groups: dict[tuple[object, ...], list[_Fault]] = {}
    for fact in told(facts):
        fault = _fault(page, fact, measured, asked)
        if fault is not None:
            said = fault.verdict.message.fr if fault.witness == _PROBE and fact.get("selector") is None else ""
            key = (fault.rule.id, fault.element.order, isinstance(fault.verdict, Fail), said)
            groups.setdefault(key, []).append(fault)
    findings: list[Finding] = list(gate)
    # What is certain first: who doubts the same is then only one more witness.
    for faults in sorted(groups.values(), key=lambda faults: isinstance(faults[0].verdict, Unsure)):
        found = _finding(page, faults, config)
        place = next((number for number, other in enumerate(findings) if _is_same(found, other)), None)
        if place is None:
            findings.append(found)
        else:
            findings[place] = _joined(findings[place], found)
    return findings


def told(facts: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The facts that say something of a page.

    HTML_CodeSniffer's warnings and notices are questions for every page; the gate asks them where there is reason.
    """
    return [fact for fact in facts if fact["kind"] != "htmlcs" or fact["type"] == "error"]


def _is_same(found: Finding, known: Finding) -> bool:
    """Whether two findings are one fault: of one element, by one rule, or by rules of one criterion."""
    if found.place.selector != known.place.selector or found.place.page != known.place.page:
        return False
    if found.rule == known.rule or known.rule in _ALSO_SEEN.get(found.rule, ()):
        return True
    # Tools name a fault more widely or narrowly than the gate does; probes see what nobody else sees.
    by_tools = _PROBE not in found.witnesses and _PROBE not in known.witnesses
    is_as_grave = SEVERITIES.index(known.severity) <= SEVERITIES.index(found.severity)
    return by_tools and is_as_grave and bool(set(found.wcag) & set(known.wcag))


def _joined(known: Finding, found: Finding) -> Finding:
    """One finding of two: the one that is certain, or else the one that was known first, with all witnesses."""
    own = known.witnesses or (_GATE,)
    witnesses = (*own, *(witness for witness in found.witnesses if witness not in own))
    guises = tuple(dict.fromkeys((*known.guises, *found.guises)))
    said = found if known.outcome == "cantTell" and found.outcome == "failed" else known
    return replace(said, witnesses=witnesses, guises=guises)


def _finding(page: Page, faults: Sequence[_Fault], config: Config) -> Finding:
    # The words of a probe say more than those of a tool.
    first = min(faults, key=lambda fault: (fault.witness != _PROBE, fault.guise != USUAL))
    guises = dict.fromkeys(fault.guise for fault in faults)
    return replace(
        finding(first.rule, first.verdict, first.element, page, config),
        witnesses=tuple(dict.fromkeys(fault.witness for fault in faults)),
        guises=tuple(guises),
    )


def _fault(
    page: Page, fact: Mapping[str, Any], measured: Mapping[str, list[Mapping[str, Any]]], asked: Iterable[str | None]
) -> _Fault | None:
    """What a fact says, in our words; None where it says nothing that the gate has not said."""
    kind, selector = fact["kind"], fact.get("selector")
    element = _element(page, selector) if selector else _holder(page, fact)
    certain = bool(fact["certain"])
    if kind == _MEASURED:
        # Those that the gate asked for are told under the gate's own finding.
        data = fact["data"]
        if data["asked"] in asked or data["verdict"] != "failed":
            return None
        rule, verdict = rules_of_probes()[kind], _measured(data)
        return _Fault(rule, verdict, element, _PROBE, fact["guise"])
    if kind in _TOOLS:
        return _of_tool(fact, element, certain, measured)
    if kind == "navigation" and _is_redirection(page, fact["data"]["url"]):
        return None
    rule = rules_of_probes()[kind]
    data = {name: _shown(value) for name, value in (fact.get("data") or {}).items()}
    message = rule.seen[kind].format(**data)
    # A probe tries one way of many; what an ACT rule claims, our rules claim from the code.
    ids = {"act": (), **_ids(kind, element)}
    said: Fail | Unsure = Fail(message, **ids) if certain else Unsure(kind, message, **ids)
    return _Fault(rule, said, element, _PROBE, fact["guise"])


def _is_redirection(page: Page, url: str) -> bool:
    """Whether the page leads to an address at once, as `meta-refresh` allows where an address has changed."""
    found = page.once(refresh)
    return found is not None and found.seconds == 0 and page.address(found.url) == url


def _of_tool(
    fact: Mapping[str, Any], element: Element, certain: bool, measured: Mapping[str, list[Mapping[str, Any]]]
) -> _Fault | None:
    rule = rule_of(fact["kind"], fact["code"])
    witness = f"{_TOOLS[fact['kind']]} ({short_code(fact['code'])})"
    if rule is None:
        raise ValueError(f"{fact['kind']}: {fact['code']}")
    if rule.id == "text-contrast" and not certain and _is_settled(measured, fact):
        return None
    message = Text(f"{rule.title.fr}.", f"{rule.title.en}.")
    # What a tool claims, it claims for itself: our ACT ids speak of our own rules.
    verdict: Fail | Unsure = Fail(message, act=()) if certain else Unsure("needs-review", message, act=())
    return _Fault(rule, verdict, element, witness, fact["guise"])


def _is_settled(measured: Mapping[str, list[Mapping[str, Any]]], fact: Mapping[str, Any]) -> bool:
    """Whether a contrast that axe could not tell was measured in the same guise."""
    known = measured.get(fact["selector"], ())
    return any(data["guise"] == fact["guise"] and data["verdict"] != "unsure" for data in known)


def _measurements(facts: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """What was measured, by the selector that was asked for."""
    measured: dict[str, list[Mapping[str, Any]]] = {}
    for fact in facts:
        if fact["kind"] == _MEASURED:
            measured.setdefault(fact["data"]["asked"], []).append({**fact["data"], "guise": fact["guise"]})
    return measured


def _after_measuring(found: Finding, measured: Mapping[str, list[Mapping[str, Any]]], config: Config) -> Finding | None:
    """A finding of the gate as the measurement leaves it: failed, or none where the text passes in every guise."""
    if found.rule != "text-contrast" or found.reason is None or not found.place.selector:
        return found
    known = measured.get(found.place.selector, [])
    failed = [data for data in known if data["verdict"] == "failed"]
    if failed:
        worst = min(failed, key=lambda data: float(data["ratio"]))
        return replace(
            found,
            outcome="failed",
            severity=config.severity_of(all_rules()[found.rule]),
            message=_measured(worst).message,
            reason=None,
            witnesses=(_PROBE,),
            guises=tuple(dict.fromkeys(data["guise"] for data in failed)),
        )
    return None if known and all(data["verdict"] == "passed" for data in known) else found


def _measured(data: Mapping[str, Any]) -> Fail:
    fields = {name: _shown(data[name]) for name in ("ratio", "needed")}
    return Fail(rules_of_probes()[_MEASURED].seen[_MEASURED].format(**fields))


@cache
def rules_of_probes() -> Mapping[str, Rule]:
    """The rule under which each kind of fact is told: the one that lists it in `seen`."""
    return MappingProxyType({kind: rule for rule in all_rules().values() for kind in rule.seen})


def _shown(value: object) -> object:
    """A value of a fact as a person reads it."""
    if isinstance(value, float):
        text = f"{value:.1f}".removesuffix(".0")
        return Text(text.replace(".", ","), text)
    if value is None:
        return Text("plus de cinq", "more than five")
    return value


def _ids(kind: str, element: Element) -> dict[str, Any]:
    """The ids that hold for this very case, where not all of the rule's do."""
    if kind == "skip-idle":
        return {"rgaa": ("12.7.2",)}
    if kind.startswith("focus-unreached") and not any(name.startswith("on") for name in element.etree_element.attrib):
        # RGAA 7.3.1 speaks of what a script makes a control.
        return {"rgaa": ()}
    return {}


def _element(page: Page, selector: str) -> Element:
    """The element that a selector of pa11y names, or the nearest known one where a script has made it."""
    node = page.root
    for number, step in enumerate(selector.split(" > ")):
        if step.startswith("#") and number == 0:
            named = page.ids.get(step[1:])
            if named is None:
                return page.root
            node = named
            continue
        parts = _STEP.fullmatch(step)
        if parts is None or (number == 0 and parts[1] == node.tag):
            continue
        child = _child(node, parts[1], int(parts[2] or 0))
        if child is None:
            return node
        node = child
    return node


def _child(node: Element, tag: str, number: int) -> Element | None:
    if number:
        child = node.children[number - 1] if number <= len(node.children) else None
        return child if child is not None and child.tag == tag else None
    return next((child for child in node.children if child.tag == tag), None)


def _holder(page: Page, fact: Mapping[str, Any]) -> Element:
    """The element behind what the page does: the one that names the address, or else the script."""
    data = fact.get("data") or {}
    url = data.get("url")
    if url:
        for element in page.elements:
            values = [value for name in _ADDRESSES if (value := element.get(name))]
            if any(page.address(value.strip().split(" ")[0]) == url or url in value for value in values):
                return element
    if text := data.get("text"):
        words = text.rstrip("…").split()[:4]
        held = [element for element in page.elements if element.tag != "script" and element.text.split()[:4] == words]
        if held:
            return held[-1]
    if fact["kind"] in ("request-failed", "request-outside", "without-javascript"):
        return page.root
    scripts = [element for element in page.elements if element.tag == "script"]
    said = str(data.get("message", ""))
    return next((script for script in scripts if said and said in script.text), (scripts or [page.root])[0])
