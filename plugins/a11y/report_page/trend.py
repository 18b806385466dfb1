"""Earlier reports and this one: the numbers of a drawing, in percent of its width and height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..finding import SEVERITIES, Severity
from ..report import Past, Report

# What can still be told apart in a drawing, and read in a table.
SHOWN: Final = 24
_STEPS: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a day, in percent from the left and from the top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """The findings of a severity, day by day."""

    severity: Severity
    last: int
    points: tuple[Point, ...]

    @property
    def segments(self) -> tuple[tuple[Point, Point], ...]:
        """From each point to the next."""
        return tuple(zip(self.points, self.points[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Trend:
    """The reports shown, the oldest first; how many older ones are not; the grid, `(value, y)`; a line a severity."""

    shown: tuple[Past, ...]
    older: int
    grid: tuple[tuple[int, float], ...]
    lines: tuple[Line, ...]


def trend_of(report: Report) -> Trend | None:
    """The trend up to this report; nothing where there is no earlier one."""
    if not report.history:
        return None
    everything = (*report.history, report.present)
    shown = everything[-SHOWN:]
    top = _round_up(max(getattr(past, severity) for past in shown for severity in SEVERITIES))
    first, span = shown[0].date, max(1, (shown[-1].date - shown[0].date).days)

    def point(past: Past, severity: Severity) -> Point:
        days = (past.date - first).days
        return Point(round(100 * days / span, 2), _height(getattr(past, severity), top))

    lines = tuple(
        Line(severity, getattr(shown[-1], severity), tuple(point(past, severity) for past in shown))
        for severity in SEVERITIES
    )
    grid = tuple((value, _height(value, top)) for value in (0, top // 2, top))
    return Trend(shown, len(everything) - len(shown), grid, lines)


def _height(value: int, top: int) -> float:
    return round(100 - 100 * value / top, 2)


def _round_up(value: int) -> int:
    """The next number that reads well on an axis and has a half."""
    scale = 2
    while True:
        for step in _STEPS:
            if step * scale >= value:
                return step * scale
        scale *= 10
