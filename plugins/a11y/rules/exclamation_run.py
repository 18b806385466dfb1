"""One exclamation mark is enough."""

import re
from typing import Final

from ..finding import Text
from ..page import Page
from ..prose import is_french, occurrences, others
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_RUN: Final = re.compile(r"!(?:[\s\u00a0]?!)+|\?(?:[\s\u00a0]?\?)+|[!?]{3,}|[‼⁇]")
# The least of it, for a first look.
_QUICK: Final = re.compile(r"[!?‼⁇](?:[\s\u00a0]?[!?]|(?<=[‼⁇]))")


@rule(
    targets="html",
    severity="warning",
    title=Text("Signes d'exclamation ou d'interrogation en série", "Row of exclamation or question marks"),
    why=Text(
        "Certains lecteurs d'écran disent chaque signe\u00a0: «\u00a0point d'exclamation, point d'exclamation…\u00a0». "
        "C'est un conseil de la maison.",
        'Some screen readers say every mark: "exclamation mark, exclamation mark…". This is advice of the house.',
    ),
    fix=Text("Gardez-en un seul.", "Keep one."),
    bad=(
        "<p data-bad>Venez nombreux\u00a0!!!</p>",
        "<h2 data-bad>Gratuit\u00a0!!</h2><p>C'est l'été.</p>",
        "<p>Venez\u00a0!</p><p data-bad>Vraiment\u00a0???</p><p>Oui\u00a0!!</p>",
    ),
    good=(
        "<p>Venez nombreux\u00a0! C'est gratuit\u00a0?</p>",
        "<p>Vraiment\u00a0?! Non\u00a0! Si\u00a0!</p>",
        "<p>Tapez <code>!!</code>.</p>",
        '<p lang="en">Come!!!</p>',
    ),
)
def exclamation_run(element: Element, page: Page) -> Verdict:
    """Fail the first row of such marks in a French text, with the number of the others; « ?! » is one."""
    if not is_french(page):
        return INAPPLICABLE
    found = occurrences(page, _QUICK, _RUN)
    if not found:
        return None
    more = others(len(found) - 1)
    return Fail(
        Text(
            f"«\u00a0{found[0].match[0]}\u00a0»\u00a0: plusieurs signes pour un seul effet{more.fr}.",
            f'"{found[0].match[0]}": several marks for one effect{more.en}.',
        ),
        element=found[0].block.element,
    )
