"""What scripts in a page do by themselves: lead elsewhere after a time, or open windows.

As `a11y.script` says, only plain forms are read. What a function does is looked for in
what stands between its braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from .javascript import braced, functions, without_comments
from .script import is_javascript
from .tree import Element

_LEAVES: Final = re.compile(
    r"\blocation\s*(?:(?:\.\s*href\s*)?=(?!=)|\.\s*(?:reload|replace|assign)\s*\()",
)
_RELOADS: Final = re.compile(r"location\s*\.\s*reload\s*\(|location\s*(?:\.\s*href\s*)?=\s*(?:window\s*\.\s*)?location")
_TIMER: Final = re.compile(r"\bset(?:Timeout|Interval)\s*(\()")
_NAME: Final = re.compile(r"\s*([\w$]+)\s*,")
_DELAY: Final = re.compile(r",\s*(\d+(?:\.\d+)?)\s*$")
_OPENS: Final = re.compile(r"\bwindow\s*\.\s*open\s*\(")
_ON_LOAD: Final = re.compile(
    r"(?:\bonload\s*=|addEventListener\s*\(\s*[\"'](?:load|DOMContentLoaded)[\"'])[^{}]{0,100}\{?([^{}]{0,300})"
)
_FUNCTION: Final = re.compile(r"\bfunction\b|=>")
# What runs only after somebody did something.
_EVENT: Final = re.compile(r"\bon[a-z]+\s*=|addEventListener|\.(?:on|click|submit|change|one|bind)\s*\(")
# A timer that follows what somebody did, or the answer to it, takes nobody by surprise.
_ASKED: Final = re.compile(
    r"\bon(?:click|submit|change|input|key\w+)\b|[\"'](?:click|submit|change|input|key\w+)[\"']|"
    r"\.(?:click|submit|change|then|done|success)\s*\("
)
_NEAR: Final = 300
# Nobody writes more timers into a page.
_MOST: Final = 20


class Timer(NamedTuple):
    """A redirection by script: whether it loads the same page anew, and its seconds where they are written."""

    reloads: bool
    seconds: float | None


def script_of(element: Element) -> str:
    """The script that stands in a `script` element, or in the `onload` of any other."""
    if element.tag != "script":
        return without_comments(element.get("onload") or "")
    return "" if element.has("src") or not is_javascript(element) else without_comments(element.own_text)


def redirections(script: str) -> Iterator[Timer]:
    """The timers of a script that lead elsewhere or load the page anew; not those without delay, or after a click."""
    for match in islice(_TIMER.finditer(script), _MOST):
        call = braced(script, match.start(1))
        if call is None or _ASKED.search(script, max(0, match.start() - _NEAR), match.start()):
            continue
        body = _body(call, script)
        delay = _DELAY.search(call)
        seconds = None if delay is None else float(delay[1]) / 1000
        if _LEAVES.search(body) and seconds != 0:
            yield Timer(bool(_RELOADS.search(body)), seconds)


def _body(call: str, script: str) -> str:
    """What a timer runs: the function it names, or the one written there."""
    named = _NAME.match(call)
    if named is None:
        return call
    found = functions((script,)).get(named[1])
    return call if found is None else found[1]


def opens_window(script: str) -> bool:
    """Whether a script opens a window when the page is loaded: it does so outside any function, or in one for that."""
    if "open" not in script:
        return False
    if any(_OPENS.search(match[0]) for match in islice(_ON_LOAD.finditer(script), _MOST)):
        return True
    return bool(_OPENS.search(script)) and not _FUNCTION.search(script) and not _EVENT.search(script)
