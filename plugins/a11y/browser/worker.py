"""A Node process with a browser of its own, led by JSON lines: `worker.mjs` is its other half."""

from __future__ import annotations

import contextlib
import json
import os
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
# Seconds for Node and the browser to be there; the first time the browser is unpacked.
_START: Final = 120.0
# So many seconds after a page's time the worker is ended, whatever it does.
_GRACE: Final = 10.0
_CHUNK: Final = 1 << 16


class WorkerError(Exception):
    """The worker could not look at a page: it is of no more use. The message begins with a stable name."""


class NoBrowserError(Exception):
    """There is no browser to look with; the message is for a person."""


class Worker:
    """One Node process and its Chromium.

    In: the folder that is served as the site; the seconds that one page may take.
    Raises `NoBrowserError` where Node or the browser does not start.
    """

    def __init__(self, root: Path, seconds: float) -> None:
        self._seconds = seconds
        self._browser: int | None = None
        self._profile: str | None = None
        self._buffer = b""
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
            raise NoBrowserError(f"{node}\u00a0: {error.strerror}") from error
        try:
            ready = self._ask({"root": str(root.resolve()), "seconds": seconds}, _START)["ready"]
            self._browser, self._profile = ready["pid"], ready["profile"]
        except (WorkerError, KeyError, TypeError) as error:
            said = self._said()
            self.close()
            raise NoBrowserError(said or str(error)) from error
        except BaseException:
            self.close()
            raise

    def visit(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `visit.mjs` answers of one page: `{"facts": […], "loaded": {…}}`.

        Raises `WorkerError` where it gives none, an error, or no sound answer in time; the
        worker must then be closed.
        """
        answer = self._ask({"id": 1, **request}, self._seconds + _GRACE)
        if not isinstance(answer.get("facts"), list) or not isinstance(answer.get("loaded"), dict):
            raise WorkerError("broken: an answer without facts")
        return answer

    def _ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise WorkerError("crash: the worker ended") from error
        line = self._line(time.monotonic() + seconds)
        try:
            answer = json.loads(line)
        except ValueError as error:
            raise WorkerError("broken: an answer that is no JSON") from error
        if not isinstance(answer, dict):
            raise WorkerError("broken: an answer that is no object")
        if "error" in answer:
            raise WorkerError(str(answer["error"]))
        return answer

    def _line(self, deadline: float) -> bytes:
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise WorkerError("timeout: the worker does not answer")
                chunk = os.read(self._process.stdout.fileno(), _CHUNK)
                if not chunk:
                    raise WorkerError("crash: the worker ended")
                self._buffer += chunk
        line, self._buffer = self._buffer.split(b"\n", 1)
        return line

    def _said(self) -> str:
        """The end of what the worker said on standard error, and why it ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self._complaints.seek(0)
        return self._complaints.read().decode("utf-8", "replace").strip()[-2000:]

    def kill(self) -> None:
        """End the process and its browser at once; whoever waits for an answer learns that there is none."""
        _kill_group(self._process.pid)
        if self._browser is not None:
            # It leads a group of its own.
            _kill_group(self._browser)

    def close(self) -> None:
        """End the process and its browser, whatever they do, and remove what the browser kept on disk."""
        if self._complaints.closed:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # both are pipes
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            _kill_group(self._process.pid)
            self._process.wait()
        if self._browser is not None:
            # It may not have seen that nobody leads it any more.
            _kill_group(self._browser)
        if self._profile is not None:
            shutil.rmtree(self._profile, ignore_errors=True)
        self._complaints.close()


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
