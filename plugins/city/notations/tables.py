"""Tables: their title, the headers of their columns and rows, and the wide ones on a narrow screen.

    /// tableau | Tarifs de la cantine
    | Quotient familial | Repas |
    | --- | --- |
    | **Jusqu’à 400 €** | 1,00 € |
    ///

The first row heads the columns. A first column that is bold throughout heads the
rows. From `WIDE` columns on, a table scrolls sideways in a frame that the keyboard
reaches; the title of the table names the frame, so such a table must have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from a11y.finding import Text
from city.errors import Complaint
from city.notations.blocks import ComponentBlock
from city.notations.components import Components
from city.slugs import slugify

WIDE = 5
_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_NO_BAR = re.compile(r"`[^`]*`|\\\|")
_END = re.compile(r" {0,3}/{3,}\s*")


class TableBlock(ComponentBlock):
    """Gives the table in it a title; its frame scrolls where the table is wide."""

    NAME = "tableau"
    COMPONENT = "data_table"
    TITLE = "required"

    def given(self) -> dict[str, object]:
        """The frame of a table that fits; `on_end` knows whether this one does."""
        return {}

    def on_end(self, block: Element) -> None:
        """Put the title into the table."""
        table = block.find(".//table")
        if table is None:
            return
        label = "tableau-" + slugify(self.argument)
        caption = Element("caption", {"id": label})
        caption.text = self.argument
        table.insert(0, caption)
        if len(table.findall("thead/tr/th")) >= WIDE:
            components: Components = self.config["components"]
            frame, _ = components.element(self.COMPONENT, label=label)
            block.attrib.update(frame.attrib)


class TableHeaders(Treeprocessor):
    """Says of each header which way it heads, and makes headers of a first column that is bold throughout."""

    def run(self, root: Element) -> None:
        """Settle the headers of every table."""
        for table in root.iter("table"):
            for number, header in enumerate(table.findall("thead/tr/th")):
                if number == 0 and not "".join(header.itertext()).strip():
                    # The corner heads nothing.
                    header.tag = "td"
                else:
                    header.attrib.setdefault("scope", "col")
            first = [row[0] for row in table.findall("tbody/tr") if len(row)]
            if first and all(map(_is_bold, first)):
                for cell in first:
                    _make_header(cell)


def check_tables(lines: Iterable[str]) -> Iterator[Complaint]:
    """What is wrong with the tables of a text whose blocks are right (`check_blocks`), by line from 1."""
    opened, found, columns = 0, 0, 0
    for number, (before, line) in enumerate(_pairs(lines), 1):
        if re.match(rf"/{{3,}} {TableBlock.NAME} \|", line):
            opened, found = number, 0
        elif opened and _END.fullmatch(line):
            if found != 1:
                yield _one_table(opened, found)
            opened = 0
        elif "|" in before and "|" in line and _RULE.fullmatch(line) and _cells(before) == _cells(line):
            found += 1
            columns = _cells(line)
            if columns >= WIDE and not opened:
                yield _wide(number - 1, columns)
        elif columns and line.strip() and "|" in line:
            if _cells(line) > columns:
                yield _lost_cell(number, _cells(line), columns)
        else:
            columns = 0


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    before = ""
    for line in lines:
        yield before, line
        before = line


def _cells(row: str) -> int:
    return _NO_BAR.sub("", row).strip().removeprefix("|").removesuffix("|").count("|") + 1


def _is_bold(cell: Element) -> bool:
    return len(cell) == 1 and cell[0].tag == "strong" and not ((cell.text or "") + (cell[0].tail or "")).strip()


def _make_header(cell: Element) -> None:
    strong = cell[0]
    cell.tag = "th"
    cell.set("scope", "row")
    cell.remove(strong)
    cell.text = strong.text
    cell.extend(list(strong))


def _one_table(line: int, found: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Ce bloc «\u00a0tableau\u00a0» contient {found} tableaux."
            if found
            else "Ce bloc «\u00a0tableau\u00a0» ne contient aucun tableau.",
            f'This block "tableau" holds {found or "no"} tables.',
        ),
        Text("Son titre est celui d’un seul tableau.", "Its title is that of one table."),
        Text(
            "Mettez-y un tableau\u00a0: | Jour | Heures |, puis | --- | --- |, puis une ligne par jour.",
            "Put one table in it: | Day | Hours |, then | --- | --- |, then a row for each day.",
        ),
    )


def _wide(line: int, columns: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Ce tableau de {columns} colonnes n’a pas de titre.",
            f"This table of {columns} columns has no title.",
        ),
        Text(
            "Sur un téléphone il défile de côté\u00a0: son titre dit à l’oreille ce qui défile.",
            "On a telephone it scrolls sideways: by ear its title tells what scrolls.",
        ),
        Text(
            f"Mettez-le entre «\u00a0/// {TableBlock.NAME} | Titre\u00a0» et «\u00a0///\u00a0», "
            f"ou gardez moins de {WIDE} colonnes.",
            f'Put it between "/// {TableBlock.NAME} | Title" and "///", or keep less than {WIDE} columns.',
        ),
    )


def _lost_cell(line: int, cells: int, columns: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Cette ligne du tableau a {cells} cases pour {columns} colonne{'s' if columns > 1 else ''}.",
            f"This row of the table has {cells} cells for {columns} column{'s' if columns > 1 else ''}.",
        ),
        Text("Ce qui dépasse ne s’afficherait pas.", "What is beyond would not be shown."),
        Text(
            "Ajoutez une colonne à la première ligne et à celle des tirets, ou écrivez «\u00a0\\|\u00a0» "
            "pour une barre qui ne sépare rien.",
            'Add a column to the first row and to that of hyphens, or write "\\|" for a bar that parts nothing.',
        ),
    )
