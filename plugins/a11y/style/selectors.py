"""Selectors, compiled once for each state in which a page is judged.

A page is judged at rest, under the pointer and with the focus. In the pass "hover"
every element is looked at as if the pointer were on it, and so on all elements
that hold it; in the pass "focus" as if it, or the element that can hold the focus
around it, had the focus. cssselect2 never matches such pseudo-classes: they are
rewritten into selectors of the same specificity that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import tinycss2
from cssselect2 import SelectorError, compile_selector_list
from tinycss2.ast import Node

State = Literal["rest", "hover", "focus"]
STATES: tuple[State, ...] = ("rest", "hover", "focus")

_FOCUSABLE = (
    "a[href], area[href], button:enabled, input:enabled, select:enabled, textarea:enabled, "
    "summary, iframe, [tabindex], [contenteditable]"
)

_NOT_TEXT = ", ".join(
    f"[type={kind} i]"
    for kind in ("button", "checkbox", "color", "file", "hidden", "image", "radio", "range", "reset", "submit")
)
_WRITABLE = f"input:not([readonly], :disabled, {_NOT_TEXT}), textarea:not([readonly], :disabled), [contenteditable]"


def _tokens(text: str) -> list[Node]:
    return list(tinycss2.parse_component_value_list(text))


# Each has the specificity of the pseudo-class that it replaces: (0, 1, 0).
_ALWAYS = _tokens(":not([-parvis-never])")
_NEVER = _tokens(":visited")
_HAS_FOCUS = _tokens(f":where({_FOCUSABLE}):not([-parvis-never])")
_HOLDS_FOCUS = _tokens(f":where({_FOCUSABLE}, :has({_FOCUSABLE})):not([-parvis-never])")

_DYNAMIC = frozenset({"hover", "focus", "focus-visible", "focus-within"})
_REWRITTEN: dict[str, list[Node]] = {
    **dict.fromkeys(("link", "any-link", "-webkit-any-link"), _tokens(":where(a, area)[href]")),
    "placeholder-shown": _tokens(":where([placeholder]:not([value])):not([-parvis-never])"),
    "required": _tokens("[required]"),
    "optional": _tokens(":where(input, select, textarea):not([required])"),
    "open": _tokens(":where(details, dialog):is([open])"),
    "defined": _ALWAYS,
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
            "target-current",
            "current",
            "past",
            "future",
            "host",
            "active-view-transition",
        ],
        _NEVER,
    ),
}
_REFUSED_PREFIXES = ("-moz-", "-ms-", "-o-")
# Others hold no text of the page: their rules concern nothing here.
_KEPT_PSEUDO_ELEMENTS = frozenset({"before", "after", "first-line", "first-letter", "placeholder"})


class InvalidSelectorError(ValueError):
    """A browser drops the whole rule that has such a selector."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A selector of cssselect2, the states it holds in, and whether it is wider than what was written.

    `text` is the selector as it is matched, dynamic pseudo-classes replaced.
    """

    selector: Any
    text: str
    states: frozenset[State]
    uncertain: bool
    pseudo: str | None


def compile_selector(tokens: Sequence[Node]) -> tuple[list[Compiled], list[str]]:
    """Compile the selector list of a rule.

    Out: what matches, and the texts of the selectors that could not be compiled.
    A pseudo-class unknown here is left out, and the selector marked uncertain.
    Raises `InvalidSelectorError` when a browser would drop the rule.
    """
    compiled: list[Compiled] = []
    unsupported: list[str] = []
    for part in split_list(tokens):
        if not any(token.type not in ("whitespace", "comment") for token in part):
            raise InvalidSelectorError(tinycss2.serialize(tokens))
        _refuse_old_prefixes(part)
        if _has_foreign_pseudo_element(part):
            continue
        dynamic = _is_dynamic(part)
        for states in [frozenset({state}) for state in STATES] if dynamic else [frozenset(STATES)]:
            state = next(iter(states))
            done = _compile(part, state)
            if done is None:
                unsupported.append(tinycss2.serialize(part).strip())
                break
            selector, text, uncertain = done
            if not selector.never_matches and selector.pseudo_element in {None, *_KEPT_PSEUDO_ELEMENTS}:
                compiled.append(Compiled(selector, text, states, uncertain, selector.pseudo_element))
    return compiled, unsupported


def split_list(tokens: Sequence[Node]) -> list[list[Node]]:
    """The selectors of a list separated by commas."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _compile(part: list[Node], state: State) -> tuple[Any, str, bool] | None:
    for relaxed in (False, True):
        strange: list[str] = []
        tokens = _rewrite(part, state, True, relaxed, strange)
        try:
            (selector,) = compile_selector_list(tokens)
        except (
            SelectorError,
            NotImplementedError,
            SyntaxError,
            TypeError,
            ValueError,
            AttributeError,
            RecursionError,
        ):
            continue
        return selector, tinycss2.serialize(tokens), bool(strange)
    return None


