"""What a table without marked headers is: data whose headers only look like headers, layout, or a grid of signs.

Sources: RGAA glossary (« tableau de données », « tableau de mise en forme »), HTML 4.9.1 (telling layout tables).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal

from .table import Cell, Table, own_parts
from .tree import Element
from .wording import readable

if TYPE_CHECKING:
    from .page import Page

_BOLD: Final = 600
_LONGEST_VALUE: Final = 40
# What has no place in a cell of data, and often one in a column of a layout.
_BLOCKS: Final = frozenset(
    "h1 h2 h3 h4 h5 h6 table form nav article section aside header footer main video audio iframe".split()
)
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
# Figures, prices, hours, dates, marks: what stands below or beside a header, and is none itself.
_VALUE: Final = re.compile(
    r"""(?:[-+±~≈<>≤≥]?\s*(?:de\s|à\s|from\s|to\s)*\d[\d\s.,:/°%€$£h'′–—-]*(?:h|min|km|m|m²|m2|kg|g|l|ans?|€|%|euros?
       |places?|jours?|mois|personnes?|am|pm|janv\w*|févr\w*|mars|avril|mai|juin|juil\w*|août|sept\w*|oct\w*|nov\w*
       |déc\w*)?\.?\s*(?:[-–—à/]\s*\d[\d\s.,:h]*(?:h|min|€)?)?
    |oui|non|yes|no|gratuite?|free|fermée?|closed|x|✓|✔|✗|✘|•|-|–|—|n\.?[/.]?[acd]\.?|néant)""",
    re.IGNORECASE | re.VERBOSE,
)


# What editing programs and people write into `summary` of a table that holds no data.
_LAYOUT: Final = re.compile(r"\bmise en (?:page|forme)\b|\blayout\b", re.IGNORECASE)


def says_data(table: Table, page: Page) -> bool:
    """Whether its markup says that a table holds data: a caption, a head or foot, headers, a name."""
    element = table.element
    if any(cell.is_header or cell.element.has("headers") or cell.element.has("scope") for cell in table.cells):
        return True
    if any(child.tag in ("caption", "thead", "tfoot") for child in element.children):
        return True
    summary = (element.get("summary") or "").strip()
    return bool(summary and not _LAYOUT.search(summary)) or readable(page.name(element))


def looks_like_layout(table: Table) -> bool:
    """Whether a table without headers only arranges things: one line of cells, or blocks within cells."""
    if table.width < 2 or table.height < 2:
        return True
    return any(node.tag in _BLOCKS for node in own_parts(table.element) if not _is_row_heading(node, table))


def _is_row_heading(node: Element, table: Table) -> bool:
    """Whether a heading is all that its cell holds, as where somebody wanted a header of the table."""
    cell = node.closest("td", "th")
    return node.tag in _HEADINGS and cell is not None and cell.text == node.text


def is_matrix(table: Table) -> bool:
    """Whether the cells hold signs, figures or pictures alone: a board, a sudoku, a plan."""
    texts = [cell.element.text for cell in table.cells]
    return all(len(text) <= 2 or not any(character.isalpha() for character in text) for text in texts)


def header_line(table: Table, page: Page) -> Literal["row", "column"] | None:
    """Whether the first row or the first column of a table without headers looks like headers.

    By bold print of it alone, or by words that stand over or beside columns or rows of mere values.
    """
    top = [table.slots.get((x, 0)) for x in range(table.width)]
    left = [table.slots.get((0, y)) for y in range(table.height)]
    rest_below = [cell for cell in table.cells if cell.y > 0]
    rest_beside = [cell for cell in table.cells if cell.x > 0]
    if is_bold(top, page) and not is_bold(rest_below, page):
        return "row"
    if is_bold(left, page) and not is_bold(rest_beside, page):
        return "column"
    if (
        table.height > 2
        and _are_words(top[1:])
        and _some_values([[table.slots.get((x, y)) for y in range(1, table.height)] for x in range(1, table.width)])
    ):
        return "row"
    if (
        table.width > 2
        and _are_words(left[1:])
        and _some_values([[table.slots.get((x, y)) for x in range(1, table.width)] for y in range(1, table.height)])
    ):
        return "column"
    return None


def is_bold(cells: Iterable[Cell | None], page: Page) -> bool:
    """Whether every word of some cells is bold, and there is one in each but the first."""
    seen = 0
    for number, cell in enumerate(cells):
        if cell is None or (cell.is_empty and number):
            return False
        for node in (cell.element, *cell.element.iter_descendants()):
            if readable(node.own_text):
                if (page.style(node).font_weight or 0) < _BOLD:
                    return False
                seen += 1
    return seen > 0


def _are_words(cells: list[Cell | None]) -> bool:
    texts = [cell.element.text if cell is not None else "" for cell in cells]
    return bool(texts) and all(sum(map(str.isalpha, text)) >= 3 and not _is_value(text) for text in texts)


def _some_values(lines: list[list[Cell | None]]) -> bool:
    """Whether a line holds values alone, two at least."""
    for line in lines:
        texts = [cell.element.text.strip() for cell in line if cell is not None and not cell.is_empty]
        if len(texts) >= 2 and len(set(map(id, line))) == len(line) and all(map(_is_value, texts)):
            return True
    return False


def _is_value(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST_VALUE and _VALUE.fullmatch(text) is not None
