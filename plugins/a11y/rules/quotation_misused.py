"""A quotation mark of Markdown is kept for quotations: no boxes, no indents."""

import re

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_CALL = re.compile(
    r"(?:⚠️?|ℹ️?|💡|📌|👉)?\s*(?:attention|important|urgent|note|nb|n\.b\.|remarque|à noter|à savoir|bon à savoir|rappel"
    r"|nouveau|infos?(?: pratiques?)?|informations?|avertissement|astuce|conseil|en bref|warning|caution|tip|notice"
    r"|reminder)\s*(?:[:!.–—-]|$)",
    re.IGNORECASE,
)
_NOT_QUOTED = frozenset("form table h1 h2 h3 h4 h5 h6 button input select textarea".split())


@rule(
    targets="blockquote",
    severity="review",
    wcag=("1.3.1",),
    rgaa=("8.9.1",),
    title=Text("Encadré écrit comme une citation", "Box written as a quotation"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0citation\u00a0»\u00a0: la personne croit entendre les paroles de quelqu'un "
        "(RGAA 8.9, WCAG 1.3.1).",
        'A screen reader says "quotation": people believe that they hear somebody\'s words (RGAA 8.9, WCAG 1.3.1).',
    ),
    fix=Text(
        "Enlevez «\u00a0> \u00a0» au début des lignes, et mettez le texte entre «\u00a0/// attention\u00a0» et "
        "«\u00a0///\u00a0».",
        'Remove the "> " at the start of the lines, and put the text between "/// attention" and "///".',
    ),
    bad=(
        "<blockquote data-bad><p><strong>Attention\u00a0:</strong> le bassin est fermé.</p></blockquote>",
        "<blockquote data-bad><p>Bon à savoir</p><p>Le bassin est fermé le lundi.</p></blockquote>",
        "<blockquote data-bad><h2>Horaires</h2><p>Le bassin ouvre à 8 h.</p></blockquote>",
        "<blockquote data-bad><ul><li>une photo</li><li>un timbre</li></ul></blockquote>",
    ),
    good=(
        "<blockquote><p>Nous avons voulu un parc pour tous.</p></blockquote>",
        "<blockquote><p>Important est le mot juste, a dit la maire.</p></blockquote>",
        '<blockquote role="presentation"><p>Attention\u00a0: le bassin est fermé.</p></blockquote>'
        "<blockquote><p>Nous avons voulu un parc.</p></blockquote>",
        "<blockquote><p>La loi demande\u00a0:</p><ul><li>une photo</li><li>un timbre</li></ul></blockquote>",
    ),
)
def quotation_misused(element: Element, page: Page) -> Verdict:
    """Ask about a `blockquote` that begins like a notice, or holds headings, tables, fields or nothing but a list."""
    if page.role(element) != "blockquote" or not page.exposed(element):
        return INAPPLICABLE
    text = element.text
    blocks = [child for child in element.children if page.exposed(child)]
    only_lists = bool(blocks) and all(child.tag in ("ul", "ol") for child in blocks) and not element.own_text.strip()
    held = next((node for node in element.iter_descendants() if node.tag in _NOT_QUOTED), None)
    begins = blocks[0].text if blocks and blocks[0].tag == "p" else text
    if not _CALL.match(begins) and held is None and not only_lists:
        return None
    if not text:
        return None
    return Unsure(
        "not-a-quotation",
        Text(
            "Ce qui est écrit comme une citation, {this}, est-il vraiment de quelqu'un\u00a0?",
            "Is what is written as a quotation, {this}, really somebody's words?",
        ).format(this=quoted(text)),
    )
