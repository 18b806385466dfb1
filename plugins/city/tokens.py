"""The design tokens of a theme (`tokens.css`): colours that go together with their contrast, sizes, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import tinycss2
from coloraide import Color

TEXT_RATIO: Final = 7.0
GRAPHIC_RATIO: Final = 3.0


@dataclass(frozen=True)
class Pair:
    """A colour read on a surface: the names of both, the ratio asked, and those of the light and the dark scheme."""

    colour: str
    surface: str
    asked: float
    light: float
    dark: float


def read_schemes(css: str) -> dict[str, dict[str, str]]:
    """The tokens of each scheme, by name without dashes: `light`, and `dark` with what it decides again."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    dark = [
        inner
        for rule in rules
        if rule.type == "at-rule" and "prefers-color-scheme: dark" in tinycss2.serialize(rule.prelude)
        for inner in tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True)
    ]
    light = dict(_declared(rules))
    return {"light": light, "dark": light | dict(_declared(dark))}


def pairs(schemes: Mapping[str, Mapping[str, str]]) -> list[Pair]:
    """Each colour that its name places on a surface, in the order of the tokens."""
    light, dark = schemes["light"], schemes["dark"]
    found = []
    for name in light:
        surface = _surface(name, light)
        if surface is not None:
            asked = TEXT_RATIO if name.startswith("on-") else GRAPHIC_RATIO
            found.append(Pair(name, surface, asked, _ratio(name, surface, light), _ratio(name, surface, dark)))
    return found


def _declared(rules: list[Any]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            for declaration in tinycss2.parse_blocks_contents(rule.content):
                if declaration.type == "declaration" and declaration.name.startswith("--"):
                    yield declaration.name[2:], tinycss2.serialize(declaration.value).strip()


def _surface(name: str, tokens: Mapping[str, str]) -> str | None:
    if not re.match(r"(on|line)-", name):
        return None
    words = name.split("-")[1:]
    surfaces = ("surface-" + "-".join(words[:length]) for length in range(len(words), 0, -1))
    return next((surface for surface in surfaces if surface in tokens), None)


def _ratio(colour: str, surface: str, tokens: Mapping[str, str]) -> float:
    return float(Color(tokens[colour]).contrast(Color(tokens[surface]), method="wcag21"))
