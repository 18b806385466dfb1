"""ARIA roles: explicit where they are valid, else what HTML implies.

Sources: WAI-ARIA 1.2 (role list, presentational conflict resolution),
HTML-AAM 1.0 (implicit roles).
"""

from __future__ import annotations

from typing import Final

from .tree import Element, Kind

# WAI-ARIA 1.2, non-abstract roles, with graphics-aam and doc- roles by prefix.
ROLES: Final = frozenset({
    "alert", "alertdialog", "application", "article", "banner", "blockquote", "button", "caption",
    "cell", "checkbox", "code", "columnheader", "combobox", "complementary", "contentinfo", "definition",
    "deletion", "dialog", "directory", "document", "emphasis", "feed", "figure", "form", "generic",
    "grid", "gridcell", "group", "heading", "img", "image", "insertion", "link", "list", "listbox",
    "listitem", "log", "main", "marquee", "math", "menu", "menubar", "menuitem", "menuitemcheckbox",
    "menuitemradio", "meter", "navigation", "none", "note", "option", "paragraph", "presentation",
    "progressbar", "radio", "radiogroup", "region", "row", "rowgroup", "rowheader", "scrollbar",
    "search", "searchbox", "separator", "slider", "spinbutton", "status", "strong", "subscript",
    "superscript", "switch", "tab", "table", "tablist", "tabpanel", "term", "textbox", "time", "timer",
    "toolbar", "tooltip", "tree", "treegrid", "treeitem", "suggestion", "mark", "comment",
    "graphics-document", "graphics-object", "graphics-symbol",
})  # fmt: skip  # lines of words read better than one a line
GLOBAL_ATTRIBUTES: Final = frozenset({
    "aria-atomic", "aria-busy", "aria-controls", "aria-current", "aria-describedby", "aria-description",
    "aria-details", "aria-dropeffect", "aria-flowto", "aria-grabbed", "aria-keyshortcuts", "aria-label",
    "aria-labelledby", "aria-live", "aria-owns", "aria-relevant", "aria-roledescription",
    "aria-braillelabel", "aria-brailleroledescription",
})  # fmt: skip  # lines of words read better than one a line
# Those that bring an element with the role "none" back: the global ones of 1.2, which knew nothing of braille.
OVERRULING: Final = GLOBAL_ATTRIBUTES - {"aria-braillelabel", "aria-brailleroledescription"}
_SIMPLE: Final = {
    "address": "group", "article": "article", "b": "generic", "bdi": "generic", "bdo": "generic",
    "blockquote": "blockquote", "body": "generic", "button": "button", "caption": "caption", "code": "code",
    "data": "generic", "datalist": "listbox", "dd": "definition", "del": "deletion", "details": "group",
    "dfn": "term", "dialog": "dialog", "div": "generic", "dt": "term", "em": "emphasis", "fieldset": "group",
    "figure": "figure", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "hgroup": "group", "hr": "separator", "html": "document", "i": "generic", "ins": "insertion",
    "li": "listitem", "main": "main", "math": "math", "menu": "list", "meter": "meter", "nav": "navigation",
    "ol": "list", "optgroup": "group", "option": "option", "output": "status", "p": "paragraph", "pre": "generic",
    "progress": "progressbar", "q": "generic", "samp": "generic", "search": "search", "small": "generic",
    "span": "generic", "strong": "strong", "sub": "subscript", "sup": "superscript", "table": "table",
    "tbody": "rowgroup", "textarea": "textbox", "tfoot": "rowgroup", "thead": "rowgroup",
    "time": "time", "tr": "row", "u": "generic", "ul": "list",
}  # fmt: skip  # as above
_INPUT: Final = {
    "button": "button", "checkbox": "checkbox", "email": "textbox", "image": "button", "number": "spinbutton",
    "radio": "radio", "range": "slider", "reset": "button", "search": "searchbox", "submit": "button",
    "tel": "textbox", "text": "textbox", "url": "textbox",
}  # fmt: skip  # as above
_SECTIONING: Final = ("article", "aside", "nav", "section")
# HTML-AAM 1.0: a header or footer within one of these is not the page's.
_PARTS_OF_PAGE: Final = frozenset({"article", "complementary", "main", "navigation", "region"})
_DISABLEABLE: Final = frozenset({"button", "input", "select", "textarea", "optgroup", "option", "fieldset"})
_PRESENTATIONAL: Final = frozenset({"none", "presentation"})

_BY_KIND: dict[Kind, str | None] = {}
_MAX_KINDS: Final = 20_000


def role(element: Element) -> str | None:
    """The computed role of an element, or None where it has none.

    A role of "none" or "presentation" gives way on an element that takes focus
    or bears a global ARIA attribute (WAI-ARIA 1.2, 7.6 conflict resolution);
    "none" stands for both names, "img" for "image" as well.
    """
    if element.kind in _BY_KIND:
        return _BY_KIND[element.kind]
    explicit = _explicit(element)
    if explicit is None:
        implicit = implicit_role(element)
        if element.tag in _SIMPLE or element.tag in ("a", "area", "section"):
            # The start tag alone says it, on whichever page.
            if len(_BY_KIND) >= _MAX_KINDS:
                _BY_KIND.clear()
            _BY_KIND[element.kind] = implicit
        return implicit
    if explicit in _PRESENTATIONAL:
        if is_focusable(element) or any(name in OVERRULING for name in element.etree_element.attrib):
            return implicit_role(element)
        return "none"
    return "img" if explicit == "image" else explicit