def _pseudo_names(tokens: Sequence[Node]) -> Iterator[tuple[int, bool, str]]:
    """Position, whether it is a pseudo-element, and name of every pseudo at this level."""
    for position, token in enumerate(tokens[:-1]):
        if token == ":" and (position == 0 or tokens[position - 1] != ":"):
            following = tokens[position + 1]
            is_element = following == ":"
            if is_element and position + 2 < len(tokens):
                following = tokens[position + 2]
            if following.type == "ident":
                yield position, is_element, following.lower_value
            elif following.type == "function":
                yield position, is_element, following.lower_name


def _refuse_old_prefixes(tokens: Sequence[Node]) -> None:
    for _position, _is_element, name in _pseudo_names(tokens):
        if name.startswith(_REFUSED_PREFIXES):
            raise InvalidSelectorError(tinycss2.serialize(tokens))


def _has_foreign_pseudo_element(tokens: Sequence[Node]) -> bool:
    return any(
        is_element and name not in _KEPT_PSEUDO_ELEMENTS for _position, is_element, name in _pseudo_names(tokens)
    )


def _is_dynamic(tokens: Sequence[Node]) -> bool:
    return any(
        name in _DYNAMIC or (tokens[position + 1].type == "function" and _is_dynamic(tokens[position + 1].arguments))
        for position, is_element, name in _pseudo_names(tokens)
        if not is_element
    )


def _rewrite(tokens: Sequence[Node], state: State, on_path: bool, relaxed: bool, strange: list[str]) -> list[Node]:
    """Replace the pseudo-classes that cssselect2 does not know or never matches.

    `on_path` says whether the elements meant are the one judged or hold it; those
    beside it have neither pointer nor focus. With `relaxed`, pseudo-classes unknown
    here are left out and noted in `strange`.
    """
    pseudos = {position: (is_element, name) for position, is_element, name in _pseudo_names(tokens)}
    rewritten: list[Node] = []
    position = 0
    while position < len(tokens):
        if position not in pseudos:
            rewritten.append(tokens[position])
            position += 1
            continue
        is_element, name = pseudos[position]
        following = tokens[position + 1]
        if is_element:
            rewritten.extend(tokens[position : position + 3])
            position += 3
            continue
        last = _is_last_compound(tokens, position)
        reached = on_path and not _is_before_sibling(tokens, position)
        if following.type == "function":
            rewritten.extend(_rewrite_function(tokens[position], following, state, reached, relaxed, strange))
        elif name in _DYNAMIC:
            rewritten.extend(_dynamic(name, state, reached, last))
        elif name in _REWRITTEN:
            rewritten.extend(_REWRITTEN[name])
        elif relaxed and name not in _KNOWN:
            strange.append(name)
            rewritten.extend(_ALWAYS)
        else:
            rewritten.extend(tokens[position : position + 2])
        position += 2
    return rewritten


_KNOWN = frozenset(
    [
        "link",
        "visited",
        "target",
        "target-within",
        "active",
        "enabled",
        "disabled",
        "checked",
        "root",
        "scope",
        "first-child",
        "last-child",
        "first-of-type",
        "last-of-type",
        "only-child",
        "only-of-type",
        "empty",
        "before",
        "after",
        "first-line",
        "first-letter",
    ]
)


def _rewrite_function(
    colon: Node, function: Node, state: State, reached: bool, relaxed: bool, strange: list[str]
) -> list[Node]:
    name = function.lower_name
    if name in ("-webkit-any", "matches"):
        name = "is"
    if name in ("is", "where", "not"):
        parts = [_rewrite(part, state, reached, relaxed, strange) for part in split_list(function.arguments)]
        arguments = [token for number, part in enumerate(parts) for token in ([_COMMA] if number else []) + part]
    elif name == "has":
        arguments = _rewrite(function.arguments, "rest", False, relaxed, strange)
    elif name.startswith("nth-") or name == "lang":
        arguments = function.arguments
    elif name in ("host", "host-context", "state"):
        return _NEVER
    elif relaxed:
        strange.append(name)
        return _ALWAYS
    else:
        arguments = function.arguments
    return [colon, tinycss2.ast.FunctionBlock(function.source_line, function.source_column, name, arguments)]


_COMMA = _tokens(",")[0]


def _dynamic(name: str, state: State, reached: bool, last: bool) -> list[Node]:
    if not reached:
        return _NEVER
    if state == "hover" and name == "hover":
        return _ALWAYS
    if state == "focus" and name == "focus-within":
        return _HOLDS_FOCUS if last else _ALWAYS
    if state == "focus" and name != "hover":
        return _HAS_FOCUS
    return _NEVER


def _next_combinator(tokens: Sequence[Node], position: int) -> str:
    """The combinator after the compound selector at a position; empty after the last one."""
    seen_space = False
    for token in tokens[position:]:
        if token.type == "whitespace":
            seen_space = True
        elif token.type == "literal" and token.value in (">", "+", "~"):
            return str(token.value)
        elif seen_space and token.type != "comment":
            return " "
    return ""


def _is_last_compound(tokens: Sequence[Node], position: int) -> bool:
    return _next_combinator(tokens, position) == ""


def _is_before_sibling(tokens: Sequence[Node], position: int) -> bool:
    return _next_combinator(tokens, position) in ("+", "~")
