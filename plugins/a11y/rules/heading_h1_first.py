"""The title of the page comes before every other heading."""

from ..finding import Text
from ..outline import HEADINGS, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets=HEADINGS,
    severity="error",
    title=Text("Titre avant le titre de la page", "Heading before the title of the page"),
    why=Text(
        "Qui parcourt les titres commence au premier\u00a0: ce doit être celui de la page. C'est une règle de la "
        "maison\u00a0: le RGAA ne l'exige pas.",
        "Who goes through the headings begins at the first: it should be the page's own. This is a house rule: "
        "RGAA does not demand it.",
    ),
    fix=Text(
        "Mettez le titre de la page (le «\u00a0title:\u00a0» en tête du fichier) avant tout autre. Un nom de menu "
        "ou de bandeau n'a pas besoin d'être un titre\u00a0: c'est au gabarit de la page de le changer.",
        'Put the title of the page (the "title:" at the top of the file) before any other. The name of a menu or a '
        "banner need not be a heading: the template of the page has to change it.",
    ),
    bad=(
        "<body><nav><h2 data-bad>Menu</h2></nav><main><h1>Piscine</h1><p>Ouverte.</p></main></body>",
        "<body><main><h3 data-bad>Actualité</h3><h2>Sport</h2><h1>Piscine</h1><p>Ouverte.</p></main></body>",
        '<body><div role="heading" aria-level="2" data-bad>Alerte</div><main><h1>Piscine</h1></main></body>',
        '<body><h2 class="off" style="position: absolute; left: -9999px" data-bad>Menu</h2><h1>Piscine</h1></body>',
    ),
    good=(
        "<h2>Été</h2><p>Le parc ouvre à 8 h.</p>",
        "<body><nav><p>Menu</p></nav><main><h1>Piscine</h1><h2>Tarifs</h2><p>Deux euros.</p></main></body>",
        "<body><h2 hidden>Menu</h2><main><h1>Piscine</h1><h2>Tarifs</h2><p>Deux euros.</p></main></body>",
        '<body><div role="dialog" aria-label="Cookies"><h2>Cookies</h2></div><main><h1>Piscine</h1></main></body>',
        "<body><header><h1>Piscine</h1></header><main><h2>Tarifs</h2><p>Deux euros.</p></main></body>",
        '<body><main><div role="alert"><h2>Une erreur</h2><p>Manque un nom.</p></div><h1>Piscine</h1></main></body>',
    ),
)
def heading_h1_first(element: Element, page: Page) -> Verdict:
    """Fail the first heading when it is not the one of level 1 that the page has."""
    heading = page.outline.get(element.order)
    if heading is None or heading.previous is not None:
        return INAPPLICABLE
    if any(page.role(node) == "alert" for node in element.iter_ancestors()):
        # What went wrong with a form is told at once, before all else.
        return None
    title = next((other for other in page.outline.values() if other.level == 1), None)
    if title is None or title is heading:
        return None
    return Fail(
        Text(
            "Le titre {this}, de niveau {level}, vient avant celui de la page, {title}.",
            "The heading {this}, of level {level}, comes before that of the page, {title}.",
        ).format(this=quoted(page.name(element)), level=heading.level, title=quoted(page.name(title.element)))
    )
