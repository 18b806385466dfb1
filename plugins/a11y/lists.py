"""Lines of text and the marks they begin with: what looks like a list without being one.

Source: RGAA glossary, « Listes » (a visual mark such as -, • or *, a number or a letter).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from xml.etree import ElementTree

from .tree import Element, fold, local_name

Kind: TypeAlias = Literal["bullet", "dash", "em-dash", "number", "letter", "picture"]

# Elements within a line of text; any other one ends it.
INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark q s samp
    small span strike strong sub sup svg time tt u var wbr""".split()
)
_BULLETS: Final = "•◦▪▫■□●○‣⁃∙·➢➤►▶▸➔→✓✔☐☑❖"
# « - 5 °C », « - de 18 ans », « + 3 % », « - 4 + 1 »: less and more, no marks.
_MARK: Final = re.compile(
    rf"""(?![-‐‑–*+]\s*(?:de\s+)?\d[\d,.]*\s*(?:°|%|ans?\b|[+=×/*–-]\s))(?:(?P<bullet>[{_BULLETS}]|[*+](?=\s))
    |(?P<dash>[-‐‑–](?=\s))
    |(?P<em>—(?=\s))
    |(?P<number>\d{{1,2}})\s?(?:[.)°/](?=\s)|[-–](?=\s+[^\W\d]))
    |(?P<letter>[a-z])(?:\)|\.(?=\s))
    )\s*(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
# How Markdown itself writes lists: what is left of one that it did not see.
_MARKDOWN: Final = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+\S")
# From the arrows on, Unicode has more signs than letters.
_PICTURES: Final = 0x2190
_SHORTEST: Final = 4
# « – Bonjour, dit-il. » is talk; so are an answer and a greeting.
_DIALOGUE: Final = re.compile(
    r"""[«»“”]|[?!…]$|,\s(?:dit|fit|répond(?:it)?|demand[ea]|repr(?:it|end)|ajout[ea]|murmur[ea]|cri[ea]|lan(?:ça|ce)
    |said|asked|replied|answered)(?:-t)?[-\s]|^\W*(?:oui|non|bonjour|bonsoir|merci|allô|yes|no|hello|thanks)\b\s?[,.]""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: its words, and whether only the source breaks before it, not the page."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with; `rank` is the place that a number or a letter gives it, or which picture it is."""

    kind: Kind
    rank: int = 0

    def continues(self, other: Mark) -> bool:
        """Whether this mark carries on a list after another one."""
        return self.kind == other.kind and self.rank == other.rank + (self.kind in ("number", "letter"))


def mark_of(text: str) -> Mark | None:
    """The mark of a list with which a line begins, if it does and words follow."""
    found = _MARK.match(text)
    if found is None:
        # The same small picture at the beginning of lines: each writer has their own.
        is_picture = len(text) > _SHORTEST and ord(text[0]) > _PICTURES and unicodedata.category(text[0]) == "So"
        return Mark("picture", ord(text[0])) if is_picture else None
    if found["number"]:
        return Mark("number", int(found["number"]))
    if found["letter"]:
        # "A. Martin": the initial of a name.
        if found["letter"].isupper() and ")" not in found[0]:
            return None
        return Mark("letter", ord(found["letter"].lower()) - ord("a") + 1)
    return Mark("bullet" if found["bullet"] else "dash" if found["dash"] else "em-dash")


def is_markdown_item(text: str) -> bool:
    """Whether a line of the source is written as an item of a Markdown list."""
    return _MARKDOWN.match(text) is not None


def reads_like_dialogue(texts: Sequence[str]) -> bool:
    """Whether lines behind dashes are what people say to each other rather than items."""
    return any(_DIALOGUE.search(text) for text in texts)


def block_of(element: Element) -> Element:
    """The block whose line an inline element stands in."""
    node = element
    while node.parent is not None and (node is element or node.tag in INLINE):
        node = node.parent
    return node


def paragraphs(block: Element) -> Iterator[list[Line]]:
    """The runs of lines in a block between the blocks that it holds; a line without words parts two breaks."""
    lines: list[Line] = []
    words: list[str] = []

    def end() -> None:
        pieces = [folded for text in "".join(words).split("\n") if (folded := fold(text))]
        lines.extend(Line(text, soft=number > 0) for number, text in enumerate(pieces or [""]))
        words.clear()

    stack: list[ElementTree.Element | str] = list(_parts(block.etree_element))[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            words.append(node)
            continue
        tag = local_name(node)
        if tag == "br":
            end()
        elif tag in INLINE:
            stack.extend(list(_parts(node))[::-1])
        elif tag:
            end()
            yield lines
            lines = []
    end()
    yield lines


def raw_lines(block: Element) -> list[str]:
    """The lines of a block as the page breaks them, with the spaces that it keeps."""
    texts: list[str] = []
    stack: list[ElementTree.Element | str] = list(_parts(block.etree_element))[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            texts.append(node.replace("\n", " "))
        elif (tag := local_name(node)) in INLINE:
            stack.extend(list(_parts(node))[::-1])
        elif tag:
            texts.append("\n")
    return "".join(texts).split("\n")


def _parts(node: ElementTree.Element) -> Iterator[ElementTree.Element | str]:
    if node.text:
        yield node.text
    for child in node:
        yield child
        if child.tail:
            yield child.tail
