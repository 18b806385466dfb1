"""Sentences are short enough to be followed by ear."""

import re
from typing import Final

from ..finding import Text
from ..page import Page
from ..prose import is_french, line, long_texts, others, sentences, shown
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# A list in a sentence gives the reader breath.
_PAUSE: Final = re.compile(r"[;:](?=\s)")
_WORD: Final = re.compile(r"[^\W_][\w'’.,-]*")
_END: Final = re.compile("[.!?…]")
# The shortest words and spaces make at least so many characters a word.
_LEAST_WIDTH: Final = 3
_TWELVE: Final = "le service de la ville chargé des parcs vous accueille sans rendez-vous "
_LONG: Final = f"Tous les matins, {_TWELVE}et {_TWELVE}puisque {_TWELVE}et que {_TWELVE}depuis le mois dernier"


@rule(
    targets="html",
    severity="warning",
    title=Text("Phrase très longue", "Very long sentence"),
    why=Text(
        "Au-delà d'une trentaine de mots, on perd le début avant d'atteindre la fin\u00a0: c'est vrai à l'oreille, "
        "pour les personnes dyslexiques ou fatiguées, et pour tout le monde. C'est un conseil de la maison.",
        "Beyond some thirty words the beginning is lost before the end is reached: this is true by ear, for people "
        "with dyslexia or who are tired, and for everybody. This is advice of the house.",
    ),
    fix=Text(
        "Coupez-la en deux ou trois phrases, ou faites une liste de ce qu'elle énumère.",
        "Cut it into two or three sentences, or make a list of what it enumerates.",
    ),
    bad=(
        f"<p data-bad>{_LONG}.</p>",
        f"<p>Le parc ouvre.</p><p data-bad>Bonjour. <strong>{_LONG}</strong>. Merci.</p>",
        f"<ul><li data-bad>{_LONG}</li></ul>",
    ),
    good=(
        "<p>Le parc ouvre tous les jours. Il ferme à la nuit.</p>",
        f"<p>{_LONG.replace('et que', '; et que').replace('puisque', '. Puisque')}.</p>",
        f"<p hidden>{_LONG}.</p><blockquote><p>{_LONG}.</p></blockquote>",
    ),
)
def sentence_long(element: Element, page: Page, *, max_words: int = 45) -> Verdict:
    """Fail the longest sentence of more than `max_words`, with the number of the others.

    Quotations stay as they are.
    """
    if not is_french(page):
        return INAPPLICABLE
    least = _LEAST_WIDTH * max_words
    found = [
        (len(words), element, sentence)
        for element, text in page.once(long_texts)
        if len(text) >= least and max(map(len, _END.split(text))) >= least
        for sentence in sentences(line(element))
        for words in (max((_WORD.findall(part) for part in _PAUSE.split(sentence)), key=len),)
        if len(words) > max_words and page.visible(element) and element.closest("blockquote", "td", "th") is None
    ]
    if not found:
        return None
    length, longest, sentence = max(found, key=lambda one: one[0])
    words, more = shown(sentence), others(len(found) - 1)
    return Fail(
        Text(
            f"La phrase {words.fr} compte {length} mots{more.fr}\u00a0; restez sous {max_words}.",
            f"The sentence {words.en} has {length} words{more.en}; stay within {max_words}.",
        ),
        element=longest,
    )
