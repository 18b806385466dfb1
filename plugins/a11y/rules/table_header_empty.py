"""A header of a table says something."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..table import Cell, Table, table_of
from ..tree import Element

_CONTROLS = frozenset({"input", "select", "button", "textarea", "a"})
_BODY = "<tr><td>Lundi</td><td>9 h</td><td>12 h</td></tr><tr><td>Mardi</td><td>14 h</td><td>18 h</td></tr>"


@rule(
    targets="th, [role~=columnheader i], [role~=rowheader i]",
    severity="warning",
    title=Text("En-tête de tableau vide", "Blank table header"),
    why=Text(
        "Un lecteur d'écran lit chaque valeur avec l'en-tête de sa colonne\u00a0: ici il n'a rien à lire, et la "
        "personne doit deviner.",
        "A screen reader reads each value with the header of its column: here it has nothing to read, and people must "
        "guess.",
    ),
    fix=Text(
        "Nommez la colonne dans la première ligne du tableau\u00a0: | Jour | Ouverture | Fermeture |.",
        "Name the column in the first row of the table: | Day | Opens | Closes |.",
    ),
    bad=(
        f"<table><tr><th>Jour</th><th data-bad></th><th>Fermeture</th></tr>{_BODY}</table>",
        f"<table><tr><th>Jour</th><th>Ouverture</th><th data-bad>&nbsp;</th></tr>{_BODY}</table>",
        f'<table><tr><th>Jour</th><th>Ouverture</th><th data-bad><img src="a.png" alt=""></th></tr>{_BODY}</table>',
        "<table><tr><th>Lundi</th><td>9 h</td></tr><tr><th data-bad></th><td>14 h</td></tr></table>",
    ),
    good=(
        f"<table><tr><th></th><th>Ouverture</th><th>Fermeture</th></tr>{_BODY}</table>",
        f"<table><tr><th>Jour</th><th aria-label='Ouverture'></th><th>Fermeture</th></tr>{_BODY}</table>",
        f"<table><tr><th>Jour</th><th><input type='checkbox' aria-label='Tout choisir'></th><th>Fin</th></tr>{_BODY}"
        "</table>",
        "<table><tr><th>Jour</th><th>Heure</th><th></th></tr><tr><td>Lundi</td><td>9 h</td><td></td></tr></table>",
    ),
)
def table_header_empty(element: Element, page: Page) -> Verdict:
    """Fail a header cell that names nothing, in a row or column that holds data; the first corner may be blank."""
    if page.role(element) not in ("columnheader", "rowheader") or not page.exposed(element):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or not table.is_whole or page.role(table.element) != "table":
        return INAPPLICABLE
    header = table.by_order.get(element.order)
    if header is None:
        return INAPPLICABLE
    if not header.is_empty or (header.x == 0 and header.y == 0):
        return None
    if any(node.tag in _CONTROLS for node in element.iter_descendants()):
        # A row of filters or of boxes to tick: what they are called is the business of other rules.
        return None
    heads = _heads_data(header, table)
    if heads is None or not table.headers:
        # Where all are blank, `table-headers` tells the whole table.
        return None
    return Fail(heads)


def _heads_data(header: Cell, table: Table) -> Text | None:
    if table.is_column_header(header):
        if table.data_columns.isdisjoint(header.columns):
            return None
        return Text(
            f"La colonne {header.x + 1} du tableau a un en-tête vide.",
            f"Column {header.x + 1} of the table has a blank header.",
        )
    if table.data_rows.isdisjoint(header.rows):
        return None
    return Text(
        f"La ligne {header.y + 1} du tableau a un en-tête vide.", f"Row {header.y + 1} of the table has a blank header."
    )
