"""What the scripts of a page say: those of `script` elements, of files of the site, of attributes such as `onclick`.

There is no JavaScript engine here. What is read are the plain forms, those that leave no doubt;
scripts of other sites are out of reach.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# An element; the page as a whole (`document`, `window`, the body); or what cannot be told.
Target: TypeAlias = Element | Literal["page"] | None

_JAVASCRIPT: Final = re.compile(
    r"(?:(?:text|application)/(?:x-)?(?:java|ecma|j)script(?:[\d.]*)|module)?", re.IGNORECASE
)
# A string, kept, or a comment; one that does not end takes the rest.
_COMMENT: Final = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|/\*.*?(?:\*/|\Z)|(?<![:\\])//[^\n]*""", re.DOTALL
)
_FUNCTION: Final = re.compile(
    r"\bfunction\s+(?P<name>[\w$]+)\s*\((?P<args>[^()]{0,200})\)\s*\{"
    r"|\b(?:const|let|var)\s+(?P<name2>[\w$]+)\s*=\s*(?:async\s+)?"
    r"(?:function\s*\((?P<args2>[^()]{0,200})\)|\(?(?P<args3>[^()={}]{0,200})\)?\s*=>)\s*\{"
)
_ADDED: Final = re.compile(r"""\baddEventListener\s*\(\s*['"`](?P<event>\w{1,40})['"`]\s*,""")
_ASSIGNED: Final = re.compile(r"\.\s*on(?P<event>[a-z]{1,40})\s*=(?!=)")
_FOCUSED: Final = re.compile(r"\.\s*focus\s*\(")
# What stands before a dot, as far as it is plain: names, and one call with a string.
_BEFORE: Final = re.compile(r"""(?P<target>[\w$.]+(?:\(\s*['"`][^'"`]*['"`]\s*\))?)\s*\Z""")
_FOUND: Final = re.compile(
    r"""(?:document\s*\.\s*)?(?:getElementById\(\s*['"`](?P<id>[^'"`]+)['"`]\s*\)|"""
    r"""querySelector\(\s*['"`]\#(?P<hash>[\w-]+)['"`]\s*\))"""
)
_PAGE: Final = re.compile(r"(?:window|self|document|(?:window\s*\.\s*)?document\s*\.\s*(?:body|documentElement))?")
_WORD: Final = re.compile(r"[\w$]+")
# Beyond this nobody writes a script into a page by hand, and reading it would take long.
_MAX: Final = 100_000
_MAX_BLOCK: Final = 20_000
_MAX_BODY: Final = 2_000
_MAX_LISTENERS: Final = 100
_MAX_FUNCTIONS: Final = 200
_MAX_PARTS: Final = 20
_MAX_TARGET: Final = 200
# What a machine shortened has names that stand for one thing here and for another there.
_SHORTEST_NAME: Final = 3


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


@lru_cache(maxsize=64)
def without_comments(text: str) -> str:
    """A script without its comments; strings stay as they are."""
    return _COMMENT.sub(lambda found: found[1] or " ", text[:_MAX])


def has_listener(element: Element, page: Page, event: str) -> bool:
    """Whether something may answer an event of the element: an attribute, or a script that knows its id."""
    if element.has(f"on{event}") or element.has(f"on{event}in"):
        return True
    return bool(element.id) and any(event in script and element.id in script for script in page.once(scripts))


def handler(element: Element, page: Page, event: str) -> str:
    """The code of the attribute that answers an event, with that of the functions it calls; empty without one."""
    code = element.get(f"on{event}") or ""
    return _with_functions(without_comments(code), functions(page.once(scripts))) if code.strip() else ""


def listeners(page: Page) -> tuple[Listener, ...]:
    """What the scripts of the page listen to, as far as it stands there plainly; attributes are not among it."""
    return tuple(Listener(_target(target, page), event, code) for target, event, code in _listeners(page.once(scripts)))


