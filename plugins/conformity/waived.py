"""What waivers leave at fault, for « Contenus non accessibles » of the statement.

Editors write waivers in the front matter, operators in `derogations.yaml`, before any page is judged: so the statement
of a build tells those of that same build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from a11y.config import load_config
from a11y.rule import Rule, all_rules
from a11y.waiver import read_waivers
from conformity.evidence import RULES_NAME
from conformity.referential import Criterion, Referential


@dataclass(frozen=True)
class Waived:
    """A fault that a waiver leaves on the site.

    `rule`: whose title says in words what is at fault; `criterion`: the one that is not met, None where the rule names
    tests of several, of which nobody knows yet which fails; `reason`: why it stays, in the words
    of who wrote the waiver; `page`: the address, or a pattern of addresses (`/actualites/*`), None for the whole site;
    `title`: that of the page, where it is one; `until`: the last day of the waiver.
    """

    rule: Rule
    criterion: Criterion | None
    reason: str
    page: str | None
    title: str | None
    until: date


def waived_contents(
    pages: Iterable[Any], settings: Mapping[str, Any], referential: Referential, day: date
) -> list[Waived]:
    """What waivers in force leave at fault, in the order of the criteria; last, what may be of several.

    Rules of the house speak for no criterion, and the statement does not tell of them.

    In: the pages and news that are published; Pelican's settings, which say where the site's own waivers are; the
    référentiel of the audit; the day. What is malformed is left out here: the gate refuses it.
    """
    found = {
        (rule.id, reason, page): Waived(rule, _criterion(rule, referential), reason, page, title, until)
        for rule, reason, page, title, until in (*_of_pages(pages), *_of_site(settings))
        if until >= day and rule.rgaa
    }
    order = {number: place for place, number in enumerate(referential.criteria)}

    def place(one: Waived) -> tuple[int, str, str, str]:
        return order[one.criterion.number] if one.criterion else len(order), one.page or "", one.rule.id, one.reason

    return sorted(found.values(), key=place)


def _of_pages(pages: Iterable[Any]) -> Iterator[tuple[Rule, str, str | None, str | None, date]]:
    for page in pages:
        for waiver in getattr(page, "derogations", None) or ():
            if waiver.regle in all_rules():
                yield all_rules()[waiver.regle], waiver.motif, f"/{page.url}", page.title, waiver.jusqu_au


def _of_site(settings: Mapping[str, Any]) -> Iterator[tuple[Rule, str, str | None, str | None, date]]:
    config = load_config(settings.get("A11Y"))
    if config.waivers:
        file = Path(settings["PATH"]).absolute().parent / config.waivers
        for waiver in read_waivers((), file, config.waivers, required=False)[0]:
            yield all_rules()[waiver.rule], waiver.reason, waiver.page, None, waiver.until


def _criterion(rule: Rule, referential: Referential) -> Criterion | None:
    named = {test.rpartition(".")[0] for test in rule.rgaa} if referential.name == RULES_NAME else set()
    return referential.criteria.get(named.pop()) if len(named) == 1 else None
