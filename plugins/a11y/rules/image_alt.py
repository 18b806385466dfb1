"""An image, made with `img` or by its role, needs a text alternative, or an empty one where it is decoration."""

from ..finding import Text
from ..image import is_nameless, kind, told_elsewhere, without_alternative
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="img, [role~=img i], [role~=image i]",
    severity="error",
    local=True,
    wcag=("1.1.1",),
    rgaa=("1.1.1",),
    act=("23a2a8",),
    title=Text("Image sans alternative", "Image without a text alternative"),
    why=Text(
        "Sans alternative, un lecteur d'écran lit le nom du fichier ou se tait\u00a0: la personne ne sait pas ce "
        "que l'image apporte (RGAA 1.1, WCAG 1.1.1).",
        "Without an alternative a screen reader reads the file name or stays silent: nobody learns what the image "
        "brings (RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Décrivez ce que l'image apporte\u00a0: ![Façade de la mairie, "
        "drapeaux en berne]({static}/images/mairie.jpg). Si elle ne fait que "
        "décorer, dites-le\u00a0: ![décorative]({static}/images/vague.svg).",
        "Say what the image brings: ![Front of the town hall]({static}/images/mairie.jpg). If it only "
        "decorates, say so: ![décorative]({static}/images/vague.svg).",
    ),
    bad=(
        '<img src="mairie.jpg" data-bad>',
        '<img src="mairie.jpg" alt="  " data-bad>',
        '<img src="mairie.jpg" alt="&#8203;" data-bad>',
        '<img src="mairie.jpg" alt="" tabindex="0" data-bad>',
        '<img src="mairie.jpg" role="none" tabindex="0" data-bad>',
        '<img src="mairie.jpg" aria-labelledby="absent" data-bad>',
        '<picture><source srcset="mairie.webp"><img src="mairie.jpg" data-bad></picture>',
        '<p><a href="/mairie/">La mairie <img src="mairie.jpg" data-bad></a></p>',
        '<div role="img" data-bad></div>',
        '<p>Notre avis\u00a0: <span role="img" data-bad>⭐⭐⭐</span></p>',
        '<img src="mairie.jpg" style="position: absolute; left: -9999px" data-bad>',
    ),
    good=(
        '<img src="mairie.jpg" alt="Façade de la mairie pavoisée">',
        '<img src="mairie.jpg" aria-label="Façade de la mairie pavoisée">',
        '<img src="mairie.jpg" title="Façade de la mairie pavoisée">',
        '<p id="legende">Façade de la mairie pavoisée</p><img src="mairie.jpg" aria-labelledby="legende">',
        '<img src="vague.svg" alt="">',
        '<img src="vague.svg" role="none">',
        '<p>Notre avis\u00a0: <span role="img" aria-label="Trois étoiles sur cinq">⭐⭐⭐</span></p>',
    ),
)
def image_alt(element: Element, page: Page) -> Verdict:
    """Fail an exposed image whose role is not presentational and whose accessible name is empty."""
    # An SVG drawing has a rule of its own, whatever its role.
    if (
        element.namespace == "svg"
        or not page.exposed(element)
        or kind(element, page) != "img"
        or told_elsewhere(element, page)
    ):
        return INAPPLICABLE
    if page.role(element) == "none" or not is_nameless(element, page):
        return None
    message = without_alternative(element, page)
    if element.tag == "img":
        return Fail(message)
    return Fail(
        message,
        Text(
            f'Ajoutez ce que l\'image dit\u00a0: <{element.tag} role="img" aria-label="Trois étoiles sur cinq">. '
            'Si elle ne fait que décorer, remplacez role="img" par aria-hidden="true".',
            f'Add what the image says: <{element.tag} role="img" aria-label="Three stars of five">. If it only '
            'decorates, put aria-hidden="true" in the place of role="img".',
        ),
    )
