"""One build at a time: the second says so and stops."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from a11y.finding import Problem

from .wording import UnbuildableError, said


class AnotherBuildError(UnbuildableError):
    """Another build holds the lock."""


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a site while the block runs.

    Raises `AnotherBuildError` when another build holds it, `OSError` when the lock
    file cannot be made. The lock is one of the
    process (POSIX record lock), not of the open file (`flock`): the workers that
    the gate forks do not inherit it, so that it ends with the build even when the
    build is killed and a worker outlives it for a moment.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace")
            raise AnotherBuildError([_another_build(path, holder)]) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)


def _another_build(path: Path, holder: str) -> Problem:
    return Problem(
        path.name,
        None,
        said(
            "Une autre construction de ce site est en cours (processus {holder}) : celle-ci s'arrête.",
            "Another build of this site is running (process {holder}): this one stops.",
            holder=holder.strip() or "?",
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
