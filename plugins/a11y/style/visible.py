"""What hides an element with all that it holds from sight, though it is rendered."""

from __future__ import annotations

import re
from functools import lru_cache

from ..tree import Element
from .computed import Computed
from .length import resolve_number
from .properties import tokens_of, words_of
from .styles import Styles

# No screen is as far to the left or above as this: what stands there is out of sight.
_FAR = -900.0
_POINT = 1.0
_INSET = re.compile(r"inset\(\s*(\d+(?:\.\d+)?)%")
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
        if self.styles[element].visibility != "visible":
            return False
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node.order not in self._hidden:
            path.append(node)
            node = node.parent
        hidden = False if node is None else self._hidden[node.order]
        for step in reversed(path):
            hidden = hidden or hides(self.styles[step])
            self._hidden[step.order] = hidden
        return not hidden


@lru_cache(maxsize=16384)
def hides(style: Computed) -> bool:
    """Whether a style hides its element and all that it holds."""
    return (
        style.display == "none"
        or style.opacity == 0
        or style.font_size == 0
        or _is_far(style)
        or _is_clipped(style)
        or _is_transformed_away(style)
    )


def _is_far(style: Computed) -> bool:
    names = ["text-indent", "margin-left", "margin-top"]
    if style.position in ("absolute", "fixed", "relative"):
        names += ["left", "top", "right", "bottom"]
    for name in names:
        text = style.value(name)
        if text.startswith("-") or "(" in text:
            pixels = style.px(name)
            if pixels is not None and pixels <= _FAR:
                return True
            if name in ("left", "top", "right", "bottom") and (share := _share(text)) is not None and share <= -1:
                return True
    return False


def _is_clipped(style: Computed) -> bool:
    clip = style.value("clip")
    if clip != "auto" and style.position in ("absolute", "fixed"):
        shapes = [token.arguments for token in tokens_of(clip) if token.type == "function"]
        edges = [token for shape in shapes for token in shape if token.type in ("number", "dimension")]
        if edges and all(abs(token.value) <= _POINT for token in edges):
            return True
    path = style.value("clip-path")
    if path != "none":
        if _ZERO_SHAPE.search(path):
            return True
        inset = _INSET.match(path)
        if inset and float(inset[1]) >= 50:
            return True
    clips = [style.value(f"overflow-{axis}") in ("hidden", "clip", "scroll", "auto") for axis in "xy"]
    return any(
        clips[axis] and (size := style.px(name)) is not None and size <= _POINT
        for axis, names in enumerate((("width", "max-width"), ("height", "max-height")))
        for name in names
    )


def _is_transformed_away(style: Computed) -> bool:
    for token in tokens_of(style.value("transform")):
        if token.type != "function":
            continue
        arguments = words_of("".join(_argument(argument) for argument in token.arguments))
        numbers = [argument for argument in arguments if argument.type in ("number", "percentage", "dimension")]
        if token.lower_name.startswith("scale") and numbers and numbers[0].value == 0:
            return True
        if token.lower_name.startswith("translate"):
            for number in numbers:
                far = _FAR if number.type == "dimension" and number.lower_unit == "px" else -100
                if number.type != "number" and number.value <= far:
                    return True
    return False


def _argument(token: object) -> str:
    return str(token.serialize()) if hasattr(token, "serialize") else ""


def _share(text: str) -> float | None:
    """A percentage as a share of one; None for anything else."""
    return resolve_number(text) if text.endswith("%") else None
