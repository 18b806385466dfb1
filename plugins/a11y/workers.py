"""The processes that check pages beside the one that builds."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process


def start_pool() -> ProcessPoolExecutor:
    """Worker processes, one a core, that end with their parent and leave Ctrl-C to it."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["a11y.preload"])
    count = os.cpu_count() or 1
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
