"""The widths at which a page must be looked at: one between each two at which its sheets change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from .media import Media, length_in_pixels, matches

NARROW = 320
WIDE = Media().width
_MOST = 8
# Each is asked of every query: of the thousands that a generator may write, so many are tried.
_TRIED = 64
# No screen is so wide.
_FAR = 20_000
_LENGTH = re.compile(r"(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|r?em|pt|pc|in|cm|mm)\b", re.IGNORECASE)


def widths(queries: Iterable[str]) -> tuple[int, ...]:
    """The widths in pixels, besides that of a desktop, at which the answers of media queries differ.

    In: the texts of media queries. Out: the small screen of WCAG 2.2, 1.4.10, first; at most 8.
    """
    texts = sorted({text for text in queries if "width" in text})
    edges = {length_in_pixels(float(number), unit) for text in texts for number, unit in _LENGTH.findall(text)}
    bounds = sorted({float(NARROW), *(edge for edge in edges if NARROW < edge < _FAR)})
    between = _spread([round((low + high) / 2) for low, high in pairwise(bounds)], _TRIED)
    # Beyond the last bound, on the largest screens.
    candidates = [*between, round(bounds[-1]) + 1]
    seen = {_answers(texts, NARROW), _answers(texts, WIDE)}
    found = [NARROW]
    for width in candidates:
        answers = _answers(texts, width)
        if answers not in seen:
            seen.add(answers)
            found.append(width)
    return (NARROW, *_spread(found[1:], _MOST - 1))


def _spread(values: list[int], most: int) -> list[int]:
    """So many of the values, with as many left out between each two of them."""
    step = len(values) / most
    return values if step <= 1 else [values[int(number * step)] for number in range(most)]


def _answers(texts: Iterable[str], width: int) -> tuple[bool | None, ...]:
    media = Media(width=width)
    return tuple(matches(text, media) for text in texts)
