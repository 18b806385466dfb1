"""An image does not say again what the text beside it says."""

from collections.abc import Iterator

from ..finding import Text
from ..image import SELECTOR, alternative, described, owner
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import comparable

# Beyond these two contents are no neighbours, even side by side.
_ENCLOSURES = frozenset(
    {"body", "main", "nav", "header", "footer", "aside", "section", "article", "li", "td", "th", "dd", "dt", "figure"}
)
_NEAR = 4


@rule(
    targets=SELECTOR,
    severity="warning",
    local=True,
    title=Text("Image qui répète le texte voisin", "Image that repeats the text beside it"),
    why=Text(
        "La personne entend deux fois la même chose, et se demande ce qui diffère. C'est une règle de la maison, "
        "que le RGAA ne demande pas.",
        "People hear the same thing twice and wonder what differs. This is a rule of the house, not of RGAA.",
    ),
    fix=Text(
        "Si le texte dit déjà tout, l'image décore\u00a0: ![décorative]({static}/images/parc.jpg). Sinon, dites ce "
        "que l'image montre de plus que le texte.",
        "If the text says it all, the image decorates: ![décorative]({static}/images/parc.jpg). Otherwise say what "
        "the image shows beyond the text.",
    ),
    bad=(
        '<p><a href="/parcs/"><img src="parc.jpg" alt="Parcs et jardins" data-bad> Parcs et jardins</a></p>',
        '<p><a href="/parcs/"><img src="parc.jpg" alt="Parcs et jardins" data-bad></a> '
        '<a href="/parcs/">Parcs et jardins</a></p>',
        '<figure role="figure" aria-label="La Seine en crue">'
        '<img src="seine.jpg" alt="La Seine en crue\u00a0!" data-bad>'
        "<figcaption>La Seine en crue</figcaption></figure>",
        '<p><img src="seine.jpg" alt="La Seine en crue" data-bad></p><p>La Seine en crue</p>',
        '<div><img src="seine.jpg" alt="La Seine en crue" data-bad><div><h2>La Seine en '
        "crue</h2><p>Jeudi.</p></div></div>",
        '<p><em>ÉTÉ A LA PLAGE</em> <img src="ete.jpg" alt="Été à la plage" data-bad></p>',
    ),
    good=(
        '<p><a href="/parcs/"><img src="parc.jpg" alt=""> Parcs et jardins</a> <img src="a.jpg" alt="Un hêtre"></p>',
        '<figure role="figure" aria-label="Crue de 1910"><img src="seine.jpg" alt="La Seine au pied du pont">'
        "<figcaption>Crue de 1910</figcaption></figure>",
        '<ul><li><img src="oui.svg" alt="Ouvert"></li><li>Ouvert</li></ul>',
    ),
)
def image_repeats_text(element: Element, page: Page) -> Verdict:
    """Fail an image whose alternative equals the text of its link, its caption or its neighbour.

    Case, accents and punctuation do not count. A name that `aria-labelledby`
    takes from a text beside the image is that text, not a repetition.
    """
    name = comparable(alternative(element, page))
    if not name or element.has("aria-labelledby"):
        return INAPPLICABLE
    # A long text is no repetition of a short one; only likely ones are worth folding.
    longest = 2 * len(name) + 40
    if any(len(text) <= longest and comparable(text) == name for text in _nearby(element, page)):
        return Fail(
            Text(
                f"{described(element).fr} dit «\u00a0{alternative(element, page)}\u00a0», comme le texte à côté.",
                f'{described(element).en} says "{alternative(element, page)}", as the text beside it does.',
            )
        )
    return None


def _nearby(element: Element, page: Page) -> Iterator[str]:
    """The texts with which an image may be heard: of its link or button, of its caption, before it and after it."""
    holder = owner(element, page)
    if holder is not None:
        yield holder.text
    figure = element.closest("figure")
    if figure is not None:
        yield from (node.text for node in figure.children if node.tag == "figcaption" and page.exposed(node))
    node = element
    for _ in range(_NEAR):
        parent = node.parent
        if parent is None:
            return
        yield from _beside(node, parent, page)
        if parent.tag in _ENCLOSURES or parent.text != element.text:
            return
        node = parent


def _beside(node: Element, parent: Element, page: Page) -> Iterator[str]:
    """The text right before and right after a node, or that of the element that stands there."""
    siblings = parent.children
    before = next((siblings[n] for n in range(node.index - 1, -1, -1) if siblings[n].tag != "br"), None)
    after = next((siblings[n] for n in range(node.index + 1, len(siblings)) if siblings[n].tag != "br"), None)
    text_before = _text_between(before, node, parent)
    text_after = _text_between(node, after, parent)
    if text_before:
        yield text_before
    elif before is not None and page.exposed(before):
        yield from _edge(before, -1)
    if text_after:
        yield text_after
    elif after is not None and page.exposed(after):
        yield from _edge(after, 0)


def _text_between(first: Element | None, last: Element | None, parent: Element) -> str:
    start = first.index if first is not None else None
    end = last.index if last is not None else len(parent.children)
    pieces = [parent.etree_element.text] if start is None else []
    pieces += [child.etree_element.tail for child in parent.children[start or 0 : end]]
    return " ".join(piece for piece in pieces if piece).strip()


def _edge(node: Element, side: int) -> Iterator[str]:
    """The text of a neighbour, then of what lies at its near edge."""
    yield node.text
    for _ in range(_NEAR):
        if not node.children:
            return
        node = node.children[side]
        yield node.text
