"""How far an audit is: a bar on a terminal, now and then a line in a log."""

from __future__ import annotations

import contextlib
import sys
import time
from types import TracebackType
from typing import Final, TextIO

_WIDTH: Final = 30
# Seconds between two lines of a log.
_PAUSE: Final = 10.0


class Progress:
    """Shows how many pages of how many were looked at; nothing where it takes no time, or where nobody listens."""

    def __init__(self, stream: TextIO | None = None) -> None:
        # A program started without standard error has none.
        self._stream: TextIO | None = stream or sys.stderr
        self._is_terminal = self._stream is not None and self._stream.isatty()
        self._last = time.monotonic()
        self._started = self._last
        self._first: int | None = None
        self._drawn = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn and self._is_terminal:
            self._write("\r\x1b[K")

    def show(self, done: int, total: int) -> None:
        """So many pages of so many are done."""
        if self._first is None:
            self._first = done
        now = time.monotonic()
        if self._is_terminal and total > self._first:
            filled = _WIDTH * done // total
            bar = "█" * filled + "·" * (_WIDTH - filled)
            self._write(f"\r\x1b[KNavigateur {bar} {done}/{total}")
            self._drawn = True
        elif now - self._last >= _PAUSE:
            self._last = now
            self._write(f"Navigateur\u00a0: pages vues {done} sur {total} ({now - self._started:.0f}\u00a0s)\n")

    def _write(self, text: str) -> None:
        # A full disk or a reader that has gone must not end the audit.
        with contextlib.suppress(OSError, ValueError):
            if self._stream is not None:
                self._stream.write(text)
                self._stream.flush()
