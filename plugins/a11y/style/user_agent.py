"""What a browser brings along: its own style sheet, and HTML's presentational attributes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from ..tree import Element, Kind
from .declarations import Block, read_style_attribute
from .sheet import Parsed, parse_sheet

_BACKGROUND_TAGS = frozenset({"body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_FONT_SIZES = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")


# An attribute gives one value: what would end its declaration is no such value.
_BREAKS_OUT = re.compile(r"[;{}!]")


@cache
def user_agent_sheet() -> Parsed:
    """The style sheet that stands below all others."""
    return parse_sheet(Path(__file__).with_suffix(".css").read_text(encoding="utf-8"))


def presentational_hints(element: Element) -> Block | None:
    """What attributes such as `bgcolor` and `<font color>` say of the style (HTML, 15)."""
    attributes = element.etree_element.attrib
    if not attributes:
        return None
    tag = element.tag
    declarations: list[str] = []
    if tag in _BACKGROUND_TAGS:
        if color := attributes.get("bgcolor"):
            declarations.append(f"background-color: {_legacy_color(color)}")
        if tag == "body" and (color := attributes.get("text")):
            declarations.append(f"color: {_legacy_color(color)}")
        if address := attributes.get("background"):
            declarations.append(f"background-image: url({address!r})")
    elif tag == "font":
        if color := attributes.get("color"):
            declarations.append(f"color: {_legacy_color(color)}")
        if size := attributes.get("size"):
            declarations.append(f"font-size: {_legacy_size(size)}")
    elif element.namespace == "svg":
        declarations.extend(f"{name}: {attributes[name]}" for name in _SVG_ATTRIBUTES if name in attributes)
    elif tag in ("img", "video", "canvas", "iframe", "table", "td", "th", "hr"):
        for name in ("width", "height"):
            value = attributes.get(name, "").strip()
            if value.isdecimal():
                declarations.append(f"{name}: {value}px")
    safe = [declaration for declaration in declarations if not _BREAKS_OUT.search(declaration)]
    return read_style_attribute(";".join(safe)) if safe else None


_OWN_LOOKS: dict[Kind, bool] = {}
_MAX_KINDS = 20_000


def has_own_look(element: Element) -> bool:
    """Whether an attribute of the element styles it: `style`, or a presentational one."""
    own = _OWN_LOOKS.get(element.kind)
    if own is None:
        if len(_OWN_LOOKS) >= _MAX_KINDS:
            _OWN_LOOKS.clear()
        own = "style" in element.etree_element.attrib or presentational_hints(element) is not None
        _OWN_LOOKS[element.kind] = own
    return own


def link_hint(body: Element, visited: bool) -> Block | None:
    """What `link` and `vlink` of `body` say of the links of a page (HTML, 15.3.4)."""
    color = body.get("vlink" if visited else "link")
    if not color or _BREAKS_OUT.search(color):
        return None
    return read_style_attribute(f"color: {_legacy_color(color)}")


_SVG_ATTRIBUTES = [
    "fill",
    "stroke",
    "color",
    "opacity",
    "visibility",
    "display",
    "fill-opacity",
    "stroke-opacity",
    "stroke-width",
    "font-size",
    "font-weight",
]


@lru_cache(maxsize=256)
def _legacy_color(text: str) -> str:
    """HTML's rules for parsing a legacy colour value, for the values that people write."""
    text = text.strip()
    digits = text.lstrip("#")
    if len(digits) in (3, 6) and all(digit in "0123456789abcdefABCDEF" for digit in digits):
        return f"#{digits}"
    return text


def _legacy_size(text: str) -> str:
    text = text.strip()
    if not text.lstrip("+-").isdecimal():
        return "medium"
    number = int(text) + (3 if text[0] in "+-" else 0)
    return _FONT_SIZES[min(max(number, 1), 7) - 1]
