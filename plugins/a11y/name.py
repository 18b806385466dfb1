"""Accessible names, as assistive technology computes them.

Source: Accessible Name and Description Computation 1.2, HTML-AAM 1.0, SVG-AAM 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from .tree import Element, fold

if TYPE_CHECKING:
    from .page import Page

# WAI-ARIA 1.2, 5.2.8.4: roles whose content names them.
_FROM_CONTENT: Final = frozenset(
    """button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option
    radio row rowheader switch tab tooltip treeitem""".split()
)
# WAI-ARIA 1.2, 5.2.8.6: naming them is prohibited; aria-label does nothing.
_PROHIBITED: Final = frozenset(
    """caption code definition deletion emphasis generic insertion mark none paragraph strong subscript
    suggestion superscript term time""".split()
)
_LABELABLE: Final = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
_BUTTON_INPUTS: Final = {"submit": "Submit", "reset": "Reset", "button": "", "image": "Submit"}
_MAX_DEPTH: Final = 200


def accessible_name(element: Element, page: Page) -> str:
    """The accessible name of an element: one line, possibly empty."""
    return fold(_name(element, page, set(), referenced=False, inside=False, hidden_too=False))


def _name(
    element: Element, page: Page, visited: set[int], *, referenced: bool, inside: bool, hidden_too: bool
) -> str:
    """One step of the computation.

    `referenced`: reached by aria-labelledby; `inside`: reached from the content
    of what is being named; `hidden_too`: a hidden node was referenced, so what
    it holds counts although nobody sees it (step 2A).
    """
    if element.order in visited or len(visited) > _MAX_DEPTH * 10:
        return ""
    visited.add(element.order)
    if not page.exposed(element):
        if not (referenced or hidden_too):
            return ""
        hidden_too = True
    role = page.role(element)
    prohibited = role in _PROHIBITED and not (referenced or inside)

    if not referenced and not prohibited:
        targets = [page.ids[i] for i in (element.get("aria-labelledby") or "").split() if i in page.ids]
        if targets:
            name = " ".join(
                _name(target, page, visited - {target.order}, referenced=True, inside=False, hidden_too=False)
                for target in targets
            )
            if name.strip():
                return name
    if not prohibited:
        label = element.get("aria-label") or ""
        if label.strip():
            return label
        name = _native(element, page, visited, hidden_too)
        if name is not None and (name.strip() or _is_final(element)):
            return name
    if inside and (name := _embedded_value(element, page)) is not None:
        return name
    if role in _FROM_CONTENT or referenced or inside:
        name = _content(element, page, visited, hidden_too)
        if name.strip():
            return name
    return "" if prohibited else _tooltip(element)


def _is_final(element: Element) -> bool:
    """Whether an empty native name says "decorative": nothing else is looked at."""
    return element.tag == "img" and element.get("alt") == "" and not (element.get("title") or "").strip()


def _native(element: Element, page: Page, visited: set[int], hidden_too: bool) -> str | None:
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
            return _first(element.get("alt"), element.get("title"), element.get("value")) or _labels(
                element, page, visited, hidden_too
            )
        if kind in _BUTTON_INPUTS:
            value = element.get("value")
            return _labels(element, page, visited, hidden_too) or (_BUTTON_INPUTS[kind] if value is None else value)
    if tag in _LABELABLE:
        return _labels(element, page, visited, hidden_too)
    child_tag = {"table": "caption", "fieldset": "legend", "figure": "figcaption"}.get(tag)
    if child_tag:
        child = next((child for child in element.children if child.tag == child_tag), None)
        if child is not None:
            return _name(child, page, visited, referenced=False, inside=True, hidden_too=hidden_too)
    if tag == "optgroup":
        return element.get("label")
    return None


def _first(*values: str | None) -> str:
    return next((value for value in values if value and value.strip()), "")


def _labels(element: Element, page: Page, visited: set[int], hidden_too: bool) -> str | None:
    labels = page.labels.get(element.order, ())
    if not labels:
        return None
    return " ".join(
        _name(label, page, visited, referenced=False, inside=True, hidden_too=hidden_too) for label in labels
    )


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


def _content(element: Element, page: Page, visited: set[int], hidden_too: bool) -> str:
    parts = [page.generated_text(element, "before")]
    for node in _child_nodes(element):
        if isinstance(node, str):
            parts.append(node)
            continue
        text = _name(node, page, visited, referenced=False, inside=True, hidden_too=hidden_too)
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
