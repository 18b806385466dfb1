"""One build at a time: the second says so and stops."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from a11y.finding import Problem

from .wording import UnbuildableError, said


class AnotherBuildError(UnbuildableError):
    """Another build holds the lock; `holder` is the number of its process."""

    def __init__(self, path: Path, holder: str) -> None:
        self.holder = holder.strip() or "?"
        super().__init__([_another_build(path, self.holder)])


_EACH = 0.2


@contextmanager
def build_lock(
    path: Path, patience: float = 0.0, on_wait: Callable[[AnotherBuildError], None] | None = None
) -> Iterator[None]:
    """Hold the lock of a site while the block runs.

    In: for how many seconds to wait for another build; what to call, once, when there is something to wait for.
    Raises `AnotherBuildError` when another build holds it still, `OSError` when the lock
    file cannot be made. The lock is one of the
    process (POSIX record lock), not of the open file (`flock`): the workers that
    the gate forks do not inherit it, so that it ends with the build even when the
    build is killed and a worker outlives it for a moment.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        deadline = time.monotonic() + patience
        while (other := _taken(descriptor, path)) is not None:
            if time.monotonic() >= deadline:
                raise other
            if on_wait is not None:
                on_wait(other)
                on_wait = None
            time.sleep(_EACH)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int, path: Path) -> AnotherBuildError | None:
    """Take the lock; where another build holds it, the error that says so."""
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace")
        return AnotherBuildError(path, holder)
    return None


def _another_build(path: Path, holder: str) -> Problem:
    return Problem(
        path.name,
        None,
        said(
            "Une autre construction de ce site est en cours (processus {holder}) : celle-ci s'arrête.",
            "Another build of this site is running (process {holder}): this one stops.",
            holder=holder,
        ),
        said(
            "Deux constructions à la fois mélangeraient leurs pages.",
            "Two builds at once would mix their pages.",
        ),
        said(
            "Attendez la fin de l'autre, puis relancez. Rien n'est à supprimer.",
            "Wait for the other to end, then start again. There is nothing to delete.",
        ),
    )
