"""What moves by itself for more than five seconds (WCAG 2.2.2): animations of style sheets, and `marquee`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .looks import with_trait
from .style import Computed, Media
from .style.properties import tokens_of
from .style.view import View, lens_of
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# What may move without a way to stop it (WCAG 2.2.2, RGAA 13.8).
SHORT = 5.0
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
        for name, period in _endless(style):
            if not page.styles().keyframes(name) or not _shows_something(element, page):
                continue
            calm = page.styles(Media(reduced_motion=True))[element]
            if name not in (still for still, _period in _endless(calm)) or calm.display == "none":
                continue
            flashes = period < _FLASH and not page.styles().keyframes(name).isdisjoint(_FLASHING)
            yield Motion(element, name, flashes)
            break


def _endless(style: Computed) -> Iterator[tuple[str, float]]:
    """The animations that run for more than five seconds, each with the seconds of one round."""
    names = _listed(style.value("animation-name"))
    durations, counts, states = (
        _listed(style.value(f"animation-{part}")) for part in ("duration", "iteration-count", "play-state")
    )
    for number, name in enumerate(names):
        period = _seconds(durations[number % len(durations)])
        count = counts[number % len(counts)]
        if name == "none" or states[number % len(states)] == "paused" or not period:
            continue
        if count == "infinite" or (_is_number(count) and float(count) * period > SHORT):
            yield name.strip("\"'"), period


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _seconds(text: str) -> float:
    """A time in seconds; 0 where it cannot be known."""
    tokens = tokens_of(text)
    if len(tokens) != 1 or tokens[0].type != "dimension":
        return 0.0
    return float(tokens[0].value) * {"s": 1.0, "ms": 0.001}.get(tokens[0].lower_unit, 0.0)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


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
