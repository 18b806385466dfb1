"""An image and its title that lead to the same place are one link."""

from __future__ import annotations

from ..finding import Text
from ..image import is_link
from ..link import address, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# What begins here does not go on from what stands before.
_PARTS = frozenset({"main", "nav", "header", "footer", "aside", "section", "table", "ul", "ol"})


@rule(
    targets="a[href]",
    severity="warning",
    local=True,
    title=Text("Deux liens voisins vers la même page", "Two neighbouring links to the same page"),
    why=Text(
        "Au clavier et à l'oreille, la même destination revient deux fois de suite\u00a0: on croit à deux choses "
        "différentes. Le RGAA y voit une gêne importante, sans en faire une faute.",
        "With the keyboard and by ear the same destination comes twice in a row: people take it for two things. RGAA "
        "calls it a great nuisance, and no failure.",
    ),
    fix=Text(
        "Mettez l'image et le texte dans un seul lien\u00a0: [![]({static}/images/fete.jpg) La fête du parc]"
        "({filename}fete.md). L'image y est décorative\u00a0: son alternative reste vide.",
        "Put the image and the text into one link: [![]({static}/images/fete.jpg) The fair in the park]"
        "({filename}fete.md). The image is decoration there: its alternative stays empty.",
    ),
    bad=(
        '<p><a href="/fete/"><img src="f.jpg" alt="Des jeux dans l\'herbe"></a> '
        '<a href="/fete/" data-bad>La fête du parc</a></p>',
        '<div><a href="/fete/"><img src="f.jpg" alt="Des jeux dans l\'herbe"></a></div>'
        '<h2><a href="/fete/" data-bad>La fête du parc</a></h2>',
    ),
    good=(
        '<p><a href="/fete/"><img src="f.jpg" alt=""> La fête du parc</a></p>',
        '<p><a href="/fete/" tabindex="-1" aria-hidden="true"><img src="f.jpg" alt=""></a> '
        '<a href="/fete/">La fête du parc</a></p>',
        '<p><a href="/fete/">La fête</a>, et encore <a href="/fete/">la fête du parc</a></p>',
        '<p><a href="/fete/">La fête du parc</a> <a href="/budget/">Le budget</a></p>',
    ),
)
def link_adjacent(element: Element, page: Page) -> Verdict:
    """Fail a link right after another to the same address, where one of the two holds an image alone."""
    href = address(element)
    if not href or href.startswith("#"):
        return INAPPLICABLE
    before = _link_before(element)
    if before is None or address(before) != href:
        return None
    if not is_link(element, page) or not is_link(before, page):
        return INAPPLICABLE
    if before.text and element.text:
        return None
    if any((link.get("tabindex") or "").strip().startswith("-") for link in (before, element)):
        return None
    return Fail(
        Text(
            "Les liens «\u00a0{before}\u00a0» et «\u00a0{name}\u00a0» se suivent et mènent au même endroit.",
            'The links "{before}" and "{name}" follow one another and lead to the same place.',
        ).format(before=quoted(page.name(before)), name=quoted(page.name(element)))
    )


def _link_before(element: Element) -> Element | None:
    """The link that ends right where this one begins, with nothing to read between."""
    node: Element | None = element
    while node is not None and node.index == 0:
        if node.parent is None or node.tag in _PARTS or (node.parent.etree_element.text or "").strip():
            return None
        node = node.parent
    if node is None or node.parent is None:
        return None
    found: Element = node.parent.children[node.index - 1]
    while not (found.etree_element.tail or "").strip():
        if found.tag == "a":
            return found
        if not found.children:
            return None
        found = found.children[-1]
    return None
