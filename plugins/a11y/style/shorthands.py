"""Declarations as longhands: shorthands split, values that browsers refuse dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeAlias

import tinycss2
from tinycss2.ast import Node

from .color import is_color
from .properties import (
    ALIASES,
    BORDER_STYLES,
    FONT_SIZES,
    PROPERTIES,
    SIDES,
    TEXT_LINES,
    WIDE_KEYWORDS,
    is_image,
    is_length,
    normal_text,
    tokens_of,
    words_of,
)

Longhands: TypeAlias = tuple[tuple[str, str], ...]

_BOXES = frozenset(["border-box", "padding-box", "content-box", "border-area", "text"])
_REPEATS = frozenset(["repeat-x", "repeat-y", "repeat", "space", "round", "no-repeat"])
_POSITIONS = frozenset(["left", "right", "top", "bottom", "center"])
_BACKGROUND_WORDS = _BOXES | _REPEATS | _POSITIONS | frozenset(["scroll", "fixed", "local", "auto", "cover", "contain"])
_SYSTEM_FONTS = frozenset(["caption", "icon", "menu", "message-box", "small-caption", "status-bar"])
_FONT_PREFIX_WORDS = frozenset(
    [
        "normal",
        "italic",
        "oblique",
        "small-caps",
        "ultra-condensed",
        "extra-condensed",
        "condensed",
        "semi-condensed",
        "semi-expanded",
        "expanded",
        "extra-expanded",
        "ultra-expanded",
    ]
)


def longhand_names(name: str) -> tuple[str, ...]:
    """The longhands of the table that a property sets; none for a property out of the table."""
    name = ALIASES.get(name, name)
    if name in PROPERTIES:
        return (name,)
    if name == "all":
        return tuple(PROPERTIES)
    return _SHORTHANDS[name][0] if name in _SHORTHANDS else ()


@lru_cache(maxsize=16384)
def expand(name: str, text: str) -> Longhands | None:
    """The longhands that a declaration sets.

    In: the property's name in lower case and its value, without `var()`.
    Out: pairs of longhand and value; None when a browser drops the declaration
    or the property is out of the table.
    """
    name = ALIASES.get(name, name)
    value = normal_text(name, text)
    names = longhand_names(name)
    if not names or not value:
        return None
    if value.lower() in WIDE_KEYWORDS:
        return tuple((longhand, value.lower()) for longhand in names)
    if name in PROPERTIES:
        return ((name, value),) if PROPERTIES[name].accepts(value.lower()) else None
    if name == "all":
        return None
    longhands = _SHORTHANDS[name][1](value if name not in _RAW_SHORTHANDS else normal_text("content", text))
    return tuple(longhands.items()) if longhands is not None else None


def _sides(pattern: str) -> Callable[[str], dict[str, str] | None]:
    """One to four values for the four sides of a box."""

    def split(text: str) -> dict[str, str] | None:
        parts = [tinycss2.serialize([word]) for word in words_of(text)]
        if not 1 <= len(parts) <= 4:
            return None
        top = parts[0]
        right = parts[1] if len(parts) > 1 else top
        bottom = parts[2] if len(parts) > 2 else top
        left = parts[3] if len(parts) > 3 else right
        return _checked(
            (pattern.format(side), part) for side, part in zip(SIDES, (top, right, bottom, left), strict=True)
        )

    return split


def _pair(*names: str) -> Callable[[str], dict[str, str] | None]:
    """One or two values for two longhands."""

    def split(text: str) -> dict[str, str] | None:
        parts = [tinycss2.serialize([word]) for word in words_of(text)]
        if not 1 <= len(parts) <= 2:
            return None
        return _checked(((names[0], parts[0]), (names[1], parts[-1])))

    return split


def _checked(pairs: Iterable[tuple[str, str]]) -> dict[str, str] | None:
    longhands = dict(pairs)
    return longhands if all(PROPERTIES[name].accepts(value) for name, value in longhands.items()) else None


_WIDTHS = frozenset({"thin", "medium", "thick"})


def _line(*prefixes: str) -> Callable[[str], dict[str, str] | None]:
    """Width, style and colour in any order, for borders and outlines."""

    def split(text: str) -> dict[str, str] | None:
        found = {"width": "medium", "style": "none", "color": "currentcolor"}
        seen: set[str] = set()
        for word in words_of(text):
            part = tinycss2.serialize([word])
            if part in BORDER_STYLES or (part == "auto" and prefixes == ("outline",)):
                kind = "style"
            elif part in _WIDTHS or is_length(word):
                kind = "width"
            elif is_color(part) or (part == "invert" and prefixes == ("outline",)):
                kind = "color"
            else:
                return None
            if kind in seen:
                return None
            seen.add(kind)
            found[kind] = part
        if "color" not in seen and prefixes == ("outline",):
            found["color"] = "auto"
        return {f"{prefix}-{kind}": part for prefix in prefixes for kind, part in found.items()}

    return split


def _background(text: str) -> dict[str, str] | None:
    layers = _layers(text)
    color = "transparent"
    found: dict[str, list[str]] = {"image": [], "clip": [], "size": [], "repeat": [], "position": []}
    for number, layer in enumerate(layers):
        if not layer:
            return None
        image, boxes, sizes, repeats, positions, after_slash = "none", [], [], [], [], False
        for word in layer:
            part = tinycss2.serialize([word])
            lower = part.lower()
            if lower == "none" or is_image(word):
                image = part
            elif word == "/":
                after_slash = True
            elif lower in _BOXES:
                boxes.append(lower)
            elif lower in _REPEATS:
                repeats.append(lower)
            elif lower in _BACKGROUND_WORDS or is_length(word):
                if after_slash:
                    sizes.append(lower)
                elif lower not in ("scroll", "fixed", "local"):
                    positions.append(lower)
            elif number == len(layers) - 1 and is_color(lower):
                color = lower
            else:
                return None
        found["image"].append(image)
        found["clip"].append(boxes[-1] if boxes else "border-box")
        found["size"].append(" ".join(sizes) or "auto")
        found["repeat"].append(" ".join(repeats) or "repeat")
        found["position"].append(" ".join(positions) or "0% 0%")
    images = "none" if set(found["image"]) <= {"none"} else ", ".join(found["image"])
    return {
        "background-color": color,
        "background-image": images,
        **{f"background-{kind}": ", ".join(found[kind]) for kind in ("clip", "size", "repeat", "position")},
    }


def _font(text: str) -> dict[str, str] | None:
    words = words_of(text)
    if len(words) == 1 and text.lower() in _SYSTEM_FONTS:
        return {
            "font-size": "13.333px",
            "font-weight": "400",
            "font-style": "normal",
            "line-height": "normal",
        }
    weight, style, height = "400", "normal", "normal"
    for position, word in enumerate(words):
        part = tinycss2.serialize([word]).lower()
        if part in FONT_SIZES or part in ("larger", "smaller") or (is_length(word) and part != "0"):
            rest = words[position + 1 :]
            if rest and rest[0] == "/":
                height = tinycss2.serialize(rest[1:2]).lower()
                rest = rest[2:]
            if not rest:
                return None
            family = " ".join(tinycss2.serialize([token]) for token in rest).replace(" ,", ",")
            return {
                "font-size": part,
                "font-weight": weight,
                "font-style": style,
                "line-height": height,
                "font-family": family,
            }
        if part in ("italic", "oblique"):
            style = part
        elif part in ("bold", "bolder", "lighter") or word.type == "number":
            weight = part
        elif part not in _FONT_PREFIX_WORDS:
            return None
    return None


def _text_decoration(text: str) -> dict[str, str] | None:
    lines = []
    for word in words_of(text):
        part = tinycss2.serialize([word])
        if part in TEXT_LINES:
            lines.append(part)
        elif part not in ("solid", "double", "dotted", "dashed", "wavy", "auto", "from-font") and not (
            is_length(word) or is_color(part)
        ):
            return None
    return {"text-decoration-line": " ".join(lines) or "none"}


_ANIMATION_WORDS = frozenset(
    """ease linear ease-in ease-out ease-in-out step-start step-end normal reverse alternate alternate-reverse none
    forwards backwards both auto""".split()
)


def _animation(text: str) -> dict[str, str] | None:
    """Which keyframes run, for how long, how often, and whether they run at all."""
    found: dict[str, list[str]] = {"name": [], "duration": [], "iteration-count": [], "play-state": []}
    for layer in _layers(text):
        name, times, count, state = "none", [], "1", "running"
        for word in layer:
            part = tinycss2.serialize([word])
            if word.type == "dimension" and word.lower_unit in ("s", "ms"):
                times.append(part)
            elif word.type == "number" or part.lower() == "infinite":
                count = part.lower()
            elif part.lower() in ("running", "paused"):
                state = part.lower()
            elif word.type == "ident" and word.lower_value not in _ANIMATION_WORDS:
                name = word.value
            elif word.type == "string":
                name = part
        values = (name, times[0] if times else "0s", count, state)
        for kind, value in zip(found, values, strict=True):
            found[kind].append(value)
    return {f"animation-{kind}": ", ".join(values) for kind, values in found.items()}


def _layers(text: str) -> list[list[Node]]:
    """The parts of a list separated by commas, without white space."""
    layers: list[list[Node]] = [[]]
    for token in tokens_of(text):
        if token == ",":
            layers.append([])
        elif token.type != "whitespace":
            layers[-1].append(token)
    return layers


_FLEX_DIRECTIONS = frozenset({"row", "row-reverse", "column", "column-reverse"})


def _flex_flow(text: str) -> dict[str, str] | None:
    words = text.split()
    directions = [word for word in words if word in _FLEX_DIRECTIONS]
    known = _FLEX_DIRECTIONS | {"nowrap", "wrap", "wrap-reverse"}
    if len(words) > 2 or len(directions) > 1 or not known.issuperset(words):
        return None
    return {"flex-direction": directions[0] if directions else "row"}


def _text_stroke(text: str) -> dict[str, str] | None:
    found = _line("-webkit-text-stroke")(text)
    if found is None or found.pop("-webkit-text-stroke-style") != "none":
        return None
    if not any(is_length(word) or tinycss2.serialize([word]) in _WIDTHS for word in words_of(text)):
        found["-webkit-text-stroke-width"] = "0"
    return found


def _list_style(text: str) -> dict[str, str] | None:
    kinds = [token for token in words_of(text) if not is_image(token)]
    kinds = [token for token in kinds if token.type != "ident" or token.lower_value not in ("inside", "outside")]
    return {"list-style-type": tinycss2.serialize(kinds[:1]) if kinds else "disc"}


def _four(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.format(side) for side in SIDES)


_PARTS = ("width", "style", "color")
_ANIMATION = tuple(f"animation-{part}" for part in ("name", "duration", "iteration-count", "play-state"))
_RAW_SHORTHANDS = frozenset({"background", "font", "animation"})
_Shorthand: TypeAlias = tuple[tuple[str, ...], Callable[[str], dict[str, str] | None]]
_SHORTHANDS: dict[str, _Shorthand] = {
    "list-style": (("list-style-type",), _list_style),
    "background": (
        tuple(f"background-{part}" for part in ("color", "image", "clip", "size", "repeat", "position")),
        _background,
    ),
    "font": (("font-size", "font-weight", "font-style", "line-height", "font-family"), _font),
    "text-decoration": (("text-decoration-line",), _text_decoration),
    "-webkit-text-decoration": (("text-decoration-line",), _text_decoration),
    "animation": (_ANIMATION, _animation),
    "-webkit-animation": (_ANIMATION, _animation),
    "flex-flow": (("flex-direction",), _flex_flow),
    "-webkit-flex-flow": (("flex-direction",), _flex_flow),
    "outline": (tuple(f"outline-{part}" for part in _PARTS), _line("outline")),
    "-webkit-text-stroke": (("-webkit-text-stroke-width", "-webkit-text-stroke-color"), _text_stroke),
    "overflow": (("overflow-x", "overflow-y"), _pair("overflow-x", "overflow-y")),
    "inset": (SIDES, _sides("{}")),
    "inset-block": (("top", "bottom"), _pair("top", "bottom")),
    "inset-inline": (("left", "right"), _pair("left", "right")),
    "border": (
        tuple(f"border-{side}-{part}" for side in SIDES for part in _PARTS),
        _line(*(f"border-{side}" for side in SIDES)),
    ),
}
for _box in ("margin", "padding"):
    _SHORTHANDS[_box] = (_four(_box + "-{}"), _sides(_box + "-{}"))
    _SHORTHANDS[f"{_box}-block"] = (
        (f"{_box}-top", f"{_box}-bottom"),
        _pair(f"{_box}-top", f"{_box}-bottom"),
    )
    _SHORTHANDS[f"{_box}-inline"] = (
        (f"{_box}-left", f"{_box}-right"),
        _pair(f"{_box}-left", f"{_box}-right"),
    )
for _part in _PARTS:
    _SHORTHANDS[f"border-{_part}"] = (_four("border-{}-" + _part), _sides("border-{}-" + _part))
for _names, _ends in {
    "block": ("top", "bottom"),
    "inline": ("left", "right"),
    "block-start": ("top",),
    "block-end": ("bottom",),
    "inline-start": ("left",),
    "inline-end": ("right",),
    **{side: (side,) for side in SIDES},
}.items():
    _SHORTHANDS[f"border-{_names}"] = (
        tuple(f"border-{end}-{part}" for end in _ends for part in _PARTS),
        _line(*(f"border-{end}" for end in _ends)),
    )
for _axis, (_start, _end) in {"block": ("top", "bottom"), "inline": ("left", "right")}.items():
    for _part in _PARTS:
        _pair_names = (f"border-{_start}-{_part}", f"border-{_end}-{_part}")
        _SHORTHANDS[f"border-{_axis}-{_part}"] = (_pair_names, _pair(*_pair_names))
