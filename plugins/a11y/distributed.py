"""An engine that runs on several machines, where the settings name one: `A11Y = {"scheduler": "tcp://…:8786"}`.

Any `concurrent.futures.Executor` checks and visits pages; this one is that of
`dask.distributed`, which is installed apart (`pip install -r requirements-distributed.txt`).
All its machines have this version of Parvis, and see the folder of the site under the same path.
What the engine loses, it says: a page is never taken for checked because nobody answered.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from .finding import Problem, Text

Result = TypeVar("Result")

# Seconds for the scheduler to answer, and for its first worker to be there.
_PATIENCE: Final = 5.0
# An engine that has had no worker for so many seconds is given up.
_DESERTED: Final = 60.0
# The code and the data that decide what is said of a page.
_CODE: Final = (".py", ".mjs", ".toml", ".json", ".yaml")
_GIVEN_UP: Final = BrokenExecutor("the engine was given up")


@dataclass(frozen=True, slots=True)
class Scheduler:
    """The address of a dask scheduler, such as "tcp://127.0.0.1:8786"."""

    address: str


class SchedulerError(Exception):
    """The engine that the settings name cannot be used; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message.en)


class Engine(Executor):
    """The workers of a scheduler; raises `SchedulerError` where there are none, or they are not of this version.

    A task whose worker dies is given to another by the scheduler. One that is lost all the same
    raises `BrokenExecutor`, as in a pool of processes: dask's own executor would wait for ever.
    """

    def __init__(self, scheduler: Scheduler) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            said = Text(
                f"dask.distributed n'est pas installé ({error})", f"dask.distributed is not installed ({error})"
            )
            raise SchedulerError(_problem(scheduler, said)) from error
        # What becomes of each page is told in the report; the engine's own talk is for who runs it.
        for name in ("distributed", "distributed.client", "tornado.application"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            self._client = distributed.Client(scheduler.address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, TypeError, ValueError) as error:
            raise SchedulerError(_problem(scheduler, Text(str(error), str(error)))) from error
        try:
            self._require_workers(scheduler)
        except BaseException:
            self._client.close()
            raise
        self._waiting: set[Future[Any]] = set()
        self._over = threading.Event()
        threading.Thread(target=self._watch, name="a11y-engine", daemon=True).start()

    def _require_workers(self, scheduler: Scheduler) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            said = Text("aucun worker ne s'y est présenté", "no worker has come there")
            raise SchedulerError(_problem(scheduler, said)) from error
        for worker, version in self._client.run(code_version, on_error="return").items():
            if version != code_version():
                said = Text(
                    f"le worker {worker} n'a pas cette version de Parvis\u00a0: redémarrez-le ({str(version)[:200]})",
                    f"the worker {worker} has not this version of Parvis: restart it ({str(version)[:200]})",
                )
                raise SchedulerError(_problem(scheduler, said))

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Have a function called by a worker; once all is given up, the future raises `BrokenExecutor` at once."""
        outcome: Future[Result] = Future()
        self._waiting.add(outcome)
        try:
            # Not `pure`: the same call is made again after a page was mended, and what it said before does not count.
            task = self._client.submit(fn, *args, pure=False, **kwargs)
            self._client.loop.add_callback(self._follow, task, outcome)
        except Exception as error:  # noqa: BLE001  # a client that is closed says so in ways of its own
            self._settle(outcome, BrokenExecutor(f"{type(error).__name__}: {error}"))
        if self._over.is_set():
            self._settle(outcome, _GIVEN_UP)
        return outcome

    async def _follow(self, task: Any, outcome: Future[Any]) -> None:
        try:
            result = await task._result()
        except BaseException as error:  # noqa: BLE001  # whatever it is, who waits must learn of it
            failed = task.status == "error" and not type(error).__module__.startswith("distributed.")
            lost = BrokenExecutor(f"{type(error).__name__}: {error}".split("\n")[0])
            self._settle(outcome, error if failed else lost)
        else:
            self._settle(outcome, None, result)

    def _settle(self, outcome: Future[Any], error: BaseException | None, result: object = None) -> None:
        self._waiting.discard(outcome)
        # It may have been given up, or cancelled by who waited.
        with contextlib.suppress(InvalidStateError):
            if error is None:
                outcome.set_result(result)
            else:
                outcome.set_exception(error)

    def _watch(self) -> None:
        """Give all up once there has been no worker for long: their tasks would wait for ever."""
        seen = time.monotonic()
        while not self._over.wait(1):
            if self._has_workers():
                seen = time.monotonic()
            elif self._client.status == "closed" or time.monotonic() - seen > _DESERTED:
                self._over.set()
        while self._waiting:
            self._settle(next(iter(self._waiting)), _GIVEN_UP)

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads(callback_timeout=_PATIENCE))
        except Exception:  # noqa: BLE001  # there are many ways in which nobody answers
            return False

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the engine, which goes on without us; what is under way is lost unless it is waited for."""
        if wait and not cancel_futures:
            wait_for(list(self._waiting))
        self._over.set()
        self._client.close()


@contextmanager
def connected(scheduler: Scheduler) -> Iterator[Executor]:
    """The workers of a scheduler, left at the end; raises `SchedulerError` as `Engine` does."""
    engine = Engine(scheduler)
    try:
        yield engine
    finally:
        engine.shutdown(cancel_futures=True)


@cache
def code_version() -> str:
    """A digest of this package, as it was when this process first asked."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in _CODE:
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _problem(scheduler: Scheduler, said: Text) -> Problem:
    return Problem(
        "A11Y['scheduler']",
        None,
        Text(
            f"Le moteur réparti «\u00a0{scheduler.address}\u00a0» n'est pas utilisable\u00a0: {said.fr}",
            f'The distributed engine "{scheduler.address}" cannot be used: {said.en}',
        ),
        Text("Les pages n'ont pas été contrôlées.", "The pages were not checked."),
        Text(
            "Installez requirements-distributed.txt, démarrez «\u00a0dask scheduler\u00a0» à cette adresse et des "
            "«\u00a0dask worker\u00a0», ou retirez ce réglage pour contrôler sur cette machine.",
            'Install requirements-distributed.txt, start "dask scheduler" at this address and some "dask worker", '
            "or take this setting out to check on this machine.",
        ),
    )
