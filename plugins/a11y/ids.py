"""Ids that several elements of a page bear, and what refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# Attributes that hold ids (HTML, WAI-ARIA 1.2); some hold several.
_IDREFS: Final = (
    "for", "headers", "list", "form", "popovertarget", "commandfor", "itemref", "aria-activedescendant",
    "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby",
    "aria-owns",
)  # fmt: skip  # lines of words read better than one a line


@dataclass(frozen=True, slots=True)
class Repeated:
    """An id with the elements that bear it, in document order, and one that refers to it, if any."""

    id: str
    elements: tuple[Element, ...]
    referrer: Element | None


def repeated_ids(page: Page) -> tuple[Repeated, ...]:
    """The ids that more than one element of the page bears."""
    bearers: dict[str, list[Element]] = {}
    for element in page.elements:
        if element.id:
            bearers.setdefault(element.id, []).append(element)
    repeated = {name: elements for name, elements in bearers.items() if len(elements) > 1}
    if not repeated:
        return ()
    referrers = _referrers(page, repeated)
    return tuple(Repeated(name, tuple(elements), referrers.get(name)) for name, elements in repeated.items())


def _referrers(page: Page, names: Mapping[str, object]) -> Mapping[str, Element]:
    found: dict[str, Element] = {}
    for element in page.elements:
        for name in _references(element):
            if name in names:
                found.setdefault(name, element)
    return found


def _references(element: Element) -> Iterator[str]:
    for attribute, value in element.etree_element.attrib.items():
        if attribute in _IDREFS:
            yield from value.split()
        elif attribute == "href" and element.namespace == "html" and value.startswith("#"):
            # Drawings refer so too, but to copies of one thing: whichever is taken looks the same.
            yield unquote(value[1:])
