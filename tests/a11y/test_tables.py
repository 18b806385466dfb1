"""The model of a table: slots, spans and which cells a header heads, as HTML 4.9.12 has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.page import Page
from a11y.table import Cell, Table, table_of

TABLE_RULES = {
    "cell-headers",
    "color-code",
    "table-caption",
    "table-complex-summary",
    "table-header-cells",
    "table-header-empty",
    "table-header-scope",
    "table-headers",
    "table-layout",
    "table-nested",
}


def laid_out(html: str) -> Table:
    page = Page(whole_page(html), "/tableau.html")
    element = next(node for node in page.elements if node.tag == "table" or node.get("role") == "table")
    table = table_of(element, page)
    assert table is not None
    return table


def words(table: Table) -> list[list[str]]:
    """The words of each slot; a point where there is no cell."""
    return [
        [cell.element.text if (cell := table.slots.get((x, y))) else "." for x in range(table.width)]
        for y in range(table.height)
    ]


def header(table: Table, text: str) -> Cell:
    return next(cell for cell in table.cells if cell.element.text == text)


def found(html: str) -> list[tuple[str, str | None]]:
    """The rules about tables that say something of a page, each with its reason where it asks."""
    report = check_page(whole_page(html), "/tableau.html", {}, Config())
    assert report.status == "checked", report.reason
    return [(one.rule, one.reason) for one in report.findings if one.rule in TABLE_RULES]


def test_cells_take_the_slots_that_spans_leave_them() -> None:
    table = laid_out(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>"
        "<tr><td>e</td></tr></table>"
    )
    assert words(table) == [["a", "b", "b"], ["a", "c", "d"], ["e", ".", "."]]


def test_a_row_span_ends_with_its_group_and_zero_reaches_that_end() -> None:
    table = laid_out(
        "<table><tbody><tr><td rowspan=9>a</td><td>b</td></tr></tbody>"
        "<tbody><tr><td rowspan=0>c</td><td>d</td></tr><tr><td>e</td></tr></tbody></table>"
    )
    assert words(table) == [["a", "b"], ["c", "d"], ["c", "e"]]


def test_a_footer_comes_last_wherever_it_is_written() -> None:
    table = laid_out("<table><tfoot><tr><td>fin</td></tr></tfoot><tbody><tr><td>corps</td></tr></tbody></table>")
    assert words(table) == [["corps"], ["fin"]]


@pytest.mark.parametrize("span", ["", "x", "-2", "0", "1.5", "9" * 9_000])
def test_a_span_that_is_no_number_or_too_large_breaks_nothing(span: str) -> None:
    table = laid_out(f'<table><tr><td colspan="{span}" rowspan="{span}">a</td></tr><tr><td>b</td></tr></table>')
    assert table.cells[0].width in (1, 1_000)


def test_a_table_that_claims_more_slots_than_anyone_reads_is_left_alone() -> None:
    table = laid_out("<table>" + "<tr><td colspan=1000 rowspan=65534>a</td></tr>" * 400 + "</table>")
    assert not table.is_whole


def test_headers_without_scope_head_their_column_where_their_row_holds_no_data() -> None:
    table = laid_out("<table><tr><td></td><th>Matin</th></tr><tr><th>Lundi</th><td>9 h</td></tr></table>")
    assert table.is_column_header(header(table, "Matin"))
    assert table.is_row_header(header(table, "Lundi"))
    assert table.heads_something(header(table, "Matin"))
    assert table.heads_something(header(table, "Lundi"))


def test_a_second_header_of_a_column_ends_the_reach_of_the_first() -> None:
    table = laid_out(
        '<table><tr><th id="a">A</th></tr><tr><td headers="b">1</td></tr><tr><th id="b" headers="x">B</th></tr>'
        "<tr><td headers='b'>2</td></tr><tr><td>3</td></tr></table>"
    )
    assert not table.heads_something(header(table, "A"))
    assert table.heads_something(header(table, "B"))


def test_a_group_header_heads_the_cells_of_its_group() -> None:
    table = laid_out(
        '<table><tbody><tr><th scope="rowgroup" colspan="2">Hiver</th></tr>'
        "<tr><td>a</td><td>b</td></tr></tbody></table>"
    )
    assert table.heads_something(header(table, "Hiver"))


def test_roles_make_a_table_too() -> None:
    table = laid_out(
        '<div role="table"><div role="rowgroup"><div role="row"><span role="columnheader">A</span>'
        '<span role="columnheader">B</span></div></div><div role="row"><span role="cell" aria-colspan="2">1</span>'
        "</div></div>"
    )
    assert words(table) == [["A", "B"], ["1", "1"]]
    assert all(table.heads_something(cell) for cell in table.headers)


def test_rows_that_only_a_script_knows_leave_the_table_unjudged() -> None:
    table = laid_out(
        '<div role="table"><div role="row" aria-rowindex="7"><span role="columnheader">A</span></div></div>'
    )
    assert not table.is_whole


CORRECT = {
    "a Markdown table": "<table><thead><tr><th>Jour</th><th>Heure</th></tr></thead><tbody><tr><td>Lundi</td>"
    "<td>9 h</td></tr></tbody></table>",
    "a Markdown table with a blank corner": "<table><thead><tr><th></th><th>Heure</th></tr></thead><tbody><tr>"
    "<td><strong>Lundi</strong></td><td>9 h</td></tr></tbody></table>",
    "a corner that names the days": '<table><tr><th scope="col">Jour</th><th scope="col">Matin</th></tr><tr>'
    '<th scope="row">Lundi</th><td>9 h</td></tr></table>',
    "names and values": "<table><tbody><tr><th>Adresse</th><td>12 rue du Parc</td></tr><tr><th>Métro</th><td>Pont</td>"
    "</tr></tbody></table>",
    "a calendar": "<table><caption>Mars 2026</caption><thead><tr><th>L</th><th>M</th></tr></thead><tbody><tr>"
    '<td></td><td>1</td></tr><tr><td colspan="2">Vacances</td></tr></tbody></table>',
    "a total": '<table><thead><tr><th scope="col">Poste</th><th scope="col">Euros</th></tr></thead><tbody><tr>'
    '<th scope="row">Parcs</th><td>12</td></tr></tbody><tfoot><tr><th scope="row">Total</th><td>12</td></tr>'
    "</tfoot></table>",
    "a body that a script fills": "<table><thead><tr><th>Nom</th></tr></thead><tbody></tbody></table>"
    '<script src="a.js"></script>',
    "a date picker": '<table role="grid" aria-label="Mars"><tr><td role="gridcell">1</td><td role="gridcell">2</td>'
    '</tr><tr><td role="gridcell">3</td><td role="gridcell">4</td></tr></table>',
    "striped rows": '<table><tr><th>A</th><th>B</th></tr><tr style="background:#eee"><td>1</td><td>2</td></tr>'
    "<tr><td>1</td><td>2</td></tr></table>",
    "a layout within a grid": '<table role="grid" aria-label="Mars"><tr role="row"><td role="gridcell">'
    '<table role="presentation"><thead role="presentation"><tr><th role="columnheader">L</th></tr></thead></table></td>'
    "</tr></table>",
    "numbered lines of code": '<table role="presentation"><tr><td><pre>1\n2</pre></td><td><pre>a = 1\nb = 2</pre></td>'
    "</tr></table>",
    "cards of a narrow screen": '<table role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader">Jour'
    '</th></tr></thead><tbody role="rowgroup"><tr role="row"><td role="cell">Lundi</td></tr></tbody></table>',
    "one line": "<table><tr><th>Prix</th><td>12 €</td></tr></table>",
    "an empty table": "<table></table>",
    "a hidden table": "<table hidden><tr><td>Lundi</td><td>9 h</td></tr></table>",
}


@pytest.mark.parametrize("html", CORRECT.values(), ids=list(CORRECT))
def test_nothing_is_said_of(html: str) -> None:
    assert found(html) == []


FAULTY = {
    "a head that is blank": (
        "<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td><strong>Métro</strong></td><td>Pont</td></tr>"
        "<tr><td><strong>Bus</strong></td><td>94</td></tr></tbody></table>",
        [("table-headers", None)],
    ),
    "figures under words": (
        "<table><tr><td>Année</td><td>Naissances</td></tr><tr><td>2024</td><td>812</td></tr><tr><td>2025</td><td>790"
        "</td></tr></table>",
        [("table-headers", None)],
    ),
    "names in a square": (
        "<table><tr><td>Aline</td><td>Karim</td></tr><tr><td>Louise</td><td>Paul</td></tr></table>",
        [("table-headers", "data-or-layout")],
    ),
    "a line of pictures": (
        '<table><tr><td><img src="a.jpg" alt="Parc"></td><td><img src="b.jpg" alt="Mare"></td></tr></table>',
        [("table-layout", None)],
    ),
    "headers turned the wrong way": (
        '<table><tr><th scope="row">Jour</th><th scope="row">Heure</th></tr><tr><td>Lundi</td><td>9 h</td></tr>'
        "</table>",
        [("table-header-cells", None), ("table-header-cells", None)],
    ),
    "two levels of headers": (
        '<table><tr><th rowspan="2">Jour</th><th colspan="2">Hiver</th></tr><tr><th>Matin</th><th>Soir</th></tr>'
        "<tr><td>Lundi</td><td>9 h</td><td>18 h</td></tr></table>",
        [("table-header-scope", None), ("table-complex-summary", None)],
    ),
}


@pytest.mark.parametrize("html, said", FAULTY.values(), ids=list(FAULTY))
def test_it_is_told_of(html: str, said: list[tuple[str, str | None]]) -> None:
    assert sorted(found(html)) == sorted(said)


_CELL = st.builds(
    lambda tag, attribute, text: f"<{tag}{attribute}>{text}</{tag}>",
    st.sampled_from(["td", "th"]),
    st.sampled_from(
        ["", ' colspan="3"', ' rowspan="2"', ' rowspan="0"', ' scope="row"', ' scope="x"', ' headers="a b"', ' id="a"']
    ),
    st.sampled_from(["", "Lundi", "9 h", "<table><tr><th>x</th></tr></table>", "<br>", "\u00a0"]),
)
_ROW = st.lists(_CELL, max_size=5).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
_HEAD = st.sampled_from(["", "<caption>Tableau 1</caption>", "<thead><tr><th></th><th></th></tr></thead>"])


@given(head=_HEAD, rows=st.lists(_ROW, max_size=6), role=st.sampled_from(["", ' role="presentation"', ' role="grid"']))
def test_any_table_is_judged(head: str, rows: list[str], role: str) -> None:
    html = f"<table{role}>{head}{''.join(rows)}</table>"
    report = check_page(whole_page(html), "/tableau.html", {}, Config())
    assert report.status == "checked", report.reason
    table = laid_out(html)
    assert all((x, y) in table.slots for cell in table.cells for x in cell.columns for y in cell.rows)
    assert all(cell.rows.stop <= table.height for cell in table.cells)
