"""What is read on the screen, and whether a name says it: voice control calls things by the words they show.

Sources: ACT 2ee8b8, RGAA 4.1.2 test 6.1.5 and its « cas particuliers ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from .style import Computed
from .style.media import Media
from .style.view import View, lens_of
from .tree import Element
from .wording import comparable

if TYPE_CHECKING:
    from .page import Page

_ICONS: Final = re.compile(r"\b(?:icon|icons|icone|glyphicon|material-(?:icons|symbols)[\w-]*|fa[srlbd]?|bi|symbol)\b")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_HYPHENS: Final = re.compile("(?<=\\w)[-\u2010\u2011\u00ad](?=\\w)")
_THOUSANDS: Final = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
# Voice control hears the words that a sign or a unit stands for.
_SPOKEN: Final = {
    "&": (" et ", " and "),
    "€": (" euros ", " euro "),
    "%": (" pour cent ", " percent "),
    "n°": (" numero ",),
    "+": (" plus ",),
}
_UNITS: Final = {
    "h": ("heures", "heure"),
    "mn": ("minutes",),
    "min": ("minutes", "minute"),
    "km": ("kilometres", "kilometre"),
    "m": ("metres", "monsieur"),
    "mme": ("madame",),
    "bd": ("boulevard",),
    "st": ("saint",),
    "ste": ("sainte",),
}
_SPACES: Final = ("margin-left", "margin-right", "padding-left", "padding-right")
_NO_WORDS: Final = frozenset({"script", "style", "template", "noscript", "svg", "object", "select"})


def visible_label(element: Element, page: Page, *, apart: bool = False) -> str:
    """The words that are seen inside an element.

    Blocks and line breaks part them, and with `apart` boxes with space around them too.
    """
    sight = lens_of(page, View(Media())).sight
    # Without its style sheets a page does not say which of its boxes stand apart.
    unsure = apart and bool(page.styles().missing)
    parts: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node.tag in _NO_WORDS:
            continue
        own = sight.sees(node) and not _is_icon(node)
        children: dict[ElementTree.Element, Element] = {child.etree_element: child for child in node.children}
        inside: list[Element | str] = [(node.etree_element.text or "") if own else ""]
        for child_node in node.etree_element:
            child = children.get(child_node)
            if child is not None:
                gap = " " if child.tag == "br" or _parts(page.style(child), apart=apart, unsure=unsure) else ""
                inside += [gap, child, gap]
            if own:
                inside.append(child_node.tail or "")
        stack.extend(reversed(inside))
    return " ".join("".join(parts).split())


def _parts(style: Computed, *, apart: bool, unsure: bool) -> bool:
    """Whether a box parts the words before and behind it: a block does, and space around it may."""
    if not style.display.startswith(("inline", "contents")) or unsure:
        return True
    return apart and (style.display != "inline" or any(style.px(name) != 0 for name in _SPACES))


def _is_icon(element: Element) -> bool:
    """Whether the text of an element is drawn as a picture by a font of icons."""
    classes = element.get("class")
    return bool(classes) and _ICONS.search(classes or "") is not None


def is_said(label: str, name: str) -> bool:
    """Whether the words of a label stand together in a name."""
    names = [
        words_of(text) for text in (name, _IN_BRACKETS.sub(" ", name), _HYPHENS.sub("", name), _THOUSANDS.sub("", name))
    ]
    for text in _spellings(label):
        words = words_of(text)
        if not words:
            # Nothing but what stands in brackets.
            continue
        if any(_holds(said, words) for said in names):
            return True
    return False


def _spellings(label: str) -> Iterator[str]:
    for text in dict.fromkeys((label, _IN_BRACKETS.sub(" ", label))):
        yield text
        yield _HYPHENS.sub("", text)
        yield _THOUSANDS.sub("", text)
        for sign, words in _SPOKEN.items():
            if sign in text:
                yield from (text.replace(sign, word) for word in words)


def _holds(said: list[str], words: list[str]) -> bool:
    return any(
        all(_same(one, other) for one, other in zip(said[start:], words, strict=False))
        for start in range(len(said) - len(words) + 1)
    )


def _same(said: str, shown: str) -> bool:
    return said == shown or said in _UNITS.get(shown, ())


def words_of(text: str) -> list[str]:
    """The words of a text as a listener compares them."""
    return comparable(text).split()
