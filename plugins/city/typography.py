"""French typography, done by the build so that editors type on any keyboard.

Every space it makes is U+00A0. Fine printing puts the narrow U+202F before
« ; ! ? », but some fonts lack it and show a box, some screen readers and
search functions do not know it for a space; U+00A0 is safe everywhere.

Text between U+0002 and U+0003 is opaque: Python-Markdown keeps raw HTML and
escaped characters there. The empty one, `JOINT`, is the border of an inline
element (`**mot**`), through which sentences go on.

This runs on every paragraph of a site, so each expression begins with the rare
character it is about: the engine then skips whatever lies between at full speed.
"""

from __future__ import annotations

import re

JOINT = "\x02\x03"

_SPACE = "\u00a0"
_GAPS = " \t\n"
# No-break spaces that an editor typed, wide or narrow, are kept.
_NO_BREAK = "\u00a0\u202f"
_CAPITAL = "[A-ZÀ-ÖØ-ÞŒ]"
_MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_UNIT = "(?:%|‰|€|°C|°|h|min|s|km/h|km²|km|m²|m³|m|cm|mm|kg|g|t|L|l|ha|kWh|[kKMGT]o|dB|px|euros?|ans?|heures?|minutes?)"

_ADDRESS = re.compile(
    r"\b[a-zA-Z][a-zA-Z0-9+.-]{0,20}://[^\s<>«»\x02]+|\bwww\.[^\s<>«»\x02]+|\b[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
)
_QUOTES = re.compile(r'"(?<![\w"]")(?=[^\s"])([^"«»]*[^\s"«»])"(?![\w"])')
_APOSTROPHE = re.compile(r"'(?<=[^\W\d_]')(?=[\w«“\x02])")
_DOTS = re.compile(r"\.\.\.(?<![./\\]\.\.\.)(?![./\\])")
_HIDDEN = re.compile("\x02address([0-9]+)\x03")
_SIGN = re.compile("[!?;:«»&]")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
# A sign ends its word when this follows; « ;) » and « :) » are faces.
_AFTER_SIGN = re.compile('[!?]{1,9}(?:[\\s»”’")\\]…,.\x02]|$)|[;:](?:[\\s»”"\x02]|$)')
# Without a space before it, a sign is moved off only from the end of a word.
_WORD_END = re.compile(f"[\\w%°»)\\]…’”](?:{JOINT})?$")
_NUMBER = re.compile(
    rf"[0-9](?:[ {_SPACE}]?h (?=[0-9]{{1,2}}(?![0-9]))"
    rf"| (?=[0-9]{{3}}(?![0-9])|{_UNIT}(?![\w/'’])|{_MONTH}\b)|er (?={_MONTH}\b))"
)
_TELEPHONE = re.compile(rf"0(?<![0-9]0)(?<![0-9][ {_SPACE}]0)[1-9](?: [0-9]{{2}}){{4}}(?![ {_SPACE}]?[0-9])")
_CIVILITY = re.compile(rf"[MDP](?<!\w[MDP])(?:(?<=M)(?:M?\.|mes?|lle|r|e)|(?<=[DP])r) (?={_CAPITAL})")
_ORDINAL = re.compile(r"[nN](?<!\w[nN])(?:°|os) (?=[0-9])")


def typeset(text: str) -> str:
    """`text` with the spaces, guillemets, apostrophes and dots of French typography.

    Letters and digits are never changed, addresses and opaque text neither;
    typesetting twice changes nothing more.
    """
    addresses: list[str] = []
    if "/" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(lambda match: _hide(match[0], addresses), text)
    if '"' in text:
        text = _QUOTES.sub(f"«{_SPACE}\\1{_SPACE}»", text)
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if "..." in text:
        text = _DOTS.sub("…", text)
    for expression in (_CIVILITY, _ORDINAL, _TELEPHONE, _NUMBER):
        text = expression.sub(_unbroken, text)
    text = _space_signs(text)
    return _HIDDEN.sub(lambda match: addresses[int(match[1])], text) if addresses else text


def _hide(address: str, addresses: list[str]) -> str:
    addresses.append(address)
    return f"\x02address{len(addresses) - 1}\x03"


def _unbroken(match: re.Match[str]) -> str:
    return match[0].replace(" ", _SPACE)


def _space_signs(text: str) -> str:
    """One no-break space before « ! ? ; : » and », and one after «."""
    made: list[str] = []
    done = 0
    for match in _SIGN.finditer(text):
        at = match.start()
        if at < done:
            continue
        sign = text[at]
        if sign == "&":
            if entity := _ENTITY.match(text, at):
                made.append(text[done : entity.end()])
                done = entity.end()
        elif sign == "«":
            after = at + 1
            while after < len(text) and text[after] in _GAPS:
                after += 1
            if after < len(text) and text[after] not in _NO_BREAK:
                made += (text[done : at + 1], _SPACE)
                done = after
        elif sign == "»" or _AFTER_SIGN.match(text, at):
            before = at
            while before > done and text[before - 1] in _GAPS:
                before -= 1
            if before < at or _wants_space(text, at, sign):
                made += (text[done:before], _SPACE)
                done = at
    return "".join([*made, text[done:]]) if made else text


def _wants_space(text: str, at: int, sign: str) -> bool:
    """Whether a sign that stands against the word before it is to be moved off."""
    if sign == "»":
        return at > 0 and not text[at - 1].isspace() and text[at - 1] != "«"
    return _WORD_END.search(text, max(0, at - 3), at) is not None
