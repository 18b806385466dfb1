"""The colours of a table's cells are no code of their own."""

from collections import defaultdict

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..style import RGBA
from ..table import TABLES, Cell, Table, table_of
from ..tree import Element
from ..wording import comparable

_MOST_CELLS = 2_000
_FREE = "color: #000; background-color: #cfc"
_FULL = "color: #000; background-color: #fcc"


def _week(first: str, second: str, third: str, fourth: str) -> str:
    return (
        '<table><tr><td></td><th scope="col">Matin</th><th scope="col">Soir</th></tr>'
        f'<tr><th scope="row">Lundi</th>{first}{second}</tr><tr><th scope="row">Mardi</th>{third}{fourth}</tr></table>'
    )


def _cell(style: str, text: str = "") -> str:
    return f'<td style="{style}">{text}</td>'


@rule(
    targets=TABLES,
    severity="review",
    wcag=("1.4.1",),
    rgaa=("3.1.4",),
    title=Text("Couleurs de cellules qui font un code", "Colours of cells that make a code"),
    why=Text(
        "Une case dont le sens tient à sa couleur ne dit rien à qui la distingue mal, ni à qui écoute le tableau "
        "(RGAA 3.1, WCAG 1.4.1).",
        "A cell whose colour is its meaning tells nothing to people who see it badly, nor to those who listen to the "
        "table (RGAA 3.1, WCAG 1.4.1).",
    ),
    fix=Text(
        "Écrivez dans chaque case ce que dit sa couleur\u00a0: «\u00a0libre\u00a0», «\u00a0complet\u00a0».",
        'Write into each cell what its colour tells: "free", "full".',
    ),
    bad=(
        _week(_cell(_FREE), _cell(_FULL), _cell(_FULL), _cell(_FREE)).replace("<table>", "<table data-bad>"),
        _week(_cell(_FREE, "1 h"), _cell(_FULL, "1 h"), _cell(_FULL, "1 h"), _cell(_FREE, "1 h")).replace(
            "<table>", "<table data-bad>"
        ),
    ),
    good=(
        _week(_cell(_FREE, "libre"), _cell(_FULL, "complet"), _cell(_FULL, "complet"), _cell(_FREE, "libre")),
        _week(_cell(_FREE, "9 h"), _cell(_FREE, "9 h"), _cell(_FULL, "9 h"), _cell(_FULL, "9 h")),
        _week(_cell(_FREE, "9 h"), _cell(_FULL, "9 h"), _cell(_FREE, "9 h"), _cell(_FULL, "9 h")),
        _week("<td>9 h</td>", "<td>9 h</td>", "<td></td>", "<td>9 h</td>"),
        _week(
            _cell(_FREE, '<img src="libre.svg" alt="libre">'),
            _cell(_FULL, '<img src="complet.svg" alt="complet">'),
            _cell(_FULL, '<img src="complet.svg" alt="complet">'),
            _cell(_FREE, '<img src="libre.svg" alt="libre">'),
        ),
    ),
)
def color_code(element: Element, page: Page) -> Verdict:
    """Ask about a table whose cells of like words, or without words, have backgrounds of several colours (RGAA 3.1.4).

    Rows or columns of one colour each are striped for the eye and mean nothing.
    """
    if page.role(element) != "table" or not page.exposed(element):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or not table.is_whole or len(table.cells) > _MOST_CELLS:
        return INAPPLICABLE
    looks = {cell: page.style(cell.element).background_color for cell in table.cells if not cell.is_header}
    if len(set(looks.values())) < 2 or None in looks.values():
        return None
    if not (_is_mixed(looks, table, by_row=True) and _is_mixed(looks, table, by_row=False)):
        return None
    colors: dict[str, set[RGBA | None]] = defaultdict(set)
    for cell, color in looks.items():
        colors[_words(cell, page)].add(color)
    doubtful = next((words for words, found in colors.items() if len(found) > 1), None)
    if doubtful is None:
        return None
    return Unsure(
        "cell-colors",
        Text(
            "Des cases sans texte n'ont pas toutes la même couleur de fond\u00a0: que dit cette couleur, et où est-ce "
            "écrit\u00a0?",
            "Cells without text differ in the colour of their background: what does it tell, and where is it written?",
        )
        if not doubtful
        else Text(
            f"Des cases où est écrit «\u00a0{doubtful}\u00a0» n'ont pas la même couleur de fond\u00a0: que dit cette "
            "couleur, et où est-ce écrit\u00a0?",
            f'Cells that say "{doubtful}" differ in the colour of their background: what does it tell, and where is it '
            "written?",
        ),
    )


def _is_mixed(looks: dict[Cell, RGBA | None], table: Table, *, by_row: bool) -> bool:
    """Whether some row, or some column, holds cells of several colours."""
    lines: dict[int, set[RGBA | None]] = defaultdict(set)
    for cell, color in looks.items():
        for line in cell.rows if by_row else cell.columns:
            lines[line].add(color)
    return any(len(found) > 1 for found in lines.values())


def _words(cell: Cell, page: Page) -> str:
    """What a cell tells: its words, those of its pictures, its title."""
    element = cell.element
    said = [element.text, element.get("title") or "", element.get("aria-label") or ""]
    said += [page.name(node) for node in element.iter_descendants() if node.tag in ("img", "svg", "input", "button")]
    return comparable(" ".join(said))
