"""What the grid declares and the gate sees otherwise: published so, the statement would not be true.

The statement speaks of the whole site. So a page of the sample is held against its own cells, and any other page
against what the sample as a whole comes to; a criterion that is declared unmet, or not tested, nothing contradicts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11y.finding import Finding, Lang, Problem, Text
from a11y.printable import where
from a11y.report import Report
from a11y.report_page.words import count
from conformity.addresses import address_in_sample, led_on
from conformity.audit import Audit, Cell, Page, Status
from conformity.evidence import addresses, unmet
from conformity.files import shown
from conformity.grid import Grid
from conformity.rate import together
from conformity.standing import kept_standing

if TYPE_CHECKING:
    from pelican import Pelican

# Of the places where a rule fails, and of the pages on which such a place shows, so many are named.
_PLACES: Final = 3
_PAGES: Final = 2
_MORE_PAGES: Final[Mapping[Lang, tuple[str, str]]] = {
    "fr": ("autre page", "autres pages"),
    "en": ("more page", "more pages"),
}
_MORE_PLACES: Final[Mapping[Lang, tuple[str, str]]] = {
    "fr": ("autre endroit", "autres endroits"),
    "en": ("more place", "more places"),
}


@dataclass(frozen=True)
class _Against:
    """A finding, and what is declared of the pages on which it shows: the addresses of those declared otherwise.

    `names`: those of them that the sample has, by their names there; `outside`: whether some are not in the sample.
    """

    found: Finding
    addresses: tuple[str, ...]
    names: tuple[str, ...]
    outside: bool
    statuses: frozenset[Status]


def object_to_contradictions(pelican: Pelican, report: Report) -> list[Problem]:
    """What the last audit has against publishing what was judged (`publish.signals.report_judged`)."""
    settings = pelican.settings
    standing = kept_standing(settings)
    if standing.grid is None:
        return []
    city = settings.get("JINJA_GLOBALS", {}).get("ville")
    site_url = settings.get("SITEURL") or getattr(city, "site_url", "")
    return contradictions(standing.grid, report, site_url, Path(pelican.output_path))


def contradictions(grid: Grid, report: Report, site_url: str = "", root: Path | None = None) -> list[Problem]:
    """A problem for each criterion that is declared C or NA, and each rule that finds a test of it failed.

    In: the grid of the last audit; the report of the gate; the address of the site, by which pages of the sample are
    its own; the folder of the build, where a page of the sample that has moved since leads on to its address of today.
    A waiver silences a finding, it does not make the criterion met. Content under a derogation may be at
    fault, and is declared to be: of a page whose own cell has one and says NA, nothing is said.
    """
    audit = grid.audit
    pages: dict[str, list[Page]] = {}
    for page in audit.pages:
        at = address_in_sample(page, site_url)
        if at is not None:
            pages.setdefault(at if root is None else led_on(root, at, site_url), []).append(page)

    @cache
    def declared(number: str, address: str) -> tuple[Status | None, tuple[str, ...]]:
        return _declared(audit, number, pages.get(address, []))

    groups: dict[tuple[str, str], list[_Against]] = {}
    for number, found in unmet(report, audit.referential):
        told = {one: declared(number, one) for one in addresses(found)}
        against = {one: said for one, said in told.items() if said[0] is not None}
        if against:
            groups.setdefault((number, found.rule), []).append(
                _Against(
                    found,
                    tuple(against),
                    tuple(dict.fromkeys(name for _, names in against.values() for name in names)),
                    any(not names for _, names in against.values()),
                    frozenset(status for status, _ in against.values() if status is not None),
                )
            )
    return [_problem(grid, number, rule, group) for (number, rule), group in groups.items()]


def _declared(audit: Audit, number: str, own: list[Page]) -> tuple[Status | None, tuple[str, ...]]:
    """C or NA where that is what is declared of a page, else None; the names under which the sample has the page.

    In: `own`, the page as the sample has it, several times where steps share its address, or not at all.
    """
    shared = [page for page in audit.pages if page.is_shared]
    names = tuple(page.name for page in own)
    left = [page for page in own if not _is_derogated(audit.cell(number, page.name))]
    if own and not left:
        return None, names
    asked: tuple[Page, ...] = (*left, *shared) if own else audit.pages
    status = together(audit.cell(number, page.name).status for page in asked)
    return (status if status in (Status.C, Status.NA) else None), names


def _is_derogated(cell: Cell) -> bool:
    """Whether nothing is asked of what the criterion is about on the page: its content is under a derogation."""
    return cell.derogation is not None and cell.status is Status.NA


def _problem(grid: Grid, number: str, rule: str, group: list[_Against]) -> Problem:
    line = grid.lines[number]
    first = group[0].found
    met = any(Status.C in one.statuses for one in group)
    word = Text("conforme", "met") if met else Text("non applicable", "not applicable")
    fr, en = "\u00a0; ".join(_places(group, "fr")), "; ".join(_places(group, "en"))
    waived = any(one.found.waived is not None for one in group)
    return Problem(
        shown(grid.path),
        line,
        Text(
            f"Critère {number} déclaré {word.fr}, mais la règle {rule} le trouve en défaut\u00a0: {fr}. "
            f"{first.message.fr}",
            f"Criterion {number} is declared {word.en}, but the rule {rule} finds it unmet: {en}. {first.message.en}",
        ),
        Text(
            f"{first.why.fr} La déclaration d’accessibilité affirmerait le contraire de ce que ces personnes "
            "rencontrent." + (" La dérogation tait le constat, elle n’ôte pas le défaut." if waived else ""),
            f"{first.why.en} The accessibility statement would say the contrary of what these people meet."
            + (" The waiver silences the finding, the fault is still there." if waived else ""),
        ),
        Text(
            f"{first.fix.fr} Si le défaut doit rester, dites-le\u00a0: {_declare(group, line).fr}.",
            f"{first.fix.en} If the fault has to stay, say so: {_declare(group, line).en}.",
        ),
        quoted=grid.path.read_text(encoding="utf-8").splitlines()[line - 1],
        verdict=1,
    )


def _places(group: list[_Against], lang: Lang) -> list[str]:
    told = []
    for one in group[:_PLACES]:
        file, line = where(one.found)
        pages = [*one.addresses[:_PAGES]]
        if more := len(one.addresses) - len(pages):
            pages.append(count(more, *_MORE_PAGES[lang], lang))
        told.append(f"{file}{f':{line}' if line else ''} (page {', '.join(pages)})")
    if (rest := len(group) - _PLACES) > 0:
        told.append(count(rest, *_MORE_PLACES[lang], lang))
    return told


def _declare(group: list[_Against], line: int) -> Text:
    names = ", ".join(sorted({name for one in group for name in one.names}))
    outside = any(one.outside for one in group)
    cells = Text(f"écrivez NC à la ligne {line} pour {names}", f"write NC on line {line} for {names}")
    added = Text(
        "ajoutez la page qui n’y est pas à «\u00a0pages\u00a0», avec NC pour ce critère",
        'add the page that is not there to "pages", with NC for this criterion',
    )
    if not names:
        return added
    return Text(f"{cells.fr}, et {added.fr}", f"{cells.en}, and {added.en}") if outside else cells
