"""A table as HTML and ARIA understand it: a grid of slots, its cells, and which cells a header heads.

Sources: HTML 4.9.12 (forming a table, assigning header cells), WAI-ARIA 1.2
(table, grid, row, cell), RGAA glossary (« tableau de données complexe »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from .tree import Element
from .wording import readable

if TYPE_CHECKING:
    from .page import Page

Direction: TypeAlias = Literal["col", "row", "colgroup", "rowgroup"]

# What a rule about data tables targets: tables by element or by role.
TABLES: Final = "table, [role~=table i]"
TABLE_ROLES: Final = frozenset({"table", "grid", "treegrid"})
SCOPES: Final = frozenset({"col", "row", "colgroup", "rowgroup"})
_HEADER_ROLES: Final[dict[str, Direction]] = {"columnheader": "col", "rowheader": "row"}
_CELL_ROLES: Final = frozenset({"cell", "gridcell", *_HEADER_ROLES})
# What fills a cell without a word.
_THINGS: Final = frozenset(
    "audio button canvas embed iframe img input math meter object picture progress select svg textarea video".split()
)
_MOST_COLUMNS: Final = 1_000
_MOST_SLOTS: Final = 60_000
_DIGITS: Final = re.compile(r"\s*\+?([0-9]{1,6})")


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell with the slots that it covers; `group` counts the row groups (`thead`, `tbody`, `tfoot`)."""

    element: Element
    x: int
    y: int
    width: int
    height: int
    group: int
    is_header: bool
    # What the header says of its direction, by a valid `scope` or by its role.
    direction: Direction | None
    is_empty: bool

    @property
    def columns(self) -> range:
        """The columns that the cell covers."""
        return range(self.x, self.x + self.width)

    @property
    def rows(self) -> range:
        """The rows that the cell covers."""
        return range(self.y, self.y + self.height)


@dataclass(slots=True, eq=False)
class Table:
    """A table: its element, its cells in source order, and the cell of each slot and of each element's order.

    `is_whole` is false where the table is too large to be laid out, or where
    only a script knows all its rows (`aria-rowindex`…): then nothing is said of
    what its headers head.
    """

    element: Element
    cells: list[Cell] = field(default_factory=list)
    slots: dict[tuple[int, int], Cell] = field(default_factory=dict)
    width: int = 0
    height: int = 0
    is_whole: bool = True
    # The rows and columns with cells that are no headers, those with some that are not blank,
    # and the ids that `headers` of other cells name.
    cell_rows: set[int] = field(default_factory=set)
    cell_columns: set[int] = field(default_factory=set)
    data_rows: set[int] = field(default_factory=set)
    data_columns: set[int] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    by_order: dict[int, Cell] = field(default_factory=dict)

    @property
    def headers(self) -> list[Cell]:
        """The header cells that hold something."""
        return [cell for cell in self.cells if cell.is_header and not cell.is_empty]

    def row(self, y: int) -> list[Cell]:
        """The cells of a row, each once."""
        return list(dict.fromkeys(cell for x in range(self.width) if (cell := self.slots.get((x, y)))))

    def column(self, x: int) -> list[Cell]:
        """The cells of a column, each once."""
        return list(dict.fromkeys(cell for y in range(self.height) if (cell := self.slots.get((x, y)))))

    def is_column_header(self, header: Cell) -> bool:
        """Whether a header heads what is below: by what it says, else where its rows hold no data (HTML 4.9.12.2).

        Blank cells count for nothing here: a blank corner changes no reader's mind.
        """
        if header.direction is not None:
            return header.direction in ("col", "colgroup")
        return self.data_rows.isdisjoint(header.rows)

    def is_row_header(self, header: Cell) -> bool:
        """Whether a header heads what is beside it, as `is_column_header`."""
        if header.direction is not None:
            return header.direction in ("row", "rowgroup")
        return not self.is_column_header(header) and self.data_columns.isdisjoint(header.columns)

    def heads_something(self, header: Cell) -> bool:
        """Whether a header is assigned to any cell: by `headers`, by its row or column, or by its row group."""
        if header.element.id in self.named:
            return True
        if header.direction == "rowgroup" and any(
            cell.group == header.group and cell.y >= header.y and _is_scanned(cell)
            for cell in self.cells
            if cell is not header
        ):
            return True
        return (self.is_column_header(header) and self.has_cell_below(header)) or (
            self.is_row_header(header) and self.has_cell_beside(header)
        )

    def has_cell_below(self, header: Cell) -> bool:
        """Whether a cell below would take the header for its own."""
        return any(
            _takes(header, (self.slots.get((x, y)) for y in range(header.rows.stop, self.height)), "col")
            for x in header.columns
        )

    def has_cell_beside(self, header: Cell) -> bool:
        """Whether a cell to the right would take the header for its own."""
        return any(
            _takes(header, (self.slots.get((x, y)) for x in range(header.columns.stop, self.width)), "row")
            for y in header.rows
        )


def _is_scanned(cell: Cell) -> bool:
    """Whether a cell looks for headers around it: `headers` names them otherwise."""
    return not cell.element.has("headers")


