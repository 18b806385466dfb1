"""Whatever a page, a process or a disk does, the browser audit ends in time, says so, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from a11y.browser import visit as visit_module
from a11y.browser import worker as worker_module
from a11y.browser.cache import Cache
from a11y.browser.progress import Progress
from a11y.browser.visit import Task, Visit, close_workers, open_workers, visit_page

ROOT = Path(__file__).resolve().parents[2]
A11Y = Path(sys.executable).with_name("a11y")
NODE = Path(sys.executable).with_name("node")
PROFILES = ROOT / ".cache" / "profiles"
SECONDS = 5
# How long the whole may take after a fault: two tries, each with its grace, on a machine that is busy.
PATIENCE = 100
# A page is not done before so many milliseconds.
SLOW = "<script>const began = Date.now(); while (Date.now() - began < 2000);</script>"
HANG = "<script>while (true);</script>"


def page(body: str = "", head: str = "") -> str:
    """A page that no other test has looked at, so that no cache knows it."""
    own = uuid.uuid4().hex
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>Essai {own} – Parvis</title>{head}</head>'
        f"<body><main><h1>Essai</h1><p>Bonjour {own}</p>{body}</main></body></html>"
    )


def later(script: str) -> str:
    return f"<script>addEventListener('load', () => setTimeout(() => {{ {script} }}, 20))</script>"


@dataclass(frozen=True)
class Said:
    """How a command ended; `report` where it gave one."""

    code: int
    report: dict[str, Any]
    stderr: str

    @property
    def reasons(self) -> dict[str, str]:
        """Why pages were not checked, by file name."""
        unchecked = [each for each in self.report["pages"] if each["status"] == "couldNotCheck"]
        return {Path(each["page"]).name: each["reason"] for each in unchecked}

    @property
    def seen(self) -> tuple[int, int, int]:
        """How many pages were chosen, audited, and known from before."""
        browser = self.report["browser"]
        return browser["pagesChosen"], browser["pagesAudited"], browser["fromCache"]

    @property
    def problems(self) -> str:
        return " ".join(problem["message"] for problem in self.report["problems"])

    def rules(self, name: str) -> set[str]:
        return {found["rule"] for found in self.report["findings"] if found["page"].endswith(name)}


class Place:
    """A folder with a site, where commands run that must leave nothing behind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.temporary = folder / "tmp"
        for each in (self.site, self.temporary):
            each.mkdir()
        (folder / "conf.py").write_text(f'A11Y = {{"browser_seconds": {SECONDS}}}\n', "utf-8")
        self._before = set(PROFILES.glob("*"))

    def write(self, name: str, text: str) -> Path:
        (self.site / name).write_text(text, "utf-8")
        return self.site / name

    def start(
        self, *options: str, environment: Mapping[str, str] | None = None, before: tuple[str, ...] = ()
    ) -> subprocess.Popen[str]:
        command = [*before, str(A11Y), "--browser", "--no-probes", "--guises", "desktop", "--format", "json"]
        return subprocess.Popen(
            [*command, "--config", str(self.folder / "conf.py"), *options, str(self.site)],
            cwd=self.folder,
            env={**os.environ, "TMPDIR": str(self.temporary), **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, process: subprocess.Popen[str]) -> Said:
        """Wait for a command; it must leave nothing behind and speak in sentences."""
        out, err = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in out + err
        self.check_nothing_is_left()
        return Said(process.returncode, json.loads(out) if out else {}, err)

    def run(self, *options: str, environment: Mapping[str, str] | None = None, before: tuple[str, ...] = ()) -> Said:
        return self.end(self.start(*options, environment=environment, before=before))

    def inject(self, script: str) -> dict[str, str]:
        """The environment in which this script runs first in every Node process."""
        file = self.folder / "injected.cjs"
        file.write_text(script, "utf-8")
        return {"NODE_OPTIONS": f"--require={file}"}

    def processes(self) -> dict[int, str]:
        """The living processes that were started here, with their commands."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                dead = (process / "stat").read_text("utf-8", "replace").rsplit(")", 1)[1].split()[0] in "ZX"
                if not dead and (process / "cwd").readlink() == self.folder:
                    found[int(process.name)] = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        return found

    def wait_for(self, *words: str) -> int:
        """The process whose command has one of these words in it, once it is there."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for pid, command in self.processes().items():
                if any(word in command for word in words):
                    return pid
            time.sleep(0.01)
        raise AssertionError(f"{words}: not to be seen")

    def check_nothing_is_left(self) -> None:
        deadline = time.monotonic() + 15
        while (left := self._left()) and time.monotonic() < deadline:
            time.sleep(0.05)
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        assert left == []

    def _left(self) -> list[str]:
        profiles = set(PROFILES.glob("*")) - self._before
        orphans = [each for each in profiles if not Path("/proc", each.name.split("-")[0]).exists()]
        return [*self.processes().values(), *map(str, [*orphans, *self.temporary.iterdir()])]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


BROWSER = "/chromium --allow"
# Parts of the commands of what an audit starts.
PROCESSES = {"node": "worker.mjs", "browser": BROWSER, "renderer": "--type=renderer", "zygote": "--type=zygote"}

# Pages


CALM = {
    "alerts.html": "<script>alert(1); confirm(2); prompt(3); setInterval(() => alert(Math.random()), 5)</script>",
    "leaves.html": later("location = '/b.html'"),
    "leaves-again.html": later("setInterval(() => { location = '/b.html?' + Math.random() }, 5)"),
    "submits.html": '<form action="/leaves.html" method="post"></form>' + later("document.forms[0].submit()"),
    "reloads.html": later("location.reload()"),
    "goes-outside.html": later("location = 'http://ailleurs.example/'"),
    "asks-before.html": "<script>onbeforeunload = (event) => event.preventDefault()</script>" + later("location = '/'"),
    "downloads.html": '<a href="/x.zip" download id="x" hidden>x</a><script>x.click()</script>',
    "opens.html": "<script>open('/'); open('about:blank'); open('http://ailleurs.example/')</script>",
    "opens-again.html": "<script>setInterval(() => open('/'), 5)</script>",
    "opens-alerts.html": "<script>open('/alerts.html')</script>",
}
QUIET = {
    "closes.html": "<script>window.close()</script>" + later("window.close()"),
    "prints.html": "<script>print()</script>",
    "halts.html": "<script>debugger</script>",
    "hashes.html": "<script>let n = 0; setInterval(() => { location.hash = n++ }, 1)</script>",
    "asks.html": "<script>let n = 0; setInterval(() => fetch('/x' + n++), 1)</script>",
    "throws.html": "<script>setInterval(() => { throw new Error(Math.random()) }, 1)</script>",
    "logs.html": """<script>console.log('{"id": 1, "facts": [], "loaded": {}}\\n')</script>""",
    "works.html": "<script>new Worker(URL.createObjectURL(new Blob(['while (true);'])))</script>",
}
FATAL = {
    "hangs.html": (HANG, "ne répond pas à temps"),
    "hangs-later.html": (later("while (true);"), "ne répond pas à temps"),
    "alerts-always.html": ("<script>while (true) alert(1)</script>", "ne répond pas à temps"),
    "loads-always.html": (
        "<script>let n = 0; (function more() { const image = new Image(); image.onerror = more; "
        "image.src = `/${n++}.png` })()</script>",
        "ne répond pas à temps",
    ),
    # The parser stops where the page leaves: what comes after is not seen.
    "leaves-early.html": ("<script>location = '/b.html'</script><img src='x.png'>", "ailleurs (left: /b.html)"),
    "submits-early.html": (
        '<form action="/b.html"></form><script>document.forms[0].submit()</script>',
        "left: /b.html",
    ),
    "frame-leaves.html": ("<iframe title='x' srcdoc=\"<script>top.location = '/b.html'</script>\"></iframe>", "left: "),
    # No request is made for these: the documents come from within the browser.
    "goes-back.html": ("<script>history.back()</script>", "left: about:blank"),
    "goes-back-later.html": (later("history.back()"), "left: about:blank"),
    "goes-nowhere.html": (later("location = 'about:blank'"), "left: about:blank"),
    "goes-to-a-blob.html": (
        "<script>location = URL.createObjectURL(new Blob(["
        "'<!DOCTYPE html><html lang=fr><title>Bon – Parvis</title><main><h1>Bon</h1></main>'"
        "], {type: 'text/html'}))</script>",
        "left: blob:",
    ),
}


def test_what_a_page_does_by_itself_is_told_and_does_not_stop_the_audit(place: Place) -> None:
    (place.site / "x.zip").write_bytes(b"PK")
    for name, body in (CALM | QUIET).items():
        place.write(name, page(body))
    # What has moved leads on at once: the gate allows it.
    place.write("moved.html", page(head='<meta http-equiv="refresh" content="0; url=/leaves.html">'))
    said = place.run()
    assert said.reasons == {}
    assert said.seen == (len(CALM) + len(QUIET) + 1,) * 2 + (0,)
    assert said.code == 1
    leaving = {name for name in [*CALM, *QUIET, "moved.html"] if "page-leaves" in said.rules(name)}
    assert leaving == set(CALM)
    assert "127.0.0.1" not in json.dumps(said.report)


def test_a_page_that_cannot_be_seen_is_named_in_time_and_the_others_are_seen(place: Place) -> None:
    for name, (body, _) in FATAL.items():
        place.write(name, page(body))
    place.write("fine.html", page())
    began = time.monotonic()
    said = place.run()
    assert time.monotonic() - began < PATIENCE
    assert said.code == 2
    assert said.reasons.keys() == FATAL.keys()
    for name, (_, reason) in FATAL.items():
        assert reason in said.reasons[name]
        assert said.reasons[name].startswith("l'audit dans le navigateur a échoué deux fois")
    assert said.seen == (len(FATAL) + 1, 1, 0)
    # What was not seen is not known: the next audit tries again.
    for name in FATAL.keys() - {"goes-back.html"}:
        (place.site / name).unlink()
    again = place.run()
    assert (again.code, again.seen) == (2, (2, 1, 1))


def test_odd_names_of_files_are_audited(place: Place) -> None:
    names = ["été au parc.html", "100%.html", "%2e%2e.html", "a#b?c.html", "a&b;'\".html", "a\\b.html", "日本 .html"]
    for name in names:
        place.write(name, page())
    said = place.run()
    assert (said.code, said.reasons, said.seen) == (0, {}, (len(names), len(names), 0))


def test_a_page_that_is_deleted_or_changed_meanwhile_is_named(place: Place) -> None:
    place.write("a.html", page(SLOW))
    deleted, changed = place.write("b.html", page()), place.write("c.html", page())
    process = place.start("--workers", "1")
    place.wait_for("--type=renderer")
    deleted.unlink()
    changed.write_text(page("<p>Autre chose</p>"), "utf-8")
    said = place.end(process)
    assert said.code == 2
    assert said.reasons.keys() == {"b.html", "c.html"}
    assert "404" in said.reasons["b.html"]
    assert "elle a changé pendant l'audit" in said.reasons["c.html"]
    assert said.seen == (3, 1, 0)


# Processes


@pytest.mark.parametrize("victim", PROCESSES)
def test_a_process_that_is_killed_is_replaced_once(place: Place, victim: str) -> None:
    place.write("a.html", page(SLOW))
    process = place.start()
    pid = place.wait_for(PROCESSES[victim])
    place.wait_for("--type=renderer")
    # Long enough for the page to be asked for, not for it to be done.
    time.sleep(0.5)
    os.kill(pid, signal.SIGKILL)
    said = place.end(process)
    assert (said.code, said.reasons, said.seen) == (0, {}, (1, 1, 0))


@pytest.mark.parametrize("victim", ["node", "browser"])
def test_a_process_that_is_killed_twice_fails_its_page(place: Place, victim: str) -> None:
    place.write("a.html", page(HANG))
    process = place.start()
    for _ in range(2):
        pid = place.wait_for(PROCESSES[victim])
        place.wait_for("--type=renderer")
        time.sleep(0.5)
        os.kill(pid, signal.SIGKILL)
        while pid in place.processes():
            time.sleep(0.01)
    said = place.end(process)
    assert said.code == 2
    assert "elle fait tomber le navigateur" in said.reasons["a.html"]
    assert said.seen == (1, 0, 0)


@pytest.mark.parametrize("victim", ["node", "browser"])
def test_a_browser_that_is_killed_while_it_starts_is_started_again(place: Place, victim: str) -> None:
    place.write("a.html", page())
    process = place.start()
    os.kill(place.wait_for(PROCESSES[victim]), signal.SIGKILL)
    said = place.end(process)
    assert (said.code, said.seen) == (0, (1, 1, 0))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("moment", ["worker.mjs", BROWSER, "--type=renderer"])
def test_a_command_that_is_ended_leaves_nothing_behind(place: Place, number: signal.Signals, moment: str) -> None:
    for name in ("a.html", "b.html"):
        place.write(name, page(HANG))
    process = place.start()
    place.wait_for(moment)
    if moment == "--type=renderer":
        time.sleep(0.5)
    process.send_signal(number)
    began = time.monotonic()
    said = place.end(process)
    assert time.monotonic() - began < 20
    assert said.code == (130 if number == signal.SIGINT else -number)
    assert said.report == {}


# What is missing


def program(place: Place, text: str) -> dict[str, str]:
    file = place.folder / "chrome"
    file.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    file.chmod(0o755)
    return {"CHROME_PATH": str(file)}


MISSING: dict[str, tuple[Callable[[Place], dict[str, str]], str]] = {
    "no browser": (lambda place: {"CHROME_PATH": "/nulle/part"}, "qui n'existe pas\u00a0: /nulle/part"),
    "no libraries": (
        lambda place: program(place, "echo 'chrome: error while loading shared libraries: libnss3.so' >&2; exit 127"),
        "ne démarre pas\u00a0: chrome: error while loading shared libraries: libnss3.so",
    ),
    "no answer": (lambda place: program(place, "sleep 1000"), "ne démarre pas\u00a0: il ne répond pas"),
    "no life": (lambda place: program(place, "exit 0"), "ne démarre pas\u00a0: il s'arrête aussitôt"),
    "no program": (lambda place: {"CHROME_PATH": str(place.folder)}, "ne nomme pas un programme"),
    "no module": (lambda place: place.inject("throw new Error('Cannot find package')"), "Cannot find package"),
    "no port": (
        lambda place: place.inject(
            "require('net').Server.prototype.listen = function () { process.nextTick(() => this.emit('error', "
            "Object.assign(new Error('listen EADDRINUSE'), {code: 'EADDRINUSE', errno: -98}))) }"
        ),
        "aucun port n'est libre",
    ),
    "no sense": (lambda place: place.inject("process.stdout.write('{\"ready\": \\n')"), "broken: "),
}


@pytest.mark.parametrize("what", MISSING)
def test_what_is_missing_is_told_in_one_sentence(place: Place, what: str) -> None:
    place.write("a.html", page())
    feign, message = MISSING[what]
    said = place.run(environment=feign(place))
    assert said.code == 2
    assert said.seen == (1, 0, 0)
    assert said.reasons.keys() == {"a.html"}
    assert said.problems.startswith("L'audit dans le navigateur n'a pas pu commencer")
    assert message in said.problems
    assert "\n" not in said.problems


def test_node_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(worker_module.NoBrowserError, match="Node ne démarre pas"):
        worker_module.Worker(tmp_path, 5)


FULL = {
    "no byte for a profile": ("profiles", "size=4k"),
    "no file for a profile": ("profiles", "nr_inodes=1"),
    "no byte for what was seen": ("audit", "size=4k"),
    "no right to write": ("audit", "ro"),
}


@pytest.mark.parametrize("what", FULL)
def test_a_full_disk_is_told(place: Place, what: str) -> None:
    folder, option = FULL[what]
    own = ("unshare", "--user", "--map-root-user", "--mount")
    if subprocess.run(
        [*own, "mount", "-t", "tmpfs", "none", place.temporary], capture_output=True, check=False
    ).returncode:
        pytest.skip("no file system can be mounted here")
    target = ROOT / ".cache" / folder
    target.mkdir(parents=True, exist_ok=True)
    place.write("a.html", page())
    fill = f"mount -t tmpfs -o {option} none '{target}'; head -c 4096 /dev/zero > '{target}/fill'; exec \"$@\""
    said = place.run(before=(*own, "sh", "-c", f"{{ {fill}; }} 2>/dev/null", "sh"))
    assert (said.code, said.seen) == (2, (1, 0, 0))
    assert "s'est arrêté" in said.problems
    assert ("il est interdit d'y écrire" if option == "ro" else "il n'y a plus de place") in said.problems


def test_an_audit_goes_on_where_nobody_reads_its_progress(place: Place) -> None:
    class Broken:
        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> int:
            raise BrokenPipeError

    with Progress(Broken()) as progress:  # type: ignore[arg-type]  # all that is used of a stream
        progress.show(0, 2)
        progress.show(2, 2)
    place.write("a.html", page())
    deaf = ("sh", "-c", 'exec "$@" 2>&-', "sh")
    assert place.run(before=deaf).code == 0


# What is said between the processes

READY = "say({ready: {pid: process.pid}})"
GOOD = "{id: asked.id, facts: [], loaded: {'/a.html': null}}"
ANSWERS = {
    "nothing": ("", "ne répond pas à temps"),
    "an end": ("process.exit()", "crash: "),
    "half a line": (f"put(JSON.stringify({GOOD}).slice(0, 9), () => process.exit())", "crash: "),
    "half a line, and no end": (f"put(JSON.stringify({GOOD}).slice(0, 9))", "ne répond pas à temps"),
    "garbage": ("put('\\u0000\\ufffd\\n')", "la réponse du navigateur est illisible"),
    "bytes that are no text": ("put(Buffer.from([255, 254, 10]))", "la réponse du navigateur est illisible"),
    "deep garbage": ("put('['.repeat(1e6) + '\\n')", "la réponse du navigateur est illisible"),
    "no object": ("say([1])", "la réponse du navigateur est illisible"),
    "no facts": ("say({id: asked.id})", "la réponse du navigateur est illisible"),
    "facts that are none": ("say({id: asked.id, facts: [1], loaded: {a: null}})", "illisible"),
    "a page that loaded nothing": ("say({id: asked.id, facts: [], loaded: {}})", "illisible"),
    "the answer to another": (f"say({{...{GOOD}, id: 0}})", "la réponse du navigateur est illisible"),
    "two answers": (f"put((JSON.stringify({GOOD}) + '\\n').repeat(2))", "la réponse du navigateur est illisible"),
    "no end of it": ("(function more() { put('x'.repeat(65536), more) })()", "la réponse du navigateur est illisible"),
    "an error": ("say({id: asked.id, error: 'unloaded: boum'})", "n'a pas pu la charger (unloaded: boum)"),
}


@pytest.fixture
def feigned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Path]]:
    """Give what puts a small program in the place of the worker, and counts how often it was started."""

    def feign(answer: str, ready: str = READY) -> Path:
        starts = tmp_path / "starts"
        script = tmp_path / "feigned.mjs"
        script.write_text(
            'import { appendFileSync } from "node:fs"; import { createInterface } from "node:readline";\n'
            f"appendFileSync({json.dumps(str(starts))}, 'x');\n"
            "const put = (text, then) => process.stdout.write(text, then);\n"
            "const say = (value) => put(JSON.stringify(value) + '\\n');\n"
            "for await (const line of createInterface({ input: process.stdin })) {\n"
            "  const asked = JSON.parse(line);\n"
            f"  if ('root' in asked) {{ {ready} }} else {{ {answer} }}\n"
            "}\n",
            "utf-8",
        )
        monkeypatch.setattr(worker_module, "SCRIPT", script)
        monkeypatch.setattr(worker_module, "_GRACE", 0.0)
        monkeypatch.setattr(worker_module, "_PARTING", 0.5)
        monkeypatch.setattr(worker_module, "_LONGEST", 10_000_000)
        return starts

    close_workers()
    open_workers()
    yield feign
    close_workers()


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_that_is_none_is_asked_for_once_more(
    what: str, feigned: Callable[[str], Path], tmp_path: Path
) -> None:
    answer, reason = ANSWERS[what]
    starts = feigned(answer)
    visit = visit_page(Task(tmp_path, "/a.html", ("desktop",), seconds=1.5))
    assert visit.error is not None
    assert reason in visit.error.fr
    assert starts.read_text() == "xx"
    assert not visit_module._workers


