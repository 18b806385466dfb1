"""Markdown converted in other processes, before Pelican comes to ask for it.

Python-Markdown is most of the time of a build, and Pelican reads one file after the
other. What is taken here is what the file held when the reader read it, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor, Future
from functools import cache
from pathlib import Path

from city.errors import Complaint
from city.frontmatter import body_of
from city.located import read_text
from city.markdown import Converter

_AHEAD: dict[Path, Future[tuple[str, str] | None]] = {}


def convert_ahead(executor: Executor, paths: Iterable[Path]) -> None:
    """Have the bodies of French Markdown files converted by an executor, in the order given."""
    for path in paths:
        _AHEAD[path] = executor.submit(convert_file, path)


def forget() -> None:
    """Give up what was not asked for."""
    for future in _AHEAD.values():
        future.cancel()
    _AHEAD.clear()


def take(path: Path, body: str) -> str | None:
    """The HTML of a file's body, when it was converted ahead and the body is the same."""
    future = _AHEAD.pop(path, None)
    if future is None or future.cancel():
        # Not begun: whoever asks is quicker.
        return None
    if future.exception() is not None:
        return None
    done = future.result()
    return done[1] if done is not None and done[0] == body else None


def convert_file(path: Path) -> tuple[str, str] | None:
    """The body of a file and its HTML; None where the reader must look and tell what is wrong itself."""
    try:
        body = body_of(read_text(path))
    except Complaint:
        return None
    return None if body is None else (body, _converter().convert(body))


@cache
def _converter() -> Converter:
    return Converter()
