"""A passage in another language says so."""

import re
from typing import Final

from ..finding import Text
from ..lang import OTHER_LETTER, is_known, language_of, overview
from ..language import Sign, foreign_words, language_name, may_be_foreign, other_language, words
from ..lexicon import WORDS
from ..page import Page
from ..prose import Block, blocks, sentences, shown
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from .html_lang_right import language_of_page

# What quotation marks and brackets enclose is often the foreign part of a sentence.
_ENCLOSED: Final = re.compile(r"«([^«»]{20,})»|“([^“”]{20,})”|\(([^()]{20,})\)|\"([^\"]{20,})\"")
_ROMANCE: Final = frozenset({"es", "it", "pt", "ro"})
_FRENCH = (
    "<p>Le parc est ouvert aux familles tous les jours, du matin au soir, et son entrée est gratuite pour tous.</p>"
)
_WELCOME = "Welcome to our town, the park is open every day of the week"


@rule(
    targets="html",
    severity="error",
    wcag=("3.1.2",),
    rgaa=("8.7.1",),
    title=Text("Passage en langue étrangère non signalé", "Passage in a foreign language not marked"),
    why=Text(
        "Un lecteur d'écran lit ce passage avec la voix et la prononciation de la page\u00a0: de l'anglais lu à la "
        "française est incompréhensible (RGAA 8.7, WCAG 3.1.2).",
        "A screen reader reads this passage with the voice and the pronunciation of the page: it is not understood "
        "(RGAA 8.7, WCAG 3.1.2).",
    ),
    fix=Text(
        "Dans une phrase, écrivez *Welcome to our town*{lang=en}\u00a0; pour un paragraphe entier, mettez "
        "«\u00a0{: lang=en }\u00a0» seul sur la ligne juste en dessous.",
        'In a sentence, write *Welcome to our town*{lang=en}; for a whole paragraph put "{: lang=en }" alone on the '
        "line right below it.",
    ),
    bad=(
        f"<p>Le parc est ouvert.</p><p data-bad>{_WELCOME}.</p><p>Venez nombreux.</p>",
        f"<p data-bad>Sur l'affiche, on peut lire «\u00a0{_WELCOME}\u00a0» en grandes lettres.</p>",
        f"{_FRENCH}<p data-bad>Le parc est ouvert. Willkommen in unserer Stadt, wir sind jeden Tag für Sie da.</p>",
        f"{_FRENCH}<blockquote><p data-bad>{_WELCOME}.</p></blockquote>",
        f"{_FRENCH}<ul><li data-bad>{_WELCOME}</li><li>{_WELCOME}</li><li>Le parc</li></ul>",
        '<p dir="rtl" data-bad>تفتح الحديقة أبوابها كل يوم</p>',
        "<p data-bad>Парк открыт каждый день с восьми утра</p>",
        '<div lang="en"><p>We are open every day of the week.</p><p data-bad>Le parc est ouvert tous les jours de la '
        "semaine.</p></div>",
    ),
    good=(
        f'<p lang="en">{_WELCOME}.</p>',
        f'<p>Sur l\'affiche, on lit «\u00a0<span lang="en">{_WELCOME}</span>\u00a0».</p>',
        f'<div lang="en"><ul><li>{_WELCOME}</li></ul></div>',
        "<p>Ce week-end, brunch et street art au food court, puis best of du festival Open Air.</p>",
        f"{_FRENCH}<p>Au programme\u00a0: The Grapes of Wrath, The Lord of the Rings, Gone with the Wind, "
        "For Whom the Bell Tolls.</p>",
        "<p>Tapez <code>git commit and then push it to the server as you would with all of your work</code>.</p>",
        f"<p hidden>{_WELCOME}</p><p>Le parc est ouvert tous les jours.</p>",
        "<p>Au concert\u00a0: «\u00a0Let it be\u00a0», «\u00a0All you need is love\u00a0», «\u00a0I want to hold your "
        "hand\u00a0».</p>",
        "<p>La devise «\u00a0E pluribus unum\u00a0» et «\u00a0Honi soit qui mal y pense\u00a0».</p>",
        "<p>Les lettres Ω, π et la lettre Ж.</p>",
    ),
)
def foreign_passage(element: Element, page: Page, *, min_words: int = 6) -> Verdict:
    """Fail each passage of `min_words` or more that is surely in another language than is declared for it.

    Names and titles, which RGAA 8.7 leaves out, begin their words with capitals.
    Passages side by side in one language are told once. A page whose whole text
    is in another language is told by `html-lang-right`.
    """
    seen = page.once(overview)
    if not page.lang or page.once(language_of_page) is not None:
        return INAPPLICABLE
    if not seen.seems_mixed:
        return None
    told: set[tuple[object, str]] = set()
    verdicts: list[Fail | Unsure] = []
    for block in page.once(blocks):
        declared = language_of(block.element)
        if not is_known(declared) or (found := _passage(block, declared, min_words)) is None:
            continue
        passage, sign = found
        key = (block.element.parent, sign.language)
        if key not in told and page.visible(block.element):
            told.add(key)
            verdicts.append(_verdict(block, passage, sign, declared))
    return verdicts


