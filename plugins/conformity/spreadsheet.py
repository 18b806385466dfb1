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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from a11y.clock import today
from a11y.finding import Text
from city.errors import Complaint, Complaints, ContentError, did_you_mean
from conformity.audit import Audit, Status
from conformity.complaints import example_address, placed, wrong_removal
from conformity.files import shown
from conformity.layout import (
    ADDRESS,
    AUDITOR_ROW,
    CALCULATION,
    CONTEXT_ROW,
    CRITERIA,
    INSTRUCTIONS,
    REMOVED,
    SAMPLE,
    SITE_ROW,
    SUMMARY,
    TITLE,
)
from conformity.ods import Sheet, read_sheets
from conformity.page_sheet import Findings, is_page_sheet, read_page_sheet
from conformity.referential import referentials
from conformity.sample_sheet import Row, day_of, has_processes, head, referential_name, rows_of, wrong_pages
from conformity.workbook import write_spreadsheet

__all__ = ["Spreadsheet", "read_spreadsheet", "write_spreadsheet"]

_PAGE: Final = re.compile(r"P\s*\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Spreadsheet:
    """What a spreadsheet holds: the audit, and the pages of « Échantillon » that are no part of it.

    `left_out`: each with why, in French: « P07 (Contact : tous ses critères sont NA) ».
    """

    audit: Audit
    left_out: tuple[str, ...]


def read_spreadsheet(path: Path) -> Spreadsheet:
    """Read an audit from the official spreadsheet.

    Raises:
        ContentError: it is no such spreadsheet, or something in it is wrong; all of it is told at once, with the sheet
            and the cell.
    """
    try:
        return _read(read_sheets(path))
    except Complaint as complaint:
        raise ContentError([complaint.at(shown(path))]) from complaint
    except Complaints as error:
        raise ContentError(complaint.at(shown(path)) for complaint in error.complaints) from error


def _read(sheets: Mapping[str, Sheet]) -> Spreadsheet:
    """Raises `Complaint` where nothing can be made of the sheets, `Complaints` with all that is wrong in them."""
    sample = sheets.get(SAMPLE)
    if sample is None:
        raise _no_sample(sheets)
    name = referential_name(sample)
    wrong: list[Complaint] = []
    rows = list(rows_of(sample, wrong))
    wrong += _nameless(sheets, rows)
    found = {row.name: read_page_sheet(sheets[row.name], referentials()[name]) for row in rows if row.name in sheets}
    is_blank = all(one.is_only(Status.NT) for one in found.values())
    wrong += _lost(sample, rows, found)
    kept = [row for row in rows if row.name in found and not row.is_empty]
    if not is_blank and not has_processes(sample):
        kept = [row for row in kept if not _is_unused(row, found[row.name])]
    for row in kept:
        wrong += found[row.name].wrong
    day = day_of(sample, is_blank, wrong)
    auditor, context, site = (head(sample, row, is_blank, wrong) for row in (AUDITOR_ROW, CONTEXT_ROW, SITE_ROW))
    wrong += wrong_pages(sample, kept, site)
    for row in kept:
        if row.is_example and not found[row.name].is_only(Status.NT):
            wrong.append(placed(sample.where(row.number, ADDRESS), example_address(None, row.page)))
        if (removal := wrong_removal(None, row.page, day, today())) is not None:
            wrong.append(placed(sample.where(row.number, REMOVED), removal))
    if wrong:
        raise Complaints(wrong)
    pages = tuple(replace(row.page, name=f"P{number:02}") for number, row in enumerate(kept, 1))
    cells = {
        (criterion, page.name): cell
        for page, row in zip(pages, kept, strict=True)
        for criterion, cell in found[row.name].cells.items()
    }
    left = [row for row in rows if row not in kept and not row.is_empty]
    audit = Audit(name, day, auditor, context, site, pages, cells)
    return Spreadsheet(audit, tuple(_left_out(row, found) for row in left))


def _left_out(row: Row, found: Mapping[str, Findings]) -> str:
    if row.name not in found:
        why = "pas de feuille"
    elif found[row.name].is_only(Status.NA):
        why = "tous ses critères sont NA"
    else:
        why = "rien de testé, et une adresse d’exemple"
    return f"{row.name} ({row.title or row.address}\u00a0: {why})"


def _is_unused(row: Row, found: Findings) -> bool:
    return found.is_only(Status.NA) or (found.is_only(Status.NT) and row.is_example)


def _nameless(sheets: Mapping[str, Sheet], rows: Sequence[Row]) -> Iterator[Complaint]:
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


def _lost(sample: Sheet, rows: Sequence[Row], found: Mapping[str, Findings]) -> Iterator[Complaint]:
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
