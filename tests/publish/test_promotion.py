"""Whatever fails while a site is published, output/ is the old site or the new one, whole."""

from __future__ import annotations

import datetime
import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from a11y.config import Config
from a11y.report import make_report
from publish import promotion
from publish.places import Places
from publish.promotion import discard, exchange, prepare
from publish.verdict import Outcome, conclude
from publish.wording import UnbuildableError
from tests.publish.site_on_disk import SiteOnDisk, checksum

TODAY = datetime.date(2026, 11, 26)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The places of a site of which nothing is built."""
    (tmp_path / "content").mkdir()
    return Places.of({"PATH": tmp_path / "content", "THEME": tmp_path / "theme", "OUTPUT_PATH": tmp_path / "output"})


OLD = {"index.html": "ancien", "parc/index.html": "ancien", "supprimee/index.html": "ancienne"}
NEW = {"index.html": "nouveau", "parc/index.html": "nouveau", "ecole/index.html": "nouvelle"}


def publish(places: Places, files: dict[str, str]) -> int:
    """All that happens to the folders in a build that the gate accepts."""
    try:
        prepare(places)
    except UnbuildableError:
        return 2
    for name, text in files.items():
        path = places.staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return conclude(Outcome(make_report([], [], [], TODAY), judged=True), places, Config())


def checksum_of(files: dict[str, str], folder: Path) -> str:
    """The checksum that these files have once published."""
    places = Places.of({"PATH": folder / "content", "THEME": folder / "theme", "OUTPUT_PATH": folder / "output"})
    (folder / "content").mkdir(parents=True)
    assert publish(places, files) == 0
    return checksum(places.output)


STEPS = ("mkdir", "rmdir", "unlink", "rename", "replace", "open", "fsync", "scandir", "fdopen", "chmod", "lstat")


@contextmanager
def failing_at(step: int, error: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Let the step-th call that touches the disk fail; gives the names of the calls made."""
    calls: list[str] = []

    def breaking(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            calls.append(name)
            if len(calls) == step:
                raise OSError(error, os.strerror(error), "essai")
            return real(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, breaking(name, getattr(os, name)))
        patch.setattr(promotion, "exchange", breaking("exchange", exchange))
        patch.setattr(promotion, "_flush", breaking("flush", promotion._flush))
        yield calls


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("first", [False, True], ids=["replacing", "first"])
def test_a_fault_at_any_step_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, first: bool
) -> None:
    new = checksum_of(NEW, tmp_path / "temoin-nouveau")
    old = "absent" if first else checksum_of(OLD, tmp_path / "temoin-ancien")
    made: list[str] = []
    step, seen = 0, set()
    while len(made) >= step:
        step += 1
        folder = tmp_path / f"essai-{step}"
        (folder / "content").mkdir(parents=True)
        places = Places.of({"PATH": folder / "content", "THEME": folder / "theme", "OUTPUT_PATH": folder / "output"})
        if not first:
            assert publish(places, OLD) == 0
        with failing_at(step, error, monkeypatch) as made:
            try:
                code = publish(places, NEW)
            except OSError:
                code = 1  # the fault hit a page as it was written, which Pelican would raise
        state = checksum(places.output)
        assert state in (old, new), f"step {step}, {made[-1]}"
        if code == 0:
            assert state == new
        seen.add(made[-1] if len(made) < step else made[step - 1])
        assert publish(places, NEW) == 0, f"the build after step {step} does not work"
        assert checksum(places.output) == new
    assert {"exchange", "flush", "mkdir", "rename", "replace", "fsync"} <= seen
    print(f"{step - 1} steps, first={first}, {errno.errorcode[error]}")


def test_the_exchange_is_one_step(places: Places) -> None:
    publish(places, OLD)
    before = places.output.stat().st_ino
    publish(places, NEW)
    assert places.output.stat().st_ino != before
    assert not (places.output / "supprimee").exists()


