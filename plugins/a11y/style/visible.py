"""What hides an element with all that it holds from sight, though it is rendered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ..tree import Element
from .computed import Computed
from .length import resolve_number
from .properties import SIDES, tokens_of, words_of
from .styles import Styles

# No screen is as far to the left or above as this: what stands there is out of sight.
_FAR = -900.0
_POINT = 1.0
# The height of a line of text, to the size of its letters.
_LINE = 1.2
_ZERO_SHAPE = re.compile(r"(circle|ellipse)\(\s*0(px|%)?\s*(0(px|%)?)?\s*(\)|at)")


class Sight:
    """Which elements of a page are out of sight for one medium and state; answers are kept."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._hidden: dict[int, bool] = {}

    def sees(self, element: Element) -> bool:
        """Whether text right inside the element can be seen, as far as its styles tell.

        False for `display: none` and `visibility: hidden`, for opacity 0, for the ways
        of hiding text from sight only (clipped to a point, far off screen, no size).
        The content of a closed `details` counts as seen, for it waits to be opened.
        """
        style = self.styles[element]
        if style.visibility != "visible" or hides_text(style):
            return False
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node.order not in self._hidden:
            path.append(node)
            node = node.parent
        hidden = False if node is None else self._hidden[node.order]
        for step in reversed(path):
            hidden = hidden or hides(self.styles[step]) or self._is_above_page(step)
            self._hidden[step.order] = hidden
        return not hidden

    def _is_above_page(self, element: Element) -> bool:
        """Whether an element waits right above the page, where nobody can scroll: skip links do, until the focus."""
        style = self.styles[element]
        if style.position not in ("absolute", "fixed") or not _is_line_above(style):
            return False
        return style.position == "fixed" or all(
            self.styles[node].position == "static" and self.styles[node].value("transform") == "none"
            for node in element.iter_ancestors()
        )


@lru_cache(maxsize=16384)
def hides(style: Computed) -> bool:
    """Whether a style surely hides its element and all that it holds."""
    return (
        style.display == "none"
        or style.opacity == 0
        or _is_far(style)
        or _is_clipped(style)
        or _is_transformed_away(style)
    )


@lru_cache(maxsize=16384)
def hides_text(style: Computed) -> bool:
    """Whether a style hides the text right inside its element; what else it holds may undo that."""
    if style.font_size == 0:
        return True
    indent = style.px("text-indent")
    return indent is not None and indent + _inset(style, "left") <= _FAR


def _is_far(style: Computed) -> bool:
    """Whether the element is off the screen, on a side to which nobody can scroll."""
    position = style.position
    for side in ("left", "top"):
        names = [f"margin-{side}", side] if position in ("absolute", "fixed", "relative") else [f"margin-{side}"]
        for name in names:
            text = style.value(name)
            if text.startswith("-") or "(" in text:
                pixels = style.px(name)
                if pixels is not None and pixels + _inset(style, side) <= _FAR:
                    return True
    if position != "fixed":
        return False
    # Only for a fixed element a share is one of the screen.
    return any(
        ((share := _share(style.value(side))) is not None and share <= -1)
        or ((pixels := style.px(side)) is not None and pixels <= _FAR)
        for side in SIDES
    )


@lru_cache(maxsize=16384)
def _is_line_above(style: Computed) -> bool:
    """Whether a box of one line ends above what it is placed in."""
    top = style.px("top") if style.value("top") != "auto" else None
    if top is None or top > 0:
        return False
    if top < 0:
        edges = sum(max(style.px(f"padding-{side}") or 0.0, 0.0) for side in ("top", "bottom"))
        return style.font_size is not None and top + style.font_size * _LINE + edges <= 0
    return any(
        token.type == "function"
        and token.lower_name in ("translate", "translatey")
        and (shares := [word.value for word in token.arguments if word.type == "percentage"])
        and shares[-1] <= -100
        and (token.lower_name == "translatey" or len(shares) > 1)
        for token in tokens_of(style.value("transform"))
    )


