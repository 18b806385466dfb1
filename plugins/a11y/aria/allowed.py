"""Which roles HTML elements may take (ARIA in HTML, section 4), where taking another one breaks something.

Elements that may take any role, such as `div` and `span`, are not here, nor those where the
standard has changed its mind of late.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..role import implicit_role
from ..tree import Element

_NONE: Final = frozenset({"none", "presentation"})
_CHOICES: Final = frozenset("checkbox menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem".split())
_HEADING: Final = _NONE | {"tab", "doc-subtitle", "heading"}
_LIST: Final = _NONE | frozenset(
    "directory group list listbox menu menubar radiogroup tablist toolbar tree treegrid feed".split()
)
_NO_OTHER: Final[frozenset[str]] = frozenset()

_ALLOWED: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "button": _CHOICES | {"button", "combobox", "gridcell", "link", "separator", "slider"},
    "caption": _NO_OTHER,
    "datalist": _NO_OTHER,
    "dd": _NO_OTHER,
    "details": frozenset({"group"}),
    "dialog": frozenset({"dialog", "alertdialog"}),
    "h1": _HEADING,
    "h2": _HEADING,
    "h3": _HEADING,
    "h4": _HEADING,
    "h5": _HEADING,
    "h6": _HEADING,
    "label": _NO_OTHER,
    "legend": _NO_OTHER,
    "main": frozenset({"main"}),
    "meter": frozenset({"meter"}),
    "ol": _LIST,
    "optgroup": frozenset({"group"}),
    "option": frozenset({"option"}),
    "progress": frozenset({"progressbar"}),
    "textarea": frozenset({"textbox"}),
    "ul": _LIST,
})  # fmt: skip  # one element a line
_LINK: Final = _CHOICES | {"button", "link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"}


def allowed(element: Element) -> frozenset[str] | None:
    """The roles that an element may take; None where it may take any, or where that is not settled."""
    if element.namespace != "html":
        return None
    if element.tag == "a":
        return _LINK if element.has("href") else None
    found = _ALLOWED.get(element.tag)
    own = implicit_role(element)
    return found | {own} if found is not None and own is not None else found
