"""Custom properties and `var()` (CSS Custom Properties 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

import tinycss2
from tinycss2.ast import Node

from .nesting import is_too_deep
from .properties import tokens_of

# Longer results are what "billion laughs" sheets make; browsers refuse them as well.
_MAX_LENGTH = 65_536
_MAX_DEPTH = 32


class InvalidAtComputedTimeError(Exception):
    """A `var()` has neither value nor fallback: the declaration computes to `unset`."""


def resolve_customs(declared: Mapping[str, str], inherited: Mapping[str, str]) -> Mapping[str, str]:
    """The custom properties of an element, `var()` in them replaced.

    In: what the element declares, and what it inherits, already resolved.
    Out: all of them; those in a cycle or with an unknown `var()` are missing.
    """
    if not declared:
        return inherited
    resolved = dict(inherited)
    plain = {name: text for name, text in declared.items() if "var(" not in text.lower()}
    for name, text in plain.items():
        _set(resolved, name, text, inherited)
    waiting = {name: text for name, text in declared.items() if name not in plain}
    for name in waiting:
        resolved.pop(name, None)
    # Each comes after those that it refers to; what is left out refers to itself.
    sorter = TopologicalSorter({name: _references(text) & waiting.keys() for name, text in waiting.items()})
    # The others are handed out all the same.
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        for name in ready:
            sorter.done(name)
            text = waiting[name]
            try:
                _set(resolved, name, substitute(text, resolved), inherited)
            except InvalidAtComputedTimeError:
                if name in inherited:
                    resolved[name] = inherited[name]
    return resolved


def _set(resolved: dict[str, str], name: str, text: str, inherited: Mapping[str, str]) -> None:
    keyword = text.strip().lower()
    if keyword in ("inherit", "unset", "revert", "revert-layer"):
        if name in inherited:
            resolved[name] = inherited[name]
        else:
            resolved.pop(name, None)
    elif keyword == "initial":
        resolved.pop(name, None)
    else:
        resolved[name] = text


def substitute(text: str, customs: Mapping[str, str]) -> str:
    """A value with each `var()` replaced by what it stands for.

    Raises `InvalidAtComputedTimeError` when one stands for nothing.
    """
    tokens = _substitute(tokens_of(text), customs, 0)
    if is_too_deep(tokens):
        raise InvalidAtComputedTimeError(text[:80])
    result = str(tinycss2.serialize(tokens)).strip()
    if len(result) > _MAX_LENGTH:
        raise InvalidAtComputedTimeError(text[:80])
    return result


def _substitute(tokens: Sequence[Node], customs: Mapping[str, str], depth: int) -> list[Node]:
    if depth > _MAX_DEPTH:
        raise InvalidAtComputedTimeError("var()")
    result: list[Node] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            name, fallback = _var(token)
            if name in customs:
                result.extend(tokens_of(customs[name]))
            elif fallback is not None:
                result.extend(_substitute(fallback, customs, depth + 1))
            else:
                raise InvalidAtComputedTimeError(name)
        elif token.type == "function":
            arguments = _substitute(token.arguments, customs, depth + 1)
            result.append(tinycss2.ast.FunctionBlock(token.source_line, token.source_column, token.name, arguments))
        elif token.type == "() block":
            content = _substitute(token.content, customs, depth + 1)
            result.append(tinycss2.ast.ParenthesesBlock(token.source_line, token.source_column, content))
        else:
            result.append(token)
    return result


def _var(function: Node) -> tuple[str, list[Node] | None]:
    words = list(function.arguments)
    while words and words[0].type == "whitespace":
        words.pop(0)
    if not words or words[0].type != "ident":
        raise InvalidAtComputedTimeError("var()")
    name = str(words[0].value)
    for position, token in enumerate(words):
        if token == ",":
            return name, words[position + 1 :]
    return name, None


def _references(text: str) -> set[str]:
    """The custom properties that a value names, fallbacks included."""
    names: set[str] = set()
    stack = list(tokens_of(text))
    while stack:
        token = stack.pop()
        if token.type == "function":
            if token.lower_name == "var":
                words = [word for word in token.arguments if word.type != "whitespace"]
                if words and words[0].type == "ident":
                    names.add(words[0].value)
            stack.extend(token.arguments)
        elif token.type in ("() block", "[] block", "{} block"):
            stack.extend(token.content)
    return names
