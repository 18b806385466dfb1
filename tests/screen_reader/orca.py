"""Orca, as its package has it, with a voice that writes what it says."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tests.screen_reader.desktop import PATIENCE, Desktop, DesktopError, wait_until

_VOICE: Final = Path(__file__).parent / "speech"
# Its guesses at missing labels would hide that they are missing; the pages are read when they are told to be.
_PREFERENCES: Final = """
import orca.settings as settings

settings.speechServerFactory = "parvis_speech"
settings.speechFactoryModules = ["parvis_speech"]
settings.speechServerInfo = None
settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
settings.presentToolTips = False
settings.keyboardLayout = settings.GENERAL_KEYBOARD_LAYOUT_DESKTOP
settings.sayAllOnLoad = False

from orca import label_inference

label_inference.LabelInference.infer = lambda self, obj, focusedOnly=True: (None, [])
"""
# After this much silence, Orca has nothing more to say of a key.
_QUIET: Final = 0.2
# A key of which nothing is said in that time is one of which nothing will be.
_SILENCE: Final = 2.5
# Whoever still speaks then will never be done.
_LONGEST: Final = 180.0


@dataclass(frozen=True)
class Utterance:
    """What is said for a key, or read as part of everything (`more`, of the same place).

    Two kinds say nothing: everything was read (`end`), and Orca has no more to do (`idle`).
    """

    kind: Literal["say", "read", "more", "end", "idle"]
    text: str


class Orca:
    """The screen reader of a desktop."""

    def __init__(self, desktop: Desktop) -> None:
        """Start it; raises `DesktopError` where it ends or stays silent."""
        self._desktop = desktop
        self._transcript = desktop.folder / "speech.jsonl"
        self._transcript.touch()
        self._heard = 0
        preferences = desktop.folder / "orca"
        preferences.mkdir()
        (preferences / "orca-customizations.py").write_text(_PREFERENCES, "utf-8")
        self._process = desktop.start(
            "orca",
            ("orca", "--user-prefs", preferences),
            {"PYTHONPATH": str(_VOICE), "PARVIS_TRANSCRIPT": str(self._transcript), "PYTHONDONTWRITEBYTECODE": "1"},
        )

        def speaks() -> bool:
            self._must_live()
            return self._transcript.stat().st_size > 0

        wait_until(speaks, "Orca's first word")

    def forget(self) -> None:
        """Pass over what was said until now."""
        self._new()

    def hear(self, wanted: Callable[[Utterance], bool] | None = None, quiet: float = _QUIET) -> list[Utterance]:
        """Return what is said from now on, until Orca has nothing more to do and was `quiet` for so many seconds.

        In: `wanted`, what must come before silence counts. Raises `DesktopError` where it does not come, and where Orca
        comes to no end.
        """
        said: list[Utterance] = []
        began = last = time.monotonic()
        while True:
            new = self._new()
            now = time.monotonic()
            if new:
                said += new
                last = now
            came = wanted is None or any(map(wanted, said))
            done = not said or said[-1].kind in ("idle", "end")
            if came and done and now - last > (quiet if said else _SILENCE):
                return [utterance for utterance in said if utterance.kind not in ("idle", "end")]
            if now - last > PATIENCE or now - began > _LONGEST:
                raise DesktopError(f"Orca came to no end in {now - began:.0f} s, and said: {said}")
            self._must_live()
            time.sleep(0.02)

    def press(
        self, *keys: str, wanted: Callable[[Utterance], bool] | None = None, quiet: float = _QUIET
    ) -> list[Utterance]:
        """Press keys and return what is said of it; see `hear`."""
        self.forget()
        self._desktop.press(*keys)
        return self.hear(wanted, quiet)

    def read_all(self) -> list[Utterance]:
        """Have the page read from its top to its end."""
        self.press("ctrl+Home")
        self._desktop.press("KP_Add")
        return self.hear(lambda utterance: utterance.kind == "end")

    def _must_live(self) -> None:
        if self._process.poll() is not None:
            raise DesktopError("Orca ended: " + (self._desktop.folder / "orca.log").read_text("utf-8"))

    def _new(self) -> list[Utterance]:
        with self._transcript.open("rb") as file:
            file.seek(self._heard)
            whole = file.read()
        whole = whole[: whole.rfind(b"\n") + 1]
        self._heard += len(whole)
        return [Utterance(**json.loads(line)) for line in whole.decode("utf-8").splitlines()]
