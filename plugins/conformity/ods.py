"""The cells of an OpenDocument spreadsheet, read within bounds: what people typed, sheet by sheet.

Source: OpenDocument 1.3, part 3, « Table cells » and « White space characters ».
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from odfdo import Document, Element
from odfdo.utils import digit_to_alpha

from a11y.finding import Text
from city.errors import Complaint

# Sheets are declared with a million rows, of which the official grid fills 125.
_ROWS: Final = 2000
_COLUMNS: Final = 8
# The official grid has 3.5 MB, 26 sheets and 20,000 cells.
_MOST_BYTES: Final = 24_000_000
_MOST_SHEETS: Final = 500
_MOST_CELLS: Final = 500_000

_CONTENT: Final = "content.xml"
_KINDS: Final = (
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet-template",
)
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class Sheet:
    """One sheet: what is written in its cells, by row and column counted from 1; empty cells are left out."""

    name: str
    cells: Mapping[tuple[int, int], str | date]

    def text(self, row: int, column: int) -> str:
        """What a cell says; a date as `2026-10-15`, an empty cell as an empty text."""
        return str(self.cells.get((row, column), ""))

    def where(self, row: int, column: int) -> Text:
        """« Feuille P03, cellule D12 »."""
        cell = f"{digit_to_alpha(column - 1)}{row}"
        return Text(f"Feuille {self.name}, cellule {cell}", f"Sheet {self.name}, cell {cell}")

    @property
    def last_row(self) -> int:
        """The last row in which something is written."""
        return max((row for row, _ in self.cells), default=0)


def read_sheets(path: Path) -> dict[str, Sheet]:
    """The sheets of a spreadsheet by their names, in order; of each, the first columns and rows.

    Raises:
        Complaint: it is no spreadsheet, is encrypted or damaged, or is larger than any audit.
    """
    content = _content(path)
    try:
        document = Document("spreadsheet")
        document.set_part(_CONTENT, content)
        return _sheets(document.body)
    # `SyntaxError`: no XML (lxml); the others: XML that is no OpenDocument.
    except (SyntaxError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(path) from error


def _content(path: Path) -> bytes:
    try:
        with ZipFile(path) as package:
            names = package.namelist()
            if "encrypted-package" in names or any(one.flag_bits & 1 for one in package.infolist()):
                raise _encrypted(path)
            kind = _part(package, "mimetype").decode("ascii", "replace").strip() if "mimetype" in names else ""
            if kind not in _KINDS or _CONTENT not in names:
                raise _no_spreadsheet(path)
            if "META-INF/manifest.xml" in names and b"encryption-data" in _part(package, "META-INF/manifest.xml"):
                raise _encrypted(path)
            return _part(package, _CONTENT)
    except BadZipFile as error:
        raise _no_spreadsheet(path) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(path) from error


def _part(package: ZipFile, name: str) -> bytes:
    # Never more than is asked for is unpacked, whatever size the archive declares.
    with package.open(name) as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise _too_large()
    return data


def _sheets(body: Element) -> dict[str, Sheet]:
    found: dict[str, Sheet] = {}
    left = _MOST_CELLS
    tables = body.get_elements("table:table")
    if len(tables) > _MOST_SHEETS:
        raise _too_large()
    for table in tables:
        cells: dict[tuple[int, int], str | date] = {}
        for row, column, value in _written(table):
            left -= 1
            if left < 0:
                raise _too_large()
            if value != "":
                cells[row, column] = value
        name = str(table.get_attribute("table:name") or "").strip()
        found.setdefault(name, Sheet(name, cells))
    return found


def _written(table: Element) -> Iterator[tuple[int, int, str | date]]:
    """Every cell of the first rows and columns; one that stands for several, as often as something is written there."""
    top = 1
    for row in table.get_elements(f"(descendant::table:table-row)[position() <= {_ROWS}]"):
        height = _count(row, "table:number-rows-repeated")
        left = 1
        for cell in row.get_elements(
            f"(table:table-cell | table:covered-table-cell)[position() <= {_COLUMNS}]",
        ):
            width = _count(cell, "table:number-columns-repeated")
            value = _value(cell)
            rows, columns = (height, width) if value != "" else (1, 1)
            for y in range(top, min(top + rows, _ROWS + 1)):
                for x in range(left, min(left + columns, _COLUMNS + 1)):
                    yield y, x, value
            left += width
        top += height


def _count(element: Element, name: str) -> int:
    return max(1, int(str(element.get_attribute(name) or 1)))


def _value(cell: Element) -> str | date:
    kind = cell.get_attribute("office:value-type")
    if kind == "date":
        with suppress(ValueError):
            return date.fromisoformat(str(cell.get_attribute("office:date-value"))[:10])
    if kind in ("float", "percentage", "currency"):
        return str(cell.get_attribute("office:value") or "")
    said = "\n".join(_text(child) for child in cell.children if child.tag == "text:p")
    return (said or str(cell.get_attribute("office:string-value") or "")).strip()


def _text(element: Element) -> str:
    """The words of a paragraph; odfdo's own `inner_text` would give a link as Markdown, `[words](address)`."""
    parts = [_BLANKS.sub(" ", element.text or "")]
    for child in element.children:
        if child.tag == "text:line-break":
            parts.append("\n")
        elif child.tag == "text:s":
            parts.append(" " * _count(child, "text:c"))
        elif child.tag == "text:tab":
            parts.append("\t")
        elif child.tag != "office:annotation":
            parts.append(_text(child))
        parts.append(_BLANKS.sub(" ", child.tail or ""))
    return "".join(parts)


