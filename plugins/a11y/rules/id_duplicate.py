"""An id that something refers to belongs to one element."""

from ..finding import Text
from ..ids import repeated_ids
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="html",
    severity="error",
    rgaa=("8.2.1",),
    title=Text("Identifiant double, auquel la page se réfère", "Duplicate id that the page refers to"),
    why=Text(
        "Une étiquette, un lien ou une description désigne un élément par son identifiant. Quand deux le portent, la "
        "référence mène toujours au premier\u00a0: l'autre reste sans étiquette, ou hors d'atteinte (RGAA 8.2).",
        "A label, a link or a description points at an element by its id. When two bear it, the reference always leads "
        "to the first: the other stays without its label, or out of reach (RGAA 8.2).",
    ),
    fix=Text(
        "Donnez à chacun son identifiant. Sous un titre Markdown\u00a0: ## Horaires {#horaires-piscine}.",
        "Give each an id of its own. For a Markdown heading: ## Opening hours {#hours-pool}.",
    ),
    bad=(
        '<p><a href="#parc">Parc</a></p><p id="parc">Parc</p><p id="parc" data-bad>Parc bis</p>',
        '<p><label for="nom">Nom</label> <input id="nom"></p><p><label for="nom">Prénom</label> '
        '<input id="nom" aria-label="Prénom" data-bad></p>',
        '<p id="aide">Aide</p><p id="aide" data-bad>Autre aide</p><p><button type="button" aria-describedby="aide">'
        "Envoyer</button></p>",
    ),
    good=(
        '<p><a href="#parc">Parc</a></p><p id="parc">Parc</p><p id="Parc">Parc bis</p>',
        '<p id="a">Un</p><p id="b">Deux</p>',
        '<p id="a">Un</p><template><p id="a">Deux</p></template>',
    ),
)
def id_duplicate(element: Element, page: Page) -> Verdict:
    """Fail the second bearer, and those after it, of an id that something refers to (RGAA 8.2.1)."""
    return [
        Fail(
            Text(
                f"L'identifiant «\u00a0{one.id}\u00a0» est déjà pris, à la ligne {one.elements[0].line} de la "
                f"page\u00a0: ce qui s'y réfère ({one.referrer.start_tag}) ne mène qu'au premier.",
                f'The id "{one.id}" is already taken at line {one.elements[0].line} of the page: what refers to it '
                f"({one.referrer.start_tag}) leads to the first only.",
            ),
            element=other,
        )
        for one in page.once(repeated_ids)
        if one.referrer is not None
        for other in one.elements[1:]
    ]
