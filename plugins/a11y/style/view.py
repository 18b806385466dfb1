"""The ways of looking at a page: schemes, states, a small screen, forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from .backdrop import Backdrops
from .color import Scheme
from .matches import Variation
from .media import Media
from .selectors import State
from .styles import Styles
from .visible import Sight

if TYPE_CHECKING:
    from ..page import Page


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking at a page: the medium and the state."""

    media: Media
    state: State = "rest"


class Lens:
    """What a page looks like in one view: its styles, what is in sight, what lies behind."""

    def __init__(self, page: Page, view: View) -> None:
        self.view = view
        self.styles = page.styles(view.media, view.state)
        self.sight = Sight(self.styles)
        self.backdrops = Backdrops(self.styles, page.elements)


_LENSES: WeakKeyDictionary[Page, dict[View, Lens]] = WeakKeyDictionary()
_FOCUS_PAIRS: WeakKeyDictionary[Page, tuple[tuple[Lens, Lens], ...]] = WeakKeyDictionary()


def lens_of(page: Page, view: View) -> Lens:
    """The lens of a page for a view, made once."""
    lenses = _LENSES.setdefault(page, {})
    if view not in lenses:
        lenses[view] = Lens(page, view)
    return lenses[view]


def focus_pairs(page: Page) -> tuple[tuple[Lens, Lens], ...]:
    """The lenses without and with the focus, for each scheme of a page."""
    pairs = _FOCUS_PAIRS.get(page)
    if pairs is None:
        pairs = _FOCUS_PAIRS[page] = tuple(
            (lens_of(page, View(Media(scheme=scheme))), lens_of(page, View(Media(scheme=scheme), "focus")))
            for scheme in schemes(page.styles())
        )
    return pairs


def schemes(styles: Styles) -> tuple[Scheme, ...]:
    """The colour schemes in which the page differs."""
    return ("light", "dark") if styles.depends_on_scheme else ("light",)


def views(styles: Styles) -> Iterator[tuple[View, int]]:
    """The views a page is judged in, each with what must vary for an element to look different there."""
    for scheme in schemes(styles):
        media = Media(scheme=scheme)
        yield View(media), Variation.NONE
        yield View(media, "hover"), Variation.HOVER
        yield View(media, "focus"), Variation.FOCUS
        yield View(media, "used"), Variation.USED
        for width in styles.widths:
            yield View(Media(scheme=scheme, width=width)), Variation.WIDTH
    yield View(Media(forced_colors=True)), Variation.FORCED
