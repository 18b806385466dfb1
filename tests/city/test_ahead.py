"""What a second process reads ahead is what would have been read here, or is left to be read here."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from city import ahead
from city.ahead import Ahead
from city.reader import CityReader

TEXT = "---\ntitle: Fête du parc {n}\nsummary: Un jour.\ndate: 2026-05-{n:02}\n---\n\n## Jeux\n\nÀ 14 h : jeux {n} !\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"fete-{n}.md" for n in range(1, 21)]
    for n, path in enumerate(paths, start=1):
        path.write_text(TEXT.format(n=n), encoding="utf-8")
    return paths


@pytest.fixture
def reading() -> Iterator[Callable[..., Ahead]]:
    begun: list[Ahead] = []

    def begin(paths: list[Path], read: Callable[[Path, str], object]) -> Ahead:
        begun.append(Ahead(paths, read))
        return begun[-1]

    yield begin
    for one in begun:
        one.stop()


def taken(one: Ahead, path: Path, text: str) -> object | None:
    """What arrives within a second."""
    for _ in range(100):
        one._receive(0.01)
        if one._numbers[path] in one._arrived:
            break
    return one.take(path, text)


def parser(folder: Path) -> Callable[[Path, str], object]:
    settings = {"PATH": str(folder), "ARTICLE_PATHS": [""], "PAGE_PATHS": ["pages"], "DEFAULT_LANG": "fr"}
    return CityReader(settings).parse


def test_what_was_read_ahead_is_what_would_have_been_read_here(
    files: list[Path], tmp_path: Path, reading: Callable[..., Ahead]
) -> None:
    parse = parser(tmp_path)
    one = reading(files, parse)
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert taken(one, path, text) == parse(path, text)


def test_a_file_that_changed_since_is_read_here(files: list[Path], reading: Callable[..., Ahead]) -> None:
    one = reading(files, lambda _path, text: text.upper())
    assert taken(one, files[0], "Autre chose") is None


def test_what_is_wrong_is_left_for_the_reader_to_tell(files: list[Path], reading: Callable[..., Ahead]) -> None:
    files[0].write_bytes(b"---\n\xff\n---\n")
    one = reading(files, lambda path, text: text if path != files[1] else 1 / 0)
    assert taken(one, files[0], "") is None
    assert taken(one, files[1], files[1].read_text(encoding="utf-8")) is None
    assert taken(one, files[2], text := files[2].read_text(encoding="utf-8")) == text


def test_a_file_that_pelican_reads_first_is_not_read_twice(files: list[Path], reading: Callable[..., Ahead]) -> None:
    def slowly(path: Path, text: str) -> str:
        time.sleep(0.2 if path == files[0] else 0)
        return text

    one = reading(files, slowly)
    assert one.take(files[-1], TEXT.format(n=20)) is None
    assert taken(one, files[-2], text := TEXT.format(n=19)) == text
    one._receive(0.1)
    assert one._numbers[files[-1]] not in one._arrived


def test_a_child_that_dies_costs_nothing_but_time(files: list[Path], reading: Callable[..., Ahead]) -> None:
    one = reading(files, lambda path, text: os._exit(3) if path == files[4] else text)
    os.waitpid(one._child, 0)
    one._receive(0)
    assert one.take(files[0], text := TEXT.format(n=1)) == text
    assert one.take(files[4], TEXT.format(n=5)) is None
    assert one.take(files[9], TEXT.format(n=10)) is None


def test_stopping_ends_the_child_whatever_it_does(files: list[Path]) -> None:
    one = Ahead(files, lambda _path, _text: time.sleep(60))
    one.stop()
    one.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(one._child, 0)
    assert one.take(files[0], "") is None


def test_few_files_are_read_here(files: list[Path]) -> None:
    ahead.start(files, lambda _path, text: text)
    assert ahead.take(files[0], TEXT.format(n=1)) is None
    ahead.stop()
