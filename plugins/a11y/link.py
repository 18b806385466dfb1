"""Links: what they are made of, whether their words say anything, and what stands around them.

RGAA 4.1.2, criterion 6.1: a link is told by its name, or by its name and its context.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .image import images_in
from .link_wording import is_menu_word, leads_to_part, says_nothing
from .tree import Element
from .wording import readable

if TYPE_CHECKING:
    from .page import Page

# Every element that may be a link.
SELECTOR: Final = "a, area[href], [role~=link i]"
XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_GOING: Final = re.compile(r"""\blocation(?:\.href)?\s*(?:=|\.assign\(|\.replace\()\s*['"]([^'"]+)['"]""")
_QUOTE: Final = 80


def poor_links(page: Page) -> Mapping[int, str]:
    """The names of the links that say nothing, read alone, by the orders of their elements; no word of a menu."""
    return {
        element.order: name
        for element in page.elements
        if (element.tag in ("a", "area") or element.has("role"))
        and page.role(element) == "link"
        and says_nothing(plain_name(element, page))
        and says_nothing(name := page.name(element))
        # What cannot be read out at all is no poor text but none: `link-name` and `area-alt` tell it.
        and readable(name)
        and page.exposed(element)
        and not (is_menu_word(name) and _is_in_menu(element, page))
        and not (address(element).startswith("#") and leads_to_part(name))
    }


def _is_in_menu(element: Element, page: Page) -> bool:
    return any(page.role(node) in ("navigation", "menu", "menubar") for node in element.iter_ancestors())


def plain_name(element: Element, page: Page) -> str:
    """The name of a link, in haste: of one that holds nothing but text, that text.

    It may lack what CSS generates. Most links of a page are so, and most are asked nothing more.
    """
    attributes = element.etree_element.attrib
    if element.children or "aria-label" in attributes or "aria-labelledby" in attributes:
        return page.name(element)
    return " ".join(element.own_text.split()) or page.name(element)


def address(element: Element) -> str:
    """The address of a link, as written, be it in a script of its own."""
    written = element.get("href") or element.get(XLINK)
    if written is None and (script := element.get("onclick")):
        found = _GOING.search(script)
        written = found[1] if found else ""
    return (written or "").strip()


def rgaa_test(element: Element, page: Page) -> tuple[str, ...]:
    """The test of RGAA 6.1 for the sort of link: of text, of an image, of both, or in a drawing."""
    if element.namespace == "svg":
        return ("6.1.4",)
    if element.tag == "area":
        return ("6.1.2",)
    if next(images_in(element, page), None) is None:
        return ("6.1.1",)
    return ("6.1.3",) if element.text else ("6.1.2",)


def quoted(text: str) -> str:
    """A name or an address, shortened to be quoted."""
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"


def shown(url: str) -> str:
    """An address as people read it, shortened to be quoted."""
    return quoted(unquote(url))
