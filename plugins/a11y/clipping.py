"""Text that a box of fixed size cuts off when the page is enlarged to twice its size (WCAG 1.4.4).

No page is laid out here: heights and widths are bounds. A text counts as cut off
where it needs more room than there is even in narrow letters.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .spacing import NARROWEST, lines_of
from .style import Computed, Media, State, Styles
from .style.length import resolve_number
from .style.view import View, lens_of
from .style.visible import hides
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# A window of 1280 by 1024 pixels, enlarged to twice its size (ACT 59br37).
ENLARGED = Media(width=640, height=512)
_STATES: tuple[State, ...] = ("hover", "focus", "used")
_OVERFLOW = frozenset({"overflow-x", "overflow-y"})
# Boxes that put one block below the other.
_STACKING = frozenset({"block", "list-item", "flow-root"})
_CUTS = frozenset({"hidden", "clip"})
_SIZES = ("height", "max-height", "width", "max-width", "overflow-x", "overflow-y", "white-space", "display")
# Lines of `line-height: normal` are not lower, and letters not lower than this, in shares of the font size.
_NORMAL, _LETTER = 1.1, 0.8


@dataclass(frozen=True, slots=True)
class Cut:
    """A text, the box that cuts it off, and in which direction."""

    box: Element
    text: str
    is_vertical: bool


def bounded(page: Page) -> tuple[Element, ...]:
    """The elements of which a sheet or their own `style` may say what becomes of text that has no room in them."""
    return page.styles().declaring(_OVERFLOW, page.elements)


def cuts(page: Page) -> Iterator[Cut]:
    """The boxes that cut off text of the enlarged page, each once."""
    at_rest = page.styles()
    boxes = [box for box in page.once(bounded) if not hides(at_rest[box])]
    if not boxes:
        return
    styles = page.styles(ENLARGED)
    if styles.missing:
        # A sheet that could not be had may say otherwise.
        return
    for box in boxes:
        style = styles[box]
        is_hidden_down, is_hidden_across = style.value("overflow-y") in _CUTS, style.value("overflow-x") in _CUTS
        if not (is_hidden_down or is_hidden_across) or style.display in ("inline", "contents", "none"):
            continue
        height = _height(box, styles) if is_hidden_down else None
        is_across = is_hidden_across and style.value("text-overflow") == "clip" and _keeps_lines(box, styles)
        if (height is None and not is_across) or not style.knows(*_SIZES):
            continue
        if not lens_of(page, View(ENLARGED)).sight.sees(box) or not page.visible(box):
            continue
        found = next(_cut_in(box, styles, height, is_across), None)
        if found is not None:
            yield found


def overflows(box: Element, styles: Styles) -> bool:
    """Whether a box that scrolls surely has to: its text needs more room than it shows, even in narrow letters."""
    style = styles[box]
    if style.display in ("inline", "contents", "none") or not style.knows(*_SIZES):
        return False
    height = _height(box, styles) if style.value("overflow-y") not in _CUTS else None
    is_across = style.value("overflow-x") not in _CUTS and _keeps_lines(box, styles)
    return (height is not None or is_across) and any(True for _ in _cut_in(box, styles, height, is_across))


def changes_in_use(box: Element, page: Page) -> bool:
    """Whether the box grows under the pointer, with the focus, or when it is used."""
    before = page.styles(ENLARGED)[box]
    after = (page.styles(ENLARGED, state)[box] for state in _STATES)
    return any(style.value(name) != before.value(name) for style in after for name in _SIZES)


def _cut_in(box: Element, styles: Styles, height: float | None, is_across: bool) -> Iterator[Cut]:
    # The height that the blocks stacked above one another need together.
    stacked = 0.0
    stack = [(box, True)]
    while stack:
        node, is_stacked = stack.pop()
        style = styles[node]
        if node is not box and _leaves(style):
            continue
        is_stacked = is_stacked and style.display in _STACKING
        blocks = [child for child in node.children if styles[child].display not in ("inline", "contents")]
        if not blocks and node.namespace == "html" and any(map(str.isalnum, node.text)):
            needed = _needed_height(node, styles)
            stacked += needed if is_stacked else 0.0
            # The letters of the last line need less than its whole height.
            spare = _line_height(node, styles) - (style.font_size or 0.0) * _LETTER
            if height is not None and max(needed, stacked) - max(spare, 0.0) > height:
                yield Cut(box, box.text, True)
            if is_across and _needs_width(node, styles) > _width(node, styles):
                yield Cut(box, node.text, False)
        stack.extend((child, is_stacked) for child in reversed(blocks))


def _leaves(style: Computed) -> bool:
    """Whether a part of the box is seen elsewhere or scrolls; what cuts off its own text is looked at by itself."""
    return (
        style.display == "none"
        or style.visibility != "visible"
        or style.position not in ("static", "relative")
        or style.value("float") != "none"
        or style.value("animation-name") != "none"
        or any(style.value(name) != "none" for name in ("transform", "translate", "scale", "rotate"))
        or any(style.value(name) != "visible" for name in _OVERFLOW)
    )


def _needed_height(block: Element, styles: Styles) -> float:
    """The least pixels that the lines of a block take."""
    size = styles[block].font_size or 0.0
    width = _width(block, styles)
    lines = lines_of(block)
    keeps = styles[block].value("white-space") in ("nowrap", "pre")
    count = len(lines) if keeps else sum(max(1, math.ceil(len(line) * NARROWEST * size / width)) for line in lines)
    return count * _line_height(block, styles)


def _needs_width(block: Element, styles: Styles) -> float:
    """The least pixels that the longest line of a block takes; 0 where it may be broken."""
    style = styles[block]
    if style.value("white-space") not in ("nowrap", "pre"):
        return 0.0
    return max(map(len, lines_of(block))) * NARROWEST * (style.font_size or 0.0)


def _keeps_lines(box: Element, styles: Styles) -> bool:
    return any(styles[node].value("white-space") in ("nowrap", "pre") for node in (box, *box.children))


def _height(box: Element, styles: Styles) -> float | None:
    """The most pixels that the box shows of its content, downwards; None where it grows."""
    style = styles[box]
    sizes = [size for size in (style.px("height"), style.px("max-height")) if size is not None]
    if not sizes:
        return None
    inside = max(min(sizes), style.px("min-height") or 0.0)
    return inside + sum(style.px(f"padding-{side}") or 0.0 for side in ("top", "bottom"))


def _width(block: Element, styles: Styles) -> float:
    """The most pixels that a line of the block has."""
    share = 1.0
    node: Element | None = block
    while node is not None:
        style = styles[node]
        least = style.px("min-width") or 0.0
        for name in ("width", "max-width"):
            pixels = style.px(name)
            if pixels is not None and style.display != "inline":
                return max(pixels, least) * share
        percent = style.value("width")
        if percent.endswith("%") and not least and (number := resolve_number(percent)) is not None:
            share *= min(max(number, 0.05), 1.0)
        node = node.parent
    return styles[block].media.width * share


def _line_height(block: Element, styles: Styles) -> float:
    style = styles[block]
    size = style.font_size or 0.0
    value = style.value("line-height")
    number = resolve_number(value)
    if number is not None:
        return number * size
    pixels = style.pixels(value)
    return _NORMAL * size if pixels is None else pixels
