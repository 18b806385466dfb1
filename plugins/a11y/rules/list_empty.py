"""A list holds items, and each item holds something."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..table import is_blank
from ..tree import Element


@rule(
    targets="ul, ol, li",
    severity="warning",
    local=True,
    title=Text("Liste ou élément de liste vide", "Blank list or list item"),
    why=Text(
        "Un lecteur d'écran annonce une puce, et rien après\u00a0: on croit avoir manqué quelque chose.",
        "A screen reader tells of a bullet, and nothing after it: people believe that they missed something.",
    ),
    fix=Text("Enlevez la ligne «\u00a0- \u00a0» qui reste seule.", 'Remove the "- " that stands alone on its line.'),
    bad=(
        "<ul><li>une photo</li><li data-bad></li></ul>",
        "<ol><li data-bad>&nbsp;</li><li>signer</li></ol>",
        "<ul data-bad></ul>",
    ),
    good=(
        "<ul><li>une photo</li><li>un timbre</li></ul>",
        '<ul><li><img src="a.jpg" alt="Le parc"></li></ul>',
        '<ul><li><a href="#a">Parc</a></li></ul><p id="a">Parc</p>',
        '<ul id="resultats"></ul><ul><li>une photo</li></ul><script>chercher()</script>',
        '<ul><li class="separateur"></li><li>une photo</li></ul>',
    ),
)
def list_empty(element: Element, page: Page) -> Verdict:
    """Fail a blank item, and a list without any; where scripts or styles may fill them they are left alone."""
    if element.tag == "li" and (element.has("class") or element.id or page.role(element) != "listitem"):
        return INAPPLICABLE
    if element.tag != "li":
        if element.children or element.has("role") or element.own_text.strip():
            return None
        if page.once(_has_script) or not page.exposed(element):
            return INAPPLICABLE
        return Fail(Text("Cette liste ne contient aucun élément.", "This list holds no item."))
    if element.children and any(child.tag != "br" for child in element.children):
        return None
    if not is_blank(element):
        return None
    if not page.exposed(element) or page.generated_text(element, "before") or page.generated_text(element, "after"):
        return INAPPLICABLE
    return Fail(Text("Cet élément de liste est vide.", "This list item is blank."))


def _has_script(page: Page) -> bool:
    return any(element.tag == "script" for element in page.elements)
