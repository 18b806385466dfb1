"""Sibling headings do not say the same."""

from ..finding import Text
from ..outline import HEADINGS, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets=HEADINGS,
    severity="warning",
    title=Text("Titres voisins identiques", "Sibling headings that say the same"),
    why=Text(
        "Dans la liste des titres que donne un lecteur d'écran, rien ne distingue l'un de l'autre. C'est une "
        "règle de la maison.",
        "In the list of headings that a screen reader gives, nothing tells one from the other. This is a house rule.",
    ),
    fix=Text(
        "Dites ce qui les distingue (### Horaires d'été, ### Horaires d'hiver), ou réunissez les deux parties.",
        "Say what tells them apart (### Horaires d'été, ### Horaires d'hiver), or join both parts.",
    ),
    bad=(
        "<h2>Horaires</h2><p>L'été.</p><h2 data-bad>Horaires</h2><p>L'hiver.</p>",
        "<h2>Horaires</h2><p>L'été.</p><h2 data-bad>HORAIRES</h2><p>L'hiver.</p>",
        "<h2>Parc</h2><h3>Accès</h3><p>Métro.</p><h3>Tarifs</h3><p>Gratuit.</p><h3 data-bad>Accès</h3><p>Bus.</p>",
        "<h2>Accès</h2><h2 data-bad>Accès</h2><h2 data-bad>Accès</h2>",
        '<h2>Accès</h2><div role="heading" aria-level="2" data-bad>Accès</div>',
        '<h2>Accès</h2><h2 data-bad><img src="acces.png" alt="Accès"></h2>',
        '<section aria-label="A"><h2>Accès</h2></section><section aria-label="B"><h2 data-bad>Accès</h2></section>',
    ),
    good=(
        "<h2>Horaires d'été</h2><p>À 8 h.</p><h2>Horaires d'hiver</h2><p>À 9 h.</p>",
        "<h2>Parc</h2><h3>Accès</h3><p>Métro.</p><h2>Piscine</h2><h3>Accès</h3><p>Bus.</p>",
        "<h2>Accès</h2><h3>Accès</h3><p>Métro.</p>",
        "<h2>Accès</h2><h2 hidden>Accès</h2>",
        "<body><main><h1>Mairie</h1><h2>Contact</h2></main><footer><h2>Contact</h2></footer></body>",
        "<article><h2>Parc</h2><h3>Accès</h3></article><article><h2>Piscine</h2><h3>Accès</h3></article>",
    ),
)
def heading_duplicate(element: Element, page: Page) -> Verdict:
    """Fail a heading with the same words as an earlier one of its level under the same heading."""
    heading = page.outline.get(element.order)
    if heading is None:
        return INAPPLICABLE
    if heading.twin is None:
        return None
    return Fail(
        Text(
            "Un titre de niveau {level} dit déjà {this} plus haut, dans la même partie.",
            "A heading of level {level} says {this} already, above in the same part.",
        ).format(level=heading.level, this=quoted(page.name(element)))
    )
