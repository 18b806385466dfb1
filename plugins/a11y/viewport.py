"""What `<meta name="viewport">` says of zooming (CSS Device Adaptation 1, 9: what browsers make of it)."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s,;]+")
# The beginning of a value that is a number; what follows is not read.
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_DEVICE = frozenset({"device-width", "device-height"})
_LEAST, _MOST = 0.1, 10.0


def viewport(content: str) -> dict[str, str]:
    """The properties that the content of the element names, in lower case; of each the last value."""
    folded = re.sub(r"\s*=\s*", "=", content.strip().lower())
    pairs = (part.partition("=") for part in _SEPARATORS.split(folded))
    return {name: value for name, equals, value in pairs if name and equals}


def forbids_zoom(value: str) -> bool:
    """Whether a value of `user-scalable` takes zooming away: "no", less than 1, or no known word."""
    if value == "yes" or value in _DEVICE:
        return False
    number = _NUMBER.match(value)
    return number is None or abs(float(number[0])) < 1


def largest_zoom(value: str) -> float | None:
    """The factor that a value of `maximum-scale` allows; None where it sets no limit."""
    if value in _DEVICE:
        return _MOST
    if value == "yes":
        return 1.0
    number = _NUMBER.match(value)
    if number is None:
        return _LEAST
    factor = float(number[0])
    return None if factor < 0 else min(max(factor, _LEAST), _MOST)
