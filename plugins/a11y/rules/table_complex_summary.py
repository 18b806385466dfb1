"""A complex table comes with a summary of how it is made."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..table import TABLES, Cell, Table, table_of
from ..tree import Element
from ..wording import readable

_ROWS = (
    '<tr><td rowspan="2"></td><th id="h" colspan="2">Hiver</th></tr><tr><th id="m" headers="h">Matin</th>'
    '<th id="s" headers="h">Soir</th></tr><tr><th id="l">Lundi</th><td headers="l h m">9 h</td>'
    '<td headers="l h s">18 h</td></tr>'
)
_PARTS = (
    '<tr><th id="j">Jour</th><th id="o">Ouverture</th></tr><tr><th id="v" colspan="2">Vacances</th></tr>'
    '<tr><td headers="j v">Lundi</td><td headers="o v">9 h</td></tr>'
)


@rule(
    targets=TABLES,
    severity="error",
    wcag=("1.3.1",),
    rgaa=("5.1.1",),
    title=Text("Tableau complexe sans résumé", "Complex table without a summary"),
    why=Text(
        "Des en-têtes sur plusieurs niveaux se comprennent d'un coup d'œil, pas à l'oreille\u00a0: le RGAA demande une "
        "ou deux phrases qui disent comment le tableau est fait (RGAA 5.1, WCAG 1.3.1).",
        "Headers on several levels are understood at a glance, not by ear: RGAA asks for a sentence or two that tell "
        "how the table is made (RGAA 5.1, WCAG 1.3.1).",
    ),
    fix=Text(
        "Faites de préférence plusieurs tableaux simples, chacun sous son titre. Sinon, expliquez la structure dans "
        "<caption>, après le titre\u00a0: «\u00a0Horaires. En haut, les saisons, puis matin et soir\u00a0; à gauche, "
        "les jours.\u00a0»",
        "Better make several simple tables, each under its heading. Otherwise explain the structure in <caption>, "
        'after the title: "Hours. Above, the seasons, then morning and evening; at the left, the days."',
    ),
    bad=(
        "<table data-bad><tr><td></td><th colspan='2'>Hiver</th></tr><tr><td></td><th>Matin</th><th>Soir</th></tr>"
        "<tr><th>Lundi</th><td>9 h</td><td>18 h</td></tr></table>",
        # These ask a person.
        f"<table data-bad>{_ROWS}</table>",
        f"<table data-bad>{_PARTS}</table>",
        f"<table data-bad><caption>Horaires de la piscine</caption>{_ROWS}</table>",
        f"<table data-bad summary='Saisons en haut, jours à gauche'>{_ROWS}</table>",
    ),
    good=(
        "<table><caption>Horaires de la piscine. En haut, la saison, puis matin et soir\u00a0; à gauche, les jours."
        f"</caption>{_ROWS}</table>",
        f'<table aria-describedby="r">{_ROWS}</table><p id="r">En haut, la saison\u00a0; à gauche, les jours.</p>',
        '<table><tr><td></td><th scope="col">Matin</th></tr><tr><th scope="row">Lundi</th><td>9 h</td></tr></table>',
        '<table><tr><th scope="col">Jour</th><th scope="col">Entrées</th></tr><tr><td>Lundi</td><td>9</td></tr>'
        '<tfoot><tr><th scope="row">Total</th><td>9</td></tr></tfoot></table>',
    ),
)
def table_complex_summary(element: Element, page: Page, *, min_words: int = 12) -> Verdict:
    """Fail a complex table without any text that may be its summary (RGAA 5.1.1 and glossary).

    Complex: headers elsewhere than in the first row or column, or that part the
    table. Where `scope` or `headers` tie the cells to such a header, a person decides.
    A caption of fewer than `min_words` words is more likely a mere title.
    """
    if page.role(element) != "table" or not page.exposed(element):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or not table.is_whole or not table.headers:
        return INAPPLICABLE
    odd = _odd_header(table)
    if odd is None or _is_described(element, page):
        return None
    caption = next((child.text for child in element.children if child.tag == "caption"), "")
    if len(caption.split()) >= min_words:
        return None
    begins = quoted(odd.element.text)
    if readable(caption) or (element.get("summary") or "").strip():
        said = caption if readable(caption) else element.get("summary") or ""
        return Unsure(
            "short-caption" if readable(caption) else "summary-attribute",
            Text(
                "L'en-tête {odd} rend ce tableau complexe\u00a0: {said} fait-il comprendre comment le tableau est "
                "fait, et est-ce lu\u00a0?",
                "The header {odd} makes this table complex: does {said} tell how the table is made, and is it read?",
            ).format(odd=begins, said=quoted(said)),
        )
    if odd.direction in ("colgroup", "rowgroup") or odd.element.id in table.named:
        return Unsure(
            "no-summary",
            Text(
                "L'en-tête {odd} rend ce tableau complexe, et rien ne dit comment il est fait\u00a0: se comprend-il à "
                "l'oreille\u00a0?",
                "The header {odd} makes this table complex, and nothing tells how it is made: is it understood by ear?",
            ).format(odd=begins),
        )
    return Fail(
        Text(
            "L'en-tête {odd} ne vaut que pour une partie du tableau ou n'est ni en haut ni à gauche\u00a0: ce tableau "
            "est complexe et n'a pas de résumé.",
            "The header {odd} is of a part of the table only, or neither above nor at the left: this table is complex "
            "and has no summary.",
        ).format(odd=begins)
    )


def _odd_header(table: Table) -> Cell | None:
    """The first header that makes a table complex; a first row that spans it all counts as its title."""
    first = table.slots.get((0, 0))
    top = first.rows.stop if first is not None and 1 < table.width == first.width else 0
    for cell in table.headers:
        spans = cell.width == table.width > 1
        # Below a header of the last row there is nothing that it could part.
        if cell.y > top and (cell.x > 0 or spans) and cell.rows.stop < table.height:
            return cell
    return None


def _is_described(element: Element, page: Page) -> bool:
    ids = (element.get("aria-describedby") or "").split()
    return any(name in page.ids and readable(page.ids[name].text) for name in ids) or readable(
        element.get("aria-description") or ""
    )
