"""An element that gets the focus keeps it."""

import re
from typing import Final

from ..aria.shown import tag, text_of
from ..finding import Text
from ..keyboard import is_tab_stop
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..script import handler
from ..tree import Element

_BLURRED: Final = re.compile(
    r"\s*(?:javascript:)?\s*(?:if\s*\(\s*this\.blur\s*\)\s*)?(?:(?:this|(?:e|ev|evt|event)\.(?:target|currentTarget))\.)?"
    r"blur\(\s*\)\s*;?\s*(?:return\s+(?:true|false)\s*;?\s*)?"
)


@rule(
    targets="[onfocus], [onfocusin]",
    severity="error",
    wcag=("2.1.1", "2.4.7"),
    rgaa=("7.3.2",),
    title=Text("Focus retiré par un script", "Focus removed by a script"),
    why=Text(
        "Un script chasse le clavier dès qu'il arrive sur l'élément\u00a0: sans souris, on ne peut pas s'en servir "
        "(RGAA 7.3, WCAG 2.1.1).",
        "A script sends the keyboard away as soon as it comes to the element: without a mouse it cannot be used "
        "(RGAA 7.3, WCAG 2.1.1).",
    ),
    fix=Text(
        'Retirez onfocus="this.blur()". L\'encadré du focus se change dans le thème (:focus-visible), il ne se '
        "supprime pas.",
        'Remove onfocus="this.blur()". The focus ring is changed in the theme (:focus-visible), it is not removed.',
    ),
    bad=(
        '<p><a href="/horaires/" onfocus="blur()" data-bad>Horaires</a></p>',
        '<p><a href="/horaires/" onfocus="this.blur()" data-bad>Horaires</a></p>',
        '<p><a href="/horaires/" onfocus="if(this.blur)this.blur();" data-bad>Horaires</a></p>',
        '<button type="button" onfocus="event.target.blur(); return false;" data-bad>Menu</button>',
    ),
    good=(
        '<p><a href="/horaires/" onfocus="show(this)">Horaires</a></p>',
        '<p><label>Nom <input autocomplete="name" onfocus="this.select()"></label></p>',
    ),
)
def focus_removed(element: Element, page: Page) -> Verdict:
    """Fail a stop of the Tab key whose attribute does nothing but take the focus away (technique F55)."""
    if not is_tab_stop(element) or not page.visible(element):
        return INAPPLICABLE
    code = handler(element, page, "focus") or handler(element, page, "focusin")
    if not _BLURRED.fullmatch(code):
        return None
    shown, words = tag(element, "onfocus", "onfocusin"), text_of(element, page.name(element))
    return Fail(
        Text(
            f"{shown}{words.fr}\u00a0: le clavier en est chassé dès qu'il y arrive.",
            f"{shown}{words.en}: the keyboard is sent away as soon as it comes.",
        )
    )
