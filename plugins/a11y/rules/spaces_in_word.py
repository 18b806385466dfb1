"""A word is written without spaces between its letters."""

import re

from ..finding import Text
from ..page import Page
from ..rule import Fail, Unsure, Verdict, rule
from ..tree import Element, fold
from ._contrast import shortened

# Spaces of all widths, as word processors and editors of web pages put them in.
_SPACED = re.compile(r"(?<![\w'’.\-])[^\W\d_](?:[ \t\n\u00a0\u2000-\u200a\u202f]{1,2}[^\W\d_](?![\w'’.\-])){3,}")
# Two lone signs in a row: what nearly no text has, and is found sooner.
_PARTED = re.compile(r"\s\S\s{1,2}\S\s")
_VOWELS = frozenset("aàâäeéèêëiîïoôöuùûüœæ")
# A word of French has more, "sport" has as many.
_FEWEST_VOWELS = 0.2
_OTHER_SIGNS = frozenset(
    {"code", "pre", "kbd", "samp", "var", "math", "svg", "td", "th", "script", "style", "textarea"}
)
# Notes of music and strings of a guitar, blood groups, lines of a railway: letters that stand for themselves.
_KEYBOARDS = ("azertyuiop", "qsdfghjklm", "qwertyuiop", "asdfghjkl")
_GRADES = frozenset("abcdefg")


@rule(
    targets="body",
    severity="error",
    wcag=("1.3.1", "1.3.2"),
    rgaa=("10.1.3",),
    title=Text("Mot écrit lettre par lettre", "Word written letter by letter"),
    why=Text(
        "Un lecteur d'écran épelle ce mot au lieu de le dire, et nulle recherche ne le trouve (RGAA 10.1, WCAG 1.3.2).",
        "A screen reader spells this word out and does not say it, and a search does not find it (RGAA 10.1, "
        "WCAG 1.3.2).",
    ),
    fix=Text(
        "Écrivez le mot sans espaces\u00a0; pour écarter les lettres, réglez «\u00a0letter-spacing\u00a0» dans la "
        "feuille de style.",
        'Write the word without spaces; to spread its letters, set "letter-spacing" in the style sheet.',
    ),
    bad=(
        "<h2 data-bad>H O R A I R E S</h2><p>De 9 h à 19 h</p>",
        "<p><strong data-bad>I N V I T A T I O N</strong></p>",
        "<p data-bad>S\u00a0O\u00a0L\u00a0D\u00a0E\u00a0S\u00a0!</p>",
        "<p data-bad>La piscine est f e r m é e jusqu'à lundi.</p>",
    ),
    good=(
        "<p>Les lignes A B C D E du RER</p>",
        "<p>La guitare s'accorde E A D G B E.</p>",
        "<p>Réponses\u00a0: V F V F V V</p>",
        "<p>Il y a à voir, et J. R. R. Tolkien a dit oui à tout.</p>",
        "<h2>Horaires</h2><pre>H O R A I R E S</pre>",
        "<table><caption>Mots mêlés</caption><tr><th scope=col>A</th></tr><tr><td>P A R C S</td></tr></table>",
        "<p>A Z E R T Y U I O P</p>",
        "<p>Z Y X W V U T S</p>",
        "<p>Les inconnues x y z t u v</p>",
        "<p>Plan de vol\u00a0: X Y Z T</p>",
    ),
)
def spaces_in_word(element: Element, page: Page) -> Verdict:
    """Fail a text that is one word of parted letters; ask about such letters within a text (RGAA 10.1.3, WCAG F32)."""
    verdicts: list[Fail | Unsure] = []
    for node in page.elements:
        text = node.own_text
        if len(text) < 7 or node.tag in _OTHER_SIGNS or _PARTED.search(text) is None:
            continue
        found = _SPACED.search(text)
        if found is None or not _is_word(found[0]):
            continue
        if not page.exposed(node) or any(one.tag in _OTHER_SIGNS for one in (node, *node.iter_ancestors())):
            continue
        spaced, whole = fold(found[0]), "".join(found[0].split())
        message = Text(
            f"«\u00a0{shortened(spaced)}\u00a0» est écrit lettre par lettre.",
            f'"{shortened(spaced)}" is written letter by letter.',
        )
        if fold(text).strip(' .:!?…«»"') == spaced:
            verdicts.append(Fail(message, Text(f"Écrivez «\u00a0{whole}\u00a0».", f'Write "{whole}".'), element=node))
        else:
            verdicts.append(
                Unsure(
                    "letters",
                    Text(
                        f"«\u00a0{shortened(spaced)}\u00a0»\u00a0: est-ce un mot écrit lettre par lettre\u00a0?",
                        f'"{shortened(spaced)}": is this a word written letter by letter?',
                    ),
                    element=node,
                )
            )
    return verdicts


def _is_word(spaced: str) -> bool:
    """Whether letters may make a word: vowels and others among them, more than two kinds, in no alphabetical order."""
    letters = "".join(spaced.split()).casefold()
    kinds = set(letters)
    return (
        len(kinds) > 2
        and not kinds <= _GRADES
        and sum(letter in _VOWELS for letter in letters) >= len(letters) * _FEWEST_VOWELS
        and bool(kinds - _VOWELS)
        and list(letters) not in (sorted(letters), sorted(letters, reverse=True))
        and not any(letters in row for row in _KEYBOARDS)
        # Capitals or small letters: "y a à" and the like are words of one letter.
        and (spaced.isupper() or not kinds <= frozenset("aàoôy"))
    )