def _passage(block: Block, declared: str, min_words: int) -> tuple[str, Sign] | None:
    """The first passage of a block that is surely in another language.

    What stands in quotation marks or brackets is judged apart, and must be longer: it may be the title of a song.
    """
    if not (may_be_foreign(set(words(block.text)), declared, least=3) or OTHER_LETTER.search(block.text)):
        return None
    text = _ENCLOSED.sub(" ", block.text)
    enclosed = (next(filter(None, match.groups())) for match in _ENCLOSED.finditer(block.text))
    for part, least in (
        (text, min_words),
        *((sentence, min_words) for sentence in sentences(text)),
        *((quotation, min_words + 3) for quotation in enclosed),
    ):
        if sign := _sure(part, declared, least):
            return part, sign
    return None


def _sure(text: str, declared: str, min_words: int) -> Sign | None:
    found = text.split()
    if len(found) < min_words and text.isascii():
        return None
    sign = other_language(text, declared)
    if sign is None:
        return None
    if sign.language in WORDS:
        if len(found) < min_words or _is_title(found, sign.language):
            return None
        return sign if len(set(words(text)) & foreign_words(sign.language, declared)) >= 4 else None
    return sign if sign.hits >= 4 else None


def _is_title(found: list[str], language: str) -> bool:
    """Whether so many words begin with a capital that they are names or titles; German gives one to every noun."""
    capitals = sum(word.lstrip("«“\"'(")[:1].isupper() for word in found)
    return capitals > (0.6 if language == "de" else 0.35) * len(found)


def _verdict(block: Block, passage: str, sign: Sign, declared: str) -> Fail | Unsure:
    found, said, text = language_name(sign.language), language_name(declared), shown(passage)
    if sign.language not in WORDS and len(passage.split()) < 4:
        return Unsure(
            "foreign-script",
            Text(
                f"{text.fr} est écrit en caractères d'une autre langue ({found.fr}, peut-être)\u00a0: si ce n'est "
                "pas un nom propre, sa langue est-elle dite\u00a0?",
                f"{text.en} is written in the letters of another language ({found.en}, maybe): unless it is a "
                "proper name, is its language said?",
            ),
            element=block.element,
        )
    # The lexicon does not know their neighbours, such as Occitan, Corsican and Catalan.
    near = (
        Text(" ou dans une langue proche", " or in a language near it") if sign.language in _ROMANCE else Text("", "")
    )
    return Fail(
        Text(
            f"{text.fr} est en {found.fr}{near.fr}, mais rien ne le dit\u00a0: une voix lirait ces mots comme du "
            f"{said.fr}.",
            f"{text.en} is in {found.en}{near.en}, but nothing says so: a voice would read these words as {said.en}.",
        ),
        fix=Text(
            f"Dans une phrase, écrivez *ces mots*{{lang={sign.language}}}\u00a0; pour un paragraphe entier, mettez "
            f"«\u00a0{{: lang={sign.language} }}\u00a0» seul sur la ligne juste en dessous.",
            f"In a sentence, write *these words*{{lang={sign.language}}}; for a whole paragraph put "
            f'"{{: lang={sign.language} }}" alone on the line right below it.',
        ),
        element=block.element,
    )
