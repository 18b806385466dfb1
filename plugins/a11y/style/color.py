"""CSS colours as sRGB values, and what WCAG computes from them.

ColorAide reads the colour spaces of CSS Color 4; this module adds what depends on
the element (`currentcolor`), on the scheme (system colours, `light-dark()`) and
`color-mix()`, and blends and compares the results.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import tinycss2
from coloraide import Color as _Color
from tinycss2.ast import Node

Scheme = Literal["light", "dark"]


class RGBA(NamedTuple):
    """Red, green, blue and alpha in sRGB, each from 0 to 1."""

    r: float
    g: float
    b: float
    a: float = 1.0

    @property
    def hex(self) -> str:
        """`#rrggbb`, the alpha channel left out."""
        return "#{:02x}{:02x}{:02x}".format(*(round(channel * 255) for channel in self[:3]))

    def over(self, below: RGBA) -> RGBA:
        """The colour painted over another (source-over; CSS Compositing 1, 5.1)."""
        alpha = self.a + below.a * (1 - self.a)
        if alpha == 0:
            return TRANSPARENT
        share = self.a / alpha
        r, g, b = (above * share + under * (1 - share) for above, under in zip(self[:3], below[:3], strict=True))
        return RGBA(r, g, b, alpha)

    def faded(self, opacity: float) -> RGBA:
        """The same colour in a group of this opacity."""
        return self._replace(a=self.a * opacity)

    def grayed(self) -> RGBA:
        """The same colour under `grayscale(1)` (Filter Effects 1, 8.1)."""
        gray = 0.2126 * self.r + 0.7152 * self.g + 0.0722 * self.b
        return RGBA(gray, gray, gray, self.a)


class ColorError(ValueError):
    """The text is no CSS colour: a browser would ignore the declaration."""


TRANSPARENT = RGBA(0, 0, 0, 0)
BLACK = RGBA(0, 0, 0)
WHITE = RGBA(1, 1, 1)

# As Chromium paints them; names of CSS Color 4, 6.2, in lower case.
_SYSTEM: dict[str, tuple[str, str]] = {
    "accentcolor": ("#0075ff", "#99c8ff"),
    "accentcolortext": ("#ffffff", "#000000"),
    "activetext": ("#ff0000", "#ff9e9e"),
    "buttonborder": ("#000000", "#ffffff"),
    "buttonface": ("#efefef", "#6b6b6b"),
    "buttontext": ("#000000", "#ffffff"),
    "canvas": ("#ffffff", "#121212"),
    "canvastext": ("#000000", "#ffffff"),
    "field": ("#ffffff", "#3b3b3b"),
    "fieldtext": ("#000000", "#ffffff"),
    "graytext": ("#808080", "#808080"),
    "highlight": ("#1967d2", "#8ab4f8"),
    "highlighttext": ("#ffffff", "#000000"),
    "linktext": ("#0000ee", "#9e9eff"),
    "mark": ("#ffff00", "#ffff00"),
    "marktext": ("#000000", "#000000"),
    "selecteditem": ("#1967d2", "#8ab4f8"),
    "selecteditemtext": ("#ffffff", "#000000"),
    "visitedtext": ("#551a8b", "#d0adf0"),
}
# CSS Color 4, appendix A: names of before, and what they stand for.
_DEPRECATED = {
    "canvas": "appworkspace background inactivecaption infobackground menu scrollbar window",
    "canvastext": "captiontext infotext menutext windowtext",
    "buttonface": "buttonhighlight buttonshadow threedface",
    "buttonborder": (
        "activeborder activecaption inactiveborder threeddarkshadow threedhighlight threedlightshadow "
        "threedshadow windowframe"
    ),
    "graytext": "inactivecaptiontext",
}
for _name, _old_names in _DEPRECATED.items():
    _SYSTEM |= dict.fromkeys(_old_names.split(), _SYSTEM[_name])
SYSTEM_COLORS = frozenset(_SYSTEM)
_FUNCTIONS = frozenset(
    [
        "rgb",
        "rgba",
        "hsl",
        "hsla",
        "hwb",
        "lab",
        "lch",
        "oklab",
        "oklch",
        "color",
        "color-mix",
        "light-dark",
        "contrast-color",
    ]
)
_RECTANGULAR = {
    "srgb": "srgb",
    "srgb-linear": "srgb-linear",
    "lab": "lab",
    "oklab": "oklab",
    "xyz": "xyz-d65",
}
_RECTANGULAR |= {"xyz-d65": "xyz-d65", "xyz-d50": "xyz-d50", "display-p3": "display-p3"}
_POLAR = {"hsl": "hsl", "hwb": "hwb", "lch": "lch", "oklch": "oklch"}


@lru_cache(maxsize=8192)
def resolve_color(text: str, current: RGBA | None, scheme: Scheme = "light") -> RGBA | None:
    """The sRGB colour of a CSS colour.

    In: the text of the colour, what `currentcolor` stands for there (None where
    that is unknown) and the used colour scheme.
    Out: the colour, out-of-gamut channels clipped as browsers do on sRGB screens;
    None when browsers know the colour and this module does not.
    Raises `ColorError` when the text is no colour.
    """
    text = text.strip().lower()
    if text == "currentcolor":
        return current
    if text in _SYSTEM:
        return _read(_SYSTEM[text][scheme == "dark"])
    name, parenthesis, _ = text.partition("(")
    if not parenthesis:
        return _read(text)
    if name not in _FUNCTIONS:
        raise ColorError(text)
    if name in ("light-dark", "color-mix"):
        parts = _arguments(text)
        if name == "light-dark":
            if len(parts) != 2:
                raise ColorError(text)
            return resolve_color(_text(parts[scheme == "dark"]), current, scheme)
        return _mix(text, parts, current, scheme)
    if name == "contrast-color" or any(word in text for word in ("(from ", "calc(", "min(", "max(", "clamp(")):
        return None
    return _read(text)


def is_color(text: str) -> bool:
    """Whether a browser takes the text for a colour."""
    try:
        resolve_color(text, BLACK)
    except ColorError:
        return False
    return True


def luminance(color: RGBA) -> float:
    """Relative luminance as WCAG 2 defines it; alpha is not looked at."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color[:3])
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: RGBA, other: RGBA) -> float:
    """The contrast ratio of two opaque colours as WCAG 2 defines it, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _read(text: str) -> RGBA | None:
    try:
        color = _Color(text)
    except ValueError as error:
        raise ColorError(text) from error
    found = _in_srgb(color)
    return None if found is None else found._replace(a=min(max(found.a, 0.0), 1.0))


def _in_srgb(color: _Color) -> RGBA | None:
    """A colour as it is painted; None where its numbers are beyond all reckoning."""
    try:
        r, g, b, a = (0.0 if channel != channel else float(channel) for channel in color.convert("srgb").clip()[:])
    except (ArithmeticError, ValueError):
        return None
    return RGBA(r, g, b, a)


def _text(tokens: list[Node]) -> str:
    return str(tinycss2.serialize(tokens)).strip()


def _arguments(text: str) -> list[list[Node]]:
    """The comma-separated arguments of the only function in a text."""
    function = tinycss2.parse_one_component_value(text, skip_comments=True)
    if function.type != "function":
        raise ColorError(text)
    parts: list[list[Node]] = [[]]
    for token in function.arguments:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _mix(text: str, parts: list[list[Node]], current: RGBA | None, scheme: Scheme) -> RGBA | None:
    """`color-mix()` of two colours (CSS Color 5, 2)."""
    method = [token.lower_value for token in parts[0] if token.type == "ident"]
    if len(parts) != 3 or method[:1] != ["in"]:
        # CSS Color 5 lets the method out and mixes any number of colours: not known here.
        return None
    colors: list[RGBA] = []
    shares: list[float | None] = []
    for part in parts[1:]:
        percentages = [token.value / 100 for token in part if token.type == "percentage"]
        color = resolve_color(_text([token for token in part if token.type != "percentage"]), current, scheme)
        if color is None:
            return None
        colors.append(color)
        shares.append(percentages[0] if percentages else None)
    first, second = shares
    if first is None:
        first = 0.5 if second is None else 1 - second
    if second is None:
        second = 1 - first
    total = first + second
    if total <= 0:
        raise ColorError(text)
    space = _RECTANGULAR.get(method[1]) or _POLAR.get(method[1])
    if space is None or (len(method) > 2 and method[2] not in ("shorter", "longer", "increasing", "decreasing")):
        return None
    one, other = (_Color("srgb", list(color[:3]), color.a) for color in colors)
    hue = method[2] if len(method) > 2 else "shorter"
    mixed = _in_srgb(one.mix(other, second / total, space=space, premultiplied=True, hue=hue))
    return None if mixed is None else mixed.faded(min(total, 1))
