"""What turning the screen does to a page: it may be turned back by a style sheet, or hidden (WCAG 1.3.4)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .style import Computed, Media
from .style.properties import tokens_of
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

LANDSCAPE = Media()
# The same window but for a pixel: nothing else that media queries ask for changes.
PORTRAIT = Media(width=LANDSCAPE.width, height=LANDSCAPE.width + 1)
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}


def asks_for_orientation(page: Page) -> bool:
    """Whether any media query of the page tells portrait from landscape."""
    return any("orientation" in query or "aspect-ratio" in query for query in page.styles().queries)


def frames(page: Page) -> Iterator[Element]:
    """The elements that hold most of the page's text: the root, the body, and what wraps all of it."""
    node: Element | None = page.root
    while node is not None:
        yield node
        half = len(node.text) / 2
        node = next((child for child in node.children if child.tag != "head" and len(child.text) > half), None)


def turn(style: Computed) -> float | None:
    """By how many degrees a style rotates its element in the plane; None where that cannot be known."""
    if not style.knows("transform", "rotate"):
        return None
    total = _axis_turn([token for token in tokens_of(style.value("rotate")) if token.type != "whitespace"])
    for function in tokens_of(style.value("transform")):
        if function.type == "function":
            angle = _function_turn(function.lower_name, _arguments(function))
            total = None if total is None or angle is None else total + angle
    return total


def _arguments(function: Any) -> list[Any]:
    return [token for token in function.arguments if token.type not in ("whitespace", "comment") and token != ","]


def _function_turn(name: str, arguments: Sequence[Any]) -> float | None:
    if name in ("rotate", "rotatez"):
        return _angle(arguments[0]) if len(arguments) == 1 else 0.0
    if name == "rotate3d":
        return _axis_turn(arguments) if len(arguments) == 4 else 0.0
    if name in ("matrix", "matrix3d"):
        numbers = [token.value for token in arguments if token.type == "number"]
        return math.degrees(math.atan2(numbers[1], numbers[0])) if len(numbers) in (6, 16) else None
    return 0.0


def _axis_turn(words: Sequence[Any]) -> float | None:
    """The turn around the axis that leaves the screen: `90deg`, `z 90deg` or `0 0 1 90deg`."""
    *axis, angle = words
    if angle.type == "ident":
        return 0.0
    if not axis:
        return _angle(angle)
    if len(axis) == 1:
        return _angle(angle) if axis[0].type == "ident" and axis[0].lower_value == "z" else 0.0
    numbers = [token.value for token in axis if token.type == "number"]
    if len(numbers) != 3 or numbers[0] or numbers[1] or not numbers[2]:
        return 0.0
    found = _angle(angle)
    return None if found is None else math.copysign(found, found * numbers[2])


def _angle(token: Any) -> float | None:
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type != "dimension" or token.lower_unit not in _DEGREES:
        return None
    return float(token.value * _DEGREES[token.lower_unit])


def is_sideways(one: float, other: float) -> bool:
    """Whether two turns differ by a quarter, one way or the other."""
    return abs(abs((one - other) % 180) - 90) < 1


def shown_letters(page: Page, media: Media) -> int:
    """How many characters of the page are rendered for a medium."""
    styles = page.styles(media)
    count = 0
    stack = [page.root]
    while stack:
        node = stack.pop()
        style = styles[node]
        if style.display == "none":
            continue
        if style.visibility == "visible":
            count += len(node.own_text.strip())
        stack.extend(node.children)
    return count
