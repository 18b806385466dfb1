"""How every text of a page is seen, in each scheme and state it may be seen in.

The measures are taken once for a page; the rules about contrast read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias
from weakref import WeakKeyDictionary

from ..tree import Element
from .backdrop import Backdrops, Reason
from .color import RGBA, contrast
from .computed import Computed
from .matches import Variation
from .media import Media
from .selectors import State
from .styles import Styles
from .visible import Sight

if TYPE_CHECKING:
    from ..page import Page

Doubt: TypeAlias = Reason | Literal["gradient", "font-size", "stylesheet-unavailable"]

# No rule asks for more contrast than this.
ENOUGH = 7.0
LARGE = 24.0
LARGE_BOLD = 18.66
NARROW = 320

# Elements whose content is shown only where they themselves fail, or in a box of its own.
_FALLBACK = frozenset({"audio", "video", "canvas", "object", "iframe", "option", "optgroup", "datalist"})
_NOT_SHOWN = frozenset({"script", "style", "title", "template", "noscript", "head"})
_BUTTON_TYPES = frozenset({"submit", "reset", "button"})
_NO_TEXT_TYPES = frozenset({"checkbox", "radio", "range", "color", "file", "image", "hidden", *_BUTTON_TYPES})
_LOOKS = ("color", "-webkit-text-fill-color", "opacity", "visibility", "display")


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking at a page: the medium and the state."""

    media: Media
    state: State


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text is seen in one view.

    `worst` and `best` are the lowest and the highest contrast that it may have
    there; `text` and `behind` the colours of the worst. With a `doubt`, neither
    is sure.
    """

    view: View
    worst: float
    best: float
    text: RGBA
    behind: RGBA
    font_size: float | None
    is_bold: bool
    is_fluid: bool
    doubt: Doubt | None

    @property
    def is_large(self) -> bool | None:
        """Large as WCAG 2 means it; None where the size is unknown."""
        if self.font_size is None:
            return None
        return self.font_size >= (LARGE_BOLD if self.is_bold else LARGE)


Measures: TypeAlias = Mapping[int, tuple[Measure, ...]]
_KEPT: WeakKeyDictionary[Page, Measures] = WeakKeyDictionary()


def text_measures(page: Page) -> Measures:
    """The measures of each element that shows text of its own, by its order.

    Left out are texts that cannot be seen in any view, texts without letter or
    digit, texts of SVG, and texts of controls that are disabled.
    """
    measures = _KEPT.get(page)
    if measures is None:
        measures = _KEPT[page] = _measure(page)
    return measures


def _measure(page: Page) -> Measures:
    exempt = disabled_parts(page)
    texts = [element for element in page.elements if element.order not in exempt and _is_human(shown_text(element))]
    measures: dict[int, list[Measure]] = {}
    if not texts:
        return {}
    variations = page.styles().variations(page.elements)
    lenses: dict[View, _Lens] = {}
    for view, variation in views(page.styles()):
        narrow = View(replace(view.media, width=NARROW), view.state)
        for element in texts:
            if variation and not variations[element.order] & variation:
                continue
            measure = _lens(lenses, page, view).measure(element)
            if measure is not None and measure.is_large and _may_matter(measure) and view != narrow:
                # A fluid text may no longer be large on a small screen.
                measure = _lens(lenses, page, narrow).measure(element) or measure
            if measure is not None:
                measures.setdefault(element.order, []).append(measure)
    return {order: tuple(found) for order, found in measures.items()}


def _may_matter(measure: Measure) -> bool:
    """Whether the contrast is so low that the size of the text decides."""
    return measure.is_fluid and measure.worst < ENOUGH


def _lens(lenses: dict[View, _Lens], page: Page, view: View) -> _Lens:
    if view not in lenses:
        lenses[view] = _Lens(page, view)
    return lenses[view]


def views(styles: Styles) -> Iterator[tuple[View, Variation]]:
    """The views a page is judged in, each with what must vary for an element to look different there."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark") if styles.depends_on_scheme else ("light",)
    for scheme in schemes:
        media = Media(scheme=scheme)
        yield View(media, "rest"), Variation(0)
        yield View(media, "hover"), Variation.HOVER
        yield View(media, "focus"), Variation.FOCUS
        yield View(Media(scheme=scheme, width=NARROW), "rest"), Variation.WIDTH
    yield View(Media(forced_colors=True), "rest"), Variation.FORCED


