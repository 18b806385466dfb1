"""How deep brackets are nested: what no person writes is not read, for reading takes a call a level."""

from __future__ import annotations

from collections.abc import Iterable

from tinycss2.ast import Node

_MOST = 64


def is_too_deep(tokens: Iterable[Node]) -> bool:
    """Whether brackets in a list of component values are nested deeper than can be read."""
    stack = [(token, 1) for token in tokens if token.type in _INNER]
    while stack:
        token, depth = stack.pop()
        if depth > _MOST:
            return True
        stack.extend((inner, depth + 1) for inner in getattr(token, _INNER[token.type]) if inner.type in _INNER)
    return False


_INNER = {"function": "arguments", "() block": "content", "[] block": "content", "{} block": "content"}
