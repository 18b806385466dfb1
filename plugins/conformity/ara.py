"""The statuses that Ara exports, as CSV: a row a criterion, a column for what all pages share, then a column a page.

`Critères,Éléments transverses,Accueil,Contact` is its header; commas, semicolons or tabs stand between the cells. It
holds statuses alone: the pages, their addresses, the day and the auditor are those of a grid that names the same pages.

Source: Ara, the audit tool of the DINUM (https://ara.numerique.gouv.fr).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from a11y.finding import Text
from city.errors import Complaint, Complaints, ContentError, did_you_mean
from city.located import read_text
from conformity.audit import Audit, Cell, Page, Status
from conformity.complaints import (
    absent_criteria,
    criterion_twice,
    derogation_denied,
    no_status,
    placed,
    unknown_criterion,
    unknown_status,
)
from conformity.files import shown

CRITERIA: Final = "Critères"
SHARED: Final = "Éléments transverses"
_FIRST: Final = re.compile(rf'"?{CRITERIA}"?([,;\t])')


def read_ara(path: Path, sample: Audit) -> Audit:
    """Put the statuses of Ara's CSV into a grid.

    In: `sample`, whose pages have the titles of the columns; pages of the same title are taken in their order. What
    all pages share takes the column « Éléments transverses »; without such a page that column may be left out, and
    says nothing else than NT or NA. What the grid says beside the statuses is kept.

    Raises:
        ContentError: the file cannot be read, or something in it is wrong; all of it is told at once, with the line
            and the column.
    """
    try:
        return _audit(read_text(path), sample)
    except Complaint as complaint:
        raise ContentError([complaint.at(shown(path))]) from complaint
    except Complaints as error:
        raise ContentError(complaint.at(shown(path)) for complaint in error.complaints) from error


def write_ara(audit: Audit) -> str:
    """The statuses of an audit as Ara exports them; without a page for what all pages share, that column says NT."""
    shared = next((page for page in audit.pages if page.is_shared), None)
    own = [page for page in audit.pages if not page.is_shared]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([CRITERIA, SHARED, *(page.title for page in own)])
    for number in audit.referential.criteria:
        first = audit.cell(number, shared.name).status if shared is not None else Status.NT
        writer.writerow([number, first, *(audit.cell(number, page.name).status for page in own)])
    return written.getvalue()


def _audit(text: str, sample: Audit) -> Audit:
    """Raises `Complaint` where the columns cannot be told, `Complaints` with all that is wrong in the cells."""
    rows = _rows(text)
    wrong: list[Complaint] = []
    columns = _columns([" ".join(title.split()) for title in rows[0][1]], sample, wrong)
    if wrong:
        raise Complaints(wrong)
    cells = dict(sample.cells)
    lines: dict[str, int] = {}
    for line, row in rows[1:]:
        number = row[0].strip()
        if number not in sample.referential.criteria:
            wrong.append(placed(_where(0), unknown_criterion(line, number, sample.referential)))
        elif number in lines:
            wrong.append(criterion_twice(line, _where(0), number, lines[number]))
        elif len(row) != len(rows[0][1]):
            lines[number] = line
            wrong.append(_wrong_count(line, number, len(row), len(rows[0][1])))
        else:
            lines[number] = line
            for column, page in columns.items():
                status = _status(line, column, row[column].strip(), wrong)
                if page is None:
                    if status in (Status.C, Status.NC):
                        wrong.append(_shared_by_none(line, column, row[column].strip()))
                    continue
                cells[number, page.name] = cell = replace(sample.cell(number, page.name), status=status)
                wrong += _denied(line, column, cell)
    absent = [number for number in sample.referential.criteria if number not in lines]
    if absent:
        wrong.append(absent_criteria(_where(0), absent))
    if wrong:
        raise Complaints(wrong)
    return replace(sample, cells=cells)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Every row with the line on which it begins, the header first; empty ones are left out."""
    match = _FIRST.match(text)
    if match is None:
        raise _no_header(text.split("\n", 1)[0][:60])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=match[1], strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken(line, error) from error
    return rows


def _columns(titles: Sequence[str], sample: Audit, wrong: list[Complaint]) -> dict[int, Page | None]:
    """The page of each column, None for what all pages share where the sample has no such page."""
    left = [page for page in sample.pages if not page.is_shared]
    shared = next((page for page in sample.pages if page.is_shared), None)
    known = [page.title for page in left]
    found: dict[int, Page | None] = {}
    first = 1
    if len(titles) > 1 and titles[1] == SHARED:
        found[1] = shared
        first = 2
    elif shared is not None:
        wrong.append(_no_column(SHARED, titles))
    for column, title in enumerate(titles[first:], first):
        page = next((one for one in left if one.title == title), None)
        if page is not None:
            left.remove(page)
            found[column] = page
        else:
            wrong.append(_unknown_title(column, title, known))
    wrong += [_no_column(page.title, titles) for page in left]
    return found


