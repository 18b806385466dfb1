"""What a text is seen against: the colours behind it, or the reason why they cannot be known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from ..tree import Element
from .color import RGBA, TRANSPARENT, WHITE, resolve_color
from .computed import Computed
from .layers import MAX_COLORS, Reason, own_layers
from .matches import ViewMemory
from .properties import SIDES, tokens_of
from .styles import Styles
from .visible import hides

_OPAQUE = 0.999
_REPLACED = frozenset({"img", "video", "canvas", "iframe", "svg", "object", "embed"})
# Icons and badges beside a text are no background of it.
_SMALL = 48.0
_GRAYSCALE = re.compile(r"grayscale\(\s*(?:|1|1\.0+|100%)\s*\)")
_THIN = 4.0
_NUDGE = 8.0


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The opaque colours that may lie behind; with a reason where more may lie there.

    `lasting` reasons (filters, blending) hold for all that is inside, however opaque.
    """

    colors: tuple[RGBA, ...]
    reason: Reason | None = None
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """How a text is seen: pairs of its colour and the colour behind it, or a reason."""

    pairs: tuple[tuple[RGBA, RGBA], ...]
    reason: Reason | None = None


_BY_STYLE: WeakKeyDictionary[ViewMemory, dict[int, Backdrop]] = WeakKeyDictionary()


