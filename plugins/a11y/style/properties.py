"""The CSS properties that the gate looks at: initial value, inheritance, and what values they take.

A property that is not in the table costs nothing: its declarations are dropped
when a style sheet is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import tinycss2
from tinycss2.ast import Node

from .color import is_color

WIDE_KEYWORDS = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
SIDES = ("top", "right", "bottom", "left")
BORDER_STYLES = frozenset(
    ["none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"]
)
TEXT_LINES = frozenset(["none", "underline", "overline", "line-through", "blink", "spelling-error", "grammar-error"])

_LENGTH_FUNCTIONS = frozenset(
    [
        "calc",
        "min",
        "max",
        "clamp",
        "env",
        "attr",
        "fit-content",
        "anchor",
        "anchor-size",
        "round",
        "mod",
        "rem",
        "abs",
        "sign",
        "calc-size",
    ]
)
_OLD_PREFIXES = ("-moz-", "-ms-", "-o-", "-khtml-")
_IMAGE_FUNCTIONS = frozenset(
    [
        "linear-gradient",
        "radial-gradient",
        "conic-gradient",
        "repeating-linear-gradient",
        "repeating-radial-gradient",
        "repeating-conic-gradient",
        "image-set",
        "cross-fade",
        "image",
        "element",
        "paint",
        "-webkit-linear-gradient",
        "-webkit-radial-gradient",
        "-webkit-gradient",
        "-webkit-image-set",
        "-webkit-repeating-linear-gradient",
        "-webkit-repeating-radial-gradient",
        "-webkit-cross-fade",
    ]
)


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[Node, ...]:
    """The component values of a declaration's text, without comments and outer white space."""
    tokens = [token for token in tinycss2.parse_component_value_list(text) if token.type != "comment"]
    while tokens and tokens[0].type == "whitespace":
        tokens.pop(0)
    while tokens and tokens[-1].type == "whitespace":
        tokens.pop()
    return tuple(tokens)


def words_of(text: str) -> list[Node]:
    """The component values of a text without the white space between them."""
    return [token for token in tokens_of(text) if token.type != "whitespace"]


def is_image(token: Node) -> bool:
    """Whether a component value is a CSS image."""
    return token.type == "url" or (token.type == "function" and token.lower_name in (_IMAGE_FUNCTIONS | {"url", "src"}))


def is_length(token: Node) -> bool:
    """Whether a component value is a length or a percentage, computed ones included."""
    if token.type == "number":
        return bool(token.value == 0)
    return token.type in ("dimension", "percentage") or (
        token.type == "function" and token.lower_name in _LENGTH_FUNCTIONS
    )


def _color(text: str) -> bool:
    return is_color(text)


def _paint(text: str) -> bool:
    return text in ("none", "context-fill", "context-stroke") or "url(" in text or is_color(text)


def _lengths(*keywords: str) -> Callable[[str], bool]:
    allowed = frozenset(keywords)

    def accepts(text: str) -> bool:
        words = words_of(text)
        return len(words) == 1 and (text in allowed or is_length(words[0]))

    return accepts


def _among(*keywords: str) -> Callable[[str], bool]:
    allowed = frozenset(keywords)
    return lambda text: text in allowed


def _anything(text: str) -> bool:
    return bool(text) and not text.startswith(_OLD_PREFIXES)


def _images(text: str) -> bool:
    return text == "none" or any(is_image(token) for token in tokens_of(text))


def _opacity(text: str) -> bool:
    words = words_of(text)
    return len(words) == 1 and words[0].type in ("number", "percentage", "function")


def _font_weight(text: str) -> bool:
    if text in ("normal", "bold", "bolder", "lighter"):
        return True
    words = words_of(text)
    return len(words) == 1 and (words[0].type == "function" or (words[0].type == "number" and words[0].value >= 1))


def _text_lines(text: str) -> bool:
    return all(word in TEXT_LINES for word in text.split()) and bool(text)


FONT_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}


@dataclass(frozen=True, slots=True)
class Property:
    """`accepts` says whether a browser keeps a declaration with this (lower-case) value."""

    initial: str
    inherited: bool
    accepts: Callable[[str], bool]
    # Letter case matters: strings, addresses.
    raw: bool = False


_size = _lengths("auto", "min-content", "max-content", "fit-content", "none", "-webkit-fill-available", "stretch")
_offset = _lengths("auto")
_border_width = _lengths("thin", "medium", "thick")
_overflow = _among("visible", "hidden", "clip", "scroll", "auto", "overlay")

