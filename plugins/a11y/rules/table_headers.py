"""A table of data has headers: its first row or column says what the cells are."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..table import TABLES, Table, table_of
from ..table_kind import header_line, is_bold, is_matrix, looks_like_layout, says_data
from ..tree import Element

_ROWS = "<tr><td>Lundi</td><td>9 h – 12 h</td></tr><tr><td>Mardi</td><td>14 h – 17 h</td></tr>"
_ROWS_ENOUGH = 3
_WORDS = "<tr><td>Bibliothèque</td><td>rue du Parc</td></tr><tr><td>Piscine</td><td>rue des Bains</td></tr>"


@rule(
    targets=TABLES,
    severity="error",
    wcag=("1.3.1",),
    rgaa=("5.6.1", "5.6.2"),
    title=Text("Tableau sans en-têtes", "Table without headers"),
    why=Text(
        "Un lecteur d'écran lit chaque valeur avec l'en-tête de sa colonne ou de sa ligne. Sans en-têtes, la personne "
        "entend «\u00a014 h, 18 h, 12 €\u00a0» sans savoir ce que c'est (RGAA 5.6, WCAG 1.3.1).",
        'A screen reader reads each value with the header of its column or row. Without headers, people hear "2 pm, '
        '6 pm, 12 €" and do not know what that is (RGAA 5.6, WCAG 1.3.1).',
    ),
    fix=Text(
        "Donnez au tableau une première ligne qui nomme les colonnes\u00a0: | Jour | Horaires |, puis |---|---|. Si le "
        "tableau ne sert qu'à placer des choses côte à côte, remplacez-le par des paragraphes ou une liste.",
        "Give the table a first row that names its columns: | Day | Hours |, then |---|---|. If the table only puts "
        "things side by side, use paragraphs or a list in its place.",
    ),
    bad=(
        f"<table data-bad><thead><tr><th></th><th></th></tr></thead><tbody>{_ROWS}</tbody></table>",
        f"<table data-bad><thead><tr><th></th><th></th></tr></thead><tbody>{_WORDS}</tbody></table>",
        f"<table data-bad><tr><td><strong>Jour</strong></td><td><strong>Horaires</strong></td></tr>{_ROWS}</table>",
        f"<table data-bad><tr style='font-weight: bold'><td>Jour</td><td>Horaires</td></tr>{_ROWS}</table>",
        "<table data-bad><tr><td><b>Lundi</b></td><td>piscine</td></tr><tr><td><b>Mardi</b></td><td>judo</td></tr>"
        "</table>",
        "<table data-bad><tr><td>Jour</td><td>Entrées</td></tr><tr><td>Lundi</td><td>120</td></tr>"
        "<tr><td>Mardi</td><td>85</td></tr></table>",
        f"<table data-bad><thead><tr><td>Lieu</td><td>Adresse</td></tr></thead><tbody>{_WORDS}</tbody></table>",
        f"<table data-bad><caption>Adresses des équipements</caption>{_WORDS}</table>",
        '<div role="table" aria-label="Adresses" data-bad><div role="row"><span role="cell">Piscine</span>'
        '<span role="cell">rue des Bains</span></div><div role="row"><span role="cell">Parc</span>'
        '<span role="cell">rue du Parc</span></div></div>',
        # These ask a person.
        "<table data-bad><tr><th>Jour</th><th>Sport</th></tr><tr><td><b>Lundi</b></td><td>judo</td></tr>"
        "<tr><td><b>Mardi</b></td><td>danse</td></tr></table>",
        f"<table data-bad>{_WORDS}</table>",
        "<table data-bad><caption>Carré magique</caption><tr><td>2</td><td>7</td><td>6</td></tr>"
        "<tr><td>9</td><td>5</td><td>1</td></tr><tr><td>4</td><td>3</td><td>8</td></tr></table>",
    ),
    good=(
        f"<table><tr><th>Jour</th><th>Horaires</th></tr>{_ROWS}</table>",
        f"<table><thead><tr><th></th><th>Horaires</th></tr></thead><tbody>{_ROWS}</tbody></table>",
        "<table><tr><th>Lundi</th><td>9 h – 12 h</td></tr><tr><th>Mardi</th><td>14 h – 17 h</td></tr></table>",
        f'<table><tr><td role="columnheader">Jour</td><td role="columnheader">Horaires</td></tr>{_ROWS}</table>',
        '<div role="table" aria-label="Horaires"><div role="row"><span role="columnheader">Jour</span>'
        '<span role="columnheader">Heure</span></div><div role="row"><span role="cell">Lundi</span>'
        '<span role="cell">9 h</span></div></div>',
    ),
)
def table_headers(element: Element, page: Page) -> Verdict:
    """Fail a table of two rows and columns at least whose headers, if any, are not marked (RGAA 5.6.1, 5.6.2).

    A bold first column beside marked column headers, and a table without anything that says whether it
    is data, are for a person; `table-layout` answers for tables that surely only arrange things.
    """
    if page.role(element) != "table" or not page.exposed(element):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or table.width < 2 or table.height < 2 or all(cell.is_empty for cell in table.cells):
        return INAPPLICABLE
    if table.headers:
        return _judge_first_column(table, page)
    marked = any(cell.is_header for cell in table.cells)
    line = header_line(_below_blank_head(table), page)
    if line is not None:
        return _unmarked(table, line, marked)
    if marked:
        return Fail(
            Text(
                "Les cases d'en-tête du tableau qui commence par {this} sont vides.",
                "The header cells of the table that begins with {this} are blank.",
            ).format(this=_first_words(table)),
            rgaa=(),
            wcag=(),
        )
    begins = _first_words(table)
    if is_matrix(table):
        return _ask("no-visible-header", begins)
    if says_data(table, page):
        return Fail(
            Text(
                "Le tableau qui commence par {this} n'a aucun en-tête.",
                "The table that begins with {this} has no header.",
            ).format(this=begins),
            rgaa=(),
        )
    return INAPPLICABLE if looks_like_layout(table) else _ask("data-or-layout", begins)


def _judge_first_column(table: Table, page: Page) -> Verdict:
    """Ask whether a bold first column names the rows, where only the first row is marked as headers."""
    if table.height < _ROWS_ENOUGH or any(cell.y for cell in table.cells if cell.is_header):
        return None
    if header_line(_below_head(table), page) != "column" or not is_bold(table.column(0)[1:], page):
        return None
    return Unsure(
        "bold-column",
        Text(
            "La première colonne ({this}) est en gras\u00a0: nomme-t-elle les lignes\u00a0? Ses cases sont alors des "
            "en-têtes.",
            "The first column ({this}) is bold: does it name the rows? Then its cells are headers.",
        ).format(this=quoted(", ".join(cell.element.text for cell in table.column(0)[1:]))),
        fix=Text(
            'En HTML\u00a0: <th scope="row">Lundi</th>, et scope="col" pour les en-têtes de la première ligne. Si le '
            "gras ne sert qu'à insister, enlevez-le.",
            'In HTML: <th scope="row">Lundi</th>, and scope="col" for the headers of the first row. If the bold print '
            "only stresses, remove it.",
        ),
        rgaa=("5.6.2",),
    )


def _below_blank_head(table: Table) -> Table:
    """The table without the blank head that Markdown makes of an empty first row."""
    return _below_head(table) if all(cell.is_header for cell in table.row(0)) else table


def _below_head(table: Table) -> Table:
    """The table without its first row."""
    slots = {(x, y - 1): cell for (x, y), cell in table.slots.items() if y}
    cells = [cell for cell in table.cells if cell.y]
    # The rows of the cells count from the old head: the first ones are then in row one.
    return Table(table.element, cells, slots, table.width, table.height - 1)


def _first_words(table: Table) -> Text:
    return quoted(next((cell.element.text for cell in table.cells if not cell.is_empty), ""))


def _unmarked(table: Table, line: str, marked: bool) -> Fail:
    first = [cell for cell in (table.row(0) if line == "row" else table.column(0)) if not cell.is_empty]
    if marked and line == "row":
        first = [cell for cell in table.row(1) if not cell.is_empty]
    words = quoted(", ".join(cell.element.text for cell in first))
    if line == "row":
        return Fail(
            Text(
                "La ligne {this} nomme les colonnes du tableau, mais n'est pas marquée comme en-tête.",
                "The row {this} names the columns of the table, but is not marked as headers.",
            ).format(this=words),
            rgaa=("5.6.1",),
        )
    return Fail(
        Text(
            "La première colonne ({this}) nomme les lignes du tableau, mais n'est pas marquée comme en-tête.",
            "The first column ({this}) names the rows of the table, but is not marked as headers.",
        ).format(this=words),
        rgaa=("5.6.2",),
    )


def _ask(reason: str, begins: Text) -> Unsure:
    return Unsure(
        reason,
        Text(
            "Le tableau qui commence par {this} n'a aucun en-tête\u00a0: que disent ses lignes et ses colonnes, "
            "ou ne sert-il qu'à placer des choses\u00a0?",
            "The table that begins with {this} has no header: what do its rows and columns tell, or does it only "
            "arrange things?",
        ).format(this=begins),
        rgaa=("5.6.1", "5.6.2"),
    )
