"""What the elements of a page look like, sorted by what rules about presentation ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias
from weakref import WeakKeyDictionary

from .finding import Text
from .style import Computed
from .style.likeness import Key
from .style.matches import ViewMemory
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

Trait: TypeAlias = Literal["animated", "italic", "justified", "ordered", "reversed", "small"]

# No text should be smaller, in pixels: as small as the smallest print of a newspaper.
SMALLEST = 12.0
_KNOWN: WeakKeyDictionary[ViewMemory, dict[Key, tuple[Trait, ...]]] = WeakKeyDictionary()


def with_trait(page: Page, trait: Trait) -> Sequence[Element]:
    """The elements of a page that have a trait at rest, in document order, be they visible or not.

    None where a style sheet of the page could not be had: it might say otherwise.
    """
    return page.once(_sorted).get(trait, ())


def _sorted(page: Page) -> Mapping[Trait, list[Element]]:
    styles = page.styles()
    if styles.missing:
        return {}
    known = _KNOWN.setdefault(styles.memory, {})
    found: dict[Trait, list[Element]] = {}
    for element, key in zip(page.elements, styles.plain_keys, strict=True):
        traits = None if key is None else known.get(key)
        if traits is None:
            traits = _traits(styles[element])
            if key is not None:
                known[key] = traits
        for trait in traits:
            found.setdefault(trait, []).append(element)
    return found


def _traits(style: Computed) -> tuple[Trait, ...]:
    traits: list[Trait] = []
    if style.value("text-align") == "justify":
        traits.append("justified")
    if style.font_size is not None and 0 < style.font_size < SMALLEST - 0.01:
        traits.append("small")
    if style.value("font-style").startswith(("italic", "oblique")):
        traits.append("italic")
    if style.value("animation-name") != "none":
        traits.append("animated")
    if style.display.endswith(("flex", "grid")) and style.value("flex-direction").endswith("-reverse"):
        traits.append("reversed")
    if style.value("order") != "0":
        traits.append("ordered")
    return tuple(traits)


def is_text_block(element: Element, page: Page) -> bool:
    """Whether an element is a block that holds a text and no other block."""
    return not page.is_inline(element) and all(
        page.is_inline(child) or page.style(child).display == "none" for child in element.children
    )


def words_in(element: Element) -> int:
    """How many words of letters or digits a text has."""
    return sum(1 for word in element.text.split() if any(map(str.isalnum, word)))


def elsewhere(count: int) -> Text:
    """Words for the other places of a page where a fault stands too; empty where there are none."""
    if not count:
        return Text("", "")
    s = "s" if count > 1 else ""
    return Text(f" (et à {count} autre{s} endroit{s} de la page)", f" (and in {count} other place{s} of the page)")
