"""Two reports compared: what is new, what is mended, what has only been covered, and what nobody has looked at.

A fault is the same in both by its fingerprint (`a11y.fingerprint`). Waived findings are no faults.
What is no longer found is mended only where it was looked for: a page that could not be checked has mended nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .finding import Lang, Severity
from .renderers.json import harmless
from .reread import Fault, PastReport

FILE: Final = "a11y-comparison.json"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Change:
    """A fault that is in both reports, and what its severity was."""

    fault: Fault
    before: Severity


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a report says that an earlier one did not, and the other way round.

    Of the new report: `appeared`, `changed` (another severity than before) and `unchanged` are
    its faults, each in one of them; `waived` are faults of the old one that a waiver now covers.
    Of the old report: `mended`; `unchecked`, not found where not all was looked at; `gone`, whose
    pages are not in the new report, because they were removed or not given.
    """

    old: PastReport
    new: PastReport
    appeared: tuple[Fault, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[Fault, ...]
    waived: tuple[Fault, ...]
    mended: tuple[Fault, ...]
    unchecked: tuple[Fault, ...]
    gone: tuple[Fault, ...]

    @property
    def new_errors(self) -> int:
        """How many faults are at error level that were not before."""
        now = [*self.appeared, *(change.fault for change in self.changed)]
        return sum(fault.finding.severity == "error" for fault in now)

    @property
    def verdict(self) -> int:
        """2 when not all was checked, 1 for new errors, 0 else."""
        if not self.new.whole:
            return 2
        return 1 if self.new_errors else 0


def compare(old: PastReport, new: PastReport) -> Comparison:
    """Compare a report with an earlier one."""
    before, now = old.open, new.open
    appeared: list[Fault] = []
    changed: list[Change] = []
    unchanged: list[Fault] = []
    former = _Kin(fault for name, fault in before.items() if name not in new.faults)
    for name, fault in now.items():
        known = before.get(name) or former.of(fault)
        if known is None:
            appeared.append(fault)
        elif known.finding.severity != fault.finding.severity:
            changed.append(Change(fault, known.finding.severity))
        else:
            unchanged.append(fault)
    told: dict[str, list[Fault]] = {"waived": [], "mended": [], "unchecked": [], "gone": []}
    later = _Kin(new.faults.values())
    for name, fault in before.items():
        still = new.faults.get(name) or later.of(fault)
        if still is None:
            told[_fate(fault, old, new)].append(fault)
        elif still.finding.waived is not None:
            told["waived"].append(still)
    return Comparison(
        old,
        new,
        tuple(appeared),
        tuple(changed),
        tuple(unchanged),
        **{key: tuple(faults) for key, faults in told.items()},
    )


def _fate(fault: Fault, old: PastReport, new: PastReport) -> str:
    """What has become of a fault that the new report does not hold."""
    if (
        new.unchecked.intersection(fault.pages)
        or new.problems
        or not new.looked_as_planned
        or (new.exit_code == 2 and not new.unchecked)
    ):
        return "unchecked"
    if fault.by_browser_alone and not (
        new.guises is not None and new.looked_at_all and new.guises.issuperset(fault.finding.guises)
    ):
        return "unchecked"
    # What is said of the waivers' file is on no page.
    if all(page in old.pages and new.pages.get(page) != "checked" for page in fault.pages):
        return "gone"
    return "mended"


class _Kin:
    """Faults by element: one that stood on several pages and now on one alone has another fingerprint."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self._known: dict[tuple[str, ...], list[Fault]] = {}
        for fault in faults:
            if key := _element(fault):
                self._known.setdefault(key, []).append(fault)

    def of(self, fault: Fault) -> Fault | None:
        """The fault of the same element on some of the same pages, where either was told once for several."""
        key = _element(fault)
        for known in self._known.get(key, ()) if key else ():
            several = known.finding.count > 1 or fault.finding.count > 1
            if several and set(known.pages) & set(fault.pages):
                return known
        return None


def _element(fault: Fault) -> tuple[str, ...] | None:
    found = fault.finding
    # With a source or in the theme, the fingerprint does not depend on pages.
    if found.theme or found.source is not None:
        return None
    return found.rule, found.outcome, found.place.excerpt


def render_json(comparison: Comparison, _lang: Lang = "fr") -> Iterator[str]:
    """The comparison as JSON text, as `comparison.schema.json` describes it; texts as the reports have them."""
    document = {
        "version": VERSION,
        "reports": {"old": _head(comparison.old), "new": _head(comparison.new)},
        "summary": {
            "new": len(comparison.appeared),
            "changed": len(comparison.changed),
            "newErrors": comparison.new_errors,
            "unchanged": len(comparison.unchanged),
            "waived": len(comparison.waived),
            "mended": len(comparison.mended),
            "unchecked": len(comparison.unchecked),
            "gone": len(comparison.gone),
        },
        "new": _said(comparison.appeared),
        "changed": [{"before": change.before, "finding": change.fault.said} for change in comparison.changed],
        "waived": _said(comparison.waived),
        "mended": _said(comparison.mended),
        "unchecked": _said(comparison.unchecked),
        "gone": _said(comparison.gone),
    }
    yield harmless(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _head(report: PastReport) -> dict[str, Any]:
    return {"date": report.date, "exitCode": report.exit_code, "whole": report.whole}


def _said(faults: Sequence[Fault]) -> list[Mapping[str, Any]]:
    return [fault.said for fault in faults]