def _status(line: int, column: int, word: str, wrong: list[Complaint]) -> Status:
    if word in Status.__members__:
        return Status(word)
    wrong.append(unknown_status(line, _where(column), word) if word else no_status(line, _where(column)))
    return Status.NT


def _denied(line: int, column: int, cell: Cell) -> Iterator[Complaint]:
    if cell.denies_derogation:
        yield derogation_denied(
            line,
            _where(column),
            cell.status,
            Text(
                "Écrivez NC, ou dites dans la grille, sous «\u00a0alternative\u00a0», où trouver la même chose.",
                'Write NC, or say in the grid, below "alternative", where the same is found.',
            ),
        )


def _where(column: int) -> Text:
    return Text(f"Colonne {column + 1}", f"Column {column + 1}")


def _no_header(found: str) -> Complaint:
    return Complaint(
        1,
        Text(
            f"La première ligne ne commence pas par «\u00a0{CRITERIA}\u00a0»\u00a0: {found or '(vide)'}",
            f'The first line does not begin with "{CRITERIA}": {found or "(empty)"}',
        ),
        Text(
            "C’est l’en-tête qui dit à quelle page va chaque colonne.",
            "It is the header that says to which page each column belongs.",
        ),
        Text(
            f"Exportez de nouveau l’audit depuis Ara\u00a0: {CRITERIA},{SHARED},Accueil,Contact",
            f"Export the audit from Ara again: {CRITERIA},{SHARED},Accueil,Contact",
        ),
    )


def _broken(line: int, error: csv.Error) -> Complaint:
    return Complaint(
        line,
        Text("Cette ligne n’est pas du CSV.", f"This line is no CSV: {error}."),
        Text(
            "Un guillemet y est ouvert et n’est pas fermé, ou fermé trop tôt.",
            "A quotation mark is opened and not closed, or closed too early.",
        ),
        Text(
            "Corrigez les guillemets de la ligne, ou exportez de nouveau l’audit depuis Ara.",
            "Correct the quotation marks of the line, or export the audit from Ara again.",
        ),
    )


def _unknown_title(column: int, title: str, known: Sequence[str]) -> Complaint:
    twice = title in known
    return placed(
        _where(column),
        Complaint(
            1,
            Text(
                f"l’échantillon n’a pas {'d’autre ' if twice else 'de '}page «\u00a0{title}\u00a0».",
                f'the sample has no {"other " if twice else ""}page "{title}".',
            ),
            Text("Ses statuts ne compteraient nulle part.", "Its statuses would count nowhere."),
            did_you_mean(title, known),
        ),
    )


def _no_column(title: str, titles: Sequence[str]) -> Complaint:
    near = did_you_mean(title, titles[1:])
    return Complaint(
        1,
        Text(f"Aucune colonne ne s’appelle «\u00a0{title}\u00a0».", f'No column is called "{title}".'),
        Text(
            "L’échantillon a cette page\u00a0: sans ses statuts, il n’y a pas de taux.",
            "The sample has this page: without its statuses there is no rate.",
        ),
        Text(
            f"Donnez à la page le même titre dans Ara et dans l’échantillon. {near.fr}",
            f"Give the page the same title in Ara and in the sample. {near.en}",
        ),
    )


def _wrong_count(line: int, number: str, found: int, wanted: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Critère {number}\u00a0: {found} {'colonne' if found < 2 else 'colonnes'}, et l’en-tête en a {wanted}.",
            f"Criterion {number}: {found} {'column' if found == 1 else 'columns'}, and the header has {wanted}.",
        ),
        Text("On ne saurait pas à quelle page va chaque statut.", "Nobody would know to which page each belongs."),
        Text("Écrivez un statut par colonne (C, NC, NA ou NT).", "Write a status a column (C, NC, NA or NT)."),
    )


def _shared_by_none(line: int, column: int, word: str) -> Complaint:
    return placed(
        _where(column),
        Complaint(
            line,
            Text(
                f"«\u00a0{SHARED}\u00a0» dit {word}, et l’échantillon n’a rien que toutes les pages partagent.",
                f'"{SHARED}" says {word}, and the sample has nothing that all pages share.',
            ),
            Text("Ce statut ne compterait nulle part.", "This status would count nowhere."),
            Text(
                "Ajoutez à l’échantillon une page sans «\u00a0adresse\u00a0», qui dit ce que toutes partagent.",
                'Add to the sample a page without "adresse", which says what all pages share.',
            ),
        ),
    )
