"""The HTML of a page is not so broken that browsers rebuild it otherwise than written."""

from ..finding import Text
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element, ParseError

# What makes the tree another than the one written. A void element with a slash
# or an entity without a semicolon changes nothing and is not told.
_REBUILT = frozenset(
    """adoption-agency-1.1 adoption-agency-1.2 adoption-agency-1.3 adoption-agency-4.4 duplicate-attribute
    end-tag-too-early end-tag-too-early-ignored end-tag-too-early-named eof-in-attribute-name
    eof-in-attribute-value-double-quote eof-in-attribute-value-single-quote eof-in-comment eof-in-tag-name
    expected-closing-tag-but-got-eof expected-one-end-tag-but-got-another expected-attribute-name-but-got-eof
    expected-end-of-tag-but-got-eof expected-attribute-value-but-got-eof
    expected-named-closing-tag-but-got-eof expected-closing-tag-but-got-char expected-tag-name
    invalid-character-in-attribute-name non-void-element-with-trailing-solidus
    unexpected-cell-end-tag unexpected-cell-in-table-body unexpected-char-implies-table-voodoo
    unexpected-character-after-attribute-value unexpected-end-tag unexpected-end-tag-implies-table-voodoo
    unexpected-end-tag-in-select unexpected-form-in-table unexpected-implied-end-tag-in-table
    unexpected-start-tag unexpected-start-tag-ignored unexpected-start-tag-implies-end-tag
    unexpected-start-tag-implies-table-voodoo unexpected-start-tag-in-select""".split()
)


@rule(
    targets="html",
    severity="error",
    rgaa=("8.2.1",),
    title=Text("Code HTML mal formé", "Malformed HTML"),
    why=Text(
        "Chaque navigateur et chaque lecteur d'écran répare ce code à sa façon\u00a0: des passages peuvent changer "
        "de place ou disparaître (RGAA 8.2).",
        "Every browser and screen reader mends this code in its own way: passages may move or vanish (RGAA 8.2).",
    ),
    fix=Text(
        "Écrivez ce passage en Markdown plutôt qu'en HTML, ou fermez chaque balise dans l'ordre "
        "inverse de son ouverture.",
        "Write this passage in Markdown rather than in HTML, or close every tag in the reverse order of its opening.",
    ),
    bad=(
        "<div data-bad><p>Ouvert le <b data-bad>samedi</p></b></div>",
        "<p>Ouvert</p><div data-bad></section></div>",
        '<p class="a" class="b" data-bad>Ouvert</p>',
        "<div data-bad/><p>Ouvert</p>",
    ),
    good=(
        "<p>Ouvert le <b>samedi</b><br/>et le dimanche</p>",
        "<ul><li>Un<li>Deux</ul><table><tr><td>1</table>",
        "<p>Chercher<search><p>Mot</p></search><dialog aria-label='Avis'><p>Fermé</p></dialog>",
        "<svg viewBox='0 0 1 1' aria-hidden='true'><path d='M0 0'/></svg>",
    ),
)
def parse_error(element: Element, page: Page) -> Verdict:
    """Fail the page at each parse error that makes browsers rebuild the tree (HTML, "parse errors")."""
    return [
        Fail(
            Text(
                f"Code HTML mal formé à la ligne {error.line} de la page, "
                f"colonne {error.column}\u00a0: {_said(error)}.",
                f"Malformed HTML at line {error.line} of the page, column {error.column}: {error.detail}",
            ),
            element=_near(error, page),
        )
        for error in page.errors
        if error.code in _REBUILT
    ]


def _near(error: ParseError, page: Page) -> Element:
    """The element that was open; for a broken start tag, which opens none yet, the last one on its line."""
    if error.element is not None and "attribute" not in error.code:
        return error.element
    before = [element for element in page.elements if element.line <= error.line and element.tag not in ("head",)]
    return before[-1] if before else page.root


def _said(error: ParseError) -> str:
    match error.code:
        case "duplicate-attribute":
            return "un attribut est écrit deux fois dans la même balise"
        case "non-void-element-with-trailing-solidus":
            return "une balise se ferme par «\u00a0/>\u00a0» alors que HTML l'ignore, et tout ce qui suit y entre"
        case code if code.startswith("eof") or code.endswith("got-eof"):
            return "la page se termine avant qu'une balise, un commentaire ou un attribut soit fermé"
        case code if "table" in code:
            return "du contenu se trouve dans un tableau en dehors de ses cellules"
        case code if "select" in code:
            return "une liste de choix contient autre chose que des choix"
        case code if "attribute" in code:
            return "un attribut est mal écrit (guillemet en trop ou manquant)"
        case code if "start-tag" in code:
            return "une balise s'ouvre là où HTML ne l'admet pas"
        case _:
            return "une balise de fin ne correspond pas à la balise ouverte"