def _inset(style: Computed, side: str) -> float:
    """How far the content of a box stands from its edge."""
    return max(style.px(f"padding-{side}") or 0.0, 0.0)


def _is_clipped(style: Computed) -> bool:
    clip = style.value("clip")
    if clip != "auto" and style.position in ("absolute", "fixed") and _is_empty_rectangle(clip):
        return True
    path = style.value("clip-path")
    if path != "none" and (_ZERO_SHAPE.search(path) or _is_empty_inset(path)):
        return True
    # A width or a height means nothing to what flows in a line.
    return style.display not in ("inline", "contents") and any(
        style.value(f"overflow-{axis}") in ("hidden", "clip", "scroll", "auto") and _is_flat(style, name, after)
        for axis, name, after in (("x", "width", "right"), ("y", "height", "bottom"))
    )


def _is_flat(style: Computed, name: str, after: str) -> bool:
    sizes = [size for size in (style.px(name), style.px(f"max-{name}")) if size is not None]
    least = style.px(f"min-{name}") or 0.0
    # What overflows is seen in the padding that follows.
    return bool(sizes) and max(min(sizes), least) <= _POINT and (style.px(f"padding-{after}") or 0.0) <= _POINT


def _is_empty_rectangle(clip: str) -> bool:
    """Whether `rect()` leaves nothing to be seen; an edge that is `auto` cuts nothing."""
    shape = next((token for token in tokens_of(clip) if token.type == "function"), None)
    if shape is None:
        return False
    edges = [token for token in shape.arguments if token.type not in ("whitespace", "comment") and token != ","]
    if len(edges) != 4 or any(edge.type not in ("number", "dimension") for edge in edges):
        return False
    top, right, bottom, left = edges
    return any(
        (end.value - start.value <= _POINT and _unit(end) == _unit(start)) or end.value == start.value == 0
        for start, end in ((top, bottom), (left, right))
    )


def _unit(edge: Any) -> str:
    return str(edge.lower_unit) if edge.type == "dimension" else "px"


def _is_empty_inset(path: str) -> bool:
    """Whether `inset()` cuts all away from two sides."""
    shape = next((token for token in tokens_of(path) if token.type == "function"), None)
    if shape is None or shape.lower_name != "inset":
        return False
    words = [token for token in shape.arguments if token.type not in ("whitespace", "comment")]
    rounded = next((position for position, word in enumerate(words) if word == "round"), len(words))
    shares = [word.value if word.type == "percentage" else 0.0 for word in words[:rounded]]
    if not 1 <= len(shares) <= 4:
        return False
    top, right, bottom, left = (shares * 4)[:4] if len(shares) != 3 else (*shares, shares[1])
    return bool(top + bottom >= 100 or left + right >= 100)


def _is_transformed_away(style: Computed) -> bool:
    for token in tokens_of(style.value("transform")):
        if token.type != "function":
            continue
        arguments = words_of("".join(_argument(argument) for argument in token.arguments))
        numbers = [argument for argument in arguments if argument.type in ("number", "percentage", "dimension")]
        if token.lower_name.startswith("scale") and numbers and numbers[0].value == 0:
            return True
        if token.lower_name.startswith("translate") and any(_is_pushed_out(style, number) for number in numbers):
            return True
    return False


def _is_pushed_out(style: Computed, length: Any) -> bool:
    if length.type == "dimension":
        pixels = style.pixels(length.serialize())
        return pixels is not None and pixels <= _FAR
    # A share is one of the element itself: that is enough only at the edge of the screen.
    at_edge = style.position == "fixed" and any(style.px(side) == 0 for side in ("top", "left"))
    return bool(length.type == "percentage" and length.value <= -100 and at_edge)


def _argument(token: object) -> str:
    return str(token.serialize()) if hasattr(token, "serialize") else ""


def _share(text: str) -> float | None:
    """A percentage as a share of one; None for anything else."""
    return resolve_number(text) if text.endswith("%") else None
