"""The colours that the background of one box may show, gradients and images included."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

import tinycss2

from .color import RGBA, TRANSPARENT
from .computed import Computed, has_image
from .gradient import gradient_samples
from .length import Basis, resolve_length
from .properties import tokens_of
from .selectors import split_list

Reason: TypeAlias = Literal[
    "background-image",
    "background-clip",
    "blending",
    "positioned",
    "unknown-color",
    "uncertain-style",
    "animation",
]
# Above this many combinations of gradients, bounds would cost more than they tell.
MAX_COLORS = 128
_THIN = 4.0


@lru_cache(maxsize=16384)
def own_layers(style: Computed) -> tuple[tuple[RGBA, ...], Reason | None]:
    """The colours that an element's own background may show; with a reason where more may be there."""
    color = style.background_color
    if not style.knows("background-color", "background-image"):
        return (color or TRANSPARENT,), "uncertain-style"
    if color is None:
        return (TRANSPARENT,), "unknown-color"
    if not has_image(style.background_image):
        return (color,), None
    if "text" in style.value("background-clip"):
        return (color,), "background-clip"
    colors: tuple[RGBA, ...] = (color,)
    images = split_list(tokens_of(style.background_image))
    for number in reversed(range(len(images))):
        text = tinycss2.serialize(images[number]).strip()
        if text.lower() == "none" or _is_beside_text(style, number):
            continue
        samples = gradient_samples(text, style.color, style.scheme)
        if samples is None:
            return colors, "background-image"
        if not _covers(style, number):
            samples = (TRANSPARENT, *samples)
        colors = tuple(dict.fromkeys(sample.over(below) for sample in samples for below in colors))
        if len(colors) > MAX_COLORS:
            return colors[:1], "background-image"
    return colors, None


def _layer_value(style: Computed, name: str, number: int) -> str:
    values = _listed(style.value(name))
    return values[number % len(values)]


@lru_cache(maxsize=256)
def _listed(text: str) -> tuple[str, ...]:
    return tuple(str(tinycss2.serialize(part)).strip() for part in split_list(tokens_of(text)))


def _covers(style: Computed, number: int) -> bool:
    size = _layer_value(style, "background-size", number)
    return size in ("auto", "cover", "100%", "100% 100%", "auto auto") or not _layer_value(
        style, "background-repeat", number
    ).startswith("no-repeat")


def _is_beside_text(style: Computed, number: int) -> bool:
    """Whether an image is a thin line, or an icon that stands in a padding of its own."""
    if _layer_value(style, "background-repeat", number) != "no-repeat":
        return False
    basis = Basis(style.font_size, style.inherited.root_font_size, style.media.width, style.media.height)
    sizes = [resolve_length(part, basis) for part in _layer_value(style, "background-size", number).split()]
    if any(size is not None and size <= _THIN for size in sizes):
        return True
    width = sizes[0] if sizes else None
    position = _layer_value(style, "background-position", number)
    side = "right" if position.startswith(("right", "100%")) else "left" if position.startswith(("left", "0")) else ""
    padding = style.px(f"padding-{side}") if side else None
    return width is not None and padding is not None and padding >= width
