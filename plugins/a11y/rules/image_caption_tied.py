"""What looks like the caption of an image is tied to it."""

import re
from typing import Final

from ..finding import Text
from ..image import described, kind, rgaa_test
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable

# The class says that it is a caption: of WordPress, of themes, of hand.
_CAPTION: Final = re.compile(
    r"(?:^|[-_])(?:caption|legend|legende|légende)(?:$|[-_](?:text|texte|image|photo))", re.IGNORECASE
)
# The key of a map, or an article, is no caption.
_MANY_WORDS: Final = 50
_APART: Final = ("em", "i", "small")


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
        # Italics are how captions are written in Markdown: a person says.
        '<p><img src="seine.jpg" alt="La Seine au pied du pont" data-bad><br><em>Crue de 1910</em></p>',
        '<p><img src="seine.jpg" alt="La Seine au pied du pont" data-bad></p><p><em>Crue de 1910</em></p>',
    ),
    good=(
        '<figure role="figure" aria-label="Crue de 1910"><img src="seine.jpg" alt="La Seine au pied du pont">'
        '<figcaption class="caption">Crue de 1910</figcaption></figure>',
        '<p><img src="seine.jpg" alt="La Seine au pied du pont"></p><p>La crue de 1910 a duré un mois.</p>',
        '<p><img src="note.svg" alt="Attention\u00a0:"> <em>fermé</em> le lundi.</p><p><em>Le parc</em> ouvre.</p>',
        '<div><img src="vague.svg" alt=""><p class="legend-item">Zone inondable</p></div>',
    ),
)
def image_caption_tied(element: Element, page: Page) -> Verdict:
    """Fail an image followed by a text that its class calls a caption; ask about one in italics (RGAA 1.9)."""
    sort = kind(element, page)
    if sort is None or not page.exposed(element):
        return INAPPLICABLE
    if (element.tag == "img" and element.get("alt") == "") or page.role(element) == "none":
        return None
    following = _following(element)
    if following is None or not readable(following.text) or not page.exposed(following) or _is_in_figure(element):
        return None
    if len(following.text.split()) > _MANY_WORDS or following.tag in ("figcaption", "table", "ul", "ol", "dl"):
        return None
    caption = following.text if len(following.text) <= 80 else following.text[:79] + "…"
    if any(_CAPTION.search(name) for name in following.classes):
        return Fail(
            Text(
                f"{described(element).fr} a une légende («\u00a0{caption}\u00a0») que rien ne relie à elle.",
                f'{described(element).en} has a caption ("{caption}") that nothing ties to it.',
            ),
            rgaa=rgaa_test("1.9", sort),
        )
    if _is_set_apart(following):
        return Unsure(
            "may-be-caption",
            Text(
                f"Le texte en italique ou en petit qui suit l'image («\u00a0{caption}\u00a0») est-il sa légende\u00a0? "
                "Rien ne le relie à elle.",
                f'Is the text in italics or small print after the image ("{caption}") its caption? Nothing ties it to '
                "the image.",
            ),
            rgaa=rgaa_test("1.9", sort),
        )
    return None


def _following(image: Element) -> Element | None:
    """What stands right after an image, or after the boxes that hold nothing else."""
    box = image
    while box.parent is not None and box.parent.tag in ("a", "picture", "p", "span", "object"):
        if readable(box.parent.text.replace(image.text, "", 1)):
            break
        box = box.parent
    if box.parent is None or readable(box.etree_element.tail or ""):
        return None
    rest = [node for node in box.parent.children[box.index + 1 :][:2] if node.tag != "br"]
    return rest[0] if rest and not readable(_text_before(rest[0], box)) else None


def _text_before(node: Element, box: Element) -> str:
    siblings = box.parent.children if box.parent is not None else ()
    return " ".join(one.etree_element.tail or "" for one in siblings[box.index : node.index])


def _is_set_apart(node: Element) -> bool:
    """Whether a text is all in italics or small print: the rest of the image's paragraph, or one of its own.

    That is how captions are written in Markdown.
    """
    if node.tag == "p":
        return len(node.children) == 1 and node.children[0].tag in _APART and not readable(node.own_text)
    parent = node.parent
    return (
        node.tag in _APART
        and parent is not None
        and parent.tag == "p"
        and parent.children[-1] is node
        and not readable(parent.own_text)
    )


def _is_in_figure(image: Element) -> bool:
    figure = image.closest("figure")
    return figure is not None and any(node.tag == "figcaption" for node in figure.iter_descendants())
