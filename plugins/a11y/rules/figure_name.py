"""What says by its role that it is a figure has a caption."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets="figure, [role~=figure i]",
    severity="warning",
    title=Text("Figure sans légende", "Figure without a caption"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0figure\u00a0» puis rien\u00a0: le rôle promet une légende qui manque. "
        "C'est une règle de la maison, que le RGAA ne demande pas.",
        'A screen reader says "figure" and then nothing: the role promises a caption that is missing. This is a '
        "rule of the house, not of RGAA.",
    ),
    fix=Text(
        "Écrivez la légende dans <figcaption> et reprenez-la dans aria-label, ou laissez l'image seule, sans "
        "figure\u00a0: ![La Seine au pied du pont]({static}/images/seine.jpg).",
        "Write the caption into <figcaption> and repeat it in aria-label, or let the image stand alone, without a "
        "figure: ![The Seine below the bridge]({static}/images/seine.jpg).",
    ),
    bad=(
        '<figure role="figure" data-bad><img src="seine.jpg" alt="La Seine au pied du pont"></figure>',
        '<div role="figure" data-bad><img src="seine.jpg" alt="La Seine au pied du pont"><p>Crue de 1910</p></div>',
        '<figure data-bad><img src="seine.jpg" alt="La Seine au pied du pont"><figcaption> </figcaption></figure>',
    ),
    good=(
        '<div role="figure" aria-label="Crue de 1910"><img src="seine.jpg" alt="La Seine au pied du pont"></div>',
        '<figure><img src="seine.jpg" alt="La Seine au pied du pont"></figure>',
    ),
)
def figure_name(element: Element, page: Page) -> Verdict:
    """Fail a figure by role, or one with an empty caption, that nothing names; a plain `<figure>` needs no caption."""
    if page.role(element) != "figure" or not page.exposed(element):
        return INAPPLICABLE
    if readable(page.name(element)):
        return None
    if any(child.tag == "figcaption" for child in element.children):
        return Fail(
            Text("La légende (figcaption) de la figure est vide.", "The figure's caption (figcaption) is empty.")
        )
    if element.tag == "figure" and not (element.get("role") or "").strip():
        return None
    return Fail(
        Text(
            'L\'élément a role="figure" et ni légende ni nom.',
            'The element has role="figure" and neither caption nor name.',
        )
    )
