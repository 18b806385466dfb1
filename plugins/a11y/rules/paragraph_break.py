"""Paragraphs are paragraphs: no text parted by line breaks."""

from ..finding import Text
from ..lists import block_of, paragraphs
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_BLOCKS = frozenset("article aside blockquote body dd details div li main p section td".split())
_APART = frozenset({"address", "pre", "textarea", "svg"})


@rule(
    targets="br",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("8.9.1",),
    title=Text("Paragraphes séparés par des retours à la ligne", "Paragraphs parted by line breaks"),
    why=Text(
        "Les lecteurs d'écran passent d'un paragraphe à l'autre par une touche\u00a0: pour eux, ceci n'est qu'un seul "
        "long paragraphe (RGAA 8.9, WCAG 1.3.1).",
        "Screen readers go from paragraph to paragraph by a key: to them, this is one long paragraph (RGAA 8.9, WCAG "
        "1.3.1).",
    ),
    fix=Text(
        "Laissez une ligne vide entre les deux paragraphes, sans <br> ni espaces en fin de ligne.",
        "Leave a blank line between the two paragraphs, without <br> and without spaces at the end of the line.",
    ),
    bad=(
        "<p data-bad>Le parc ouvre à huit heures.<br><br>La piscine ouvre à neuf heures.</p>",
        "<div data-bad>Le parc ouvre à huit heures.<br>\n<br>La piscine ouvre à neuf heures.</div>",
        "<p data-bad><strong>Le parc ouvre à huit heures.<br><br></strong>La piscine ouvre à neuf heures.</p>",
    ),
    good=(
        "<p>Le parc ouvre à huit heures.</p><p>Mairie<br>12 rue du Parc<br>92300 Levallois</p>",
        "<p>Mairie de Levallois<br><br>01 99 00 00 00</p>",
        "<address>Mairie de la ville de Levallois<br><br>12 bis rue du Grand Parc, Levallois</address>"
        "<p>Mairie<br>12 rue du Parc</p>",
    ),
)
def paragraph_break(element: Element, page: Page, *, min_words: int = 5) -> Verdict:
    """Fail a block whose text two line breaks part into what are paragraphs for the eye (RGAA 8.9.1, glossary).

    Both sides have a line of `min_words` words: a blank line between an address and a number parts no paragraphs.
    Rows of three breaks or more are told by `break-spacing`.
    """
    block = block_of(element)
    seen = page.once(_seen)
    if block.order in seen or block.tag not in _BLOCKS or not page.exposed(element):
        return INAPPLICABLE
    seen.add(block.order)
    if any(node.tag in _APART for node in block.iter_ancestors()):
        return INAPPLICABLE
    for lines in paragraphs(block):
        before, blanks = "", 0
        for line in lines:
            if not line.text:
                blanks += 1
            elif before and blanks == 1 and min(len(before.split()), len(line.text.split())) >= min_words:
                return Fail(
                    Text(
                        "Deux retours à la ligne séparent {before} de {after}, comme deux paragraphes.",
                        "Two line breaks part {before} from {after} like two paragraphs.",
                    ).format(before=quoted(before), after=quoted(line.text)),
                    element=block,
                )
            else:
                before, blanks = line.text, 0
    return None


def _seen(page: Page) -> set[int]:
    return set()
