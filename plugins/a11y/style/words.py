"""Which words of a page are there to be read, and which belong to what cannot be used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..role import is_disabled, role
from ..tree import Element

if TYPE_CHECKING:
    from ..page import Page

# Elements whose content is shown only where they themselves fail, or in a box of its own.
FALLBACK = frozenset({"audio", "video", "canvas", "object", "iframe", "option", "optgroup", "datalist"})
NOT_SHOWN = frozenset({"script", "style", "title", "template", "noscript", "head"})
_BUTTON_TYPES = frozenset({"submit", "reset", "button"})
_NO_TEXT_TYPES = frozenset({"checkbox", "radio", "range", "color", "file", "image", "hidden", *_BUTTON_TYPES})
# Roles whose element `aria-disabled` makes inactive: widgets, and what holds them together.
_WIDGETS = frozenset(
    """button checkbox combobox grid gridcell link listbox menu menubar menuitem menuitemcheckbox menuitemradio option
    radio radiogroup scrollbar searchbox slider spinbutton switch tab tablist textbox toolbar tree treegrid
    treeitem""".split()
)
SVG_TEXT = frozenset({"text", "tspan", "textpath", "textPath"})
# A word character that is no underscore.
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def shown_text(element: Element) -> str:
    """The text that an element shows itself, its children's left out."""
    if element.namespace == "svg":
        return element.own_text if element.tag in SVG_TEXT else ""
    if element.tag in ("option", "optgroup"):
        return _option_text(element)
    if element.namespace != "html" or element.tag in NOT_SHOWN or element.tag in FALLBACK:
        return ""
    if element.tag == "input":
        kind = (element.get("type") or "text").strip().lower()
        if kind in _BUTTON_TYPES:
            return element.get("value") or {"submit": "Envoyer", "reset": "Réinitialiser"}.get(kind, "")
        return "" if kind in _NO_TEXT_TYPES else element.get("value") or ""
    if element.tag == "select":
        return "" if _is_list(element) else element.text
    text = element.own_text
    if not text or text.isspace():
        return ""
    node = element.parent
    while node is not None:
        if node.tag in FALLBACK:
            return ""
        node = node.parent
    return text


def _option_text(element: Element) -> str:
    """The text of an option that stands in the page; those of a closed list do not."""
    select = element.closest("select")
    if select is None or not _is_list(select):
        return ""
    return (element.get("label") or "") if element.tag == "optgroup" else (element.get("label") or element.own_text)


def _is_list(select: Element) -> bool:
    """Whether a `select` shows several of its options."""
    size = (select.get("size") or "").strip()
    return int(size) > 1 if size.isdecimal() and len(size) < 9 and int(size) else select.has("multiple")


def is_human(text: str) -> bool:
    """Whether a text holds a letter or a digit: the rest is ornament."""
    return _LETTER_OR_DIGIT.search(text) is not None


def disabled_parts(page: Page) -> frozenset[int]:
    """The orders of the elements whose text belongs to a control on which no action is possible."""
    if not any(element.has("disabled") or element.has("aria-disabled") for element in page.elements):
        return frozenset()
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
