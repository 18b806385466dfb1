"""What a traceback knows: the content at work, the code at fault."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType

import pelican
from pelican.contents import Content, Static

_PELICAN = Path(pelican.__file__).parent
# This package stands in every traceback: it calls Pelican, and listens to its readers.
_OURSELVES = Path(__file__).parent


def frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    """The frames of a traceback, innermost first, with the line where each stood."""
    outermost_first: list[tuple[FrameType, int]] = []
    link: TracebackType | None = error.__traceback__
    while link is not None:
        outermost_first.append((link.tb_frame, link.tb_lineno))
        link = link.tb_next
    return reversed(outermost_first)


def content_at_work(error: BaseException) -> Path | None:
    """The content file that Pelican's generators were working at, which they hold in a local variable."""
    for frame, _ in frames(error):
        if Path(frame.f_code.co_filename).parent != _PELICAN:
            continue
        for name in ("article", "page", "draft", "sc"):
            content = frame.f_locals.get(name)
            if isinstance(content, Content) and content.source_path:
                base = frame.f_locals["self"].path if isinstance(content, Static) else ""
                return Path(base, content.source_path)
    return None


def place_in(error: BaseException, *folders: Path) -> tuple[Path, int] | None:
    """File and line of the innermost frame in one of the folders, installed packages and ourselves apart."""
    for frame, line in frames(error):
        file = Path(frame.f_code.co_filename)
        if any(file.is_relative_to(other) for other in (sys.prefix, sys.base_prefix, _OURSELVES)):
            continue
        if any(file.is_relative_to(folder) for folder in folders) and file.is_file():
            return file, line
    return None


def file_being_read(error: BaseException) -> Path | None:
    """The file that a template loader held open; content is known by the caller."""
    for frame, _ in frames(error):
        if frame.f_code.co_name == "get_source" and "jinja2" in frame.f_code.co_filename:
            filename = frame.f_locals.get("filename")
            return Path(filename) if isinstance(filename, str) else None
    return None


def code_at_fault(error: BaseException, *folders: Path) -> tuple[Path, int] | None:
    """File and line of the code at fault: in the first of the folders that has any, else wherever it is."""
    if isinstance(error, SyntaxError) and error.filename:
        return Path(error.filename), error.lineno or 1
    for folder in folders:
        place = place_in(error, folder)
        if place:
            return place
    return next(((Path(frame.f_code.co_filename), line) for frame, line in frames(error)), None)
