"""The processes that check pages beside the one that builds, and what happens when one of them dies."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.forkserver import ensure_running, set_forkserver_preload
from pathlib import Path
from typing import TypeVar

from .bounds import GRACE
from .check import PageReport, check_page
from .config import Config

Task = TypeVar("Task")

# After so many deaths the fault is not with single pages.
_MOST_DEATHS = 8
# A process has one faulthandler and one limit of memory: where an engine gives it several threads, they take turns.
_one_page = threading.Lock()


def prepare() -> None:
    """Begin to load what all workers need, in the process that they will part from, before there is work for them."""
    set_forkserver_preload(["a11y.preload"])
    ensure_running()


def start_pool(count: int | None = None) -> ProcessPoolExecutor:
    """Worker processes, one a core or so many, that end with their parent and leave Ctrl-C to it."""
    prepare()
    context = get_context("forkserver")
    count = count or os.cpu_count() or 1
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_start_worker)
    # Each worker would import the main program again, all of Pelican: a check needs none of it.
    # So all workers start now, while the main module does not say which file it is.
    main = sys.modules["__main__"]
    file, spec = main.__dict__.pop("__file__", None), main.__spec__
    main.__spec__ = None
    try:
        for _ in range(count):
            pool.submit(os.getpid)
    finally:
        main.__spec__ = spec
        if file is not None:
            main.__file__ = file
    return pool


def _start_worker() -> None:
    """Leave Ctrl-C to the build, and end when it is killed.

    The worker's parent by the system is the fork server, which lives as long as
    one worker does: each would wait for the other for ever. So the worker watches
    the build itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A checked page is one large cycle, dead at once, beside styles that stay: it is found among the young
    # objects, and the old ones need no search each time a quarter more has come.
    gc.set_threshold(100_000, 50, 1000)
    build = parent_process()
    assert build is not None

    def follow() -> None:
        build.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def stop_pool(executor: Executor) -> None:
    """Stop the workers, without waiting for what they do."""
    if isinstance(executor, ProcessPoolExecutor):
        processes = list((executor._processes or {}).values())
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(5)
    else:
        executor.shutdown(wait=False, cancel_futures=True)


def check_in_worker(html: bytes, url: str, stylesheets: Mapping[str, str], config: Config) -> PageReport:
    """What `check_page` says; a check that no signal stops ends the worker with it, for another to begin.

    The one that watches is a thread of faulthandler: it needs no interpreter to
    run, so it also ends what never comes back to it. It ends a worker of an engine too, whose
    threads take no signal.
    """
    with _one_page, Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(config.page_seconds + GRACE, exit=True, file=nowhere)
        try:
            return check_page(html, url, stylesheets, config)
        finally:
            faulthandler.cancel_dump_traceback_later()


def result_of(future: Future[PageReport]) -> PageReport | None:
    """What a worker says of a page; None where one died or was lost, whether with this page or with another."""
    try:
        return future.result()
    except BrokenExecutor:
        return None


def rescue(
    lost: Sequence[Task], start: Callable[[Executor, Task], Future[PageReport]]
) -> Iterator[tuple[Task, PageReport | None]]:
    """Judge again what was lost when a worker died, so that it costs only the page that it was judging.

    In: the tasks in the order in which they were submitted, and what submits one to
    a pool, of this machine, whoever lost them. Out: each with its report, or None where the worker died again.
    A pool that breaks loses all its tasks and does not say which one broke it. It
    takes them in their order, a few ahead: the culprit is among the first, and
    each of these is judged in a process of its own.
    """
    ahead = 2 * (os.cpu_count() or 1) + 1
    waiting, deaths = list(lost), 0
    while waiting and deaths < _MOST_DEATHS:
        suspects, waiting = waiting[:ahead], waiting[ahead:]
        for task in suspects:
            report = None
            if deaths < _MOST_DEATHS:
                with _pool(1) as pool:
                    report = result_of(start(pool, task))
                deaths += report is None
            yield task, report
        if waiting and deaths < _MOST_DEATHS:
            with _pool() as pool:
                futures = [(task, start(pool, task)) for task in waiting]
                waiting = []
                for task, future in futures:
                    report = result_of(future)
                    if report is None:
                        waiting.append(task)
                    else:
                        yield task, report
    for task in waiting:
        yield task, None


@contextmanager
def _pool(count: int | None = None) -> Iterator[Executor]:
    pool = start_pool(count)
    try:
        yield pool
    finally:
        stop_pool(pool)