class Backdrops:
    """The backdrops of a page for one medium and state; answers are kept.

    In: the styles, the elements, and whether it is known that nothing was moved over anything.
    """

    def __init__(self, styles: Styles, elements: tuple[Element, ...], *, flat: bool = False) -> None:
        self.styles = styles
        self._inside: dict[int, Backdrop] = {}
        self._group: dict[int, Element | None] = {}
        self._covered = frozenset() if flat else self._find_covered(elements)
        self._by_style = _BY_STYLE.setdefault(styles.memory, {})
        # A page in mourning: how its texts are seen is computed, all else stays a doubt.
        self._is_gray = _is_grayscale(styles[styles.root])

    @property
    def covered(self) -> frozenset[int]:
        """The orders of the elements over or under whose content something painted was moved."""
        return self._covered

    def depends_on_styles_alone(self, element: Element) -> bool:
        """Whether nothing was moved over or under the element or what holds it."""
        if not self._covered:
            return True
        node: Element | None = element
        while node is not None:
            if node.order in self._covered:
                return False
            node = node.parent
        return True

    def inside(self, element: Element) -> Backdrop:
        """What lies behind the text right inside an element, opacity left out."""
        backdrop = self._raw_inside(element)
        return Backdrop(backdrop.colors, "blending", True) if self._is_gray else backdrop

    def _raw_inside(self, element: Element) -> Backdrop:
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node.order not in self._inside:
            path.append(node)
            node = node.parent
        for step in reversed(path):
            self._inside[step.order] = self._kept_paint_over(step)
        return self._inside[element.order]

    def _kept_paint_over(self, element: Element) -> Backdrop:
        # A style belongs to one chain of styles up to the root, on whichever page.
        if self._covered:
            return self._paint_over(element)
        style = id(self.styles[element])
        if style not in self._by_style:
            self._by_style[style] = self._paint_over(element)
        return self._by_style[style]

    def behind(self, element: Element) -> Backdrop:
        """What lies behind the box of an element: what its borders and outline are seen against."""
        return self._canvas() if element.parent is None else self.inside(element.parent)

    def paint(self, element: Element, color: RGBA, box: Computed | None = None) -> Paint:
        """How a text or line of this colour right inside an element is seen, opacity included.

        In: the element, the colour, and the style of the box within the element
        that holds the text: a pseudo-element's.
        """
        paint = self._paint(element, color, box)
        if not self._is_gray:
            return paint
        return Paint(tuple((text.grayed(), below.grayed()) for text, below in paint.pairs), paint.reason)

    def _paint(self, element: Element, color: RGBA, box: Computed | None) -> Paint:
        group = self._outermost_group(element)
        if box is None and group is None:
            backdrop = self._raw_inside(element)
            return Paint(tuple((color.over(below), below) for below in backdrop.colors), backdrop.reason)
        inner = Paint(((color, TRANSPARENT),)) if box is None else self._paint_box(element, box, color)
        if group is not None:
            return self._paint_in_group(element, group, inner)
        backdrop = self._raw_inside(element)
        shines_through = backdrop.lasting or any(below.a < _OPAQUE for _text, below in inner.pairs)
        return Paint(
            tuple((text.over(under), below.over(under)) for text, below in inner.pairs for under in backdrop.colors),
            inner.reason or (backdrop.reason if shines_through else None),
        )

    def _paint_box(self, element: Element, box: Computed, color: RGBA) -> Paint:
        """A text over the background of its own box, opacity included, before what lies behind it."""
        layers, reason = own_layers(box)
        opacity = box.opacity
        if opacity is None or not box.knows("opacity"):
            reason = reason or "uncertain-style"
        pairs = tuple((color.over(layer).faded(opacity or 0), layer.faded(opacity or 0)) for layer in layers)
        if any(box.value(name) not in ("normal", "none") for name in ("mix-blend-mode", "filter")):
            reason = reason or "blending"
        elif any(below.a < _OPAQUE for _text, below in pairs) and self._leaves(element, box):
            reason = reason or "positioned"
        return Paint(pairs, reason)

    def _leaves(self, element: Element, box: Computed) -> bool:
        """Whether a generated box may lie over something else than its element."""
        if _is_shifted(box):
            return True
        if box.position not in ("absolute", "fixed"):
            return _moved_up(box)
        offsets = [box.value(side) for side in SIDES]
        return self.styles[element].position == "static" or any(
            offset.startswith("-") or offset == "100%" for offset in offsets
        )

    def _paint_in_group(self, element: Element, group: Element, inner: Paint) -> Paint:
        """Composite within the outermost element of opacity below 1, then over what lies behind it."""
        pairs = list(inner.pairs)
        reason = inner.reason
        node = element
        while True:
            style = self.styles[node]
            is_covered = all(below.a >= _OPAQUE for _text, below in pairs)
            layers, why = own_layers(style)
            if not is_covered:
                reason = reason or why or self._overlap(node, style, layers)
            pairs = _unique([(text.over(layer), below.over(layer)) for text, below in pairs for layer in layers])
            opacity = style.opacity
            if opacity is None or not style.knows("opacity"):
                reason = reason or "uncertain-style"
            pairs = [(text.faded(opacity or 0), below.faded(opacity or 0)) for text, below in pairs]
            if node is group or node.parent is None:
                break
            node = node.parent
        base = self._canvas() if group.parent is None else self._raw_inside(group.parent)
        if base.reason is not None and (base.lasting or any(below.a < _OPAQUE for _text, below in pairs)):
            reason = reason or base.reason
        return Paint(
            tuple(_unique([(text.over(under), below.over(under)) for text, below in pairs for under in base.colors])),
            reason,
        )

    def _outermost_group(self, element: Element) -> Element | None:
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node.order not in self._group:
            path.append(node)
            node = node.parent
        group = None if node is None else self._group[node.order]
        for step in reversed(path):
            style = self.styles[step]
            if group is None and (style.opacity != 1 or not style.knows("opacity")):
                group = step
            self._group[step.order] = group
        return group

    def _canvas(self) -> Backdrop:
        style = self.styles[self.styles.root]
        return Backdrop((resolve_color("canvas", WHITE, style.scheme) or WHITE,))

    def _paint_over(self, element: Element) -> Backdrop:
        style = self.styles[element]
        base = self._canvas() if element.parent is None else self._inside[element.parent.order]
        if base.lasting:
            return base
        is_grayed = self._is_gray and element.parent is None
        if not is_grayed and any(style.value(name) not in ("normal", "none") for name in ("mix-blend-mode", "filter")):
            return Backdrop(base.colors, "blending", True)
        layers, reason = own_layers(style)
        if len(layers) == 1 and layers[0].a == 0 and reason is None:
            colors = base.colors
            reason = base.reason
        else:
            colors = tuple(dict.fromkeys(layer.over(below) for layer in layers for below in base.colors))
            if any(layer.a < _OPAQUE for layer in layers):
                reason = reason or base.reason
                if style.value("backdrop-filter") != "none":
                    reason = reason or "blending"
        reason = reason or self._overlap(element, style, layers)
        if len(colors) > MAX_COLORS:
            return Backdrop(colors[:1], reason or "background-image")
        return Backdrop(colors, reason)

    def _overlap(self, element: Element, style: Computed, layers: tuple[RGBA, ...]) -> Reason | None:
        """Whether the element may lie over something else than its parent, or have something else laid over it."""
        if element.order in self._covered:
            return "positioned"
        if all(layer.a >= _OPAQUE for layer in layers):
            return None
        if style.position in ("absolute", "fixed") or _moved_up(style):
            return "positioned"
        if _is_shifted(style):
            return "positioned"
        if self.styles.animates(style, "background-color", "background-image"):
            return "animation"
        return None

    def _find_covered(self, elements: tuple[Element, ...]) -> frozenset[int]:
        """The elements over or under whose content something painted was moved."""
        covered: set[int] = set()
        for element in self.styles.movable(elements):
            style = self.styles[element]
            if element.parent is not None and _is_moved(style):
                covered.update(self._covered_by(element, style, element.parent))
            for pseudo in self.styles.boxes(element):
                box = self.styles.pseudo(element, pseudo)
                if box is not None and box.position in ("absolute", "fixed") and self._may_lie_behind(box):
                    if any(map(str.isalnum, self.styles.painted_text(element, pseudo))) and not _is_sent_behind(box):
                        # What holds text of its own lies in front, as for elements.
                        continue
                    layers, reason = own_layers(box)
                    if reason is not None or any(layer.a > 0 for layer in layers):
                        covered.add(element.order)
                        if style.position == "static":
                            covered.update(self._reach(element, box))
        return frozenset(covered)

    def _covered_by(self, element: Element, style: Computed, parent: Element) -> set[int]:
        """The elements whose content lies in the same place as an element that was moved."""
        if element.tag == "dialog" or element.has("popover"):
            # They open in front of the page, never behind a text of it.
            return set()
        if style.position in ("absolute", "fixed") or _overlaps_neighbours(style):
            # What holds text of its own lies in front, unless it is sent behind.
            is_scene = _is_sent_behind(style) or not element.text
            if is_scene and self._may_lie_behind(style) and self._paints(element):
                return self._reach(element, style)
        elif self._shares_grid_cell(element, style) and self._paints(element):
            return {parent.order, *(child.order for child in parent.children if child is not element)}
        return set()

    def _may_lie_behind(self, style: Computed) -> bool:
        if hides(style) or style.visibility != "visible":
            return False
        if style.position == "fixed" and not _is_sent_behind(style):
            return False
        if any(style.value(side) == "100%" for side in ("top", "right", "bottom", "left")):
            return False
        sizes = [style.px(name) for name in ("width", "height")]
        return not any(size is not None and size <= limit for size, limit in zip(sizes, (_SMALL, _THIN), strict=True))

    def _paints(self, element: Element) -> bool:
        stack = [element]
        while stack:
            node = stack.pop()
            style = self.styles[node]
            if style.display == "none":
                continue
            layers, reason = own_layers(style)
            if node.tag in _REPLACED or reason is not None or any(layer.a > 0 for layer in layers):
                return True
            stack.extend(node.children)
        return False

    def _reach(self, element: Element, style: Computed) -> set[int]:
        """The ancestors within which a moved element stays: up to its containing block."""
        reached: set[int] = set()
        node = element.parent
        while node is not None:
            reached.add(node.order)
            if style.position not in ("absolute", "fixed"):
                break
            if self.styles[node].position != "static" or self.styles[node].value("transform") != "none":
                break
            node = node.parent
        return reached

    def _shares_grid_cell(self, element: Element, style: Computed) -> bool:
        """Whether a grid puts the element into the cell of a sibling."""
        place = _grid_place(style)
        if place is None or element.parent is None:
            return False
        return any(
            sibling is not element and _grid_place(self.styles[sibling]) == place for sibling in element.parent.children
        )


