"""Addresses and anchors from French words."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def slugify(words: str, separator: str = "-") -> str:
    """« L’été 2026 » → `l-ete-2026`: small unaccented letters, digits, separators.

    The signature is the one Python-Markdown's `toc` extension asks for.
    """
    plain = unicodedata.normalize("NFKD", words.translate(_LIGATURES)).replace("’", " ")
    ascii_only = plain.encode("ascii", "ignore").decode("ascii")
    return _NOT_WORD.sub(separator, ascii_only.lower()).strip(separator)


def is_slug(words: str) -> bool:
    """Whether words are the end of an address rather than words: `salle-des-fetes`, not « Salle des fêtes »."""
    return words != "" and words == slugify(words)
