"""What every format says of a finding, in text made harmless for whatever shows it."""

from __future__ import annotations

from typing import Final

from .finding import Finding, Lang, Problem, Text

WHY: Final = Text("Pourquoi\u00a0: ", "Why: ")
FIX: Final = Text("Corriger\u00a0: ", "Fix: ")


def printable(text: str) -> str:
    """Text that a terminal cannot take for commands: control and bidirectional marks are spelled out."""
    # Nearly all text is harmless as a whole, which is found ten times faster than by looking at each character.
    if text.replace("\u00a0", "").replace("\u202f", "").isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in "\u00a0\u202f" else " " if char in "\t\n\r" else f"\\u{ord(char):04x}"
        for char in text
    )


def explained(told: Finding | Problem, lang: Lang) -> tuple[str, str, str]:
    """What stands there, why it matters, how to mend it: a printable line each."""
    said = told.message[lang], WHY[lang] + told.why[lang], FIX[lang] + told.fix[lang]
    return printable(said[0]), printable(said[1]), printable(said[2])


def where(found: Finding) -> tuple[str, int | None]:
    """The file to mend and the line in it, where they are known; else the page. The path is not made printable."""
    if found.source is not None:
        return found.source, found.source_line
    return found.place.page, found.place.html_line
