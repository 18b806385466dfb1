"""Which language a text is in, told only where it is sure.

Words tell: half of any running text is made of the few hundred words that
`a11y.lexicon` holds for each language. Writing systems tell: no French is written
in Arabic letters. Short or mixed texts, names and titles tell nothing, and
nothing is said of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .finding import Text
from .lexicon import WORDS

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Below this many words a text is short: every word but a few must speak, and none for the other language.
_SHORT: Final = 8
# From so many on, a few words of the other language weigh little.
_LONG: Final = 80
# Languages too near to those of the lexicon to be told from them by common words.
_KIN: Final[Mapping[str, frozenset[str]]] = {
    family: frozenset(codes.split())
    for family, codes in {
        "romance": "fr es it pt ro ca oc co gl an ast eo frp gcf gcr ht fur la lad lij lmo lld mo mwl nap nrf pcd pms "
        "rcf acf rm roa rup sc scn vec wa ia ie pap crs mfe lou frm fro",
        "west-germanic": "de nl lb gsw bar nds af fy yi li vls swg ksh pfl wae als stq nl-be zea zh-latn",
        "english": "en sco ang enm pcm jam bi tpi cpe srn",
        "west-slavic": "pl cs sk szl csb hsb dsb wen",
        "turkic": "tr az crh tk gag uz",
    }.items()
}
# The language a writing system stands for, the commonest first; then the others that use it.
_SCRIPTS: Final[Mapping[str, str]] = {
    "ARABIC": "ar fa ur ps ku ckb sd ug ks pnb azb arz ary apc arq ms ha ber shi kab tt kk bal prs az lrc mzn glk",
    "HEBREW": "he yi lad iw ji",
    "CYRILLIC": "ru uk bg sr mk be kk ky mn tg tt ba cv os ce av rom bs sh me ro mo uz az tk crh ab inh kbd ady",
    "GREEK": "el grc pnt",
    "ARMENIAN": "hy hyw xcl",
    "GEORGIAN": "ka xmf sva lzz",
    "DEVANAGARI": "hi mr ne sa bho mai gom kok awa mag new doi brx sd ks",
    "BENGALI": "bn as",
    "TAMIL": "ta",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja ain",
    "CJK": "zh ja cmn yue wuu ko nan hak lzh vi",
    "TIFINAGH": "zgh ber shi kab tzm rif",
    "ETHIOPIC": "am ti tig gez",
    "TIBETAN": "bo dz",
}
_NAMES: Final[Mapping[str, Text]] = {
    "fr": Text("français", "French"),
    "en": Text("anglais", "English"),
    "de": Text("allemand", "German"),
    "es": Text("espagnol", "Spanish"),
    "it": Text("italien", "Italian"),
    "pt": Text("portugais", "Portuguese"),
    "nl": Text("néerlandais", "Dutch"),
    "pl": Text("polonais", "Polish"),
    "ro": Text("roumain", "Romanian"),
    "tr": Text("turc", "Turkish"),
    "ar": Text("arabe", "Arabic"),
    "he": Text("hébreu", "Hebrew"),
    "ru": Text("russe", "Russian"),
    "uk": Text("ukrainien", "Ukrainian"),
    "br": Text("breton", "Breton"),
    "el": Text("grec", "Greek"),
    "hy": Text("arménien", "Armenian"),
    "ka": Text("géorgien", "Georgian"),
    "hi": Text("hindi", "Hindi"),
    "bn": Text("bengali", "Bengali"),
    "ta": Text("tamoul", "Tamil"),
    "th": Text("thaï", "Thai"),
    "ko": Text("coréen", "Korean"),
    "ja": Text("japonais", "Japanese"),
    "zh": Text("chinois", "Chinese"),
    "zgh": Text("amazigh", "Tamazight"),
    "am": Text("amharique", "Amharic"),
    "bo": Text("tibétain", "Tibetan"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a language: its code, how many words are its own, and of how many."""

    language: str
    hits: int
    words: int


