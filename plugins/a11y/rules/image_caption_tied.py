"""What looks like the caption of an image is tied to it."""

import re
from typing import Final

from ..finding import Text
from ..image import described, kind, rgaa_test
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable

# The class says that it is a caption: of WordPress, of themes, of hand.
_CAPTION: Final = re.compile(
    r"(?:^|[-_])(?:caption|legend|legende|légende)(?:$|[-_](?:text|texte|image|photo))", re.IGNORECASE
)
# The key of a map, or an article, is no caption.
_MANY_WORDS: Final = 50


@rule(
    targets="img, svg, object, embed, canvas",
    severity="warning",
    rgaa=("1.9.1", "1.9.2", "1.9.3", "1.9.4", "1.9.5"),
    title=Text("Légende sans figure", "Caption without a figure"),
    why=Text(
        "À l'œil, le texte sous l'image est sa légende\u00a0; rien ne le dit à un lecteur d'écran, qui le lit comme un "
        "paragraphe de plus (RGAA 1.9).",
        "To the eye the text below the image is its caption; nothing tells a screen reader, which reads it as one "
        "more paragraph (RGAA 1.9).",
    ),
    fix=Text(
        'Mettez l\'image et sa légende dans une figure\u00a0: <figure role="figure" aria-label="Crue de 1910"><img …>'
        "<figcaption>Crue de 1910</figcaption></figure>.",
        'Put the image and its caption into a figure: <figure role="figure" aria-label="Flood of 1910"><img …>'
        "<figcaption>Flood of 1910</figcaption></figure>.",
    ),
    bad=(
        '<div class="wp-caption"><img src="seine.jpg" alt="La Seine au pied du pont" data-bad>'
        '<p class="wp-caption-text">Crue de 1910</p></div>',
        '<div><a href="seine-grande.jpg"><img src="seine.jpg" alt="La Seine, en grand" data-bad></a>'
        '<span class="legende">Crue de 1910</span></div>',
        '<figure><p><img src="seine.jpg" alt="La Seine au pied du pont" data-bad></p>'
        '<p class="image-caption">Crue de 1910</p></figure>',
    ),
    good=(
        '<figure role="figure" aria-label="Crue de 1910"><img src="seine.jpg" alt="La Seine au pied du pont">'
        '<figcaption class="caption">Crue de 1910</figcaption></figure>',
        '<p><img src="seine.jpg" alt="La Seine au pied du pont"></p><p>La crue de 1910 a duré un mois.</p>',
        '<div><img src="vague.svg" alt=""><p class="legend-item">Zone inondable</p></div>',
    ),
)
def image_caption_tied(element: Element, page: Page) -> Verdict:
    """Fail an image followed by a text that its class calls a caption, unless a `figcaption` holds it (RGAA 1.9)."""
    sort = kind(element, page)
    if sort is None or not page.exposed(element):
        return INAPPLICABLE
    if (element.tag == "img" and element.get("alt") == "") or page.role(element) == "none":
        return None
    box: Element = element
    while box.parent is not None and box.parent.tag in ("a", "picture", "p", "span", "object"):
        if readable(box.parent.text.replace(element.text, "", 1)):
            break
        box = box.parent
    siblings = box.parent.children if box.parent is not None else ()
    following = siblings[box.index + 1] if box.index + 1 < len(siblings) else None
    if (
        following is None
        or following.tag in ("figcaption", "table", "ul", "ol", "dl")
        or not any(_CAPTION.search(name) for name in following.classes)
        or not readable(following.text)
        or len(following.text.split()) > _MANY_WORDS
        or not page.exposed(following)
        or any(node.tag == "figcaption" for node in following.iter_descendants())
    ):
        return None
    caption = following.text if len(following.text) <= 80 else following.text[:79] + "…"
    return Fail(
        Text(
            f"{described(element).fr} a une légende («\u00a0{caption}\u00a0») que rien ne relie à elle.",
            f'{described(element).en} has a caption ("{caption}") that nothing ties to it.',
        ),
        rgaa=rgaa_test("1.9", sort),
    )
