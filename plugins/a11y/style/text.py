"""How every text of a page is seen, in each scheme and state it may be seen in.

The measures are taken once for a page; the rules about contrast read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias, cast
from weakref import WeakKeyDictionary

from ..tree import Element
from .animation import lasting
from .backdrop import Paint
from .breakpoints import NARROW
from .color import BLACK, RGBA, contrast
from .computed import Computed
from .layers import Reason
from .length import resolve_number
from .likeness import Key
from .matches import ViewMemory
from .relief import relief
from .sharing import shared_key
from .styles import Styles
from .view import Lens, View, lens_of, views
from .visible import hides, hides_text
from .words import FALLBACK, NOT_SHOWN, SVG_TEXT, disabled_parts, is_human, shown_text

if TYPE_CHECKING:
    from ..page import Page

Doubt: TypeAlias = Reason | Literal["gradient", "font-size", "text-shadow", "first-line", "svg-text"]
# Where a text stands: in the element itself, or in one of its pseudo-elements.
Part: TypeAlias = Literal["", "before", "after", "first-line", "first-letter", "marker"]

# No rule asks for more contrast than this.
ENOUGH = 7.0
LARGE = 24.0
LARGE_BOLD = 18.66

# Parts of a drawing that lay nothing behind its texts.
_NOT_PAINTED = SVG_TEXT | {"g", "a", "title", "desc", "metadata", "style", "switch"}
# What text of any size needs (WCAG 1.4.3).
_LEGIBLE = 4.5
_BULLETS = frozenset({"disc", "circle", "square", "disclosure-open", "disclosure-closed"})
# Elements that show something else than what they hold: no generated box.
_REPLACED = frozenset({"img", "input", "select", "textarea", "embed", "br", "wbr", "meter", "progress", "svg", "math"})
_ICON_FONT = re.compile(r"icon|symbol|awesome|glyph|fontello")
_LOOKS = ("color", "-webkit-text-fill-color", "opacity", "visibility", "display")


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
    """A text of an element, where it stands, and its measure in each view that shows it differently.

    `is_ample` says that no rule has anything to ask: it is surely as contrasted as any wants, in each view.
    """

    text: str
    part: Part
    measures: tuple[Measure, ...]
    is_ample: bool = False


Measures: TypeAlias = Mapping[int, tuple[ShownText, ...]]
_BY_KEY: WeakKeyDictionary[ViewMemory, dict[tuple[Key, Part], ShownText | None]] = WeakKeyDictionary()
_BY_STYLE: WeakKeyDictionary[ViewMemory, dict[int, Measure | None]] = WeakKeyDictionary()


def text_measures(page: Page) -> Measures:
    """The texts that each element shows itself, with their measures, by its order.

    What `::before` and `::after` show counts, and the look that `::first-line` and
    `::first-letter` give. The moment of a click (`:active`) is no view: nobody reads then.
    Left out are texts that cannot be seen in any view, texts without letter or
    digit, and texts of controls that are disabled. Texts of SVG are never known to
    fail: what a drawing lays behind them, and how large it is shown, is not computed.
    Left out as well is what needs no measure: `Page.settled`.
    """
    return page.once(_measure)


def _measure(page: Page) -> Measures:
    found: dict[int, tuple[ShownText, ...]] = {}
    texts: list[tuple[Element, Part]] = []
    known = _BY_KEY.setdefault(page.styles().memory, {})
    for element, part in _places(page):
        key = _key(page, element, part)
        if key is None or key not in known:
            texts.append((element, part))
        elif (like := known[key]) is not None:
            text = shown_text(element) if part == "" else like.text
            shown = ShownText(text, part, like.measures, like.is_ample)
            found[element.order] = (*found.get(element.order, ()), shown)
    for order, measured in _measured(page, texts).items():
        found[order] = (*found.get(order, ()), *measured)
    for element, part in texts:
        if (key := _key(page, element, part)) is not None:
            known[key] = next((shown for shown in found.get(element.order, ()) if shown.part == part), None)
    return found


def _key(page: Page, element: Element, part: Part) -> tuple[Key, Part] | None:
    """Under what the measures of a text hold for other elements; None where its words are the element's own."""
    if part.startswith("first") or (part and not page.styles().says_the_same(element, part)):
        return None
    key = shared_key(page, element)
    return None if key is None else (key, part)


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
        is_ample = all(measure.doubt is None and measure.worst >= ENOUGH for measure in taken)
        found[order] = (*found.get(order, ()), ShownText(said[order, part], part, tuple(taken), is_ample))
    return found