def test_a_worker_that_does_not_read_is_ended_in_time(feigned: Callable[[str], Path], tmp_path: Path) -> None:
    feigned("")
    worker = worker_module.Worker(tmp_path, 2)
    worker.start()
    os.kill(worker._process.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(worker_module.WorkerError, match="timeout"):
        worker.visit({"contrast": ["p" * 1000] * 1000})
    worker.close()
    assert time.monotonic() - began < 15


# What was seen before


def damage(text: bytes) -> Iterator[bytes]:
    yield b""
    yield text[: len(text) // 2]
    yield text[:-1]
    yield text[:70] + bytes([text[70] ^ 1]) + text[71:]
    yield b"\xff" + text[1:]
    yield b"{}"
    yield b"\n"


def test_an_entry_that_is_not_what_was_written_is_not_there_and_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), "utf-8")
    task = Task(tmp_path, "/a.html", ("desktop",))
    cache = Cache(tmp_path / "cache")
    digest = cache._digest(tmp_path, "/a.html")
    visit = Visit("/a.html", [{"kind": "axe"}], {"/a.html": digest, "/missing.css": None})
    cache.put(task, visit)
    assert Cache(tmp_path / "cache").get(task) == visit
    entry = cache._path(task)
    for text in damage(entry.read_bytes()):
        entry.write_bytes(text)
        assert cache.get(task) is None
        cache.put(task, visit)
        assert cache.get(task) == visit
    entry.unlink()
    (entry / "full").mkdir(parents=True)
    assert cache.get(task) is None
    cache.put(task, visit)
    assert cache.get(task) == visit
    entry.unlink()
    entry.parent.rmdir()
    entry.parent.write_text("a file", "utf-8")
    assert cache.get(task) is None
    cache.put(task, visit)
    assert cache.get(task) == visit
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == [entry]