@lru_cache(maxsize=64)
def _listeners(texts: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """What scripts listen to: where (as an expression), to what, and what they do then."""
    found: list[tuple[str, str, str]] = []
    known = functions(texts)
    for script in texts:
        matches = sorted((*_ADDED.finditer(script), *_ASSIGNED.finditer(script)), key=lambda match: match.start())
        for match in matches[:_MAX_LISTENERS]:
            if match.re is _ADDED:
                inside = braced(script, script.index("(", match.start()))
                code = inside.partition(",")[2] if inside else ""
            else:
                code = _assigned_code(script, match.end())
            where = _resolved(_before(script, match.start()), script)
            found.append((where, match["event"].lower(), _with_functions(code, known)))
    return tuple(found)


def _before(script: str, place: int) -> str:
    """The expression whose method or property stands at a place: "window" without one, "?" for what is not plain."""
    text = script[max(0, place - _MAX_TARGET) : place].rstrip()
    if not text.endswith("."):
        # `on…` is found with its dot.
        if script[place : place + 1] != ".":
            return "window"
    else:
        text = text[:-1]
    found = _BEFORE.search(text)
    return found["target"] if found else "?"


def _assigned_code(script: str, start: int) -> str:
    """What is assigned at a place: up to the end of a function, else up to the end of the statement."""
    line = script[start : start + 500].partition("\n")[0]
    brace = line.find("{")
    if brace < 0 or ";" in line[:brace]:
        return line.partition(";")[0]
    return f"{line[:brace]}{{{braced(script, start + brace) or ''}}}"


def _resolved(text: str, script: str) -> str:
    """What an expression stands for: itself, or what the script assigns to the variable that it is."""
    text = text.strip()
    if not _WORD.fullmatch(text):
        return text
    assigned = re.search(rf"(?<![\w$.]){re.escape(text)}\s*=(?!=)\s*([^;\n]{{1,200}})", script)
    return assigned[1].strip() if assigned else text


def _target(text: str, page: Page) -> Target:
    if _PAGE.fullmatch(text):
        return "page"
    if found := _FOUND.fullmatch(text):
        return page.ids.get(found["id"] or found["hash"])
    # Browsers make a variable of each id.
    return page.ids.get(text)


@lru_cache(maxsize=64)
def functions(texts: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """The named functions of scripts: their parameters and what stands between their braces."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for script in texts:
        for match in _FUNCTION.finditer(script):
            if len(found) >= _MAX_FUNCTIONS:
                break
            body = braced(script, match.end() - 1)
            if body is not None:
                given = match["args"] or match["args2"] or match["args3"] or ""
                parameters = tuple(part.strip() for part in given.split(",") if part.strip())
                found.setdefault(match["name"] or match["name2"], (parameters, body[:_MAX_BODY]))
    return MappingProxyType(found)


def _with_functions(code: str, known: Mapping[str, tuple[tuple[str, ...], str]]) -> str:
    """Code, followed by the functions that it calls or names, their parameters replaced by what they are given."""
    parts = [code[:_MAX_BODY]]
    if not known:
        return parts[0]
    met: set[str] = set()
    for part in parts:
        # What is appended here is gone through in its turn.
        for name in dict.fromkeys(_WORD.findall(part)):
            if name in known and name not in met and len(name) >= _SHORTEST_NAME and len(parts) < _MAX_PARTS:
                met.add(name)
                parts.append(_given(part, name, *known[name]))
    return "\n".join(parts)


def _given(code: str, name: str, parameters: tuple[str, ...], body: str) -> str:
    """The body of a function, its parameters replaced by what code gives it."""
    call = re.search(rf"(?<![\w$]){re.escape(name)}\s*\(([^()]{{0,200}})\)", code)
    given = [part.strip() for part in call[1].split(",")] if call else []
    for parameter, value in zip(parameters, given, strict=False):
        body = re.sub(rf"(?<![\w$.]){re.escape(parameter)}(?![\w$])", value.replace("\\", r"\\"), body)
    return body[:_MAX_BODY]


def focused_by(code: str, element: Element, page: Page) -> Element | None:
    """The one element that code surely gives the focus to; None where it does not, or to several."""
    found: set[Element] = set()
    for match in _FOCUSED.finditer(code):
        text = _before(code, match.start()).replace(" ", "")
        if own := re.fullmatch(r"(?:this|(?:e|ev|evt|event)\.(?:target|currentTarget))((?:\.\w+)*)", text):
            near = _near(element, own[1].split(".")[1:])
            if near is None:
                return None
            found.add(near)
            continue
        target = _target(_resolved(text, "\n".join(page.once(scripts))), page)
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


def braced(text: str, start: int) -> str | None:
    """What stands between the brace or parenthesis at a place and the one that closes it nearby; else None."""
    depth = 0
    quote = ""
    place = start
    end = min(len(text), start + _MAX_BLOCK)
    while place < end:
        char = text[place]
        if quote:
            if char == "\\":
                place += 1
            elif char == quote:
                quote = ""
        elif char in "\"'`":
            quote = char
        elif char in "{(":
            depth += 1
        elif char in "})":
            depth -= 1
            if not depth:
                return text[start + 1 : place]
        place += 1
    return None
