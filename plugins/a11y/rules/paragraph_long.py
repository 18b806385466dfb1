"""Paragraphs are short enough to be found again."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..prose import is_french, long_texts, others
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_TEXT = "Le parc de la mairie ouvre tous les jours. "


@rule(
    targets="html",
    severity="warning",
    title=Text("Paragraphe très long", "Very long paragraph"),
    why=Text(
        "Dans un bloc de texte sans coupure, l'œil perd sa ligne et l'oreille n'a pas de repère pour revenir en "
        "arrière. C'est un conseil de la maison.",
        "In a block of text without a break the eye loses its line and the ear has no mark to go back to. This is "
        "advice of the house.",
    ),
    fix=Text(
        "Une idée par paragraphe\u00a0: coupez par une ligne vide, mettez un titre (## …) ou une liste.",
        "One idea a paragraph: cut it by an empty line, add a heading (## …) or a list.",
    ),
    bad=(f"<p>Bonjour.</p><p data-bad>{_TEXT * 25}</p>",),
    good=(
        f"<p>{_TEXT * 10}</p><p>{_TEXT * 10}</p>",
        f"<p>Un.</p><p hidden>{_TEXT * 25}</p><blockquote><p>{_TEXT * 25}</p></blockquote>",
    ),
)
def paragraph_long(element: Element, page: Page, *, max_words: int = 200) -> Verdict:
    """Fail the longest paragraph of more than `max_words`, with the number of the others; quotations are kept."""
    if not is_french(page):
        return INAPPLICABLE
    found = [
        (length, element, text)
        for element, text in page.once(long_texts)
        # Two characters are a word and its space at least.
        if element.tag == "p" and len(text) >= 2 * max_words and (length := len(text.split())) > max_words
        if page.visible(element) and element.closest("blockquote") is None
    ]
    if not found:
        return None
    length, longest, text = max(found, key=lambda one: one[0])
    shown, more = quoted(" ".join(text.split())), others(len(found) - 1)
    return Fail(
        Text(
            f"Le paragraphe {shown.fr} compte {length} mots{more.fr}\u00a0; restez sous {max_words}.",
            f"The paragraph {shown.en} has {length} words{more.en}; stay within {max_words}.",
        ),
        element=longest,
    )
