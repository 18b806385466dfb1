"""French telephone numbers in running text, as links that dial.

A person who cannot type a number, or not while holding a cane, dials by one touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_GAP: Final = r"[ .\-\u00a0\u202f\u2009]?"
# 01 99 00 12 00, 01.99.00.12.00, 0199001200, +33 1 99 00 12 00, +33 (0)1…, 0033 1…, 0 800 12 34 56, 0800 123 456.
_NUMBER: Final = re.compile(
    rf"(?:(?:\+|(?<!\d)00)33{_GAP}(?:\(0\){_GAP})?|(?<!\d)0{_GAP})"
    rf"(?:[1-9](?:{_GAP}\d{{2}}){{4}}|8\d{{2}}(?:{_GAP}\d{{3}}){{2}})(?!\d|[.,\-/]\d|[ \u00a0]?\d{{2}})"
)
# Before it: a digit of a longer number, or what says that it is no telephone number.
_NOT_BEFORE: Final = re.compile(
    r"(?:\d[ .,\-/\u00a0\u202f]?|[\w/@=&#]"
    r"|\b(?:n°|nos|réf(?:érence|\.)?|isbn|siren|siret|dossier|compte|client|code|facture|iban)[\s\u00a0]*:?[\s\u00a0]*)$",
    re.IGNORECASE,
)
# Overseas numbers have a country code of their own (Arcep, plan national de numérotation).
_OVERSEAS: Final = {
    "262": "262", "263": "262", "269": "262", "692": "262", "693": "262", "590": "590", "690": "590", "691": "590",
    "594": "594", "694": "594", "596": "596", "696": "596", "697": "596", "508": "508",
}  # fmt: skip  # pairs read better than one a line


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number in a text: where it begins and ends, and the address that dials it."""

    start: int
    end: int
    uri: str


def telephones(text: str) -> Iterator[Telephone]:
    """The French telephone numbers of a text, in order; other numbers of ten digits are left alone."""
    if "0" not in text and "+33" not in text:
        return
    for match in _NUMBER.finditer(text):
        # A plus or a zero begins it; what comes before is the end of something else.
        if not _NOT_BEFORE.search(text, max(0, match.start() - 24), match.start()):
            yield Telephone(match.start(), match.end(), uri(match[0]))


def uri(number: str) -> str:
    """The address that dials a French number from anywhere: `tel:+33199001200`."""
    digits = re.sub(r"\(0\)|\D", "", number)
    national = re.sub(r"^(?:0033|33(?=\d{9}$)|0)", "", digits)
    return f"tel:+{_OVERSEAS.get(national[:3], '33')}{national}"
