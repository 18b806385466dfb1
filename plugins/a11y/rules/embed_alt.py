"""An `embed` that shows an image has a text alternative."""

from ..finding import Text
from ..image import described, has_adjacent_link, is_nameless, kind, told_elsewhere, without_alternative
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="embed",
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.1.7",),
    title=Text("Image embarquée sans alternative", "Embedded image without a text alternative"),
    why=Text(
        "Un lecteur d'écran ne sait pas ce que montre une image insérée avec <embed>\u00a0: il faut le lui dire "
        "(RGAA 1.1, WCAG 1.1.1).",
        "A screen reader does not know what an image shows that <embed> brings in: it has to be told "
        "(RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Préférez une image ordinaire\u00a0: ![Plan du quartier]({static}/images/plan.svg). Sinon, donnez un rôle "
        'et un nom\u00a0: <embed type="image/svg+xml" src="plan.svg" role="img" aria-label="Plan du quartier">.',
        "Prefer an ordinary image: ![Map of the district]({static}/images/plan.svg). Otherwise give it a role and "
        'a name: <embed type="image/svg+xml" src="plan.svg" role="img" aria-label="Map of the district">.',
    ),
    bad=(
        '<embed type="image/svg+xml" src="plan.svg" data-bad>',
        '<embed src="plan.svg" role="img" data-bad>',
    ),
    good=('<embed type="image/svg+xml" src="plan.svg" role="img" aria-label="Plan du quartier">',),
)
def embed_alt(element: Element, page: Page) -> Verdict:
    """Fail an exposed `embed` of an image whose accessible name is empty; an adjacent link may be its alternative."""
    if kind(element, page) != "embed" or not page.exposed(element) or page.role(element) == "none":
        return INAPPLICABLE
    if told_elsewhere(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    rgaa = ("1.1.7",) if (element.get("type") or "").lower().startswith("image/") else ()
    if has_adjacent_link(element, page):
        return Unsure(
            "adjacent-link",
            Text(
                "{image} n'a pas de nom. Le lien ou le bouton voisin mène-t-il à une version qui "
                "dit la même chose\u00a0?",
                "{image} has no name. Does the link or button beside it lead to a version that says the same?",
            ).format(image=described(element)),
            rgaa=rgaa,
        )
    return Fail(
        without_alternative(element, page),
        rgaa=rgaa,
    )
