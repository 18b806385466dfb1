"""Accessible names, as assistive technology computes them.

Source: Accessible Name and Description Computation 1.2, HTML-AAM 1.0, SVG-AAM 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from xml.etree import ElementTree

from .role import is_summary
from .tree import Element, fold

if TYPE_CHECKING:
    from .page import Page

# WAI-ARIA 1.2, 5.2.8.4: roles whose content names them.
_FROM_CONTENT: Final = frozenset({
    "button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "menuitem",
    "menuitemcheckbox", "menuitemradio", "option", "radio", "row", "rowheader", "switch", "tab",
    "tooltip", "treeitem",
})  # fmt: skip  # lines of words read better than one a line
# WAI-ARIA 1.2, 5.2.8.6: naming them is prohibited; aria-label does nothing.
_PROHIBITED: Final = frozenset({
    "caption", "code", "definition", "deletion", "emphasis", "generic", "insertion", "mark", "none",
    "paragraph", "strong", "subscript", "suggestion", "superscript", "term", "time",
})  # fmt: skip  # lines of words read better than one a line
_LABELABLE: Final = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
_BUTTON_INPUTS: Final = {"submit": "Submit", "reset": "Reset", "button": ""}
# What stands inside these is shown only where the element itself cannot be, or is no text.
_NO_CONTENT: Final = frozenset(
    {"audio", "video", "iframe", "embed", "script", "style", "template", "noscript", "noembed", "noframes"}
)
# Each level takes two calls and Python allows a thousand; nothing that is read out nests so deep.
_MAX_DEPTH: Final = 150

# How the computation came to a node: it is what is named; aria-labelledby refers
# to it; HTML does (label, legend, caption…); or it lies in the content of one of these.
_By = Literal["itself", "reference", "native", "content"]


class _Walk(NamedTuple):
    """One traversal: what it has seen, and under which conditions of step 2."""

    page: Page
    visited: set[int]
    # Below aria-labelledby, where no further aria-labelledby is followed (2B).
    referenced: bool = False
    # Below a hidden node that was referred to: what it holds counts although nobody sees it (2A).
    hidden_too: bool = False
    depth: int = 0
    # Whether what is named is there at rest: then what is shown in other views only is no part of its name.
    at_rest: bool = True


def is_labelable(element: Element) -> bool:
    """Whether a `label` may name the element (HTML, "labelable element")."""
    return element.tag in _LABELABLE and (element.get("type") or "").lower() != "hidden"


def accessible_name(element: Element, page: Page) -> str:
    """The accessible name of an element: one line, possibly empty."""
    return fold(_name(element, _Walk(page, set(), at_rest=page.exposed_at_rest(element)), "itself"))


def _name(element: Element, walk: _Walk, by: _By) -> str:
    """Steps 2A to 2I of the computation for one node."""
    page = walk.page
    if element.order in walk.visited:
        return ""
    if walk.depth > _MAX_DEPTH:
        return element.text
    walk.visited.add(element.order)
    walk = walk._replace(depth=walk.depth + 1)
    exposed = page.exposed_at_rest if walk.at_rest else page.exposed
    if not walk.hidden_too and not exposed(element):
        if by not in ("reference", "native"):
            return ""
        walk = walk._replace(hidden_too=True)
    role = page.role(element)
    prohibited = role in _PROHIBITED and by == "itself"

    if not prohibited and not walk.referenced and (name := _labelled_by(element, walk)).strip():
        return name
    value = None if by == "itself" else _embedded_value(element, page)
    if value and value.strip():
        return value
    if not prohibited:
        label = element.get("aria-label") or ""
        if label.strip():
            return label
        native = _native(element, walk)
        if native is not None and (native.strip() or _is_final(element)):
            return native
    if (by != "itself" or role in _FROM_CONTENT or is_summary(element)) and element.tag not in _NO_CONTENT:
        name = _content(element, walk)
        if name.strip():
            return name
    return "" if prohibited else _tooltip(element)


def _labelled_by(element: Element, walk: _Walk) -> str:
    """The names of the elements that `aria-labelledby` refers to (step 2B)."""
    ids = walk.page.ids
    targets = [ids[name] for name in (element.get("aria-labelledby") or "").split() if name in ids]
    return " ".join(
        # An element may refer to itself, so what is being named counts once more as its own label.
        _name(
            target, walk._replace(visited=walk.visited - {target.order}, referenced=True, hidden_too=False), "reference"
        )
        for target in targets
    )


def _is_final(element: Element) -> bool:
    """Whether an empty native name says "decorative": nothing else is looked at."""
    return element.tag == "img" and element.get("alt") == "" and not (element.get("title") or "").strip()


def _native(element: Element, walk: _Walk) -> str | None:
    """What the host language gives as a name (HTML-AAM 1.0, section 4); None where it gives nothing."""
    tag = element.tag
    if element.namespace == "svg":
        title = next((child for child in element.children if child.tag == "title"), None)
        return title.text if title is not None else element.get("{http://www.w3.org/1999/xlink}title")
    if tag in ("img", "area"):
        return element.get("alt")
    if tag == "input":
        kind = (element.get("type") or "text").lower()
        if kind == "image":
            return _labels(element, walk) or _first(element.get("alt"), element.get("title"), element.get("value"))
        if kind in _BUTTON_INPUTS:
            value = element.get("value")
            return _labels(element, walk) or (_BUTTON_INPUTS[kind] if value is None else value)
    if is_labelable(element):
        return _labels(element, walk)
    child_tag = {"table": "caption", "fieldset": "legend", "figure": "figcaption"}.get(tag)
    if child_tag:
        child = next((child for child in element.children if child.tag == child_tag), None)
        if child is not None:
            return _name(child, walk, "native")
    if tag in ("optgroup", "option"):
        return element.get("label")
    return None


def _first(*values: str | None) -> str:
    return next((value for value in values if value and value.strip()), "")


def _labels(element: Element, walk: _Walk) -> str | None:
    labels = walk.page.labels.get(element.order, ())
    return " ".join(_name(label, walk, "native") for label in labels) if labels else None


def _embedded_value(element: Element, page: Page) -> str | None:
    """The value of a control that stands inside another thing's name (step 2C, embedded control)."""
    role = page.role(element)
    if role in ("textbox", "searchbox", "combobox") and element.tag in ("input", "textarea"):
        return element.get("value") or (element.text if element.tag == "textarea" else "")
    if element.tag == "select":
        options = [node for node in element.iter_descendants() if node.tag == "option"]
        chosen = [node for node in options if node.has("selected")] or options[:1]
        return " ".join(node.text for node in chosen)
    if role in ("slider", "spinbutton", "progressbar", "meter", "scrollbar"):
        return _first(element.get("aria-valuetext"), element.get("aria-valuenow"), element.get("value"))
    return None


def _content(element: Element, walk: _Walk) -> str:
    """The text inside, with what CSS generates; blocks and line breaks part words (steps 2F to 2H)."""
    page = walk.page
    parts = [page.generated_text(element, "before")]
    for node in _child_nodes(element):
        if isinstance(node, str):
            parts.append(node)
        elif node.tag == "br":
            parts.append(" ")
        else:
            text = _name(node, walk, "content")
            parts.append(text if page.is_inline(node) else f" {text} ")
    parts.append(page.generated_text(element, "after"))
    return "".join(parts)


def _child_nodes(element: Element) -> Iterator[Element | str]:
    by_node: dict[ElementTree.Element, Element] = {child.etree_element: child for child in element.children}
    if element.etree_element.text:
        yield element.etree_element.text
    for node in element.etree_element:
        if node in by_node:
            yield by_node[node]
        if node.tail:
            yield node.tail


def _tooltip(element: Element) -> str:
    if element.namespace == "svg":
        return ""
    name = element.get("title") or ""
    if not name.strip() and element.tag in ("input", "textarea"):
        name = element.get("placeholder") or element.get("aria-placeholder") or ""
    return name
