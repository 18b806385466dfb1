"""A paragraph that quotes somebody is marked as a quotation."""

import re

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_QUOTED = re.compile(r"(?:«\s*|“|\"\s*)(?P<words>[^«»“”\"]+?)\s*[»”\"]\s*(?P<by>[.,]?(?:\s*[-–—(].{0,80})?)")
_WITHIN = ("blockquote", "q", "figure", "figcaption", "cite", "a", "button", "label", "caption", "td", "th", "header")
_WORDS = "Nous avons voulu que chaque enfant puisse venir à pied à l'école, sans traverser la grande avenue"


@rule(
    targets="p",
    severity="review",
    wcag=("1.3.1",),
    rgaa=("9.4.2",),
    title=Text("Citation qui n'est pas marquée comme telle", "Quotation that is not marked"),
    why=Text(
        "Une citation en bloc, marquée comme telle, est annoncée par les lecteurs d'écran\u00a0: on entend où "
        "commencent et où finissent les paroles de quelqu'un d'autre (RGAA 9.4, WCAG 1.3.1).",
        "A quotation marked as a block is told by screen readers: people hear where somebody else's words begin and "
        "end (RGAA 9.4, WCAG 1.3.1).",
    ),
    fix=Text(
        "Commencez le paragraphe par «\u00a0> \u00a0»\u00a0: > Nous avons voulu que chaque enfant…",
        'Begin the paragraph with "> ": > We wanted every child…',
    ),
    bad=(
        f"<p data-bad>«\u00a0{_WORDS}.\u00a0»</p>",
        f"<p data-bad><em>«\u00a0{_WORDS}\u00a0»</em>, – Camille Martin, maire</p>",
        f"<p data-bad>“{_WORDS}.”</p><p>«\u00a0{_WORDS}.\u00a0»</p>",
    ),
    good=(
        f"<blockquote><p>«\u00a0{_WORDS}.\u00a0»</p></blockquote><p>Le parc ouvre à 8 h.</p>",
        "<p>«\u00a0Un parc pour toutes les générations\u00a0»</p>",
        f"<p>La maire l'a dit\u00a0: «\u00a0{_WORDS}.\u00a0»</p>",
        f"<p>«\u00a0{_WORDS}\u00a0», a dit la maire en ouvrant la nouvelle école du quartier.</p>",
    ),
)
def quotation_unmarked(element: Element, page: Page, *, min_words: int = 15) -> Verdict:
    """Ask about the first paragraph that is one long quotation, outside of a `blockquote` (RGAA 9.4.2)."""
    if element.closest(*_WITHIN) is not None or page.role(element) != "paragraph" or not page.exposed(element):
        return INAPPLICABLE
    found = (
        _QUOTED.fullmatch(element.text) if '"' in element.text or "»" in element.text or "”" in element.text else None
    )
    if found is None or len(found["words"].split()) < min_words or page.once(_asked):
        return None
    page.once(_asked).append(element)
    return Unsure(
        "quotation",
        Text("Le paragraphe {this} est-il une citation\u00a0?", "Is the paragraph {this} a quotation?").format(
            this=quoted(found["words"])
        ),
    )


def _asked(page: Page) -> list[Element]:
    return []
