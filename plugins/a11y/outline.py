"""The outline of a page: its headings, each with what stands before and above it.

Two kinds of headings stay apart from it: those in dialogs, which are read on
their own, and those whose level is missing or invalid, of which nothing true
can be said (`heading-level-valid` tells them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .finding import Text
from .role import aria_level, native_level
from .wording import readable

if TYPE_CHECKING:
    from .page import Page
    from .tree import Element

# What a rule about headings targets: any element may bear the role.
HEADINGS: Final = "h1, h2, h3, h4, h5, h6, [role]"

# A region is as often named by its heading: it does not part headings that stand side by side.
_LANDMARKS: Final = frozenset({"banner", "complementary", "contentinfo", "main", "navigation"})
_QUOTE: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """A heading of the outline.

    `previous` is the one before it in reading order, `parent` the nearest before
    it of a higher rank, `twin` the first of its siblings in the same landmark
    that has the same words.
    """

    element: Element
    level: int
    previous: Heading | None
    parent: Heading | None
    twin: Heading | None


def outline(page: Page) -> Mapping[int, Heading]:
    """The headings of the outline in reading order, by the order of their elements."""
    headings: dict[int, Heading] = {}
    open_headings: list[Heading] = []
    firsts: dict[tuple[int | None, int, int | None, str], Heading] = {}
    previous: Heading | None = None
    for element, level in page.headings:
        if not has_level(element) or _in_dialog(element, page):
            continue
        while open_headings and open_headings[-1].level >= level:
            open_headings.pop()
        parent = open_headings[-1] if open_headings else None
        landmark = next((node.order for node in element.iter_ancestors() if page.role(node) in _LANDMARKS), None)
        name = page.name(element).casefold()
        key = (parent.element.order if parent else None, level, landmark, name)
        previous = Heading(element, level, previous, parent, firsts.get(key) if readable(name) else None)
        firsts.setdefault(key, previous)
        open_headings.append(previous)
        headings[element.order] = previous
    return MappingProxyType(headings)


def has_level(element: Element) -> bool:
    """Whether something valid says the level of a heading: its tag or its `aria-level`."""
    return (native_level(element) or aria_level(element)) is not None


def told_by_heading(element: Element, page: Page) -> bool:
    """Whether an element stands in an exposed heading of which nothing can be read out.

    The rules about headings tell that fault then, once, with what it means for
    the reader; those about images, links and buttons leave it.
    """
    return any(
        page.role(node) == "heading" and page.exposed(node) and not readable(page.name(node))
        for node in element.iter_ancestors()
    )


def quoted(text: str) -> Text:
    """Words of the page as a message quotes them: the first ones when they are many."""
    if not readable(text):
        return Text("(sans texte)", "(without text)")
    short = text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
    return Text(f"«\u00a0{short}\u00a0»", f'"{short}"')


def example(level: int, text: str) -> str:
    """The Markdown line of a heading, for a message that says how to mend it."""
    return f"{'#' * min(level, 6)} {text if readable(text) and len(text) <= _QUOTE else '…'}"


def _in_dialog(element: Element, page: Page) -> bool:
    return any(page.role(node) in ("dialog", "alertdialog") for node in element.iter_ancestors())
