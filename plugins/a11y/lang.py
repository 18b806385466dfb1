"""Language tags, and which texts stand under which of them.

Sources: BCP 47 (tags), HTML ("language of a node"), the ACT rules' "text
inheriting its programmatic language".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .language import may_be_foreign, share, words
from .tree import Element, fold

if TYPE_CHECKING:
    from .page import Page

# Codes of ISO 639-2 that BCP 47 does not take: a shorter one exists. RGAA admits them, browsers may not.
LONG_CODES: Final = {
    "fra": "fr", "fre": "fr", "eng": "en", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "ara": "ar", "zho": "zh", "chi": "zh", "jpn": "ja", "rus": "ru", "pol": "pl",
    "tur": "tr", "ron": "ro", "rum": "ro", "ukr": "uk", "heb": "he", "ell": "el", "gre": "el", "lat": "la",
    "bre": "br", "cos": "co", "eus": "eu", "baq": "eu", "cat": "ca", "oci": "oc", "hye": "hy", "arm": "hy",
    "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk",
    "hun": "hu", "bul": "bg", "hrv": "hr", "srp": "sr", "kor": "ko", "vie": "vi", "fas": "fa", "per": "fa",
    "hin": "hi", "ltz": "lb", "gle": "ga", "cym": "cy", "wel": "cy", "sqi": "sq", "alb": "sq", "kat": "ka",
    "geo": "ka", "tam": "ta", "wol": "wo", "bam": "bm", "mlg": "mg", "hat": "ht", "epo": "eo",
}  # fmt: skip  # lines of words read better than one a line
# What people write for a code: the name of the language or of its country.
_MEANT: Final = {
    "french": "fr", "francais": "fr", "français": "fr", "france": "fr", "english": "en", "anglais": "en",
    "uk": "en", "gb": "en", "us": "en", "usa": "en", "deutsch": "de", "german": "de", "allemand": "de",
    "español": "es", "espanol": "es", "spanish": "es", "espagnol": "es", "italiano": "it", "italian": "it",
    "italien": "it", "cn": "zh", "chinese": "zh", "chinois": "zh", "jp": "ja", "japanese": "ja",
    "arabic": "ar", "arabe": "ar", "dutch": "nl", "portuguese": "pt", "portugais": "pt", "gr": "el", "cz": "cs",
}  # fmt: skip  # as above
_TEXT_ATTRIBUTES: Final = ("alt", "aria-label", "title", "placeholder", "aria-description")
_UNREAD: Final = frozenset({"script", "style", "template", "noscript"})


def primary(tag: str) -> str:
    """The primary subtag of a language tag, in lower case: "fr" of "fr-CH"."""
    return tag.strip().partition("-")[0].lower()


@cache
def is_known(code: str) -> bool:
    """Whether a primary subtag is registered as a language (IANA language subtag registry), in lower case."""
    two, three = _registry()
    if len(code) == 2:
        return code in two
    # "qaa" to "qtz" are free for private use.
    return len(code) == 3 and (code[2] in three.get(code[:2], "") or (code.isalpha() and "qaa" <= code <= "qtz"))


@cache
def _registry() -> tuple[frozenset[str], dict[str, str]]:
    registry = json.loads(Path(__file__).with_name("subtags.json").read_text("utf-8"))
    return frozenset(registry["two"].split()), {entry[:2]: entry[3:] for entry in registry["three"].split()}


def suggestion(tag: str) -> str | None:
    """The code that an invalid tag may be meant for: "fr" for "fr_FR", "fra", "français"."""
    start = tag.strip().lower().replace("_", "-").partition("-")[0]
    code = LONG_CODES.get(start) or _MEANT.get(start) or start
    return code if is_known(code) else None


def language_of(element: Element) -> str:
    """The primary language that is declared for an element, by itself or by what holds it; empty where none is."""
    node: Element | None = element
    while node is not None:
        tag = node.get("lang")
        if tag is not None:
            return primary(tag)
        node = node.parent
    return ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands under a declaration of language, and the element that holds it."""

    element: Element
    text: str


def passages(owner: Element, page: Page) -> Iterator[Passage]:
    """The texts that take their language from an element: seen or told, and not under a nearer declaration.

    Alternatives, labels and descriptions count (ACT, "text inheriting its programmatic language").
    """
    stack = [owner]
    while stack:
        element = stack.pop()
        if element is not owner and element.has("lang"):
            continue
        if element.tag in _UNREAD:
            continue
        stack.extend(reversed(element.children))
        if element.own_text.strip() and element.tag != "title" and (page.visible(element) or page.exposed(element)):
            yield Passage(element, fold(element.own_text))
        for name in _TEXT_ATTRIBUTES:
            if (value := element.get(name)) and value.strip() and page.exposed(element):
                yield Passage(element, fold(value))
    if owner is page.root and page.title:
        yield Passage(owner, page.title)


@dataclass(frozen=True, slots=True)
class Overview:
    """A first look at the words of a page, of whatever is written in it.

    `seems_right`: a good part of them is of the language that the page declares.
    `seems_mixed`: some may be of another language, so that passages are worth a look.
    """

    seems_right: bool
    seems_mixed: bool


def overview(page: Page) -> Overview:
    """Look at all words at once, hidden ones and scripts included: quick, and enough for most pages."""
    text = " ".join(page.root.etree_element.itertext())
    declared = primary(page.lang)
    found = words(text)
    # What declares another language may be most of the words.
    is_plain = len(found) >= _MANY and not any(element.has("lang") for element in page.elements[1:])
    return Overview(
        seems_right=is_plain and share(found, declared) >= _PLAIN,
        seems_mixed=_has_other_letters(text) or may_be_foreign(set(found), declared),
    )


# Running text has twice that share of common words, menus and names less.
_PLAIN: Final = 0.35
_MANY: Final = 40


def _has_other_letters(text: str) -> bool:
    """Whether a text has letters beyond the Latin ones, whose last stands at U+024F."""
    return not text.isascii() and any(char > "\u036f" and char.isalpha() and not "ᴀ" <= char <= "ỿ" for char in text)
