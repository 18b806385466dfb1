"""Capitals are for initials, not for whole lines."""

import re
from typing import Final

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..prose import is_french, occurrences, others
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_UPPER: Final = "A-ZÀ-ÖØ-ÞŒ"
# Each part takes all it can and gives nothing back: a line of a million capitals is read once.
_RUN: Final = re.compile(
    rf"(?<![\w’'-])[{_UPPER}](?:[’'-]?[{_UPPER}])++(?!\w)"
    rf"(?:[\s,\u00a0]++(?:[{_UPPER}](?:[’'-]?[{_UPPER}])++|À|Y|\d++)(?!\w)){{2,}}+"
)
_LONG_WORD: Final = re.compile(rf"[{_UPPER}]{{4,}}")
# The post asks for capitals in addresses.
_POSTAL: Final = re.compile(r"\d{5}[\s\u00a0]+$|CEDEX")
# The least of it, for a first look.
_QUICK: Final = re.compile(rf"[{_UPPER}][{_UPPER}]{{3}}")


@rule(
    targets="html",
    severity="warning",
    title=Text("Texte tapé en capitales", "Text typed in capitals"),
    why=Text(
        "Des mots en capitales perdent leur silhouette\u00a0: ils se lisent plus lentement, surtout pour les personnes "
        "dyslexiques, et des lecteurs d'écran les épellent. C'est un conseil de la maison.",
        "Words in capitals lose their shape: they are read more slowly, by people with dyslexia above all, and some "
        "screen readers spell them. This is advice of the house.",
    ),
    fix=Text(
        "Écrivez en minuscules, avec les accents\u00a0; pour insister, **gras**\u00a0; pour annoncer, un titre (## …).",
        "Write in lower case, with the accents; to insist, **bold**; to announce, a heading (## …).",
    ),
    bad=(
        "<p data-bad>FERMETURE EXCEPTIONNELLE DU PARC</p>",
        "<h2 data-bad>INSCRIPTIONS AUX ACTIVITÉS D'ÉTÉ</h2><p>Dès le 2 mai.</p>",
        "<p>Le parc est fermé. <strong>ENTRÉE INTERDITE AUX CHIENS</strong>.</p>".replace("<p>", "<p data-bad>"),
        "<p data-bad>ATTENTION, TRAVAUX À PARTIR DU 12 MAI</p>",
    ),
    good=(
        "<p>Fermeture exceptionnelle du parc</p>",
        "<p>La CAF, la RATP et la SNCF, les lignes A, B et C.</p>",
        "<p>CAF, RATP, SNCF</p>",
        "<p>Mairie, 1 place de la République, 92300 LEVALLOIS PERRET CEDEX</p>",
        "<p>Jean DUPONT, Marie MARTIN</p>",
    ),
)
def text_capitals(element: Element, page: Page) -> Verdict:
    """Fail the first row of three words or more in capitals, two of them long, with the number of the others."""
    if not is_french(page):
        return INAPPLICABLE
    found = [
        one
        for one in occurrences(page, _QUICK, _RUN)
        if len(_LONG_WORD.findall(one.match[0])) >= 2
        and not _POSTAL.search(one.block.text[: one.match.start()][-8:] + one.match[0])
        and one.block.element.closest("address") is None
    ]
    # A list of acronyms is no sentence: it has commas between all its words.
    found = [one for one in found if one.match[0].count(",") < len(one.match[0].split()) - 1]
    if not found:
        return None
    shown, more = quoted(found[0].match[0]), others(len(found) - 1)
    return Fail(
        Text(f"{shown.fr} est tapé en capitales{more.fr}.", f"{shown.en} is typed in capitals{more.en}."),
        element=found[0].block.element,
    )