def _places(page: Page) -> Iterator[tuple[Element, Part]]:
    """Where text may be shown, in some view; not where it is known to be contrasted enough."""
    exempt = page.once(disabled_parts) | page.settled
    styles = page.styles()
    for element in page.elements:
        if element.order in exempt:
            continue
        if is_human(shown_text(element)):
            yield element, ""
        for name in styles.text_parts(element):
            if _has_boxes(element):
                yield element, cast(Part, name)


def _has_boxes(element: Element) -> bool:
    """Whether CSS can generate boxes in an element, and these are shown."""
    return element.namespace == "html" and not any(
        node.tag in _REPLACED or node.tag in NOT_SHOWN or node.tag in FALLBACK
        for node in (element, *element.iter_ancestors())
    )


def _text_of(lens: Lens, element: Element, part: Part) -> str:
    if part == "":
        return shown_text(element)
    if part == "marker":
        return _marker_text(lens, element)
    return element.text if part.startswith("first") else lens.styles.painted_text(element, part)


def _marker_text(lens: Lens, element: Element) -> str:
    """What stands before a list item, where it is words or numbers; "1." for any number."""
    style, marker = lens.styles[element], lens.styles.pseudo(element, "marker")
    if style.display != "list-item" or marker is None:
        return ""
    if marker.value("content") not in ("normal", "none"):
        return lens.styles.painted_text(element, "marker")
    kind = style.value("list-style-type")
    return "" if kind == "none" or kind.lower() in _BULLETS else kind.strip("\"'") if kind[:1] in "\"'" else "1."


def _measure_part(lens: Lens, element: Element, part: Part) -> Measure | None:
    if part == "":
        return measure_text(lens, element)
    box = lens.styles.pseudo(element, part)
    if box is None or hides(box) or hides_text(box) or not is_human(_text_of(lens, element, part)):
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
        if answer is not None and answer.doubt is not None:
            return measure
        # Where one answer hides the text, it is seen as the other has it, if at all.
        answers += [] if answer is None else [answer]
    if not answers or (len(answers) == 1 and answers[0].worst < _LEGIBLE):
        return measure
    one, other = answers[0], answers[-1]
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
    if element.namespace == "svg":
        return _measure_svg(lens, element)
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
    paint = lens.backdrops.paint(element, color or BLACK, box)
    doubt = _doubt(lens.styles, style) or paint.reason
    if color is not None and color.a == 0 and (doubt := _doubt_of_empty(style, paint)) is None:
        return None
    ratios = [contrast(text, below) for text, below in paint.pairs]
    worst = ratios.index(min(ratios))
    if doubt == "animation" and paint.reason is None and ratios[worst] >= _LEGIBLE and not any(lasting(style)):
        # It fades in, and can then be read.
        doubt = None
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
        doubt=doubt,
    )


def _doubt_of_empty(style: Computed, paint: Paint) -> Doubt | None:
    """What may show letters that have no colour of their own; None where nothing does."""
    if paint.reason == "background-clip" or not style.knows("color", "-webkit-text-fill-color"):
        return paint.reason or "uncertain-style"
    return "text-shadow" if any(relief(style, BLACK, below) for _text, below in paint.pairs) else None


def _is_painted(node: Element) -> bool:
    """Whether a part of a drawing may lie behind its texts."""
    return node.tag not in _NOT_PAINTED and (node.tag != "path" or node.has("d"))


def _measure_svg(lens: Lens, element: Element) -> Measure | None:
    """The same for a text of SVG: without doubt only where it surely can be read."""
    style = lens.styles[element]
    drawing = element.closest("svg")
    if drawing is None or not lens.sight.sees(element) or lens.view.media.forced_colors:
        return None
    fill, share = style.color_of("fill"), resolve_number(style.value("fill-opacity"))
    is_empty = style.value("fill") == "none" or share == 0 or (fill is not None and fill.a == 0)
    if is_empty and style.value("stroke") == "none":
        return None
    paint = lens.backdrops.paint(element, (fill or BLACK).faded(1.0 if share is None else min(max(share, 0.0), 1.0)))
    worst = min(paint.pairs, key=lambda pair: contrast(*pair))
    ratio = contrast(*worst)
    is_plain = not any(map(_is_painted, drawing.iter_descendants()))
    is_known = fill is not None and share is not None and style.knows("fill", "fill-opacity", *_LOOKS)
    is_legible = is_plain and is_known and paint.reason is None and ratio >= _LEGIBLE
    return Measure(
        view=lens.view,
        worst=ratio,
        best=ratio,
        text=worst[0],
        behind=worst[1],
        relief=0.0,
        font_size=style.font_size,
        is_bold=False,
        is_fluid=False,
        doubt=None if is_legible else "svg-text",
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
