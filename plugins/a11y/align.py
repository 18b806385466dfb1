"""Which line of a file each word of a page comes from.

The words of the page are aligned with the words of the file. What stands at another
place in the page than in the file, such as a footnote, is aligned in a second round.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

# With so many pairs of equal words difflib takes a good second: beyond, runs of words that are unique lead the way.
_MOST_PAIRS = 500_000
# So many words that follow one another are rarely the same by chance.
_RUN = 5

# Where equal words begin in the file and in the page, and how many they are.
Match: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Lines of the file, or 0, by the place of a word in the page.

    `lines`: that of the word itself. `before`: the last of those of all words
    before the place. `after`: that of the first word from the place on that has
    one. `moved`: whether the word stands elsewhere in the page than in the file;
    such words do not count for `before` and `after`.
    """

    lines: Sequence[int]
    before: Sequence[int]
    after: Sequence[int]
    moved: bytearray


def align(words: Sequence[str], lines: Sequence[int], page_words: Sequence[str]) -> Alignment:
    """Align the words of a file, each with its line, with those of a page."""
    count = len(page_words)
    found, moved, taken = [0] * count, bytearray(count), bytearray(len(words))
    for place, start, size in _matches(words, page_words):
        found[start : start + size] = lines[place : place + size]
        taken[place : place + size] = b"\1" * size
    before, after = [0] * (count + 1), [0] * (count + 1)
    for start in range(count):
        before[start + 1] = max(before[start], found[start])
    for start in reversed(range(count)):
        after[start] = found[start] or after[start + 1]
    file_left = [place for place, is_taken in enumerate(taken) if not is_taken]
    page_left = [start for start, line in enumerate(found) if not line]
    left = _matches([words[place] for place in file_left], [page_words[start] for start in page_left])
    for place, start, size in left:
        if size >= _RUN:
            for offset in range(size):
                found[page_left[start + offset]] = lines[file_left[place + offset]]
                moved[page_left[start + offset]] = 1
    return Alignment(found, before, after, moved)


def _matches(words: Sequence[str], page_words: Sequence[str]) -> Iterator[Match]:
    """Pieces that are the same in both, in an order that is the same in both."""
    if _pairs(words, page_words) <= _MOST_PAIRS:
        for block in SequenceMatcher(None, words, page_words, autojunk=False).get_matching_blocks():
            yield block.a, block.b, block.size
        return
    place = start = 0
    for anchor, page_anchor in (*_anchors(words, page_words), (len(words), len(page_words))):
        between, page_between = words[place:anchor], page_words[start:page_anchor]
        # Where nothing is unique, what follows an anchor word for word is all that can be told in time.
        same = _same(between, page_between)
        yield place, start, same
        if _pairs(between[same:], page_between[same:]) <= _MOST_PAIRS // 100:
            matcher = SequenceMatcher(None, between[same:], page_between[same:], autojunk=False)
            for block in matcher.get_matching_blocks():
                yield place + same + block.a, start + same + block.b, block.size
        place, start = anchor, page_anchor


def _pairs(words: Sequence[str], page_words: Sequence[str]) -> int:
    counts = Counter(words)
    return sum(counts[word] * number for word, number in Counter(page_words).items())


def _same(words: Sequence[str], page_words: Sequence[str]) -> int:
    return next(
        (place for place, (one, other) in enumerate(zip(words, page_words, strict=False)) if one != other),
        min(len(words), len(page_words)),
    )


def _anchors(words: Sequence[str], page_words: Sequence[str]) -> list[tuple[int, int]]:
    """Where runs of words stand that both have once, in the longest order that both have ("patience")."""
    runs, page_runs = _unique_runs(words), _unique_runs(page_words)
    pairs = [(place, page_runs[run]) for run, place in runs.items() if run in page_runs]
    # The longest increasing sequence of places in the page, by the last place of the best of each length.
    ends: list[int] = []
    last_of: list[int] = []
    previous: list[int] = []
    for number, (_, start) in enumerate(pairs):
        length = bisect_left(ends, start)
        ends[length : length + 1] = [start]
        last_of[length : length + 1] = [number]
        previous.append(last_of[length - 1] if length else -1)
    chain: list[tuple[int, int]] = []
    number = last_of[-1] if last_of else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return chain[::-1]


def _unique_runs(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)]
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}
