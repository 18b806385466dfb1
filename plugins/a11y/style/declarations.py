"""The declarations of a block, as the cascade wants them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import tinycss2
from tinycss2.ast import Node

from .nesting import is_too_deep
from .properties import normal_text
from .shorthands import expand, longhand_names


class Pending(NamedTuple):
    """A value that holds `var()`: known only where it is used."""

    property: str
    text: str


Value: TypeAlias = str | Pending
Declared: TypeAlias = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The longhands and custom properties that a block sets, in order, by importance."""

    normal: Declared = ()
    important: Declared = ()

    @property
    def properties(self) -> frozenset[str]:
        """The names of all that the block sets."""
        return frozenset(name for name, _value in (*self.normal, *self.important))


def read_block(nodes: Iterable[Node]) -> Block:
    """The block of a rule; what a browser would drop is dropped, other nodes are passed over."""
    normal: list[tuple[str, Value]] = []
    important: list[tuple[str, Value]] = []
    for node in nodes:
        if node.type == "declaration" and not is_too_deep(node.value):
            values = important if node.important else normal
            values.extend(_read(node.name if node.name.startswith("--") else node.lower_name, node.value))
    return Block(tuple(normal), tuple(important))


@lru_cache(maxsize=4096)
def read_style_attribute(text: str) -> Block:
    """The block of a `style` attribute."""
    return read_block(tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True))


def _read(name: str, tokens: list[Node]) -> list[tuple[str, Value]]:
    text = tinycss2.serialize([token for token in tokens if token.type != "comment"]).strip()
    if name.startswith("--"):
        return [(name, text)]
    if any(token.type == "error" for token in tokens):
        return []
    if "var(" in text.lower():
        return [(longhand, Pending(name, text)) for longhand in longhand_names(name)]
    return list(expand(name, normal_text("content", text)) or ())
