"""Hours are written so that they are said as hours."""

import re
from typing import Final

from ..finding import Text
from ..page import Page
from ..prose import is_french, occurrences, others
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_HOUR: Final = r"(?P<h{0}>[01]?\d|2[0-4])(?:\s?[hH]\s?(?P<m{0}>[0-5]\d)?|:(?P<n{0}>[0-5]\d))"
# 9h-12h30, 9 h–12 h, 09:00/12:00: a sign stands where people say « à ». Between spaces a dash is a pause.
_RANGE: Final = re.compile(rf"(?<![\d:.,/]){_HOUR.format(1)}(?:\s*[-‐‑/>→]+\s*|[–—]){_HOUR.format(2)}(?![\d:\w])")
# The least of it, for a first look.
_QUICK: Final = re.compile(r"[-‐‑–—/>→]\s*[0-2]?[0-9]\s?[hH:]")


@rule(
    targets="html",
    severity="warning",
    title=Text("Horaires avec un tiret", "Opening hours with a dash"),
    why=Text(
        "À l'oreille, «\u00a09h-12h30\u00a0» devient «\u00a0neuf h tiret douze h trente\u00a0», ou une "
        "soustraction. C'est un conseil de la maison.",
        'By ear "9h-12h30" becomes "nine h dash twelve h thirty", or a subtraction. This is advice of the house.',
    ),
    fix=Text("Écrivez «\u00a0de 9 h à 12 h 30\u00a0».", 'Write "de 9 h à 12 h 30".'),
    bad=(
        "<p data-bad>Ouvert 9h-12h30.</p>",
        "<p data-bad>Ouvert de 9h00 – 12h30 et 14h/18h.</p>",
        "<ul><li data-bad>Lundi\u00a0: 09:00-12:00</li><li>Mardi\u00a0: 09:00-12:00</li></ul>",
        "<p data-bad>Ouvert 9&nbsp;h–12&nbsp;h&nbsp;30.</p>",
    ),
    good=(
        "<p>Ouvert de 9 h à 12 h 30 et de 14 h à 18 h.</p>",
        "<p>Le matin\u00a0: 9 h – 12 h.</p>",
        "<p>Ouvert à 9h30, du lundi-vendredi, train de 12:05, score 3-2, ratio 16:9.</p>",
        "<p>Les lignes 9-12, la page 14-18 et l'heure 24h/24 ne sont pas des horaires.</p>",
        '<p lang="en">Open 9h-12h.</p>',
    ),
)
def hour_format(element: Element, page: Page) -> Verdict:
    """Fail the first span of hours written with a sign, with the number of the others; « 24h/24 » is a word."""
    if not is_french(page):
        return INAPPLICABLE
    found = occurrences(page, _QUICK, _RANGE)
    if not found:
        return None
    first = found[0]
    written = f"de {_said(first.match, 1)} à {_said(first.match, 2)}"
    more = others(len(found) - 1)
    return Fail(
        Text(
            f"Horaires écrits «\u00a0{first.match[0].strip()}\u00a0»{more.fr}\u00a0: écrivez «\u00a0{written}\u00a0».",
            f'Hours are written "{first.match[0].strip()}"{more.en}: write "{written}".',
        ),
        element=first.block.element,
    )


def _said(match: re.Match[str], number: int) -> str:
    minutes = match[f"m{number}"] or match[f"n{number}"] or ""
    return f"{int(match[f'h{number}'])} h" + (f" {minutes}" if int(minutes or 0) else "")
