"""The HTML of a page is not so broken that browsers rebuild it otherwise than written."""

from ..finding import Text
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element, ParseError

# What makes the tree another than the one written. A void element with a slash
# or an entity without a semicolon changes nothing and is not told.
_REBUILT = frozenset(
    """adoption-agency-1.1 adoption-agency-1.2 adoption-agency-1.3 adoption-agency-4.4 attributes-in-end-tag
    duplicate-attribute end-tag-after-implied-root end-tag-too-early end-tag-too-early-ignored
    end-tag-too-early-named eof-in-attribute-name eof-in-attribute-value-double-quote
    eof-in-attribute-value-no-quotes eof-in-attribute-value-single-quote eof-in-comment
    eof-in-comment-double-dash eof-in-comment-end-bang-state eof-in-comment-end-dash
    eof-in-comment-end-space-state eof-in-select eof-in-table eof-in-tag-name
    equals-in-unquoted-attribute-value expected-attribute-name-but-got-eof
    expected-attribute-value-but-got-eof expected-attribute-value-but-got-right-bracket
    expected-closing-tag-but-got-char expected-closing-tag-but-got-eof
    expected-closing-tag-but-got-right-bracket expected-dashes-or-doctype expected-end-of-tag-but-got-eof
    expected-eof-but-got-char expected-eof-but-got-end-tag expected-eof-but-got-start-tag
    expected-named-closing-tag-but-got-eof expected-one-end-tag-but-got-another expected-tag-name
    expected-tag-name-but-got-question-mark incorrect-comment invalid-character-after-attribute-name
    invalid-character-in-attribute-name non-void-element-with-trailing-solidus
    two-heads-are-not-better-than-one unexpected-EOF-after-solidus-in-tag unexpected-cell-end-tag
    unexpected-cell-in-table-body unexpected-char-after-body unexpected-char-implies-table-voodoo
    unexpected-character-after-attribute-value unexpected-character-after-solidus-in-tag
    unexpected-character-in-unquoted-attribute-value unexpected-end-tag unexpected-end-tag-after-body
    unexpected-end-tag-implies-table-voodoo unexpected-end-tag-in-select unexpected-end-tag-in-table-body
    unexpected-end-tag-in-table-row unexpected-end-tag-treated-as unexpected-form-in-table
    unexpected-html-element-in-foreign-content unexpected-implied-end-tag-in-table
    unexpected-implied-end-tag-in-table-body unexpected-implied-end-tag-in-table-row
    unexpected-input-in-select unexpected-select-in-select unexpected-start-tag
    unexpected-start-tag-after-body unexpected-start-tag-ignored unexpected-start-tag-implies-end-tag
    unexpected-start-tag-implies-table-voodoo unexpected-start-tag-in-select
    unexpected-start-tag-out-of-my-head unexpected-start-tag-treated-as
    unexpected-table-element-end-tag-in-select-in-table unexpected-table-element-start-tag-in-select-in-table""".split()
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
        "<section><p data-bad>Ouvert</></section>",
        '<p class=a"b data-bad>Ouvert</p>',
        "<table><tr><td data-bad>Un</div></td></tr></table>",
        "<div data-bad><?php echo 1 ?><p>Ouvert</p></div>",
        "<div data-bad><p>Ouvert</p></br></div>",
    ),
    good=(
        "<p>Ouvert le <b>samedi</b><br/>et le dimanche</p>",
        "<ul><li>Un<li>Deux</ul><table><tr><th>Un<td>1</table>",
        "<p>Chercher<search><p>Mot</p></search><dialog aria-label='Avis'><p>Fermé</p></dialog>",
        "<svg viewBox='0 0 1 1' aria-hidden='true'><path d='M0 0'/></svg>",
        "<template><tr><td>Un</td></tr></template><p>Ouvert</p>",
        "<table><caption>Tarifs</caption><tr><th scope='row'>Adulte</th><td>2 €</td></tr>"
        "<template><tr><td>0</td></tr></template></table>",
        "<html lang='fr'><head><template><style>p > a { color: red }</style><p></b></template><title>Parcs – Ville"
        "</title></head><body><main><h1>Parcs</h1><p>Ouverts</p></main></body></html>",
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
        case code if "comment" in code or "dashes" in code or "question-mark" in code:
            return "un commentaire est mal écrit, ou une instruction n'est pas du HTML"
        case code if "after-body" in code or "expected-eof" in code:
            return "du contenu suit la fin de la page"
        case code if code.startswith("eof") or "EOF" in code or code.endswith("got-eof"):
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
