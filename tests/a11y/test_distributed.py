"""A site is judged the same by an engine of several workers as here; what the engine cannot do is no pass."""

from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from a11y import distributed, workers
from a11y.config import Config
from a11y.distributed import Engine, Scheduler, SchedulerError, connected

COMMAND = Path(sys.executable).parent / "a11y"
CLUSTER = Path(__file__).with_name("cluster.py")
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Service {n} – Ville</title>
<link rel="stylesheet" href="/a.css"></head><body><main><h1>Service {n}</h1>
<p>Ouvert tous les jours. <a href="/{n}.html">Service {n}</a></p>{fault}{many}</main></body></html>"""
FAULTS = (
    '<img src="/a.png">',
    '<p class="pale">Pâle</p>',
    "<h4>Trop profond</h4>",
    '<a href="/absent">Absent</a>',
    "<input>",
    "",
)


class Cluster:
    """The cluster of `cluster.py`, in a process of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, CLUSTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.address = self.hear()["address"]

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def hear(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def descendants(self) -> set[int]:
        return {process.pid for process in psutil.Process(self._process.pid).children(recursive=True)}

    def close(self) -> None:
        self._process.communicate(timeout=60)

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate(timeout=60)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    started = Cluster()
    yield started
    started.close()


def make_site(folder: Path, pages: int, *, paragraphs: int = 30) -> None:
    """Write pages that no cache knows, all of one folder name, and the settings that may name an engine."""
    (folder / "site").mkdir(parents=True)
    (folder / "site" / "a.css").write_text(".pale { color: #bbb; background: #fff }", "utf-8")
    many = f"<!-- {uuid.uuid4()} -->" + "<p>Le <b>service</b> est ouvert du lundi au vendredi.</p>" * paragraphs
    for number in range(pages):
        page = PAGE.format(n=number, fault=FAULTS[number % len(FAULTS)], many=many)
        (folder / "site" / f"{number}.html").write_text(page, "utf-8")


def start(folder: Path, scheduler: str, *options: str, **environment: str) -> subprocess.Popen[str]:
    """Run the real command on the site of a folder, by an engine or, without an address, here."""
    (folder / "conf.py").write_text(f"A11Y = {{'waivers': '', 'scheduler': {scheduler!r}}}", "utf-8")
    command = [str(COMMAND), "--config", "conf.py", "--format", "json", *options, "site"]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


def ended(process: subprocess.Popen[str]) -> Any:
    """The report of a command that has nothing else to say."""
    out, err = process.communicate(timeout=120)
    # On a slow machine the audit says how far it is.
    assert [line for line in err.splitlines() if not line.startswith("Navigateur\u00a0:")] == []
    report = json.loads(out)
    assert report["exitCode"] == process.returncode
    return report


BROWSER = ("--browser", "--no-probes", "--guises", "desktop")


@pytest.mark.parametrize("pages, options", [(48, ()), (10, BROWSER)])
def test_an_engine_says_what_one_machine_says(
    pages: int, options: tuple[str, ...], cluster: Cluster, tmp_path: Path
) -> None:
    make_site(tmp_path / "here", pages)
    make_site(tmp_path / "there", pages)
    there = ended(start(tmp_path / "there", cluster.address, *options))
    assert there == ended(start(tmp_path / "here", "", *options))
    assert there["exitCode"] == 1
    assert len(there["pages"]) == pages
    assert not options or there["browser"]["pagesAudited"] == pages


@pytest.mark.parametrize("pages, options, done", [(60, (), 6), (10, BROWSER, 2)])
def test_a_worker_that_is_killed_changes_nothing(
    pages: int, options: tuple[str, ...], done: int, tmp_path: Path
) -> None:
    for name in ("here", "there"):
        make_site(tmp_path / name, pages, paragraphs=150)
    here = ended(start(tmp_path / "here", "", *options))
    cluster = Cluster()
    try:
        cluster.tell(f"kill {done}")
        command = start(tmp_path / "there", cluster.address, *options)
        killed = cluster.hear()
        assert command.poll() is None
        assert ended(command) == here
        left = cluster.descendants() | set(killed["children"])
    finally:
        cluster.close()
    assert bool(options) == bool(killed["children"])
    wait_for_end(left)


def test_a_scheduler_that_ends_leaves_its_pages_to_this_machine(tmp_path: Path) -> None:
    for name in ("here", "there"):
        make_site(tmp_path / name, 60, paragraphs=150)
    cluster = Cluster()
    cluster.tell("kill 6")
    command = start(tmp_path / "there", cluster.address)
    cluster.hear()
    cluster.kill()
    assert ended(command) == ended(start(tmp_path / "here", ""))


def test_pages_that_nobody_looks_at_any_more_were_not_checked(tmp_path: Path) -> None:
    make_site(tmp_path, 10)
    cluster = Cluster()
    cluster.tell("kill 2")
    command = start(tmp_path, cluster.address, *BROWSER)
    left = set(cluster.hear()["children"]) | cluster.descendants()
    cluster.kill()
    report = ended(command)
    assert report["exitCode"] == 2
    unchecked = [page for page in report["pages"] if page["status"] == "couldNotCheck"]
    assert len(unchecked) == 10 - report["browser"]["pagesAudited"] > 0
    assert all("perdu" in page["reason"] for page in unchecked)
    wait_for_end(left)


ABSENT = "dask.distributed n'est pas installé"


@pytest.mark.parametrize(
    "pages, options, missing, said",
    [(48, (), False, "tcp://127.0.0.1:"), (48, (), True, ABSENT), (2, BROWSER, True, ABSENT)],
)
def test_an_engine_that_is_not_there_exits_2_with_a_sentence(
    pages: int, options: tuple[str, ...], missing: bool, said: str, tmp_path: Path
) -> None:
    make_site(tmp_path, pages)
    if missing:
        (tmp_path / "distributed.py").write_text("raise ImportError('feigned')", "utf-8")
    report = ended(start(tmp_path, f"tcp://127.0.0.1:{free_port()}", *options, PYTHONPATH=str(tmp_path)))
    assert report["exitCode"] == 2
    (problem,) = report["problems"]
    assert said in problem["message"]
    assert "dask scheduler" in problem["fix"]
    assert [page["status"] for page in report["pages"]] == ["couldNotCheck"] * pages


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def test_workers_of_another_version_are_refused() -> None:
    def grow_old() -> None:
        vars(distributed).update(code_version=lambda: "old")

    cluster = Cluster()
    try:
        with connected(Scheduler(cluster.address)) as engine:
            engine.submit(grow_old).result(60)
        with pytest.raises(SchedulerError, match=r"has not this version of Parvis: restart it \(old\)"):
            Engine(Scheduler(cluster.address))
    finally:
        cluster.close()


def test_a_page_that_nothing_interrupts_is_lost_in_time_and_the_engine_goes_on(cluster: Cluster) -> None:
    def never() -> object:
        def check(*_: object) -> object:
            return sum(itertools.repeat(0))

        vars(workers).update(GRACE=0.2, check_page=check)
        return workers.check_in_worker(b"", "/", {}, Config(page_seconds=0.3))

    with connected(Scheduler(cluster.address)) as engine:
        with pytest.raises(BrokenExecutor, match="KilledWorker"):
            engine.submit(never).result(60)
        assert engine.submit(max, 1, 2).result(60) == 2


def test_a_page_takes_no_more_time_in_an_engine_than_here(cluster: Cluster) -> None:
    html, config = b"<!doctype html><title>x</title>" + b"<p>x</p>" * 5000, Config(page_seconds=0.01)
    with connected(Scheduler(cluster.address)) as engine:
        there = engine.submit(workers.check_in_worker, html, "/", {}, config).result(60)
    assert there == workers.check_in_worker(html, "/", {}, config)
    assert there.status == "couldNotCheck"


def test_a_fault_of_our_own_is_told_as_such(cluster: Cluster) -> None:
    with connected(Scheduler(cluster.address)) as engine, pytest.raises(ZeroDivisionError):
        engine.submit(divmod, 1, 0).result(60)


def test_an_engine_that_all_have_left_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distributed, "_DESERTED", 1)
    cluster = Cluster()
    try:
        with connected(Scheduler(cluster.address)) as engine:
            endless = engine.submit(time.sleep, 600)
            cluster.tell("empty")
            with pytest.raises(BrokenExecutor, match="given up"):
                endless.result(60)
            with pytest.raises(BrokenExecutor):
                engine.submit(max, 1, 2).result(60)
    finally:
        cluster.close()


def wait_for_end(pids: set[int]) -> None:
    """Fail where a process goes on: no Node and no Chromium outlives its cluster."""
    deadline = time.monotonic() + 15
    while alive := [pid for pid in pids if psutil.pid_exists(pid) and not is_zombie(pid)]:
        assert time.monotonic() < deadline, alive
        time.sleep(0.05)


def is_zombie(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True
