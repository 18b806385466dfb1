"""How every text of a page is seen, in each scheme and state it may be seen in.

The measures are taken once for a page; the rules about contrast read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias, cast
from weakref import WeakKeyDictionary

from ..role import is_disabled, role
from ..tree import Element
from .breakpoints import NARROW
from .color import BLACK, RGBA, contrast
from .computed import Computed
from .layers import Reason
from .likeness import Key
from .matches import ViewMemory
from .relief import relief
from .sharing import shared_key
from .styles import Styles
from .view import Lens, View, lens_of, views
from .visible import hides, hides_text

if TYPE_CHECKING:
    from ..page import Page

Doubt: TypeAlias = Reason | Literal["gradient", "font-size", "text-shadow", "first-line"]
# Where a text stands: in the element itself, or in one of its pseudo-elements.
Part: TypeAlias = Literal["", "before", "after", "first-line", "first-letter"]

# No rule asks for more contrast than this.
ENOUGH = 7.0
LARGE = 24.0
LARGE_BOLD = 18.66

# Elements whose content is shown only where they themselves fail, or in a box of its own.
_FALLBACK = frozenset({"audio", "video", "canvas", "object", "iframe", "option", "optgroup", "datalist"})
_NOT_SHOWN = frozenset({"script", "style", "title", "template", "noscript", "head"})
# Elements that show something else than what they hold: no generated box.
_REPLACED = frozenset({"img", "input", "select", "textarea", "embed", "br", "wbr", "meter", "progress", "svg", "math"})
_ICON_FONT = re.compile(r"icon|symbol|awesome|glyph|fontello")
_BUTTON_TYPES = frozenset({"submit", "reset", "button"})
_NO_TEXT_TYPES = frozenset({"checkbox", "radio", "range", "color", "file", "image", "hidden", *_BUTTON_TYPES})
_LOOKS = ("color", "-webkit-text-fill-color", "opacity", "visibility", "display")

# Roles whose element `aria-disabled` makes inactive: widgets, and what holds them together.
_WIDGETS = frozenset(
    """button checkbox combobox grid gridcell link listbox menu menubar menuitem menuitemcheckbox menuitemradio option
    radio radiogroup scrollbar searchbox slider spinbutton switch tab tablist textbox toolbar tree treegrid
    treeitem""".split()
)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text is seen in one view.

    `worst` and `best` are the lowest and the highest contrast that it may have
    there; `text` and `behind` the colours of the worst. With a `doubt`, neither
    is sure. `relief` is the highest contrast that shadows or strokes of the
    letters may add, 0 without them.
    """

    view: View
    worst: float
    best: float
    text: RGBA
    behind: RGBA
    relief: float
    font_size: float | None
    is_bold: bool
    is_fluid: bool
    doubt: Doubt | None
    # Why `worst` and `best` differ.
    spread: Doubt = "gradient"

    @property
    def is_large(self) -> bool | None:
        """Large as WCAG 2 means it; None where the size is unknown."""
        if self.font_size is None:
            return None
        return self.font_size >= (LARGE_BOLD if self.is_bold else LARGE)


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text of an element, where it stands, and its measure in each view that shows it differently."""

    text: str
    part: Part
    measures: tuple[Measure, ...]


Measures: TypeAlias = Mapping[int, tuple[ShownText, ...]]
_KEPT: WeakKeyDictionary[Page, Measures] = WeakKeyDictionary()
_BY_KEY: WeakKeyDictionary[ViewMemory, dict[Key, tuple[Measure, ...]]] = WeakKeyDictionary()
_BY_STYLE: WeakKeyDictionary[ViewMemory, dict[int, Measure | None]] = WeakKeyDictionary()


def text_measures(page: Page) -> Measures:
    """The texts that each element shows itself, with their measures, by its order.

    What `::before` and `::after` show counts, and the look that `::first-line` and
    `::first-letter` give. The moment of a click (`:active`) is no view: nobody reads then.
    Left out are texts that cannot be seen in any view, texts without letter or
    digit, texts of SVG, and texts of controls that are disabled.
    """
    measures = _KEPT.get(page)
    if measures is None:
        measures = _KEPT[page] = _measure(page)
    return measures


def _measure(page: Page) -> Measures:
    found: dict[int, tuple[ShownText, ...]] = {}
    texts: list[tuple[Element, Part]] = []
    known = _BY_KEY.setdefault(page.styles().memory, {})
    for element, part in _places(page):
        key = shared_key(page, element) if part == "" else None
        if key is None or key not in known:
            texts.append((element, part))
        elif known[key]:
            found[element.order] = (ShownText(shown_text(element), "", known[key]),)
    for order, shown in _measured(page, texts).items():
        found[order] = (*found.get(order, ()), *shown)
    for element, part in texts:
        key = shared_key(page, element) if part == "" else None
        if key is not None:
            known[key] = next((shown.measures for shown in found.get(element.order, ()) if shown.part == ""), ())
    return found


def _measured(page: Page, texts: Sequence[tuple[Element, Part]]) -> Measures:
    measures: dict[tuple[int, Part], list[Measure]] = {}
    said: dict[tuple[int, Part], str] = {}
    if not texts:
        return {}
    variations = page.styles().variations(page.elements)
    for view, variation in views(page.styles()):
        narrow = View(replace(view.media, width=NARROW), view.state)
        seen = [place for place in texts if not variation or variations[place[0].order] & variation]
        if not seen:
            continue
        lens = lens_of(page, view)
        for element, part in seen:
            measure = _settled(page, lens, element, part)
            if measure is not None and measure.is_large and _may_matter(measure) and view != narrow:
                # A fluid text may no longer be large on a small screen.
                measure = _settled(page, lens_of(page, narrow), element, part) or measure
            if measure is not None:
                key = (element.order, part)
                measures.setdefault(key, []).append(measure)
                if key not in said:
                    said[key] = _text_of(lens, element, part)
    found: dict[int, tuple[ShownText, ...]] = {}
    for (order, part), taken in measures.items():
        found[order] = (*found.get(order, ()), ShownText(said[order, part], part, tuple(taken)))
    return found


def _places(page: Page) -> Iterator[tuple[Element, Part]]:
    """Where text may be shown, in some view."""
    exempt = disabled_parts(page)
    styles = page.styles()
    for element in page.elements:
        if element.order in exempt:
            continue
        if _is_human(shown_text(element)):
            yield element, ""
        for name in styles.text_parts(element):
            if _has_boxes(element):
                yield element, cast(Part, name)


def _has_boxes(element: Element) -> bool:
    """Whether CSS can generate boxes in an element, and these are shown."""
    return element.namespace == "html" and not any(
        node.tag in _REPLACED or node.tag in _NOT_SHOWN or node.tag in _FALLBACK
        for node in (element, *element.iter_ancestors())
    )


def _text_of(lens: Lens, element: Element, part: Part) -> str:
    if part == "":
        return shown_text(element)
    return element.text if part.startswith("first") else lens.styles.painted_text(element, part)


def _measure_part(lens: Lens, element: Element, part: Part) -> Measure | None:
    if part == "":
        return measure_text(lens, element)
    box = lens.styles.pseudo(element, part)
    if box is None or hides(box) or hides_text(box) or not _is_human(_text_of(lens, element, part)):
        return None
    if part in ("before", "after") and _ICON_FONT.search(box.value("font-family").lower()):
        # A font of icons draws a picture for a word.
        return None
    return measure_text(lens, element, box)


def _settled(page: Page, lens: Lens, element: Element, part: Part) -> Measure | None:
    """The measure of a text; where one question about its style is open, what holds for either answer."""
    measure = _measure_part(lens, element, part)
    if measure is None or measure.doubt != "uncertain-style" or len(lens.styles.doubts(element)) != 1:
        return measure
    answers: list[Measure] = []
    for assumed in (False, True):
        view = View(replace(lens.view.media, assumed=assumed), lens.view.state)
        answer = _measure_part(lens_of(page, view), element, part)
        if answer is None or answer.doubt is not None:
            return measure
        answers.append(answer)
    one, other = answers
    worse = min(answers, key=lambda answer: answer.worst)
    is_same_size = one.is_large is other.is_large
    return replace(
        worse,
        view=lens.view,
        best=max(one.best, other.best),
        relief=max(one.relief, other.relief),
        font_size=worse.font_size if is_same_size else None,
        spread="uncertain-style",
    )


def _may_matter(measure: Measure) -> bool:
    """Whether the contrast is so low that the size of the text decides."""
    return measure.is_fluid and measure.worst < ENOUGH


def measure_text(lens: Lens, element: Element, box: Computed | None = None) -> Measure | None:
    """How the text right inside an element is seen in a view; None where it is not to be seen.

    In: the element, and the style of the pseudo-element that the text stands in, if it does.
    """
    own = lens.styles[element]
    if box is not None or not lens.backdrops.depends_on_styles_alone(element):
        return _measure_text(lens, element, own, box)
    # A style belongs to one chain of styles up to the root, on whichever page: it tells the measure.
    kept = _BY_STYLE.setdefault(lens.styles.memory, {})
    if id(own) not in kept:
        kept[id(own)] = _measure_text(lens, element, own, None)
    return kept[id(own)]


def _measure_text(lens: Lens, element: Element, own: Computed, box: Computed | None) -> Measure | None:
    style = box or own
    if not lens.sight.sees(element) or style.opacity == 0:
        return None
    if lens.view.media.forced_colors and style.value("forced-color-adjust") != "none":
        # The reader's own colours, chosen by the reader.
        return None
    color = style.text_color
    if color is not None and color.a == 0:
        return None
    paint = lens.backdrops.paint(element, color or BLACK, box)
    ratios = [contrast(text, below) for text, below in paint.pairs]
    worst = ratios.index(min(ratios))
    return Measure(
        view=lens.view,
        worst=ratios[worst],
        best=max(ratios),
        text=paint.pairs[worst][0],
        behind=paint.pairs[worst][1],
        relief=max(relief(style, *pair) for pair in paint.pairs),
        font_size=style.font_size if style.knows("font-size", "font-weight") else None,
        is_bold=style.is_bold,
        is_fluid=_is_fluid(style),
        doubt=_doubt(lens.styles, style) or paint.reason,
    )


def _doubt(styles: Styles, style: Computed) -> Doubt | None:
    if style.text_color is None:
        return "unknown-color"
    if not style.knows(*_LOOKS):
        return "uncertain-style"
    if styles.animates(style, "color", "opacity"):
        return "animation"
    return None


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
        if parent in disabled or _is_inactive(element):
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


def _is_inactive(element: Element) -> bool:
    """Whether an element, with what it holds, is or belongs to what WCAG calls an inactive component."""
    return is_disabled(element) or (
        (element.get("aria-disabled") or "").strip().lower() == "true" and _may_be_disabled(element)
    )


def _may_be_disabled(element: Element) -> bool:
    """Whether the element is something that acts, or a group of such things (WAI-ARIA 1.2, `aria-disabled`)."""
    found = role(element)
    # HTML makes groups of much that has no controls, such as `address`.
    is_group = found == "group" and (element.has("role") or element.tag in ("fieldset", "optgroup"))
    return found in _WIDGETS or is_group or (element.tag == "summary" and element.namespace == "html")
