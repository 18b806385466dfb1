"""What the gate's findings say of the criteria: only ever that one is not met, never that one is.

A rule that stays silent proves nothing, and many tests a machine cannot judge at all: C is for people to write. What
counts is a failed test of the RGAA. House rules, which name none, and what a person is asked to look at do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from a11y.finding import Finding
from a11y.printable import printable, where
from a11y.report import Report
from a11y.rule import Rule
from conformity.addresses import address_in_sample, address_of_file
from conformity.audit import Audit, Cell, Status
from conformity.referential import Referential

# The référentiel whose tests the rules name; of another, whose numbers mean other tests, they say nothing.
RULES_NAME: Final = "RGAA 4.1.2"
# Of a page so many pieces of evidence are written for a criterion: one is enough, a few help.
_SHOWN: Final = 8


def automated(referential: Referential, rules: Mapping[str, Rule]) -> Mapping[str, tuple[str, ...]]:
    """The ids of the rules that look at each criterion, by its number, in order; none for one that is left to people.

    In: the référentiel; the rules by id (`a11y.rule.all_rules`). That a rule looks at a criterion says that it may
    see it unmet, on its own or by asking a person, never that it sees all of it.
    """
    names = {test: number for number, one in referential.criteria.items() for test in one.tests}
    found: dict[str, list[str]] = {number: [] for number in referential.criteria}
    if referential.name == RULES_NAME:
        for rule in rules.values():
            for number in dict.fromkeys(names[test] for test in rule.rgaa if test in names):
                found[number].append(rule.id)
    return {number: tuple(ids) for number, ids in found.items()}


def unmet(report: Report, referential: Referential) -> Iterator[tuple[str, Finding]]:
    """Each criterion that a finding shows to be unmet, by its number, with the finding; waived ones too.

    A waiver silences a fault; people meet it all the same. A rule that the site has made a mere review asks a person,
    and then it is for that person to say.
    """
    if referential.name != RULES_NAME:
        return
    names = {test: number for number, one in referential.criteria.items() for test in one.tests}
    for found in report.findings:
        if found.outcome == "failed" and found.severity != "review":
            for number in dict.fromkeys(names[test] for test in found.rgaa if test in names):
                yield number, found


def addresses(found: Finding) -> tuple[str, ...]:
    """The addresses on the site of the pages on which a finding shows: `/mairie/contact/`."""
    return tuple(address_of_file(page) for page in found.pages or (found.place.page,))


def prefilled(audit: Audit, report: Report, site_url: str = "") -> Audit:
    """An audit with NC, and the evidence, where nobody has tested yet and a finding shows that it is unmet.

    In: the audit, whose own statuses all stay; the report of the gate; the address of the site, by which pages of the
    sample are its own. What all pages share is left to people: a finding does not say to whom a fault belongs.
    """
    evidence: dict[tuple[str, str], list[str]] = {}
    for number, found in unmet(report, audit.referential):
        for address in addresses(found):
            evidence.setdefault((number, address), []).append(told(found))
    cells = dict(audit.cells)
    for page in audit.pages:
        at = address_in_sample(page, site_url)
        for number in audit.referential.criteria:
            place = number, page.name
            said = list(dict.fromkeys(evidence.get((number, at), ()))) if at is not None else []
            if said and audit.cell(*place).status is Status.NT:
                changes = "\n".join(filter(None, [audit.cell(*place).changes, *said[:_SHOWN], _more(said)]))
                cells[place] = replace(audit.cells.get(place, Cell()), status=Status.NC, changes=changes)
    return replace(audit, cells=cells)


def told(found: Finding) -> str:
    """A finding in one line, as an auditor would note it: what is wrong, where it is mended, which rule says so."""
    file, line = where(found)
    place = printable(f"{file}:{line}" if line else file)
    return f"{printable(found.message.fr)} ({place}, règle {found.rule}).".strip()


def _more(said: list[str]) -> str:
    rest = len(said) - _SHOWN
    return "" if rest < 1 else f"Et {rest}\u00a0autre{'s' if rest > 1 else ''}."
