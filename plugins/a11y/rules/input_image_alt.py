"""A form's image button has a text alternative."""

from ..finding import Text
from ..image import is_nameless, without_alternative
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="input[type=image i]",
    severity="error",
    wcag=("1.1.1", "4.1.2"),
    rgaa=("1.1.3",),
    act=("59796f",),
    title=Text("Bouton image sans alternative", "Image button without a text alternative"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0bouton\u00a0» ou «\u00a0Submit\u00a0» sans dire ce que le bouton fait "
        "(RGAA 1.1, WCAG 1.1.1 et 4.1.2).",
        'A screen reader says "button" or "Submit" and not what the button does (RGAA 1.1, WCAG 1.1.1 and 4.1.2).',
    ),
    fix=Text(
        'Écrivez l\'action dans l\'attribut alt\u00a0: <input type="image" src="loupe.svg" alt="Rechercher">.',
        'Write the action into the alt attribute: <input type="image" src="lens.svg" alt="Search">.',
    ),
    bad=(
        '<form action="/recherche/"><input type="image" src="loupe.svg" data-bad></form>',
        '<form action="/recherche/"><input type="image" src="loupe.svg" alt="" data-bad></form>',
        '<form action="/recherche/"><input type="image" src="loupe.svg" aria-labelledby="absent" data-bad></form>',
    ),
    good=(
        '<form action="/recherche/"><input type="image" src="loupe.svg" alt="Rechercher"></form>',
        '<form action="/recherche/"><input type="image" src="loupe.svg" aria-label="Rechercher"></form>',
        '<form action="/recherche/"><input type="image" src="loupe.svg" title="Rechercher"></form>',
    ),
)
def input_image_alt(element: Element, page: Page) -> Verdict:
    """Fail an exposed image button whose accessible name is empty."""
    if not page.exposed(element):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    return Fail(without_alternative(element, page))
