"""Links: what they are made of, whether their words say anything, and what stands around them.

RGAA 4.1.2, criterion 6.1: a link is told by its name, or by its name and its context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .image import images_in
from .link_wording import is_menu_word, is_poor, says_nothing
from .tree import Element

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
        and page.exposed(element)
        and not (is_menu_word(name) and _is_in_menu(element, page))
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


# Elements whose whole text is the context of a link in them (RGAA, « contexte du lien »), and what is akin to them.
_CONTEXTS: Final = frozenset(
    {"p", "li", "td", "th", "dd", "dt", "figure", "blockquote", "caption", "label", "fieldset", "details", "address"}
)
_CONTEXT_ROLES: Final = frozenset(
    {"paragraph", "listitem", "cell", "gridcell", "columnheader", "rowheader", "row", "definition", "term", "group"}
)
_HEADED: Final = frozenset({"article", "section", "nav", "aside", "figure", "form", "dialog", "search"})
_LANDMARKS: Final = frozenset({"banner", "complementary", "contentinfo", "main", "navigation", "search"})


def context(element: Element, page: Page) -> str:
    """What is said around a link that may complete its name, with the words of other links left out.

    In: a link. Out: the words of the sentence, paragraph, list items and cell that
    hold it, of the headers of its table, of the heading before it in the same part
    of the page, of what describes it (RGAA « contexte du lien », WCAG
    "programmatically determined link context"), and more that a person may take
    for it: names of the regions around it. Empty where surely nothing tells it.
    """
    return " ".join(part for part in _around(element, page) if part)


def _around(element: Element, page: Page) -> Iterator[str]:
    yield element.get("title") or ""
    yield element.get("aria-description") or ""
    for name in (element.get("aria-describedby") or "").split():
        if name in page.ids:
            yield page.ids[name].text
    nearest = True
    for node in element.iter_ancestors():
        if node.tag in ("body", "html", "main"):
            if nearest:
                yield from _words_beside(element, node, page)
            break
        if page.is_inline(node) and page.role(node) not in _CONTEXT_ROLES:
            continue
        if nearest and page.role(node) not in _LANDMARKS:
            # The block that holds the link is its paragraph, whatever it is called.
            yield from _words_in(node, page)
        elif node.tag in _CONTEXTS or page.role(node) in _CONTEXT_ROLES:
            yield from _words_in(node, page)
        elif nearest:
            yield from _words_beside(element, node, page)
        nearest = False
        if node.tag in _HEADED or node.has("role"):
            yield page.name(node)
        if node.tag == "table":
            yield from (cell.text for cell in node.iter_descendants() if cell.tag in ("th", "caption"))
        if node.tag == "dd" and node.parent is not None:
            yield from (term.text for term in node.parent.children if term.tag == "dt")
    yield _heading_before(element, page)


def _words_in(block: Element, page: Page) -> Iterator[str]:
    """The words inside a block that are no poor link."""
    stack = [block]
    while stack:
        node = stack.pop()
        if node is not block and node.tag == "a" and is_poor(page.name(node)):
            continue
        if node.tag in ("script", "style", "template") or not page.visible(node):
            continue
        if any(map(str.isalnum, node.own_text)):
            yield node.own_text
        if node.tag == "img":
            yield node.get("alt") or ""
        stack.extend(node.children)


def _words_beside(element: Element, block: Element, page: Page) -> Iterator[str]:
    """The words that stand in one line with a link, right inside a block that holds much else."""
    if any(map(str.isalnum, block.own_text)):
        yield block.own_text
    for child in block.children:
        if child is not element and child.tag != "a" and page.is_inline(child):
            yield from _words_in(child, page)


def _heading_before(element: Element, page: Page) -> str:
    """The nearest heading before a link, unless it stands in another part of the page."""
    part = landmark(element, page)
    found = ""
    for heading, _level in page.headings:
        if heading.order > element.order:
            break
        around = landmark(heading, page)
        if around is part or around is None or (part is not None and page.role(part) == "main"):
            found = page.name(heading)
    return found


def landmark(element: Element, page: Page) -> Element | None:
    """The landmark that an element stands in, if any; regions with a name count as parts of one."""
    return next((node for node in element.iter_ancestors() if page.role(node) in _LANDMARKS), None)
