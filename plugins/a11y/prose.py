"""The running text of a page, block by block, and the sentences in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from .finding import Text
from .outline import quoted
from .tree import HTML_NAMESPACE, Element, local_name

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
# Most lines hold only these, in which nothing is left out.
_PLAIN_INLINE: Final = frozenset(
    f"{{{HTML_NAMESPACE}}}{name}"
    for name in "a abbr b bdi cite data em i ins mark q s small span strong sub sup time u".split()
)
_STAND_IN: Final = "\ufffc"
_PARAGRAPHS: Final = frozenset({"p", "li", "dd"})
# Twenty words or so.
_LONG: Final = 100
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\s\u00a0]*[»”\")]?\s+(?=[«“\"(]?[\s\u00a0]*[^\W\d_a-zà-öø-ÿœ]|[-–—•])")
# A full stop behind these ends no sentence.
_ABBREVIATION: Final = re.compile(
    r"\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|art|cf|ex|etc|env|max|min|n|no|p|pp|tél|av|bd|bât|boul|vol|éd|[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """An element that holds a line of text, with the text that stands in the language of the element."""

    element: Element
    text: str


def blocks(page: Page) -> tuple[Block, ...]:
    """The lines of text of a page in reading order, white space folded; code and passages with a `lang` are left out.

    Hidden ones are among them: whoever tells a fault of one asks `page.visible` then.
    """
    return tuple(_blocks(page.elements))


def content(page: Page) -> tuple[Block, ...]:
    """The lines of text of the main content, which editors write; of the whole page where nothing says what that is."""
    main = page.main
    return tuple(_blocks(page.elements if main is None else page.elements[main.order : _end(main, page)]))


def main_text(page: Page) -> str:
    """All text of the main content, code and scripts included, pieces apart: for a first look, which is quick."""
    return " ".join((page.main or page.root).etree_element.itertext())


def is_french(page: Page) -> bool:
    """Whether the page declares French, whose habits the rules about text know."""
    return page.lang[:2].lower() == "fr" and page.lang[2:3] in ("", "-")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place in the text of a block that a pattern describes."""

    block: Block
    match: re.Match[str]


def occurrences(page: Page, quick: re.Pattern[str], pattern: re.Pattern[str]) -> list[Occurrence]:
    """Where a pattern is found in the French text of the main content that is seen, in reading order.

    White space is one space there. `quick` is for a first look at the raw text: it finds something wherever
    `pattern` would, and begins with a set of rare characters, so that it skips nearly everything.
    """
    if not is_french(page) or not quick.search(page.once(main_text)):
        return []
    return [
        Occurrence(block, match)
        for block in page.once(content)
        for match in pattern.finditer(block.text)
        if page.visible(block.element) and stands_in_french(block.element)
    ]


def long_texts(page: Page) -> tuple[tuple[Element, str], ...]:
    """Paragraphs, items and definitions of the main content that may be long, each with all text in it as it stands."""
    main = page.main
    elements = page.elements if main is None else page.elements[main.order : _end(main, page)]
    texts = ((element, "".join(element.etree_element.itertext())) for element in elements if element.tag in _PARAGRAPHS)
    return tuple((element, text) for element, text in texts if len(text) >= _LONG)


def others(count: int) -> Text:
    """What a message says of the other places where the same is found."""
    if count <= 0:
        return Text("", "")
    if count == 1:
        return Text(" (et une autre fois dans la page)", " (and once more on the page)")
    return Text(f" (et {count} autres fois dans la page)", f" (and {count} more times on the page)")


def stands_in_french(element: Element) -> bool:
    """Whether the nearest declaration of language at or above an element says French."""
    node: Element | None = element
    while node is not None:
        if (tag := node.get("lang")) is not None:
            return tag.strip().lower().partition("-")[0] == "fr"
        node = node.parent
    return False


def _end(element: Element, page: Page) -> int:
    """The order of the first element after an element and all it holds."""
    node = element
    while node.parent is not None:
        siblings = node.parent.children
        at = siblings.index(node) + 1
        if at < len(siblings):
            return siblings[at].order
        node = node.parent
    return len(page.elements)


def line(element: Element) -> str:
    """The text of an element as a block has it: folded, without what stands in blocks inside it, code or a `lang`."""
    return " ".join(_line(element.etree_element).split())


def _blocks(elements: Iterable[Element]) -> Iterator[Block]:
    for element in elements:
        if element.tag in _BLOCKS:
            node = element.etree_element
            text = " ".join((_line(node) if len(node) else node.text or "").split())
            if text and element.namespace == "html":
                yield Block(element, text)


def _line(block: ElementTree.Element) -> str:
    """The text of an element outside the blocks in it."""
    if all(node.tag in _PLAIN_INLINE and "lang" not in node.attrib for node in block.iter() if node is not block):
        return "".join(block.itertext())
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


def shown(text: str) -> Text:
    """Words of a block as a message quotes them; what was left out stands as dots."""
    return quoted(text.replace(_STAND_IN, "…"))


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
