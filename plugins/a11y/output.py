"""Where a report goes: to the standard output, as its reader wants it, or to files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from .config import ConfigError, nearest
from .writing import replace_text


class Terminal(TypedDict):
    """What a text is fitted to."""

    color: bool
    width: int


def wanted(
    said: Sequence[str] | None, output: Path | None, allowed: Mapping[str, object]
) -> list[tuple[str, Path | None]]:
    """The formats to write, each with its file; the standard output, or `output`, takes one of them.

    In: `NAME` or `NAME=FILE` each, text where there is none; the names that there are.
    Raises `ConfigError` for an unknown name, or two reports that would go to one place.
    """
    wanted: list[tuple[str, Path | None]] = []
    for one in said or ["text"]:
        name, _, file = one.partition("=")
        if name not in allowed:
            raise ConfigError(
                f"--format\u00a0: format inconnu «\u00a0{name}\u00a0».{nearest(name, allowed)} "
                f"Formats admis\u00a0: {', '.join(allowed)}."
            )
        wanted.append((name, Path(file) if file else output))
    files = [file for _, file in wanted]
    if double := next((file for file in files if file is not None and files.count(file) > 1), None):
        raise ConfigError(f"--format\u00a0: deux rapports iraient dans {double}\u00a0; donnez à chacun son fichier.")
    if files.count(None) > 1:
        raise ConfigError(
            "--format\u00a0: un seul rapport peut aller à la sortie standard\u00a0; donnez aux autres leur fichier, "
            "par exemple --format sarif=a11y.sarif."
        )
    return wanted


def write(chunks: Iterable[str], file: Path | None) -> None:
    """Write a text to a file, whole or not at all, or to the standard output. Raises `OSError`."""
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_text(file, chunks)
        return
    for chunk in chunks:
        sys.stdout.buffer.write(chunk.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def terminal() -> Terminal:
    """How the standard output shows a text."""
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return Terminal(color=color, width=shutil.get_terminal_size((100, 24)).columns)
