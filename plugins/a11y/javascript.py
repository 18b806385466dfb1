"""What a script says, as a text: its functions, what it listens to, what it gives the focus to.

There is no JavaScript engine here. What is read are the plain forms, those that leave no doubt, and
no more of a long script than reading takes bounded time for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

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


@lru_cache(maxsize=64)
def without_comments(text: str) -> str:
    """A script without its comments; strings stay as they are."""
    return _COMMENT.sub(lambda found: found[1] or " ", text[:_MAX])


@lru_cache(maxsize=64)
def heard(texts: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
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
            where = resolved(before(script, match.start()), script)
            found.append((where, match["event"].lower(), with_functions(code, known)))
    return tuple(found)


def before(script: str, place: int) -> str:
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


def resolved(text: str, script: str) -> str:
    """What an expression stands for: itself, or what the script assigns to the variable that it is."""
    text = text.strip()
    if not _WORD.fullmatch(text):
        return text
    assigned = re.search(rf"(?<![\w$.]){re.escape(text)}\s*=(?!=)\s*([^;\n]{{1,200}})", script)
    return assigned[1].strip() if assigned else text


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


def with_functions(code: str, known: Mapping[str, tuple[tuple[str, ...], str]]) -> str:
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


def focused(code: str) -> Iterator[str]:
    """The expressions whose `focus` method code calls."""
    return (before(code, match.start()).replace(" ", "") for match in _FOCUSED.finditer(code))


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
