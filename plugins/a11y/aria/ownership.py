"""Which element owns which in the accessibility tree, as WAI-ARIA 1.2 counts owned elements.

An element that only groups, `generic` or without a role, hands what it holds to the one
around it, unless it is there for more: a live region stands between a list and its items.
`aria-owns` moves an element from where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ..tree import Element

if TYPE_CHECKING:
    from ..page import Page

_TRANSPARENT: Final = frozenset({None, "generic", "none"})
# What brings an element that only groups into the accessibility tree.
_LIVE: Final = ("aria-live", "aria-atomic", "aria-relevant", "aria-roledescription")


def adopters(page: Page) -> Mapping[int, Element]:
    """By the order of an element, the first one whose `aria-owns` names it."""
    found: dict[int, Element] = {}
    for element in page.elements:
        if not element.has("aria-owns"):
            continue
        for name in (element.get("aria-owns") or "").split():
            target = page.ids.get(name)
            if target is not None and target is not element:
                found.setdefault(target.order, element)
    return MappingProxyType(found)


def owner(element: Element, page: Page) -> Element | None:
    """The nearest element around that has a role which says something or is a live region; None at the root."""
    adopted = page.once(adopters)
    seen = {element.order}
    node: Element | None = element
    while node is not None:
        node = adopted.get(node.order, node.parent)
        if node is None or node.order in seen:
            return None
        if page.role(node) not in _TRANSPARENT or any((node.get(name) or "").strip() for name in _LIVE):
            return node
        seen.add(node.order)
    return None


def owned(element: Element, page: Page) -> Iterator[Element]:
    """The exposed elements with a role which says something that an element owns, in document order."""
    adopted = page.once(adopters)
    seen = {element.order}
    stack = _own(element, page, adopted)
    while stack:
        node = stack.pop()
        if node.order in seen or not page.exposed(node):
            continue
        seen.add(node.order)
        if page.role(node) in _TRANSPARENT:
            stack.extend(_own(node, page, adopted))
        else:
            yield node


def _own(element: Element, page: Page, adopted: Mapping[int, Element]) -> list[Element]:
    """The children, and those adopted, last first."""
    children = [child for child in element.children if adopted.get(child.order, element) is element]
    names = (element.get("aria-owns") or "").split()
    taken = [page.ids[name] for name in names if name in page.ids]
    return list(reversed([*children, *(one for one in taken if adopted.get(one.order) is element)]))
