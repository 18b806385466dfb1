"""Headers, menus and footers are the same on every page of a site: what was parsed once serves the next pages.

HTML's parser has no memory but its state (HTML, 13.2.4). Where that is the same
before a piece of text, and again after it, the same text gives the same nodes.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree import ElementTree

# What the pages of a site have in common; anything else is rarely the same twice.
REPEATED = frozenset({"header", "nav", "footer", "aside"})

# Of each start tag in each place so many are kept, the oldest go first; beyond so many places all begin anew.
_MAX_ALIKE = 16
_MAX_PLACES = 500

# The start tag as written, and the names of the open elements: all that the state holds where a fragment may begin.
Place: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Fragment:
    """An element as it was parsed: its text from after the first "<", its node, and the lines below its own.

    `settled` is what was said of it in which place; see `settled`.
    """

    text: str
    node: ElementTree.Element
    lines: Mapping[ElementTree.Element, int]
    settled: dict[object, object] = field(default_factory=dict)

    def place(self, parent: ElementTree.Element, line: int) -> Iterator[tuple[ElementTree.Element, int]]:
        """Put the element at the end of a parent, whose start tag stands on a line; out: its nodes with their lines.

        The nodes below are shared by pages and are not to be changed; its own gets a text behind it on each page.
        """
        node = copy.copy(self.node)
        parent.append(node)
        yield node, line
        for below, offset in self.lines.items():
            yield below, line + offset


class Fragments:
    """The fragments that are known; bounded."""

    def __init__(self) -> None:
        self._known: dict[Place, list[Fragment]] = {}

    def find(self, place: Place, text: str, start: int) -> Fragment | None:
        """The fragment that a text goes on with from a position, where it is known there."""
        for fragment in self._known.get(place, ()):
            if text.startswith(fragment.text, start):
                return fragment
        return None

    def add(
        self, place: Place, text: str, node: ElementTree.Element, lines: Mapping[ElementTree.Element, int]
    ) -> Fragment:
        """Keep a fragment; in: where it began, its text, its node, and the lines of all nodes of the page."""
        kept = copy.copy(node)
        kept.tail = None
        first = lines[node]
        below = {child: lines[child] - first for child in node.iter() if child is not node and child in lines}
        if len(self._known) >= _MAX_PLACES:
            self._known.clear()
        alike = self._known.setdefault(place, [])
        if len(alike) >= _MAX_ALIKE:
            del alike[0]
        fragment = Fragment(text, kept, below)
        alike.append(fragment)
        return fragment
