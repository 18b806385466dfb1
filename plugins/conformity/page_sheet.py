"""The sheet of a page in the official audit grid: a row a criterion, its status, its derogation, what is to change."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from a11y.finding import Text
from city.errors import Complaint, did_you_mean
from conformity.alternative import NO_ALTERNATIVE, alternative_of
from conformity.audit import Cell, Derogation, Status
from conformity.complaints import (
    absent_criteria,
    criterion_twice,
    derogation_denied,
    no_status,
    placed,
    unknown_criterion,
    unknown_status,
)
from conformity.layout import (
    ALTERNATIVE,
    CHANGES,
    DEROGATED,
    FIRST_CRITERION_ROW,
    HEADER_ROW,
    NO,
    NO_DAY,
    NUMBER,
    NUMBER_HEADER,
    REASON,
    STATUS,
    STATUS_HEADER,
    UNTIL,
    YES,
)
from conformity.ods import Sheet
from conformity.referential import Referential

_UNTIL: Final = re.compile(r"^Jusqu[’']au[ \u00a0\u202f]?:(.*)\Z", re.MULTILINE | re.IGNORECASE)
_ALTERNATIVE: Final = re.compile(rf"^{ALTERNATIVE}[ \u00a0\u202f]?:", re.MULTILINE | re.IGNORECASE)


@dataclass
class Findings:
    """What the sheet of a page says.

    `cells`: by the number of the criterion; `wrong`: what is wrong with the sheet; `statuses`: every word that stands
    for one, an empty cell too; `has_words`: whether changes, or anything of a derogation, were written.
    """

    cells: dict[str, Cell] = field(default_factory=dict)
    wrong: list[Complaint] = field(default_factory=list)
    statuses: set[str] = field(default_factory=set)
    has_words: bool = False

    def is_only(self, status: Status) -> bool:
        """Whether nothing else was filled in than this status, everywhere."""
        return not self.has_words and self.statuses == {str(status)}


def is_page_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is headed like that of a page, whatever its name."""
    return (sheet.text(HEADER_ROW, NUMBER), sheet.text(HEADER_ROW, STATUS)) == (NUMBER_HEADER, STATUS_HEADER)


def read_page_sheet(sheet: Sheet, referential: Referential) -> Findings:
    """What the sheet of a page says, and all that is wrong with it."""
    found = Findings()
    rows: dict[str, int] = {}
    numberless: list[int] = []
    for row in range(FIRST_CRITERION_ROW, sheet.last_row + 1):
        number, status, derogated, changes, reason = (
            sheet.text(row, column) for column in (NUMBER, STATUS, DEROGATED, CHANGES, REASON)
        )
        if not (number or status or derogated or changes or reason):
            continue
        found.has_words |= bool(changes or reason) or derogated not in ("", NO)
        found.statuses.add(status)
        if not number:
            numberless.append(row)
        elif number not in referential.criteria:
            found.wrong.append(placed(sheet.where(row, NUMBER), unknown_criterion(None, number, referential)))
        elif number in rows:
            found.wrong.append(criterion_twice(None, sheet.where(row, NUMBER), number, rows[number]))
        else:
            rows[number] = row
            found.cells[number] = _cell(sheet, row, found.wrong)
    if numberless and not rows:
        found.wrong.append(_no_numbers(sheet))
        return found
    found.wrong += [_no_number(sheet, row) for row in numberless]
    absent = [number for number in referential.criteria if number not in rows]
    if absent:
        found.wrong.append(absent_criteria(Text(f"Feuille {sheet.name}", f"Sheet {sheet.name}"), absent))
    return found


def _cell(sheet: Sheet, row: int, wrong: list[Complaint]) -> Cell:
    word = sheet.text(row, STATUS)
    status = Status.NT
    if word in Status.__members__:
        status = Status(word)
    elif word:
        wrong.append(unknown_status(None, sheet.where(row, STATUS), word))
    else:
        wrong.append(no_status(None, sheet.where(row, STATUS)))
    derogation = _derogation(sheet, row, wrong)
    cell = Cell(status, sheet.text(row, CHANGES) or None, derogation)
    if cell.denies_derogation:
        wrong.append(
            derogation_denied(
                None,
                sheet.where(row, STATUS),
                status,
                Text(
                    "Choisissez NC, ou ajoutez au commentaire (colonne G) une ligne "
                    f"«\u00a0{ALTERNATIVE}\u00a0: …\u00a0» qui dit où trouver la même chose.",
                    f'Choose NC, or add to the comment (column G) a line "{ALTERNATIVE} : …" that says where the same '
                    "is found.",
                ),
            )
        )
    return cell


def _derogation(sheet: Sheet, row: int, wrong: list[Complaint]) -> Derogation | None:
    flag, said = sheet.text(row, DEROGATED), sheet.text(row, REASON)
    if flag not in (YES, NO):
        wrong.append(_unknown_flag(sheet, row, flag))
        return None
    if flag == NO:
        if said:
            wrong.append(_reason_of_none(sheet, row))
        return None
    words, day = said, None
    if last := _UNTIL.search(said):
        words, written = said[: last.start()].strip(), last[1].strip()
        day = _day(written)
        if day is None and written.lower() != NO_DAY:
            wrong.append(_no_day(sheet, row, written))
    derogation = replace(_told(words), until=day)
    if not derogation.reason:
        wrong.append(_no_reason(sheet, row))
    return derogation


