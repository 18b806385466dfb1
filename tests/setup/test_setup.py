"""The set-up: whole or recovered, silent the second time, and clear when it cannot."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from failures import explain_log, explain_os_error
from tests.setup.conftest import ROOT, SmallProject

USAGE = "Usage\u00a0: python3 tools/setup.py site|audit|test\n"

Done = subprocess.CompletedProcess[str]


def assert_refused(done: Done, *words: str) -> None:
    """Check that a person reads a sentence with `words` and what to do, and no traceback."""
    assert done.returncode == 2, done.stdout + done.stderr
    first, second, *rest = done.stderr.splitlines()
    assert all(word in first for word in words), first
    assert second.startswith("  → ")
    assert rest == []


def wait_for(file: Path) -> None:
    deadline = time.monotonic() + 30
    while not file.exists():
        assert time.monotonic() < deadline, f"{file} did not appear"
        time.sleep(0.02)


def closed_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def test_it_installs_once_then_does_nothing_and_needs_nobody(project: SmallProject) -> None:
    first = project.setup()
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines()[:3] == [
        "Environnement Python (.venv)…",
        "Paquets Python (requirements.txt)…",
        "Police de caractères (npm)…",
    ]
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    nowhere = f"http://127.0.0.1:{closed_port()}"
    started = time.monotonic()
    second = project.setup(PIP_FIND_LINKS="", PIP_INDEX_URL=nowhere, https_proxy=nowhere, http_proxy=nowhere)
    print(f"second set-up: {time.monotonic() - started:.3f} s")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before
    assert len(project.npm_calls) == 1
    assert "--ignore-scripts" in project.npm_calls[0]


def test_the_test_level_adds_to_the_site_level_and_covers_it(installed: SmallProject) -> None:
    kept = installed.root / ".venv" / "kept"
    kept.touch()
    assert installed.setup("test").returncode == 0
    assert kept.exists()
    assert list(installed.root.glob(".venv/lib/python3*/site-packages/outil.py"))
    assert ["--include=dev" in call for call in installed.npm_calls] == [True, False]
    assert "--prefix=tests" in installed.npm_calls[1]
    assert installed.setup("site").stdout == ""


def test_the_audit_level_adds_the_browser_and_no_test_tools(installed: SmallProject) -> None:
    assert installed.setup("audit").returncode == 0
    assert ["--include=dev" in call for call in installed.npm_calls] == [True]
    assert not list(installed.root.glob(".venv/lib/python3*/site-packages/outil.py"))
    assert not (installed.root / "tests" / "node_modules").exists()
    assert installed.setup("site").stdout == ""
    assert "navigateur (npm)" not in installed.setup("test").stdout
    assert installed.setup("audit").stdout == ""


def test_a_changed_lock_file_makes_the_environment_anew(installed: SmallProject) -> None:
    stale = installed.root / ".venv" / "stale"
    stale.touch()
    linter = installed.root / "pyproject.toml"
    linter.write_text(linter.read_text("utf-8") + "[tool.ruff]\nline-length = 90\n", "utf-8")
    assert installed.setup().stdout == ""
    lock = installed.root / "requirements.txt"
    lock.write_text("# changed\n" + lock.read_text("utf-8"), "utf-8")
    assert installed.setup().returncode == 0
    assert not stale.exists()


def test_a_run_killed_during_pip_is_recovered_by_the_next(installed: SmallProject) -> None:
    running = installed.start("test", BACKEND_WAITS="60")
    wait_for(installed.root / "backend-waits")
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    half = installed.root / ".venv" / "half"
    half.touch()
    done = installed.setup("test")
    assert (done.returncode, done.stderr) == (0, "")
    assert not half.exists()
    assert installed.setup("test").stdout == ""


def test_a_run_killed_during_npm_is_recovered_by_the_next(installed: SmallProject) -> None:
    running = installed.start("test", NPM_WAITS="60")
    wait_for(installed.root / "npm-waits")
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    done = installed.setup("test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Police, pa11y et navigateur (npm)…")
    assert installed.setup("test").stdout == ""


def test_an_interrupted_run_says_that_it_will_be_taken_up(installed: SmallProject) -> None:
    running = installed.start("test", BACKEND_WAITS="60")
    wait_for(installed.root / "backend-waits")
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.strip() == "Installation interrompue\u00a0; la prochaine commande la reprendra."


def test_two_at_once_install_once(installed: SmallProject) -> None:
    first = installed.start("test", NPM_WAITS="1")
    wait_for(installed.root / "npm-waits")
    second = installed.setup("test")
    assert first.wait(30) == 0
    first.communicate()
    assert second.returncode == 0
    assert second.stdout.startswith("Une autre installation est en cours")
    assert len(installed.npm_calls) == 2


def test_an_environment_lent_by_a_link_is_used_or_left_alone(installed: SmallProject, tmp_path: Path) -> None:
    (installed.root / "plugins").mkdir()
    assert installed.setup().returncode == 0
    stamps = [installed.root / name / ".parvis-setup" for name in (".venv", "node_modules")]
    before = [stamp.read_bytes() for stamp in stamps]
    copy = SmallProject(tmp_path / "copie", installed.environment)
    shutil.copytree(installed.root, copy.root, ignore=shutil.ignore_patterns(".venv", "node_modules", "plugins"))
    for name in (".venv", "node_modules", "plugins"):
        (copy.root / name).symlink_to(installed.root / name)
    assert copy.setup().stdout == ""
    for name in ("requirements.txt", "package-lock.json"):
        (copy.root / name).write_text((copy.root / name).read_text("utf-8") + "\n", "utf-8")
    assert copy.setup().returncode == 0
    assert not (copy.root / ".venv").is_symlink()
    assert not (copy.root / "node_modules").is_symlink()
    assert [stamp.read_bytes() for stamp in stamps] == before


def test_without_a_network_one_sentence_and_the_next_run_recovers(installed: SmallProject) -> None:
    nowhere = f"http://127.0.0.1:{closed_port()}/simple"
    alone = installed.setup("test", PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL=nowhere)
    assert_refused(alone, "Le dépôt de paquets ne répond pas")
    assert ".cache/installation.log" in alone.stderr
    assert "refused" in (installed.root / ".cache" / "installation.log").read_text("utf-8")
    assert installed.setup("test").returncode == 0


def test_a_package_with_another_hash_is_refused(installed: SmallProject) -> None:
    lock = installed.root / "requirements-dev.txt"
    right = lock.read_text("utf-8")
    lock.write_text(right.rpartition("sha256:")[0] + "sha256:" + "0" * 64 + "\n", "utf-8")
    assert_refused(installed.setup("test"), "n'a pas l'empreinte attendue")
    # Whatever a person's settings say: without a hash nothing is installed either.
    lock.write_text(right.rpartition(" --hash")[0] + "\n", "utf-8")
    assert_refused(installed.setup("test", PIP_REQUIRE_HASHES="0"), "n'a pas l'empreinte attendue")
    assert not list(installed.root.glob(".venv/lib/python3*/site-packages/outil.py"))


def test_what_npm_cannot_do_is_said_and_the_next_run_recovers(installed: SmallProject) -> None:
    full = installed.setup("test", NPM_SAYS="npm error code ENOSPC\nnpm error syscall write")
    assert_refused(full, "Le disque est plein")
    done = installed.setup("test")
    assert done.returncode == 0
    assert done.stdout.startswith("Police, pa11y et navigateur (npm)…")


def test_settings_of_a_person_do_not_lead_packages_elsewhere(installed: SmallProject, tmp_path: Path) -> None:
    away = str(tmp_path / "ailleurs")
    done = installed.setup("test", PIP_USER="1", PIP_TARGET=away, PIP_PREFIX=away, PYTHONPATH="/x")
    assert (done.returncode, done.stderr) == (0, "")
    assert not Path(away).exists()
    assert list(installed.root.glob(".venv/lib/python3*/site-packages/outil.py"))


def test_a_python_without_its_venv_module_names_the_package(project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ImportError('No module named ensurepip')", "utf-8")
    done = project.setup(PYTHONPATH=str(tmp_path))
    assert_refused(done, "module venv")
    assert f"python3.{sys.version_info[1]}-venv" in done.stderr


def make_command(folder: Path, name: str, python: str) -> None:
    """Put on `folder` a Python that says it is 3.9, or one that is what it is."""
    folder.mkdir(exist_ok=True)
    old = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = sys.argv[1:]; "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    script = f'exec "{sys.executable}" -c "{old}" "$@"' if python == "old" else f'exec "{sys.executable}" "$@"'
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


def test_an_old_python_is_told_by_its_version(project: SmallProject, tmp_path: Path) -> None:
    make_command(tmp_path / "bin", "python3", "old")
    done = project.run([str(tmp_path / "bin" / "python3"), "tools/setup.py", "site"], PATH=str(tmp_path / "bin"))
    assert_refused(done, "demande Python 3.11", "3.9")
    assert not (project.root / ".venv").exists()


def test_an_old_python_hands_over_to_a_newer_one(project: SmallProject, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    make_command(folder, "python3", "old")
    make_command(folder, "python3.14", "old")
    make_command(folder, "python3.12", "real")
    done = project.run([str(folder / "python3"), "tools/setup.py", "tout"], PATH=f"{folder}:/usr/bin:/bin")
    assert (done.returncode, done.stderr) == (2, USAGE)


def test_old_pythons_can_read_the_first_file() -> None:
    source = (ROOT / "tools" / "setup.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert "f'" not in source
    assert 'f"' not in source


def test_a_machine_without_python_is_told_by_make(project: SmallProject) -> None:
    done = project.run(["make", "PYTHON=python-absent", "setup-site"])
    assert done.returncode == 2
    assert done.stderr.startswith("Python est introuvable (python-absent)")


def test_make_sets_up_a_folder_whose_name_holds_spaces_and_accents(installed: SmallProject) -> None:
    done = installed.run(["make", f"PYTHON={sys.executable}", "setup-test"])
    assert (done.returncode, done.stderr) == (0, "")
    assert installed.setup("test").stdout == ""


def test_a_folder_that_cannot_be_written_is_a_sentence(project: SmallProject) -> None:
    (project.root / ".cache").touch()
    assert_refused(project.setup(), "Le système a refusé une opération", ".cache")


def test_a_level_that_is_not_one_lists_those_that_are(project: SmallProject) -> None:
    done = project.setup("tout")
    assert (done.returncode, done.stderr) == (2, USAGE)


@pytest.mark.parametrize(
    "said, sentence",
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disque"),
        ("npm error code EINTEGRITY\nnpm error sha512-a integrity checksum failed", "empreinte"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "empreinte"),
        ("error: incomplete-download\n× Download failed because not enough bytes were received", "coupé"),
        ("urllib3.exceptions.ProtocolError: ('Connection broken: IncompleteRead(10 bytes read)')", "coupé"),
        ("npm error code ECONNRESET\nnpm error network aborted", "coupé"),
        ("WARNING: Retrying: Temporary failure in name resolution')': /simple/pelican/", "ne répond pas"),
        ("npm error code EAI_AGAIN\nnpm error syscall getaddrinfo", "ne répond pas"),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "certificat"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "cert"),
        ("PermissionError: [Errno 13] Permission denied: '/srv/parvis/.venv'", "écriture"),
        ("ERROR: No matching distribution found for pelican==4.12.0", "n'existe pas pour cette machine"),
        ("Segmentation fault", "L'installation a échoué"),
    ],
)
def test_the_cause_is_read_from_what_pip_and_npm_say(said: str, sentence: str) -> None:
    error = explain_log(said, Path(".cache/installation.log"))
    assert sentence in error.message
    assert error.sentence().endswith("Détails\u00a0: .cache/installation.log.")


@pytest.mark.parametrize(
    "code, sentence",
    [
        (errno.ENOSPC, "Le disque est plein."),
        (errno.EACCES, "Le dossier du projet n'est pas accessible en écriture\u00a0: .venv."),
        (errno.ENOTDIR, "Le système a refusé une opération\u00a0: Not a directory (.venv)."),
    ],
)
def test_a_refusal_of_the_system_is_a_sentence(code: int, sentence: str) -> None:
    assert explain_os_error(OSError(code, os.strerror(code), ".venv")).message == sentence
