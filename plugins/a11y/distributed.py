"""An engine that runs on several machines, where the settings name one: `A11Y = {"scheduler": "tcp://…:8786"}`.

Any `concurrent.futures.Executor` checks and visits pages; this one is that of
`dask.distributed`, which is installed apart (`pip install -r requirements-distributed.txt`).
All its machines must see the folder of the site under the same path.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from .finding import Problem, Text

# Seconds for the scheduler to answer.
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Scheduler:
    """The address of a dask scheduler, such as "tcp://127.0.0.1:8786"."""

    address: str


class SchedulerError(Exception):
    """The engine that the settings name cannot be used; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message.en)


@contextmanager
def connected(scheduler: Scheduler) -> Iterator[Executor]:
    """An executor of the engine; raises `SchedulerError` where it is not installed or does not answer."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise SchedulerError(_problem(scheduler, f"dask.distributed n'est pas installé ({error})")) from error
    try:
        client = distributed.Client(scheduler.address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise SchedulerError(_problem(scheduler, str(error))) from error
    with client:
        # The same call is made again after a page was mended: what it said before does not count.
        yield cast(Executor, client.get_executor(pure=False))


def _problem(scheduler: Scheduler, said: str) -> Problem:
    return Problem(
        "A11Y['scheduler']",
        None,
        Text(
            f"Le moteur réparti «\u00a0{scheduler.address}\u00a0» n'est pas joignable\u00a0: {said}",
            f'The distributed engine "{scheduler.address}" cannot be reached: {said}',
        ),
        Text("Les pages n'ont pas été contrôlées.", "The pages were not checked."),
        Text(
            "Démarrez «\u00a0dask scheduler\u00a0» à cette adresse, installez requirements-distributed.txt, "
            "ou retirez ce réglage pour contrôler sur cette machine.",
            'Start "dask scheduler" at this address, install requirements-distributed.txt, '
            "or take this setting out to check on this machine.",
        ),
    )
