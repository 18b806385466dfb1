"""Files that are replaced whole: a reader sees the former text or the new one, never a part."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def replace_text(path: Path, chunks: Iterable[str]) -> None:
    """Write a text file of UTF-8; what has no UTF-8 is written as an escape. Of a link, what it leads to is replaced.

    Raises `OSError`, which names this file; the former one then stands.
    """
    try:
        _replace(Path(os.path.realpath(path)), chunks)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replace(path: Path, chunks: Iterable[str]) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(chunks)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
