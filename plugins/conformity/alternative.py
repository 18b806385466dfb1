"""Where the same is found in an accessible form, and the words by which people say that it is found nowhere."""

from __future__ import annotations

import unicodedata
from typing import Final

# How the grids of this project say it.
NO_ALTERNATIVE: Final = "aucune"
_NONE: Final = frozenset(
    {
        "",
        "aucun",
        NO_ALTERNATIVE,
        "aucune alternative",
        "aucune alternative accessible",
        "il n y en a pas",
        "n a",
        "na",
        "neant",
        "no",
        "non",
        "none",
        "pas d alternative",
        "pas d alternative accessible",
        "pas encore",
        "pas encore d alternative",
        "rien",
        "sans",
        "sans alternative",
        "sans objet",
    }
)


def alternative_of(words: str) -> str | None:
    """The alternative that these words name; None where they say that there is none, however written."""
    plain = "".join(
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFKD", words.casefold())
        if not unicodedata.combining(letter)
    )
    return None if " ".join(plain.split()) in _NONE else words
