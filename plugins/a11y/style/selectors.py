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
from typing import Any

import tinycss2
from cssselect2 import SelectorError, compile_selector_list
from tinycss2.ast import Node

from .pseudo import (
    ALWAYS,
    AT_REST,
    COMPUTED,
    DYNAMIC,
    IN_USE,
    KNOWN_ELEMENTS,
    KNOWN_FUNCTIONS,
    KNOWN_NAMES,
    NEVER,
    POINTED,
    STATES,
    State,
    pointed,
)

__all__ = ["STATES", "Compiled", "InvalidSelectorError", "State", "compile_selector", "split_list"]

_REFUSED_PREFIXES = ("-moz-", "-ms-", "-o-")
# Others hold no text of the page: their rules concern nothing here.
_KEPT_PSEUDO_ELEMENTS = frozenset({"before", "after", "first-line", "first-letter", "placeholder", "marker"})
# A selector that was widened may have been more specific than anything.
_HIGHEST = (99, 99, 99)


class InvalidSelectorError(ValueError):
    """A browser drops the whole rule that has such a selector."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A selector of cssselect2, the states it holds in, and whether it is wider than what was written.

    `text` is the selector as it is matched, dynamic pseudo-classes replaced;
    `pointer_alone` says that of all states it asks for the pointer's only.
    """

    selector: Any
    text: str
    states: frozenset[State]
    uncertain: bool
    pseudo: str | None
    pointer_alone: bool


def compile_selector(tokens: Sequence[Node]) -> list[Compiled]:
    """Compile the selector list of a rule.

    A pseudo-class whose answer the page alone does not give is left out, and the
    selector marked uncertain: it matches all elements that it may match.
    Raises `InvalidSelectorError` when a browser would drop the rule.
    """
    compiled: list[Compiled] = []
    for part in split_list(tokens):
        if not any(token.type not in ("whitespace", "comment") for token in part):
            raise InvalidSelectorError(tinycss2.serialize(tokens))
        _refuse_unknown(part)
        if _has_foreign_pseudo_element(part):
            continue
        asked = _states_asked(part)
        for states in [frozenset({state}) for state in STATES] if asked else [frozenset(STATES)]:
            selector, text, uncertain = _compile(part, next(iter(states)))
            if not selector.never_matches and selector.pseudo_element in {None, *_KEPT_PSEUDO_ELEMENTS}:
                pseudo = selector.pseudo_element
                compiled.append(Compiled(selector, text, states, uncertain, pseudo, asked == {"hover"}))
    return compiled


