"""Language tags, and which texts stand under which of them.

Sources: BCP 47 (tags), HTML ("language of a node"), the ACT rules' "text
inheriting its programmatic language".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .language import may_be_foreign, share
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
    "néerlandais": "nl", "neerlandais": "nl", "polonais": "pl", "polish": "pl", "roumain": "ro", "romanian": "ro",
    "turc": "tr", "turkish": "tr", "russe": "ru", "russian": "ru", "ukrainien": "uk", "ukrainian": "uk",
    "breton": "br",
}  # fmt: skip  # as above
# Running text has more common words than that, menus and names less.
_PLAIN: Final = 0.35
_MANY: Final = 40
_TEXT_ATTRIBUTES: Final = ("alt", "aria-label", "title", "placeholder", "aria-description")
# Beyond the Latin letters and the marks that are set on them.
OTHER_LETTER: Final = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2c80-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]"
)
RIGHT_TO_LEFT: Final = re.compile(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0710-\u07ea\u0840-\u0858\ufb1d-\ufdfb\ufe70-\ufefc]"
)
# What is no text, and what is written in no language of people.
_UNREAD: Final = frozenset({"script", "style", "template", "noscript"})
_CODE: Final = frozenset({"code", "kbd", "samp", "var", "pre"})


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


def prose_of(owner: Element, page: Page) -> str:
    """The texts that take their language from an element, as one, without code, which is in no language of people."""
    return " ".join(one.text for one in passages(owner, page) if one.element.closest(*_CODE) is None)


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
    `has_right_to_left`: there are letters of Hebrew, Arabic or the like.
    """

    seems_right: bool
    seems_mixed: bool
    has_right_to_left: bool


def overview(page: Page) -> Overview:
    """Look at all words at once, hidden ones and scripts included: quick, and enough for most pages."""
    text = " ".join(page.root.etree_element.itertext())
    declared = primary(page.lang)
    # Signs stay with their words here: there are enough words without.
    found = text.lower().split()
    # What declares another language may be most of the words.
    is_plain = len(found) >= _MANY and not _has_passages(page)
    has_other_letters = OTHER_LETTER.search(text) is not None
    return Overview(
        seems_right=is_plain and share(found, declared) >= _PLAIN,
        seems_mixed=has_other_letters or may_be_foreign(set(found), declared),
        has_right_to_left=has_other_letters and RIGHT_TO_LEFT.search(text) is not None,
    )


def _has_passages(page: Page) -> bool:
    """Whether anything but the whole page declares a language; any node will do, so this asks the tree itself."""
    root = page.root.etree_element
    return any("lang" in node.attrib for node in root.iter() if node is not root)
