"""Text is text, not a picture of it."""

import re
from typing import Final

from ..complexity import file_words
from ..finding import Text
from ..image import alternative, described, kind, told_elsewhere
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

# A file that is called after the text that it shows.
_TEXT_FILE: Final = re.compile(
    r"^(?:bouton|btn|button|citation|horaires?|quote|slogan|tarifs?|texte?|titre(?! de)|title(?! page)|verbatim)\b"
)
_BUTTON_FILE: Final = re.compile(r"\b(?:bouton|btn|button)\b")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?:\+33|0)[\s.\u00a0\u202f-]?[1-9](?:[\s.\u00a0\u202f-]?\d{2}){4}")
_TESTS: Final = {"img": "1.8.1", "input": "1.8.2", "object": "1.8.3", "embed": "1.8.4"}


@rule(
    targets="img, input[type=image i], object[data], embed[src]",
    severity="review",
    wcag=("1.4.5",),
    rgaa=("1.8.1", "1.8.2", "1.8.3", "1.8.4"),
    title=Text("Texte en image", "Text as an image"),
    why=Text(
        "Un texte en image ne grandit pas sans se brouiller, ne change ni de couleur ni de police, ne se copie ni "
        "ne se traduit\u00a0: qui voit mal ou est dyslexique ne peut pas l'adapter (RGAA 1.8, WCAG 1.4.5).",
        "Text in an image blurs when it grows, keeps its colour and its letters, is neither copied nor translated: "
        "people with low vision or dyslexia cannot adapt it (RGAA 1.8, WCAG 1.4.5).",
    ),
    fix=Text(
        "Écrivez le texte dans la page, et laissez à la feuille de style son apparence.",
        "Write the text on the page and leave its looks to the style sheet.",
    ),
    bad=(
        '<img src="adresse.png" alt="mairie@ville.example" data-bad>',
        '<img src="tel.png" alt="01 49 68 30 00" data-bad>',
        '<img src="titre-actualites.png" alt="Actualités" data-bad>',
        '<img src="citation_maire.jpg" alt="La ville change avec vous" data-bad>',
        '<form action="/"><input type="image" src="bouton-envoyer.gif" alt="Envoyer" data-bad></form>',
    ),
    good=(
        '<img src="mairie.jpg" alt="Façade de la mairie">',
        '<img src="photo-titre.jpg" alt="Le kiosque du parc">',
        '<form action="/"><input type="image" src="loupe.svg" alt="Chercher"></form>',
        '<img src="texture.jpg" alt="Pavés de la place">',
    ),
)
def image_of_text(element: Element, page: Page) -> Verdict:
    """Ask about an image whose alternative is an address or number, or whose file is called after a text (RGAA 1.8)."""
    sort = kind(element, page)
    name = alternative(element, page)
    if sort not in _TESTS or not name or told_elsewhere(element, page):
        return INAPPLICABLE
    file = file_words(element)
    if not (
        _MAIL.fullmatch(name)
        or _PHONE.fullmatch(name)
        or _TEXT_FILE.search(file)
        or (sort == "input" and _BUTTON_FILE.search(file))
    ):
        return None
    if file_is_vector(element):
        # Letters of a drawing grow without a blur, and may be real text.
        return None
    return Unsure(
        "may-be-text",
        Text(
            f"{described(element).fr} («\u00a0{name}\u00a0») semble montrer du texte\u00a0: ne peut-il pas s'écrire "
            "dans la page\u00a0?",
            f'{described(element).en} ("{name}") seems to show text: could it not be written on the page?',
        ),
        rgaa=(_TESTS[sort],),
    )


def file_is_vector(element: Element) -> bool:
    """Whether the image is an SVG file."""
    return (element.get("src") or element.get("data") or "").partition("?")[0].lower().endswith((".svg", ".svgz"))