def _explicit(element: Element) -> str | None:
    for token in (element.get("role") or "").lower().split():
        if token in ROLES or token.startswith("doc-"):
            return token
    return None


def implicit_role(element: Element) -> str | None:
    """The role that HTML gives an element without a `role` attribute (HTML-AAM 1.0)."""
    tag = element.tag
    if element.namespace == "svg":
        return {"svg": "graphics-document", "a": "link", "image": "img"}.get(tag)
    if element.namespace == "math":
        return "math" if tag == "math" else None
    if tag in _SIMPLE:
        return _SIMPLE[tag]
    match tag:
        case "a" | "area":
            return "link" if element.has("href") else "generic"
        case "img":
            return "none" if element.get("alt") == "" and not _is_named_or_focusable(element) else "img"
        case "input":
            return _input_role(element)
        case "select":
            size = element.get("size") or ""
            multiple = element.has("multiple") or (_is_number(size) and int(size) > 1)
            return "listbox" if multiple else "combobox"
        case "td":
            table = element.closest("table")
            return "gridcell" if table is not None and _explicit(table) in ("grid", "treegrid") else "cell"
        case "th":
            return "rowheader" if element.get("scope") in ("row", "rowgroup") else "columnheader"
        case "header" | "footer":
            if any(
                node.tag in (*_SECTIONING, "main") or _explicit(node) in _PARTS_OF_PAGE
                for node in element.iter_ancestors()
            ):
                return "generic"
            return "banner" if tag == "header" else "contentinfo"
        case "aside":
            if not _has_name_attribute(element) and any(node.tag in _SECTIONING for node in element.iter_ancestors()):
                return "generic"
            return "complementary"
        case "section":
            return "region" if _has_name_attribute(element) else "generic"
        case "form":
            return "form" if _has_name_attribute(element) else None
    return None


def _input_role(element: Element) -> str | None:
    kind = (element.get("type") or "text").lower()
    if kind in ("text", "email", "tel", "url", "search") and element.has("list"):
        return "combobox"
    if kind in _INPUT:
        return _INPUT[kind]
    no_role = ("hidden", "color", "date", "datetime-local", "file", "month", "password", "time", "week")
    return None if kind in no_role else "textbox"


def _has_name_attribute(element: Element) -> bool:
    return any((element.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title"))


def _is_named_or_focusable(element: Element) -> bool:
    return _has_name_attribute(element) or is_focusable(element)


def is_focusable(element: Element) -> bool:
    """Whether keyboard or script can focus the element, by its markup alone (HTML, "focusable area")."""
    tag = element.tag
    if is_disabled(element) or (tag == "input" and (element.get("type") or "").strip().lower() == "hidden"):
        return False
    return (
        _is_number((element.get("tabindex") or "").strip().lstrip("+-")) or _is_focusable_by_nature(element)
    ) and not is_inert(element)


def _is_focusable_by_nature(element: Element) -> bool:
    tag = element.tag
    if tag in ("input", "button", "select", "textarea"):
        return True
    if tag in ("a", "area"):
        return element.has("href")
    if tag in ("audio", "video"):
        return element.has("controls")
    if tag == "summary":
        return is_summary(element)
    return tag == "iframe" or _is_editable(element)


def is_summary(element: Element) -> bool:
    """Whether the element is what opens and closes its `details` (HTML, "summary for its parent details")."""
    if element.tag != "summary" or element.parent is None or element.parent.tag != "details":
        return False
    return next(child for child in element.parent.children if child.tag == "summary") is element


def _is_number(text: str) -> bool:
    """Whether a text is ASCII digits: `str.isdigit` also takes "²", which is no number."""
    return text.isascii() and text.isdigit()


def _is_editable(element: Element) -> bool:
    return element.has("contenteditable") and element.get("contenteditable") != "false"


def is_disabled(element: Element) -> bool:
    """Whether a form control is disabled, by itself or by what holds it (HTML, "actually disabled").

    `aria-disabled` only says so: the control still takes the focus.
    """
    if element.tag not in _DISABLEABLE:
        return False
    if element.has("disabled") or element.in_disabled_fieldset:
        return True
    parent = element.parent
    return element.tag == "option" and parent is not None and parent.tag == "optgroup" and parent.has("disabled")


def is_inert(element: Element) -> bool:
    """Whether nobody can use the element or what it holds: neither focus nor assistive technology (HTML, "inert")."""
    return element.has("inert") or any(node.has("inert") for node in element.iter_ancestors())


def heading_level(element: Element) -> int:
    """The level of an element whose role is heading: `aria-level`, else its tag, else 2 (WAI-ARIA 1.2)."""
    return aria_level(element) or native_level(element) or 2


def aria_level(element: Element) -> int | None:
    """The value of `aria-level` where it is valid: an integer from 1 (WAI-ARIA 1.2)."""
    level = (element.get("aria-level") or "").strip()
    return int(level) if _is_number(level) and int(level) > 0 else None


def native_level(element: Element) -> int | None:
    """The level of `h1` to `h6`; None for other elements."""
    tag = element.tag
    if element.namespace == "html" and len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    return None
