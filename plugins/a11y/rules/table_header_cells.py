"""A header of a table heads something: at least one cell is assigned to it."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..table import TABLE_ROLES, Cell, Table, table_of
from ..tree import Element


@rule(
    targets="th, [role~=columnheader i], [role~=rowheader i]",
    severity="error",
    wcag=("1.3.1",),
    act=("d0f69e",),
    title=Text("En-tête de tableau qui n'introduit aucune cellule", "Table header that heads no cell"),
    why=Text(
        "Un lecteur d'écran lit chaque valeur avec ses en-têtes. Un en-tête rattaché à rien n'est jamais lu avec "
        "une valeur, et des valeurs restent sans explication (RGAA 5.7, WCAG 1.3.1).",
        "A screen reader reads each value with its headers. A header tied to nothing is never read with a value, "
        "and values stay unexplained (RGAA 5.7, WCAG 1.3.1).",
    ),
    fix=Text(
        'Donnez à l\'en-tête la bonne direction (scope="col" pour une colonne, scope="row" pour une ligne)\u00a0; '
        "si ce n'est pas un en-tête, remplacez <th> par <td>\u00a0; si c'est le titre du tableau, mettez-le dans "
        "<caption>.",
        'Give the header its right direction (scope="col" for a column, scope="row" for a row); if it is no header, '
        "put <td> in place of <th>; if it is the title of the table, put it into <caption>.",
    ),
    bad=(
        "<table><tr><th data-bad>Jour</th></tr></table>",
        "<table><tr><th>Jour</th><th data-bad>Heure</th></tr><tr><td>Lundi</td></tr></table>",
        '<table><tr><th scope="col">Jour</th><th scope="col">Heure</th></tr><tr><th scope="col" data-bad>Lundi</th>'
        "<td>9 h</td></tr></table>",
        '<table><tr><th scope="row" data-bad>Jour</th><th scope="row" data-bad>Heure</th></tr>'
        "<tr><td>Lundi</td><td>9 h</td></tr></table>",
        '<table><tr><th id="jour">Jour</th><th data-bad>Heure</th></tr><tr><td>Lundi</td>'
        '<td headers="jour">9 h</td></tr></table>',
        '<div role="table" aria-label="Horaires"><div role="row"><span role="columnheader">Jour</span>'
        '<span role="columnheader" data-bad>Heure</span></div><div role="row"><span role="cell">Lundi</span></div>'
        "</div>",
    ),
    good=(
        "<table><tr><th>Jour</th><th>Heure</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>",
        "<table><tr><th>Jour</th><td>Lundi</td></tr><tr><th>Heure</th><td>9 h</td></tr></table>",
        '<table><tr><th scope="col">Jour</th><th scope="col">Heure</th></tr><tr><th scope="row">Lundi</th><td>9 h</td>'
        "</tr></table>",
        '<table><tr><td></td><th scope="col">Heure</th></tr><tr><th scope="row">Lundi</th><td>9 h</td></tr></table>',
        '<table><tr><th>Jour</th><th>Heure</th></tr><tr><td colspan="2">Fermé</td></tr></table>',
        '<table><tr><th>Jour</th><th>Heure</th></tr><tr><td rowspan="2">Lundi</td><td>9 h</td></tr><tr><td>14 h</td>'
        "</tr></table>",
        '<div role="table" aria-label="Horaires"><div role="rowgroup"><div role="row"><span role="columnheader">Jour'
        '</span><span role="columnheader">Heure</span></div></div><div role="rowgroup"><div role="row">'
        '<span role="rowheader">Lundi</span><span role="cell">9 h</span></div></div></div>',
        '<table id="suivi"><thead><tr><th>Jour</th><th>Heure</th></tr></thead><tbody></tbody></table>'
        "<script>remplir('suivi')</script><table><tr><th>Jour</th></tr><tr><td>Lundi</td></tr></table>",
    ),
)
def table_header_cells(element: Element, page: Page) -> Verdict:
    """Fail an exposed header of a data table to which no cell is assigned (HTML 4.9.12.2, ACT d0f69e).

    Headers whose direction only guessing would tell are left alone, and so are
    tables without data on a page with scripts, which may fill them.
    """
    if page.role(element) not in ("columnheader", "rowheader") or not page.exposed(element):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or not table.is_whole or page.role(table.element) not in TABLE_ROLES:
        return INAPPLICABLE
    header = table.by_order.get(element.order)
    if header is None or header.is_empty:
        return INAPPLICABLE
    if table.heads_something(header) and not _is_turned_wrong(header, table):
        return None
    if not table.data_rows and page.once(has_script):
        return INAPPLICABLE
    below, beside = table.has_cell_below(header), table.has_cell_beside(header)
    if header.direction is None and not table.is_column_header(header) and (below or beside):
        return INAPPLICABLE
    message = Text(
        "Aucune cellule du tableau n'est rattachée à l'en-tête {this}.",
        "No cell of the table is assigned to the header {this}.",
    ).format(this=quoted(page.name(element)))
    test = ("5.7.2",) if element.has("scope") else ("5.7.5",)
    if header.direction == "col" and beside:
        return Fail(_turned(message, "col", "row"), rgaa=test)
    if header.direction == "row" and below:
        return Fail(_turned(message, "row", "col"), rgaa=test)
    return Fail(message)


def _is_turned_wrong(header: Cell, table: Table) -> bool:
    """Whether a header that says to be of its row or column has data in the other one alone."""
    if header.element.id in table.named:
        return False
    beside = not table.cell_rows.isdisjoint(header.rows)
    below = not table.cell_columns.isdisjoint(header.columns)
    return (header.direction == "row" and below and not beside) or (header.direction == "col" and beside and not below)


def has_script(page: Page) -> bool:
    """Whether the page runs scripts, which may fill what is empty."""
    return any(element.tag == "script" for element in page.elements)


def _turned(message: Text, said: str, right: str) -> Text:
    fr = {"col": "de colonne", "row": "de ligne"}
    en = {"col": "of a column", "row": "of a row"}
    return Text(
        f"{message.fr} Il se dit en-tête {fr[said]}, et les valeurs sont "
        f"{'à côté' if right == 'row' else 'au-dessous'}.",
        f"{message.en} It says to be the header {en[said]}, and the values are "
        f"{'beside it' if right == 'row' else 'below it'}.",
    )
