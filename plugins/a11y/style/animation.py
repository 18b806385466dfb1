"""How long the animations of a style run."""

from __future__ import annotations

from collections.abc import Iterator

from .computed import Computed
from .properties import tokens_of

# What may move without a way to stop it (WCAG 2.2.2, RGAA 13.8).
SHORT = 5.0


def lasting(style: Computed) -> Iterator[tuple[str, float]]:
    """The animations that run for more than five seconds, each with the seconds of one round."""
    names = _listed(style.value("animation-name"))
    durations, counts, states = (
        _listed(style.value(f"animation-{part}")) for part in ("duration", "iteration-count", "play-state")
    )
    for number, name in enumerate(names):
        period = _seconds(durations[number % len(durations)])
        count = counts[number % len(counts)]
        if name == "none" or states[number % len(states)] == "paused" or not period:
            continue
        if count == "infinite" or (_is_number(count) and float(count) * period > SHORT):
            yield name.strip("\"'"), period


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _seconds(text: str) -> float:
    """A time in seconds; 0 where it cannot be known."""
    tokens = tokens_of(text)
    if len(tokens) != 1 or tokens[0].type != "dimension":
        return 0.0
    return float(tokens[0].value) * {"s": 1.0, "ms": 0.001}.get(tokens[0].lower_unit, 0.0)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
