"""The parts of a page: its main content, the blocks that come before it, and the links that lead past them.

Sources: RGAA 4.1.2, criteria 9.2, 12.6 and 12.7; WCAG 2.4.1; the ACT rules of cf77f2 (bypass blocks).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .style import State
from .style.media import Media
from .style.view import View, lens_of
from .tree import Element
from .wording import comparable, readable

if TYPE_CHECKING:
    from .page import Page

# Landmarks that stand around the content and repeat from page to page.
AROUND: Final = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_CONTROLS: Final = frozenset({"button", "link", "menuitem", "textbox", "searchbox", "combobox"})
# Names that people give to the main content when they do not mark it.
_MAIN_IDS: Final = re.compile(r"(?:site-|page-)?(?:main|contenus?|content|principal|corps)(?:-?(?:content|principal))?")
_NO_TEXT: Final = frozenset({"script", "style", "template", "noscript"})
_STATES: Final[tuple[State, ...]] = ("rest", "focus")
# Words of a link that promises to lead to the content.
_TO_CONTENT: Final = re.compile(
    r"""(?:(?:aller|acceder|passer|sauter|retour|skip|jump|go)\b.*\b(?:contenu|texte|content|main|article|corps)\b
    |contenu|contenu\sprincipal|acces\s(?:direct\s)?au\scontenu|eviter\b.*|skip\snavigation|skip\sto\smain
    |main\scontent|content)(?:\sprincipal|\scontent|\sde\sla\spage)*""",
    re.VERBOSE,
)


def landmarks(page: Page) -> Mapping[str, tuple[Element, ...]]:
    """The landmarks that assistive technology is told of, by role; a view for `Page.once`."""
    found: dict[str, list[Element]] = {role: [] for role in (*AROUND, "main")}
    for element in page.elements:
        role = page.role(element)
        if role in found and page.exposed(element):
            found[role].append(element)
    return {role: tuple(elements) for role, elements in found.items()}


def mains(page: Page) -> tuple[Element, ...]:
    """The main landmarks that assistive technology is told of."""
    return page.once(landmarks)["main"]


def content_start(page: Page) -> Element | None:
    """Where the main content begins: its landmark, an element named so, or None where that cannot be known."""
    return page.once(_content_start)


def _content_start(page: Page) -> Element | None:
    for main in mains(page):
        if page.exposed_at_rest(main):
            return main
    if mains(page):
        return mains(page)[0]
    return next(
        (
            element
            for element in page.elements
            if element.id
            and _MAIN_IDS.fullmatch(element.id.lower())
            and page.exposed_at_rest(element)
            and element.tag not in ("a", "input", "button", "span")
            and enclosing(element, page) is None
        ),
        None,
    )


def enclosing(element: Element, page: Page) -> Element | None:
    """The landmark around the content (menu, header, footer, sidebar) that holds an element, if one does."""
    return next((node for node in element.iter_ancestors() if page.role(node) in AROUND), None)


def blocks(page: Page) -> tuple[Element, ...]:
    """The menus and sidebars that come before the content; there are none where the content is not known."""
    return page.once(_blocks)


def _blocks(page: Page) -> tuple[Element, ...]:
    start = content_start(page)
    found = [
        element
        for role in ("complementary", "navigation")
        for element in page.once(landmarks)[role]
        if (start is None or element.order < start.order)
        and page.exposed_at_rest(element)
        and not _is_within_main(element, page)
    ]
    found.sort(key=lambda element: element.order)
    if start is None and found and not _content_after(found[-1], page):
        return ()
    return tuple(found)


def _is_within_main(element: Element, page: Page) -> bool:
    return any(page.role(node) == "main" for node in element.iter_ancestors())


def _content_after(block: Element, page: Page) -> bool:
    """Whether text that stands in no landmark follows a block."""
    last = max((node.order for node in block.iter_descendants()), default=block.order)
    return any(
        readable(element.own_text)
        and page.exposed_at_rest(element)
        and element.tag not in _NO_TEXT
        and page.role(element) not in AROUND
        and enclosing(element, page) is None
        for element in page.elements[last + 1 :]
    )


def leads_elsewhere(element: Element) -> bool:
    """Whether a link leads to another page."""
    href = (element.get("href") or "").strip()
    return bool(href) and not href.startswith("#") and not href.lower().startswith(("javascript:", "mailto:", "tel:"))


@dataclass(frozen=True, slots=True, eq=False)
class Skip:
    """A link before the content that leads to a part of the page; `target` is None where there is no such part."""

    link: Element
    target: Element | None
    fragment: str


def skips(page: Page) -> tuple[Skip, ...]:
    """The links before the content, and those in menus before it, that lead to a part of the page itself."""
    return page.once(_skips)


def _skips(page: Page) -> tuple[Skip, ...]:
    start = content_start(page)
    found: list[Skip] = []
    for element in page.elements:
        if start is not None and element.order >= start.order:
            break
        href = (element.get("href") or "").strip()
        if element.tag == "a" and len(href) > 1 and href.startswith("#"):
            fragment = unquote(href[1:])
            target = page.ids.get(fragment) or page.once(_named).get(fragment)
            found.append(Skip(element, target, fragment))
    return tuple(found)


def _named(page: Page) -> dict[str, Element]:
    """Anchors of the old kind, `<a name>`."""
    named: dict[str, Element] = {}
    for element in page.elements:
        if element.tag == "a" and element.get("name"):
            named.setdefault(element.get("name") or "", element)
    return named


def promises_content(link: Element, page: Page) -> bool:
    """Whether the words of a link say that it leads to the content."""
    return _TO_CONTENT.fullmatch(comparable(page.name(link) or link.text)) is not None


def reaches_content(skip: Skip, page: Page) -> bool:
    """Whether a link leads into the content, to its beginning or right before it, with nothing to read between."""
    target, start = skip.target, content_start(page)
    if target is None:
        return False
    around = enclosing(target, page)
    if start is None:
        return around is None
    if target is start or any(node is start for node in target.iter_ancestors()):
        return True
    if target.order > start.order:
        return around is None
    # Right before the content, or around it: nothing comes first.
    return not any(
        (page.role(node) in _CONTROLS or readable(node.own_text)) and page.exposed_at_rest(node)
        for node in page.elements[target.order : start.order]
        if node.tag not in _NO_TEXT
    )


def takes_focus(link: Element, page: Page) -> bool:
    """Whether Tab comes to a link when the page was just loaded, and assistive technology is told of it."""
    return page.exposed_at_rest(link) and not (link.get("tabindex") or "").strip().startswith("-")


def is_seen_with_focus(link: Element, page: Page) -> bool:
    """Whether something of a link can be seen, at rest or with the focus, as far as style sheets tell."""
    for state in _STATES:
        sight = lens_of(page, View(Media(), state)).sight
        if any(sight.sees(node) for node in (link, *link.iter_descendants())):
            return True
    return False


def is_headed(page: Page) -> bool:
    """Whether a heading stands after the menus and sidebars that come before the content (ACT 047fe0)."""
    last = blocks(page)[-1] if blocks(page) else None
    return any(last is None or heading.order > last.order for heading, _level in page.headings)