def split_list(tokens: Sequence[Node]) -> list[list[Node]]:
    """The selectors of a list separated by commas."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _compile(part: list[Node], state: State) -> tuple[Any, str, bool]:
    """The selector, its text, and whether it is wider than written."""
    strange: list[str] = []
    tokens = _rewrite(part, state, True, strange)
    if (selector := _try(tokens)) is not None:
        if strange:
            selector.specificity = max(selector.specificity, _HIGHEST if "(" in strange else (0, 0, 0))
        return selector, tinycss2.serialize(tokens), bool(strange)
    # What cssselect2 cannot read may still be valid: without its functions it is wider, and can be read.
    tokens = _rewrite(_widened(part), state, True, strange)
    selector = _try(tokens)
    if selector is None:
        raise InvalidSelectorError(tinycss2.serialize(part))
    selector.specificity = _HIGHEST
    return selector, tinycss2.serialize(tokens), True


def _try(tokens: list[Node]) -> Any:
    try:
        (selector,) = compile_selector_list(tokens)
    except (SelectorError, NotImplementedError, SyntaxError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return selector


def _widened(tokens: Sequence[Node]) -> list[Node]:
    """A selector without functions and namespaces: it matches at least what it matched."""
    pseudos = {position for position, is_element, _name in _pseudo_names(tokens) if not is_element}
    widened: list[Node] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if position in pseudos and tokens[position + 1].type == "function":
            widened.extend(ALWAYS)
            position += 2
        elif token == "|" and (position + 1 >= len(tokens) or tokens[position + 1] != "|"):
            # The prefix before it: a name, a star or nothing.
            if widened and (widened[-1].type == "ident" or widened[-1] == "*"):
                widened.pop()
            position += 1
        else:
            widened.append(token)
            position += 1
    return widened


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


def _refuse_unknown(tokens: Sequence[Node]) -> None:
    """Raise `InvalidSelectorError` for a pseudo-class or pseudo-element that no browser of today knows."""
    for position, is_element, name in _pseudo_names(tokens):
        following = tokens[position + (2 if is_element else 1)]
        if is_element:
            known = name in KNOWN_ELEMENTS
        elif following.type == "function":
            known = name in KNOWN_FUNCTIONS
            if name in ("not", "has"):
                for part in split_list(following.arguments):
                    _refuse_unknown(part)
        else:
            known = name in KNOWN_NAMES
        if not known and not name.startswith("-webkit-"):
            raise InvalidSelectorError(tinycss2.serialize(tokens))


def _is_refused(tokens: Sequence[Node]) -> bool:
    try:
        _refuse_unknown(tokens)
    except InvalidSelectorError:
        return True
    return False


def _has_foreign_pseudo_element(tokens: Sequence[Node]) -> bool:
    return any(
        is_element and name not in _KEPT_PSEUDO_ELEMENTS for _position, is_element, name in _pseudo_names(tokens)
    )


def _states_asked(tokens: Sequence[Node]) -> frozenset[str]:
    """The dynamic pseudo-classes that a selector names, at whatever depth; "open" for the attribute too."""
    found = {"open"} if any(map(_is_open_attribute, tokens)) else set()
    for position, is_element, name in _pseudo_names(tokens):
        if is_element:
            continue
        if name in DYNAMIC:
            found.add(name)
        elif tokens[position + 1].type == "function":
            found |= _states_asked(tokens[position + 1].arguments)
    return frozenset(found)


def _is_open_attribute(token: Node) -> bool:
    return bool(token.type == "[] block" and tinycss2.serialize(token.content).strip().lower() == "open")


def _rewrite(tokens: Sequence[Node], state: State, on_path: bool, strange: list[str]) -> list[Node]:
    """Replace the pseudo-classes that cssselect2 does not know or never matches.

    `on_path` says whether the elements meant are the one judged or hold it; those
    beside it have neither pointer nor focus. Pseudo-classes whose answer is not known
    are left out and noted in `strange`, functions with their parenthesis.
    """
    pseudos = {position: (is_element, name) for position, is_element, name in _pseudo_names(tokens)}
    rewritten: list[Node] = []
    position = 0
    while position < len(tokens):
        if position not in pseudos:
            opened = state == "used" and _is_open_attribute(tokens[position])
            rewritten.extend(ALWAYS if opened else tokens[position : position + 1])
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
            rewritten.extend(_rewrite_function(tokens[position], following, state, reached, strange))
        elif name in POINTED:
            rewritten.extend(pointed(name, state, reached, last))
        elif state == "used" and name in IN_USE:
            rewritten.extend(IN_USE[name])
        elif name in AT_REST:
            rewritten.extend(AT_REST[name])
        elif name in COMPUTED:
            rewritten.extend(tokens[position : position + 2])
        else:
            strange.append(name)
            rewritten.extend(ALWAYS)
        position += 2
    return rewritten


def _rewrite_function(colon: Node, function: Node, state: State, reached: bool, strange: list[str]) -> list[Node]:
    name = function.lower_name
    if name in ("-webkit-any", "matches"):
        name = "is"
    if name in ("is", "where", "not"):
        unclear: list[str] = []
        # In `:is()` and `:where()` a browser drops only the selector that it does not know.
        parts = [part for part in split_list(function.arguments) if name == "not" or not _is_refused(part)]
        done = [_rewrite(part, state, reached, unclear) for part in parts]
        strange.extend(unclear)
        if not done:
            return NEVER
        if unclear and name == "not":
            # What was widened inside would be narrower outside.
            strange.append("(")
            return ALWAYS
        arguments = [token for number, part in enumerate(done) for token in ([_COMMA] if number else []) + part]
    elif name == "has":
        arguments = _rewrite(function.arguments, "used" if state == "used" else "rest", False, strange)
    elif name.startswith("nth-") or name == "lang":
        arguments = function.arguments
    elif name in ("host", "host-context", "state"):
        return NEVER
    else:
        strange.append("(")
        return ALWAYS
    return [colon, tinycss2.ast.FunctionBlock(function.source_line, function.source_column, name, arguments)]


_COMMA = tinycss2.parse_component_value_list(",")[0]


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
