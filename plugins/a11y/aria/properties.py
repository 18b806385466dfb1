"""The states and properties of WAI-ARIA 1.2 (and those of 1.3 that browsers know): who may bear them, what they hold.

Sources: WAI-ARIA 1.2, chapter 6 ("Used in Roles", "Inherits into Roles", "Value"); for the
elements without a role of their own, ARIA in HTML, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from ..role import GLOBAL_ATTRIBUTES
from ..tree import Element

Type: TypeAlias = Literal["token", "tokens", "integer", "number", "id", "ids", "text"]

_BOOLEAN: Final = ("true", "false")
_OPEN: Final = ("true", "false", "undefined")
_TRISTATE: Final = ("true", "false", "mixed", "undefined")


@dataclass(frozen=True, slots=True)
class Property:
    """A state or property: the type of its value, the words it may hold, and from which number on it counts."""

    type: Type
    words: tuple[str, ...] = ()
    least: int | None = None


PROPERTIES: Final[Mapping[str, Property]] = MappingProxyType({
    "aria-activedescendant": Property("id"),
    "aria-atomic": Property("token", _BOOLEAN),
    "aria-autocomplete": Property("token", ("inline", "list", "both", "none")),
    "aria-braillelabel": Property("text"),
    "aria-brailleroledescription": Property("text"),
    "aria-busy": Property("token", _BOOLEAN),
    "aria-checked": Property("token", _TRISTATE),
    "aria-colcount": Property("integer", least=-1),
    "aria-colindex": Property("integer", least=1),
    "aria-colindextext": Property("text"),
    "aria-colspan": Property("integer", least=1),
    "aria-controls": Property("ids"),
    "aria-current": Property("token", ("page", "step", "location", "date", "time", "true", "false")),
    "aria-describedby": Property("ids"),
    "aria-description": Property("text"),
    "aria-details": Property("ids"),
    "aria-disabled": Property("token", _BOOLEAN),
    "aria-dropeffect": Property("tokens", ("copy", "execute", "link", "move", "none", "popup")),
    "aria-errormessage": Property("ids"),
    "aria-expanded": Property("token", _OPEN),
    "aria-flowto": Property("ids"),
    "aria-grabbed": Property("token", _OPEN),
    "aria-haspopup": Property("token", ("true", "false", "menu", "listbox", "tree", "grid", "dialog")),
    "aria-hidden": Property("token", _OPEN),
    "aria-invalid": Property("token", ("true", "false", "grammar", "spelling")),
    "aria-keyshortcuts": Property("text"),
    "aria-label": Property("text"),
    "aria-labelledby": Property("ids"),
    "aria-level": Property("integer", least=1),
    "aria-live": Property("token", ("off", "polite", "assertive")),
    "aria-modal": Property("token", _BOOLEAN),
    "aria-multiline": Property("token", _BOOLEAN),
    "aria-multiselectable": Property("token", _BOOLEAN),
    "aria-orientation": Property("token", ("horizontal", "vertical", "undefined")),
    "aria-owns": Property("ids"),
    "aria-placeholder": Property("text"),
    "aria-posinset": Property("integer", least=1),
    "aria-pressed": Property("token", _TRISTATE),
    "aria-readonly": Property("token", _BOOLEAN),
    "aria-relevant": Property("tokens", ("additions", "removals", "text", "all")),
    "aria-required": Property("token", _BOOLEAN),
    "aria-roledescription": Property("text"),
    "aria-rowcount": Property("integer", least=-1),
    "aria-rowindex": Property("integer", least=1),
    "aria-rowindextext": Property("text"),
    "aria-rowspan": Property("integer", least=0),
    "aria-selected": Property("token", _OPEN),
    "aria-setsize": Property("integer", least=-1),
    "aria-sort": Property("token", ("ascending", "descending", "none", "other")),
    "aria-valuemax": Property("number"),
    "aria-valuemin": Property("number"),
    "aria-valuenow": Property("number"),
    "aria-valuetext": Property("text"),
})  # fmt: skip  # one property a line
# What a rule about properties targets.
EVERY: Final = ", ".join(f"[{name}]" for name in PROPERTIES)

_RANGES: Final = "meter progressbar scrollbar separator slider spinbutton"
_CELLS: Final = "cell columnheader gridcell rowheader"
_CHOICES: Final = "checkbox menuitemcheckbox menuitemradio switch"
# By property that is not global, the roles that support it or inherit it. Global as well are
# aria-disabled, aria-errormessage, aria-haspopup and aria-invalid: 1.2 only deprecates that use.
_ROLES: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    name: frozenset(roles.split())
    for name, roles in {
        "aria-activedescendant": "application combobox graphics-object grid group listbox menu menubar radiogroup row "
        "searchbox spinbutton tablist textbox toolbar tree treegrid",
        "aria-autocomplete": "combobox searchbox textbox",
        "aria-checked": f"{_CHOICES} option radio treeitem",
        "aria-colcount": "grid table treegrid",
        "aria-colindex": f"{_CELLS} row",
        "aria-colindextext": _CELLS,
        "aria-colspan": _CELLS,
        "aria-expanded": f"{_CHOICES} application button columnheader combobox gridcell graphics-document "
        "graphics-object graphics-symbol link listbox menuitem row rowheader tab treeitem",
        "aria-level": "comment heading listitem row tablist treeitem",
        "aria-modal": "alertdialog dialog",
        "aria-multiline": "searchbox textbox",
        "aria-multiselectable": "grid listbox tablist tree treegrid",
        "aria-orientation": "listbox menu menubar radiogroup scrollbar separator slider tablist toolbar tree treegrid",
        # A combobox that is a field takes it in practice as the field would.
        "aria-placeholder": "combobox searchbox textbox",
        "aria-posinset": f"{_CHOICES} article comment listitem menuitem option radio row tab treeitem",
        "aria-pressed": "button",
        "aria-readonly": f"{_CHOICES} columnheader combobox grid gridcell listbox radiogroup rowheader searchbox "
        "slider spinbutton textbox treegrid",
        # HTML lets a radio button be required; 1.3 follows it.
        "aria-required": f"{_CHOICES} columnheader combobox gridcell listbox radio radiogroup rowheader searchbox "
        "spinbutton textbox tree treegrid",
        "aria-rowcount": "grid table treegrid",
        "aria-rowindex": f"{_CELLS} row",
        "aria-rowindextext": f"{_CELLS} row",
        "aria-rowspan": _CELLS,
        "aria-selected": "columnheader gridcell option row rowheader tab treeitem",
        "aria-setsize": f"{_CHOICES} article comment listitem menuitem option radio row tab treeitem",
        "aria-sort": "columnheader rowheader",
        "aria-valuemax": _RANGES,
        "aria-valuemin": _RANGES,
        "aria-valuenow": _RANGES,
        "aria-valuetext": _RANGES,
    }.items()
})  # fmt: skip  # as above
# What a rule about properties of certain roles targets.
OWN: Final = ", ".join(f"[{name}]" for name in _ROLES)
_DEPRECATED_GLOBAL: Final = frozenset(
    {"aria-disabled", "aria-errormessage", "aria-haspopup", "aria-hidden", "aria-invalid"}
)
# Fields to which ARIA in HTML grants what a text field has, though they have no role.
_AS_TEXTBOX: Final = frozenset({"color", "date", "datetime-local", "file", "month", "password", "time", "week"})

_INTEGER: Final = re.compile(r"[+-]?\d+", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def is_global(name: str) -> bool:
    """Whether every role supports a state or property, be it as a deprecated use (WAI-ARIA 1.2, 6.4)."""
    return name in GLOBAL_ATTRIBUTES or name in _DEPRECATED_GLOBAL


def is_permitted(name: str, role: str | None, element: Element) -> bool:
    """Whether an element of a role may bear a known state or property.

    What one cannot know is permitted: elements of other languages and of the page's
    own making, roles of the publishing module.
    """
    if is_global(name) or name not in _ROLES:
        return True
    if role is None:
        if element.namespace != "html" or "-" in element.tag:
            return True
        field = element.tag == "input" and (element.get("type") or "").strip().lower() in _AS_TEXTBOX
        if element.tag in ("audio", "video", "iframe", "embed", "object"):
            return "application" in _ROLES[name]
        return field and "textbox" in _ROLES[name]
    return role in _ROLES[name] or role.startswith("doc-")


def is_valid(name: str, value: str) -> bool:
    """Whether a value that is not empty fits the type of a known state or property (WAI-ARIA 1.2, 6.2.4).

    HTML compares words without regard to case. An empty value is as good as none.
    """
    known = PROPERTIES[name]
    words = value.split()
    match known.type:
        case "token":
            return value.strip().lower() in known.words
        case "tokens":
            return all(word.lower() in known.words for word in words)
        case "integer":
            number = value.strip()
            return bool(_INTEGER.fullmatch(number)) and (known.least is None or int(number[:9]) >= known.least)
        case "number":
            return bool(_NUMBER.fullmatch(value.strip()))
        case "id":
            return len(words) == 1
    return True
