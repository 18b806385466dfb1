"""The colours that a gradient takes, as samples dense enough to bound a contrast."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import tinycss2

from .color import RGBA, TRANSPARENT, ColorError, Scheme, resolve_color
from .properties import is_length, tokens_of
from .selectors import split_list

_STEPS = 8
_KNOWN = frozenset(
    f"{repeating}{shape}-gradient" for repeating in ("", "repeating-") for shape in ("linear", "radial", "conic")
)


@lru_cache(maxsize=512)
def gradient_samples(text: str, current: RGBA | None, scheme: Scheme) -> tuple[RGBA, ...] | None:
    """Colours along a gradient, from its first stop to its last.

    In: the text of one CSS image. Between two stops, colours are mixed in sRGB,
    alpha premultiplied (CSS Images 4, 3.5.3).
    Out: the samples; None when the text is no gradient known here, or a colour of
    it is unknown.
    """
    tokens = tokens_of(text)
    if len(tokens) != 1 or tokens[0].type != "function" or tokens[0].lower_name not in _KNOWN:
        return None
    stops: list[RGBA] = []
    for number, argument in enumerate(split_list(tokens[0].arguments)):
        words = [token for token in argument if token.type not in ("whitespace", "comment")]
        if any(word.type == "ident" and word.lower_value == "in" for word in words):
            return None
        colors = [word for word in words if not is_length(word)]
        if len(colors) == 1:
            try:
                color = resolve_color(tinycss2.serialize(colors), current, scheme)
            except ColorError:
                if number:
                    return None
                continue
            if color is None:
                return None
            stops.append(color)
        elif colors and number:
            return None
    if len(stops) < 2:
        return None
    samples = [stops[0]]
    for start, end in pairwise(stops):
        samples.extend(_between(start, end, step / _STEPS) for step in range(1, _STEPS + 1))
    return tuple(dict.fromkeys(samples))


def _between(start: RGBA, end: RGBA, share: float) -> RGBA:
    alpha = start.a * (1 - share) + end.a * share
    if alpha == 0:
        return TRANSPARENT
    r, g, b = (
        (one * start.a * (1 - share) + other * end.a * share) / alpha
        for one, other in zip(start[:3], end[:3], strict=True)
    )
    return RGBA(r, g, b, alpha)
