"""Text is large enough to be read."""

from ..finding import Text
from ..looks import SMALLEST, elsewhere, with_trait
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..style import Media
from ..style.view import View, lens_of
from ..tree import Element
from ._contrast import shortened

# Raised and lowered signs are small by nature.
_SMALL_BY_NATURE = frozenset({"sup", "sub", "rt", "rp", "svg", "math", "option", "optgroup", "canvas"})


@rule(
    targets="body",
    severity="warning",
    title=Text("Texte trop petit", "Text too small"),
    why=Text(
        "En dessous de 12 pixels, beaucoup de gens plissent les yeux ou renoncent à lire, et tous n'ont pas appris à "
        "agrandir une page.",
        "Below 12 pixels many people squint or give up reading, and not all have learnt to enlarge a page.",
    ),
    fix=Text(
        "Dans la feuille de style, donnez au moins 0.75rem à ce texte (font-size), et mieux\u00a0: 1rem.",
        "In the style sheet, give this text at least 0.75rem (font-size), or better, 1rem.",
    ),
    bad=(
        '<p style="font-size: 10px" data-bad>Mentions légales</p>',
        "<style>.note { font-size: .7em }</style><p class=note data-bad>Sous réserve de places.</p>"
        "<p class=note>Tarif réduit sur justificatif.</p>",
        "<p><small><small data-bad>Sous réserve de places.</small></small></p>",
    ),
    good=(
        "<p><small>Sous réserve de places.</small></p>",
        '<p style="font-size: 12px">Le 1<sup style="font-size: 8px">er</sup> mars</p>',
        '<p style="font-size: 10px"><span style="font-size: 16px">Mentions légales</span></p>',
        "<h2>Tarifs</h2><h3>Piscine</h3><h4>Bassin</h4><h5>Enfants</h5><h6>Le mercredi</h6><p>Gratuit</p>",
        '<p style="font-size: 0">Invisible</p><p>Mentions légales</p>',
    ),
)
def text_small(element: Element, page: Page) -> Verdict:
    """Warn, once a page, of text that the page makes smaller than 12 pixels; RGAA and WCAG know no least size."""
    sees = lens_of(page, View(Media())).sight.sees
    texts = [
        node
        for node in with_trait(page, "small")
        if any(map(str.isalpha, node.own_text)) and page.visible(node) and sees(node) and _is_made_small(node, page)
    ]
    if not texts:
        return None
    size = page.style(texts[0]).font_size or 0.0
    more = elsewhere(len(texts) - 1)
    text = shortened(texts[0].text)
    written = f"{size:.3g}"
    return Fail(
        Text(
            f"«\u00a0{text}\u00a0» est écrit en {written.replace('.', ',')}\u00a0pixels, moins que "
            f"{SMALLEST:g}{more.fr}.",
            f'"{text}" is written in {written} pixels, less than {SMALLEST:g}{more.en}.',
        ),
        element=texts[0],
    )


def _is_made_small(node: Element, page: Page) -> bool:
    """Whether the page sets the size of a text, or asks for small print: browsers write an `h6` small by themselves."""
    around = (node, *node.iter_ancestors())
    if any(one.tag in _SMALL_BY_NATURE for one in around):
        return False
    return any(one.tag == "small" or "font-size" in page.styles().declared(one) for one in around)
