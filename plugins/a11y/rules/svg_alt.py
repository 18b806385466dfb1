"""An SVG drawing whose role says that it is an image has a name."""

from ..finding import Text
from ..image import has_image_role, is_nameless, told_elsewhere, without_alternative
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[role]",
    severity="error",
    local=True,
    wcag=("1.1.1",),
    rgaa=("1.1.5",),
    act=("7d6734",),
    title=Text("Dessin SVG sans alternative", "SVG drawing without a text alternative"),
    why=Text(
        "Le rôle annonce une image, et rien ne dit ce qu'elle montre\u00a0; le texte dessiné dans l'image n'est "
        "plus lu (RGAA 1.1, WCAG 1.1.1).",
        "The role announces an image, and nothing says what it shows; text drawn in the image is no longer read "
        "(RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        'Nommez le dessin\u00a0: <svg role="img" aria-label="Plan du quartier">. '
        'S\'il ne fait que décorer, remplacez role="img" par aria-hidden="true".',
        'Name the drawing: <svg role="img" aria-label="Map of the district">. If it only decorates, put '
        'aria-hidden="true" in the place of role="img".',
    ),
    bad=(
        '<svg role="img" data-bad><circle r="9"></circle></svg>',
        '<svg role="img" data-bad><title></title><circle r="9"></circle></svg>',
        '<svg role="img" data-bad><circle r="9"></circle><text>1 rond</text></svg>',
        '<svg role="graphics-document" data-bad><circle r="9"></circle></svg>',
        '<svg role="graphics-document" aria-label="Plan"><circle role="graphics-symbol" r="9" data-bad></circle></svg>',
    ),
    good=(
        '<svg role="img" aria-label="Un rond jaune"><circle r="9"></circle></svg>',
        '<svg role="img"><title>Un rond jaune</title><circle r="9"></circle></svg>',
        '<p id="dessin">Un rond jaune sur fond bleu</p>'
        '<svg role="img" aria-labelledby="dessin"><circle r="9"></circle></svg>',
    ),
)
def svg_alt(element: Element, page: Page) -> Verdict:
    """Fail an exposed SVG element whose explicit role is that of an image and whose accessible name is empty."""
    if element.namespace != "svg" or not has_image_role(element, page) or not page.exposed(element):
        return INAPPLICABLE
    if told_elsewhere(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    rgaa = ("1.1.5",) if element.tag == "svg" else ("1.1.1",) if page.role(element) == "img" else ()
    return Fail(
        without_alternative(element, page),
        rgaa=rgaa,
    )
