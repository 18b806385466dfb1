"""Names and what they mean make a description list."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_STRONG = ("strong", "b", "dfn")
_LONG = 40


@rule(
    targets="p",
    severity="review",
    wcag=("1.3.1",),
    rgaa=("9.3.3",),
    title=Text("Suite de termes et d'explications en paragraphes", "Terms and explanations as paragraphs"),
    why=Text(
        "Dans une liste de descriptions, un lecteur d'écran annonce combien de termes il y a et passe de l'un à "
        "l'autre (RGAA 9.3, WCAG 1.3.1).",
        "In a description list a screen reader tells how many terms there are, and goes from one to the next (RGAA "
        "9.3, WCAG 1.3.1).",
    ),
    fix=Text(
        "Écrivez le terme seul sur sa ligne, et sur la suivante «\u00a0: \u00a0» puis l'explication\u00a0; ou "
        "faites-en une liste à puces.",
        'Write the term alone on its line, and on the next one ": " and the explanation; or make it a bulleted list.',
    ),
    bad=(
        "<p data-bad><strong>CCAS\u00a0:</strong> centre communal d'action sociale</p>"
        "<p><strong>PMI\u00a0:</strong> protection maternelle</p><p><strong>PLU</strong>\u00a0: plan d'urbanisme</p>"
        "<p><strong>AMAP</strong>\u00a0: panier de légumes</p>",
    ),
    good=(
        "<p><strong>Tarif\u00a0:</strong> 12 euros</p><p><strong>Lieu\u00a0:</strong> salle des fêtes</p>",
        "<dl><dt>CCAS</dt><dd>Centre communal</dd></dl><p>Le parc ouvre à 8 h.</p>",
        "<p><b>Le parc</b> ouvre.</p><p><b>La mare</b> gèle.</p><p><b>Le lac</b> aussi.</p>",
    ),
)
def description_fake(element: Element, page: Page, *, min_terms: int = 4) -> Verdict:
    """Ask about `min_terms` paragraphs in a row that begin with a bold term and a colon (RGAA 9.3.3)."""
    if not element.children or element.children[0].tag not in _STRONG:
        return None
    if element.parent is None or _term(element) is None:
        return None
    if not page.exposed(element):
        return INAPPLICABLE
    siblings = element.parent.children
    if element.index and _term(siblings[element.index - 1]) is not None:
        return None
    terms: list[str] = []
    for node in siblings[element.index :]:
        term = _term(node)
        if term is None:
            break
        terms.append(term)
    if len(terms) < min_terms:
        return None
    return Unsure(
        "terms",
        Text(
            "Les {count} paragraphes qui commencent par {this} sont-ils une liste de termes et d'explications\u00a0?",
            "Are the {count} paragraphs that begin with {this} a list of terms and explanations?",
        ).format(count=len(terms), this=quoted(terms[0])),
    )


def _term(node: Element) -> str | None:
    """The bold term with which a short paragraph begins, before a colon and its explanation."""
    if node.tag != "p" or not node.children or (node.etree_element.text or "").strip():
        return None
    first = node.children[0]
    term, after = first.text, (first.etree_element.tail or "").strip()
    if first.tag not in _STRONG or not (term.endswith(":") or after.startswith(":")):
        return None
    words = len(node.text.split())
    return term.rstrip(" \u00a0:") if len(term.split()) < words <= _LONG else None
