"""Blocks as a whole: what their settings say together, whether they hold a text, the files that they name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from a11y.finding import Text
from city.errors import Complaint, did_you_mean
from city.notations.blocks import ComponentBlock
from city.notations.documents import Files

_BEGIN = re.compile(r"(?P<slashes>/{3,}) (?P<name>[\w-]+)(?: \| .*)?")
_END = re.compile(r"/{3,}")
_OPTION = re.compile(r' {4}(?P<key>[\w-]+): (?P<value>".*")')


@dataclass
class Written:
    """A block as an editor wrote it: its first line, its settings, their lines, and the lines of its text."""

    name: str
    line: int
    options: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        """Whether anything stands in it."""
        return any(line.strip() for line in self.text)


def check_whole(
    lines: Iterable[str], kinds: Mapping[str, type[ComponentBlock]], files: Files | None
) -> Iterator[Complaint]:
    """What each block says of itself; `lines` are those that `check_blocks` gives where all is right."""
    for written in _blocks(lines):
        yield from kinds[written.name].disagreements(written, files)


def _blocks(lines: Iterable[str]) -> Iterator[Written]:
    opened: list[Written] = []
    is_header = False
    for number, line in enumerate(lines, 1):
        if _END.fullmatch(line) and opened:
            yield opened.pop()
            is_header = False
        elif begin := _BEGIN.fullmatch(line):
            for around in opened:
                around.text.append(line)
            opened.append(Written(begin["name"], number))
            is_header = True
        elif is_header and (option := _OPTION.fullmatch(line)):
            opened[-1].options[option["key"]] = json.loads(option["value"])
            opened[-1].lines[option["key"]] = number
        else:
            is_header = False
            for around in opened:
                around.text.append(line)


def wanted(written: Written, keys: Iterable[str], why: Text) -> Iterator[Complaint]:
    """What is said of settings that a block cannot do without; `why` says why."""
    for key in keys:
        if not written.options.get(key):
            yield Complaint(
                written.lines.get(key, written.line),
                Text(f"Le bloc «\u00a0{written.name}\u00a0» ne dit pas «\u00a0{key}\u00a0».", f'No "{key}".'),
                why,
                Text(
                    f"Ajoutez sous sa première ligne, après quatre espaces\u00a0: «\u00a0{key}: …\u00a0».",
                    f'Add below its first line, after four spaces: "{key}: …".',
                ),
            )


def wants_text(written: Written, why: Text) -> Iterator[Complaint]:
    """What is said of a block without a text that cannot do without; `why` says why."""
    if not written.has_text:
        yield Complaint(
            written.line,
            Text(f"Le bloc «\u00a0{written.name}\u00a0» n’a pas de texte.", f'The block "{written.name}" has no text.'),
            why,
            Text(
                "Écrivez-le, à la marge, avant la ligne «\u00a0///\u00a0» qui ferme le bloc.",
                'Write it, at the margin, before the line "///" that closes the block.',
            ),
        )


def missing(written: Written, keys: Iterable[str], files: Files | None) -> Iterator[Complaint]:
    """What is said of the files that settings name and that are not in the content."""
    for key in keys:
        name = written.options.get(key)
        if name and files is not None and not (files.content / name).is_file():
            folder = (files.content / name).parent
            there = folder.iterdir() if folder.is_dir() else ()
            names = [one.relative_to(files.content).as_posix() for one in there if one.is_file()]
            yield Complaint(
                written.lines[key],
                Text(f"Le fichier «\u00a0{name}\u00a0» n’existe pas.", f'The file "{name}" does not exist.'),
                Text("La page montrerait un vide à sa place.", "The page would show nothing in its place."),
                did_you_mean(name, names)
                if names
                else Text(
                    f"Rangez-le dans «\u00a0content/{name}\u00a0», ou corrigez «\u00a0{key}\u00a0».",
                    f'Put it into "content/{name}", or correct "{key}".',
                ),
            )


def file_in_content(suffixes: Sequence[str], written: str) -> str:
    """For `OPTIONS`: the path of a file of `content/` with one of some suffixes; raises `ValueError`."""
    parts = written.split("/")
    kinds = ", ".join(f".{suffix}" for suffix in suffixes)
    if not parts[0] or ".." in parts or "://" in written or "{" in written:
        raise ValueError(f"Nommez un fichier de «\u00a0content/\u00a0» ({kinds}).")
    if written.rpartition(".")[2].lower() not in suffixes:
        raise ValueError(f"Les navigateurs attendent ici un fichier {kinds}.")
    return written


def address(name: str) -> str:
    """The address of a file of the content, as Pelican makes it whole, in a page and in the feed."""
    return f"{{static}}/{quote(name)}"


def words(written: str) -> str:
    """For `OPTIONS`: a text that is not empty; raises `ValueError`."""
    if not written:
        raise ValueError("Écrivez la valeur après les deux-points, ou supprimez la ligne.")
    return written