PROPERTIES: dict[str, Property] = {
    "color": Property("canvastext", True, _color),
    "color-scheme": Property("normal", True, _anything),
    "font-size": Property("medium", True, _lengths(*FONT_SIZES, "larger", "smaller", "math")),
    "font-weight": Property("400", True, _font_weight),
    "font-family": Property("", True, _anything, raw=True),
    "font-style": Property("normal", True, _anything),
    "line-height": Property("normal", True, _anything),
    "letter-spacing": Property("normal", True, _lengths("normal")),
    "word-spacing": Property("normal", True, _lengths("normal")),
    "visibility": Property("visible", True, _among("visible", "hidden", "collapse")),
    "text-indent": Property("0", True, lambda text: any(map(is_length, words_of(text)))),
    "text-transform": Property("none", True, _anything),
    "text-shadow": Property("none", True, _anything),
    "white-space": Property("normal", True, _anything),
    "-webkit-text-stroke-width": Property("0", True, _border_width),
    "-webkit-text-stroke-color": Property("currentcolor", True, _color),
    "-webkit-text-fill-color": Property("currentcolor", True, _color),
    "forced-color-adjust": Property("auto", True, _among("auto", "none", "preserve-parent-color")),
    "pointer-events": Property("auto", True, _anything),
    "fill": Property("black", True, _paint),
    "stroke": Property("none", True, _paint),
    "fill-opacity": Property("1", True, _opacity),
    "stroke-opacity": Property("1", True, _opacity),
    "stroke-width": Property("1", True, _anything),
    "text-align": Property("start", True, _anything),
    "list-style-type": Property("disc", True, _anything, raw=True),
    "display": Property("inline", False, _anything),
    "content-visibility": Property("visible", False, _anything),
    "position": Property(
        "static", False, _among("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky")
    ),
    "float": Property("none", False, _anything),
    "z-index": Property("auto", False, _anything),
    "opacity": Property("1", False, _opacity),
    "background-color": Property("transparent", False, _color),
    "background-image": Property("none", False, _images, raw=True),
    "background-clip": Property("border-box", False, _anything),
    "background-blend-mode": Property("normal", False, _anything),
    "background-size": Property("auto", False, _anything),
    "background-repeat": Property("repeat", False, _anything),
    "background-position": Property("0% 0%", False, _anything),
    "mix-blend-mode": Property("normal", False, _anything),
    "filter": Property("none", False, _anything),
    "backdrop-filter": Property("none", False, _anything),
    "mask-image": Property("none", False, _images, raw=True),
    "transform": Property("none", False, _anything),
    "rotate": Property("none", False, _anything),
    "translate": Property("none", False, _anything),
    "scale": Property("none", False, _anything),
    "clip": Property("auto", False, _anything),
    "clip-path": Property("none", False, _anything),
    "content": Property("normal", False, _anything, raw=True),
    "text-decoration-line": Property("none", False, _text_lines),
    "box-shadow": Property("none", False, _anything),
    "outline-width": Property("medium", False, _border_width),
    "outline-style": Property("none", False, _among(*BORDER_STYLES, "auto")),
    "outline-color": Property("auto", False, lambda text: text in ("auto", "invert") or is_color(text)),
    "outline-offset": Property("0", False, _lengths()),
    "overflow-x": Property("visible", False, _overflow),
    "overflow-y": Property("visible", False, _overflow),
    "text-overflow": Property("clip", False, _anything),
    "animation-name": Property("none", False, _anything, raw=True),
    "animation-duration": Property("0s", False, _anything),
    "animation-iteration-count": Property("1", False, _anything),
    "animation-play-state": Property("running", False, _anything),
    "flex-direction": Property("row", False, _among("row", "row-reverse", "column", "column-reverse")),
    "order": Property("0", False, _anything),
    "grid-area": Property("auto", False, _anything),
    "grid-row": Property("auto", False, _anything),
    "grid-column": Property("auto", False, _anything),
    "width": Property("auto", False, _size),
    "height": Property("auto", False, _size),
    "max-width": Property("none", False, _size),
    "max-height": Property("none", False, _size),
    "min-width": Property("auto", False, _size),
    "min-height": Property("auto", False, _size),
}
for _side in SIDES:
    PROPERTIES |= {
        _side: Property("auto", False, _offset),
        f"margin-{_side}": Property("0", False, _offset),
        f"padding-{_side}": Property("0", False, _offset),
        f"border-{_side}-width": Property("medium", False, _border_width),
        f"border-{_side}-style": Property("none", False, _among(*BORDER_STYLES)),
        f"border-{_side}-color": Property("currentcolor", False, _color),
    }

INHERITED = frozenset(name for name, entry in PROPERTIES.items() if entry.inherited)

# Other names of the same property; logical ones as in horizontal, left-to-right writing.
ALIASES: dict[str, str] = {
    "word-wrap": "overflow-wrap",
    "-webkit-filter": "filter",
    "-webkit-backdrop-filter": "backdrop-filter",
    "-webkit-clip-path": "clip-path",
    "-webkit-background-clip": "background-clip",
    "-webkit-mask-image": "mask-image",
    "-webkit-transform": "transform",
    "-webkit-opacity": "opacity",
    "-webkit-animation-name": "animation-name",
    "-webkit-animation-duration": "animation-duration",
    "-webkit-animation-iteration-count": "animation-iteration-count",
    "-webkit-animation-play-state": "animation-play-state",
    "-webkit-flex-direction": "flex-direction",
    "-webkit-order": "order",
    "-webkit-box-shadow": "box-shadow",
    "inline-size": "width",
    "block-size": "height",
    "max-inline-size": "max-width",
    "max-block-size": "max-height",
    "min-inline-size": "min-width",
    "min-block-size": "min-height",
    "overflow-inline": "overflow-x",
    "overflow-block": "overflow-y",
}
for _logical, _side in {
    "block-start": "top",
    "block-end": "bottom",
    "inline-start": "left",
    "inline-end": "right",
}.items():
    ALIASES |= {
        f"inset-{_logical}": _side,
        f"margin-{_logical}": f"margin-{_side}",
        f"padding-{_logical}": f"padding-{_side}",
        **{f"border-{_logical}-{part}": f"border-{_side}-{part}" for part in ("width", "style", "color")},
    }

_SPACES = re.compile(r"\s+")


def normal_text(name: str, text: str) -> str:
    """The text of a value as it is stored: white space folded, lower case unless case matters."""
    text = _SPACES.sub(" ", text).strip()
    return text if name in PROPERTIES and PROPERTIES[name].raw else text.lower()