def _no_spreadsheet(path: Path) -> Complaint:
    return Complaint(
        None,
        Text(
            f"«\u00a0{path.name}\u00a0» n’est pas un classeur OpenDocument (.ods).",
            f'"{path.name}" is no OpenDocument spreadsheet (.ods).',
        ),
        Text("La grille d’audit officielle est dans ce format.", "The official audit grid is in this format."),
        Text(
            "Ouvrez-le dans LibreOffice ou Excel, puis enregistrez-le au format «\u00a0Classeur ODF (.ods)\u00a0».",
            'Open it in LibreOffice or Excel, then save it as "ODF Spreadsheet (.ods)".',
        ),
    )


def _encrypted(path: Path) -> Complaint:
    return Complaint(
        None,
        Text(f"«\u00a0{path.name}\u00a0» est protégé par un mot de passe.", f'"{path.name}" has a password.'),
        Text("Ses cellules ne peuvent pas être lues.", "Its cells cannot be read."),
        Text(
            "Ouvrez-le dans LibreOffice, puis enregistrez-le sans cocher «\u00a0Enregistrer avec mot de passe\u00a0».",
            'Open it in LibreOffice, then save it without "Save with password".',
        ),
    )


def _damaged(path: Path) -> Complaint:
    return Complaint(
        None,
        Text(f"«\u00a0{path.name}\u00a0» est abîmé.", f'"{path.name}" is damaged.'),
        Text(
            "Le classeur commence bien, mais son contenu ne se lit pas jusqu’au bout.",
            "The spreadsheet begins well, but cannot be read to its end.",
        ),
        Text(
            "Ouvrez-le dans LibreOffice, qui peut le réparer, ou demandez une nouvelle copie à l’auditeur.",
            "Open it in LibreOffice, which can repair it, or ask the auditor for another copy.",
        ),
    )


def _too_large() -> Complaint:
    return Complaint(
        None,
        Text("Ce classeur est trop grand pour une grille d’audit.", "This spreadsheet is too large for an audit grid."),
        Text(
            "La grille officielle remplie fait 4\u00a0Mo\u00a0; la lecture s’arrête à "
            f"{_MOST_BYTES // 1_000_000}\u00a0Mo, {_MOST_SHEETS} feuilles ou {_MOST_CELLS} cellules.",
            f"The official grid has 4 MB; reading stops at {_MOST_BYTES // 1_000_000} MB, {_MOST_SHEETS} sheets "
            f"or {_MOST_CELLS} cells.",
        ),
        Text(
            "Supprimez ce qui n’est pas de l’audit\u00a0: images, autres feuilles, lignes recopiées jusqu’en bas.",
            "Delete what is not of the audit: pictures, other sheets, rows copied to the bottom.",
        ),
    )


def _unreadable(path: Path, error: OSError) -> Complaint:
    cause = error.strerror or type(error).__name__
    return Complaint(
        None,
        Text(
            f"Impossible de lire «\u00a0{path.name}\u00a0»\u00a0: le système répond «\u00a0{cause}\u00a0».",
            f'Cannot read "{path.name}": the system says "{cause}".',
        ),
        Text("Sans lui, il n’y a pas d’audit à importer.", "Without it there is no audit to import."),
        Text("Vérifiez que le fichier existe et s’ouvre.", "See that the file opens."),
    )
