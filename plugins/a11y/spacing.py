"""The space between letters, words and lines that a `style` attribute forces upon a text (WCAG 1.4.12)."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree

from .finding import Text
from .page import Page
from .style import Computed
from .style.declarations import Pending, read_style_attribute
from .style.length import resolve_number
from .style.variables import InvalidAtComputedTimeError, substitute
from .tree import Element, fold, local_name

# Letters of common fonts are not narrower on average: a share of the font size.
NARROWEST = 0.33
# What a value of these says is the parent's value, which the style sheet of a reader may change.
_PASSED_ON = frozenset({"inherit", "unset", "revert", "revert-layer"})
_ROUNDING = 1e-6


class Spacing(NamedTuple):
    """A property that WCAG 1.4.12 names, the share of the font size it needs, and the ACT rule about it."""

    property: str
    needed: float
    act: str
    name: Text


SPACINGS = (
    Spacing("letter-spacing", 0.12, "24afc2", Text("L'espace entre les lettres", "The space between letters")),
    Spacing("word-spacing", 0.16, "9e45ec", Text("L'espace entre les mots", "The space between words")),
    Spacing("line-height", 1.5, "78fd32", Text("La hauteur des lignes", "The height of lines")),
)


def forced(element: Element, style: Computed) -> dict[str, str]:
    """The spacing properties that the `style` attribute declares important, with their values.

    Values that hand on the parent's are left out.
    """
    found: dict[str, str] = {}
    for name, value in read_style_attribute(element.get("style") or "").important:
        if any(name == spacing.property for spacing in SPACINGS):
            text = _text(value, style)
            found.pop(name, None)
            if text is not None and text not in _PASSED_ON:
                found[name] = text
    return found


def _text(value: str | Pending, style: Computed) -> str | None:
    if not isinstance(value, Pending):
        return value
    try:
        return substitute(value.text, style.inherited.customs).strip().lower()
    except InvalidAtComputedTimeError:
        return None


def share(name: str, value: str, style: Computed) -> float | None:
    """A value as a share of the font size; None where that cannot be known."""
    size = style.font_size
    if value in ("normal", "initial"):
        # Browsers leave lines about a fifth more than the size of the letters.
        return 1.2 if name == "line-height" else 0.0
    number = resolve_number(value)
    if number is not None and (name == "line-height" or value.endswith("%")):
        return number
    pixels = style.pixels(value)
    return None if pixels is None or not size else pixels / size


def is_enough(spacing: Spacing, found: float) -> bool:
    """Whether a share of the font size is what WCAG 1.4.12 wants."""
    return found >= spacing.needed - _ROUNDING


def may_wrap(element: Element, page: Page, width: int, letter: float) -> bool:
    """Whether some text of an element is broken into several lines in a window of this width.

    In: the element, its page, the width of the window in pixels, and that of a
    letter as a share of the font size. A `br` breaks no text that could stand on one line.
    """
    style = page.style(element)
    if style.value("white-space") in ("nowrap", "pre") or " " not in element.text:
        return False
    longest = max((len(line) for line in lines_of(element) if " " in line), default=0)
    return longest * letter * (style.font_size or 0) > room(element, page, width)


def room(element: Element, page: Page, width: int) -> float:
    """The pixels that a line of the element has, as far as the widths on its way up say."""
    found = float("inf")
    node: Element | None = element
    while node is not None:
        style = page.style(node)
        if style.display != "inline":
            least = style.px("min-width") or 0.0
            for name in ("width", "max-width"):
                pixels = style.px(name)
                if pixels is not None:
                    return min(found, max(pixels, least))
        node = node.parent
    return min(found, float(width))


def lines_of(block: Element) -> list[str]:
    """The text of a block, parted where it holds a `br`."""
    lines = [""]
    stack: list[ElementTree.Element | str] = [block.etree_element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            lines[-1] += node
            continue
        if local_name(node) == "br":
            lines.append("")
        for child in reversed(list(node)):
            stack.append(child.tail or "")
            if local_name(child) not in ("script", "style", "template", ""):
                stack.append(child)
        stack.append(node.text or "")
    return [fold(line) for line in lines]
