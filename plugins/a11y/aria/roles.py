"""The roles of WAI-ARIA 1.2, DPUB-ARIA 1.1 and Graphics-ARIA 1.0: what they need around, inside and upon them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..role import ROLES
from ..tree import Element

_DPUB: Final = frozenset(
    f"doc-{name}"
    for name in (
        "abstract acknowledgments afterword appendix backlink biblioentry bibliography biblioref chapter colophon "
        "conclusion cover credit credits dedication endnote endnotes epigraph epilogue errata example footnote "
        "foreword glossary glossref index introduction noteref notice pagebreak pagefooter pageheader pagelist part "
        "preface prologue pullquote qna subtitle tip toc"
    ).split()
)
# Roles that only build others: authors must not use them (WAI-ARIA 1.2, 5.3.1).
ABSTRACT: Final = frozenset(
    "command composite input landmark range roletype section sectionhead select structure widget window".split()
)
# WAI-ARIA 1.2, 5.2.8.6: roles that cannot be named. Those that 1.3 adds are left out: 1.2 let authors name them.
UNNAMEABLE: Final = frozenset(
    "caption code deletion emphasis generic insertion none paragraph strong subscript superscript".split()
)
# WAI-ARIA 1.2, "Children Presentational: True": what stands inside is text and no more.
CHILDREN_PRESENTATIONAL: Final = frozenset(
    "button checkbox img menuitemcheckbox menuitemradio meter option progressbar radio scrollbar separator slider "
    "switch tab".split()
)
# "Required States and Properties" without an implicit value for the role.
REQUIRED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "checkbox": ("aria-checked",),
    "combobox": ("aria-expanded", "aria-controls"),
    "menuitemcheckbox": ("aria-checked",),
    "menuitemradio": ("aria-checked",),
    "meter": ("aria-valuenow",),
    "radio": ("aria-checked",),
    "scrollbar": ("aria-controls", "aria-valuenow"),
    "separator": ("aria-valuenow",),
    "slider": ("aria-valuenow",),
    "switch": ("aria-checked",),
})  # fmt: skip  # one role a line

_IN_MENU: Final = frozenset({"group", "menu", "menubar"})
_IN_TABLE: Final = frozenset({"grid", "table", "treegrid"})
_IN_ROW: Final = frozenset({"row"})
_MENU_ITEMS: Final = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio"})
_ROWS: Final = frozenset({"row", "rowgroup"})
# "Required Context Role".
CONTEXT: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "caption": _IN_TABLE | {"figure"},
    "cell": _IN_ROW,
    "columnheader": _IN_ROW,
    "gridcell": _IN_ROW,
    "listitem": frozenset({"directory", "list"}),
    "menuitem": _IN_MENU,
    "menuitemcheckbox": _IN_MENU,
    "menuitemradio": _IN_MENU,
    "option": frozenset({"group", "listbox"}),
    "row": _IN_TABLE | {"rowgroup"},
    "rowgroup": _IN_TABLE,
    "rowheader": _IN_ROW,
    "tab": frozenset({"tablist"}),
    "treeitem": frozenset({"group", "tree"}),
})  # fmt: skip  # as above
# "Required Owned Elements".
OWNED: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "feed": frozenset({"article"}),
    "grid": _ROWS,
    "list": frozenset({"listitem"}),
    "listbox": frozenset({"group", "option"}),
    "menu": _MENU_ITEMS | {"group"},
    "menubar": _MENU_ITEMS | {"group"},
    "row": frozenset({"cell", "columnheader", "gridcell", "rowheader"}),
    "rowgroup": frozenset({"row"}),
    "table": _ROWS,
    "tablist": frozenset({"tab"}),
    "tree": frozenset({"group", "treeitem"}),
    "treegrid": _ROWS,
})  # fmt: skip  # as above
# What may stand among them: a caption, and the rule between two parts of a menu (settled in 1.3).
BESIDE: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "grid": frozenset({"caption"}),
    "menu": frozenset({"separator"}),
    "menubar": frozenset({"separator"}),
    "table": frozenset({"caption"}),
    "treegrid": frozenset({"caption"}),
})  # fmt: skip  # as above

_NATIVE_STATE: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "aria-checked": frozenset({"checkbox", "radio"}),
    "aria-valuenow": frozenset({"range", "number"}),
})  # fmt: skip  # as above


def is_role(token: str) -> bool:
    """Whether a word, in lower case, is a role that authors may use."""
    return token in ROLES or token in _DPUB


def explicit_role(element: Element) -> str | None:
    """The first word of the `role` attribute that is a role, be it in force or not."""
    return next((token for token in (element.get("role") or "").lower().split() if is_role(token)), None)


def has_native_state(element: Element, name: str) -> bool:
    """Whether HTML itself tells the browser a state: a native check box is checked or not, a slider has its value."""
    if element.tag in ("meter", "progress"):
        return name == "aria-valuenow"
    if element.tag in ("select", "option"):
        return True
    kind = (element.get("type") or "").strip().lower()
    return element.tag == "input" and kind in _NATIVE_STATE.get(name, ())
