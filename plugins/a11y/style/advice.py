"""Colours that would do: the nearest one with enough contrast."""

from __future__ import annotations

from functools import lru_cache

from .color import BLACK, RGBA, WHITE, contrast

_STEPS = 256


@lru_cache(maxsize=1024)
def nearest_passing(color: RGBA, against: RGBA, needed: float) -> RGBA | None:
    """The colour nearest to one that has the needed contrast against another.

    The colour is darkened or lightened, whichever changes it less, to a value that
    can be written in hexadecimal. None when neither black nor white would do.
    """
    for step in range(1, _STEPS + 1):
        for end in (BLACK, WHITE):
            share = step / _STEPS
            mixed = _rounded(
                RGBA(*(one * (1 - share) + other * share for one, other in zip(color[:3], end[:3], strict=True)))
            )
            if contrast(mixed, against) >= needed:
                return mixed
    return None


def _rounded(color: RGBA) -> RGBA:
    return RGBA(*(round(channel * 255) / 255 for channel in color[:3]))
