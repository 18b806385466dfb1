"""The running text of a page, block by block, and the sentences in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from .tree import Element, fold, local_name

if TYPE_CHECKING:
    from .page import Page

# What may hold a line of text; what of them holds others of them is looked at piece by piece.
_BLOCKS: Final = frozenset(
    "p li dt dd td th h1 h2 h3 h4 h5 h6 blockquote figcaption caption summary legend address div section article "
    "aside main header footer nav details fieldset form figure dialog search hgroup center".split()
)
_APART: Final = frozenset(
    "ul ol dl table tbody thead tfoot tr pre hr menu select textarea script style template noscript svg math iframe "
    "video audio object canvas button".split()
)
_BREAKS: Final = _BLOCKS | _APART
# Inside a line: what is no prose. A sign stands for it, so that the words around it stay apart.
_NO_PROSE: Final = frozenset("code kbd samp var script style template noscript svg math textarea select".split())
_STAND_IN: Final = "\ufffc"
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\s\u00a0]*[»”\")]?\s+(?=[«“\"(]?[\s\u00a0]*[^\W\d_a-zà-öø-ÿœ]|[-–—•])")
# A full stop behind these ends no sentence.
_ABBREVIATION: Final = re.compile(
    r"\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|art|cf|ex|etc|env|max|min|n|no|p|pp|tél|av|bd|bât|boul|vol|éd|[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """An element that holds a line of text, with the text that stands in the language of the element.

    `in_main`: it is part of the content that editors write, not of menus and footers.
    """

    element: Element
    text: str
    in_main: bool

    @property
    def is_heading(self) -> bool:
        """Whether it is one of `h1` to `h6`."""
        return self.element.tag in _HEADINGS

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph."""
        return self.element.tag == "p"


def blocks(page: Page) -> tuple[Block, ...]:
    """The lines of text of a page in reading order, white space folded; code and passages with a `lang` are left out.

    Hidden ones are among them: whoever tells a fault of one asks `page.visible` then.
    """
    main = page.main
    first = main.order if main else 0
    last = first + sum(1 for _ in main.iter_descendants()) if main else len(page.elements)
    found: list[Block] = []
    for element in page.elements:
        if element.tag in _BLOCKS and element.namespace == "html":
            node = element.etree_element
            text = fold(_line(node) if len(node) else node.text or "")
            if text:
                found.append(Block(element, text, first <= element.order <= last))
    return tuple(found)


def content(page: Page) -> tuple[Block, ...]:
    """The lines of text of the main content that are seen."""
    return tuple(block for block in page.once(blocks) if block.in_main)


def _line(block: ElementTree.Element) -> str:
    """The text of an element outside the blocks in it."""
    parts: list[str] = []
    stack: list[ElementTree.Element | str] = [block]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node is not block:
            name = local_name(node)
            if name in _BREAKS:
                parts.append(" ")
                continue
            if name == "br":
                parts.append("\n")
                continue
            if name in _NO_PROSE or "lang" in node.attrib or not name:
                parts.append(_STAND_IN if name else "")
                continue
        for child in reversed(list(node)):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if node.text:
            stack.append(node.text)
    return "".join(parts)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; abbreviations, initials and numbers end none."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text, max(0, match.start() - 8), match.start()):
            continue
        yield text[start : match.end()].strip()
        start = match.end()
    if rest := text[start:].strip():
        yield rest
