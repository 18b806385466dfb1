"""What moves by itself for more than five seconds (WCAG 2.2.2): animations of style sheets, and `marquee`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .looks import with_trait
from .style import Media
from .style.animation import SHORT, lasting
from .style.view import View, lens_of
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

__all__ = ["SHORT", "Motion", "motions"]

# More than three flashes a second may bring on a seizure (WCAG 2.3.1): on and off in less than this.
_FLASH = 1 / 3
_FLASHING = frozenset({"opacity", "visibility", "background-color", "color", "filter", "display"})
_IMAGES = frozenset({"img", "svg", "picture", "canvas", "video", "object"})


@dataclass(frozen=True, slots=True)
class Motion:
    """An element that goes on moving, and how: `name` is that of its keyframes."""

    element: Element
    name: str
    flashes: bool


def motions(page: Page) -> Iterator[Motion]:
    """The visible elements that an animation moves for more than five seconds, whatever the reader prefers.

    What stands still where reduced motion is preferred is left out, and what has
    neither text nor image.
    """
    for element in with_trait(page, "animated"):
        style = page.style(element)
        if not style.knows("animation-name", "animation-duration", "animation-iteration-count"):
            continue
        for name, period in lasting(style):
            if not page.styles().keyframes(name) or not _shows_something(element, page):
                continue
            calm = page.styles(Media(reduced_motion=True))[element]
            if name not in (still for still, _period in lasting(calm)) or calm.display == "none":
                continue
            flashes = period < _FLASH and not page.styles().keyframes(name).isdisjoint(_FLASHING)
            yield Motion(element, name, flashes)
            break


def _shows_something(element: Element, page: Page) -> bool:
    """Whether an element that is seen holds text or an image."""
    return (
        page.visible(element)
        and lens_of(page, View(Media())).sight.sees(element)
        and (
            any(map(str.isalnum, element.text))
            or any(node.tag in _IMAGES for node in (element, *element.iter_descendants()))
        )
    )
