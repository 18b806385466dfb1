"""« Échantillon », the first sheet of an audit's spreadsheet: what the audit is, then a row a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from a11y.clock import today
from a11y.finding import Text
from city.errors import Complaint, did_you_mean
from conformity.audit import Page
from conformity.complaints import (
    address_twice,
    future_day,
    is_address,
    is_example,
    placed,
    same_addresses,
    unknown_referential,
    wrong_address,
)
from conformity.layout import (
    ADDRESS,
    AUDITOR_ROW,
    DAY_ROW,
    FIRST_PAGE_ROW,
    NAME,
    PAGES_HEADER_ROW,
    PROCESS,
    PROCESS_HEADER,
    REMOVED,
    REMOVED_HEADER,
    SITE_ROW,
    TITLE,
    VALUE,
)
from conformity.ods import Sheet
from conformity.referential import referentials

# What stands in the official grid before anyone writes in it.
_EXAMPLES: Final = {DAY_ROW: "jj/mm/aaaa", AUDITOR_ROW: "Prénom Nom", SITE_ROW: "Nom du site"}

_NAME: Final = re.compile(r"RGAA\s+[\d.]*\d")
_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True)
class Row:
    """A row of « Échantillon »: a page of the audit, of which the sheet `name` speaks."""

    number: int
    name: str
    title: str
    address: str
    process: str
    removed_on: date | None

    @property
    def page(self) -> Page:
        """The page, by the name that its sheet has here."""
        return Page(self.name, self.title, self.address or None, self.process or None, self.removed_on)

    @property
    def is_empty(self) -> bool:
        """Whether nothing says which page it is."""
        return not self.title and not self.address

    @property
    def is_example(self) -> bool:
        """Whether its address is still one of the official grid, before anyone wrote in it."""
        return is_example(self.address)


def referential_name(sample: Sheet) -> str:
    """The référentiel that the title names; raises `Complaint` where none is known by that name."""
    title = _words(sample, 1, 1)
    match = _NAME.search(title)
    if match is None:
        raise placed(
            sample.where(1, 1),
            Complaint(
                None,
                Text("le titre ne nomme aucun référentiel.", "the title names no référentiel."),
                Text(
                    "Ses critères disent ce que l’audit a contrôlé\u00a0: sans eux, aucun taux ne peut être calculé.",
                    "Its criteria say what the audit looked at: without them there is no rate.",
                ),
                did_you_mean(title, referentials()),
            ),
        )
    if match[0] not in referentials():
        raise placed(sample.where(1, 1), unknown_referential(None, match[0]))
    return match[0]


def _words(sheet: Sheet, row: int, column: int) -> str:
    return " ".join(sheet.text(row, column).split())


def has_processes(sample: Sheet) -> bool:
    """Whether the sheet has the column « Processus », which only what this project exports has."""
    return sample.text(PAGES_HEADER_ROW, PROCESS) == PROCESS_HEADER


def rows_of(sample: Sheet, wrong: list[Complaint]) -> Iterator[Row]:
    """The rows that name a page; what is wrong with them is added to `wrong`."""
    knows_processes = has_processes(sample)
    knows_removals = sample.text(PAGES_HEADER_ROW, REMOVED) == REMOVED_HEADER
    seen: dict[str, int] = {}
    for number in range(FIRST_PAGE_ROW, sample.last_row + 1):
        name, title, address, process = (_words(sample, number, column) for column in (NAME, TITLE, ADDRESS, PROCESS))
        removed_on = _removal(sample, number, wrong) if knows_removals else None
        row = Row(number, name, title, address, process if knows_processes else "", removed_on)
        if name in seen:
            wrong.append(_named_twice(sample, row, seen[name]))
        elif name:
            seen[name] = number
            yield row
        elif not row.is_empty:
            wrong.append(_without_name(sample, row))


def wrong_pages(sample: Sheet, rows: Sequence[Row], site: str) -> Iterator[Complaint]:
    """What is wrong with the rows that are the sample: titles, addresses, two rows for what all pages share."""
    for row in rows:
        if not row.title:
            yield placed(
                sample.where(row.number, TITLE),
                Complaint(
                    None,
                    Text(f"la page {row.name} n’a pas de titre.", f"the page {row.name} has no title."),
                    Text(
                        "La déclaration nomme les pages qui ont été contrôlées.",
                        "The statement names the pages that were looked at.",
                    ),
                    Text("Écrivez son titre.", "Write its title."),
                ),
            )
        if row.address and not is_address(row.address):
            yield placed(sample.where(row.number, ADDRESS), wrong_address(None, row.address))
    pages = [row.page for row in rows]
    for first, second in same_addresses(pages, site):
        yield placed(
            sample.where(rows[second].number, ADDRESS),
            address_twice(None, pages[first], rows[first].number, pages[second]),
        )
    shared = [row for row in rows if not row.address]
    for row in shared[1:]:
        yield placed(
            sample.where(row.number, ADDRESS),
            Complaint(
                None,
                Text(
                    f"la page {row.name} n’a pas d’adresse, et {shared[0].name} non plus.",
                    f"the page {row.name} has no address, nor has {shared[0].name}.",
                ),
                Text(
                    "Une seule ligne sans adresse peut dire ce que toutes les pages partagent, en-tête et "
                    "pied de page.",
                    "One row without an address may say what all pages share, header and footer.",
                ),
                Text("Donnez son adresse à cette page.", "Give this page its address."),
            ),
        )
    if len(shared) == len(rows):
        yield placed(
            sample.where(FIRST_PAGE_ROW, ADDRESS),
            Complaint(
                None,
                Text("l’échantillon n’a aucune page.", "the sample has no page."),
                Text(
                    "Comptent les lignes qui ont une adresse, une feuille, et d’autres statuts que NA.",
                    "Rows count that have an address, a sheet, and other statuses than NA.",
                ),
                Text(
                    "Donnez à chaque page son titre, son adresse et sa feuille.",
                    "Give each page its title, its address and its sheet.",
                ),
            ),
        )


def day_of(sample: Sheet, is_blank: bool, wrong: list[Complaint]) -> date:
    """The day of the audit; today where there was none yet."""
    if is_blank and sample.text(DAY_ROW, VALUE) == _EXAMPLES[DAY_ROW]:
        return today()
    day = _day(sample, DAY_ROW, VALUE)
    where = sample.where(DAY_ROW, VALUE)
    if day is None:
        why = Text(
            "La déclaration dit le jour de l’audit, dont dépend sa validité.",
            "The statement says the day of the audit, on which its validity depends.",
        )
        wrong.append(placed(where, _no_day(sample.text(DAY_ROW, VALUE), why)))
        return today()
    if day > today():
        wrong.append(placed(where, future_day(None, day)))
    return day


def _removal(sample: Sheet, row: int, wrong: list[Complaint]) -> date | None:
    """Since when the site no longer has a page, where it still has it None."""
    said = sample.text(row, REMOVED)
    if not said:
        return None
    day = _day(sample, row, REMOVED)
    if day is None:
        why = Text(
            "La déclaration nomme, sans y mener, une page contrôlée que le site n’a plus.",
            "The statement names a page that was looked at and is gone, without leading there.",
        )
        wrong.append(placed(sample.where(row, REMOVED), _no_day(said, why)))
    return day


def _day(sample: Sheet, row: int, column: int) -> date | None:
    """The day in a cell, be it a date or the text « 15/10/2026 »; None where it is neither."""
    value = sample.cells.get((row, column), "")
    if not isinstance(value, str):
        return value
    match = _DAY.fullmatch(value)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def head(sample: Sheet, row: int, is_blank: bool, wrong: list[Complaint]) -> str:
    """Who made the audit, on what occasion, of which site."""
    said = _words(sample, row, VALUE)
    label = _words(sample, row, 1).rstrip(" :") or f"B{row}"
    is_example = said == _EXAMPLES.get(row) and not is_blank
    if not said or is_example:
        wrong.append(
            placed(
                sample.where(row, VALUE),
                Complaint(
                    None,
                    Text(f"«\u00a0{label}\u00a0» est encore l’exemple du modèle.", f'"{label}" is still the example.')
                    if is_example
                    else Text(f"«\u00a0{label}\u00a0» est vide.", f'"{label}" is empty.'),
                    Text(
                        "La déclaration dit quel site a été contrôlé, et par qui.",
                        "The statement says which site was looked at, and by whom.",
                    ),
                    Text("Remplissez la cellule.", "Fill in the cell."),
                ),
            )
        )
    return said


def _no_day(said: str, why: Text) -> Complaint:
    return Complaint(
        None,
        Text(
            f"la date n’est pas lisible\u00a0: {said or '(vide)'}",
            f"the date is not readable: {said or '(empty)'}",
        ),
        why,
        Text("Écrivez par exemple 15/10/2026.", "Write for example 15/10/2026."),
    )


def _named_twice(sample: Sheet, row: Row, before: int) -> Complaint:
    return placed(
        sample.where(row.number, NAME),
        Complaint(
            None,
            Text(
                f"la page {row.name} est déjà à la ligne {before}.",
                f"the page {row.name} already stands in row {before}.",
            ),
            Text(
                "On ne saurait pas de laquelle des deux parle la feuille.",
                "Nobody would know of which of both the sheet speaks.",
            ),
            Text("Corrigez l’un des deux numéros.", "Correct one of both numbers."),
        ),
    )


def _without_name(sample: Sheet, row: Row) -> Complaint:
    return placed(
        sample.where(row.number, NAME),
        Complaint(
            None,
            Text(
                f"la page «\u00a0{row.title or row.address}\u00a0» n’a pas de numéro.",
                f'the page "{row.title or row.address}" has no number.',
            ),
            Text("On ne saurait pas quelle feuille parle d’elle.", "Nobody would know which sheet speaks of it."),
            Text("Écrivez le nom de sa feuille, par exemple P03.", "Write the name of its sheet, for example P03."),
        ),
    )
