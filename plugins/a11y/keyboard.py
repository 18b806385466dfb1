"""What the keyboard reaches: the elements that the Tab key stops at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .role import is_focusable
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

_NEGATIVE: Final = re.compile(r"-0*[1-9]", re.ASCII)


def is_tab_stop(element: Element) -> bool:
    """Whether the Tab key stops at the element, by its markup alone (HTML, "sequential focus navigation order")."""
    return is_focusable(element) and not _NEGATIVE.match((element.get("tabindex") or "").strip())


def is_rendered_at_rest(element: Element, page: Page) -> bool:
    """Whether the element is rendered and visible when the page was just loaded; transparent or off screen counts.

    Only what is rendered takes the focus (HTML, "being rendered"). The areas of an image map are rendered with
    their image, wherever that stands: of them nothing is said.
    """
    if element.tag == "area" or page.style(element).visibility != "visible":
        return False
    return all(page.style(node).display != "none" for node in (element, *element.iter_ancestors()))


def is_reached(element: Element, page: Page) -> bool:
    """Whether the Tab key stops at the element when the page was just loaded."""
    return is_tab_stop(element) and is_rendered_at_rest(element, page)
