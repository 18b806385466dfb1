"""Text keeps even spaces between its words."""

from ..finding import Text
from ..looks import elsewhere, is_text_block, with_trait, words_in
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element
from ._contrast import shortened

_TEXT = (
    "La piscine du centre rouvre lundi après trois mois de travaux\u00a0: bassins neufs, vestiaires accessibles, "
    "horaires élargis le soir."
)


@rule(
    targets="body",
    severity="warning",
    wcag=("1.4.8",),
    title=Text("Texte justifié", "Justified text"),
    why=Text(
        "Justifié des deux côtés, un texte a des blancs inégaux entre les mots\u00a0: ils forment des rivières qui "
        "gênent les personnes dyslexiques ou malvoyantes (WCAG 1.4.8, niveau AAA).",
        "Justified on both sides, a text has uneven gaps between its words: they form rivers that hinder people with "
        "dyslexia or low vision (WCAG 1.4.8, level AAA).",
    ),
    fix=Text(
        "Alignez le texte à gauche\u00a0: remplacez «\u00a0text-align: justify\u00a0» par «\u00a0text-align: "
        "start\u00a0», ou retirez l'attribut style.",
        'Align the text on the left: put "text-align: start" in the place of "text-align: justify", or remove the '
        "style attribute.",
    ),
    bad=(
        f'<p style="text-align: justify" data-bad>{_TEXT}</p>',
        f"<style>.texte {{ text-align: justify; hyphens: auto }}</style><div class=texte><p data-bad>{_TEXT}</p></div>"
        f"<p>{_TEXT}</p>",
        f'<body><main style="text-align: justify"><h1>La piscine</h1><p data-bad>{_TEXT}</p></main></body>',
    ),
    good=(
        f"<p>{_TEXT}</p>",
        f'<p style="text-align: left">{_TEXT}</p>',
        '<p style="text-align: justify">La piscine rouvre lundi.</p>',
        f'<div style="text-align: justify"><p style="text-align: start">{_TEXT}</p></div>',
        f'<p style="text-align: justify" hidden>{_TEXT}</p><p>Fermé.</p>',
    ),
)
def text_justified(element: Element, page: Page, *, words: int = 15) -> Verdict:
    """Warn, once a page, of blocks of so many words that are justified (WCAG 1.4.8)."""
    blocks = [
        block
        for block in with_trait(page, "justified")
        if is_text_block(block, page) and page.visible(block) and words_in(block) >= words
    ]
    if not blocks:
        return None
    more = elsewhere(len(blocks) - 1)
    text = shortened(blocks[0].text)
    return Fail(
        Text(f"«\u00a0{text}\u00a0» est justifié{more.fr}.", f'"{text}" is justified{more.en}.'), element=blocks[0]
    )
