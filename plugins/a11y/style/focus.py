"""What changes on an element that takes the focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..role import is_focusable
from ..tree import Element
from .color import RGBA, contrast
from .computed import Computed
from .cue import cues, differs
from .properties import SIDES
from .view import Lens, focus_pairs

if TYPE_CHECKING:
    from ..page import Page

TARGETS = "a[href], button, input, select, textarea, summary, [tabindex]"
# A change of colour alone is seen by all from this contrast on (WCAG 2.2, 1.4.11).
SEEN = 3.0
# A change of colour that is one at all: below this, screens hardly show it.
FAINT = 1.05
_MAX_INSIDE = 20
_OUTLINE = ("outline-style", "outline-width", "outline-color", "box-shadow", "background-color")


def takes_focus(element: Element) -> bool:
    """Whether the Tab key reaches the element, as far as its attributes tell."""
    return is_focusable(element) and not (element.get("tabindex") or "").strip().startswith("-")


def focus_lenses(page: Page, element: Element) -> Iterator[tuple[Lens, Lens]]:
    """The element's looks without and with the focus, for each scheme in which it is then to be seen."""
    for rest, focus in focus_pairs(page):
        if focus.sight.sees(element):
            yield rest, focus


def is_known(focus: Lens, element: Element) -> bool:
    """Whether no rule of unknown effect may set how the focus is shown."""
    return focus.styles[element].knows(*_OUTLINE)


def has_other_sign(rest: Lens, focus: Lens, element: Element, least: float = SEEN) -> bool:
    """Whether something else than the outline shows the focus: another shape, or a marked change of colour.

    The element is looked at, what it holds, its generated boxes, and its parent.
    In: the lenses without and with the focus, the element, and the contrast from which
    on a change of colour is marked.
    """
    if not rest.sight.sees(element):
        # It appears with the focus: nothing shows it better.
        return True
    nodes = [element]
    for node in element.iter_descendants():
        if len(nodes) > _MAX_INSIDE:
            break
        nodes.append(node)
    if element.parent is not None:
        nodes.append(element.parent)
    return any(_changes(rest, focus, node, least) for node in nodes)


def _changes(rest: Lens, focus: Lens, node: Element, least: float) -> bool:
    before, after = rest.styles[node], focus.styles[node]
    if before is after:
        return False
    shapes = [cues(lens.styles, node) for lens in (rest, focus)]
    if takes_focus(node):
        # Its outline is judged by itself.
        shapes = [shape._replace(has_outline=False) for shape in shapes]
    if differs(*shapes) or _boxes(before) != _boxes(after):
        return True
    if any(rest.styles.pseudo(node, name) is not focus.styles.pseudo(node, name) for name in ("before", "after")):
        return True
    pairs = [
        (before.text_color, after.text_color),
        (_background(rest, node), _background(focus, node)),
        *((before.border(side).color, after.border(side).color) for side in SIDES),
    ]
    return any(one is None or other is None or contrast(one, other) >= least for one, other in pairs)


def _background(lens: Lens, node: Element) -> RGBA | None:
    backdrop = lens.backdrops.inside(node)
    return None if backdrop.reason else backdrop.colors[0]


def _boxes(style: Computed) -> tuple[object, ...]:
    """What changes the shape of a box, shadows included."""
    names = ("box-shadow", "transform", "text-shadow", "background-image", "opacity")
    borders = [(line.width, line.style) for line in map(style.border, ("top", "right", "bottom", "left"))]
    return (*map(style.value, names), *borders)


def shown_by_script(element: Element, page: Page) -> bool:
    """Whether a script seems to act on the focus: then what it shows cannot be known."""
    nodes = (element, *element.iter_ancestors())
    if any(node.has(name) for node in nodes for name in ("onfocus", "onfocusin")):
        return True
    return any(node.tag == "script" and "focus" in node.own_text for node in page.elements)


def outline_contrast(focus: Lens, element: Element) -> float | None:
    """The contrast of the focus outline with what it touches, the better side counting.

    None where it cannot be known, or where the browser draws its own.
    """
    line = focus.styles[element].outline
    if line.color is None:
        return None
    color = line.color
    outside, inside = focus.backdrops.behind(element), focus.backdrops.inside(element)
    if outside.reason or inside.reason:
        return None
    return max(contrast(color.over(below), below) for below in (*outside.colors, *inside.colors))
