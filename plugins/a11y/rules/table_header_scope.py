"""Where a table has headers of columns and of rows, each says which it is."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..table import SCOPES, Cell, Table, table_of
from ..tree import Element

_TOP = '<tr><td></td><th scope="col">Matin</th><th scope="col">Soir</th></tr>'
_VALUES = "<td>9 h</td><td>18 h</td>"


@rule(
    targets="table",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("5.7.1", "5.7.2", "5.7.3", "5.7.4"),
    title=Text("En-têtes de tableau sans direction", "Table headers without a direction"),
    why=Text(
        "Dans un tableau qui a des en-têtes en haut et à gauche, le lecteur d'écran doit savoir lesquels lire avec "
        "chaque valeur (RGAA 5.7, WCAG 1.3.1).",
        "In a table with headers above and at the left, a screen reader must know which to read with each value "
        "(RGAA 5.7, WCAG 1.3.1).",
    ),
    fix=Text(
        'Écrivez <th scope="col"> pour l\'en-tête d\'une colonne et <th scope="row"> pour celui d\'une ligne.',
        'Write <th scope="col"> for the header of a column and <th scope="row"> for that of a row.',
    ),
    bad=(
        f"<table data-bad><tr><td></td><th>Matin</th><th>Soir</th></tr><tr><th>Lundi</th>{_VALUES}</tr></table>",
        f"<table data-bad>{_TOP}<tr><th>Lundi</th>{_VALUES}</tr></table>",
        f"<table>{_TOP}<tr><th scope='ligne' data-bad>Lundi</th>{_VALUES}</tr></table>",
        f"<table><tr><th scope='column' data-bad>Matin</th><th>Soir</th></tr><tr>{_VALUES}</tr></table>",
        f"<table>{_TOP}<tr><td scope='row' data-bad>Lundi</td>{_VALUES}</tr></table>",
        f"<table data-bad>{_TOP}<tr><th id='lundi'>Lundi</th>{_VALUES}</tr></table>",
        # This asks a person.
        '<table aria-describedby="d" data-bad><tr><td rowspan="2"></td><th scope="colgroup" colspan="2">Hiver</th></tr>'
        f'<tr><th scope="col">Matin</th><th scope="col">Soir</th></tr><tr><th scope="row">Lundi</th>{_VALUES}</tr>'
        '</table><p id="d">Les saisons en tête, puis matin et soir.</p>',
    ),
    good=(
        f"<table>{_TOP}<tr><th scope='row'>Lundi</th>{_VALUES}</tr></table>",
        f"<table>{_TOP}<tr><td role='rowheader'>Lundi</td>{_VALUES}</tr></table>",
        f"<table><tr><th>Matin</th><th>Soir</th></tr><tr>{_VALUES}</tr></table>",
        f"<table><tr><th>Lundi</th>{_VALUES}</tr><tr><th>Mardi</th>{_VALUES}</tr></table>",
        f'<table><tr><th>Jour</th><th scope="col">Matin</th><th scope="col">Soir</th></tr><tr><th scope="row">Lundi'
        f"</th>{_VALUES}</tr></table>",
        '<table><tr><td></td><th id="m">Matin</th></tr><tr><th id="l">Lundi</th><td headers="m l">9 h</td></tr>'
        "</table>",
    ),
)
def table_header_scope(element: Element, page: Page) -> Verdict:
    """Fail headers without a direction in a table that has some above and some beside its data (RGAA 5.7.1).

    Also a `scope` that is no word of HTML (5.7.2), one on a `td` (5.6.1, 5.6.2), and
    headers with an `id` that no cell names (5.7.4). Headers of one row or one
    column alone need nothing, and neither does the first corner. RGAA takes no
    `scope` for headers of a part of a row or column (5.7.3), W3C does: a person decides.
    """
    if page.role(element) != "table" or not page.exposed(element):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or not table.is_whole:
        return INAPPLICABLE
    headers = table.headers
    found: list[Fail | Unsure] = [_misplaced(cell) for cell in table.cells if _scope(cell) and not cell.is_header]
    if not headers and not found:
        return INAPPLICABLE
    wrong = [cell for cell in headers if cell.element.tag == "th" and _scope(cell) and cell.direction is None]
    found += [_invalid(cell) for cell in wrong]
    if len({cell.y for cell in headers}) > 1 and len({cell.x for cell in headers}) > 1:
        found += _undirected(table, [cell for cell in headers if not _scope(cell) or cell.direction])
    return found


def _scope(cell: Cell) -> str:
    return (cell.element.get("scope") or "").strip().lower()


def _misplaced(cell: Cell) -> Fail:
    scope = _scope(cell)
    return Fail(
        Text(
            f'La cellule «\u00a0{cell.element.text}\u00a0» porte scope="{scope}" sans être un en-tête\u00a0: scope '
            "n'a d'effet que sur <th>.",
            f'The cell "{cell.element.text}" bears scope="{scope}" without being a header: scope works on <th> alone.',
        ),
        fix=Text("Remplacez <td> par <th>.", "Put <th> in place of <td>."),
        element=cell.element,
        rgaa=("5.6.2",) if scope in ("row", "rowgroup") else ("5.6.1",),
    )


def _invalid(cell: Cell) -> Fail:
    return Fail(
        Text(
            f"L'en-tête «\u00a0{cell.element.text}\u00a0» porte scope=\"{_scope(cell)}\", qui n'existe pas\u00a0: les "
            f"valeurs sont {', '.join(sorted(SCOPES))}.",
            f'The header "{cell.element.text}" bears scope="{_scope(cell)}", which does not exist: the values are '
            f"{', '.join(sorted(SCOPES))}.",
        ),
        element=cell.element,
        rgaa=("5.7.2",),
    )


def _undirected(table: Table, headers: list[Cell]) -> list[Fail | Unsure]:
    silent = [
        cell
        for cell in headers
        if cell.direction is None and cell.element.id not in table.named and (cell.x, cell.y) != (0, 0)
    ]
    without = [cell for cell in silent if not cell.element.id]
    if without:
        return [
            Fail(
                Text(
                    "Ce tableau a des en-têtes en haut et à gauche, et {count} d'entre eux ne disent pas s'ils sont de "
                    "colonne ou de ligne, dont {this}.",
                    "This table has headers above and at the left, and {count} of them do not say whether they are of "
                    "a column or of a row, such as {this}.",
                ).format(count=len(without), this=quoted(without[0].element.text)),
                rgaa=("5.7.1",),
            )
        ]
    if silent:
        return [
            Fail(
                Text(
                    "L'en-tête {this} a un identifiant, mais aucune cellule ne le nomme dans headers.",
                    "The header {this} has an id, but no cell names it in headers.",
                ).format(this=quoted(silent[0].element.text)),
                rgaa=("5.7.4",),
            )
        ]
    grouping = next((cell for cell in headers if cell.direction in ("colgroup", "rowgroup")), None)
    if grouping is None or grouping.element.id in table.named:
        return []
    return [
        Unsure(
            "group-scope",
            Text(
                f'L\'en-tête «\u00a0{grouping.element.text}\u00a0» porte scope="{grouping.direction}"\u00a0: le RGAA '
                "demande plutôt id et headers pour un en-tête d'une partie du tableau. Est-il bien lu avec ses "
                "valeurs\u00a0?",
                f'The header "{grouping.element.text}" bears scope="{grouping.direction}": RGAA asks for id and '
                "headers where a header is of a part of the table. Is it read with its values?",
            ),
            rgaa=("5.7.3",),
        )
    ]