# What cannot be exchanged is said before building


def refusal(places: Places) -> str:
    with pytest.raises(UnbuildableError) as refused:
        prepare(places)
    (problem,) = refused.value.problems
    return f"{problem.source} {problem.message.fr} {problem.fix.fr}".replace("\u00a0", " ")


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.EBUSY])
def test_a_file_system_that_cannot_exchange_is_told_before_building(
    places: Places, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(promotion, "exchange", refuse)
    said = refusal(places)
    assert said.startswith("output Le site ne pourrait pas être publié d'un coup : ")
    assert "OUTPUT_PATH" in said
    assert not places.staging.exists()


def test_a_c_library_without_renameat2_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promotion, "_libc", object)
    assert "n'échange pas deux dossiers" in refusal(places)


def test_an_output_that_is_a_mount_point_is_told_before_building(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "output").mkdir()
    script = (
        "import sys; from pathlib import Path; from publish.places import Places\n"
        "from publish.promotion import prepare; from publish.wording import UnbuildableError\n"
        "here = Path(sys.argv[1])\n"
        "try:\n"
        "    prepare(Places.of({'PATH': here/'content', 'THEME': here/'t', 'OUTPUT_PATH': here/'output'}))\n"
        "except UnbuildableError as refused:\n"
        "    print(refused.problems[0].message.fr)\n"
    )
    mounted = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
         'mount --bind "$1/output" "$1/output" && exec "$2" -c "$3" "$1"',
         "sh", str(tmp_path), sys.executable, script],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(promotion.__file__).parents[1])},
    )  # fmt: skip  # the command reads as a command
    if "unshare" in mounted.stderr or "mount:" in mounted.stderr:
        pytest.skip(f"this machine lets nobody mount: {mounted.stderr.strip()}")
    assert "output est un point de montage" in mounted.stdout, mounted.stderr


def test_a_folder_that_is_not_ours_is_never_emptied(places: Places) -> None:
    places.staging.mkdir(parents=True)
    (places.staging / "these.odt").write_text("dix ans de travail")
    assert "build/site" in refusal(places)
    assert (places.staging / "these.odt").read_text() == "dix ans de travail"


def test_what_lies_beside_the_staging_folder_is_left_alone(places: Places) -> None:
    places.build.mkdir()
    (places.build / "lib.whl").write_text("roue")
    assert publish(places, NEW) == 0
    assert (places.build / "lib.whl").read_text() == "roue"


def test_an_output_that_is_a_link_or_a_file_is_refused(places: Places) -> None:
    places.output.write_text("un fichier")
    assert "n'est pas un dossier" in refusal(places)
    places.output.unlink()
    places.output.symlink_to("ailleurs")
    assert "lien symbolique" in refusal(places)


def test_what_was_not_judged_is_not_published(places: Places) -> None:
    publish(places, OLD)
    before = checksum(places.output)
    prepare(places)
    (places.staging / "index.html").write_text("sans contrôle")
    assert conclude(Outcome.of_problems([]), places, Config()) == 2
    assert checksum(places.output) == before


def test_deleting_what_is_not_there_is_no_fault(tmp_path: Path) -> None:
    discard(tmp_path / "absent")


# Killed at any moment


def alive_in(sessions: set[int]) -> list[str]:
    """The command lines of the processes that still run in these sessions."""
    alive = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            session = int((process / "stat").read_text().rpartition(")")[2].split()[3])
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (OSError, ValueError):
            continue
        if session in sessions and command:
            alive.append(command)
    return alive


