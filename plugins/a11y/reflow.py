"""Blocks too wide for a small screen, so that each line must be scrolled (WCAG 1.4.10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .looks import words_in
from .style import Media, Styles
from .style.breakpoints import NARROW
from .style.sharing import passed_by_looks
from .style.view import View, lens_of
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

_SMALL = Media(width=NARROW, height=256)
_WIDTHS = frozenset({"width", "min-width"})
# What needs two dimensions to be understood, or scrolls by itself (RGAA 10.11, "cas particuliers").
_WIDE_BY_NATURE = frozenset(
    """table thead tbody tfoot tr td th col colgroup caption img picture video audio iframe object embed canvas svg math
    pre code textarea input select button progress meter hr map area dialog marquee""".split()
)
_NO_LINES = _WIDE_BY_NATURE | {"html"}
_GRIDS = frozenset({"table", "grid", "treegrid", "toolbar", "application", "img", "figure"})
# A block with less is no text to be read line by line.
_WORDS = 12


def too_wide(page: Page) -> Iterator[tuple[Element, float]]:
    """The outermost blocks of text that keep a width beyond 320 pixels in a window of that size, with their pixels.

    Left out is what lies in a box that scrolls or cuts off, what is placed over the
    page, and what a flexible box may make narrower.
    """
    keys, passed = page.styles().plain_keys, passed_by_looks(page, "width-fixed")
    boxes = [
        box
        for box in page.styles().declaring(_WIDTHS, page.elements)
        if box.namespace == "html" and box.tag not in _NO_LINES and keys[box.order] not in passed
    ]
    if not boxes:
        return
    styles = page.styles(_SMALL)
    if styles.missing:
        # A sheet that could not be had may say otherwise.
        return
    found: set[int] = set()
    for box in boxes:
        pixels = _fixed_width(box, styles)
        if pixels is None or pixels <= NARROW:
            if (key := keys[box.order]) is not None:
                passed.add(key)
        elif (
            not any(node.order in found for node in box.iter_ancestors())
            and page.visible(box)
            and words_in(box) >= _WORDS
            and not _is_exempt(box, styles, page)
            and not any(_may_scroll(node, styles) or _is_exempt(node, styles, page) for node in box.iter_ancestors())
            and lens_of(page, View(_SMALL)).sight.sees(box)
        ):
            found.add(box.order)
            yield box, pixels


def _fixed_width(box: Element, styles: Styles) -> float | None:
    """The pixels that a block surely takes; None where it may be narrower."""
    style = styles[box]
    if style.display in ("inline", "contents", "none") or style.position not in ("static", "relative"):
        return None
    if not style.knows("width", "min-width", "max-width", "display"):
        return None
    least = _absolute(style.value("min-width"), style.px("min-width"))
    parent = box.parent
    shrinks = parent is not None and styles[parent].display.endswith("flex")
    width = None if shrinks else _absolute(style.value("width"), style.px("width"))
    if width is None:
        return least
    limit = style.value("max-width")
    if limit != "none":
        most = style.px("max-width")
        if most is None:
            return least
        width = min(width, most)
    return max(width, least or 0.0)


def _absolute(text: str, pixels: float | None) -> float | None:
    """Pixels that do not come from the size of the window, nor from a calculation that may take it in."""
    return None if "(" in text or "v" in text else pixels


def _may_scroll(node: Element, styles: Styles) -> bool:
    """Whether what a box holds is scrolled within it, or cut off."""
    return node.tag not in ("html", "body") and styles[node].value("overflow-x") != "visible"


def _is_exempt(node: Element, styles: Styles, page: Page) -> bool:
    style = styles[node]
    return (
        style.value("transform") != "none"
        or style.value("scale") != "none"
        or style.position in ("absolute", "fixed", "sticky")
        or node.tag in _WIDE_BY_NATURE
        or page.role(node) in _GRIDS
    )
