"""What makes a fault the same in two reports: its rule and what is written there, not the number of the line."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from .finding import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A name for each finding: the same in a later report when other lines have come or gone above it.

    In: the findings of a report, with the lines that they quote. Out: 32 hexadecimal digits
    each, all different.
    """
    seen: Counter[str] = Counter()
    names = []
    for found in findings:
        key = _key(found)
        seen[key] += 1
        names.append(_digest(f"{key} {seen[key]}"))
    return names


def _key(found: Finding) -> str:
    if found.quoted is not None and not found.theme:
        place = (found.source or "", found.quoted.strip())
    else:
        # Of many pages the first is another as soon as there is a new one.
        page = "" if found.theme or found.count > 1 else found.place.page
        place = (found.source or page, found.place.excerpt)
    return _digest("\0".join((found.rule, found.outcome, *place)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