class _Lens:
    """What looks at the texts of a page in one view."""

    def __init__(self, page: Page, view: View) -> None:
        self.view = view
        self.styles = page.styles(view.media, view.state)
        self.sight = Sight(self.styles)
        self.backdrops = Backdrops(self.styles, page.elements)

    def measure(self, element: Element) -> Measure | None:
        """The measure of an element's own text; None where it is not to be seen."""
        style = self.styles[element]
        if not self.sight.sees(element):
            return None
        if self.view.media.forced_colors and style.value("forced-color-adjust") != "none":
            # The reader's own colours, chosen by the reader.
            return None
        color = style.text_color
        if color is not None and color.a == 0:
            return None
        doubt = self._doubt(style, color)
        paint = self.backdrops.paint(element, color or RGBA(0, 0, 0))
        pairs = paint.pairs
        ratios = [contrast(text, below) for text, below in pairs]
        worst = ratios.index(min(ratios))
        return Measure(
            view=self.view,
            worst=ratios[worst],
            best=max(ratios),
            text=pairs[worst][0],
            behind=pairs[worst][1],
            font_size=style.font_size,
            is_bold=style.is_bold,
            is_fluid=_is_fluid(style),
            doubt=doubt or paint.reason,
        )

    def _doubt(self, style: Computed, color: RGBA | None) -> Doubt | None:
        if color is None:
            return "unknown-color"
        if not style.knows(*_LOOKS) or self._is_out_of_reach():
            return "uncertain-style"
        if self.styles.animates(style, "color", "opacity"):
            return "animation"
        return None

    def _is_out_of_reach(self) -> bool:
        """Whether a selector that the gate could not read sets a colour somewhere."""
        return any(
            not entry.properties.isdisjoint((*_LOOKS, "background-color", "background-image"))
            for entry in self.styles.unsupported
        )


def _is_fluid(style: Computed) -> bool:
    return "v" in style.inherited.values.get("font-size", "")


def shown_text(element: Element) -> str:
    """The text that an element shows itself, its children's left out."""
    if element.namespace != "html" or element.tag in _NOT_SHOWN or element.tag in _FALLBACK:
        return ""
    if element.tag == "input":
        kind = (element.get("type") or "text").strip().lower()
        if kind in _BUTTON_TYPES:
            return element.get("value") or {"submit": "Envoyer", "reset": "Réinitialiser"}.get(kind, "")
        return "" if kind in _NO_TEXT_TYPES else element.get("value") or ""
    if element.tag == "select":
        return element.text
    text = element.own_text
    if not text or text.isspace() or any(node.tag in _FALLBACK for node in element.iter_ancestors()):
        return ""
    return text


def _is_human(text: str) -> bool:
    """Whether a text holds a letter or a digit: the rest is ornament."""
    return any(character.isalnum() for character in text)


def disabled_parts(page: Page) -> frozenset[int]:
    """The orders of the elements whose text belongs to a control on which no action is possible."""
    disabled: set[int] = set()
    named: set[str] = set()
    for element in page.elements:
        parent = element.parent.order if element.parent else -1
        if parent in disabled or is_disabled(element):
            disabled.add(element.order)
            if parent not in disabled:
                named.update((element.get("aria-labelledby") or "").split())
    for order in tuple(disabled):
        for label in page.labels.get(order, ()):
            disabled.update(node.order for node in (label, *label.iter_descendants()))
    for name in named:
        if (target := page.ids.get(name)) is not None:
            disabled.update(node.order for node in (target, *target.iter_descendants()))
    return frozenset(disabled)


def is_disabled(element: Element) -> bool:
    """Whether an element says that it, with what it holds, cannot be used now."""
    if (element.get("aria-disabled") or "").strip().lower() == "true":
        return True
    return element.has("disabled") and element.tag in (
        "button",
        "input",
        "select",
        "textarea",
        "option",
        "optgroup",
        "fieldset",
    )
