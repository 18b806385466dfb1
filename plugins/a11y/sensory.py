"""Words that point at things by their colour, shape, size or place, in French and English.

Sources: WCAG 1.3.3 and 1.4.1, RGAA 3.1.2 and 10.9.1, RGAA glossary (« Information donnée par la couleur »,
« Indication donnée par la forme, la taille ou la position »).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .lists import paragraphs
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# Blocks in which instructions stand.
_BLOCKS: Final = frozenset("caption dd div dt figcaption label legend li p summary td th".split())

_HUES: Final = (
    "rouge bleu vert jaune orange rose violet mauve turquoise marron gris red blue green yellow pink purple amber grey "
    "gray"
).split()
_COLOR_FR: Final = (
    r"(?:rouge|bleue?|verte?|jaune|orange|rose|violet(?:te)?|mauve|turquoise|marron|grise?)s?"
    r"(?:\s+(?:clair|foncé|vif|pâle)e?s?)?"
)
_COLOR_EN: Final = r"(?:red|blue|green|yellow|orange|pink|purple|amber|gr[ae]y)"
_SAID_FR: Final = (
    r"(?:qui|sont|est|figure|figurent|apparaît|apparaissent|obligatoires?"
    r"|(?:indiqué|affiché|inscrit|écrit|signalé|surligné|marqué|coloré|représenté|réservé|fermé|mentionné)e?s?)"
)
_SAID_EN: Final = r"(?:that|which|are|is|appear|appears|marked|shown|highlighted|displayed|indicated|written|required)"
_THINGS_FR: Final = (
    r"(?:champ|ligne|date|jour|créneau|créneaux|case|cellule|zone|mot|texte|passage|mention|lien|bouton|colonne|horaire"
    r"|rubrique|information|élément|point|nom|numéro|séance|période|semaine|chiffre|secteur|partie|étape|icône)s?"
)
_THINGS_EN: Final = (
    r"(?:field|row|line|date|day|slot|cell|area|word|text|passage|link|button|column|entry|entries|item|section|name"
    r"|number|session|icon|label)s?"
)
_COLORED: Final = rf"""(?:
    {_THINGS_FR}(?:\s+{_SAID_FR}){{0,4}}\s+(?:en|sur\s+fond|de\s+couleur)\s+{_COLOR_FR}
    |(?:indiqué|affiché|inscrit|écrit|signalé|surligné|coloré|représenté|mentionné)e?s?\s+(?:en|sur\s+fond)\s+{_COLOR_FR}
    |\A(?:légende\s*:\s*)?en\s+{_COLOR_FR}(?=\s*:)
    |(?:champ|date|jour|créneau|case|cellule|ligne)x?s?\s+(?:grisé|verdi|surligné|coloré)e?s?\b
    |en\s+{_COLOR_FR}\s+(?:sur|dans)\s+(?:le|la|les|l['’]|ce|cette|notre)\s*(?:plan|carte|schéma|graphique|tableau|calendrier
       |liste|image|photo|légende|formulaire)
    |(?:le|la|les|du|des|ce|cette|ces|un|une)\s+(?:bouton|lien|icône|onglet|encadré|bandeau|case|champ|cellule)s?\s+{_COLOR_FR}
    |{_THINGS_EN}(?:\s+{_SAID_EN}){{0,4}}\s+(?:in|on\s+a)\s+{_COLOR_EN}
    |(?:the|a|any|all|this|these|each|every)\s+{_COLOR_EN}\s+(?:button|link|icon|tab|box|field|cell|row|text|area)s?
    )"""
_BY_COLOR: Final = re.compile(rf"\b{_COLORED}\b", re.IGNORECASE | re.VERBOSE)
# What stands right before a colour that points at something.
_BEFORE_COLOR: Final = frozenset(
    """en fond couleur bouton boutons lien liens icône icônes onglet onglets encadré encadrés bandeau bandeaux case
    cases champ champs cellule cellules in a the any all this these each every""".split()
)
_LONGEST_WORD: Final = 12
# What tells the same without colour, said in the same breath.
_ALSO_FR: Final = re.compile(
    r"gras\b|italique|astérisque|\*|soulign|barré|précédée?s?\b|suivie?s?\b|accompagnée?s?\b|symbole|pictogramme"
    r"|\bbold\b|italic|asterisk|underlin|struck|preceded|followed by|marked with|labell?ed|symbol",
    re.IGNORECASE,
)

_CONTROLS_FR: Final = r"(?:bouton|menu|icône|lien|onglet|case|encadré|pictogramme)s?"
_CONTROLS_EN: Final = r"(?:button|menu|icon|link|tab|box|panel)s?"
_PLACED_FR: Final = (
    r"(?:bouton|menu|lien|formulaire|encadré|plan|carte|image|photo|tableau|colonne|onglet|icône"
    r"|graphique|schéma|bandeau)s?"
)
_SHAPES: Final = (
    "ci-contre|en forme|de droite|de gauche|à droite|à gauche|rond|carré|triang|rectang|ovale|losange|étoile|round"
    "|square|circle|circular|star|diamond|wide|narrow|on the right|on the left|right-hand|left-hand"
    "|gros bouton|grand bouton"
    "|petit bouton|big button|large button|small button"
).split("|")
_SHAPE_EN: Final = r"(?:round|square|triangular|triangle|rectangular|circular|circle|oval|star|diamond|star-shaped)"
_SIZE_EN: Final = r"(?:big|bigger|large|larger|small|smaller|tiny|tall)"
_LOOK: Final = rf"""(?:
    {_CONTROLS_FR}\s+(?:en\s+forme\s+d['’e]\s*\w+|(?P<fr>ronde?|carrée?|triangulaire|rectangulaire|ovale|étoile|losange)s?)
    |(?P<fr2>gros(?:se)?|grande?|petite?)s?\s+(?:bouton|icône|onglet)s?
    |{_PLACED_FR}(?:\s+(?:situé|placé|affiché|présent)e?s?)?\s+(?:en\s+(?:haut|bas)\s+)?(?:à|de|sur\s+la)\s+(?:droite|gauche)
    |ci-contre
    |(?P<en>{_SHAPE_EN}|wide|narrow)\s+(?:{_CONTROLS_EN}|images?|photos?)
    |(?P<en3>{_SIZE_EN})\s+{_CONTROLS_EN}
    |{_CONTROLS_EN}\s+(?:(?:placed|located|shown|found)\s+)?(?:on|at|to)\s+the\s+(?:right|left)\b
    |(?:right|left)-hand\s+(?:column|menu|panel|side)
    |(?:under|underneath|below|behind|beside|inside|next\s+to)\s+the\s+(?P<en2>star|triangle|circle|diamond|arrow)
    )"""
_BY_LOOK: Final = re.compile(rf"\b{_LOOK}\b", re.IGNORECASE | re.VERBOSE)
_NEAR_LOOK: Final = re.compile(_LOOK, re.IGNORECASE | re.VERBOSE)
_BUTTON: Final = re.compile(r"\b(?:boutons?|buttons?)\b", re.IGNORECASE)
_CLICK: Final = re.compile(r"\b(?:cliqu(?:er|ez|e|ant)|click(?:ing)?)\b", re.IGNORECASE)
_MACHINE: Final = re.compile(
    r"\b(?:télécommande|borne|machine|appareil|souris|horodateur|distributeur|manette|remote|device|mouse)s?\b",
    re.IGNORECASE,
)
_BUTTON_CLASS: Final = re.compile(r"\b(?:btn|button|bouton)", re.IGNORECASE)
_SAMPLES: Final = ("samp", "code")
# What names the thing beside its look.
_NAMED: Final = re.compile(
    r"[«“\"‘]|\b(?:labell?ed|called|named|intitulée?s?|nommée?s?|appelée?s?|marqu(?:é|ed))\b", re.IGNORECASE
)


def passages(page: Page) -> list[tuple[Element, str]]:
    """The exposed runs of text in blocks, each with its block."""
    return [
        (element, text)
        for element in page.elements
        if element.tag in _BLOCKS and element.namespace == "html" and page.visible(element)
        for lines in paragraphs(element)
        if (text := " ".join(line.text for line in lines).strip())
    ]


def buttons(page: Page) -> int:
    """How many buttons the content shows, real ones and links made to look so."""
    content = page.main or page.root
    return sum(
        page.exposed(node)
        and (page.role(node) == "button" or (node.tag == "a" and any(map(_BUTTON_CLASS.search, node.classes))))
        for node in content.iter_descendants()
    )


def _is_elsewhere(words: str, passage: str, page: Page) -> bool:
    """Whether words speak of a button where the content shows none: it is one of metal or plastic.

    What one clicks on is on the screen: it may stand in the header.
    """
    return (
        _BUTTON.search(words) is not None
        and not page.once(buttons)
        and (not _CLICK.search(passage) or _MACHINE.search(passage) is not None)
    )


def _is_shown(words: str, element: Element) -> bool:
    """Whether words are shown as a sample of other texts: the page only speaks of them."""
    return any(node.tag in _SAMPLES and words in node.text for node in element.iter_descendants())


def _lowered(page: Page) -> str:
    return page.root.text.lower()


def _may_point_by_color(text: str) -> bool:
    """Whether a text needs a closer look: for most pages this is all that is done."""
    for hue in _HUES:
        place = text.find(f" {hue}")
        while place >= 0:
            before = text[max(place - _LONGEST_WORD, 0) : place].split()
            if before and before[-1] in _BEFORE_COLOR:
                return True
            place = text.find(f" {hue}", place + 1)
    return False


def by_color(page: Page) -> list[tuple[Element, str]]:
    """The passages that point at something by its colour alone, each with the words that do."""
    if not _may_point_by_color(page.once(_lowered)):
        return []
    return [
        (element, found[0])
        for element, passage in page.once(passages)
        if (found := _BY_COLOR.search(passage))
        and not _ALSO_FR.search(passage)
        # « le bouton vert « Valider » »: its words tell it.
        and not passage[found.end() :].lstrip().startswith(("«", '"', "“", "‘"))
        and not _is_shown(found[0], element)
        and not _is_elsewhere(found[0], passage, page)
    ]


def by_look(page: Page) -> list[tuple[Element, str, str, str | None]]:
    """The passages that point at something by its shape, size or place, and name it by nothing else.

    Each with the words that do, the whole passage, and the word of the shape or size where one decides.
    """
    text = page.once(_lowered)
    if not any(f" {shape}" in text for shape in _SHAPES) or not _NEAR_LOOK.search(text):
        return []
    return [
        (element, found[0], passage, found["fr"] or found["fr2"] or found["en"] or found["en2"] or found["en3"])
        for element, passage in page.once(passages)
        if (found := _BY_LOOK.search(passage))
        and not _NAMED.search(passage)
        and not _is_shown(found[0], element)
        and not _is_elsewhere(found[0], passage, page)
    ]
