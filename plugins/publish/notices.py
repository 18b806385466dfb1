"""What plugins warn of: a `Problem` that stands in nobody's way yet, `logger.warning(problem)`.

Pelican's own warnings are of templates and settings, and kept back; these are of what somebody must soon do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from a11y.finding import Problem

# The loggers of plugins are below it.
PLUGINS: Final = "pelican.plugins"


class _Notices(logging.Handler):
    def __init__(self, tell: Callable[[Problem], None]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.msg, Problem) and record.levelno == logging.WARNING:
            self._tell(record.msg)


@contextmanager
def notices_heard(tell: Callable[[Problem], None]) -> Iterator[None]:
    """Give each problem that a plugin logs as a warning to `tell` while the block runs, under `--quiet` too."""
    logger = logging.getLogger(PLUGINS)
    level, listener = logger.level, _Notices(tell)
    logger.setLevel(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