def test_a_build_killed_at_any_moment_leaves_a_whole_site(site: SiteOnDisk) -> None:
    """Builds of forty pages, twenty of them killed with SIGKILL; half of the moments lie near the promotion."""

    def version(number: int) -> None:
        site.write(
            {
                f"content/pages/p{page}.md": f"Title: Page {page}\nSlug: p{page}\n\nVersion {number}.\n"
                for page in range(40)
            }
        )

    whole: dict[str, int] = {}
    took = 60.0
    for number in (1, 2):
        version(number)
        started = time.monotonic()
        assert site.build().returncode == 0
        took = min(took, time.monotonic() - started)
        whole[site.checksum()] = number
    assert len(whole) == 2
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}, one build takes {took:.2f} s")
    moments = random.Random(seed)
    killed, published = 0, 2
    sessions: set[int] = set()
    attempt = 0
    while killed < 20:
        attempt += 1
        assert attempt <= 100, "most builds end before they are killed"
        wanted = 1 + attempt % 2
        version(wanted)
        with site.start() as build:
            sessions.add(build.pid)
            time.sleep(moments.uniform(took * (0 if attempt % 4 < 2 else 0.6), took))
            build.send_signal(signal.SIGKILL)
        killed += build.returncode == -signal.SIGKILL
        state = site.checksum()
        assert state in whole, f"seed {seed}, attempt {attempt}: output/ is neither version"
        assert whole[state] in (published, wanted)
        published = whole[state]
    print(f"{killed} of {attempt} builds were killed before their end")
    for _ in range(100):
        if not alive_in(sessions):
            break
        time.sleep(0.1)
    assert alive_in(sessions) == [], "workers of the gate outlive the build"
    version(1)
    built = site.build()
    assert built.returncode == 0, built.stdout
    assert whole[site.checksum()] == 1


# Stopped politely


SLOW = (
    "import time\nfrom pathlib import Path\nfrom pelican import signals\n"
    "def attend(generators):\n    Path('pret').touch()\n    time.sleep(60)\n"
    "def register():\n    signals.all_generators_finalized.connect(attend)\n"
)


def wait_for(path: Path) -> None:
    """Wait until a file appears, thirty seconds at most."""
    for _ in range(300):
        if path.exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} did not appear")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_says_so_and_changes_nothing(published: SiteOnDisk, number: signal.Signals) -> None:
    before = published.checksum()
    published.plugin("lent", SLOW)
    build = published.start()
    wait_for(published.folder / "pret")
    build.send_signal(number)
    said, _ = build.communicate(timeout=30)
    assert build.returncode == 128 + number, said
    assert "Construction interrompue" in said
    assert "Traceback" not in said
    assert published.checksum() == before


def test_a_second_build_says_that_another_is_running_and_stops(published: SiteOnDisk) -> None:
    before = published.checksum()
    published.plugin("lent", SLOW)
    first = published.start()
    wait_for(published.folder / "pret")
    started = time.monotonic()
    second = published.build()
    assert second.returncode == 2
    assert f"Une autre construction de ce site est en cours (processus {first.pid})" in second.stdout
    assert time.monotonic() - started < 20
    first.kill()
    first.communicate(timeout=30)
    assert published.checksum() == before
    published.write({"greffons/lent.py": "def register():\n    pass\n"})
    assert published.build().returncode == 0


@pytest.mark.parametrize("broken", ["plugin", "settings", "folder"])
def test_what_fails_while_another_build_runs_leaves_its_report_alone(published: SiteOnDisk, broken: str) -> None:
    settings = (published.folder / "pelicanconf.py").read_text(encoding="utf-8")
    published.plugin("lent", SLOW)
    first = published.start()
    wait_for(published.folder / "pret")
    before = checksum(published.folder / "rapports")
    published.write({"pelicanconf.py": settings})
    if broken == "plugin":
        published.plugin("casse", "import absent_de_cette_machine\n")
    elif broken == "settings":
        published.settings("from publish import UnbuildableError", "raise UnbuildableError([])")
    else:
        (published.folder / "theme").rename(published.folder / "ailleurs")
    second = published.build()
    assert second.returncode == 2, second.stdout
    assert checksum(published.folder / "rapports") == before
    first.kill()
    first.communicate(timeout=30)
