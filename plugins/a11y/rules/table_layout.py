"""A table that only arranges things says so, and bears no mark of a table of data."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..table import TABLE_ROLES, Table, own_parts, table_of
from ..table_kind import looks_like_layout, says_data
from ..tree import Element

_HALVES = "<tr><td><p>Le parc ouvre à 8 h.</p></td><td><p>La piscine ouvre à 9 h.</p></td></tr>"
_TEXT = 4  # words that make a cell something to read


@rule(
    targets="table",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("5.3.1", "5.8.1"),
    title=Text("Tableau de mise en page qui se dit tableau de données", "Layout table that says to hold data"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0tableau, deux colonnes\u00a0» et fait chercher des en-têtes qui n'existent "
        "pas (RGAA 5.3 et 5.8, WCAG 1.3.1).",
        'A screen reader says "table, two columns" and makes people look for headers that do not exist (RGAA 5.3 and '
        "5.8, WCAG 1.3.1).",
    ),
    fix=Text(
        "Écrivez le contenu l'un après l'autre, en paragraphes ou en liste\u00a0: le thème s'occupe des colonnes. Si "
        'le tableau doit rester, écrivez <table role="presentation">, sans <th>, <caption> ni scope.',
        "Write the contents one after the other, as paragraphs or a list: columns are the theme's business. If the "
        'table must stay, write <table role="presentation">, without <th>, <caption> or scope.',
    ),
    bad=(
        f"<table data-bad>{_HALVES}</table>",
        "<table data-bad><tr><td>Le parc ouvre à 8 h.</td></tr><tr><td>La piscine ouvre à 9 h.</td></tr></table>",
        "<table data-bad><tr><td><h2>Parc</h2><p>Ouvert à 8 h.</p></td><td><h2>Piscine</h2><p>Ouverte à 9 h.</p></td>"
        '</tr><tr><td><a href="#a">Plan</a></td><td><a href="#b">Tarifs</a></td></tr></table>',
        '<table role="presentation" data-bad><tr><th>Jour</th><th>Heure</th></tr><tr><td>Lundi</td><td>9 h</td></tr>'
        "</table>",
        f'<table role="none" data-bad><caption>Équipements</caption>{_HALVES}</table>',
        '<table role="presentation" data-bad><tr><td scope="row">Jour</td><td>Lundi</td></tr></table>',
        f'<table role="presentation" summary="Deux colonnes" data-bad>{_HALVES}</table>',
        f'<table summary="Tableau de mise en page" data-bad>{_HALVES}</table>',
        # This asks a person.
        f'<table role="presentation" data-bad>{_HALVES}<tr><td>Entrée libre toute l\'année.</td>'
        "<td>Entrée payante, sauf le mardi.</td></tr></table>",
    ),
    good=(
        f'<table role="presentation">{_HALVES}</table>',
        '<table role="presentation"><tr><td><img src="a.jpg" alt="Le parc"></td><td><img src="b.jpg" alt="La mare">'
        "</td></tr><tr><td>Parc</td><td>Mare</td></tr></table>",
        '<table role="none"><tr><td><p>Le parc ouvre à 8 h.</p></td></tr></table>',
    ),
)
def table_layout(element: Element, page: Page) -> Verdict:
    """Fail a layout table without `role="presentation"` (RGAA 5.3.1), or with it and the markup of data (5.8.1).

    A layout of several rows and columns with text asks whether it reads well row
    by row. A table with that role within a grid is a part of that one.
    """
    role = page.role(element)
    if not page.exposed(element) or role not in ("none", "table"):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or all(cell.is_empty for cell in table.cells):
        return INAPPLICABLE
    begins = quoted(next(cell.element.text for cell in table.cells if not cell.is_empty))
    if role == "none":
        if any(page.role(node) in TABLE_ROLES and node.has("role") for node in element.iter_ancestors()):
            return INAPPLICABLE
        return _judge_presentational(table, begins)
    if says_data(table, page) or not looks_like_layout(table):
        return INAPPLICABLE
    return Fail(
        Text(
            "Le tableau qui commence par {this} n'a pas d'en-têtes et ne sert qu'à placer des choses\u00a0: rien ne "
            "le dit aux lecteurs d'écran.",
            "The table that begins with {this} has no headers and only arranges things: nothing tells screen readers.",
        ).format(this=begins),
        rgaa=("5.3.1",),
    )


def _judge_presentational(table: Table, begins: Text) -> Verdict:
    mark = next((shown for node in own_parts(table.element) if (shown := _data_mark(node))), None)
    if mark is None and (table.element.get("summary") or "").strip():
        mark = "summary"
    if mark is not None:
        return Fail(
            Text(
                f'Le tableau qui commence par {begins.fr} se dit de mise en page (role="presentation"), et contient '
                f"pourtant {mark}, propre aux tableaux de données.",
                f'The table that begins with {begins.en} says to be layout (role="presentation") and yet holds '
                f"{mark}, which belongs to tables of data.",
            ),
            fix=Text(
                'S\'il contient des données, enlevez role="presentation", sans quoi ses en-têtes ne sont pas lus. '
                f"Sinon, enlevez {mark}.",
                'If it holds data, remove role="presentation": its headers are not read with it. Otherwise remove '
                f"{mark}.",
            ),
            rgaa=("5.8.1",),
        )
    texts = [cell for cell in table.cells if len(cell.element.text.split()) >= _TEXT]
    if len({cell.y for cell in texts}) > 1 and len({cell.x for cell in texts}) > 1:
        return Unsure(
            "reading-order",
            Text(
                f"Lu ligne par ligne, le tableau de mise en page qui commence par {begins.fr} se comprend-il\u00a0?",
                f"Read row by row, does the layout table that begins with {begins.en} make sense?",
            ),
            rgaa=("5.3.1",),
            wcag=("1.3.2",),
        )
    return None


def _data_mark(node: Element) -> str | None:
    """The markup of a table of data that an element is or bears, as RGAA 5.8.1 lists it."""
    role = (node.get("role") or "").strip().lower()
    if node.tag in ("caption", "th", "thead", "tfoot") and not role:
        return f"<{node.tag}>"
    if role in ("rowheader", "columnheader"):
        return f'role="{role}"'
    if node.tag == "td":
        return next((name for name in ("scope", "headers", "axis") if node.has(name)), None)
    return None
