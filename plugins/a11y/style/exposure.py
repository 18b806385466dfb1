"""Which elements are rendered: at rest, and in any of the ways in which a page may be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..tree import Element
from .matches import Variation
from .media import Media
from .styles import Styles
from .view import all_views

if TYPE_CHECKING:
    from ..page import Page


def unrendered(styles: Styles, elements: Iterable[Element]) -> frozenset[int]:
    """The orders of the elements that are not rendered, or are `visibility: hidden`.

    In: the styles of a view, and all elements of a page in document order.
    """
    gone: set[int] = set()
    invisible: set[int] = set()
    for element in elements:
        parent = element.parent.order if element.parent else -1
        style = styles[element]
        if parent in gone or _is_gone(element, style.display):
            gone.add(element.order)
            invisible.add(element.order)
        elif style.visibility != "visible":
            invisible.add(element.order)
    return frozenset(invisible)


def never_rendered(page: Page, at_rest: frozenset[int]) -> frozenset[int]:
    """Those of the elements not rendered at rest that are so in no view: other widths, the dark, hover, use."""
    styles = page.styles()
    variations = styles.variations(page.elements)
    varying = {order for order in at_rest if variations[order] & Variation.SIGHT}
    hidden = set(varying)
    if not hidden:
        return at_rest
    for view, variation in all_views(styles):
        varied = [order for order in hidden if variations[order] & (variation or Variation.SCHEME)]
        if not varied or view.media == Media(forced_colors=True):
            continue
        in_view = page.styles(view.media, view.state)
        hidden.difference_update([order for order in varied if _is_rendered(page.elements[order], in_view)])
    return at_rest - (varying - hidden)


def _is_rendered(element: Element, styles: Styles) -> bool:
    return styles[element].visibility == "visible" and not any(
        _is_gone(node, styles[node].display) for node in (element, *element.iter_ancestors())
    )


def _is_gone(element: Element, display: str) -> bool:
    # Browsers give `area` no box of its own: it shows through the image of its map.
    return display == "none" and element.tag != "area"
