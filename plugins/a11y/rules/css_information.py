"""What a style sheet writes is no information: the page says it itself."""

import re

from ..finding import Text
from ..page import Page
from ..rule import Unsure, Verdict, rule
from ..style.sharing import passed_by_looks
from ..tree import Element
from ._contrast import shortened

# Icon fonts turn words into drawings.
_ICONS = re.compile(r"icon|symbol|awesome|glyph|fontello|picto", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")


@rule(
    targets="body",
    severity="review",
    wcag=("1.3.1",),
    rgaa=("10.2.1",),
    title=Text("Texte écrit par la feuille de style", "Text written by the style sheet"),
    why=Text(
        "Sans feuille de style, ce texte disparaît\u00a0; il ne se traduit pas, ne se cherche pas et ne se copie pas "
        "(RGAA 10.2, WCAG 1.3.1).",
        "Without the style sheet this text vanishes; it cannot be translated, searched or copied (RGAA 10.2, "
        "WCAG 1.3.1).",
    ),
    fix=Text(
        "Si ces mots informent, écrivez-les dans la page (ou dans le gabarit) et retirez «\u00a0content\u00a0» de la "
        "feuille de style.",
        'Where these words inform, write them into the page (or the template) and remove "content" from the style '
        "sheet.",
    ),
    bad=(
        '<style>.nouveau::after { content: " Complet" }</style><p class="nouveau" data-bad>Stage de voile</p>',
        "<style>label.oblige::before { content: 'obligatoire' }</style>"
        '<p><label class="oblige" for="nom" data-bad>Nom</label> <input id="nom" autocomplete="name"></p>',
    ),
    good=(
        '<style>li::before { content: "→ " }</style><ul><li>Piscine</li><li>Patinoire</li></ul>',
        '<style>.ic::before { content: "home"; font-family: "Material Icons" }</style><p class="ic">Accueil</p>',
        "<style>blockquote::before { content: open-quote } p::after { content: attr(title) }</style><p>Ouvert</p>",
        '<style>@media print { a::after { content: " (adresse)" } }</style><p><a href="/piscine/">Piscine</a></p>',
        '<style>.nouveau::after { content: "Complet" / "" }</style><p class="nouveau">Stage de voile complet</p>',
        '<style>.nouveau::after { content: "complet" }</style><p class="nouveau">Stage de voile complet</p>',
    ),
)
def css_information(element: Element, page: Page) -> Verdict:
    """Ask once about each word that `content` puts before or after an element and that the element lacks."""
    styles = page.styles()
    keys, passed = styles.plain_keys, passed_by_looks(page, "css-information")
    found: dict[str, Element] = {}
    for node in page.elements:
        key = keys[node.order]
        if key in passed:
            continue
        boxes = styles.boxes(node)
        texts = [(pseudo, styles.generated_text(node, pseudo).strip()) for pseudo in boxes]
        worded = [(pseudo, text) for pseudo, text in texts if _WORD.search(text)]
        if not worded and key is not None and all(styles.says_the_same(node, pseudo) for pseudo in boxes):
            passed.add(key)
        for pseudo, text in worded:
            if text not in found and _informs(node, pseudo, text, page):
                found[text] = node
    return [
        Unsure(
            "generated-text",
            Text(
                f"La feuille de style écrit «\u00a0{shortened(text)}\u00a0»\u00a0: la page le dit-elle aussi sans "
                "elle\u00a0?",
                f'The style sheet writes "{shortened(text)}": does the page say so without it as well?',
            ),
            element=node,
        )
        for text, node in found.items()
    ]


def _informs(node: Element, pseudo: str, text: str, page: Page) -> bool:
    style = page.styles().pseudo(node, pseudo)
    if style is None or _ICONS.search(style.value("font-family")) or "attr(" in style.value("content"):
        return False
    return page.exposed(node) and text.casefold() not in node.text.casefold()
