"""What a page offers beside its films and sounds: words about them, a transcript, what may lead to one."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from .frame import embedded_player, is_frame
from .media import is_offered
from .tree import Element, fold
from .wording import comparable, readable

if TYPE_CHECKING:
    from .page import Page

_TRANSCRIPT: Final = re.compile(
    r"transcri[pt]|version (?:texte|textuelle|ecrite)|texte (?:integral|de la video|du podcast|complet)|verbatim"
    r"|audio ?des?cri|text version|full text|lire le texte",
)
# The film or sound says again what the page says, and tells so.
_REPEATS: Final = re.compile(
    r"langue des signes|\blsf\b|sign language|ecoute[rz]? (?:cet|cette|l|la|le) (?:article|page|texte)|version audio"
    r"|meme(?:s)? (?:information|texte|contenu)|same (?:information|text|content)|lecture audio",
)
_CAPTIONED: Final = re.compile(
    r"sous titr|caption|subtitle|langue des signes|\blsf\b|sans (?:son|parole)|video muette|without sound|no sound"
)
_DESCRIBED: Final = re.compile(r"audio ?des?cri|version decrite|described version|version with description")
# Fewer words are a title and an invitation to listen, or to look.
FEW_TO_HEAR: Final = 20
FEW_TO_SEE: Final = 8
# What may lead to a text or another version, or hold it.
_LEADS_ON: Final = frozenset({
    "a", "area", "audio", "button", "canvas", "details", "dialog", "embed", "form", "iframe", "img", "object", "svg",
    "video",
})  # fmt: skip  # words read better than one a line


def surroundings(page: Page) -> Element:
    """Where the content of the page stands: its main landmark, or all of it."""
    return page.main or page.root


def told_around(page: Page) -> str:
    """The words around the films and sounds of a page, to look for signs in; a view for `Page.once`."""
    scope = surroundings(page)
    names = (
        node.get(name) or ""
        for node in scope.iter_descendants()
        for name in ("aria-label", "title", "alt")
        if node.has(name)
    )
    return comparable(" ".join((scope.text, *names)))


def tells_transcript(page: Page) -> bool:
    """Whether the page speaks of a transcript, of audio description, or says that the film repeats the text."""
    text = page.once(told_around)
    return _TRANSCRIPT.search(text) is not None or _REPEATS.search(text) is not None


def tells_captions(page: Page) -> bool:
    """Whether the page speaks of captions, of sign language, or of a film without words."""
    return _CAPTIONED.search(page.once(told_around)) is not None


def offers_described_version(page: Page) -> bool:
    """Whether a link of the content leads to a version with audio description."""
    return any(
        node.tag in ("a", "button") and page.visible(node) and _DESCRIBED.search(comparable(page.name(node)))
        for node in surroundings(page).iter_descendants()
    )


def has_own_description(media: Element, page: Page) -> bool:
    """Whether the element itself points at a text about it."""
    named = (media.get("aria-details") or "").split() + (media.get("aria-describedby") or "").split()
    return any(name in page.ids and readable(page.ids[name].text) for name in named)


def leads_on(media: Element, page: Page) -> bool:
    """Whether the content of the page holds, besides a player, what may lead to something else or show it.

    A player outside the content is beside all of it.
    """
    return page.once(_leading) != [media]


def _leading(page: Page) -> list[Element]:
    """The first two of the elements that may lead on: a player is one of them itself."""
    found = (
        node
        for node in surroundings(page).iter_descendants()
        if (node.tag in _LEADS_ON and page.visible(node)) or (node.tag == "audio" and is_offered(node, page))
    )
    return list(islice(found, 2))


def words_around(media: Element, page: Page) -> list[str]:
    """What assistive technology can read in the content of the page, without what stands inside a player."""
    scope = surroundings(page)
    inside = {media.order, *(node.order for node in media.iter_descendants())}
    texts = [
        node.own_text
        for node in (scope, *scope.iter_descendants())
        if node.order not in inside and node.tag not in ("script", "style", "noscript", "title") and page.exposed(node)
    ]
    return fold(" ".join(texts)).split()


def neighbours(media: Element, page: Page) -> tuple[bool, bool]:
    """Whether words stand right before and right after a player, whatever boxes lie between.

    An image with an alternative counts as words; another player, or the end of the content, does not.
    """
    leaves, places = page.once(_leaves)
    place = places.get(media.order)
    if place is None:
        # Outside the content of the page: nothing is said of it.
        return True, True
    return leaves[place - 1 : place] == ["words"], leaves[place + 1 : place + 2] == ["words"]


def _leaves(page: Page) -> tuple[list[str], dict[int, int]]:
    """The words and players of the content in the order of reading, and the place of each player there."""
    leaves: list[str] = []
    places: dict[int, int] = {}
    stack: list[Element | str] = [surroundings(page)]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if readable(node):
                leaves.append("words")
            continue
        if node.tag in ("script", "style", "noscript", "template", "head") or not page.visible(node):
            continue
        if node.tag in ("audio", "video") or (is_frame(node) and embedded_player(node) is not None):
            places[node.order] = len(leaves)
            leaves.append("player")
            continue
        parts: list[Element | str] = [node.get("alt") or "" if node.tag == "img" else "", node.etree_element.text or ""]
        by_node = {child.etree_element: child for child in node.children}
        for child in node.etree_element:
            if child in by_node:
                parts.append(by_node[child])
            parts.append(child.tail or "")
        stack.extend(reversed(parts))
    return leaves, places
