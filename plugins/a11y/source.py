"""From an element of a page back to the line that an editor wrote.

The words of the page are aligned with the words of the Markdown file, and the
line is settled by what the element carries (an image's address, a link's
target, a style attribute), since `![](x.jpg)` has no words. What does not align
belongs to the theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from .align import Alignment, align
from .finding import Place
from .lazy import lazy
from .page import WORD

_LINE_END = re.compile(r"\r\n|\n|\r")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]]+)\]:\s*<?(\S+?)>?(?:\s|$)")
_REFERENCE = re.compile(r"\[([^\[\]]*)\]\s?\[([^\[\]]*)\]")
_EMPTY_HEADING = re.compile(r"[\s>*+-]*(#{1,6})\s*(?:#+\s*)?(?:\{.*\}\s*)?")
# An element is taken for the editor's when so much of its text stands in the file.
_SHARE = 0.5
# So many words that follow one another are rarely the same by chance; of a shorter element, all, if not too few.
_RUN = 5
_FEWEST = 3


class Source:
    """The file that an editor wrote: Markdown with its front matter, or HTML."""

    def __init__(self, label: str, text: str) -> None:
        self.label = label
        self.text = text
        self.lines = _LINE_END.split(text)
        self._last: tuple[Sequence[str], Alignment] | None = None

    @lazy
    def searched(self) -> tuple[str, ...]:
        """The lines to look in: comments blanked, reference links with the address that they stand for."""
        blanked = _COMMENT.sub(lambda comment: re.sub(r"[^\r\n]", " ", comment[0]), self.text)
        lines = _LINE_END.split(blanked)
        addresses: dict[str, str] = {}
        for number, line in enumerate(lines):
            if definition := _DEFINITION.match(line):
                addresses[definition[1].casefold()] = definition[2]
                lines[number] = ""
        if addresses:
            for number, line in enumerate(lines):
                names = [label or text for text, label in _REFERENCE.findall(line)]
                lines[number] = " ".join([line, *(addresses.get(name.casefold(), "") for name in names)])
        return tuple(lines)

    @lazy
    def front_end(self) -> int:
        """The line that ends the front matter; 0 where there is none."""
        if self.lines[0].strip() != "---":
            return 0
        return next((n for n, line in enumerate(self.lines[1:], 2) if line.strip() in ("---", "...")), 0)

    @lazy
    def words(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The words of the file in lower case, and the 1-based line of each."""
        words: list[str] = []
        lines: list[int] = []
        for number, line in enumerate(self.searched, 1):
            for word in WORD.findall(line):
                words.append(word.casefold())
                lines.append(number)
        return tuple(words), tuple(lines)

    @lazy
    def run(self) -> str:
        """The words of the file in lower case, one space before and after each."""
        return f" {' '.join(self.words[0])} "

    def line_of_words(self, words: Sequence[str], clues: Sequence[str]) -> int | None:
        """The 1-based line where words of an element begin that follow one another here too, or None.

        Of an element that holds words from elsewhere as well, so many in a row are enough that they are not the same
        by chance; rather those in which a clue stands.
        """
        size = min(_RUN, len(words))
        if size < _FEWEST:
            return None
        runs = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
        hints = [plain(clue) for clue in clues]
        runs.sort(key=lambda run: not any(hint and hint in run for hint in hints))
        found = next((run for run in runs if f" {run} " in self.run), None)
        if found is None:
            return None
        before = self.run[: self.run.index(f" {found} ")]
        return self.words[1][len(before.split())]

    @lazy
    def plain(self) -> tuple[str, ...]:
        """Each line as its words alone, in lower case, for clues that typography has changed."""
        return tuple(plain(line) for line in self.searched)

    def line_of(self, place: Place, page_words: Sequence[str]) -> int | None:
        """The 1-based line of what stands at a place of the page, or None when it is not from this file."""
        aligned = self._aligned(page_words)
        lines = aligned.lines
        start, end = min(place.start, len(lines)), min(place.end, len(lines))
        own = [line for line in lines[start:end] if line]
        before = aligned.before[start] or 1
        after = aligned.after[end] or len(self.lines)
        if own and len(own) >= _SHARE * (place.end - place.start):
            first = own[0]
            return self._settle(place, min(before, first), first, last_first=True) or first
        if moved := _moved(aligned, start):
            line = self._settle(place, *moved, last_first=False)
            if line is not None:
                return line
        if before <= self.front_end:
            # The order of the front matter is not the order of the page.
            before, after = 1, max(after, self.front_end)
        return self._settle(place, before, max(before, after), last_first=False)

    def _aligned(self, page_words: Sequence[str]) -> Alignment:
        """The file aligned with a page; the findings of a page are asked for one after the other."""
        if self._last is None or self._last[0] is not page_words:
            self._last = page_words, align(*self.words, page_words)
        return self._last[1]

    def alternative_line(self, line: int) -> int:
        """In front matter, the line of `image_alt` for that of `image`; any other line is its own."""
        if line > self.front_end or not self.lines[line - 1].startswith("image:"):
            return line
        found = (n for n, text in enumerate(self.lines[: self.front_end], 1) if text.startswith("image_alt:"))
        return next(found, line)

    def _settle(self, place: Place, first: int, last: int, *, last_first: bool) -> int | None:
        """The line between two lines that holds a clue.

        Lines strictly between come first. Of an element with words of its own, the
        nearest to the last; of those without, which may be several with the same
        clue, the one that stands at the same place in their order.
        """
        span = [line for line in range(first, last + 1) if 1 <= line <= len(self.lines)]
        inner = [line for line in span if first < line < last]
        ends = [line for line in span if not first < line < last]
        for clue in place.clues:
            for lines in (inner, ends):
                found = [line for line in lines for _ in range(self._count(clue, line))]
                if found:
                    return found[-1] if last_first else found[min(place.nth, len(found) - 1)]
        return None

    def _count(self, clue: str, line: int) -> int:
        """How often a clue stands on a line: as written, or as words where it has any."""
        if not clue.strip("#"):
            heading = _EMPTY_HEADING.fullmatch(self.searched[line - 1])
            raw = self.searched[line - 1].lower().count(f"<h{len(clue)}")
            return raw + (heading is not None and heading[1] == clue)
        words = plain(clue)
        written = self.searched[line - 1].count(clue)
        if written or not words or "=" in clue or clue.startswith("<"):
            return written
        return int(words in self.plain[line - 1])


