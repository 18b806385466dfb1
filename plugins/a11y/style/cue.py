"""What makes an element look different by more than its colour."""

from __future__ import annotations

from typing import NamedTuple

from ..tree import Element
from .computed import Computed, has_image
from .properties import SIDES
from .styles import Styles


class Cues(NamedTuple):
    """The parts of a style that are seen without colours."""

    decorations: frozenset[str]
    borders: tuple[bool, ...]
    has_outline: bool
    has_shadow: bool
    has_background: bool
    has_image: bool
    font_weight: int | None
    font_style: str
    font_family: str
    font_size: float | None
    text_transform: str


def cues(styles: Styles, element: Element) -> Cues:
    """The cues of an element."""
    style = styles[element]
    return Cues(
        decorations=styles.decorations(element),
        borders=tuple(style.border(side).visible for side in SIDES),
        has_outline=style.outline.visible,
        has_shadow=style.has_box_shadow or style.has_text_shadow,
        has_background=_has_background(style),
        has_image=has_image(style.background_image),
        font_weight=style.font_weight,
        font_style=style.value("font-style"),
        font_family=style.value("font-family"),
        font_size=style.font_size,
        text_transform=style.value("text-transform"),
    )


def differs(one: Cues, other: Cues) -> bool:
    """Whether two elements, or one in two states, can be told apart without colours.

    A box of its own colour counts where the other has none: it has a shape.
    """
    return one != other


def stands_out(inner: Cues, outer: Cues) -> bool:
    """Whether an element can be told from the text around it without colours.

    The box of what is around is no cue of the element; its own box is.
    """
    own_box = (*inner.borders, inner.has_outline, inner.has_background, inner.has_image)
    return any(own_box) or _letters(inner) != _letters(outer)


def _letters(found: Cues) -> Cues:
    return found._replace(borders=(), has_outline=False, has_background=False, has_image=False)


def _has_background(style: Computed) -> bool:
    color = style.background_color
    return color is None or color.a > 0
