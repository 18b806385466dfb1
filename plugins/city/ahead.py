"""Content files read by a second process, while Pelican reads them one after the other.

Reading Markdown is most of the time of a build, and Pelican does it on one core. A
child of this process reads the same files and sends what it makes of them; what has
not arrived when Pelican asks, or does not fit, is read here. The child never says
that something is wrong: what it cannot read, it leaves to whoever asks.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import pickle
import select
import signal
import struct
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from city.located import read_text

# Below this many files, a child costs more than it saves.
FROM = 40
# Waiting for a file that the child has begun is worth as long as reading it takes.
_PATIENCE = 0.01
_FREE, _HERE, _CHILD = 0, 1, 2
_HEAD = struct.Struct("<IQ")


class Ahead:
    """Results of a function for some files, worked out by a child process.

    In: the files; the function, which gets a path and the text of the file and
    may raise whatever it likes.
    """

    def __init__(self, paths: Sequence[Path], read: Callable[[Path, str], object]) -> None:
        self._numbers = {path: number for number, path in enumerate(paths)}
        # Who reads which file, known on both sides.
        self._readers = mmap.mmap(-1, max(len(paths), 1))
        self._arrived: dict[int, bytes] = {}
        self._buffer = bytearray()
        self._pipe, sending = os.pipe()
        parent = os.getpid()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._pipe)
            _work(paths, read, self._readers, sending, parent)
        os.close(sending)
        os.set_blocking(self._pipe, False)

    def take(self, path: Path, text: str) -> object | None:
        """What the function gave for a file that held this text; None where it must be called here."""
        number = self._numbers.get(path)
        if number is None:
            return None
        self._receive(0)
        if number not in self._arrived and self._readers[number] == _CHILD:
            self._receive(_PATIENCE)
        sent = self._arrived.pop(number, None)
        if sent is None:
            self._readers[number] = _HERE
            return None
        digest, made = sent[:32], sent[32:]
        return pickle.loads(made) if digest == _digest(text) else None  # our own child made it

    def _receive(self, patience: float) -> None:
        """Take in what has come through the pipe; wait for more where nothing has."""
        if self._pipe < 0 or not select.select([self._pipe], [], [], patience)[0]:
            return
        with suppress(BlockingIOError):
            while piece := os.read(self._pipe, 1 << 20):
                self._buffer += piece
        while len(self._buffer) >= _HEAD.size:
            number, length = _HEAD.unpack_from(self._buffer)
            if len(self._buffer) < _HEAD.size + length:
                break
            self._arrived[number] = bytes(self._buffer[_HEAD.size : _HEAD.size + length])
            del self._buffer[: _HEAD.size + length]

    def stop(self) -> None:
        """End the child, whatever it does."""
        if self._pipe < 0:
            return
        os.close(self._pipe)
        self._pipe = -1
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._child, 0)
        self._arrived.clear()


_current: Ahead | None = None


def start(paths: Sequence[Path], read: Callable[[Path, str], object]) -> None:
    """Have files read ahead, where they are many and a child can be had; in: as for `Ahead`."""
    global _current
    stop()
    if len(paths) >= FROM and _can_fork():
        _current = Ahead(paths, read)


def take(path: Path, text: str) -> object | None:
    """As `Ahead.take`; None where nothing is read ahead."""
    return _current.take(path, text) if _current is not None else None


def stop() -> None:
    """End what was begun."""
    global _current
    if _current is not None:
        _current.stop()
        _current = None


def _can_fork() -> bool:
    """Whether a child may be forked: no other thread can hold a lock that it would wait for."""
    return hasattr(os, "fork") and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _work(
    paths: Sequence[Path], read: Callable[[Path, str], object], readers: mmap.mmap, pipe: int, parent: int
) -> None:
    """The whole life of the child."""
    # Ctrl-C and an end from outside are the parent's to tell.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_DFL)
    try:
        for number, path in enumerate(paths):
            if readers[number] == _FREE and os.getppid() == parent:
                readers[number] = _CHILD
                _send(pipe, number, _made(path, read))
    finally:
        # Nothing of the parent's is flushed or closed a second time.
        os._exit(0)


def _made(path: Path, read: Callable[[Path, str], object]) -> bytes:
    """The digest of a file's text and what was made of it; empty where that is to be told by the parent."""
    try:
        text = read_text(path)
        return _digest(text) + pickle.dumps(read(path, text))
    except Exception:  # noqa: BLE001  # read again by the parent, who tells what is wrong
        return b""


def _send(pipe: int, number: int, made: bytes) -> None:
    left = memoryview(_HEAD.pack(number, len(made)) + made)
    while left:
        left = left[os.write(pipe, left) :]


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
