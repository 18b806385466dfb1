"""What the scripts of a page say: those of `script` elements, of files of the site, of attributes such as `onclick`.

Scripts of other sites are out of reach. How a script is read is `javascript`'s.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from .javascript import focused, functions, heard, resolved, with_functions, without_comments
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# An element; the page as a whole (`document`, `window`, the body); or what cannot be told.
Target: TypeAlias = Element | Literal["page"] | None

_JAVASCRIPT: Final = re.compile(
    r"(?:(?:text|application)/(?:x-)?(?:java|ecma|j)script(?:[\d.]*)|module)?", re.IGNORECASE
)
_FOUND: Final = re.compile(
    r"""(?:document\s*\.\s*)?(?:getElementById\(\s*['"`](?P<id>[^'"`]+)['"`]\s*\)|"""
    r"""querySelector\(\s*['"`]\#(?P<hash>[\w-]+)['"`]\s*\))"""
)
_PAGE: Final = re.compile(r"(?:window|self|document|(?:window\s*\.\s*)?document\s*\.\s*(?:body|documentElement))?")


@dataclass(frozen=True, slots=True, eq=False)
class Listener:
    """What is done when something happens: on which target, at which event, by which code.

    The code of functions of the page that it calls is written after its own.
    """

    target: Target
    event: str
    code: str


def scripts(page: Page) -> tuple[str, ...]:
    """The scripts of the page that can be read, without comments: those that stand in it, and files of the site."""
    found: list[str] = []
    for element in page.elements:
        if element.tag == "script" and is_javascript(element):
            source = element.get("src")
            text = element.own_text if source is None else page.file(source.strip())
            if text and text.strip():
                found.append(without_comments(text))
    return tuple(found)


def _firsts(page: Page) -> Mapping[str, int]:
    """The order of the first `script`, and of the first element with each attribute such as `onclick`."""
    firsts: dict[str, int] = {}
    for element in page.elements:
        if element.tag == "script":
            firsts.setdefault("script", element.order)
        for name in element.etree_element.attrib:
            if name.startswith("on"):
                firsts.setdefault(name, element.order)
    return MappingProxyType(firsts)


def is_first(element: Element, page: Page, *events: str) -> bool:
    """Whether an element is the first script, or the first with an attribute that answers one of the events.

    Rules about all that the scripts of a page do target those, and judge the page when asked of the first.
    """
    firsts = page.once(_firsts)
    names = ("script", *(f"on{event}" for event in events))
    return element.order == min((firsts[name] for name in names if name in firsts), default=-1)


def inline_script(page: Page) -> str:
    """All scripts that stand in `script` elements of the page, without comments."""
    texts = [
        element.own_text
        for element in page.elements
        if element.tag == "script" and not element.has("src") and is_javascript(element)
    ]
    return without_comments("\n".join(texts)) if texts else ""


def is_javascript(element: Element) -> bool:
    """Whether a `script` element is run, and not data for one."""
    return bool(_JAVASCRIPT.fullmatch((element.get("type") or "").strip()))


def has_outer_script(page: Page) -> bool:
    """Whether the page loads scripts from files."""
    return any(element.tag == "script" and element.has("src") and is_javascript(element) for element in page.elements)


def has_unread_script(page: Page) -> bool:
    """Whether the page loads scripts that cannot be read here: those of other sites, or that are not there."""
    return any(
        element.tag == "script" and is_javascript(element) and page.file((element.get("src") or "").strip()) is None
        for element in page.elements
        if element.has("src")
    )


def has_listener(element: Element, page: Page, event: str) -> bool:
    """Whether something may answer an event of the element: an attribute, or a script that knows its id."""
    if element.has(f"on{event}") or element.has(f"on{event}in"):
        return True
    return bool(element.id) and any(event in script and element.id in script for script in page.once(scripts))


def handler(element: Element, page: Page, event: str) -> str:
    """The code of the attribute that answers an event, with that of the functions it calls; empty without one."""
    code = element.get(f"on{event}") or ""
    return with_functions(without_comments(code), functions(page.once(scripts))) if code.strip() else ""


def listeners(page: Page) -> tuple[Listener, ...]:
    """What the scripts of the page listen to, as far as it stands there plainly; attributes are not among it."""
    return tuple(Listener(_target(target, page), event, code) for target, event, code in heard(page.once(scripts)))


def _target(text: str, page: Page) -> Target:
    if _PAGE.fullmatch(text):
        return "page"
    if found := _FOUND.fullmatch(text):
        return page.ids.get(found["id"] or found["hash"])
    # Browsers make a variable of each id.
    return page.ids.get(text)


def focused_by(code: str, element: Element, page: Page) -> Element | None:
    """The one element that code surely gives the focus to; None where it does not, or to several."""
    found: set[Element] = set()
    for text in focused(code):
        if own := re.fullmatch(r"(?:this|(?:e|ev|evt|event)\.(?:target|currentTarget))((?:\.\w+)*)", text):
            near = _near(element, own[1].split(".")[1:])
            if near is None:
                return None
            found.add(near)
            continue
        target = _target(resolved(text, "\n".join(page.once(scripts))), page)
        if not isinstance(target, Element):
            return None
        found.add(target)
    return found.pop() if len(found) == 1 else None


def _near(element: Element, steps: list[str]) -> Element | None:
    """The element that one comes to from another by the names of the DOM, such as `nextElementSibling`."""
    node: Element | None = element
    for step in steps:
        if node is None:
            return None
        siblings = node.parent.children if node.parent is not None else (node,)
        place = siblings.index(node)
        match step:
            case "parentElement" | "parentNode":
                node = node.parent
            case "nextElementSibling":
                node = siblings[place + 1] if place + 1 < len(siblings) else None
            case "previousElementSibling":
                node = siblings[place - 1] if place else None
            case "firstElementChild":
                node = node.children[0] if node.children else None
            case "lastElementChild":
                node = node.children[-1] if node.children else None
            case _:
                return None
    return node
