"""An image that a style sheet shows is either decoration or told in the page."""

import re

from ..finding import Text
from ..image import is_control, owner
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable

_ICON_CLASS = re.compile(
    r"(?:^|[\s_-])(?:ico|icon|icons|icone|icône|glyph|glyphicon|picto|pictogramme|logo|sprite)(?=$|[\s_-])", re.I
)
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)", re.I)


@rule(
    targets="[class], [role], [title], [aria-label]",
    severity="review",
    local=True,
    wcag=("1.1.1",),
    rgaa=("10.2.1",),
    title=Text("Image de fond qui informe peut-être", "Background image that may inform"),
    why=Text(
        "Une image posée par la feuille de style n'existe pas pour un lecteur d'écran, et disparaît en contrastes "
        "forcés ou sans styles (RGAA 10.2, WCAG 1.1.1).",
        "An image set by a style sheet does not exist for a screen reader, and vanishes in forced colours or "
        "without styles (RGAA 10.2, WCAG 1.1.1).",
    ),
    fix=Text(
        "Si l'image informe, insérez-la dans la page\u00a0: ![Accès en "
        "fauteuil roulant]({static}/images/fauteuil.svg). Si elle décore, "
        'ajoutez aria-hidden="true" à l\'élément.',
        "If the image informs, put it into the page: ![Wheelchair access]({static}/images/fauteuil.svg). If it "
        'decorates, add aria-hidden="true" to the element.',
    ),
    bad=(
        '<p><span class="icon-fauteuil" style="background-image: url(fauteuil.svg)" data-bad></span> '
        "Entrée rue du Parc</p>",
        '<p><span title="Accès" style="background: url(\'fauteuil.svg\') no-repeat" data-bad></span></p>',
    ),
    good=(
        '<p><span class="icon-fauteuil" aria-hidden="true" style="background-image: url(fauteuil.svg)"></span> '
        "Accès</p>",
        '<p><a href="/"><span class="icon-maison" style="background-image: url(maison.svg)"></span> Accueil</a></p>',
    ),
)
def background_image(element: Element, page: Page) -> Verdict:
    """Ask about an empty element, marked as an icon or by a role or a title, that shows a background image.

    In a link or button with a name the image is not alone to speak; without a
    name, `link-name` or `button-name` tells it.
    """
    if not page.visible(element) or element.children or readable(element.text):
        return INAPPLICABLE
    found = _URL.search(page.style(element).value("background-image"))
    if found is None or page.role(element) == "img" or is_control(element, page):
        return INAPPLICABLE
    speaks = any((element.get(name) or "").strip() for name in ("role", "title", "aria-label"))
    if not speaks and not _ICON_CLASS.search(element.get("class") or ""):
        return INAPPLICABLE
    if not page.exposed(element) or page.role(element) == "none" or owner(element, page) is not None:
        return None
    file = found[1].rsplit("/", 1)[-1]
    return Unsure(
        "css-image",
        Text(
            f"L'image de fond «\u00a0{file}\u00a0» apporte-t-elle une information que le texte ne donne pas\u00a0?",
            f'Does the background image "{file}" bring information that the text does not give?',
        ),
    )
