"""Long texts stand upright."""

from ..finding import Text
from ..looks import elsewhere, with_trait, words_in
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element
from ._contrast import shortened

_TEXT = "La piscine du centre rouvre lundi après trois mois de travaux et les vestiaires sont accessibles. " * 4


@rule(
    targets="body",
    severity="warning",
    title=Text("Long passage en italique", "Long passage in italics"),
    why=Text(
        "Penchées, les lettres se ressemblent\u00a0: sur plusieurs lignes, l'italique fatigue et perd les personnes "
        "dyslexiques ou malvoyantes.",
        "Slanted letters look alike: over several lines italics tire, and lose people with dyslexia or low vision.",
    ),
    fix=Text(
        "Gardez l'italique pour quelques mots. Pour une citation, écrivez «\u00a0> \u00a0» devant le paragraphe\u00a0; "
        "pour une remarque, un titre ou un encadré suffit.",
        'Keep italics for a few words. For a quotation, write "> " before the paragraph; for a remark, a heading or a '
        "box will do.",
    ),
    bad=(
        f"<p><em data-bad>{_TEXT}</em></p>",
        f'<p style="font-style: italic" data-bad>{_TEXT}</p>',
        f"<style>.note {{ font: oblique 1em serif }}</style><div class=note data-bad><p>{_TEXT}</p></div>",
        f"<p><i data-bad>{_TEXT}</i></p><p><i>{_TEXT}</i></p>",
    ),
    good=(
        f"<p>{_TEXT}</p>",
        "<p>Le film <i>Les Temps modernes</i> passe <em>lundi</em>.</p>",
        f'<div style="font-style: italic"><p style="font-style: normal">{_TEXT}</p></div>',
        f"<p>Fermé.</p><p hidden><em>{_TEXT}</em></p>",
    ),
)
def italic_block(element: Element, page: Page, *, words: int = 50) -> Verdict:
    """Warn, once a page, of a passage of so many words in italics."""
    passages = [
        node
        for node in with_trait(page, "italic")
        if not _is_slanted(node.parent, page) and _slanted_words(node, page) >= words and page.visible(node)
    ]
    if not passages:
        return None
    more = elsewhere(len(passages) - 1)
    text = shortened(passages[0].text)
    return Fail(
        Text(f"«\u00a0{text}\u00a0» est tout en italique{more.fr}.", f'"{text}" is all in italics{more.en}.'),
        element=passages[0],
    )


def _is_slanted(element: Element | None, page: Page) -> bool:
    return element is not None and page.style(element).value("font-style").startswith(("italic", "oblique"))


def _slanted_words(element: Element, page: Page) -> int:
    """The words of a passage, those of what stands upright within it left out."""
    upright = 0
    stack = list(element.children)
    while stack:
        node = stack.pop()
        if _is_slanted(node, page):
            stack.extend(node.children)
        else:
            upright += words_in(node)
    return words_in(element) - upright
