"""The audit of a site in a browser: which pages are looked at, by whom, and what comes of each."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from ..config import Config
from ..distributed import Scheduler, SchedulerError, connected
from ..finding import Problem, Text
from .cache import Cache
from .visit import Task, Visit, abort_workers, close_workers, open_workers, visit_page
from .worker import NoBrowserError

_WHY: Final = Text(
    "Ce que seul un navigateur voit (mise en page, focus, contraste sur une image) n'a pas été contrôlé.",
    "What only a browser sees (layout, focus, contrast over an image) was not checked.",
)
_CHANGED: Final = Text(
    "elle a changé pendant l'audit\u00a0: relancez-le", "it has changed during the audit: start it again"
)
# What people need to know of the commonest errors of the system; the others have the system's own words.
_FRENCH: Final = {
    errno.ENOSPC: "il n'y a plus de place",
    errno.EDQUOT: "il n'y a plus de place",
    errno.EACCES: "il est interdit d'y écrire",
    errno.EPERM: "il est interdit d'y écrire",
    errno.EROFS: "il est interdit d'y écrire",
}


class AuditError(Exception):
    """The audit could not be done at all; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message.en)


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to look at: its URL path below the served folder, and the selectors of texts to be measured."""

    page: str
    contrast: tuple[str, ...] = ()


def audit(
    root: Path, subjects: Sequence[Subject], config: Config, progress: Callable[[int, int], None]
) -> tuple[dict[str, Visit], int]:
    """Look at pages in a browser.

    In: the folder of the site; the pages; the settings; what is told how many of how many are
    done. Out: the visit of each page by its URL path, and how many were known from before.
    Raises `AuditError` where there is no browser, or no room for what was seen.
    """
    cache = Cache()
    visits: dict[str, Visit] = {}
    tasks: dict[Task, str] = {}
    for subject in subjects:
        address = quote(subject.page, errors="surrogateescape")
        task = Task(
            root.resolve(),
            address,
            config.guises,
            subject.contrast,
            config.site_url,
            config.browser_probes,
            config.browser_seconds,
        )
        known = cache.get(task)
        if known is None:
            tasks[task] = subject.page
        else:
            visits[subject.page] = known
    from_cache = len(visits)
    progress(from_cache, len(subjects))
    try:
        if tasks:
            with _executor(config, len(tasks)) as executor:
                for task, seen in _results(executor, list(tasks)):
                    visit = seen
                    if seen.error is None and not cache.has_seen(task, seen):
                        visit = Visit(seen.page, error=_CHANGED)
                    cache.put(task, visit)
                    visits[tasks[task]] = visit
                    progress(len(visits), len(subjects))
        cache.prune()
    except NoBrowserError as error:
        raise AuditError(_no_browser(str(error))) from error
    except SchedulerError as error:
        raise AuditError(error.problem) from error
    except OSError as error:
        raise AuditError(_no_room(error)) from error
    return visits, from_cache


@contextmanager
def _executor(config: Config, tasks: int) -> Iterator[Executor]:
    """Threads here, each with a browser of its own, or the engine that the settings name."""
    if config.scheduler:
        with connected(Scheduler(config.scheduler)) as executor:
            yield executor
        return
    open_workers()
    pool = ThreadPoolExecutor(min(config.browser_workers or os.cpu_count() or 1, tasks), "a11y-browser")
    try:
        yield pool
    except BaseException:
        abort_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        close_workers()


def _results(executor: Executor, tasks: Sequence[Task]) -> Iterator[tuple[Task, Visit]]:
    futures = {executor.submit(visit_page, task): task for task in tasks}
    for future in as_completed(futures):
        task = futures[future]
        try:
            yield task, future.result()
        except (NoBrowserError, OSError):
            raise
        except Exception as error:  # noqa: BLE001  # an engine loses a task in ways of its own: the page was not seen
            said = f"{type(error).__name__}: {error}"[:300]
            lost = Text(f"l'audit dans le navigateur a été perdu ({said})", f"the browser audit was lost ({said})")
            yield task, Visit(task.page, error=lost)


def _no_browser(said: str) -> Problem:
    return Problem(
        "a11y --browser",
        None,
        Text(
            f"L'audit dans le navigateur n'a pas pu commencer\u00a0: {said}",
            f"The browser audit could not begin: {said}",
        ),
        _WHY,
        Text(
            "Lancez «\u00a0make audit\u00a0», qui installe Node, pa11y et le navigateur\u00a0; ou nommez un Chromium "
            "installé\u00a0: CHROME_PATH=/chemin/vers/chromium.",
            'Run "make audit", which installs Node, pa11y and the browser; or name an installed Chromium: '
            "CHROME_PATH=/path/to/chromium.",
        ),
    )


def _no_room(error: OSError) -> Problem:
    # What fails in the middle of writing does not say where.
    where = error.filename or ".cache"
    said = _FRENCH.get(error.errno or 0, error.strerror)
    return Problem(
        str(where),
        None,
        Text(
            f"L'audit dans le navigateur s'est arrêté\u00a0: {where}\u00a0: {said}.",
            f"The browser audit stopped: {where}: {error.strerror}.",
        ),
        _WHY,
        Text(
            "Vérifiez la place libre et le droit d'écrire dans ce dossier, puis relancez.",
            "Check the free space and your right to write in this folder, then start again.",
        ),
    )
