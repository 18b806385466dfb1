"""A voice for Orca that writes what would be said, one JSON line an utterance, and makes no sound.

Orca itself is as its package has it: its preferences name this module, and it imports it as it does any voice. It runs
in the system's Python, not in the project's.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from gi.repository import GLib
from orca import chnames, speechserver

_transcript = open(os.environ["PARVIS_TRANSCRIPT"], "a", buffering=1, encoding="utf-8")  # noqa: SIM115, PTH123


def _write(kind: str, text: str = "") -> None:
    _transcript.write(json.dumps({"kind": kind, "text": text}, ensure_ascii=False) + "\n")


def _say(text: str) -> None:
    """Write what is said, and, once Orca has nothing more to do, that it has not."""
    _write("say", text)
    GLib.idle_add(_write, "idle", priority=GLib.PRIORITY_LOW)


class SpeechServer(speechserver.SpeechServer):  # type: ignore[misc]  # Orca ships no types
    """What Orca asks of a voice; the names are Orca's."""

    _only: ClassVar[SpeechServer | None] = None

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._place: tuple[object, int] | None = None

    @staticmethod
    def getFactoryName() -> str:  # noqa: N802
        """Name this kind of voice."""
        return "parvis"

    @classmethod
    def getSpeechServer(cls, info: object = None) -> SpeechServer:  # noqa: N802
        """Give the one voice."""
        if cls._only is None:
            cls._only = cls()
        return cls._only

    @classmethod
    def getSpeechServers(cls) -> list[SpeechServer]:  # noqa: N802
        """Give all the voices: one."""
        return [cls.getSpeechServer()]

    @staticmethod
    def shutdownActiveServers() -> None:  # noqa: N802
        """End the voice."""
        SpeechServer._only = None

    def getInfo(self) -> list[str]:  # noqa: N802
        """Name the voice."""
        return ["parvis", "parvis"]

    def getVoiceFamilies(self) -> list[object]:  # noqa: N802
        """Give the families of voices: none."""
        return []

    def speak(self, text: str | None = None, acss: object = None, interrupt: bool = True) -> None:
        """Say a text."""
        if text:
            _say(text)

    def speakCharacter(self, character: str, acss: object = None) -> None:  # noqa: N802
        """Say a character by its name."""
        _say(chnames.getCharacterName(character))

    def speakKeyEvent(self, event: object, acss: object = None) -> None:  # noqa: N802
        """Say nothing of the keys that are pressed."""

    def sayAll(self, utterances: Iterator[tuple[Any, object]], report: Callable[[Any, int], None]) -> None:  # noqa: N802
        """Read everything from here on, as fast as Orca gives it."""
        GLib.idle_add(self._continue, utterances, report)

    def _continue(self, utterances: Iterator[tuple[Any, object]], report: Callable[[Any, int], None]) -> bool:
        try:
            context, _ = next(utterances)
        except StopIteration:
            _write("end")
            self._place = None
            return False
        place = (context.obj, context.startOffset)
        _write("more" if place == self._place else "read", context.utterance)
        self._place = place
        report(context.copy(), speechserver.SayAllContext.PROGRESS)
        context.currentOffset = context.endOffset
        report(context.copy(), speechserver.SayAllContext.COMPLETED)
        GLib.idle_add(self._continue, utterances, report)
        return False

    def stop(self) -> None:
        """Fall silent: there is no sound to cut short."""
