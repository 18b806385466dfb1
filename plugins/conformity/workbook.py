"""An audit as a spreadsheet in the layout of the official grid, whose formulas give the totals again.

The texts are this project's own. Three things differ from the official grid: a sheet a page, as many as the audit has,
instead of twenty; a column « Processus »; and the row of derogations of « Synthèse », broken there, which works here.
As in the official grid, the formulas know neither processes nor what all pages share: the rate of the site is the same
without, the rates of such pages and their mean may differ from `conformity.rate`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from odfdo import Cell as OdfCell
from odfdo import Column, Document, Element, Paragraph, Row, Table, XmlPart
from odfdo.utils import digit_to_alpha

from a11y.finding import Problem, Text
from a11y.system_error import in_french
from city.errors import ContentError
from conformity.audit import Audit, Page, Status
from conformity.files import shown
from conformity.layout import (
    CALCULATION,
    CRITERIA,
    FIRST_CRITERION_ROW,
    FIRST_PAGE_ROW,
    INSTRUCTIONS,
    NO,
    NUMBER_HEADER,
    PROCESS_HEADER,
    REMOVED_HEADER,
    SAMPLE,
    STATUS_HEADER,
    SUMMARY,
    YES,
)
from conformity.page_sheet import comment_of
from conformity.rate import together

# The official grid has room for twenty pages: with fewer, its totals stay where they are.
_ROOM: Final = 20
_FIRST_PAGE: Final = 3
_STATUSES: Final = tuple(Status)
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
# What XML has no place for.
_UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_STYLES: Final = (
    '<style:style style:name="feuille" style:family="table" style:master-page-name="Paysage">'
    '<style:table-properties table:display="true"/></style:style>',
    '<number:date-style style:name="jour"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'
    "</number:date-style>",
    '<number:percentage-style style:name="pourcent"><number:number number:decimal-places="2" '
    'number:min-decimal-places="2" number:min-integer-digits="1"/><number:text> %</number:text>'
    "</number:percentage-style>",
    '<style:style style:name="titre" style:family="table-cell"><style:text-properties fo:font-size="14pt" '
    'fo:font-weight="bold"/></style:style>',
    '<style:style style:name="entete" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#1b3a5c" fo:wrap-option="wrap" style:vertical-align="middle" fo:padding="0.1cm"/>'
    '<style:text-properties fo:color="#ffffff" fo:font-weight="bold"/></style:style>',
    '<style:style style:name="texte" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
    'style:vertical-align="top" fo:border="0.5pt solid #767676" fo:padding="0.1cm"/></style:style>',
    '<style:style style:name="date" style:family="table-cell" style:data-style-name="jour">'
    '<style:table-cell-properties fo:border="0.5pt solid #767676" fo:padding="0.1cm"/>'
    '<style:paragraph-properties fo:text-align="start"/></style:style>',
    '<style:style style:name="taux" style:family="table-cell" style:data-style-name="pourcent">'
    '<style:table-cell-properties fo:border="0.5pt solid #767676" fo:padding="0.1cm"/>'
    '<style:paragraph-properties fo:text-align="start"/></style:style>',
    *(
        f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width}cm"/></style:style>'
        for name, width in (("etroite", 2.4), ("theme", 3), ("moyenne", 4.5), ("large", 9), ("page", 16))
    ),
)
# On paper a sheet is as wide as the page.
_PRINTED: Final = {
    "//office:automatic-styles": '<style:page-layout style:name="paysage"><style:page-layout-properties '
    'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.2cm" '
    'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout>',
    "//office:master-styles": '<style:master-page style:name="Paysage" style:page-layout-name="paysage"/>',
}
_VALIDATIONS: Final = (
    "<table:content-validations>"
    '<table:content-validation table:name="statut" table:condition="of:cell-content-is-in-list(&quot;C&quot;;'
    '&quot;NC&quot;;&quot;NA&quot;;&quot;NT&quot;)" table:allow-empty-cell="false" table:display-list="unsorted">'
    '<table:error-message table:title="Statut" table:message-type="stop" table:display="true">'
    "<text:p>Choisissez C, NC, NA ou NT.</text:p></table:error-message></table:content-validation>"
    '<table:content-validation table:name="derogation" table:condition="of:cell-content-is-in-list(&quot;D&quot;;'
    '&quot;N&quot;)" table:allow-empty-cell="false" table:display-list="unsorted">'
    '<table:error-message table:title="Dérogation" table:message-type="stop" table:display="true">'
    "<text:p>Choisissez D ou N.</text:p></table:error-message></table:content-validation>"
    "</table:content-validations>"
)
_HOW: Final = (
    ("Échantillon", "Une ligne par page contrôlée\u00a0: son numéro, son titre, son adresse."),
    ("", "Une ligne sans adresse dit ce que toutes les pages partagent, en-tête et pied de page."),
    ("", "Les étapes d’une même démarche portent le même nom dans la colonne «\u00a0Processus\u00a0»."),
    ("", "«\u00a0Retirée le\u00a0»\u00a0: le jour depuis lequel le site n’a plus cette page, s’il ne l’a plus."),
    ("P01, P02…", "Une feuille par page, une ligne par critère. Remplissez les colonnes D à G."),
    ("Statut", "C\u00a0: conforme. NC\u00a0: non conforme. NA\u00a0: non applicable. NT\u00a0: non testé."),
    (
        "Dérogation",
        "D\u00a0: un contenu est dérogé\u00a0; la colonne G dit lequel, et pourquoi. N\u00a0: aucun ne l’est.",
    ),
    ("", "Si une alternative accessible existe, dites-la en dernière ligne\u00a0: «\u00a0Alternative\u00a0: …\u00a0»."),
    ("Synthèse", "Les totaux et les taux se calculent d’eux-mêmes, dès qu’il ne reste plus aucun NT."),
    ("", "Ni les processus ni ce que les pages partagent n’y comptent\u00a0: le taux moyen publié peut différer."),
)


@dataclass(frozen=True)
class _Value:
    """A cell: `formula` gives `value` again."""

    value: str | int | float | date
    style: str | None = None
    formula: str | None = None
    validation: str | None = None


_Line = Sequence[_Value | str | None]


def write_spreadsheet(audit: Audit, path: Path) -> None:
    """Write an audit as a spreadsheet that `read_spreadsheet` reads as the same audit: the same bytes each time.

    Characters that XML has no place for become spaces. Raises `ContentError` where the file cannot be written.
    """
    document = Document("spreadsheet")
    document.meta.title = _writable(f"Grille d’audit {audit.referential_name}, {audit.site}")
    for style in _STYLES:
        _add(document.content, "//office:automatic-styles", style)
    for where, style in _PRINTED.items():
        _add(document.styles, where, style)
    document.body.clear()
    document.body.append(Element.from_tag(_VALIDATIONS))
    for table in _tables(audit):
        document.body.append(table)
    packed = io.BytesIO()
    document.save(packed)
    try:
        path.write_bytes(_without_moments(packed))
    except OSError as error:
        raise ContentError([_unwritable(path, error)]) from error


def _add(part: XmlPart, where: str, style: str) -> None:
    parent = part.get_element(where)
    assert parent is not None
    parent.append(Element.from_tag(style))


def _without_moments(packed: io.BytesIO) -> bytes:
    """The same package, whose parts do not tell when it was made."""
    plain = io.BytesIO()
    with ZipFile(packed) as source, ZipFile(plain, "w") as target:
        for one in source.infolist():
            kind = ZIP_STORED if one.filename == "mimetype" else ZIP_DEFLATED
            target.writestr(ZipInfo(one.filename, _MOMENT), source.read(one), kind)
    return plain.getvalue()


def _tables(audit: Audit) -> Iterator[Table]:
    yield _table(INSTRUCTIONS, ("moyenne", "page"), _instructions(audit))
    yield _table(SAMPLE, ("moyenne", "large", "large", "moyenne", "moyenne"), _sample(audit))
    yield _table(CRITERIA, ("moyenne", "etroite", "page"), _criteria(audit))
    totals = _Totals(audit)
    yield _table(SUMMARY, ("etroite", "etroite", *(("theme",) * len(audit.referential.themes))), totals.summary())
    yield _table(CALCULATION, ("etroite", "etroite", "moyenne"), totals.calculation())
    widths = ("moyenne", "etroite", "large", "etroite", "etroite", "large", "large")
    for number, page in enumerate(audit.pages):
        yield _table(page.name, widths, _page(audit, page, FIRST_PAGE_ROW + number))


def _table(name: str, widths: Sequence[str], lines: Iterable[_Line]) -> Table:
    table = Table(name, style="feuille")
    for width in widths:
        table.append(Column(style=width))
    for line in lines:
        row = Row()
        for one in line or [None]:
            row.append_cell(_cell(one), clone=False)
        table.append_row(row, clone=False)
    return table


def _cell(one: _Value | str | None) -> OdfCell:
    said = _Value(one) if isinstance(one, str) else one
    if said is None or said.value == "":
        return OdfCell(style=said.style if said is not None else None)
    if isinstance(said.value, str):
        cell = OdfCell(style=said.style)
        cell.type = "string"
        for line in _writable(said.value).split("\n"):
            cell.append(Paragraph(line))
    else:
        kind = "percentage" if said.style == "taux" else None
        cell = OdfCell(said.value, style=said.style, cell_type=kind)
    if said.formula is not None:
        cell.formula = said.formula
    if said.validation is not None:
        cell.set_attribute("table:content-validation-name", said.validation)
    return cell


def _writable(text: str) -> str:
    return _UNWRITABLE.sub(" ", text)


def _headers(*words: str) -> list[_Value]:
    return [_Value(word, "entete") for word in words]


def _texts(*words: str) -> list[_Value]:
    return [_Value(word, "texte") for word in words]


def _title(audit: Audit) -> str:
    return f"{audit.referential_name}\u00a0: grille d’audit"


def _instructions(audit: Audit) -> Iterator[_Line]:
    yield [_Value(_title(audit), "titre")]
    yield []
    yield _headers("Feuille ou colonne", "Ce qu’elle contient")
    for where, what in _HOW:
        yield _texts(where, what)


def _sample(audit: Audit) -> Iterator[_Line]:
    yield [_Value(_title(audit), "titre")]
    yield []
    yield [_Value("Date", "entete"), _Value(audit.day, "date")]
    yield [_Value("Auditeur ou auditrice", "entete"), *_texts(audit.auditor)]
    yield [_Value("Contexte", "entete"), *_texts(audit.context)]
    yield [_Value("Site", "entete"), *_texts(audit.site)]
    yield []
    yield _headers("Page", "Titre", "Adresse", PROCESS_HEADER, REMOVED_HEADER)
    for page in audit.pages:
        yield [
            *_texts(page.name, page.title, page.address or "", page.process or ""),
            _Value(page.removed_on or "", "date"),
        ]


def _criteria(audit: Audit) -> Iterator[_Line]:
    yield [_Value(_title(audit), "titre")]
    yield _headers("Thème", NUMBER_HEADER, "Ce qui est contrôlé")
    for number, criterion in audit.referential.criteria.items():
        yield _texts(audit.referential.theme_of[number].name, number, criterion.label)


def _page(audit: Audit, page: Page, row: int) -> Iterator[_Line]:
    yield [_Value(_title(audit), "titre", f"of:=[{SAMPLE}.A1]")]
    whole = f"{page.title}\u00a0: {page.address or ''}"
    yield [_Value(whole, None, f'of:=CONCATENATE([{SAMPLE}.B{row}];"\u00a0: ";[{SAMPLE}.C{row}])')]
    yield _headers(
        "Thème",
        NUMBER_HEADER,
        "Ce qui est contrôlé",
        STATUS_HEADER,
        "Dérogation",
        "Modifications à apporter",
        "Commentaire sur la dérogation",
    )
    for at, (number, criterion) in enumerate(audit.referential.criteria.items(), 3):
        found = audit.cell(number, page.name)
        yield [
            _Value(audit.referential.theme_of[number].name, "texte", f"of:=[{CRITERIA}.$A{at}]"),
            _Value(number, "texte", f"of:=[{CRITERIA}.$B{at}]"),
            _Value(criterion.label, "texte", f"of:=[{CRITERIA}.$C{at}]"),
            _Value(str(found.status), "texte", validation="statut"),
            _Value(YES if found.derogation is not None else NO, "texte", validation="derogation"),
            _Value(found.changes or "", "texte"),
            _Value(comment_of(found.derogation) if found.derogation is not None else "", "texte"),
        ]


class _Totals:
    """« BaseDeCalcul » and « Synthèse »: their formulas, and what these come to."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self.names = [page.name for page in audit.pages]
        # After the pages: C, NC, NA, NT, the status of the criterion, the derogations.
        self.counts = _FIRST_PAGE + max(_ROOM, len(self.names))
        self.status = self.counts + len(_STATUSES)
        self.derogations = self.status + 1

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each criterion; a row of sums follows each theme."""
        found: dict[str, int] = {}
        row = 3
        for theme in self.audit.referential.themes:
            for criterion in theme.criteria:
                found[criterion.number] = row
                row += 1
            row += 1
        return found

    @cached_property
    def sums(self) -> dict[int, int]:
        """The row of sums of each theme."""
        return {theme.number: self.rows[theme.criteria[-1].number] + 1 for theme in self.audit.referential.themes}

    def column(self, number: int) -> str:
        return digit_to_alpha(number)

    def found(self, numbers: Iterable[str], names: Iterable[str]) -> list[Status]:
        names = list(names)
        return [self.audit.cell(number, name).status for number in numbers for name in names]

    def derogated(self, numbers: Iterable[str]) -> int:
        cells = (self.audit.cell(number, name) for number in numbers for name in self.names)
        return sum(cell.derogation is not None for cell in cells)

    def calculation(self) -> Iterator[_Line]:
        gap = [""] * (self.counts - _FIRST_PAGE - len(self.names))
        yield _headers("Thème", "Critère", "Nom", *self.names, *gap, *_STATUSES, "Critère", "Dérogations")
        yield []
        last = 0
        for at, (number, row) in enumerate(self.rows.items()):
            theme = self.audit.referential.theme_of[number]
            source = FIRST_CRITERION_ROW + at
            first, final = self.column(_FIRST_PAGE), self.column(self.counts - 1)
            statuses = self.found([number], self.names)
            c, nc, _, nt = (self.column(self.counts + offset) for offset in range(len(_STATUSES)))
            yield [
                _Value(theme.number),
                _Value(number, None, f"of:=[{CRITERIA}.$B{at + 3}]"),
                _Value(theme.name, None, f"of:=[{CRITERIA}.$A{at + 3}]"),
                *(
                    _Value(str(status), None, f"of:=[{name}.$D{source}]")
                    for name, status in zip(self.names, statuses, strict=True)
                ),
                *gap,
                *(
                    _Value(statuses.count(one), None, f'of:=COUNTIF([.{first}{row}:.{final}{row}];"{one}")')
                    for one in _STATUSES
                ),
                _Value(
                    str(_official(statuses)),
                    None,
                    f'of:=IF([.{nc}{row}]>0;"NC";IF([.{c}{row}]>0;"C";IF([.{nt}{row}]>0;"NT";"NA")))',
                ),
                _Value(
                    self.derogated([number]),
                    None,
                    "of:=" + "+".join(f'COUNTIF([{name}.$E{source}];"{YES}")' for name in self.names),
                ),
            ]
            last = row
            if row + 1 == self.sums[theme.number]:
                yield self._sums(theme.number, gap)
        yield from self._page_totals(last + 2)

    def _sums(self, theme: int, gap: Sequence[str]) -> _Line:
        numbers = [number for number, one in self.audit.referential.theme_of.items() if one.number == theme]
        first, final = self.rows[numbers[0]], self.rows[numbers[-1]]
        statuses = self.found(numbers, self.names)
        values = [*(statuses.count(one) for one in _STATUSES), None, self.derogated(numbers)]
        columns = [self.column(self.counts + offset) for offset in range(len(values))]
        return [
            *[None] * (_FIRST_PAGE + len(self.names)),
            *gap,
            *(
                None if value is None else _Value(value, None, f"of:=SUM([.{one}{first}:.{one}{final}])")
                for value, one in zip(values, columns, strict=True)
            ),
        ]

    def _page_totals(self, row: int) -> Iterator[_Line]:
        """The last rows: how often each page has C, NC and NA, and its rate."""
        columns = [self.column(_FIRST_PAGE + at) for at in range(len(self.names))]
        criteria = list(self.rows)
        for status in (Status.C, Status.NC, Status.NA):
            yield [
                None,
                None,
                f"TOTAL {status}",
                *(
                    _Value(
                        self.found(criteria, [name]).count(status),
                        None,
                        f'of:=COUNTIF([.{one}3:.{one}{row - 1}];"{status}")',
                    )
                    for name, one in zip(self.names, columns, strict=True)
                ),
            ]
        c, nc = row, row + 1
        yield [
            None,
            None,
            "TAUX",
            *(
                _Value(
                    share if share is not None else "NA",
                    "taux",
                    f'of:=IF([.{one}{c}]+[.{one}{nc}]=0;"NA";[.{one}{c}]/([.{one}{c}]+[.{one}{nc}]))',
                )
                for share, one in zip(self.shares, columns, strict=True)
            ),
        ]

    @cached_property
    def shares(self) -> list[float | None]:
        """The rate of each page, as the official grid computes it: of the page alone."""
        return [_share(self.found(self.rows, [name])) for name in self.names]

    def summary(self) -> Iterator[_Line]:
        audit = self.audit
        themes = audit.referential.themes
        final = 2 + len(themes)
        total = self.column(final + 1)
        yield [_Value(_title(audit), "titre", f"of:=[{SAMPLE}.A1]")]
        yield ["Cellules de toutes les pages, par thème et par statut"]
        yield []
        yield []
        yield [None, *_headers("Statut", *(theme.name for theme in themes)), None, *_headers("Total")]
        kinds: list[tuple[str, int]] = [(str(one), self.counts + at) for at, one in enumerate(_STATUSES)]
        # The official order: C, NC, NA, D, NT.
        kinds.insert(3, (YES, self.derogations))
        for row, (kind, column) in enumerate(kinds, 6):
            values = [self._of(kind, [one.number for one in theme.criteria]) for theme in themes]
            at = self.column(column)
            yield [
                None,
                *_headers(kind),
                *(
                    _Value(value, "texte", f"of:=[{CALCULATION}.{at}{self.sums[theme.number]}]")
                    for value, theme in zip(values, themes, strict=True)
                ),
                None,
                _Value(sum(values), "texte", f"of:=SUM([.C{row}:.{self.column(final - 1)}{row}])"),
            ]
        yield from ([], [], [])
        yield [None, "Taux de conformité du site\u00a0: critères conformes, sur critères applicables"]
        yield [None, self._site_rate(f"{total}10")]
        yield []
        yield [None, "Taux moyen\u00a0: moyenne des taux des pages"]
        yield [None, self._mean_rate(f"{total}10")]

    def _of(self, kind: str, numbers: Sequence[str]) -> int:
        return self.derogated(numbers) if kind == YES else self.found(numbers, self.names).count(Status(kind))

    def _site_rate(self, not_tested: str) -> _Value:
        column = self.column(self.status)
        area = f"[{CALCULATION}.{column}3:.{column}{max(self.rows.values())}]"
        c, nc = (f'COUNTIF({area};"{one}")' for one in (Status.C, Status.NC))
        by_criterion = [_official(self.found([number], self.names)) for number in self.rows]
        return self._rate(_share(by_criterion), f"{c}+{nc}", f"{c}/({c}+{nc})", not_tested)

    def _mean_rate(self, not_tested: str) -> _Value:
        row = max(self.rows.values()) + 5
        area = f"[{CALCULATION}.{self.column(_FIRST_PAGE)}{row}:.{self.column(self.counts - 1)}{row}]"
        shares = [share for share in self.shares if share is not None]
        mean = sum(shares) / len(shares) if shares else None
        return self._rate(mean, f"COUNT({area})", f"AVERAGE({area})", not_tested)

    def _rate(self, share: float | None, count: str, formula: str, not_tested: str) -> _Value:
        left = self._of(Status.NT, list(self.rows))
        nothing = "Aucun critère applicable"
        value: str | float = share if share is not None else nothing
        if left:
            value = f"Pas de taux\u00a0: {left} non testés"
        return _Value(
            value,
            "taux",
            f'of:=IF([.{not_tested}]>0;"Pas de taux\u00a0: "&[.{not_tested}]&" non testés";'
            f'IF({count}=0;"{nothing}";{formula}))',
        )


def _official(statuses: Sequence[Status]) -> Status:
    """One status for several as the formula of the official grid has it: conformant before not tested."""
    return Status.C if Status.C in statuses and Status.NC not in statuses else together(statuses)


def _share(statuses: Sequence[Status]) -> float | None:
    validated = statuses.count(Status.C)
    applicable = validated + statuses.count(Status.NC)
    return validated / applicable if applicable else None


def _unwritable(path: Path, error: OSError) -> Problem:
    return Problem(
        shown(path),
        None,
        Text(
            f"Impossible d’écrire «\u00a0{path.name}\u00a0»\u00a0: {in_french(error)}.",
            f'Cannot write "{path.name}": {error.strerror}.',
        ),
        Text("La grille n’a pas été exportée.", "The grid was not exported."),
        Text("Vérifiez que le dossier existe et que vous pouvez y écrire.", "See that the folder is there for you."),
    )
