"""A cell that names its headers names header cells of its own table."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..table import TABLE_ROLES
from ..tree import Element

_ROWS = '<tr><th id="jour">Jour</th><th id="heure">Heure</th></tr><tr><td headers="jour">Lundi</td>{cell}9 h</td></tr>'


def _table(cell: str) -> str:
    return f"<table>{_ROWS.format(cell=cell)}</table>"


@rule(
    targets="td[headers], th[headers]",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("5.7.4",),
    act=("a25f45",),
    title=Text("Cellule rattachée à un en-tête qui n'en est pas un", "Cell tied to a header that is none"),
    why=Text(
        "L'attribut headers dit au lecteur d'écran quels en-têtes lire avec la cellule. S'il se trompe, la personne "
        "entend une valeur sans savoir de quoi elle parle (RGAA 5.7, WCAG 1.3.1).",
        "The headers attribute tells a screen reader which headers to read with a cell. Where it is wrong, people "
        "hear a value without knowing what it is about (RGAA 5.7, WCAG 1.3.1).",
    ),
    fix=Text(
        "Dans headers, écrivez les identifiants (id) des en-têtes <th> du même tableau. Dans un tableau simple, "
        'enlevez headers et donnez scope="col" ou scope="row" aux en-têtes.',
        "In headers, write the ids of header cells (<th>) of the same table. In a simple table, remove headers and "
        'give the header cells scope="col" or scope="row".',
    ),
    bad=(
        _table('<td headers="horaire" data-bad>'),
        _table('<td headers="heure horaire" data-bad>'),
        _table('<td id="soi" headers="soi" data-bad>'),
        _table('<td headers="titre" data-bad>') + '<h2 id="titre">Horaires</h2><p>Voir le tableau.</p>',
        '<table><tr><th id="jour">Jour</th></tr><tr><td headers="jour">Lundi</td></tr></table>'
        '<table><tr><th>Heure</th></tr><tr><td headers="jour" data-bad>9 h</td></tr></table>',
        '<table><tr><th><span id="jour">Jour</span></th></tr><tr><td headers="jour" data-bad>Lundi</td></tr></table>',
        '<table><tr><th>Jour</th><td id="h">Heure</td></tr><tr><td>Lundi</td><td headers="h" data-bad>9 h</td></tr>'
        "</table>",
    ),
    good=(
        _table('<td headers="heure">'),
        _table('<td headers="jour heure">'),
        '<table><tr><td id="jour" role="columnheader">Jour</td><th>Heure</th></tr>'
        '<tr><td headers="jour">Lundi</td><td>9 h</td></tr></table>',
        "<table><caption>Horaires d'été. En tête, les saisons\u00a0; au-dessous, matin et soir de chaque jour."
        '</caption><tr><th id="ete" colspan="2">Été</th></tr><tr><th id="matin" headers="ete">Matin</th>'
        '<th id="soir" headers="ete">Soir</th></tr><tr><td headers="ete matin">9 h</td>'
        '<td headers="ete soir">18 h</td></tr></table>',
    ),
)
def cell_headers(element: Element, page: Page) -> Verdict:
    """Fail a cell whose `headers` names anything but other header cells of its table (RGAA 5.7.4, ACT a25f45).

    ACT asks for cells of the table only; HTML asks that they be header cells.
    """
    table = element.closest("table")
    names = (element.get("headers") or "").split()
    if table is None or not names or page.role(table) not in TABLE_ROLES:
        return INAPPLICABLE
    if not page.exposed(table) or not page.exposed(element):
        return INAPPLICABLE
    doubtful: Fail | None = None
    for name in names:
        target = page.ids.get(name)
        told = Text(
            f"La cellule «\u00a0{element.text}\u00a0» renvoie à «\u00a0{name}\u00a0»",
            f'The cell "{element.text}" refers to "{name}"',
        )
        if target is None:
            return Fail(Text(f"{told.fr}, qui n'existe pas.", f"{told.en}, which does not exist."))
        if target is element:
            return Fail(Text(f"{told.fr}, c'est-à-dire à elle-même.", f"{told.en}, which is the cell itself."))
        if target.tag not in ("td", "th") or target.closest("table") is not table:
            return Fail(
                Text(
                    f"{told.fr}, qui n'est pas une cellule du même tableau.",
                    f"{told.en}, which is no cell of the same table.",
                )
            )
        if target.tag == "td" and page.role(target) not in ("columnheader", "rowheader"):
            doubtful = Fail(
                Text(
                    f"{told.fr} («\u00a0{target.text}\u00a0»), qui n'est pas un en-tête <th>.",
                    f'{told.en} ("{target.text}"), which is no header cell <th>.',
                ),
                act=(),
            )
    return doubtful
