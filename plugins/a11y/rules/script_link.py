"""A link leads somewhere; what runs a script is a button."""

from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="a[href], area[href]",
    severity="warning",
    local=True,
    title=Text("Lien qui exécute un script", "Link that runs a script"),
    why=Text(
        "Un lien promet une page. Celui-ci lance un script\u00a0: il ne s'ouvre pas dans un autre onglet, ne se copie "
        "pas, et ne fait rien quand le script manque. Un lecteur d'écran l'annonce comme un lien alors que c'est un "
        "bouton.",
        "A link promises a page. This one starts a script: it opens in no other tab, cannot be copied, and does "
        "nothing where the script is missing. A screen reader calls it a link although it is a button.",
    ),
    fix=Text(
        'Pour agir sur la page, écrivez <button type="button">…</button>\u00a0; pour aller ailleurs, mettez l\'adresse '
        "dans le lien.",
        'To act on the page write <button type="button">…</button>; to go elsewhere put the address into the link.',
    ),
    bad=(
        '<p><a href="javascript:window.print()" data-bad>Imprimer</a></p>',
        '<p><a href=" JavaScript:void(0)" onclick="show()" data-bad>Voir</a></p>',
    ),
    good=(
        '<p><a href="/javascript-pour-tous/">Atelier JavaScript</a></p>',
        '<p><a href="/horaires/" onclick="count()">Horaires</a></p>',
        '<p hidden><a href="javascript:void(0)">Voir</a></p><p><a href="/horaires/">Horaires</a></p>',
    ),
)
def script_link(element: Element, page: Page) -> Verdict:
    """Fail a visible link whose address is a script. With the role of a button it says what it is."""
    href = element.etree_element.attrib["href"]
    if ":" not in href or not href.strip().lower().startswith("javascript:"):
        return None
    if page.role(element) != "link" or not page.exposed(element):
        return INAPPLICABLE
    words = text_of(element, page.name(element))
    shown = tag(element, "href")
    return Fail(
        Text(
            f"{shown}{words.fr} exécute un script au lieu de mener à une adresse.",
            f"{shown}{words.en} runs a script instead of leading to an address.",
        )
    )
