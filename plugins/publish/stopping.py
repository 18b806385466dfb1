"""Ctrl-C and SIGTERM end a build with the exit code that says so, and publish nothing."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM


def mean_interruption() -> None:
    """Let Ctrl-C end Pelican with 130 at any moment: its own `main` says so much, and exits with 0."""
    logger = logging.getLogger("pelican")
    if _interrupted not in logger.filters:
        logger.addFilter(_interrupted)


def _interrupted(record: logging.LogRecord) -> bool:
    if record.levelno == logging.WARNING and str(record.msg).startswith("Keyboard interrupt received"):
        raise SystemExit(INTERRUPTED)
    return True


class Terminated(SystemExit):
    """SIGTERM came: unwind, so that workers are stopped and staging is left in order."""

    def __init__(self) -> None:
        super().__init__(TERMINATED)


@contextmanager
def terminable() -> Iterator[None]:
    """Turn SIGTERM into `Terminated` while the block runs (only a main thread takes signals)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_term(signum: int, frame: object) -> None:
        raise Terminated

    former = signal.signal(signal.SIGTERM, on_term)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)
