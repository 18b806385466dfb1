"""Emojis are rare: each is said by its whole name."""

import re
from typing import Final

from ..finding import Text
from ..page import Page
from ..prose import is_french, occurrences, others
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# Pictographs, flags by pairs, with what varies and joins them.
_EMOJI: Final = (
    r"(?:[\U0001f1e6-\U0001f1ff]{2}|[\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]"
    r"[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\u2640\u2642\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)*)"
)
_RUN: Final = re.compile(rf"{_EMOJI}(?:[\s\u00a0]?{_EMOJI}){{2,}}")
_ONE: Final = re.compile(_EMOJI)
# The least of it, for a first look.
_QUICK: Final = re.compile("[\u231a-\u27bf\u2b50\u2b55\U0001f1e6-\U0001faff]")


@rule(
    targets="html",
    severity="warning",
    title=Text("Émojis en série", "Row of emojis"),
    why=Text(
        "Un lecteur d'écran dit le nom de chaque émoji\u00a0: «\u00a0visage souriant avec des yeux en forme de cœur, "
        "visage souriant…\u00a0» couvre le message. C'est un conseil de la maison.",
        'A screen reader says the name of every emoji: "smiling face with heart-shaped eyes, smiling face…" covers '
        "the message. This is advice of the house.",
    ),
    fix=Text(
        "Gardez-en un au plus, à la fin de la phrase, et jamais à la place d'un mot.",
        "Keep one at most, at the end of the sentence, and never in the place of a word.",
    ),
    bad=(
        "<p data-bad>C'est la fête 🎉🎉🎉</p>",
        "<p data-bad>🇫🇷 🎆 🥳 C'est la fête</p>",
        "<h2 data-bad>☀️🏖️👩‍👧 Été</h2><p>Au parc.</p>",
    ),
    good=(
        "<p>C'est la fête 🎉</p>",
        "<p>🎉 C'est la fête 👩‍👩‍👧‍👦 en famille 🎉</p>",
        '<p>La fête <span aria-hidden="true">🎉</span></p>',
        "<p>Trois étoiles\u00a0: ★★★</p>",
    ),
)
def emoji_run(element: Element, page: Page) -> Verdict:
    """Fail the first row of three emojis or more, with the number of the others; stars are a note."""
    if not is_french(page):
        return INAPPLICABLE
    found = [one for one in occurrences(page, _QUICK, _RUN) if not set(one.match[0]) <= set("★☆⭐ \u00a0\ufe0f")]
    found = [one for one in found if page.exposed(one.block.element)]
    if not found:
        return None
    count, more = len(_ONE.findall(found[0].match[0])), others(len(found) - 1)
    return Fail(
        Text(
            f"{count} émojis à la suite\u00a0: «\u00a0{found[0].match[0]}\u00a0»{more.fr}.",
            f'{count} emojis in a row: "{found[0].match[0]}"{more.en}.',
        ),
        element=found[0].block.element,
    )
