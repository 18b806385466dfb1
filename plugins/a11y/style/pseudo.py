"""The pseudo-classes and pseudo-elements of browsers, and what they come to in each state.

Each has the specificity of what it replaces: (0, 1, 0).
"""

from __future__ import annotations

from typing import Literal

import tinycss2
from tinycss2.ast import Node

# "used" is the page after some use: what can be opened is open, what can be checked is
# checked, links were visited, anchors are targeted, and the pointer is on a neighbour.
State = Literal["rest", "hover", "focus", "used"]
STATES: tuple[State, ...] = ("rest", "hover", "focus", "used")

_FOCUSABLE = (
    "a[href], area[href], button:enabled, input:enabled, select:enabled, textarea:enabled, "
    "summary, iframe, [tabindex], [contenteditable]"
)

_NOT_TEXT = ", ".join(
    f"[type={kind} i]"
    for kind in ("button", "checkbox", "color", "file", "hidden", "image", "radio", "range", "reset", "submit")
)
_WRITABLE = f"input:not([readonly], :disabled, {_NOT_TEXT}), textarea:not([readonly], :disabled), [contenteditable]"
_CHECKABLE = "input:is([type=checkbox i], [type=radio i]), option"


def _tokens(text: str) -> list[Node]:
    return list(tinycss2.parse_component_value_list(text))


ALWAYS = _tokens(":not([-parvis-never])")
NEVER = _tokens(":visited")
_HAS_FOCUS = _tokens(f":where({_FOCUSABLE}):not([-parvis-never])")
_HOLDS_FOCUS = _tokens(f":where({_FOCUSABLE}, :has({_FOCUSABLE})):not([-parvis-never])")

POINTED = frozenset({"hover", "focus", "focus-visible", "focus-within"})
# What each of them comes to on a page that was used; at rest, in `AT_REST`.
IN_USE: dict[str, list[Node]] = {
    "checked": _tokens(f":where({_CHECKABLE}):not([-parvis-never])"),
    "open": _tokens(":where(details, dialog):not([-parvis-never])"),
    "popover-open": _tokens("[popover]"),
    "modal": _tokens(":where(dialog):not([-parvis-never])"),
    "target": _tokens("[id]"),
    "target-within": ALWAYS,
    "visited": _tokens(":where(a, area)[href]"),
    "link": NEVER,
}
AT_REST: dict[str, list[Node]] = {
    **dict.fromkeys(("link", "any-link", "-webkit-any-link"), _tokens(":where(a, area)[href]")),
    "placeholder-shown": _tokens(":where([placeholder]:not([value])):not([-parvis-never])"),
    "required": _tokens("[required]"),
    "optional": _tokens(":where(input, select, textarea):not([required])"),
    "open": _tokens(":where(details, dialog):is([open])"),
    "defined": ALWAYS,
    "read-write": _tokens(f":where({_WRITABLE}):not([-parvis-never])"),
    "read-only": _tokens(f":not(:where({_WRITABLE}), [-parvis-never])"),
    # States that no page is in when it has just been loaded.
    **dict.fromkeys(
        [
            "autofill",
            "-webkit-autofill",
            "user-valid",
            "user-invalid",
            "fullscreen",
            "-webkit-full-screen",
            "modal",
            "popover-open",
            "picture-in-picture",
            "target",
            "target-within",
            "target-current",
            "visited",
            "active",
            "current",
            "past",
            "future",
            "host",
            "active-view-transition",
        ],
        NEVER,
    ),
}
# Those that cssselect2 answers itself.
COMPUTED = frozenset(
    """enabled disabled checked root scope first-child last-child first-of-type last-of-type only-child only-of-type
    empty before after first-line first-letter""".split()
)
# Those that browsers know as well, though the page alone does not give their answer.
_KNOWN_OTHERS = frozenset(
    """blank buffering default first has-slotted heading in-range indeterminate invalid left local-link muted
    out-of-range paused playing right seeking stalled valid volume-locked xr-overlay corner-present
    decrement double-button end horizontal increment no-button single-button start vertical window-inactive
    -webkit-drag -webkit-full-page-media -webkit-full-screen-ancestor""".split()
)
KNOWN_NAMES = frozenset({*POINTED, *AT_REST, *IN_USE, *COMPUTED, *_KNOWN_OTHERS})
KNOWN_FUNCTIONS = frozenset(
    """is where not has matches -webkit-any nth-child nth-last-child nth-of-type nth-last-of-type nth-col nth-last-col
    lang dir host host-context state current active-view-transition-type heading""".split()
)
KNOWN_ELEMENTS = frozenset(
    """before after first-line first-letter placeholder marker selection backdrop file-selector-button cue cue-region
    part slotted grammar-error spelling-error target-text highlight search-text details-content checkmark picker
    picker-icon column scroll-marker scroll-marker-group scroll-button view-transition view-transition-group
    view-transition-image-pair view-transition-old view-transition-new view-transition-group-children
    interest-button""".split()
)
DYNAMIC = frozenset({*POINTED, *IN_USE})


def pointed(name: str, state: State, reached: bool, last: bool) -> list[Node]:
    """What a pseudo-class of pointer or focus comes to.

    In: whether it stands on the element judged or on what holds it (`reached`), and on
    the element itself (`last`).
    """
    if not reached:
        return ALWAYS if state == "used" else NEVER
    if state == "hover" and name == "hover":
        return ALWAYS
    if state == "focus" and name == "focus-within":
        return _HOLDS_FOCUS if last else ALWAYS
    if state == "focus" and name != "hover":
        return _HAS_FOCUS
    return NEVER
