"""Dates are written so that they are said as dates."""

import re
from typing import Final

from ..finding import Text
from ..page import Page
from ..prose import is_french, occurrences, others
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# 12/03/2026, 12/3/26, 12.03.2026, 12.03.26; a telephone number or a version has more parts or fewer digits.
_DATE: Final = re.compile(
    r"(?<![\w/.,-])(?:(?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)?\d\d)"
    r"|(?<!n°)(?<!n°[ \u00a0])(?P<d3>0[1-9]|[12]\d|3[01])-(?P<m3>0[1-9]|1[0-2])-(?P<y3>(?:19|20)\d\d)"
    r"|(?P<d2>0[1-9]|[12]\d|3[01])\.(?P<m2>0[1-9]|1[0-2])\.(?P<y2>(?:19|20)?\d\d))(?![\w/]|[.,-]\d)"
)
_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip  # a line of words reads better than one a line
# The least of it, for a first look.
_QUICK: Final = re.compile("[0-9][-/.][01]?[0-9][-/.]")


@rule(
    targets="html",
    severity="warning",
    title=Text("Date en chiffres", "Date in figures"),
    why=Text(
        "À l'oreille, «\u00a012/03/2026\u00a0» devient «\u00a0douze barre zéro trois…\u00a0», et beaucoup hésitent "
        "entre le jour et le mois. C'est un conseil de la maison.",
        'By ear "12/03/2026" becomes "twelve slash zero three…", and many hesitate between day and month. This is '
        "advice of the house.",
    ),
    fix=Text("Écrivez le mois en lettres\u00a0: 12 mars 2026.", "Write the month in letters: 12 March 2026."),
    bad=(
        "<p data-bad>Le parc rouvre le 12/03/2026.</p>",
        "<p>Le parc rouvre bientôt.</p><ul><li data-bad>Le 12/3/26, puis le 01/04/2026</li><li>Le 02/04/2026</li></ul>",
        "<h2 data-bad>Conseil du 05.11.2026</h2><p>Il se réunit à 18 h.</p>",
        "<p data-bad>Réunion le 12-03-2026.</p>",
        "<p data-bad>Du <strong>12.03.26</strong> au 15 mars.</p>",
    ),
    good=(
        "<p>Délibération n°\u00a012-03-2026 du conseil, téléphone 01-02-20-26-12.</p>",
        "<p>Le parc rouvre le 12 mars 2026.</p>",
        "<p>Appelez le 01.99.00.12.26 ou le 01 99 00 12 26.</p>",
        "<p>La version 4.1.2, le critère 8.10.12, l'adresse 10.12.20.26, l'article 12.3.</p>",
        "<p>Les trois quarts (3/4), 24/7, 2026/2027, la ligne 12/13/14/15.</p>",
        "<p>Écrivez <code>12/03/2026</code>.</p>",
        '<p lang="en">It opens on 12/03/2026.</p>',
    ),
)
def date_numeric(element: Element, page: Page) -> Verdict:
    """Fail the first date in figures of a French text, with the number of the others; tables may have them."""
    if not is_french(page):
        return INAPPLICABLE
    found = [one for one in occurrences(page, _QUICK, _DATE) if one.block.element.closest("td", "th") is None]
    if not found:
        return None
    first = found[0]
    parts = first.match.groupdict()
    day, month, year = (parts[key] or parts[f"{key}2"] or parts[f"{key}3"] for key in "dmy")
    written = f"{_day(int(day))} {_MONTHS[int(month) - 1]} {year if len(year) == 4 else f'20{year}'}"
    more = others(len(found) - 1)
    return Fail(
        Text(
            f"La date «\u00a0{first.match[0]}\u00a0» est en chiffres{more.fr}\u00a0: écrivez «\u00a0{written}\u00a0».",
            f'The date "{first.match[0]}" is in figures{more.en}: write "{written}".',
        ),
        element=first.block.element,
    )


def _day(day: int) -> str:
    return "1er" if day == 1 else str(day)
