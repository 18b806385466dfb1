"""Keyboard traps that stand plainly in the code of a page: the Tab key cannot leave what it came to.

Sources: WCAG 2.1.2 (technique F10), RGAA 12.9, ACT a1b64e, ebe86a and 80af7b.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from .keyboard import is_reached
from .script import focused_by, handler, listeners, scripts
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# "always": nothing in the code ends it; "timed": nor that, but the focus stays elsewhere for a moment,
# in which ACT 80af7b finds a way out; "guarded": something else than the Tab key may end it.
Trap: TypeAlias = Literal["always", "timed", "guarded"]

# What may keep the focus: it leaves an element, or a key goes down.
LEAVING: Final = ("blur", "focusout", "keydown")

_CONDITION: Final = re.compile(r"\bif\b|\?(?![.?])|&&|\|\||\bswitch\b|\bwhile\b|\breturn\b(?=.*\.focus)", re.DOTALL)
_IF_VARIABLE: Final = re.compile(r"\bif\s*\(\s*([\w$]+)\s*(?:={2,3}\s*true\s*)?\)")
_PREVENTED: Final = re.compile(r"(?:e|ev|evt|event)\s*\.\s*preventDefault\s*\(\s*\)|\breturn\s+false\b")
_IS_TAB: Final = re.compile(
    r"""\bif\s*\(\s*(?:e|ev|evt|event)\s*\.\s*(?:(?:key|code)\s*={2,3}\s*['"`]Tab['"`]|(?:keyCode|which)\s*={2,3}\s*9)\s*\)"""
)
# Words that tell of a key to press. Too many are taken for such: then a person is asked.
_HELP: Final = re.compile(
    r"ctrl|control|\besc|échap|echap|\balt\b|\bmaj\b|shift|\bf\d{1,2}\b|touche|\bkeys?\b|\bpress|appuy|raccourci|clavier|\btab",
    re.IGNORECASE,
)
# A string with a space in it: words to read, not a name.
_STRING: Final = re.compile(r"""["'`][^"'`\n ]{0,80} [^"'`\n]{0,200}["'`]""")


def traps(page: Page) -> Mapping[int, Trap]:
    """The stops of the Tab key that it cannot leave, by their order, as far as the code shows it."""
    leads: dict[int, tuple[Element, Trap]] = {}
    for element, event, code in _codes(page):
        if event == "keydown":
            if holds_tab(code):
                leads[element.order] = (element, "always")
            continue
        target = focused_by(code, element, page)
        kind = _kind(code, element, page)
        if target is not None and kind is not None:
            timed = kind == "always" and target is not element and "setTimeout" in code
            leads[element.order] = (target, "timed" if timed else kind)
    found: dict[int, Trap] = {}
    for element in page.elements:
        if element.order in leads and is_reached(element, page) and (kind := _follow(element, leads)) is not None:
            found[element.order] = kind
    return MappingProxyType(found)


def _codes(page: Page) -> list[tuple[Element, str, str]]:
    """What is done when the focus leaves an element or a key goes down on it."""
    written = [
        (element, event, handler(element, page, event))
        for element in page.elements
        for event in LEAVING
        if element.has(f"on{event}")
    ]
    return written + [
        (listener.target, listener.event, listener.code)
        for listener in page.once(listeners)
        if isinstance(listener.target, Element) and listener.event in LEAVING
    ]


def holds_tab(code: str) -> bool:
    """Whether code keeps the Tab key from doing anything, whichever way it goes."""
    if not _PREVENTED.search(code) or re.search(r"shiftKey|\.\s*focus\s*\(|\belse\b", code):
        return False
    rest = _IS_TAB.sub(" ", code, count=1)
    return not _CONDITION.search(re.sub(r"\breturn\s+false\b", " ", rest))


def _kind(code: str, element: Element, page: Page) -> Trap | None:
    """Whether code gives the focus away in any case, as long as a variable says so, or who knows when (None)."""
    if not _CONDITION.search(code):
        return "always"
    guards = _IF_VARIABLE.findall(code)
    if len(guards) != 1 or _CONDITION.search(_IF_VARIABLE.sub(" ", code)) or re.search(r"\belse\b", code):
        return None
    set_to = re.compile(rf"(?<![\w$.]){re.escape(guards[0])}\s*=\s*(\w+)")
    first = [match[1] for script in page.once(scripts) for match in set_to.finditer(script)][:1]
    on_focus = [match[1] for match in set_to.finditer(handler(element, page, "focus"))]
    if not {"true", "1"} & {*first, *on_focus}:
        # The trap stands open when the Tab key comes.
        return None
    opened = any(match[1] in ("false", "0") for done in page.once(_answers) for match in set_to.finditer(done))
    return "guarded" if opened else "always"


def _answers(page: Page) -> tuple[str, ...]:
    """What is done at a key or a click, by attribute or listener."""
    events = ("click", "keydown", "keypress", "keyup")
    written = [
        handler(element, page, event) for element in page.elements for event in events if element.has(f"on{event}")
    ]
    return (*written, *(listener.code for listener in page.once(listeners) if listener.event in events))


def has_help(page: Page) -> bool:
    """Whether the page, what a click on it shows, or a page that it leads to, may speak of a key to press."""
    return (
        bool(_HELP.search(" ".join(page.words)))
        or any(_HELP.search(text) for code in page.once(_answers) for text in _STRING.findall(code))
        or any(node.tag == "a" and (node.get("href") or "#")[0] != "#" and page.exposed(node) for node in page.elements)
    )


def _follow(element: Element, leads: Mapping[int, tuple[Element, Trap]]) -> Trap | None:
    """Whither the focus goes from an element, again and again: back to where it was is a trap."""
    seen: set[int] = set()
    kinds: set[Trap] = set()
    node = element
    while node.order in leads:
        if node.order in seen:
            return next((kind for kind in ("guarded", "timed") if kind in kinds), "always")
        seen.add(node.order)
        node, kind = leads[node.order]
        kinds.add(kind)
    return None
