"""What the scripts that stand in a page say: those of `script` elements and of attributes such as `onclick`.

There is no JavaScript engine here. What is read are the plain forms, those that leave no doubt;
scripts in files of their own are out of reach.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .tree import Element

if TYPE_CHECKING:
    from .page import Page

_JAVASCRIPT: Final = re.compile(
    r"(?:(?:text|application)/(?:x-)?(?:java|ecma|j)script(?:[\d.]*)|module)?", re.IGNORECASE
)
_COMMENT: Final = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|/\*.*?\*/|(?<![:\\])//[^\n]*""", re.DOTALL
)
_FUNCTION: Final = re.compile(
    r"(?:\bfunction\s+(?P<plain>[\w$]+)\s*\((?P<args>[^()]*)\)|"
    r"\b(?:const|let|var)\s+(?P<arrow>[\w$]+)\s*=\s*(?:async\s+)?(?:function\s*\w*\s*)?\(?(?P<arrow_args>[^()=]*)\)?\s*(?:=>)?)"
    r"\s*\{"
)
# Beyond this nobody writes a script into a page by hand, and reading it would take long.
_MAX: Final = 200_000


def inline_script(page: Page) -> str:
    """All scripts that stand in `script` elements of the page, without comments."""
    texts = [
        element.own_text
        for element in page.elements
        if element.tag == "script" and not element.has("src") and is_javascript(element)
    ]
    return without_comments("\n".join(texts))


def is_javascript(element: Element) -> bool:
    """Whether a `script` element is run, and not data for one."""
    return bool(_JAVASCRIPT.fullmatch((element.get("type") or "").strip()))


def has_outer_script(page: Page) -> bool:
    """Whether the page loads scripts that cannot be read here."""
    return any(
        element.tag == "script" and (element.has("src") or element.has("href")) and is_javascript(element)
        for element in page.elements
    )


def without_comments(text: str) -> str:
    """A script without its comments; strings stay as they are."""
    return _COMMENT.sub(lambda found: found[1] or " ", text[:_MAX])


def has_listener(element: Element, page: Page, event: str) -> bool:
    """Whether something in the page may answer an event of the element: an attribute, or a script that knows its id."""
    if element.has(f"on{event}") or element.has(f"on{event}in"):
        return True
    script = page.once(inline_script)
    return event in script and bool(element.id) and element.id in script


def functions(page: Page) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """The named functions of the scripts in the page: their parameters and what stands between their braces."""
    script = page.once(inline_script)
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for match in _FUNCTION.finditer(script):
        name = match["plain"] or match["arrow"]
        parameters = tuple(
            part.strip() for part in (match["args"] or match["arrow_args"] or "").split(",") if part.strip()
        )
        body = braced(script, match.end() - 1)
        if body is not None:
            found.setdefault(name, (parameters, body))
    return MappingProxyType(found)


def braced(text: str, start: int) -> str | None:
    """What stands between the brace at a place and the one that closes it; None where none does."""
    depth = 0
    quote = ""
    place = start
    while place < len(text):
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
