"""Texts that a script writes anew again and again, from the moment the page is loaded (WCAG 2.2.2, "auto-updating").

As `a11y.script` says, only plain forms are read: a timer that repeats, the function
that it runs, and what starts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from .javascript import braced, functions, without_comments
from .script import is_javascript
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

_REPEATS: Final = re.compile(r"\bsetInterval\s*(\()")
_NAME: Final = re.compile(r"\s*([\w$]+)\s*(?:,|$)")
_WRITES: Final = re.compile(
    r"\.\s*(?:innerText|textContent|innerHTML|nodeValue)\s*\+?=(?!=)|\.\s*(?:text|html)\s*\(\s*[^)\s]"
)
_STOPS: Final = re.compile(r"\bclearInterval\b|\blocation\b")
_WAITS: Final = re.compile(r"\bon(?!load\b)[a-z]+\s*=|addEventListener\s*\(\s*[\"'](?!load|DOMContentLoaded)|\.on\s*\(")
_CONTROLS: Final = frozenset({"button", "input", "select", "textarea", "summary", "option", "dialog"})
# Libraries are longer, and start nothing by themselves.
_MAX: Final = 20_000
_MOST: Final = 10


def has_controls(page: Page) -> bool:
    """Whether the page has anything that could stop a script: fields, buttons, what answers to a click or to a key."""
    return any(
        element.tag in _CONTROLS
        or any(name.startswith("on") and name != "onload" for name in element.etree_element.attrib)
        for element in page.elements
    )


def ticks(page: Page) -> Iterator[Element]:
    """The `script` elements, inline or of the site's own files, that write a text again and again without end."""
    on_load = " ".join(element.get("onload") or "" for element in page.elements if element.has("onload"))
    for element in islice((one for one in page.elements if one.tag == "script" and is_javascript(one)), _MOST):
        text = page.file(element.get("src") or "") if element.has("src") else element.own_text
        if text and len(text) <= _MAX and "setInterval" in text and _ticks(without_comments(text), on_load):
            yield element


def _ticks(script: str, on_load: str) -> bool:
    known = functions((script,))
    outside = script
    for _parameters, body in known.values():
        outside = outside.replace(body, "")
    if _WAITS.search(outside):
        return False
    started = outside + on_load
    running = [body for name, (_parameters, body) in known.items() if _is_called(name, started)]
    return any(_writes(call, known) for code in (outside, *running) for call in _timers(code))


def _is_called(name: str, started: str) -> bool:
    """Whether what runs when the page is loaded calls a function, or hands it over as what to do then."""
    called = rf"(?<!function )(?<![\w$.]){re.escape(name)}\s*\("
    handed = rf"(?:onload\s*=|[\"'](?:load|DOMContentLoaded)[\"']\s*,)\s*{re.escape(name)}\b"
    return bool(re.search(called, started) or re.search(handed, started))


def _timers(code: str) -> Iterator[str]:
    for match in islice(_REPEATS.finditer(code), _MOST):
        call = braced(code, match.start(1))
        if call is not None:
            yield call


def _writes(call: str, known: Mapping[str, tuple[tuple[str, ...], str]]) -> bool:
    """Whether what a timer runs writes a text, and does not stop by itself."""
    named = _NAME.match(call)
    body = known[named[1]][1] if named is not None and named[1] in known else call
    return bool(_WRITES.search(body)) and not _STOPS.search(body)