def _takes(header: Cell, onward: Iterator[Cell | None], way: Literal["col", "row"]) -> bool:
    """Whether one of the cells met on the way from a header is headed by it.

    As the algorithm has it, seen from the header: another header of the same
    place and size ends its reach once data came after that one.
    """
    rival = False
    for cell in onward:
        if cell is None or cell is header:
            continue
        if cell.is_header:
            same = (
                (cell.x, cell.width) == (header.x, header.width)
                if way == "col"
                else (cell.y, cell.height) == (header.y, header.height)
            )
            if _is_scanned(cell):
                return True
            rival = rival or same
        elif rival:
            return False
        elif _is_scanned(cell):
            return True
    return False


def table_of(element: Element, page: Page) -> Table | None:
    """The table that an element is or stands in, laid out once; None outside of tables."""
    node: Element | None = element
    while node is not None and node.tag != "table" and page.role(node) not in TABLE_ROLES:
        node = node.parent
    if node is None:
        return None
    known = page.once(_known)
    table = known.get(node.order)
    if table is None:
        table = known[node.order] = _native(node, page) if node.tag == "table" else _by_roles(node, page)
    return table


def _known(page: Page) -> dict[int, Table]:
    return {}


def own_parts(table: Element) -> Iterator[Element]:
    """What a table holds, without what stands in tables within it."""
    stack = list(reversed(table.children))
    while stack:
        node = stack.pop()
        yield node
        if node.tag != "table":
            stack.extend(reversed(node.children))


def is_blank(element: Element) -> bool:
    """Whether an element shows neither a word nor a picture nor a control."""
    return not (
        readable(element.text)
        or any(node.tag in _THINGS for node in element.iter_descendants())
        or (element.get("aria-label") or "").strip()
    )


def _native(table: Element, page: Page) -> Table:
    """The model of a `table` element (HTML 4.9.12.1)."""
    groups = [child for child in table.children if child.tag in ("thead", "tbody", "tfoot")]
    # A footer comes last, wherever it is written.
    groups.sort(key=lambda group: group.tag == "tfoot")
    made = Table(table)
    for number, group in enumerate(groups):
        rows = [row for row in group.children if row.tag == "tr"]
        last = made.height + len(rows)
        for row in rows:
            x = 0
            for element in row.children:
                if element.tag not in ("td", "th"):
                    continue
                while (x, made.height) in made.slots:
                    x += 1
                width = min(max(_number(element, "colspan"), 1), _MOST_COLUMNS)
                asked = _number(element, "rowspan")
                height = min(asked or last, last - made.height)
                if not _put(made, _cell(element, x, made.height, width, height, number, page)):
                    return made
                x += width
            made.height += 1
    return made


def _by_roles(table: Element, page: Page) -> Table:
    """The model of a table made by roles; the rows stand below each other, whatever groups them."""
    made = Table(table, is_whole=not table.has("aria-owns"))
    for row in _owned(table, page, frozenset({"row"})):
        x = 0
        for element in _owned(row, page, _CELL_ROLES):
            if any(element.has(name) or row.has(name) for name in ("aria-colindex", "aria-rowindex", "aria-owns")):
                made.is_whole = False
            while (x, made.height) in made.slots:
                x += 1
            width = min(max(_number(element, "aria-colspan"), 1), _MOST_COLUMNS)
            height = min(max(_number(element, "aria-rowspan"), 1), _MOST_COLUMNS)
            if not _put(made, _cell(element, x, made.height, width, height, 0, page)):
                return made
            x += width
        made.height += 1
    return made


def _owned(owner: Element, page: Page, roles: frozenset[str]) -> Iterator[Element]:
    """The nearest elements inside that have one of the roles; tables within are their own owners."""
    stack = list(reversed(owner.children))
    while stack:
        node = stack.pop()
        role = page.role(node)
        if role in roles:
            yield node
        elif role not in TABLE_ROLES:
            stack.extend(reversed(node.children))


def _cell(element: Element, x: int, y: int, width: int, height: int, group: int, page: Page) -> Cell:
    role = (element.get("role") or "").strip().lower()
    direction: Direction | None = None
    is_header = element.tag == "th" and (not role or role in _HEADER_ROLES)
    if role in _HEADER_ROLES:
        is_header, direction = True, _HEADER_ROLES[role]
    elif is_header and (scope := (element.get("scope") or "").strip().lower()) in SCOPES:
        direction = scope  # type: ignore[assignment]  # mypy does not narrow a str to these literals
    is_empty = not readable(page.name(element)) if is_header else is_blank(element)
    return Cell(element, x, y, width, height, group, is_header, direction, is_empty)


def _put(table: Table, cell: Cell) -> bool:
    """Put a cell in its slots; what overlaps belongs to the first. False where the table grows too large."""
    if len(table.slots) + cell.width * cell.height > _MOST_SLOTS:
        table.is_whole = False
        return False
    table.cells.append(cell)
    table.by_order[cell.element.order] = cell
    for y in cell.rows:
        for x in cell.columns:
            table.slots.setdefault((x, y), cell)
    table.width = max(table.width, cell.columns.stop)
    if not cell.is_header:
        table.cell_rows.update(cell.rows)
        table.cell_columns.update(cell.columns)
    if not (cell.is_header or cell.is_empty):
        table.data_rows.update(cell.rows)
        table.data_columns.update(cell.columns)
    table.named.update(set((cell.element.get("headers") or "").split()) - {cell.element.id})
    return True


def _number(element: Element, name: str) -> int:
    """The number in an attribute; 1 where it holds none."""
    found = _DIGITS.match(element.get(name) or "1")
    return int(found[1]) if found else 1
