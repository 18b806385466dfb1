"""Slide shows and films that go on by themselves, as far as the page says so plainly (WCAG 2.2.2, RGAA 13.8).

Said by the attributes of the libraries that are in wide use (Bootstrap, Slick, Flickity, Swiper), or
by a timer of an inline script that shows one thing after the other, round and round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from .javascript import braced, functions, without_comments
from .script import is_javascript
from .style import Media
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# What starts a slide show, by the attribute that says so.
_STARTS: Final = {
    "data-ride": re.compile(r"^\s*carousel\s*$"),
    "data-bs-ride": re.compile(r"^\s*carousel\s*$"),
    "data-slick": re.compile(r"""["']?autoplay["']?\s*:\s*true""", re.IGNORECASE),
    "data-flickity": re.compile(r"""["']?autoPlay["']?\s*:\s*(?:true|[1-9])"""),
    "data-flickity-options": re.compile(r"""["']?autoPlay["']?\s*:\s*(?:true|[1-9])"""),
    "data-swiper-autoplay": re.compile(r"^\s*[1-9]"),
}
_REPEATS: Final = re.compile(r"\bsetInterval\s*(\()")
_NAME: Final = re.compile(r"\s*([\w$]+)\s*(?:,|$)")
# From the last to the first again, and what is seen of it.
_ROUND: Final = re.compile(r"%\s*[\w$.]*\.length\b")
_SHOWS: Final = re.compile(r"\.\s*(?:style|classList|className|hidden|src|scrollTo|scrollLeft)\b")
_MAX: Final = 20_000
_MOST: Final = 10


def slide_shows(page: Page) -> Iterator[Element]:
    """The elements, `script` among them, that start something which goes on by itself."""
    scripts = 0
    for element in page.elements:
        attributes = element.etree_element.attrib
        if element.tag != "script":
            if not attributes or _STARTS.keys().isdisjoint(attributes):
                continue
            if page.visible(element) and any(
                starts.search(attributes[name]) for name, starts in _STARTS.items() if name in attributes
            ):
                yield element
        elif scripts < _MOST and is_javascript(element) and not element.has("src"):
            scripts += 1
            text = element.own_text
            if len(text) <= _MAX and "setInterval" in text and "length" in text and _goes_round(without_comments(text)):
                yield element


def endless_films(page: Page) -> Iterator[Element]:
    """The visible films that play again and again by themselves, without controls, even for who prefers no motion."""
    for element in page.elements:
        if element.tag != "video" or not (element.has("autoplay") and element.has("loop")) or element.has("controls"):
            continue
        sources = [child for child in element.children if child.tag == "source"]
        if any("reduced-motion" in (source.get("media") or "") for source in sources):
            continue
        has_film = bool((element.get("src") or "").strip()) or any((one.get("src") or "").strip() for one in sources)
        if has_film and page.visible(element) and page.styles(Media(reduced_motion=True))[element].display != "none":
            yield element


def _goes_round(script: str) -> bool:
    known = functions((script,))
    for match in islice(_REPEATS.finditer(script), _MOST):
        call = braced(script, match.start(1))
        if call is None:
            continue
        named = _NAME.match(call)
        body = known[named[1]][1] if named is not None and named[1] in known else call
        # What the timer runs, and what that calls.
        called = (code for name, (_, code) in known.items() if re.search(rf"\b{re.escape(name)}\s*\(", body))
        whole = " ".join((body, *called))
        if _ROUND.search(whole) and _SHOWS.search(whole):
            return True
    return False
