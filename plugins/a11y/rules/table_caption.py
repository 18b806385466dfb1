"""The title of a table is tied to it, and says what the table holds."""

import re
from bisect import bisect_left

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..table import TABLES, Table, is_blank, table_of
from ..tree import Element
from ..wording import comparable, readable

_NUMBERED = re.compile(
    r"(?:tableau|table)\s*(?:n\s*[°ºo]\.?\s*)?(?:\d+|[ivx]+)(?:[.-]\d+)*\s*(?:[:.–—-]|$)", re.IGNORECASE
)
_EMPTY_WORDS = re.compile(
    r"(?:le |this )?(?:tableau|table|titre|title|caption|legende|sans titre|untitled|donnees|data|titre du tableau"
    r"|table caption|table title|legende du tableau)(?: (?:n o |no |n )?(?:\d+|[ivx]+))?"
)
_ROWS = "<tr><th>Jour</th><th>Heure</th></tr><tr><td>Lundi</td><td>9 h</td></tr>"
_LONGEST_TITLE = 25


@rule(
    targets=TABLES,
    severity="error",
    wcag=("1.3.1",),
    rgaa=("5.4.1", "5.5.1"),
    title=Text("Titre de tableau mal relié ou qui ne dit rien", "Table title that is not tied or says nothing"),
    why=Text(
        "Un lecteur d'écran passe d'un tableau à l'autre en lisant leurs titres\u00a0: un titre écrit à côté n'est pas "
        "lu, et «\u00a0Tableau 1\u00a0» ne dit pas ce qu'on y trouve (RGAA 5.4 et 5.5, WCAG 1.3.1).",
        'Screen reader users go from table to table by their titles: one that stands beside is not read, and "Table '
        '1" does not tell what is in it (RGAA 5.4 and 5.5, WCAG 1.3.1).',
    ),
    fix=Text(
        "Mettez le tableau entre «\u00a0/// tableau | Horaires de la piscine\u00a0» et «\u00a0///\u00a0»\u00a0; "
        "en HTML, commencez-le par <caption>Horaires de la piscine</caption>.",
        'Put the table between "/// tableau | Hours of the pool" and "///"; in HTML, begin it with '
        "<caption>Hours of the pool</caption>.",
    ),
    bad=(
        f"<p>Tableau 1\u00a0: horaires d'hiver</p><table data-bad>{_ROWS}</table>",
        f"<div class='large'><table data-bad>{_ROWS}</table></div><p>Tableau n° 2 – Horaires d'hiver</p>",
        f"<table data-bad><caption>Tableau 1</caption>{_ROWS}</table>",
        f"<table data-bad><caption>Tableau</caption>{_ROWS}</table>",
        f'<table aria-label="Titre du tableau" data-bad>{_ROWS}</table>',
        f"<table data-bad><caption> </caption>{_ROWS}</table>",
        # These ask a person.
        f"<figure><table data-bad>{_ROWS}</table><figcaption>Horaires d'hiver</figcaption></figure>",
        f"<table data-bad><tr><td colspan='2'>Horaires d'hiver</td></tr>{_ROWS}</table>",
        f"<h2>Piscine</h2><table><caption>Horaires</caption>{_ROWS}</table>"
        f"<table data-bad><caption>Horaires</caption>{_ROWS}</table>",
    ),
    good=(
        f"<table><caption>Horaires d'hiver</caption>{_ROWS}</table>",
        f"<table>{_ROWS}</table>",
        f"<p>Le tableau 1 montre les horaires d'hiver.</p><table>{_ROWS}</table>",
        f"<p id='t'>Tableau 1\u00a0: horaires d'hiver</p><table aria-labelledby='t'>{_ROWS}</table>",
        f"<p>Tableau 1\u00a0: horaires</p><table><caption>Horaires d'hiver</caption>{_ROWS}</table>",
        f"<h2>Piscine</h2><table><caption>Horaires</caption>{_ROWS}</table>"
        f"<h2>Patinoire</h2><table><caption>Horaires</caption>{_ROWS}</table>",
        f"<figure><table aria-label=\"Horaires d'hiver\">{_ROWS}</table><figcaption>Horaires d'hiver</figcaption>"
        "</figure>",
        f"<table><caption>Tableau 1\u00a0: horaires d'hiver</caption>{_ROWS}</table>",
    ),
)
def table_caption(element: Element, page: Page) -> Verdict:
    """Fail a data table whose title stands beside it (RGAA 5.4.1), is blank, or says nothing (5.5.1).

    RGAA asks for no title where there is none to see. A `figcaption`, a first row
    that spans the table and a title met twice under one heading are for a person.
    """
    if page.role(element) != "table" or not page.exposed(element):
        return INAPPLICABLE
    table = table_of(element, page)
    if table is None or not table.cells:
        return INAPPLICABLE
    name = page.name(element)
    if readable(name):
        return _judge_name(name, element, page)
    if any(child.tag == "caption" and is_blank(child) for child in element.children):
        return Fail(
            Text("Le titre du tableau (<caption>) est vide.", "The title of the table (<caption>) is blank."),
            rgaa=(),
            wcag=(),
        )
    beside = next((text for text in _around(element, page) if _NUMBERED.match(text)), None)
    if beside is not None and len(beside.split()) <= _LONGEST_TITLE:
        return Fail(
            Text(
                "Le titre {this} est écrit à côté du tableau, et rien ne le relie à lui.",
                "The title {this} stands beside the table, and nothing ties it to it.",
            ).format(this=quoted(beside)),
            rgaa=("5.4.1",),
        )
    return _ask_for_title(table, page)


