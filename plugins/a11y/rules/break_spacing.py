"""Space between blocks is made by the theme, not by line breaks."""

from typing import Final

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_BLOCKS: Final = frozenset(
    "p div ul ol dl table h1 h2 h3 h4 h5 h6 blockquote figure section article aside header footer nav form fieldset "
    "details hr address pre".split()
)
_SERIES: Final = 3


@rule(
    targets="br",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("8.9.1",),
    title=Text("Sauts de ligne pour faire de l'espace", "Line breaks that make space"),
    why=Text(
        "Ces sauts de ligne ne séparent aucune ligne\u00a0: ils font de l'espace, que certains lecteurs d'écran "
        "annoncent comme du vide, et qui double quand le texte est agrandi (RGAA 8.9, WCAG 1.3.1).",
        "These line breaks part no lines: they make space, which some screen readers announce as blank, and which "
        "doubles when text is enlarged (RGAA 8.9, WCAG 1.3.1).",
    ),
    fix=Text(
        "Supprimez-les\u00a0: une ligne vide sépare deux paragraphes, et l'espace est l'affaire du thème.",
        "Delete them: an empty line parts two paragraphs, and space is the theme's business.",
    ),
    bad=(
        "<p>Le parc.</p><br data-bad><p>La piscine.</p>",
        "<p>Le parc.</p><br data-bad><br><p>La piscine.</p>",
        "<p>Le parc ouvre à 8 h.<br data-bad><br><br>La piscine à 9 h.</p>",
        "<div><h2>Parc</h2><br data-bad><ul><li>Un</li></ul></div>",
    ),
    good=(
        "<p>Mairie<br>1, place de la République<br>92300 Levallois</p>",
        "<div>Mairie<br>Accueil</div><p>Le parc.<br></p>",
        "<div><p>Le parc.</p>Texte<br><p>La piscine.</p></div>",
        "<div>Nom<br><span>Prénom</span></div>",
    ),
)
def break_spacing(element: Element, page: Page) -> Verdict:
    """Fail a `br` that stands between blocks, or begins a row of three or more, whose space is all it gives."""
    parent = element.parent
    if element.namespace != "html" or parent is None:
        return INAPPLICABLE
    before = parent.children[element.index - 1] if element.index else None
    if before is not None and before.tag == "br" and not (before.etree_element.tail or "").strip():
        # The first of a row tells of all.
        return None
    last, count = element, 1
    for other in parent.children[element.index + 1 :]:
        if other.tag != "br" or (last.etree_element.tail or "").strip():
            break
        last, count = other, count + 1
    following = parent.children[last.index + 1] if last.index + 1 < len(parent.children) else None
    text_before = before.etree_element.tail if before is not None else parent.etree_element.text
    between = (
        before is not None
        and before.tag in _BLOCKS
        and following is not None
        and following.tag in _BLOCKS
        and not (text_before or "").strip()
        and not (last.etree_element.tail or "").strip()
    )
    if (not between and count < _SERIES) or not page.visible(element):
        return None
    where = (
        Text("entre deux blocs", "between two blocks")
        if between
        else Text(f"à la suite ({count})", f"in a row ({count})")
    )
    return Fail(
        Text(
            f"Des sauts de ligne {where.fr} ne servent qu'à faire de l'espace.",
            f"Line breaks {where.en} only serve to make space.",
        )
    )
