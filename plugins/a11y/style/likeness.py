"""Which elements no selector of some sheets can tell apart, on one page or on several.

An element is told by its start tag, its ancestors' and its neighbours', and of
all these only by what the selectors ask for. Elements with the same key are
matched by the same rules: what was found for one serves for the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from ..tree import Element, Kind

Key: TypeAlias = int

# Pseudo-classes that ask for nothing but start tags, ancestors, and earlier or last siblings.
# Of any other, such as `:has()` or `:empty`, nothing is shared.
_UNDERSTOOD = frozenset(
    """active after any-link backdrop before checked disabled enabled first-child first-letter first-line
    first-of-type focus focus-visible focus-within hover is last-child link marker not nth-child only-child
    placeholder root selection visited where""".split()
)
# Attributes that pseudo-classes read by value.
_READ_BY_VALUE = frozenset({"class", "lang", "{http://www.w3.org/XML/1998/namespace}lang", "type"})

# `[href^="http"]`: name, operator, value, and whether letters are compared without their case.
_COMPARED = re.compile(r"""\[\s*([\w-]+)\s*([~|^$*]?)=\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*([iIsS]?)\s*\]""")
_COMPARISON = re.compile(r"\[[^\]]*=")

_MAX_KINDS = 20_000


class Likeness:
    """Keys for the elements of pages that use the same sheets.

    In: the selectors of the sheets. `is_known` is false where they ask for more
    than a key holds: every element is then a case of its own.
    """

    def __init__(self, selectors: Sequence[str]) -> None:
        bare = [re.sub(r"\[[^\]]*\]", " ", selector) for selector in selectors]
        joined = ", ".join(bare)
        pseudo = set(re.findall(r":([a-z-]+)", joined.lower()))
        self.is_known = "\\" not in joined and pseudo <= _UNDERSTOOD
        written = ", ".join(selectors)
        asked = _COMPARED.findall(written)
        self.is_known = self.is_known and len(asked) == len(_COMPARISON.findall(written))
        # What selectors ask of the value of an attribute is all that a key needs to know of it.
        self._questions: dict[str, tuple[tuple[str, str, bool], ...]] = {}
        for name, operator, double, single, plain, case in asked:
            question = (operator, double or single or plain, case.lower() == "i")
            known = self._questions.get(name.lower(), ())
            self._questions[name.lower()] = known if question in known else (*known, question)
        self._ids = set(re.findall(r"#([\w-]+)", joined))
        self._by_index = "nth-child" in pseudo
        self._adjacent = max((selector.count("+") for selector in bare), default=0)
        self._general = "~" in joined
        self._own: dict[tuple[object, ...], int] = {}
        self._kinds: dict[Kind, int] = {}
        self._keys: dict[tuple[object, ...], Key] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def keys(self, elements: Sequence[Element]) -> list[Key]:
        """The key of each element, by its order; in: all elements of a page in document order."""
        keys: list[Key] = [0] * len(elements)
        keys[0] = self._keys.setdefault((None, self._own_of(elements[0])), len(self._keys))
        for element in elements:
            children = element.children
            if not children:
                continue
            parent, last = keys[element.order], len(children) - 1
            tags: set[object] = set()
            before: tuple[object, ...] = ()
            earlier: frozenset[object] = frozenset()
            for index, child in enumerate(children):
                own = self._own_of(child)
                tag = child.etree_element.tag
                standing = (own, index if self._by_index else index == 0, tag in tags)
                key = (parent, standing, index == last, before, earlier)
                keys[child.order] = self._keys.setdefault(key, len(self._keys))
                tags.add(tag)
                if self._adjacent:
                    before = (*before, standing)[-self._adjacent :]
                if self._general:
                    earlier |= {standing}
        return keys

    def _own_of(self, element: Element) -> int:
        own = self._kinds.get(element.kind)
        if own is None:
            if len(self._kinds) >= _MAX_KINDS:
                self._kinds.clear()
            node = element.etree_element
            values = tuple((name, self._told(name, value)) for name, value in node.attrib.items())
            own = self._kinds[element.kind] = self._own.setdefault((node.tag, values), len(self._own))
        return own

    def _told(self, name: str, value: str) -> object:
        """What some selector may find in the value of an attribute; its presence is told by its name."""
        if name in _READ_BY_VALUE or not name.islower() or (name == "id" and value in self._ids):
            return value
        questions = self._questions.get(name)
        return None if questions is None else tuple(_answer(question, value) for question in questions)


def _answer(question: tuple[str, str, bool], value: str) -> bool:
    """Whether an attribute selector matches a value (Selectors 4, 6)."""
    operator, wanted, folded = question
    if folded:
        wanted, value = wanted.lower(), value.lower()
    match operator:
        case "~":
            return wanted in value.split()
        case "|":
            return value == wanted or value.startswith(f"{wanted}-")
        case "^":
            return bool(wanted) and value.startswith(wanted)
        case "$":
            return bool(wanted) and value.endswith(wanted)
        case "*":
            return bool(wanted) and wanted in value
        case _:
            return value == wanted
