"""Space between things is made by the theme, not by empty paragraphs."""

from typing import Final

from ..finding import Text
from ..page import Page
from ..role import is_focusable
from ..rule import Fail, Verdict, rule
from ..tree import Element
from ..wording import icon_characters, readable

# What a script finds and fills, and what speaks for itself.
_MEANT: Final = frozenset(
    {"id", "role", "aria-live", "aria-label", "aria-labelledby", "contenteditable", "slot", "onclick"}
)
# What people make space with, and Word for them (`o:p`); anything else inside may be a picture, a field, a place
# for a script.
_NOTHING: Final = frozenset({"br", "span", "strong", "em", "b", "i", "u", "font", "small", "p", "o:p"})
# More than a few characters are words; of fewer, all may be invisible.
_SOME: Final = 3


@rule(
    targets="p, blockquote",
    severity="error",
    local=True,
    wcag=("1.3.1",),
    rgaa=("8.9.1",),
    title=Text("Paragraphe vide", "Empty paragraph"),
    why=Text(
        "Un paragraphe vide ne fait que de l'espace, et certains lecteurs d'écran l'annoncent\u00a0: "
        "«\u00a0vide\u00a0». L'espace est l'affaire du thème (RGAA 8.9, WCAG 1.3.1).",
        'An empty paragraph only makes space, and some screen readers announce it: "blank". Space is the theme\'s '
        "business (RGAA 8.9, WCAG 1.3.1).",
    ),
    fix=Text(
        "Supprimez-le\u00a0: une ligne vide entre deux paragraphes suffit en Markdown.",
        "Delete it: an empty line between two paragraphs is enough in Markdown.",
    ),
    bad=(
        "<p>Le parc.</p><p data-bad>&nbsp;</p><p>La piscine.</p>",
        '<p>Le parc.</p><p class="espace" style="height: 2em" data-bad>&#8239;</p><p>La piscine.</p>',
        '<p>Le parc.</p><p class="espace" data-bad><br></p><p>La piscine.</p>',
        "<p data-bad><strong> </strong></p>",
        '<p class="MsoNormal" data-bad><o:p>&nbsp;</o:p></p>',
        "<blockquote data-bad>&nbsp;</blockquote>",
    ),
    good=(
        "<p>Le parc.</p><p>La piscine.</p>",
        '<p>Le parc.</p><p id="message"></p><p role="status"></p><p aria-live="polite"></p>',
        '<p><img src="parc.jpg" alt=""></p><p><input aria-label="Nom"></p>',
        '<p>Le parc.</p><p role="presentation">&nbsp;</p><p hidden></p><p style="display: none"></p>',
        '<p>Le parc.</p><p><span data-texte="titre"></span></p><p class="somme"></p>',
    ),
)
def paragraph_empty(element: Element, page: Page) -> Verdict:
    """Fail a seen paragraph or quotation without text, image or a place for a script (RGAA 8.9.1)."""
    node = element.etree_element
    if len("".join(node.itertext()).strip()) > _SOME:
        # Nearly all of them; a space that does not break is space for Python too.
        return None
    if readable(element.text) or icon_characters(element.text) or not page.visible(element):
        return None
    inside = list(element.iter_descendants())
    # An empty one with a name of its own, `<p class="sum"></p>`, waits for a script; one with a space hardly does.
    waits = not inside and not node.text and bool(node.attrib)
    if waits or any(_is_meant(node) for node in (element, *inside)) or not {node.tag for node in inside} <= _NOTHING:
        return None
    if page.generated_text(element, "before") or page.generated_text(element, "after"):
        return None
    name = "La citation" if element.tag == "blockquote" else "Le paragraphe"
    return Fail(
        Text(
            f"{name} ne contient rien\u00a0: il ne sert qu'à faire de l'espace.",
            "It holds nothing: it only serves to make space.",
        )
    )


def _is_meant(element: Element) -> bool:
    """Whether something is said of the element that space does not need; icons are made of classes."""
    is_icon = element.tag in ("i", "span") and bool(element.etree_element.attrib)
    return is_icon or is_focusable(element) or not _MEANT.isdisjoint(element.etree_element.attrib)