def _moved(aligned: Alignment, start: int) -> tuple[int, int] | None:
    """The lines around a place that stands elsewhere in the file, such as in a footnote."""
    if start and aligned.moved[start - 1]:
        before = aligned.lines[start - 1]
        follows = start < len(aligned.lines) and aligned.moved[start]
        return before, max(before, aligned.lines[start]) if follows else before
    if start < len(aligned.lines) and aligned.moved[start]:
        return aligned.lines[start], aligned.lines[start]
    return None


def plain(text: str) -> str:
    """The words of a text alone, in lower case, with single spaces."""
    return " ".join(WORD.findall(text)).casefold()


class Sources:
    """The Markdown files of a site, read when a finding first asks for them.

    In: `{page label: Markdown file}`, the folder that labels are relative to, and
    that of the content, whose YAML files hold words that stand on pages too.
    """

    def __init__(self, files: Mapping[str, Path], project: Path, content: Path | None = None) -> None:
        self._files = dict(files)
        self._project = project
        self._content = content
        self._read: dict[Path, Source] = {}

    def of_page(self, label: str) -> Source | None:
        """The file that a page was written in, where there is one."""
        path = self._files.get(label)
        return self._load(path) if path else None

    def all(self) -> list[Source]:
        """Every file once, in the order of its path."""
        return [self._load(path) for path in sorted(set(self._files.values()))]

    @lazy
    def data(self) -> tuple[Source, ...]:
        """The YAML files of the content, in the order of their paths."""
        return tuple(self._load(path) for path in sorted(self._content.rglob("*.yaml"))) if self._content else ()

    def _load(self, path: Path) -> Source:
        if path not in self._read:
            try:
                text = path.read_text(encoding="utf-8-sig", errors="replace")
            except OSError:
                # Moved or deleted since the page was made: its lines cannot be told.
                text = ""
            self._read[path] = Source(relative_label(path, self._project), text)
        return self._read[path]


def relative_label(path: Path, project: Path) -> str:
    """A path as people of the project know it: relative to the project where it lies in it."""
    try:
        return path.resolve().relative_to(project.resolve()).as_posix()
    except ValueError:
        return str(path)
