"""A link to a file says its format and its size."""

import re
from collections import Counter

from ..finding import Text
from ..image import is_link
from ..link import address, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# Each format, and the words by which people know it.
_FORMATS = {
    "pdf": "pdf", "doc": "doc|word", "docx": "docx?|word",
    "odt": "odt|opendocument|libreoffice|texte", "rtf": "rtf|texte",
    "xls": "xls|excel|tableur", "xlsx": "xlsx?|excel|tableur", "ods": "ods|tableur|opendocument|libreoffice",
    "csv": "csv|tableur", "ppt": "ppt|powerpoint", "pptx": "pptx?|powerpoint", "odp": "odp|opendocument|libreoffice",
    "zip": "zip|archive|compressée?s?", "epub": "epub", "7z": "7z|archive|compressée?s?",
}  # fmt: skip  # a table reads better so
_FILE = re.compile(rf"\.({'|'.join(_FORMATS)})$", re.IGNORECASE)
_SIZE = re.compile(
    r"\d\s*(?:[okmg]o|[kmg]i?b|octets?|bytes|kilo-?octets?|méga-?octets?|pages?|p\.)(?![^\W\d_])", re.IGNORECASE
)


@rule(
    targets="a[href]",
    severity="warning",
    local=True,
    title=Text("Fichier sans format ni taille", "File without format and size"),
    why=Text(
        "Qui suit ce lien quitte la page pour un document qu'un téléphone ou une connexion lente ouvre mal. Le format "
        "et la taille laissent choisir. C'est un conseil de la maison\u00a0: le RGAA ne l'exige pas.",
        "Whoever follows this link leaves the page for a document that a telephone or a slow line opens badly. Format "
        "and size let people choose. This is advice of the house: RGAA does not demand it.",
    ),
    fix=Text(
        "Dites-les dans le lien\u00a0: [Le règlement de la cantine (PDF, 300\u00a0ko)]({static}/documents/r.pdf).",
        "Say them in the link: [The rules of the canteen (PDF, 300 kB)]({static}/documents/r.pdf).",
    ),
    bad=(
        '<p><a href="/documents/reglement.pdf" data-bad>Le règlement de la cantine</a></p>',
        '<p><a href="/documents/reglement.pdf" data-bad>Le règlement de la cantine (PDF)</a></p>',
        '<p><a href="/documents/reglement.ODT" data-bad>Le règlement de la cantine (300\u00a0ko)</a></p>',
        '<ul><li><a href="https://a.example/tarifs.xlsx?v=2#haut" data-bad>Tous les tarifs</a></li></ul>',
    ),
    good=(
        '<p><a href="/documents/reglement.pdf">Le règlement de la cantine (PDF, 300\u00a0ko)</a></p>',
        '<p><a href="/documents/reglement.pdf">Le règlement de la cantine</a> – PDF, 1,5\u00a0Mo</p>',
        '<ul><li><a href="/documents/reglement.odt">Le règlement</a> <small>(texte, 12\u00a0pages)</small></li></ul>',
        '<table><tr><th>Nom</th><th>Taille</th></tr><tr><td><a href="/a.pdf">Budget (PDF)</a></td>'
        "<td>2\u00a0Mo</td></tr></table>",
    ),
)
def link_file(element: Element, page: Page) -> Verdict:
    """Fail a link to a file whose format or size neither it nor the text beside it says; tell only what lacks."""
    file = _FILE.search(address(element).partition("#")[0].partition("?")[0])
    if file is None or not is_link(element, page):
        return INAPPLICABLE
    beside = f"{page.name(element)} {element.get('title') or ''} {_around(element, page)}"
    extension = file[1].lower()
    has_format = re.search(rf"\b(?:{_FORMATS[extension]})\b", beside, re.IGNORECASE) is not None
    has_size = _SIZE.search(beside) is not None
    if has_format and has_size:
        return None
    message = Text(
        "Le lien «\u00a0{name}\u00a0» mène à un fichier {format} et ne dit {lacks}.",
        'The link "{name}" leads to a {format} file and says {lacks}.',
    )
    lacks = (
        Text("pas sa taille", "not its size")
        if has_format
        else Text("pas son format", "not its format")
        if has_size
        else Text("ni son format ni sa taille", "neither its format nor its size")
    )
    return Fail(message.format(name=quoted(page.name(element)), format=extension.upper(), lacks=lacks))


def _around(element: Element, page: Page) -> str:
    """The text of the paragraph, item or row that holds the link, unless it holds links to other files too."""
    block = element.parent
    while block is not None and page.is_inline(block):
        block = block.parent
    if block is not None and block.tag in ("td", "th") and block.parent is not None:
        block = block.parent
    if block is None or block.tag in ("body", "main", "article", "section"):
        return ""
    if page.once(_files)[block.order] < 2:
        return block.text
    # Of several files in one paragraph, what comes right after each is its own.
    return element.etree_element.tail or ""


def _files(page: Page) -> Counter[int]:
    """How many links to files each element holds, by its order."""
    counts: Counter[int] = Counter()
    for link in page.elements:
        if link.tag == "a" and _FILE.search(address(link).partition("#")[0].partition("?")[0]):
            counts.update(node.order for node in link.iter_ancestors())
    return counts