def test_a_failed_visit_is_not_remembered(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), "utf-8")
    task = Task(tmp_path, "/a.html", ("desktop",))
    cache = Cache(tmp_path / "cache")
    cache.put(task, Visit("/a.html", error=visit_module._told("timeout")))
    assert list((tmp_path / "cache").rglob("*")) == []


def test_what_has_not_changed_starts_no_browser_and_what_has_is_seen_again(place: Place) -> None:
    body = '<img src="/a.svg" alt="Un rond">'
    a = place.write("a.html", page(body, '<link rel="stylesheet" href="/a.css">'))
    place.write("a.css", "p { color: #000 }")
    picture = place.write("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert place.run().seen == (1, 1, 0)
    # No Node process lives long enough to do anything.
    nothing = place.inject("process.exit(1)")
    known = place.run(environment=nothing)
    assert (known.code, known.seen) == (0, (1, 1, 1))
    assert place.run("--guises", "desktop,dark", environment=nothing).seen == (1, 0, 0)
    place.write("a.css", "p { color: #111 }")
    assert place.run(environment=nothing).seen == (1, 0, 0)
    assert place.run().seen == (1, 1, 0)
    picture.unlink()
    assert place.run(environment=nothing).seen == (1, 0, 0)
    assert place.run().seen == (1, 1, 0)
    a.write_text(page(body), "utf-8")
    assert place.run(environment=nothing).seen == (1, 0, 0)


def test_two_audits_at_once_do_not_disturb_each_other(place: Place) -> None:
    for name in ("a.html", "b.html", "c.html"):
        place.write(name, page())
    first, second = place.start(), place.start()
    outputs = [json.loads(process.communicate(timeout=PATIENCE)[0]) for process in (first, second)]
    place.check_nothing_is_left()
    for report in outputs:
        assert (report["exitCode"], report["browser"]["pagesAudited"]) == (0, 3)
    assert place.run().seen == (3, 3, 3)


# The server

ASK = """
import { request } from "node:http";
import { serve } from %s;
const { url, prefix } = await serve(process.argv[2], { secret: true });
const { port } = new URL(url);
const ask = (path) => new Promise((resolve) =>
  request({ port, path, host: "127.0.0.1" }, (answer) => { answer.resume(); resolve(answer.statusCode); }).end());
const answers = {};
for (const path of JSON.parse(process.argv[3])) answers[path] = [await ask(path), await ask(prefix + path)];
console.log(JSON.stringify({ answers, prefix }));
process.exit();
"""


def test_the_site_is_read_by_its_secret_address_alone_and_nothing_beside_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text(page(), "utf-8")
    (site / "a b.html").symlink_to(site / "a.html")
    (tmp_path / "secret.html").write_text(page(), "utf-8")
    (tmp_path / "site2").mkdir()
    (tmp_path / "site2" / "a.html").write_text(page(), "utf-8")
    script = tmp_path / "ask.mjs"
    script.write_text(ASK % json.dumps(str(ROOT / "plugins/a11y/browser/server.mjs")), "utf-8")
    found = ["/a.html", "/a%20b.html", "/./a.html", "/x/../a.html"]
    refused = ["/", "/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/%2e%2e%2fsecret.html"]
    refused += ["/..%5csecret.html", "/../site2/a.html", "/..%2fsite2/a.html", "//a.html/..%2f..%2fsecret.html"]
    refused += ["/%00", "/%ff", "/%", "/a.html/", "/a.html%00.html", "/%2fetc%2fpasswd", "/" + "x" * 5000]
    done = subprocess.run(
        [NODE, script, site, json.dumps(found + refused)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    said = json.loads(done.stdout)
    assert len(said["prefix"]) >= 32
    assert said["answers"] == {path: [404, 200] for path in found} | {path: [404, 404] for path in refused}
