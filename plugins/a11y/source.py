"""From an element of a page back to the line that an editor wrote.

The words of the page are aligned with the words of the Markdown file, and the
line is settled by what the element carries (an image's address, a link's
target, a style attribute), since `![](x.jpg)` has no words. What does not align
belongs to the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from pathlib import Path

from .finding import Place
from .page import WORD

# An element is taken for the editor's when so much of its text stands in the file.
_SHARE = 0.5


class Source:
    """A Markdown file, front matter included."""

    def __init__(self, label: str, text: str) -> None:
        self.label = label
        self.text = text
        self.lines = text.splitlines()

    @cached_property
    def words(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The words of the file in lower case, and the 1-based line of each."""
        words: list[str] = []
        lines: list[int] = []
        for number, line in enumerate(self.lines, 1):
            for word in WORD.findall(line):
                words.append(word.casefold())
                lines.append(number)
        return tuple(words), tuple(lines)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Each line as its words alone, in lower case, for clues that typography has changed."""
        return tuple(plain(line) for line in self.lines)

    def line_of(self, place: Place, page_words: Sequence[str]) -> int | None:
        """The 1-based line of what stands at a place of the page, or None when it is not from this file."""
        lines = self._aligned(tuple(page_words))
        own = [lines[i] for i in range(place.start, min(place.end, len(lines))) if lines[i]]
        before = max((line for line in lines[: place.start] if line), default=1)
        after = next((line for line in lines[place.end :] if line), len(self.lines))
        if own and len(own) >= _SHARE * (place.end - place.start):
            first = own[0]
            return self._settle(place.clues, min(before, first), first) or first
        return self._settle(place.clues, before, max(before, after))

    def _aligned(self, page_words: tuple[str, ...]) -> Sequence[int]:
        """For each word of the page the line it comes from, or 0."""
        return _align(self.words, page_words)

    def _settle(self, clues: Iterable[str], first: int, last: int) -> int | None:
        """The line between two lines that holds a clue: nearest to the last, those strictly between first."""
        span = range(last, first - 1, -1)
        inner = [line for line in span if first < line < last]
        for clue in clues:
            words = plain(clue)
            for line in (*inner, last, first):
                if not 1 <= line <= len(self.lines):
                    continue
                text = self.lines[line - 1]
                if (clue in text) if not words or "=" in clue else (clue in text or words in self.plain[line - 1]):
                    return line
        return None


def plain(text: str) -> str:
    """The words of a text alone, in lower case, with single spaces."""
    return " ".join(WORD.findall(text)).casefold()


@lru_cache(maxsize=8)
def _align(source: tuple[tuple[str, ...], tuple[int, ...]], page_words: tuple[str, ...]) -> Sequence[int]:
    words, lines = source
    found = [0] * len(page_words)
    for block in SequenceMatcher(None, words, page_words, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            found[block.b + offset] = lines[block.a + offset]
    return found


class Sources:
    """The Markdown files of a site, read when a finding first asks for them.

    In: `{page label: Markdown file}`, and the folder that labels are relative to.
    """

    def __init__(self, files: Mapping[str, Path], project: Path) -> None:
        self._files = dict(files)
        self._project = project
        self._read: dict[Path, Source] = {}

    def of_page(self, label: str) -> Source | None:
        """The file that a page was written in, where there is one."""
        path = self._files.get(label)
        return self._load(path) if path else None

    def all(self) -> list[Source]:
        """Every file once, in the order of its path."""
        return [self._load(path) for path in sorted(set(self._files.values()))]

    def _load(self, path: Path) -> Source:
        if path not in self._read:
            text = path.read_text(encoding="utf-8-sig", errors="replace")
            self._read[path] = Source(relative_label(path, self._project), text)
        return self._read[path]


def relative_label(path: Path, project: Path) -> str:
    """A path as people of the project know it: relative to the project where it lies in it."""
    try:
        return path.resolve().relative_to(project.resolve()).as_posix()
    except ValueError:
        return str(path)
