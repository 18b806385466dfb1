"""A screen reader is installed where it may be, and where it may not, nobody overlooks that nothing was read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import screen_reader
from tests.setup.conftest import ROOT


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give the machine on which there are only the commands that are named."""
    monkeypatch.setenv("PATH", str(tmp_path))
    needed = {re.sub("^/usr/libexec/", "", command): package for command, package in screen_reader.NEEDED.items()}
    monkeypatch.setattr(screen_reader, "NEEDED", needed)

    def install(*commands: str) -> None:
        for command in commands:
            number = screen_reader.HEARD_WITH.get(command, "")
            (tmp_path / command).write_text(f"#!/bin/sh\necho {command} {number}.1\n")
            (tmp_path / command).chmod(0o755)

    return install


def no_command(command: tuple[str, ...]) -> bool:
    raise AssertionError(command)


def test_nothing_is_installed_where_all_is_there(
    machine: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    machine(*screen_reader.NEEDED)
    assert screen_reader.ensure(no_command, is_root=True) == 0
    assert capsys.readouterr().err == ""


def test_what_is_missing_is_installed_by_root(machine: Callable[..., None]) -> None:
    machine("apt-get", "dbus-daemon", "dbus-send")
    asked: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...]) -> bool:
        asked.append(command)
        machine(*screen_reader.NEEDED)
        return True

    assert screen_reader.missing() == ["xvfb", "at-spi2-core", "orca", "openbox", "xdotool", "firefox-esr"]
    assert screen_reader.ensure(run, is_root=True) == 0
    assert asked == [("apt-get", "update"), screen_reader.INSTALL]


@pytest.mark.parametrize("succeeds", [False, True], ids=["apt-get fails", "apt-get brings nothing"])
def test_an_installation_that_fails_says_in_the_notice_where_to_look(
    machine: Callable[..., None], capsys: pytest.CaptureFixture[str], succeeds: bool
) -> None:
    machine("apt-get")
    assert screen_reader.ensure(lambda command: succeeds, is_root=True) == 3
    said = capsys.readouterr().err
    assert "!! AUCUN LECTEUR D’ÉCRAN N’A LU LES PAGES\u00a0: il manque xvfb" in said
    assert "que apt-get n’a pas pu installer (il dit plus haut pourquoi)" in said


def test_an_installation_that_never_ends_is_given_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(screen_reader, "SECONDS", 0.2)
    assert not screen_reader._run(("sleep", "60"))
    assert "sleep 60\u00a0: rien au bout de" in capsys.readouterr().err


@pytest.mark.parametrize("commands, is_root, reason", [((), True, "n’a pas apt-get"), (("apt-get",), False, "root")])
def test_where_it_cannot_be_installed_a_notice_says_that_nothing_was_read(
    machine: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
    commands: tuple[str, ...],
    is_root: bool,
    reason: str,
) -> None:
    machine(*commands)
    assert screen_reader.ensure(no_command, is_root=is_root) == 3
    said = capsys.readouterr().err
    assert "!! AUCUN LECTEUR D’ÉCRAN N’A LU LES PAGES\u00a0: il manque xvfb" in said
    assert reason in said


@pytest.mark.parametrize("required, code", [("", 0), ("1", 2)])
def test_make_passes_over_what_cannot_be_read_unless_it_is_required(tmp_path: Path, required: str, code: int) -> None:
    # A machine without apt: only what the recipe itself calls is on its PATH.
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "tools").mkdir()
    for name in ("Makefile", "tools/screen_reader.py"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "tools" / "setup.py").write_text("")
    done = subprocess.run(
        ["/usr/bin/make", "test-screen-reader", f"PYTHON={sys.executable}", f"REQUIRED={required}", "SHELL=/bin/sh"],
        cwd=tmp_path,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "AUCUN LECTEUR D’ÉCRAN N’A LU LES PAGES" in done.stderr
    assert done.returncode == code, done.stderr


def test_another_version_than_that_of_the_transcripts_is_told_and_nothing_is_compared(
    machine: Callable[..., None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(*screen_reader.NEEDED)
    monkeypatch.setitem(screen_reader.HEARD_WITH, "firefox-esr", "140")
    (Path(os.environ["PATH"]) / "firefox-esr").write_text("#!/bin/sh\necho Mozilla Firefox 153.7.0esr\n")
    assert screen_reader.ensure(no_command, is_root=True) == 3
    said = capsys.readouterr().err
    assert "écrites avec orca 43, firefox-esr 140, et il y a ici firefox-esr 153.7.0esr" in said


def test_a_program_that_says_no_version_is_not_the_one(machine: Callable[..., None]) -> None:
    machine(*screen_reader.NEEDED)
    (Path(os.environ["PATH"]) / "orca").write_text("#!/bin/sh\nexit 1\n")
    assert screen_reader.ensure(no_command, is_root=True) == 3