def _day(written: str) -> date | None:
    """A day as auditors write it, 2027-12-31 or 31/12/2027; None where it is none."""
    parts = [int(part) for part in re.findall(r"\d+", written)]
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            return date(*parts)
        return date(*reversed(parts)) if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", written) else None
    except ValueError:
        return None


def _told(comment: str) -> Derogation:
    """A derogation as a comment tells it: its last line that begins with « Alternative : » begins the alternative."""
    begins = list(_ALTERNATIVE.finditer(comment))
    if not begins:
        return Derogation(comment, None)
    alternative = alternative_of(comment[begins[-1].end() :].strip())
    return Derogation(comment[: begins[-1].start()].strip(), alternative)


def comment_of(derogation: Derogation) -> str:
    """The comment that tells a derogation, as it is read again."""
    words = _words(derogation)
    if derogation.until is not None:
        return f"{words}\n{UNTIL}\u00a0: {derogation.until}"
    # Words that end on such a line themselves would be taken for a last day.
    return f"{words}\n{UNTIL}\u00a0: {NO_DAY}" if _UNTIL.search(words) else words


def _words(derogation: Derogation) -> str:
    if derogation.alternative is not None:
        return f"{derogation.reason}\n{ALTERNATIVE}\u00a0: {derogation.alternative}"
    # A reason that has such a line itself would be taken for an alternative.
    if _ALTERNATIVE.search(derogation.reason):
        return f"{derogation.reason}\n{ALTERNATIVE}\u00a0: {NO_ALTERNATIVE}"
    return derogation.reason


def _unknown_flag(sheet: Sheet, row: int, word: str) -> Complaint:
    said = (
        Text(f"«\u00a0{word}\u00a0» n’est ni D ni N.", f'"{word}" is neither D nor N.')
        if word
        else Text("la dérogation n’est pas remplie.", "the derogation is not filled in.")
    )
    return placed(
        sheet.where(row, DEROGATED),
        Complaint(
            None,
            said,
            Text(
                "La déclaration doit nommer chaque contenu dérogé (RGAA 4.1.2, Déclaration d’accessibilité).",
                "The statement has to name all derogated content.",
            ),
            did_you_mean(word, (YES, NO), {"oui": YES, "o": YES, "x": YES, "non": NO, "": NO}),
        ),
    )


def _no_day(sheet: Sheet, row: int, written: str) -> Complaint:
    return placed(
        sheet.where(row, REASON),
        Complaint(
            None,
            Text(
                f"la fin de la dérogation n’est pas une date\u00a0: {written or '(vide)'}",
                f"the end of the derogation is no date: {written or '(empty)'}",
            ),
            Text(
                "La déclaration doit dire la durée de chaque dérogation (RGAA 4.1.2, Champ d’application).",
                "The statement has to tell how long each derogation lasts.",
            ),
            Text(
                f"Écrivez sur la dernière ligne «\u00a0{UNTIL}\u00a0: 2027-12-31\u00a0», ou supprimez-la.",
                f'Write on the last line "{UNTIL} : 2027-12-31", or delete it.',
            ),
        ),
    )


def _no_reason(sheet: Sheet, row: int) -> Complaint:
    return placed(
        sheet.where(row, REASON),
        Complaint(
            None,
            Text("la dérogation (D) n’est pas motivée.", "the derogation (D) has no reason."),
            Text(
                "La déclaration doit dire quel contenu est dérogé, et pourquoi (RGAA 4.1.2, Déclaration "
                "d’accessibilité).",
                "The statement has to say which content is derogated, and why.",
            ),
            Text(
                "Écrivez le contenu et le motif, ou remettez N dans la colonne E.",
                "Write the content and the reason, or put N back into column E.",
            ),
        ),
    )


def _reason_of_none(sheet: Sheet, row: int) -> Complaint:
    return placed(
        sheet.where(row, REASON),
        Complaint(
            None,
            Text(
                "un commentaire de dérogation, mais N (aucune dérogation) dans la colonne E.",
                "a comment on a derogation, but N (none) in column E.",
            ),
            Text(
                "Ce commentaire ne serait montré nulle part, ou une dérogation manquerait à la déclaration.",
                "This comment would be shown nowhere, or a derogation be missing from the statement.",
            ),
            Text(
                "Mettez D dans la colonne E, ou déplacez le commentaire dans la colonne F.",
                "Put D into column E, or move the comment to column F.",
            ),
        ),
    )


def _no_number(sheet: Sheet, row: int) -> Complaint:
    return placed(
        sheet.where(row, NUMBER),
        Complaint(
            None,
            Text("il n’y a pas de numéro de critère.", "there is no number of a criterion."),
            Text(
                "Ce qui est écrit sur cette ligne ne compterait nulle part.",
                "What is written in this row would count nowhere.",
            ),
            Text("Écrivez le numéro, ou effacez la ligne.", "Write the number, or clear the row."),
        ),
    )


def _no_numbers(sheet: Sheet) -> Complaint:
    return placed(
        sheet.where(FIRST_CRITERION_ROW, NUMBER),
        Complaint(
            None,
            Text(
                "la colonne B ne donne aucun numéro de critère.",
                "column B gives no number of a criterion.",
            ),
            Text(
                "Ces cellules sont calculées, et leur résultat n’a pas été enregistré.",
                "These cells are computed, and their results were not saved.",
            ),
            Text(
                "Ouvrez le classeur dans LibreOffice, puis enregistrez-le.",
                "Open the spreadsheet in LibreOffice, then save it.",
            ),
        ),
    )
