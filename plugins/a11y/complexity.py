"""Images that hold more than a sentence can say: graphs, posters, texts drawn as pictures; and where they are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .image import Kind, file_name, has_adjacent_link
from .tree import Element
from .wording import comparable, readable

if TYPE_CHECKING:
    from .page import Page

_ARTICLE: Final = r"^(?:(?:une?|les?|la|l|ce|cet|cette|an?|the) )?"
# Nouns for what shows figures or ties; « charte graphique » and « schéma directeur » are something else.
_GRAPH: Final = re.compile(
    rf"\b(?:diagrammes?|flow ?chart|frise chronologique|histogrammes?|infographies?|infographics?|organigrammes?"
    rf"|organization chart)\b|{_ARTICLE}(?:graphiques?|(?:bar|pie|line) chart"
    r"|(?:chart|graph) (?:of|showing|with)|schemas?(?! directeur))\b"
    r"|\btableau (?:comparatif|(?:des?|du) (?:bareme|donnees|effectifs|horaires|permanences|prix|resultats|tarifs))\b"
)
_GRAPH_FILE: Final = re.compile(
    r"\b(?:diagrammes?|graphiques?|histogrammes?|infographies?|organigrammes?|infographic|flowchart)\b"
)
_POSTER: Final = re.compile(rf"{_ARTICLE}(?:affiches?|flyers?|tracts?|depliants?|prospectus|poster|leaflet)\b")
_POSTER_FILE: Final = re.compile(r"\b(?:affiches?|flyers?|tracts?|depliants?|posters?|leaflets?)\b")
# The image is described nearby, says its own alternative.
_REFERENCE: Final = re.compile(
    r"\b(?:ci (?:apres|contre|dessous|dessus)|decrite?s?|description|detail\w*|donnees|chiffres|legende|plus bas"
    r"|tableau (?:suivant|joint)|texte|transcri\w*|voir|below|above|data|described|details?|following|see|text)\b"
)
_DESCRIPTION: Final = re.compile(
    r"\b(?:description (?:detaillee|de l image|de l affiche|de l infographie|du graphique|du schema|textuelle)|donnees "
    r"(?:de l image|de l infographie|du graphique)|version (?:texte|textuelle|accessible)|texte de l affiche"
    r"|transcription|text version|long description|image description)\b"
)
_HOLDS_DATA: Final = frozenset({"details", "dl", "ol", "table", "ul"})
# A longer alternative, or one with several figures, tells what there is to tell itself.
_LONG: Final = 80
_FIGURES: Final = re.compile(r"\d[\d.,\u00a0\u202f]*")
_MANY: Final = 3
_LONG_CAPTION: Final = 12

_DESCRIBED: Final[dict[Kind, str]] = {
    "img": "1.6.1", "object": "1.6.2", "embed": "1.6.3", "input": "1.6.4", "svg": "1.6.5", "canvas": "1.6.7",
}  # fmt: skip  # a table of numbers


def described_test(element: Element, kind: Kind) -> tuple[str, ...]:
    """The RGAA test of criterion 1.6 for an image."""
    if kind == "img" and element.tag != "img":
        return ("1.6.10",)
    return (_DESCRIBED[kind],) if kind in _DESCRIBED else ()


def file_words(element: Element) -> str:
    """The words of the name of an image's file."""
    return comparable(unquote(file_name(element).rpartition(".")[0]))


def is_graph(element: Element, name: str) -> bool:
    """Whether an image is a graph, a diagram or the like, by its alternative or its file."""
    return _GRAPH.search(comparable(name)) is not None or _GRAPH_FILE.search(file_words(element)) is not None


def is_poster(element: Element, name: str) -> bool:
    """Whether an image is a poster or a leaflet, by its alternative or its file."""
    return _POSTER.search(comparable(name)) is not None or _POSTER_FILE.search(file_words(element)) is not None


def is_described(element: Element, name: str, page: Page) -> bool:
    """Whether something tells what an image holds, or refers to where it is told.

    Its alternative at length, a reference in it, `longdesc`, ARIA, a caption of
    some words, a link or data right beside it, or a page that speaks of it.
    """
    if (
        len(name) > _LONG
        or len(_FIGURES.findall(name)) >= _MANY
        or _REFERENCE.search(comparable(name))
        or (element.get("longdesc") or "").strip()
    ):
        return True
    ids = (element.get("aria-describedby") or "").split() + (element.get("aria-details") or "").split()
    if any(one in page.ids and readable(page.ids[one].text) for one in ids) or has_adjacent_link(element, page):
        return True
    figure = element.closest("figure")
    if figure is not None and any(
        node.tag == "figcaption" and (len(node.text.split()) >= _LONG_CAPTION or _holds_link(node))
        for node in figure.iter_descendants()
    ):
        return True
    if any(_tells(block) for block in _blocks_beside(element)):
        return True
    return page.once(_speaks_of_descriptions)


def _speaks_of_descriptions(page: Page) -> bool:
    return _DESCRIPTION.search(comparable((page.main or page.root).text)) is not None


def _blocks_beside(element: Element) -> list[Element]:
    """What stands right before and after an image or the boxes that hold nothing else."""
    box = element
    while (
        box.parent is not None
        and box.parent.tag not in ("body", "main", "article", "section")
        and not readable(box.parent.text.replace(element.text, "", 1))
    ):
        box = box.parent
    if box.parent is None:
        return []
    siblings = box.parent.children
    return [*siblings[max(0, box.index - 1) : box.index], *siblings[box.index + 1 : box.index + 3]]


def _tells(block: Element) -> bool:
    if block.tag in _HOLDS_DATA or any(node.tag == "table" for node in block.iter_descendants()):
        return True
    return any(
        node.tag in ("a", "button", "summary") and _REFERENCE.search(comparable(node.text))
        for node in (block, *block.iter_descendants())
    )


def _holds_link(node: Element) -> bool:
    return any(inner.tag in ("a", "button") for inner in node.iter_descendants())
