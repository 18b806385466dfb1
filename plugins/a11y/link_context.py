"""What is said around a link, by which people may tell where it leads.

Sources: RGAA 4.1.2, « contexte du lien »; WCAG 2.2, "programmatically determined link context".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .link_wording import is_poor
from .tree import Element, fold

if TYPE_CHECKING:
    from .page import Page

# Elements whose whole text is the context of a link in them (RGAA, « contexte du lien »), and what is akin to them.
_CONTEXTS: Final = frozenset(
    {"p", "li", "td", "th", "dd", "dt", "figure", "blockquote", "caption", "label", "fieldset", "details", "address"}
)
_CONTEXT_ROLES: Final = frozenset(
    {"paragraph", "listitem", "cell", "gridcell", "columnheader", "rowheader", "row", "definition", "term", "group"}
)
_HEADED: Final = frozenset({"article", "section", "nav", "aside", "figure", "form", "dialog", "search"})
_LANDMARKS: Final = frozenset({"banner", "complementary", "contentinfo", "main", "navigation", "search"})


def context(element: Element, page: Page) -> tuple[str, ...]:
    """What is said around a link that may complete its name, with the words of poor links left out.

    In: a link. Out: the words of the sentence, paragraph, list items and cell that
    hold it, of the headers of its table, of the heading before it in the same part
    of the page, of what describes it, and more that a person may take for it: names
    of the regions around it. Empty where surely nothing tells it.
    """
    return tuple(part for part in _around(element, page) if part)


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
                yield _words_beside(node, page)
            break
        role = page.role(node)
        if page.is_inline(node) and role not in _CONTEXT_ROLES:
            continue
        if (nearest and role not in _LANDMARKS) or node.tag in _CONTEXTS or role in _CONTEXT_ROLES:
            # The block that holds the link is its paragraph, whatever it is called.
            yield _words_in(node, page)
        elif nearest:
            yield _words_beside(node, page)
        nearest = False
        if node.tag in _HEADED or node.has("role"):
            yield page.name(node)
        if node.tag == "table":
            yield _headers_of(node, page)
        if node.tag == "dd" and node.parent is not None:
            yield _terms_of(node.parent, page)
    yield _heading_before(element, page)


# Many links stand in one paragraph, list or table: what that says is gathered once.


def _texts(_page: Page) -> dict[tuple[str, int], str]:
    return {}


def _words_in(block: Element, page: Page) -> str:
    """The words inside a block that are no poor link."""
    texts = page.once(_texts)
    key = ("in", block.order)
    if key not in texts:
        texts[key] = fold(" ".join(_said_in(block, page)))
    return texts[key]


def _said_in(block: Element, page: Page) -> Iterator[str]:
    stack = [block]
    while stack:
        node = stack.pop()
        if node is not block and page.role(node) == "link" and is_poor(page.name(node)):
            continue
        if node.tag in ("script", "style", "template") or not page.visible(node):
            continue
        if any(map(str.isalnum, node.own_text)):
            yield node.own_text
        if node.tag == "img":
            yield node.get("alt") or ""
        stack.extend(node.children)


def _words_beside(block: Element, page: Page) -> str:
    """The words that stand in one line with a link, right inside a block that holds much else."""
    texts = page.once(_texts)
    key = ("beside", block.order)
    if key not in texts:
        said = [block.own_text] if any(map(str.isalnum, block.own_text)) else []
        for child in block.children:
            if page.role(child) != "link" and page.is_inline(child):
                said += _said_in(child, page)
        texts[key] = fold(" ".join(said))
    return texts[key]


def _headers_of(table: Element, page: Page) -> str:
    texts = page.once(_texts)
    key = ("headers", table.order)
    if key not in texts:
        texts[key] = " ".join(cell.text for cell in table.iter_descendants() if cell.tag in ("th", "caption"))
    return texts[key]


def _terms_of(descriptions: Element, page: Page) -> str:
    texts = page.once(_texts)
    key = ("terms", descriptions.order)
    if key not in texts:
        texts[key] = " ".join(term.text for term in descriptions.children if term.tag == "dt")
    return texts[key]


def _heading_before(element: Element, page: Page) -> str:
    """The nearest heading before a link, unless it stands in another part of the page."""
    part = _landmark(element, page)
    by_part = page.once(_headings)
    is_content = part is not None and page.role(part) == "main"
    parts = by_part.values() if is_content else [by_part.get(part, []), by_part.get(None, [])]
    before = [headings[place - 1] for headings in parts if (place := bisect_left(headings, element.order))]
    return page.name(page.elements[max(before)]) if before else ""


def _headings(page: Page) -> dict[Element | None, list[int]]:
    """The orders of the headings, by the part of the page that they stand in."""
    by_part: dict[Element | None, list[int]] = {}
    for heading, _level in page.headings:
        by_part.setdefault(_landmark(heading, page), []).append(heading.order)
    return by_part


def _landmark(element: Element, page: Page) -> Element | None:
    """The landmark that an element stands in, if any; regions with a name count as parts of one."""
    return next((node for node in element.iter_ancestors() if page.role(node) in _LANDMARKS), None)
