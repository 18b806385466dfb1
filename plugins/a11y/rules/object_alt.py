"""An `object` that shows an image, a film or a sound has a text alternative."""

from ..finding import Text
from ..image import described, has_adjacent_link, is_nameless, resource, told_elsewhere, without_alternative
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="object[data]",
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.1.6",),
    act=("8fc3b6",),
    title=Text("Objet inséré sans alternative", "Embedded object without a text alternative"),
    why=Text(
        "Le contenu entre <object> et </object> n'est lu que si l'objet manque\u00a0: sans nom, un lecteur d'écran "
        "ne dit pas ce que l'objet apporte (RGAA 1.1, WCAG 1.1.1).",
        "What stands between <object> and </object> is read only where the object is missing: without a name a "
        "screen reader does not say what it brings (RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Préférez une image ordinaire\u00a0: ![Plan du quartier]({static}/images/plan.svg). Sinon, donnez un rôle "
        'et un nom\u00a0: <object type="image/svg+xml" data="plan.svg" role="img" aria-label="Plan du quartier">.',
        "Prefer an ordinary image: ![Map of the district]({static}/images/plan.svg). Otherwise give it a role and "
        'a name: <object type="image/svg+xml" data="plan.svg" role="img" aria-label="Map of the district">.',
    ),
    bad=(
        '<object type="image/svg+xml" data="plan.svg" data-bad></object>',
        '<object type="image/svg+xml" data="plan.svg" role="img" title="" data-bad></object>',
        '<object data="plan.png" data-bad><img src="plan.png" alt="Plan du quartier"></object>',
        '<object data="discours.mp3" data-bad></object>',
    ),
    good=(
        '<object type="image/svg+xml" data="plan.svg" role="img" aria-label="Plan du quartier"></object>',
        '<object data="discours.mp3" title="Discours du 14 juillet"></object>',
    ),
)
def object_alt(element: Element, page: Page) -> Verdict:
    """Fail an exposed `object` of an image, a film or a sound whose accessible name is empty.

    RGAA 1.1.6 speaks of objects whose type says that they are images, and takes
    an adjacent link or button to another version for an alternative.
    """
    shown = resource(element)
    if shown is None or not page.exposed(element) or page.role(element) == "none":
        return INAPPLICABLE
    if told_elsewhere(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    rgaa = ("1.1.6",) if (element.get("type") or "").lower().startswith("image/") else ()
    if has_adjacent_link(element, page):
        return Unsure(
            "adjacent-link",
            Text(
                "{object} n'a pas de nom. Le lien ou le bouton voisin mène-t-il à une version qui "
                "dit la même chose\u00a0?",
                "{object} has no name. Does the link or button beside it lead to a version that says the same?",
            ).format(object=described(element)),
            rgaa=rgaa,
        )
    return Fail(
        without_alternative(element, page),
        rgaa=rgaa,
    )