def words(text: str) -> list[str]:
    """The words of a text in lower case, cut at apostrophes; « week-end » is one, and no English."""
    return _WORD.findall(text.lower())


def language_name(code: str) -> Text:
    """The name of a language as a message says it; its code in quotation marks where it has no name here."""
    return _NAMES.get(code) or Text(f"«\u00a0{code}\u00a0»", f'"{code}"')


def share(text_words: Sequence[str], language: str) -> float:
    """Which part of the words is among the commonest of a language; 0 for a language unknown here."""
    known = WORDS.get(language)
    return sum(map(known.__contains__, text_words)) / len(text_words) if known and text_words else 0.0


@cache
def foreign_words(language: str, declared: str) -> frozenset[str]:
    """The words of a language that the declared one does not have."""
    return WORDS[language] - WORDS.get(declared, frozenset())


def may_be_foreign(distinct: set[str], declared: str, least: int = 4) -> bool:
    """Whether among distinct words there are enough of one other language to look closer; this is quick."""
    found = distinct & _all_foreign_words(declared)
    return len(found) >= least and any(
        len(found & foreign_words(language, declared)) >= least for language in WORDS if language != declared
    )


@cache
def _all_foreign_words(declared: str) -> frozenset[str]:
    return frozenset().union(*WORDS.values()) - WORDS.get(declared, frozenset())


def other_language(text: str, declared: str) -> Sign | None:
    """The language a text surely is in, where that is another than the declared one.

    In: the text; the primary language subtag that is declared for it, in lower case.
    Out: None wherever the words do not decide: too few, of both languages, of a
    language that is near the declared one.
    """
    if not text.isascii() and (script := _script(text)) is not None:
        letters = sum(map(str.isalpha, text))
        return None if declared in script.split() else Sign(script.split()[0], letters, letters)
    found = words(text)
    if len(found) < 2:
        return None
    scores = {language: sum(map(known.__contains__, found)) for language, known in WORDS.items()}
    (best, hits), (_, second) = Counter(scores).most_common(2)
    if best == declared or _are_kin(best, declared):
        return None
    # Words that both have speak for neither.
    own = [word for word in found if word in foreign_words(best, declared)]
    against = [word for word in found if word in WORDS.get(declared, ()) and word not in WORDS[best]]
    if len(found) < _SHORT:
        enough = hits / len(found) >= (0.6 if len(found) < 4 else 0.5)
        sure = len(set(own)) >= 2 and not against and second < hits and enough
    else:
        enough = hits >= 0.3 * len(found) and second <= 0.75 * hits
        # A list of foreign titles keeps some words of its own; menus around a foreign text keep many.
        few = len(set(against)) <= 2 or (len(found) >= _LONG and len(against) <= 0.25 * len(own))
        sure = len(set(own)) >= 4 and len(against) <= 0.4 * len(own) and few and enough
    return Sign(best, hits, len(found)) if sure else None


def _are_kin(one: str, other: str) -> bool:
    """Whether the lexicon cannot tell two languages apart: it knows one only, and they are of one family."""
    if one in WORDS and other in WORDS:
        return False
    return any(one in family and other in family for family in _KIN.values())


def _script(text: str) -> str | None:
    """The languages of the writing system that most letters of a text belong to, where it is not the Latin one."""
    found = Counter(_script_of(char) for char in text if char.isalpha())
    if not found:
        return None
    # Japanese mixes three; Chinese has one of them only.
    if found["HIRAGANA"] or found["KATAKANA"]:
        found["HIRAGANA"] += found.pop("CJK", 0) + found.pop("KATAKANA", 0)
    name, count = found.most_common(1)[0]
    # One letter is a sign of mathematics or of a unit.
    return _SCRIPTS.get(name) if count >= 2 and count >= 0.7 * found.total() else None


@cache
def _script_of(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
