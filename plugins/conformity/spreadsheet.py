"""The audit grid as auditors fill it, the official spreadsheet (`.ods`): read into an audit, and written from one.

The official grid has sheets for twenty pages. Its instructions say to delete the sheets that are not used, or to set
all their criteria to NA. A page is therefore no part of the sample where:

- it has no sheet;
- its row in « Échantillon » has neither title nor address, and nothing was found on its sheet;
- all its criteria are NA;
- all its criteria are NT, its address is still an example of the official grid, and another page was looked at.

Where nothing at all was filled in, every row is the sample, and nothing tested. What this project exports has one
sheet a page, and the column « Processus » that the official grid has not: there, statuses leave no page out. The pages
that are left are named P01, P02… in the order of their rows.

In the official grid, the row of derogations of « Synthèse » (row 9) is broken, `#REF!`. No total is read from there,
that row included: the figures are computed from the statuses.

Source: « Modèle de grille d’évaluation » of RGAA 4.1.2, its sheet « Mode_d'emploi ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from a11y.clock import today
from a11y.finding import Text
from city.errors import Complaint, Complaints, ContentError, did_you_mean
from conformity.audit import Audit, Page, Status
from conformity.complaints import (
    address_twice,
    future_day,
    is_address,
    placed,
    same_addresses,
    unknown_referential,
    wrong_address,
)
from conformity.files import shown
from conformity.layout import (
    ADDRESS,
    AUDITOR_ROW,
    CALCULATION,
    CONTEXT_ROW,
    CRITERIA,
    DAY_ROW,
    FIRST_PAGE_ROW,
    INSTRUCTIONS,
    NAME,
    PAGES_HEADER_ROW,
    PROCESS,
    PROCESS_HEADER,
    SAMPLE,
    SITE_ROW,
    SUMMARY,
    TITLE,
    VALUE,
)
from conformity.ods import Sheet, read_sheets
from conformity.page_sheet import Findings, is_page_sheet, read_page_sheet
from conformity.referential import referentials
from conformity.workbook import write_spreadsheet

__all__ = ["read_spreadsheet", "write_spreadsheet"]

# What stands in the official grid before anyone writes in it.
_EXAMPLE_HOST: Final = "www.site.fr"
_EXAMPLES: Final = {DAY_ROW: "jj/mm/aaaa", AUDITOR_ROW: "Prénom Nom", SITE_ROW: "Nom du site"}

_NAME: Final = re.compile(r"RGAA\s+[\d.]*\d")
_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PAGE: Final = re.compile(r"P\s*\d+", re.IGNORECASE)


def read_spreadsheet(path: Path) -> Audit:
    """Read an audit from the official spreadsheet.

    Raises:
        ContentError: it is no such spreadsheet, or something in it is wrong; all of it is told at once, with the sheet
            and the cell.
    """
    try:
        return _audit(read_sheets(path))
    except Complaint as complaint:
        raise ContentError([complaint.at(shown(path))]) from complaint
    except Complaints as error:
        raise ContentError(complaint.at(shown(path)) for complaint in error.complaints) from error


@dataclass(frozen=True)
class _Row:
    """A row of « Échantillon »."""

    number: int
    name: str
    title: str
    address: str
    process: str

    @property
    def is_empty(self) -> bool:
        return not self.title and not self.address

    @property
    def is_example(self) -> bool:
        try:
            return urlsplit(self.address).hostname == _EXAMPLE_HOST
        except ValueError:
            return False


def _audit(sheets: Mapping[str, Sheet]) -> Audit:
    """Raises `Complaint` where nothing can be made of the sheets, `Complaints` with all that is wrong in them."""
    sample = sheets.get(SAMPLE)
    if sample is None:
        raise _no_sample(sheets)
    name = _referential_name(sample)
    wrong: list[Complaint] = []
    rows = list(_rows(sample, wrong))
    wrong += _nameless(sheets, rows)
    found = {row.name: read_page_sheet(sheets[row.name], referentials()[name]) for row in rows if row.name in sheets}
    is_blank = all(one.is_only(Status.NT) for one in found.values())
    has_processes = sample.text(PAGES_HEADER_ROW, PROCESS) == PROCESS_HEADER
    wrong += _lost(sample, rows, found)
    kept = [row for row in rows if row.name in found and not row.is_empty]
    if not is_blank and not has_processes:
        kept = [row for row in kept if not _is_unused(row, found[row.name])]
    wrong += _wrong_pages(sample, kept)
    for row in kept:
        wrong += found[row.name].wrong
    day = _day(sample, is_blank, wrong)
    auditor, context, site = (_head(sample, row, is_blank, wrong) for row in (AUDITOR_ROW, CONTEXT_ROW, SITE_ROW))
    if wrong:
        raise Complaints(wrong)
    pages = tuple(
        Page(f"P{number:02}", row.title, row.address or None, row.process or None) for number, row in enumerate(kept, 1)
    )
    cells = {
        (criterion, page.name): cell
        for page, row in zip(pages, kept, strict=True)
        for criterion, cell in found[row.name].cells.items()
    }
    return Audit(name, day, auditor, context, site, pages, cells)


def _is_unused(row: _Row, found: Findings) -> bool:
    return found.is_only(Status.NA) or (found.is_only(Status.NT) and row.is_example)


def _words(sheet: Sheet, row: int, column: int) -> str:
    return " ".join(sheet.text(row, column).split())


def _referential_name(sample: Sheet) -> str:
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


def _rows(sample: Sheet, wrong: list[Complaint]) -> Iterator[_Row]:
    """The rows that name a page; what is wrong with them is added to `wrong`."""
    has_processes = sample.text(PAGES_HEADER_ROW, PROCESS) == PROCESS_HEADER
    seen: dict[str, int] = {}
    for number in range(FIRST_PAGE_ROW, sample.last_row + 1):
        name, title, address, process = (_words(sample, number, column) for column in (NAME, TITLE, ADDRESS, PROCESS))
        row = _Row(number, name, title, address, process if has_processes else "")
        if name in seen:
            wrong.append(_named_twice(sample, row, seen[name]))
        elif name:
            seen[name] = number
            yield row
        elif not row.is_empty:
            wrong.append(_without_name(sample, row))


def _nameless(sheets: Mapping[str, Sheet], rows: Sequence[_Row]) -> Iterator[Complaint]:
    """Sheets of pages that no row names: what was found there would be lost."""
    names = [row.name for row in rows]
    for name, sheet in sheets.items():
        if name in names or name in (INSTRUCTIONS, SAMPLE, CRITERIA, SUMMARY, CALCULATION):
            continue
        if _PAGE.fullmatch(name) or is_page_sheet(sheet):
            yield Complaint(
                None,
                Text(
                    f"Aucune ligne de la feuille {SAMPLE} ne nomme la feuille «\u00a0{name}\u00a0».",
                    f'No row of the sheet {SAMPLE} names the sheet "{name}".',
                ),
                Text(
                    "Ce qui a été trouvé sur cette page ne compterait nulle part.",
                    "What was found on this page would count nowhere.",
                ),
                Text(
                    f"Nommez-la dans la colonne A, supprimez-la, ou renommez-la. {did_you_mean(name, names).fr}",
                    f"Name it in column A, delete it, or rename it. {did_you_mean(name, names).en}",
                ),
            )


def _lost(sample: Sheet, rows: Sequence[_Row], found: Mapping[str, Findings]) -> Iterator[Complaint]:
    """Sheets that are filled in, of pages that have neither title nor address."""
    for row in rows:
        one = found.get(row.name)
        if one is None or not row.is_empty or one.is_only(Status.NT) or one.is_only(Status.NA):
            continue
        yield placed(
            sample.where(row.number, TITLE),
            Complaint(
                None,
                Text(
                    f"la page {row.name} n’a ni titre ni adresse, et sa feuille est remplie.",
                    f"the page {row.name} has neither title nor address, and its sheet is filled in.",
                ),
                Text("On ne saurait pas quelle page a été contrôlée.", "Nobody would know which page was looked at."),
                Text(
                    f"Écrivez son titre et son adresse, ou supprimez la feuille {row.name}.",
                    f"Write its title and its address, or delete the sheet {row.name}.",
                ),
            ),
        )


def _wrong_pages(sample: Sheet, rows: Sequence[_Row]) -> Iterator[Complaint]:
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
    pages = [Page(row.name, row.title, row.address or None, row.process or None) for row in rows]
    for first, second in same_addresses(pages):
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


def _day(sample: Sheet, is_blank: bool, wrong: list[Complaint]) -> date:
    """The day of the audit; today where there was none yet."""
    value = sample.cells.get((DAY_ROW, VALUE), "")
    where = sample.where(DAY_ROW, VALUE)
    if isinstance(value, str):
        if is_blank and value == _EXAMPLES[DAY_ROW]:
            return today()
        match = _DAY.fullmatch(value)
        try:
            value = date(int(match[3]), int(match[2]), int(match[1])) if match else ""
        except ValueError:
            value = ""
    if isinstance(value, str):
        wrong.append(placed(where, _no_day(sample.text(DAY_ROW, VALUE))))
        return today()
    if value > today():
        wrong.append(placed(where, future_day(None, value)))
    return value


def _head(sample: Sheet, row: int, is_blank: bool, wrong: list[Complaint]) -> str:
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


def _no_sample(sheets: Mapping[str, Sheet]) -> Complaint:
    every = ", ".join(sheets)
    return Complaint(
        None,
        Text(f"La feuille «\u00a0{SAMPLE}\u00a0» manque.", f'The sheet "{SAMPLE}" is missing.'),
        Text(
            "Elle dit de quelles pages parlent les feuilles P01, P02…",
            "It says of which pages the sheets P01, P02… speak.",
        ),
        Text(
            f"Partez de la grille officielle, ou rendez son nom à la feuille. Celles du classeur\u00a0: {every}.",
            f"Begin with the official grid, or give the sheet its name back. Those of this file: {every}.",
        ),
    )


def _no_day(said: str) -> Complaint:
    return Complaint(
        None,
        Text(
            f"la date n’est pas lisible\u00a0: {said or '(vide)'}",
            f"the date is not readable: {said or '(empty)'}",
        ),
        Text(
            "La déclaration dit le jour de l’audit, dont dépend sa validité.",
            "The statement says the day of the audit, on which its validity depends.",
        ),
        Text("Écrivez par exemple 15/10/2026.", "Write for example 15/10/2026."),
    )


def _named_twice(sample: Sheet, row: _Row, before: int) -> Complaint:
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


def _without_name(sample: Sheet, row: _Row) -> Complaint:
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
