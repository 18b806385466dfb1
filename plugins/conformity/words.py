"""Words as they are compared: however they were typed."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """A text without capitals, accents and punctuation, one space between its words: « À_faire ! » is « a faire »."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return " ".join(letters.split())
