"""One page in, what a browser saw out: the function that an executor runs, here or on another machine."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ..finding import Text
from .guise import GUISES
from .worker import NoBrowserError, Worker, WorkerError


@dataclass(frozen=True, slots=True)
class Task:
    """A page to look at; picklable.

    `root` is the folder of the site, `page` the URL path of the page below it,
    `guises` the names of the guises, `contrast` selectors of texts whose contrast is to be
    measured, `site` the site's own address, whose pages are those of `root`, `probes` whether
    there is more to do than to run axe and HTML_CodeSniffer, `seconds` what the page may take.
    """

    root: Path
    page: str
    guises: tuple[str, ...]
    contrast: tuple[str, ...] = ()
    site: str = ""
    probes: bool = True
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Visit:
    """What was seen of a page; `error` says why nothing was, for a person.

    `facts`: `{"kind", "guise", "certain", "selector"?, "context"?, "code"?, "data"?}` each, as
    `visit.mjs` tells them. `loaded`: the SHA-256 of each file that the page asked for, by
    URL path; None where there is no such file.
    """

    page: str
    facts: Sequence[Mapping[str, Any]] = ()
    loaded: Mapping[str, str | None] = field(default_factory=dict)
    error: Text | None = None


_WHY: Final = {
    "timeout": Text("elle ne répond pas à temps", "it does not answer in time"),
    "left": Text("elle part d'elle-même ailleurs", "it goes elsewhere by itself"),
    "crash": Text("elle fait tomber le navigateur ou l'onglet", "it crashes the browser or its tab"),
    "unloaded": Text("le navigateur n'a pas pu la charger", "the browser could not load it"),
    "failed": Text("l'audit lui-même est tombé en panne", "the audit itself crashed"),
    "broken": Text("la réponse du navigateur est illisible", "the browser's answer cannot be read"),
}

_GIVEN_UP: Final = "l'audit est abandonné"

_own = threading.local()
_workers: set[Worker] = set()
_lock = threading.Lock()
# Set while all is given up: then no new browser is started in the place of one that was ended.
_given_up = threading.Event()


def visit_page(task: Task) -> Visit:
    """Look at a page with the browser of this thread, which is started the first time.

    What goes wrong is tried once more in a fresh browser; then the visit says why
    nothing was seen. Raises `NoBrowserError` where no browser can be had at all.
    """
    request = {
        "page": task.page,
        "guises": [GUISES[name].request() for name in task.guises],
        "contrast": list(task.contrast),
        "site": task.site,
        "probes": task.probes,
    }
    reason = ""
    for _ in range(2):
        worker = _worker(task.root, task.seconds)
        try:
            answer = worker.visit(request)
        except WorkerError as error:
            reason = str(error)
            _discard(worker)
        else:
            return Visit(task.page, answer["facts"], answer["loaded"])
    return Visit(task.page, error=_told(reason))


def _told(reason: str) -> Text:
    # What puppeteer says begins with no name of ours.
    other = "timeout" if "timeout" in reason.lower() else "unloaded" if "net::" in reason else "failed"
    why = _WHY.get(reason.split(":")[0], _WHY[other])
    return Text(
        f"l'audit dans le navigateur a échoué deux fois\u00a0: {why.fr} ({reason})",
        f"the browser audit failed twice: {why.en} ({reason})",
    )


def _worker(root: Path, seconds: float) -> Worker:
    worker: Worker | None = getattr(_own, "worker", None)
    if worker is not None and _own.serves == (root, seconds) and worker in _workers:
        return worker
    if worker is not None:
        _discard(worker)
    if _given_up.is_set():
        raise NoBrowserError(_GIVEN_UP)
    try:
        started = _started(root, seconds)
    except NoBrowserError:
        if _given_up.is_set():
            raise
        # It may have been killed meanwhile, or found no memory for a moment.
        started = _started(root, seconds)
    _own.worker, _own.serves = started, (root, seconds)
    return started


def _started(root: Path, seconds: float) -> Worker:
    worker = Worker(root, seconds)
    # From now on it is ended with all others, also while it starts.
    with _lock:
        _workers.add(worker)
    try:
        if _given_up.is_set():
            raise NoBrowserError(_GIVEN_UP)
        worker.start()
    except BaseException:
        _discard(worker)
        raise
    return worker


def _discard(worker: Worker) -> None:
    with _lock:
        _workers.discard(worker)
    worker.close()


def open_workers() -> None:
    """Allow browsers to be started, after an earlier audit was given up."""
    _given_up.clear()


def abort_workers() -> None:
    """End every browser at once, from any thread: those that wait for an answer get none."""
    _given_up.set()
    with _lock:
        for worker in _workers:
            worker.kill()


@atexit.register
def close_workers() -> None:
    """End every browser that this process has started, once nobody uses them."""
    with _lock:
        workers = list(_workers)
        _workers.clear()
    for worker in workers:
        worker.close()
