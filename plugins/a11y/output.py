"""Where a report goes: to the standard output, as its reader wants it, or to files."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TypedDict

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
    refuse_shared([file for _, file in wanted if file is not None])
    if sum(file is None for _, file in wanted) > 1:
        raise ConfigError(
            "--format\u00a0: un seul rapport peut aller à la sortie standard\u00a0; donnez aux autres leur fichier, "
            "par exemple --format sarif=a11y.sarif."
        )
    return wanted


def refuse_shared(files: Sequence[Path]) -> None:
    """Raise `ConfigError` where two of the files that a command writes are one, however they are named."""
    places = Counter(os.path.realpath(file) for file in files)
    if double := next((file for file in files if places[os.path.realpath(file)] > 1), None):
        raise ConfigError(f"--format\u00a0: deux rapports iraient dans {double}\u00a0; donnez à chacun son fichier.")


def write(chunks: Iterable[str], file: Path | None) -> None:
    """Write a text to a file, whole or not at all, or to the standard output.

    A pipe or a device, such as `/dev/stdout` or `/dev/null`, is written to, and stays what it is.
    Raises `OSError`.
    """
    if file is None:
        try:
            _write_to(sys.stdout.buffer, chunks)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OSError(error.errno, error.strerror, "sortie standard") from error
    elif file.exists() and not file.is_file() and not file.is_dir():
        with file.open("wb") as stream:
            _write_to(stream, chunks)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_text(file, chunks)


def _write_to(stream: BinaryIO, chunks: Iterable[str]) -> None:
    for chunk in chunks:
        stream.write(chunk.encode("utf-8", "backslashreplace"))


def terminal() -> Terminal:
    """How the standard output shows a text."""
    # https://no-color.org: the variable counts where it is not empty.
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    color = sys.stdout.isatty() and not plain
    return Terminal(color=color, width=shutil.get_terminal_size((100, 24)).columns)
