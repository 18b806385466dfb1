"""A Node process with a browser of its own, led by JSON lines: `worker.mjs` is its other half."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

SCRIPT: Final = Path(__file__).with_name("worker.mjs")
# Where `chromium.mjs` keeps what a browser writes, in folders named after the process that leads it.
PROFILES: Final = Path(__file__).resolve().parents[3] / ".cache" / "profiles"
# Seconds for Node and the browser to be there; the first time the browser is unpacked.
_START: Final = 120.0
# So many seconds after a page's time the worker is ended, whatever it does.
_GRACE: Final = 10.0
_CHUNK: Final = 1 << 16
# So many seconds a worker has to end by itself.
_PARTING: Final = 5.0
# Longer than the answer of any page that a person could read.
_LONGEST: Final = 1 << 28
# Seconds in which dying processes have written their last.
_LAST_WORDS: Final = 3.0


class WorkerError(Exception):
    """The worker could not look at a page: it is of no more use. The message begins with a stable name."""


class NoBrowserError(Exception):
    """There is no browser to look with; the message is for a person."""


class Worker:
    """One Node process and its Chromium.

    In: the folder that is served as the site; the seconds that one page may take.
    Raises `NoBrowserError` where there is no Node. `start` is to be called first.
    """

    def __init__(self, root: Path, seconds: float) -> None:
        self._root = root
        self._seconds = seconds
        self._browser: int | None = None
        self._buffer = b""
        self._asked = 0
        # A file, for nobody reads while a page is looked at: a pipe could fill up and stop it.
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  # closed by `close`
        node = Path(sys.executable).with_name("node")
        try:
            # A session of its own: Ctrl-C is for the build, which then ends its workers.
            self._process = subprocess.Popen(
                [node, SCRIPT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                start_new_session=True,
            )
        except OSError as error:
            self._complaints.close()
            raise NoBrowserError(f"Node ne démarre pas\u00a0: {node} ({error.strerror}).") from error
        assert self._process.stdin is not None
        os.set_blocking(self._process.stdin.fileno(), False)

    def start(self) -> None:
        """Wait until the browser is there.

        Raises `NoBrowserError` where it does not start, `OSError` where its files find no
        room; the worker must then be closed.
        """
        try:
            answer = self._ask({"root": str(self._root.resolve()), "seconds": self._seconds}, _START)
            if "error" in answer:
                raise _refusal(answer)
            browser = int(answer["ready"]["pid"])
            if browser <= 1:
                raise WorkerError("broken: no process of a browser")
            self._browser = browser
        except (WorkerError, KeyError, TypeError, ValueError) as error:
            raise NoBrowserError(self._said() or f"Node s'arrête ou ne répond pas ({error}).") from error

    def visit(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `visit.mjs` answers of one page: `{"facts": […], "loaded": {…}}`.

        Raises `WorkerError` where it gives none, an error, or no sound answer in time; the
        worker must then be closed.
        """
        self._asked += 1
        answer = self._ask({"id": self._asked, **request}, self._seconds + _GRACE)
        if answer.get("id") != self._asked or self._buffer:
            raise WorkerError("broken: an answer that nobody asked for")
        if "error" in answer:
            raise WorkerError(str(answer["error"]))
        facts, loaded = answer.get("facts"), answer.get("loaded")
        if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
            raise WorkerError("broken: an answer without facts")
        if not isinstance(loaded, dict) or not loaded:
            raise WorkerError("broken: an answer without what was loaded")
        return answer

    def _ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        self._write(json.dumps(request).encode() + b"\n", deadline)
        line = self._line(deadline)
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise WorkerError("broken: an answer that is no JSON") from error
        if not isinstance(answer, dict):
            raise WorkerError("broken: an answer that is no object")
        return answer

    def _write(self, data: bytes, deadline: float) -> None:
        """Write as fast as it is read: a worker that reads no more must not stop us."""
        assert self._process.stdin is not None
        descriptor = self._process.stdin.fileno()
        try:
            while data:
                _wait(descriptor, selectors.EVENT_WRITE, deadline)
                with contextlib.suppress(BlockingIOError):
                    data = data[os.write(descriptor, data) :]
        except OSError as error:
            raise WorkerError("crash: the worker ended") from error

    def _line(self, deadline: float) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        chunks = [self._buffer]
        size = len(self._buffer)
        while b"\n" not in chunks[-1]:
            _wait(descriptor, selectors.EVENT_READ, deadline)
            chunk = os.read(descriptor, _CHUNK)
            if not chunk:
                raise WorkerError("crash: the worker ended")
            size += len(chunk)
            if size > _LONGEST:
                raise WorkerError("broken: an answer without end")
            chunks.append(chunk)
        line, self._buffer = b"".join(chunks).split(b"\n", 1)
        return line

    def _said(self) -> str:
        """What the worker complained of, in one line: the error, where there is one, else the last word."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self._complaints.seek(0)
        lines = self._complaints.read().decode("utf-8", "replace").split("\n")
        said = [line.strip() for line in lines if line.strip() and not line.startswith("Node.js v")]
        return next((line for line in said if re.match(r"\w*Error\b", line)), said[-1] if said else "")[:500]

    def kill(self) -> None:
        """End the process and its browser at once; whoever waits for an answer learns that there is none."""
        _kill_group(self._process.pid)
        self._kill_browser()

    def _kill_browser(self) -> None:
        """It leads a group of its own, and may not have seen that nobody leads it any more."""
        leaders = [self._browser] if self._browser is not None else _commanded(f"={PROFILES}/{self._process.pid}-")
        for leader in leaders:
            _kill_group(leader)

    def close(self) -> None:
        """End the process and its browser, whatever they do, and remove what the browser kept on disk."""
        if self._complaints.closed:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # both are pipes
        try:
            self._process.wait(_PARTING)
        except subprocess.TimeoutExpired:
            _kill_group(self._process.pid)
            self._process.wait()
        self._kill_browser()
        deadline = time.monotonic() + _LAST_WORDS
        while left := list(PROFILES.glob(f"{self._process.pid}-*")):
            for profile in left:
                shutil.rmtree(profile, ignore_errors=True)
            if time.monotonic() > deadline:
                break
        self._complaints.close()


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _commanded(text: str) -> list[int]:
    """The processes whose command has this text in it, where the system tells."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if text.encode() in file.read_bytes():
                found.append(int(file.parent.name))
    return found


def _wait(descriptor: int, event: int, deadline: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, event)
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise WorkerError("timeout: the worker does not answer")


def _refusal(answer: Mapping[str, Any]) -> Exception:
    """Why there is no browser, as `worker.mjs` tells it."""
    said, code = str(answer["error"]), str(answer.get("errno") or "")
    if code.startswith("EADDR"):
        return NoBrowserError(f"aucun port n'est libre sur cette machine pour y servir le site ({code}).")
    if code in ("ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS"):
        number = getattr(errno, code)
        return OSError(number, os.strerror(number), answer.get("path") or str(PROFILES.parent))
    return NoBrowserError(said)
