"""An `img` needs a text alternative, or an empty one where it is decoration."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="img",
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.1.1",),
    act=("23a2a8",),
    title=Text("Image sans alternative", "Image without a text alternative"),
    why=Text(
        "Sans alternative, un lecteur d'écran lit le nom du fichier ou se tait\u00a0: la personne ne sait pas ce que "
        "l'image apporte (RGAA 1.1, WCAG 1.1.1).",
        "Without an alternative a screen reader reads the file name or stays silent: nobody learns what the image "
        "brings (RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Décrivez ce que l'image apporte\u00a0: ![Façade de la mairie, drapeaux en berne](images/mairie.jpg). "
        "Si elle ne fait que décorer, dites-le\u00a0: ![décorative](images/vague.svg).",
        "Say what the image brings: ![Front of the town hall](images/mairie.jpg). "
        "If it only decorates, say so: ![décorative](images/vague.svg).",
    ),
    bad=(
        '<img src="mairie.jpg" data-bad>',
        '<img src="mairie.jpg" alt="  " data-bad>',
        '<img src="mairie.jpg" role="none" tabindex="0" data-bad>',
        '<img src="mairie.jpg" aria-labelledby="absent" data-bad>',
    ),
    good=(
        '<img src="mairie.jpg" alt="Façade de la mairie pavoisée">',
        '<img src="mairie.jpg" aria-label="Façade de la mairie pavoisée">',
        '<p id="legende">Façade de la mairie pavoisée</p><img src="mairie.jpg" aria-labelledby="legende">',
        '<img src="vague.svg" alt="">',
        '<img src="vague.svg" role="none">',
    ),
)
def image_alt(element: Element, page: Page) -> Verdict:
    """Fail an exposed `img` whose role is not presentational and whose accessible name is empty."""
    if not page.exposed(element):
        return INAPPLICABLE
    if page.role(element) == "none" or page.name(element):
        return None
    file = (element.get("src") or "").rsplit("/", 1)[-1]
    return Fail(
        Text(
            f"L'image «\u00a0{file}\u00a0» n'a pas d'alternative.",
            f'The image "{file}" has no text alternative.',
        )
    )
