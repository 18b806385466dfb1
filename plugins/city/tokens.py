"""The colours of a theme, as its `tokens.css` decides them, and whether they can be read.

The names of the tokens state the pairs (see the head of that file): `on-NAME…` is text on `surface-NAME`, `line-NAME…`
something seen on it. The build and the tests of the theme judge by the same check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import tinycss2
from coloraide import Color

SHEET: Final = "static/css/tokens.css"
TEXT_RATIO: Final = 7.0
GRAPHIC_RATIO: Final = 3.0

# `{"--surface-page": "#ffffff"}`, in the order of the file.
Tokens: TypeAlias = Mapping[str, str]


@dataclass(frozen=True)
class Pair:
    """A token seen on a surface, the contrast between them and the one that is asked."""

    name: str
    surface: str
    ratio: float
    asked: float

    @property
    def holds(self) -> bool:
        """Whether the contrast suffices."""
        return self.ratio >= self.asked

    def __str__(self) -> str:
        return f"{self.name} on {self.surface}: {self.ratio:.2f}:1, {self.asked:g}:1 asked"


def theme_schemes(theme: Path) -> dict[str, Tokens] | None:
    """The tokens of a theme by scheme, as `read_schemes`; None for a theme that has no tokens."""
    sheet = theme / SHEET
    return read_schemes(sheet.read_text(encoding="utf-8")) if sheet.is_file() else None


def read_schemes(css: str) -> dict[str, Tokens]:
    """The tokens of `light` and `dark`: what `:root` declares, and for dark what its media query declares over it."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    light = dict(_custom_properties(rules))
    dark = dict(light)
    for rule in rules:
        if rule.type == "at-rule" and "prefers-color-scheme: dark" in tinycss2.serialize(rule.prelude):
            inner = tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True)
            dark.update(_custom_properties(inner))
    return {"light": light, "dark": dark}


def colours(tokens: Tokens) -> dict[str, Color]:
    """The tokens whose value is a colour, by name without the leading dashes."""
    return {name[2:]: Color(value) for name, value in tokens.items() if Color.match(value, fullmatch=True)}


def surface_of(name: str, found: Mapping[str, Color]) -> str | None:
    """The surface that the token `on-NAME…` or `line-NAME…` is read on; None when there is no such surface."""
    if not re.match(r"(on|line)-", name):
        return None
    words = name.split("-")[1:]
    for length in range(len(words), 0, -1):
        surface = "surface-" + "-".join(words[:length])
        if surface in found:
            return surface
    return None


def asked_of(name: str) -> float:
    """The contrast that a token `on-…` or `line-…` is to have on its surface."""
    return TEXT_RATIO if name.startswith("on-") else GRAPHIC_RATIO


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours in the words of WCAG, from 1 to 21."""
    return float(one.contrast(other, method="wcag21"))


def pairs(found: Mapping[str, Color]) -> Iterator[Pair]:
    """Every pair among the colours of one scheme, texts and lines first; then the better tone of the focus ring."""
    for name, colour in found.items():
        if (surface := surface_of(name, found)) is not None:
            yield Pair(name, surface, contrast(colour, found[surface]), asked_of(name))
    inner, outer = found.get("focus-inner"), found.get("focus-outer")
    if inner is None or outer is None:
        return
    for surface in (name for name in found if name.startswith("surface-")):
        ring = max(contrast(tone, found[surface]) for tone in (inner, outer))
        yield Pair("focus", surface, ring, GRAPHIC_RATIO)
    yield Pair("focus-inner", "focus-outer", contrast(inner, outer), GRAPHIC_RATIO)


def faults(tokens: Tokens) -> list[str]:
    """What the colours of one scheme fail, one sentence a fault; an empty list when every pair holds."""
    found = colours(tokens)
    said = []
    for name, colour in found.items():
        if re.match(r"(surface|trim|focus)-", name):
            if colour.alpha() != 1:
                said.append(f"{name} is translucent: its contrast depends on what lies behind")
        elif not re.match(r"(on|line)-", name):
            said.append(f"{name} has no pair: name it surface-, on-, line-, focus- or trim-")
        elif surface_of(name, found) is None:
            said.append(f"{name} names no surface")
    read_on = {surface_of(name, found) for name in found if name.startswith("on-")}
    bare = (name for name in found if name.startswith("surface-") and name not in read_on)
    said.extend(f"{surface} has no text colour of its own" for surface in bare)
    return said + [str(pair) for pair in pairs(found) if not pair.holds]


def _custom_properties(rules: list[Any]) -> Iterator[tuple[str, str]]:
    """`(name, value)` of each custom property that the given rules declare on `:root`."""
    for rule in rules:
        if rule.type != "qualified-rule" or tinycss2.serialize(rule.prelude).strip() != ":root":
            continue
        for declaration in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if declaration.type == "declaration" and declaration.name.startswith("--"):
                yield declaration.name, tinycss2.serialize(declaration.value).strip()
