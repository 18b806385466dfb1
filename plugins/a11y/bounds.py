"""What the check of one page may cost: the one place where the bounds stand, and what holds them.

A page is given up at `MAX_BYTES`, at `MAX_DEPTH`, at `page_seconds` (a setting) and
at `MAX_MEMORY`. Time and memory are held in the process that works, since a task
of a process pool cannot be stopped from outside. What no signal interrupts, a
worker ends with itself `GRACE` seconds later (`workers`).
"""

from __future__ import annotations

import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# Blink stops nesting at 512: what lies deeper no reader ever meets as written.
MAX_DEPTH = 512
MAX_BYTES = 5_000_000
# Bytes of address space beyond what the process has when the check begins.
MAX_MEMORY = 2_000_000_000
# So many seconds after a page's time its worker is ended, whatever it does.
GRACE = 5.0

# Modules whose functions hold a lock or change what outlives the check, and are left within microseconds.
HOLDERS = frozenset(("_weakrefset", "coverage.collector", "importlib._bootstrap", "logging", "threading", "weakref"))

# Where a second try is needed because the first was swallowed on its way, as within a destructor.
_AGAIN = 1.0
# The next try where the first came upon one of the `HOLDERS`.
_SOON = 0.01
_STATM = Path("/proc/self/statm")


class PageTimeoutError(BaseException):
    """The check of a page took longer than it may.

    Not an `Exception`: what a rule or a library catches must not keep it going.
    """


@contextmanager
def bounds(seconds: float) -> Iterator[None]:
    """Raise `PageTimeoutError` in the block after so many seconds, `MemoryError` beyond `MAX_MEMORY`.

    Only a main thread takes signals, and an alarm may be lost on its way, as within a destructor. So the time
    is also read at the end, which says the same of the page everywhere; what does not end is for `workers` to end.
    """
    started = time.monotonic()
    with _memory_limit():
        if threading.current_thread() is threading.main_thread():
            with _time_limit(seconds):
                yield
        else:
            yield
    if time.monotonic() - started > seconds:
        raise PageTimeoutError


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    armed = True

    def on_alarm(signum: int, frame: FrameType | None) -> None:
        if not armed:
            return
        if frame is not None and frame.f_globals.get("__name__") in HOLDERS:
            signal.setitimer(signal.ITIMER_REAL, _SOON, _AGAIN)
            return
        raise PageTimeoutError

    def on_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
        # Lost in a destructor, it is no news: it rings again.
        if unraisable.exc_type is not PageTimeoutError:
            told(unraisable)

    told, sys.unraisablehook = sys.unraisablehook, on_unraisable
    previous = signal.signal(signal.SIGALRM, on_alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        try:
            yield
        finally:
            armed = False
    finally:
        # Twice: the alarm may have rung just before the first.
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        sys.unraisablehook = told


@contextmanager
def _memory_limit() -> Iterator[None]:
    """Bound the address space; where the system does not tell or bound it, there is no limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    try:
        used = int(_STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        yield
        return
    limit = used + MAX_MEMORY
    lowest = min((bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY), default=limit)
    resource.setrlimit(resource.RLIMIT_AS, (min(limit, lowest), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
