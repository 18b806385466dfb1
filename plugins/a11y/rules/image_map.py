"""An image with areas has its map on the page."""

from collections.abc import Set as AbstractSet

from ..finding import Text
from ..image import described
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="img[usemap]",
    severity="error",
    title=Text("Image à zones dont les zones manquent", "Image map without its areas"),
    why=Text(
        "L'image promet des zones à cliquer et le navigateur ne les trouve pas\u00a0: leurs liens manquent à tout le "
        "monde, et d'abord à qui les parcourt au clavier. C'est une règle de la maison.",
        "The image promises areas and the browser does not find them: everybody misses their links, first of all who "
        "goes through them with the keyboard. This is a rule of the house.",
    ),
    fix=Text(
        'Écrivez le même nom des deux côtés\u00a0: <img usemap="#parcs" …> et <map name="parcs">. Une liste de '
        "liens sous une image ordinaire se lit mieux encore.",
        'Write the same name on both sides: <img usemap="#parks" …> and <map name="parks">. A list of links below an '
        "ordinary image reads better still.",
    ),
    bad=(
        '<img src="plan.png" alt="Les parcs" usemap="#parcs" data-bad>',
        '<img src="plan.png" alt="Les parcs" usemap="#parcs" data-bad><map name="parc"><area href="/nord/" '
        'alt="Parc du Nord"></map>',
        '<img src="plan.png" alt="Les parcs" usemap="#" data-bad>',
        '<img src="plan.png" alt="Les parcs" usemap="parcs" data-bad><map name="parcs"><area href="/nord/" '
        'alt="Parc du Nord"></map>',
    ),
    good=(
        '<img src="plan.png" alt="Les parcs" usemap="#parcs"><map name="parcs"><area href="/nord/" '
        'alt="Parc du Nord"></map>',
        '<img src="plan.png" alt="Les parcs" usemap="#parcs"><map id="parcs" name="zones"><area href="/nord/" '
        'alt="Parc du Nord"></map>',
    ),
)
def image_map(element: Element, page: Page) -> Verdict:
    """Fail an image whose `usemap` names no `map` of the page (HTML, "rules for parsing a hash-name reference")."""
    if not page.visible(element):
        return INAPPLICABLE
    written = (element.get("usemap") or "").strip()
    # Browsers look for what follows the last "#".
    if "#" in written and written.rpartition("#")[2] in page.once(_maps):
        return None
    return Fail(
        Text(
            f"{described(element).fr} se réfère à la carte de zones «\u00a0{written}\u00a0», que la page n'a pas.",
            f'{described(element).en} refers to the map "{written}", which the page does not have.',
        )
    )


def _maps(page: Page) -> AbstractSet[str]:
    return {
        name
        for element in page.elements
        if element.tag == "map"
        for name in (element.get("name") or "", element.id or "")
        if name
    }
