"""A table of data holds no other table of data."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..table import table_of
from ..tree import Element


def _outer(cell: str) -> str:
    return f"<table><tr><th>Lieu</th><th>Horaires</th></tr><tr><td>Piscine</td><td>{cell}</td></tr></table>"


@rule(
    targets="table",
    severity="warning",
    title=Text("Tableau dans un tableau", "Table within a table"),
    why=Text(
        "À l'oreille, on ne sait plus dans quel tableau on se trouve ni à quoi se rapportent les en-têtes lus.",
        "By ear, people lose track of which table they are in and what the headers that are read belong to.",
    ),
    fix=Text(
        "Séparez les deux tableaux, chacun sous son titre, ou remplacez celui du dedans par une liste.",
        "Part the two tables, each under its heading, or make the inner one a list.",
    ),
    bad=(_outer("<table data-bad><tr><th>Lundi</th><td>9 h</td></tr><tr><th>Mardi</th><td>10 h</td></tr></table>"),),
    good=(
        _outer("9 h"),
        '<table role="presentation"><tr><td><table><tr><th>Lundi</th><td>9 h</td></tr></table></td></tr></table>',
    ),
)
def table_nested(element: Element, page: Page) -> Verdict:
    """Fail a data table with headers in a cell of another one; house rule."""
    table = table_of(element, page)
    if table is None or page.role(element) != "table" or not page.exposed(element) or not table.headers:
        return INAPPLICABLE
    parent = element.parent
    around = table_of(parent, page) if parent is not None else None
    if around is None or page.role(around.element) != "table" or not around.headers:
        return None
    return Fail(
        Text(
            "Le tableau qui commence par {this} se trouve dans une cellule d'un autre tableau.",
            "The table that begins with {this} stands in a cell of another table.",
        ).format(this=quoted(table.headers[0].element.text))
    )
