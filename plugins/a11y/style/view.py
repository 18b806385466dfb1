"""The ways of looking at a page: schemes, states, a small screen, forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakSet

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
        self.backdrops = Backdrops(self.styles, page.elements, flat=page in FLAT)


# Pages on which nothing that was moved covers anything, as is known from others (`sharing`).
FLAT: WeakSet[Page] = WeakSet()


def lens_of(page: Page, view: View) -> Lens:
    """The lens of a page for a view, made once."""
    lenses = page.once(_lenses)
    if view not in lenses:
        lenses[view] = Lens(page, view)
    return lenses[view]


def _lenses(_page: Page) -> dict[View, Lens]:
    return {}


def focus_pairs(page: Page) -> tuple[tuple[Lens, Lens], ...]:
    """The lenses without and with the focus, for each scheme of a page."""
    return page.once(_focus_pairs)


def _focus_pairs(page: Page) -> tuple[tuple[Lens, Lens], ...]:
    return tuple(
        (lens_of(page, View(Media(scheme=scheme))), lens_of(page, View(Media(scheme=scheme), "focus")))
        for scheme in schemes(page.styles())
    )


def schemes(styles: Styles) -> tuple[Scheme, ...]:
    """The colour schemes in which the page differs, and for which all its sheets could be had."""
    return tuple(scheme for scheme in _all_schemes(styles) if not styles.missing_in(Media(scheme=scheme)))


def _all_schemes(styles: Styles) -> tuple[Scheme, ...]:
    return ("light", "dark") if styles.depends_on_scheme else ("light",)


def views(styles: Styles) -> Iterator[tuple[View, int]]:
    """The views a page can be judged in, as `all_views` has them: those for which all sheets could be had."""
    return ((view, variation) for view, variation in all_views(styles) if not styles.missing_in(view.media))


def missing_sheets(styles: Styles) -> tuple[str, ...]:
    """The addresses of the sheets for lack of which the page cannot be judged in some view."""
    return tuple(dict.fromkeys(url for view, _variation in all_views(styles) for url in styles.missing_in(view.media)))


def all_views(styles: Styles) -> Iterator[tuple[View, int]]:
    """The views of a page, each with what must vary for an element to look different there."""
    for scheme in _all_schemes(styles):
        media = Media(scheme=scheme)
        yield View(media), Variation.NONE
        yield View(media, "hover"), Variation.HOVER
        yield View(media, "focus"), Variation.FOCUS
        yield View(media, "used"), Variation.USED
        for width in styles.widths:
            yield View(Media(scheme=scheme, width=width)), Variation.WIDTH
    yield View(Media(forced_colors=True)), Variation.FORCED
