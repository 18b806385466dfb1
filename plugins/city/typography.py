"""French typography, done by the build so that editors type on any keyboard.

Every space it makes is U+00A0. Fine printing puts the narrow U+202F before
« ; ! ? », but some fonts lack it and show a box, some screen readers and
search functions do not know it for a space; U+00A0 is safe everywhere.

Text between U+0002 and U+0003 is opaque: Python-Markdown keeps raw HTML and
escaped characters there. The empty one, `JOINT`, is the border of an inline
element (`**mot**`), through which sentences go on.
"""

from __future__ import annotations

import re

JOINT = "\x02\x03"

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_UNITS = (
    "%|‰|€|°C|°|h|min|s|km/h|km²|km|m²|m³|m|cm|mm|kg|g|t|L|l|ha|kWh|ko|Ko|Mo|Go|To|dB|px"
    "|euros?|ans?|heures?|minutes?"
)
# No-break spaces that an editor typed on purpose are kept.
_GAP = "[ \t\n]+"
_AFTER_SIGN = '(?=[\\s\u00a0»”’")\\]…,.]|\x02|$)'
_AFTER_COLON = '(?=[\\s\u00a0»”"]|\x02|$)'
_BEFORE_SIGN = "(?:(?<=[\\w%°»)\\]…’”])|(?<=[\\w%°»)\\]…’”]\x02\x03))"

_QUOTES = re.compile(r'(?<!\w)"(?=[^\s"])([^"]*[^\s"])"(?!\w)')

_SIGNS = re.compile(
    # What must never be touched comes first: the leftmost alternative wins.
    "(?P<keep>\x02[^\x03]*\x03"
    r"|\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\s<>«»]+|\bwww\.[^\s<>«»]+|\b[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|&(?:\#\d+|\#x[0-9a-fA-F]+|\w+);)"
    f"|(?P<gap>{_GAP}(?=[!?]+{_AFTER_SIGN}|[;:]{_AFTER_COLON}|»))"
    f"|(?P<none>{_BEFORE_SIGN}(?=[!?]+{_AFTER_SIGN}|[;:]{_AFTER_COLON})|(?<=[^\\s\u00a0\u202f])(?=»))"
    f"|(?P<open>«(?![\u00a0\u202f])[ \t\n]*(?=\\S))"
    r"|(?P<apostrophe>(?<=[^\W\d_])'(?=[\w«“\x02]))"
    r"|(?P<dots>(?<![./\\])\.\.\.(?![./\\]))"
    "|(?P<join>"
    rf"(?<=\d) (?=\d{{3}}(?!\d))"
    rf"|(?<=\d) (?=(?:{_UNITS})(?![\w/]))|(?<=\dh) (?=\d)|(?<=\d h) (?=\d\d?(?!\d))"
    rf"|(?<=\d\u00a0h) (?=\d\d?(?!\d))"
    rf"|(?<=\d) (?=(?:{_MONTHS})\b)|(?<=\b1er) (?=(?:{_MONTHS})\b)"
    rf"|(?<=\b[nN]°) (?=\d)|(?<=\b[nN]os) (?=\d)"
    rf"|(?<=\bM\.) (?=[A-ZÀ-ÖØ-Þ])|(?<=\bMM\.) (?=[A-ZÀ-ÖØ-Þ])|(?<=\bMme) (?=[A-ZÀ-ÖØ-Þ])"
    rf"|(?<=\bMmes) (?=[A-ZÀ-ÖØ-Þ])|(?<=\bMlle) (?=[A-ZÀ-ÖØ-Þ])|(?<=\bDr) (?=[A-ZÀ-ÖØ-Þ])"
    rf"|(?<=\bPr) (?=[A-ZÀ-ÖØ-Þ])|(?<=\bMe) (?=[A-ZÀ-ÖØ-Þ])"
    ")"
    r"|(?P<phone>(?<!\d)0\d(?: \d\d){4}(?!\d))"
)
_MADE = {
    "gap": "\u00a0",
    "none": "\u00a0",
    "open": "«\u00a0",
    "apostrophe": "’",
    "dots": "…",
    "join": "\u00a0",
}


def typeset(text: str) -> str:
    """`text` with the spaces, guillemets, apostrophes and dots of French typography.

    Letters and digits are never changed, and typesetting twice changes nothing
    more. An editor keeps a sign as typed by a backslash before it.
    """
    if '"' in text:
        text = _QUOTES.sub("«\u00a0\\1\u00a0»", text)
    return _SIGNS.sub(_make, text)


def _make(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "keep":
        return match[0]
    if kind == "phone":
        return match[0].replace(" ", "\u00a0")
    return _MADE[str(kind)]
