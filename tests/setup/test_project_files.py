"""What the project's own files promise one another: targets, lock files, CI."""

from __future__ import annotations

import json
import re
import subprocess
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.setup.conftest import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = sorted(set(re.findall(r"^\.PHONY: ([a-z-]+)$", MAKEFILE, re.MULTILINE)))


def pins(name: str) -> dict[str, str]:
    """Return what a lock file pins: name to version, markers left out."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)", text, re.MULTILINE))


def wanted(name: str) -> set[str]:
    """Return the names that a list kept by hand asks for."""
    text = (ROOT / name).read_text("utf-8")
    return {found.lower() for found in re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)}


def test_the_targets_the_project_promises_are_there() -> None:
    promised = {"site", "serve", "check", "publish", "test", "lint", "format", "clean", "help"}
    assert promised <= set(TARGETS)


def test_help_presents_every_target_with_a_sentence() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    presented = dict(re.findall(r"^  make ([\w-]+) +(\S.+)$", done.stdout, re.MULTILINE))
    assert sorted(presented) == TARGETS
    assert len(done.stdout.splitlines()) == len(TARGETS)


def test_site_is_the_default_target() -> None:
    listed = subprocess.run(["make", "-n"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert ".venv/bin/pelican content --settings pelicanconf.py\n" in listed
    assert listed == subprocess.run(
        ["make", "-n", "site"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_names_every_target(target: str) -> None:
    assert re.search(rf"\bmake {target}\b", (ROOT / "README.md").read_text("utf-8"))


def test_ci_runs_what_the_readme_says() -> None:
    commands = re.findall(r"^make .+$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert {"make test", "make test-screen-reader"} <= set(commands)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [command for command in commands if command not in readme] == []


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-distributed"])
def test_every_python_package_is_locked_by_version_and_hash(name: str) -> None:
    assert wanted(f"{name}.in") <= {pin.lower() for pin in pins(f"{name}.txt")}
    text = (ROOT / f"{name}.txt").read_text("utf-8")
    for entry in re.split(r"\n(?=[A-Za-z])", text.split("\n", 1)[1]):
        assert "--hash=sha256:" in entry, entry


def test_what_a_package_asks_for_with_an_extra_is_locked_with_it() -> None:
    # pip takes a newer release for `coverage[toml]` than the locked `coverage`, and stops for want of its hash.
    locked = re.findall(r"^([\w.-]+)\[([\w,-]+)\]==", (ROOT / "requirements-dev.txt").read_text("utf-8"), re.MULTILINE)
    asked = {
        (canonicalize_name(wish.name), extra)
        for package in metadata.distributions()
        for wish in map(Requirement, package.requires or ())
        if wish.marker is None or wish.marker.evaluate({"extra": ""})
        for extra in wish.extras
    }
    assert asked == {(canonicalize_name(name), extra) for name, extras in locked for extra in extras.split(",")}
    assert ("coverage", "toml") in asked


def test_tests_run_with_the_packages_that_build_the_site() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests"], ids=["site and audit", "tests"])
def test_every_npm_package_is_locked_by_version_and_hash(folder: Path) -> None:
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert packages
    assert [path for path, entry in packages.items() if not entry.get("integrity")] == []
    manifest = json.loads((folder / "package.json").read_text("utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert lock["packages"][""].get(kind) == manifest.get(kind)


def test_lock_files_name_no_package_registry() -> None:
    assert "://" not in (ROOT / "requirements-dev.txt").read_text("utf-8")
    for folder in (ROOT, ROOT / "tests"):
        assert "resolved" not in (folder / "package-lock.json").read_text("utf-8")
