"""Colours of text and of backgrounds that a page sets: one without the other stands beside the reader's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from .style import Computed, Media
from .style.color import BLACK, RGBA, resolve_color
from .style.view import View, lens_of
from .style.words import shown_text
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

Lack: TypeAlias = Literal["background", "color", "background-color"]

_COLOR, _BACKGROUND, _IMAGE = 1, 2, 4
_PAIR = _COLOR | _BACKGROUND
_COLORS = frozenset({"color", "background-color", "background-image"})
_URL = "url("


class Lone(NamedTuple):
    """A text, and which declaration it lacks beside the one that it has."""

    element: Element
    lacks: Lack


def lone_colors(page: Page) -> Iterator[Lone]:
    """The visible texts whose colour, background or background image is declared without its counterpart.

    A declaration on what holds the element counts (RGAA 10.5: "héritée d'un parent"). What
    browsers set by themselves, such as the colours of links and buttons, is none.
    """
    styles = page.styles()
    defaults = {styles.memory.initial.color, *_link_colors(page)}
    body = next((child for child in page.root.children if child.tag == "body"), page.root)
    if _declared(body, page) | _declared(page.root, page) == _PAIR:
        # As well-made style sheets begin; a background image over these has a colour under it.
        return
    if styles.missing:
        # A sheet that could not be had may set the other.
        return
    setting = {element.order for element in styles.declaring(_COLORS, page.elements)}
    sees = lens_of(page, View(Media())).sight.sees
    declared: dict[int, int] = {}
    for element in page.elements:
        found = declared[element.parent.order] if element.parent is not None else 0
        if element.order in setting:
            found |= _declared(element, page)
        elif found != _PAIR and _has_background(styles[element]):
            # The browser's own pair: that of a button, of marked text.
            found = _PAIR
        declared[element.order] = found
        if found & _PAIR in (0, _PAIR) and not found & _IMAGE:
            continue
        if element.namespace != "html" or not any(map(str.isalnum, shown_text(element))) or not sees(element):
            continue
        style = styles[element]
        if not style.knows("color", "background-color", "background-image"):
            continue
        if found & _IMAGE and not found & _BACKGROUND:
            yield Lone(element, "background-color")
        elif found & _PAIR == _COLOR and style.color not in defaults:
            yield Lone(element, "background")
        elif found & _PAIR == _BACKGROUND:
            yield Lone(element, "color")


def _link_colors(page: Page) -> Iterator[RGBA | None]:
    """What links look like where the page says nothing."""
    scheme = page.styles()[page.root].scheme
    for name in ("linktext", "visitedtext"):
        yield resolve_color(name, BLACK, scheme)


def _declared(element: Element, page: Page) -> int:
    """What the page itself declares for an element at rest, as far as its computed style shows it."""
    names = page.styles().declared(element)
    style = page.style(element)
    found = _COLOR if "color" in names else 0
    if "background-color" in names and _has_background(style):
        found |= _BACKGROUND
    if "background-image" in names and style.background_image != "none":
        # A gradient is painted whatever happens; a file may fail to load.
        found |= _IMAGE if _URL in style.background_image.lower() else _BACKGROUND
    return found


def _has_background(style: Computed) -> bool:
    color = style.background_color
    return color is None or color.a > 0
