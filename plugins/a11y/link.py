"""Links: what they are made of, whether their words say anything, and what stands around them.

RGAA 4.1.2, criterion 6.1: a link is told by its name, or by its name and its context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .image import images_in
from .tree import Element
from .wording import comparable

if TYPE_CHECKING:
    from .page import Page

# Every element that may be a link.
SELECTOR: Final = "a, area[href], [role~=link i]"
XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_QUOTE: Final = 80


def _phrases(*lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in lines for phrase in line.split("|"))


# Names that say of no link where it leads, as `wording.comparable` writes them.
_POOR: Final = _phrases(
    "a lire | a lire aussi | acceder | acces ici | aller | afficher | article | click",
    "click here | click this link | cliquer | cliquer ici | cliquez | cliquez ici | cliquez sur ce lien | consulter",
    "consultez | continue | continue reading | continuer | continuer la lecture | decouvrir | decouvrez | detail",
    "details | document | download | en detail | en savoir plus | en savoir | et plus | fichier | file",
    "find out more | full story | go | here | ici | info | infos | j y vais | la | la suite | learn more | lien",
    "lien externe | lien ici | lien internet | lien web | link | lire | lire la suite | lire l article | lire plus",
    "lire davantage | more | more details | more info | more information | on y va | ouvrir | page | par ici",
    "pour en savoir plus | plus | plus d info | plus d infos | plus d information | plus d informations",
    "plus de detail | plus de details | read | read more | read on | read the rest | savoir plus | see",
    "see more | site | site internet | site web | suite | suivre ce lien | suivre le lien | telecharger",
    "telecharger ici | telechargement | telechargez | this | this link | this page | url | view | view more",
    "visit | visiter | voir | voir ici | voir la page | voir la suite | voir le detail | voir les details",
    "voir le lien | voir le site | voir plus | website | y aller",
)
# The form of a document is not what it is about.
_FORMATS: Final = _phrases(
    "csv | doc | docx | epub | excel | format html | format pdf | fichier pdf | document pdf | html | ics | json",
    "jpg | kml | mp3 | mp4 | odp | ods | odt | pdf | plain text | png | powerpoint | ppt | pptx | telecharger le pdf",
    "telecharger pdf | text | texte brut | txt | version pdf | pdf version | word | xls | xlsx | xml | zip",
)
# "ce produit", "this page": the words point at something that stands elsewhere.
_POINTING: Final = re.compile(
    r"""(?:sur|a|dans|via|on|at|in)?\s*
    (?:(?:ce|cet|cette|ces|this|that|these|those)\s
    (?:adresses?|applications?|articles?|cartes?|documents?|dossiers?|fichiers?|fiches?|formulaires?|guides?
      |images?|liens?|lignes?|listes?|notes?|outils?|pages?|photos?|plans?|plateformes?|portails?|produits?
      |rubriques?|sections?|services?|sites?|sujets?|tableaux?|textes?|videos?
      |address|apps?|documents?|files?|forms?|links?|lists?|maps?|ones?|products?|tables?|tools?|topics?|websites?)
    (?:\s(?:ci|la|internet|web|here))?
    |(?:page|lien|adresse|document|article|liste)\sci\s(?:dessous|contre|dessus|apres|joint))""",
    re.VERBOSE,
)
# "Télécharger le document", "read the full article": a verb of every link, and a thing that every link may lead to.
_GENERIC: Final = re.compile(
    r"""(?:(?:cliquez|cliquer|click)\s(?:ici\s|here\s)?(?:pour|to|for)\s)?
    (?:(?:acceder|acces|allez?|aller)\s(?:a|au|aux)|afficher|consulte[rz]|decouvr(?:ir|ez)|lire|lisez|obtenir|ouvrir
      |suivre|suivez|telecharge[rz]|visite[rz]|voir|voyez|download|get|go\sto|open|read|see|view|visit)
    \s(?:(?:l|le|la|les|ce|cet|cette|ces|notre|son|leur|the|this|our)\s)?(?:full\s|whole\s)?
    (?:adresse|article|billet|detail|document|dossier|fichier|fiche|lien|page|pdf|plus|publication|site|suite
      |texte|tout|all|details|file|link|more|post|story|website)s?
    (?:\s(?:complete?s?|entiere?s?|integrale?s?|correspondante?s?|internet|web|pdf|ici|here|en\sligne|en\spdf
      |au\sformat\spdf|en\sentier|de\sl\sarticle|de\sla\spage))?
    |(?:pour\s(?:en\ssavoir\splus|plus\sd\s?(?:infos?|informations?|details?))\s)?(?:cliquez|click)\s(?:ici|here)
      (?:\spour\s(?:en\ssavoir\splus|plus\sd\s(?:infos?|informations?)))?
    |tout\svoir|en\sapprendre\splus|le\slien|notre\s(?:site|page)(?:\s(?:internet|web))?""",
    re.VERBOSE,
)
_ADDRESS: Final = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)
# What a menu may call a part of the site: there they are no invitation to go on.
_MENU_WORDS: Final = _phrases("decouvrir | document | info | infos | site | telechargement | visit | visiter | voir")
_LONGEST: Final = 60
_FEW: Final = 3


@lru_cache(maxsize=4096)
def is_poor(name: str) -> bool:
    """Whether the name of a link says nothing of where it leads, read alone (ACT aizyf1)."""
    if len(name) > _LONGEST:
        return False
    plain = comparable(name)
    return plain in _POOR or plain in _FORMATS or any(words.fullmatch(plain) for words in (_POINTING, _GENERIC))


def poor_links(page: Page) -> Mapping[int, str]:
    """The names of the links that say nothing, read alone, by the orders of their elements; no word of a menu."""
    return {
        element.order: name
        for element in page.elements
        if (element.tag in ("a", "area") or element.has("role"))
        and page.role(element) == "link"
        and _says_nothing(plain_name(element, page))
        and _says_nothing(name := page.name(element))
        and page.exposed(element)
        and not is_menu_word(element, page)
    }


def _says_nothing(name: str) -> bool:
    return is_poor(name) or is_symbol(name) or is_address(name)


def plain_name(element: Element, page: Page) -> str:
    """The name of a link, in haste: of one that holds nothing but text, that text.

    It may lack what CSS generates. Most links of a page are so, and most are asked nothing more.
    """
    attributes = element.etree_element.attrib
    if element.children or "aria-label" in attributes or "aria-labelledby" in attributes:
        return page.name(element)
    return " ".join(element.own_text.split()) or page.name(element)


def is_menu_word(element: Element, page: Page) -> bool:
    """Whether a link of a menu is called by a word that would be poor elsewhere ("Découvrir", "Infos")."""
    if comparable(page.name(element)) not in _MENU_WORDS:
        return False
    return any(page.role(node) in ("navigation", "menu", "menubar") for node in element.iter_ancestors())


@lru_cache(maxsize=4096)
def is_symbol(name: str) -> bool:
    """Whether a name is punctuation, an arrow or another sign alone, of which a listener hears little."""
    return 0 < len(name) <= _FEW and bool(name.strip()) and not any(map(str.isalnum, name))


@lru_cache(maxsize=4096)
def is_address(name: str) -> bool:
    """Whether a name is the address of a page, with its scheme or its path; "www.ville.example" is a name."""
    if name[:1] not in "hHfFwW" or _ADDRESS.fullmatch(name) is None:
        return False
    return "/" in re.sub(r"^\w+://", "", name).rstrip("/") or "?" in name or "#" in name


def address(element: Element) -> str:
    """The address of a link, as written."""
    return (element.get("href") or element.get(XLINK) or "").strip()


def rgaa_test(element: Element, page: Page) -> tuple[str, ...]:
    """The test of RGAA 6.1 for the sort of link: of text, of an image, of both, or in a drawing."""
    if element.namespace == "svg":
        return ("6.1.4",)
    if element.tag == "area":
        return ("6.1.2",)
    if next(images_in(element, page), None) is None:
        return ("6.1.1",)
    return ("6.1.3",) if element.text else ("6.1.2",)


def quoted(text: str) -> str:
    """A name or an address, shortened to be quoted."""
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"


def shown(url: str) -> str:
    """An address as people read it, shortened to be quoted."""
    return quoted(unquote(url))


# Elements whose whole text is the context of a link in them (RGAA, « contexte du lien »), and what is akin to them.
_CONTEXTS: Final = frozenset(
    {"p", "li", "td", "th", "dd", "dt", "figure", "blockquote", "caption", "label", "fieldset", "details", "address"}
)
_CONTEXT_ROLES: Final = frozenset(
    {"paragraph", "listitem", "cell", "gridcell", "columnheader", "rowheader", "row", "definition", "term", "group"}
)
_HEADED: Final = frozenset({"article", "section", "nav", "aside", "figure", "form", "dialog", "search"})
_LANDMARKS: Final = frozenset({"banner", "complementary", "contentinfo", "main", "navigation", "search"})


def context(element: Element, page: Page) -> str:
    """What is said around a link that may complete its name, with the words of other links left out.

    In: a link. Out: the words of the sentence, paragraph, list items and cell that
    hold it, of the headers of its table, of the heading before it in the same part
    of the page, of what describes it (RGAA « contexte du lien », WCAG
    "programmatically determined link context"), and more that a person may take
    for it: names of the regions around it. Empty where surely nothing tells it.
    """
    return " ".join(part for part in _around(element, page) if part)


def _around(element: Element, page: Page) -> Iterator[str]:
    yield element.get("title") or ""
    yield element.get("aria-description") or ""
    for name in (element.get("aria-describedby") or "").split():
        if name in page.ids:
            yield page.ids[name].text
    nearest = True
    for node in element.iter_ancestors():
        if node.tag in ("body", "html", "main"):
            if nearest:
                yield from _words_beside(element, node, page)
            break
        if page.is_inline(node) and page.role(node) not in _CONTEXT_ROLES:
            continue
        if nearest and page.role(node) not in _LANDMARKS:
            # The block that holds the link is its paragraph, whatever it is called.
            yield from _words_in(node, page)
        elif node.tag in _CONTEXTS or page.role(node) in _CONTEXT_ROLES:
            yield from _words_in(node, page)
        elif nearest:
            yield from _words_beside(element, node, page)
        nearest = False
        if node.tag in _HEADED or node.has("role"):
            yield page.name(node)
        if node.tag == "table":
            yield from (cell.text for cell in node.iter_descendants() if cell.tag in ("th", "caption"))
        if node.tag == "dd" and node.parent is not None:
            yield from (term.text for term in node.parent.children if term.tag == "dt")
    yield _heading_before(element, page)


def _words_in(block: Element, page: Page) -> Iterator[str]:
    """The words inside a block that are no poor link."""
    stack = [block]
    while stack:
        node = stack.pop()
        if node is not block and node.tag == "a" and is_poor(page.name(node)):
            continue
        if node.tag in ("script", "style", "template") or not page.visible(node):
            continue
        if any(map(str.isalnum, node.own_text)):
            yield node.own_text
        if node.tag == "img":
            yield node.get("alt") or ""
        stack.extend(node.children)


def _words_beside(element: Element, block: Element, page: Page) -> Iterator[str]:
    """The words that stand in one line with a link, right inside a block that holds much else."""
    if any(map(str.isalnum, block.own_text)):
        yield block.own_text
    for child in block.children:
        if child is not element and child.tag != "a" and page.is_inline(child):
            yield from _words_in(child, page)


def _heading_before(element: Element, page: Page) -> str:
    """The nearest heading before a link, unless it stands in another part of the page."""
    part = landmark(element, page)
    found = ""
    for heading, _level in page.headings:
        if heading.order > element.order:
            break
        around = landmark(heading, page)
        if around is part or around is None or (part is not None and page.role(part) == "main"):
            found = page.name(heading)
    return found


def landmark(element: Element, page: Page) -> Element | None:
    """The landmark that an element stands in, if any; regions with a name count as parts of one."""
    return next((node for node in element.iter_ancestors() if page.role(node) in _LANDMARKS), None)
