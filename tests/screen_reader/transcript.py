"""Transcripts: what is heard of a page, walk by walk, in a file that people write and read.

A walk's name stands at the margin, what is heard below it, indented, one line a stop. `#` begins a person's remark.
`[menu]` stands for what every page says there, which `cadre/menu.txt` holds once, walk by walk.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

FOLDER: Final = Path(__file__).parent / "transcripts"
FRAME: Final = FOLDER / "cadre"

Transcript: TypeAlias = Mapping[str, list[str]]


def load(path: Path) -> dict[str, list[str]]:
    """Read a transcript; parts of the frame that it names are put in.

    Raises:
        ValueError: a line belongs to no walk, or names a part of the frame that there is not; its number is said.
    """
    walks: dict[str, list[str]] = {}
    walk = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line.startswith(" "):
            walk = line.strip()
            walks[walk] = []
        elif walk is None:
            raise ValueError(f"{path.name}, ligne {number} : cette ligne n’est sous aucun parcours.")
        else:
            try:
                walks[walk] += _put_in(line.strip(), walk)
            except (OSError, KeyError) as error:
                raise ValueError(f"{path.name}, ligne {number} : le cadre n’a pas {line.strip()} ({error}).") from error
    return walks


def _put_in(line: str, walk: str) -> list[str]:
    part = re.fullmatch(r"\[(.+)\]", line)
    return load(FRAME / f"{part[1]}.txt")[walk] if part else [line]


def write(heard: Transcript) -> str:
    """Write a transcript as its file would be, with the parts of the frame named."""
    return "\n".join(f"{walk}\n{_indented(_named(walk, lines))}" for walk, lines in heard.items())


def _indented(lines: list[str]) -> str:
    return "".join(f"  {line}\n" for line in lines)


def _named(walk: str, lines: list[str]) -> list[str]:
    for path in sorted(FRAME.glob("*.txt")):
        part = load(path).get(walk)
        if part:
            lines = _replaced(lines, part, f"[{path.stem}]")
    return lines


def _replaced(lines: list[str], part: list[str], name: str) -> list[str]:
    for start in range(len(lines) - len(part) + 1):
        if lines[start : start + len(part)] == part:
            return [*lines[:start], name, *lines[start + len(part) :]]
    return lines


def differences(expected: Transcript, heard: Transcript) -> Iterator[str]:
    """Give, walk by walk, what was expected and not heard (-), and heard and not expected (+)."""
    for walk in dict.fromkeys([*expected, *heard]):
        before, after = expected.get(walk, []), heard.get(walk, [])
        if before != after:
            yield walk
            yield from (line for line in difflib.ndiff(before, after) if line[0] in "-+")
