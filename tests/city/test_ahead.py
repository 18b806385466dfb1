"""What is converted ahead is what the reader would have made, or is left to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from city import ahead
from city.frontmatter import split
from city.located import read_text
from city.markdown import Converter

TEXT = "---\ntitle: Fête du parc\n---\n\n## Programme\n\nÀ 14 h : jeux !\n\n---\n\nSuite\n"


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as one:
        yield one
    ahead.forget()


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "fete.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def settled(path: Path) -> None:
    ahead._AHEAD[path].exception(timeout=30)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, "\n\n" + TEXT])
def test_a_text_converted_ahead_is_the_same(text: str, tmp_path: Path, executor: ThreadPoolExecutor) -> None:
    path = written(tmp_path, text)
    body = split(read_text(path)).body
    ahead.convert_ahead(executor, [path])
    settled(path)
    assert ahead.take(path, body) == Converter().convert(body)


def test_a_text_changed_since_is_left_to_the_reader(tmp_path: Path, executor: ThreadPoolExecutor) -> None:
    path = written(tmp_path, TEXT)
    ahead.convert_ahead(executor, [path])
    settled(path)
    assert ahead.take(path, "Autre chose") is None


@pytest.mark.parametrize("text", ["", "Sans en-tête", "---\ntitle: Jamais fermé\n", b"---\n\xff\n---\n"])
def test_what_is_wrong_is_left_for_the_reader_to_tell(
    text: str | bytes, tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    path = written(tmp_path, text)
    ahead.convert_ahead(executor, [path])
    settled(path)
    assert ahead.take(path, "") is None


def test_a_conversion_that_failed_or_was_not_begun_is_left_to_the_reader(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    failed: Future[tuple[str, str] | None] = Future()
    failed.set_running_or_notify_cancel()
    failed.set_exception(RecursionError())
    waiting: Future[tuple[str, str] | None] = Future()
    for future in (failed, waiting):
        ahead._AHEAD[path] = future
        assert ahead.take(path, split(TEXT).body) is None
    assert waiting.cancelled()
    assert ahead.take(path, "") is None


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path, executor: ThreadPoolExecutor) -> None:
    path = written(tmp_path, TEXT)
    ahead.convert_ahead(executor, [path])
    ahead.forget()
    assert ahead.take(path, split(TEXT).body) is None
