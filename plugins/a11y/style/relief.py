"""What sets letters off besides their colour: shadows thrown around them, lines drawn along them."""

from __future__ import annotations

import tinycss2

from .color import RGBA, ColorError, contrast, resolve_color
from .computed import Computed
from .properties import is_length, tokens_of
from .selectors import split_list

_PROPERTIES = ("text-shadow", "-webkit-text-stroke-width", "-webkit-text-stroke-color")
_UNKNOWN = 21.0


def relief(style: Computed, text: RGBA, behind: RGBA) -> float:
    """The highest contrast that shadows or strokes may give to letters of a colour; 0 where there are none.

    An edge is seen against the letters or against what lies behind. A shadow is
    never counted against a text: how much a blur takes away only an eye can say.
    """
    if not style.knows(*_PROPERTIES):
        return _UNKNOWN
    best = 0.0
    for edge in _edges(style):
        if edge is None:
            return _UNKNOWN
        seen = edge.over(behind)
        best = max(best, contrast(text, seen), contrast(seen, behind))
    return best


def _edges(style: Computed) -> list[RGBA | None]:
    """The colours around the letters; None for one that cannot be known."""
    edges: list[RGBA | None] = []
    if style.value("text-shadow") != "none":
        edges.extend(_shadows(style))
    if style.value("-webkit-text-stroke-width") == "0" or style.px("-webkit-text-stroke-width") == 0:
        return edges
    return [*edges, style.color_of("-webkit-text-stroke-color")]


def _shadows(style: Computed) -> list[RGBA | None]:
    shadows: list[RGBA | None] = []
    for shadow in split_list(tokens_of(style.value("text-shadow"))):
        words = [token for token in shadow if token.type != "whitespace"]
        if all(word.type in ("number", "dimension") and word.value == 0 for word in words if is_length(word)):
            # It lies exactly behind the letters.
            continue
        text = tinycss2.serialize([word for word in words if not is_length(word)]) or "currentcolor"
        try:
            shadows.append(resolve_color(text, style.color, style.scheme))
        except ColorError:
            shadows.append(None)
    return shadows
