"""See that a real screen reader is on this machine: `python tools/screen_reader.py`.

Exit codes: 0, it is (now) there; 3, it cannot be installed here, or is not the one that the transcripts were heard
with, and a notice that nobody overlooks says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Final

# What is looked for on the machine, and the Debian package that brings it.
NEEDED: Final = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-send": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "orca": "orca",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "firefox-esr": "firefox-esr",
}
PACKAGES: Final = tuple(dict.fromkeys(NEEDED.values()))
INSTALL: Final = ("apt-get", "install", "-y", "--no-install-recommends", *PACKAGES)
# What the transcripts were heard with: others say the same page otherwise.
HEARD_WITH: Final = {"orca": "43", "firefox-esr": "153"}
THERE, IMPOSSIBLE = 0, 3
# A mirror that does not answer, or another apt-get that holds the lock, is not waited for any longer.
SECONDS: Final = 15 * 60

Run = Callable[[tuple[str, ...]], bool]


def missing() -> list[str]:
    """Name the packages of which something is not on this machine."""
    return list(dict.fromkeys(package for command, package in NEEDED.items() if shutil.which(command) is None))


def ensure(run: Run, is_root: bool) -> int:
    """Install what is missing, where that is allowed; answer the exit code.

    In: `run`, which runs a command and tells whether it succeeded; `is_root`, whether packages may be installed.
    """
    absent = missing()
    if not absent:
        return _as_heard()
    if shutil.which("apt-get") is None:
        return _impossible(f"il manque {', '.join(absent)}, et cette machine n’a pas apt-get")
    if not is_root:
        return _impossible(f"il manque {', '.join(absent)}, et seul root installe des paquets")
    print("Lecteur d’écran (Orca) et Firefox, environ 480 Mo…", file=sys.stderr, flush=True)
    if run(("apt-get", "update")) and run(INSTALL) and not missing():
        return _as_heard()
    return _impossible(
        f"il manque {', '.join(missing())}, que apt-get n’a pas pu installer (il dit plus haut pourquoi)"
    )


def _as_heard() -> int:
    found = {program: version(program) for program in HEARD_WITH}
    others = [f"{program} {found[program] or 'inconnu'}" for program in HEARD_WITH if not _is_heard(program, found)]
    if not others:
        return THERE
    wanted = ", ".join(f"{program} {number}" for program, number in HEARD_WITH.items())
    return _impossible(f"les transcriptions ont été écrites avec {wanted}, et il y a ici {', '.join(others)}")


def _is_heard(program: str, found: Mapping[str, str]) -> bool:
    return found[program].split(".")[0] == HEARD_WITH[program]


def version(program: str) -> str:
    """The version of a program, as it says it: « 153.7.0esr »; empty where it says none."""
    try:
        done = subprocess.run((program, "--version"), capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next((word for word in done.stdout.split() if word[:1].isdigit()), "")


def _impossible(reason: str) -> int:
    line = "!" * 72
    print(
        f"{line}\n!! AUCUN LECTEUR D’ÉCRAN N’A LU LES PAGES\u00a0: {reason}.\n"
        f"!! Les transcriptions de tests/screen_reader/transcripts n’ont pas été vérifiées.\n"
        f"!! → En root, sur Debian\u00a0: {' '.join(INSTALL)}\n{line}",
        file=sys.stderr,
    )
    return IMPOSSIBLE


def _run(command: tuple[str, ...]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        print(f"{' '.join(command)}\u00a0: rien au bout de {SECONDS // 60} minutes.", file=sys.stderr)
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(ensure(_run, os.geteuid() == 0))
