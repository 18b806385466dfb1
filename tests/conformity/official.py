"""The official audit grid, made for the tests without the code that they test: cells by sheet, then plain XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from tests.conformity.audits import CRITERIA

ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
LETTERS = "ABCDEFGH"

Book = dict[str, dict[str, str]]
"""The text of each cell, as « D12 », by sheet: « 2026-10-15 » is a date, « link:a|b » a link and what follows it."""


def blank(count: int = 20) -> Book:
    """The official grid before anyone writes in it; `count`: its pages."""
    sample = {
        "A1": "RGAA 4.1.2 – GRILLE D'ÉVALUATION",
        "A2": "Échantillon évalué",
        "A3": "Date",
        "B3": "jj/mm/aaaa",
        "A4": "Auditeur ou auditrice",
        "B4": "Prénom Nom ",
        "A5": "Contexte",
        "B5": "Visite initiale",
        "A6": "Site\u00a0:",
        "B6": "Nom du site",
        "A8": "N° page",
        "B8": "Titre de la page",
        "C8": "URL",
    }
    book: Book = {"Mode_d'emploi": {"A1": "RGAA 4.1.2"}, "Échantillon": sample}
    book["Critères"] = {f"B{row}": number for row, number in enumerate(CRITERIA, 3)}
    book["Synthèse"] = {"B9": "D", "C9": "#REF!"}
    book["BaseDeCalcul"] = {f"B{row}": number for row, number in enumerate(CRITERIA, 3)}
    for number in range(1, count + 1):
        name = f"P{number:02}"
        # As in the official grid, some addresses are half a link.
        sample |= {
            f"A{number + 8}": name,
            f"B{number + 8}": f"Page {number}",
            f"C{number + 8}": f"link:https://www.site.fr/page-{number}|.html"
            if number % 5 == 0
            else f"https://www.site.fr/page-{number}.html",
        }
        book[name] = {
            "A3": "Thématique",
            "B3": "Critère",
            "C3": "Recommandation",
            "D3": "Statut",
            "E3": "Dérogation",
            "F3": "Modifications à apporter",
            "G3": "Commentaires en cas de dérogations",
        }
        book[name] |= {f"B{row}": criterion for row, criterion in enumerate(CRITERIA, 4)}
        book[name] |= {f"{column}{row}": text for row in range(4, 110) for column, text in (("D", "NT"), ("E", "N"))}
    return book


def fill(book: Book, name: str, statuses: Iterable[str]) -> None:
    """Write the statuses of a page, in the order of the criteria."""
    for row, status in enumerate(statuses, 4):
        book[name][f"D{row}"] = status


def filled(pages: Mapping[str, Iterable[str]]) -> Book:
    """A grid as an auditor hands it over: only the sheets of these pages, their addresses on the site of a city."""
    book = blank(len(pages))
    book["Échantillon"] |= {"B3": "15/10/2026", "B4": "Camille Roy", "B6": "Levallois"}
    for number, (name, statuses) in enumerate(pages.items(), 1):
        book["Échantillon"][f"C{number + 8}"] = f"https://www.ville.example/page-{number}/"
        fill(book, name, statuses)
    return book


def save(book: Book, path: Path) -> Path:
    """Write the spreadsheet."""
    tables = "".join(_table(name, cells) for name, cells in book.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return package(path, content)


def package(path: Path, content: str, kind: str = ODS, **parts: str) -> Path:
    """A package of that kind; `parts`: others, by name."""
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", kind)
        file.writestr("content.xml", content)
        for name, text in parts.items():
            file.writestr(name, text)
    return path


def _table(name: str, cells: Mapping[str, str]) -> str:
    rows: dict[int, dict[int, str]] = {}
    for place, text in cells.items():
        rows.setdefault(int(place[1:]), {})[LETTERS.index(place[0])] = text
    last = max(rows, default=0)
    written = [_row(rows.get(row, {})) for row in range(1, last + 1)]
    # Equal neighbours are one element that stands for several, as LibreOffice writes them.
    told = "".join(_repeated(row, len(list(same)), "rows") for row, same in groupby(written))
    rest = f'<table:table-row table:number-rows-repeated="{1048576 - last}">{_empty(1024)}</table:table-row>'
    return f'<table:table table:name="{escape(name)}">{told}{rest}</table:table>'


def _row(cells: Mapping[int, str]) -> str:
    written = [_cell(cells.get(column, "")) for column in range(len(LETTERS))]
    told = "".join(_repeated(cell, len(list(same)), "columns") for cell, same in groupby(written))
    return f"<table:table-row>{told}{_empty(1024 - len(LETTERS))}</table:table-row>"


def _repeated(element: str, times: int, kind: str) -> str:
    if times == 1:
        return element
    return re.sub(r"^<([\w:-]+)", rf'<\1 table:number-{kind}-repeated="{times}"', element)


def _empty(columns: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{columns}"/>'


def _cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{text}"><text:p>un jour</text:p>'
            "</table:table-cell>"
        )
    if text.startswith("number:"):
        value = text.removeprefix("number:")
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value.replace('.', ',')}</text:p></table:table-cell>"
        )
    if text.startswith("link:"):
        words, after = text.removeprefix("link:").split("|")
        said = f'<text:a xlink:href="{escape(words)}">{escape(words)}</text:a>{escape(after)}'
    else:
        said = "</text:p><text:p>".join(escape(line) for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'