def _judge_name(name: str, element: Element, page: Page) -> Verdict:
    if _EMPTY_WORDS.fullmatch(comparable(name)):
        return Fail(
            Text(
                "Le titre du tableau, {this}, ne dit pas ce que le tableau contient.",
                "The title of the table, {this}, does not tell what the table holds.",
            ).format(this=quoted(name)),
            rgaa=("5.5.1",),
        )
    first = page.once(_first_of_name).get((comparable(name), _heading_above(element, page)))
    if first is None or first is element:
        return None
    return Unsure(
        "same-title",
        Text(
            "Deux tableaux de la même partie ont pour titre {this}\u00a0: comment les distinguer\u00a0?",
            "Two tables of the same part have the title {this}: how are they told apart?",
        ).format(this=quoted(name)),
        rgaa=("5.5.1",),
    )


def _ask_for_title(table: Table, page: Page) -> Verdict:
    element = table.element
    figure = element.closest("figure")
    if figure is not None and sum(node.tag == "table" for node in figure.iter_descendants()) == 1:
        caption = next((node for node in figure.children if node.tag == "figcaption"), None)
        if caption is not None and page.exposed(caption) and readable(caption.text):
            return Unsure(
                "figure-caption",
                Text(
                    "La légende {this} sert de titre au tableau\u00a0: le RGAA demande <caption> ou aria-labelledby. "
                    "Les lecteurs d'écran visés lisent-ils cette légende avec le tableau\u00a0?",
                    "The caption {this} serves as the table's title: RGAA asks for <caption> or aria-labelledby. Do "
                    "the screen readers at hand read this caption with the table?",
                ).format(this=quoted(caption.text)),
                rgaa=("5.4.1",),
            )
    first = table.slots.get((0, 0))
    if first is None or first.is_empty or first.width < 2 or first.width < table.width or table.height < 3:
        return None
    if not all(cell.is_header for cell in table.row(first.rows.stop)):
        return None
    return Unsure(
        "title-row",
        Text(
            "La première ligne, {this}, est-elle le titre du tableau\u00a0? Sa place est alors dans <caption>.",
            "Is the first row, {this}, the title of the table? Its place is then in <caption>.",
        ).format(this=quoted(first.element.text)),
        rgaa=("5.4.1",),
    )


def _around(element: Element, page: Page) -> list[str]:
    """What is written right before and right after a table, or the box that holds nothing else."""
    box = element
    while (
        box.parent is not None
        and box.parent.tag in ("div", "figure")
        and len(box.parent.children) == 1
        and not box.parent.own_text.strip()
    ):
        box = box.parent
    if box.parent is None:
        return []
    siblings = box.parent.children
    near = (*siblings[max(box.index - 1, 0) : box.index], *siblings[box.index + 1 : box.index + 2])
    return [node.text for node in near if node.tag not in ("table", "figcaption") and page.exposed(node)]


def _heading_above(element: Element, page: Page) -> int:
    """How many headings stand before a table: the same for tables of one part."""
    return bisect_left(page.once(_headings), element.order)


def _headings(page: Page) -> list[int]:
    return sorted(page.outline)


def _first_of_name(page: Page) -> dict[tuple[str, int], Element]:
    found: dict[tuple[str, int], Element] = {}
    for element in page.elements:
        if element.tag == "table" and page.role(element) == "table" and page.exposed(element):
            found.setdefault((comparable(page.name(element)), _heading_above(element, page)), element)
    return found
