"""A cluster of two dask workers, led by lines of standard input; it ends when that does.

Out, a JSON line each: first `{"address"}`. In: `kill N`; out, once N tasks are done and
another is under way: `{"children"}`, those that the process had started that was killed.
In: `empty`: all workers leave.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import time
from typing import Any

import psutil
from distributed import LocalCluster


def main() -> None:
    """Start the cluster, and do what is asked."""
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "silence_logs": logging.CRITICAL}
    # Any free port: it wants to show what it does.
    with LocalCluster(dashboard_address="127.0.0.1:0", **options) as cluster:  # type: ignore[no-untyped-call]
        say(address=cluster.scheduler_address)
        for line in sys.stdin:
            match line.split():
                case ["kill", done]:
                    kill(cluster, int(done))
                case ["empty"]:
                    cluster.scale(0)


def kill(cluster: Any, done: int) -> None:
    """End one worker that is at work, once so many tasks are done."""
    while True:
        tasks = list(cluster.scheduler.tasks.values())
        busy = [task.processing_on.nanny for task in tasks if task.state == "processing" and task.processing_on]
        # A task that is done is forgotten as soon as its result was told.
        if busy and sum(entry[2] == "memory" for entry in list(cluster.scheduler.transition_log)) >= done:
            break
        time.sleep(0.002)
    worker = next(worker for worker in cluster.workers.values() if worker.address in busy)
    children = [child.pid for child in psutil.Process(worker.pid).children(recursive=True)]
    os.kill(worker.pid, signal.SIGKILL)
    say(children=children)


def say(**what: object) -> None:
    """Print a line at once."""
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main()