def _is_sent_behind(style: Computed) -> bool:
    return style.value("z-index").startswith("-")


def _is_grayscale(style: Computed) -> bool:
    """Whether all colours of what a style is for are taken away, and nothing else is done to them."""
    return _GRAYSCALE.fullmatch(style.value("filter")) is not None and style.value("mix-blend-mode") == "normal"


@lru_cache(maxsize=16384)
def _is_moved(style: Computed) -> bool:
    return style.position in ("absolute", "fixed") or _overlaps_neighbours(style) or _grid_place(style) is not None


def _grid_place(style: Computed) -> tuple[str, str] | None:
    if (area := style.value("grid-area")) != "auto":
        return area, area
    row, column = style.value("grid-row"), style.value("grid-column")
    return (row, column) if "auto" not in (row, column) else None


@lru_cache(maxsize=16384)
def _is_shifted(style: Computed) -> bool:
    """Whether a transformation may lay the element over something else; cards and buttons that rise a little do not."""
    for token in tokens_of(style.value("transform")):
        if token.type == "function" and token.lower_name.startswith("translate"):
            steps = [word for word in token.arguments if word.type in ("number", "percentage", "dimension", "function")]
            lengths = [style.pixels(step.serialize()) for step in steps if step.type != "percentage"]
            if len(lengths) < len(steps) or any(length is None or abs(length) > _NUDGE for length in lengths):
                return True
    return False


def _moved_up(style: Computed) -> bool:
    """Whether a negative margin lays the element over what stands before it."""
    return style.value("margin-top").startswith("-") and (style.px("margin-top") or 0) < -_THIN


def _overlaps_neighbours(style: Computed) -> bool:
    return _moved_up(style) or (
        style.value("margin-bottom").startswith("-") and (style.px("margin-bottom") or 0) < -_THIN
    )


def _unique(pairs: list[tuple[RGBA, RGBA]]) -> list[tuple[RGBA, RGBA]]:
    return list(dict.fromkeys(pairs))[:MAX_COLORS]
