"""A desktop without a screen, for one screen reader: X, D-Bus, accessibility bus and windows, all of its own."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

PATIENCE: Final = 60.0
# Its own keys would swallow those of the screen reader.
_WINDOWS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/><mouse/><focus><focusNew>yes</focusNew></focus>
</openbox_config>
"""


class DesktopError(Exception):
    """Something of the desktop did not start, or ended."""


def wait_until(done: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait until `done`; raises `DesktopError`, which says `what` did not come."""
    end = time.monotonic() + patience
    while not done():
        if time.monotonic() > end:
            raise DesktopError(f"{what}: nothing after {patience:.0f} s")
        time.sleep(0.05)


class Desktop:
    """What runs on it was started here, and ends with it."""

    def __init__(self, folder: Path) -> None:
        """Start it, with its files in an empty folder; raises `DesktopError`."""
        self.folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        for name in ("home", "run"):
            (folder / name).mkdir(mode=0o700)
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "fr",
            "TZ": "Europe/Paris",
            "GSETTINGS_BACKEND": "memory",
            "GTK_MODULES": "gail:atk-bridge",
            "GNOME_ACCESSIBILITY": "1",
        }
        try:
            self._start_all()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End all that was started, the last first."""
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()
        self._running.clear()

    def start(
        self, name: str, command: Sequence[str | Path], environment: Mapping[str, str] | None = None, **pipes: int
    ) -> subprocess.Popen[bytes]:
        """Start a program whose complaints go to `NAME.log`; `environment` is added to the desktop's."""
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                env={**self._environment, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=pipes.get("stdout", log.fileno()),
                stderr=log,
                # What it starts in its turn is no heir of the test run's terminal.
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def run(self, *command: str | Path) -> str:
        """Run a program to its end and return what it says; raises `DesktopError` where it fails."""
        try:
            done = subprocess.run(
                command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            raise DesktopError(f"{command[0]}: no end after {PATIENCE:.0f} s") from None
        if done.returncode != 0:
            raise DesktopError(f"{command[0]}: {done.stderr.strip()}")
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys one after another, by the names that X gives them: `Tab`, `ctrl+Home`, `KP_Add`."""
        self.run("xdotool", "key", "--delay", "20", *keys)

    def _start_all(self) -> None:
        # So high that no page scrolls: Orca takes for one line what stands at one height, and asks thing by thing.
        screen = ("Xvfb", "-displayfd", "1", "-screen", "0", "1280x6000x24", "-nolisten", "tcp", "-noreset")
        self._environment["DISPLAY"] = ":" + self._first_line("screen", screen)
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._first_line("bus", bus)
        (self.folder / "windows.xml").write_text(_WINDOWS, "utf-8")
        self.start("windows", ("openbox", "--config-file", self.folder / "windows.xml"))
        self.start("accessibility", ("/usr/libexec/at-spi-bus-launcher", "--launch-immediately"))
        wait_until(self._has_accessibility, "the accessibility bus")
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            self._ask_bus(
                "org.freedesktop.DBus.Properties.Set",
                "string:org.a11y.Status",
                f"string:{name}",
                "variant:boolean:true",
            )

    def _first_line(self, name: str, command: Sequence[str]) -> str:
        process = self.start(name, command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        answers, _, _ = select.select([process.stdout], [], [], PATIENCE)
        line = process.stdout.readline().decode().strip() if answers else ""
        if not line:
            raise DesktopError(f"{command[0]} did not start: {(self.folder / f'{name}.log').read_text('utf-8')}")
        return line

    def _has_accessibility(self) -> bool:
        with contextlib.suppress(DesktopError):
            return bool(self._ask_bus("org.a11y.Bus.GetAddress"))
        return False

    def _ask_bus(self, method: str, *arguments: str) -> str:
        return self.run(
            "dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", method, *arguments
        )
