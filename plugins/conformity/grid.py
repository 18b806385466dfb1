"""The grid of an audit as a plain file, that people read, compare and correct: `content/conformite/audits/*.yaml`.

Every line of `grille` is a criterion, its statuses in the order of `pages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final

import yaml

from a11y.clock import today
from a11y.finding import Text
from city.errors import Complaint, did_you_mean
from city.located import Entry, Value
from city.models import Day
from city.typed import Keys, Listed, by
from city.values import day, text
from conformity.alternative import NO_ALTERNATIVE, alternative_of
from conformity.audit import Audit, Cell, Derogation, Page, Status
from conformity.complaints import (
    address_twice,
    derogation_denied,
    example_address,
    future_day,
    is_address,
    is_example,
    same_addresses,
    unknown_criterion,
    unknown_referential,
    unknown_status,
    wrong_address,
    wrong_removal,
)
from conformity.files import load
from conformity.referential import Referential, referentials

_WIDTH: Final = 110
_HEADER: Final = """\
# Grille d’audit : sous « grille », une ligne par critère, un statut par page, dans l’ordre de « pages ».
# C : conforme, NC : non conforme, NA : non applicable, NT : non testé.
"""


@dataclass(frozen=True)
class Grid:
    """An audit as it stands in a file.

    `lines`: that of each criterion, of each page and of « site », by its number or name; `derogations`: that of the
    derogation of each cell.
    """

    path: Path
    audit: Audit
    lines: Mapping[str, int]
    derogations: Mapping[tuple[str, str], int] = field(default_factory=dict)


def _kept(value: Value, key: str) -> str:
    """A text as it was written, with its line breaks."""
    text(value, key)
    return (value.written or "").strip()


def _referential(value: Value, key: str) -> str:
    name = text(value, key)
    if name in referentials():
        return name
    raise unknown_referential(value.line, name)


def _address(value: Value, key: str) -> str:
    written = text(value, key)
    if is_address(written):
        return written
    raise wrong_address(value.line, written)


class _Page(Keys):
    nom: Annotated[str, by(text)]
    titre: Annotated[str, by(text)]
    adresse: Annotated[str, by(_address)] | None = None
    processus: Annotated[str, by(text)] | None = None
    retiree_le: Annotated[date, by(day)] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "url": "adresse",
        "title": "titre",
        "name": "nom",
        "retirée_le": "retiree_le",
    }


class _Finding(Keys):
    critere: Annotated[str, by(text)]
    pages: Listed[Annotated[str, by(text)]]
    modifications: Annotated[str, by(_kept)]

    synonyms: ClassVar[Mapping[str, str]] = {"critère": "critere", "page": "pages", "modification": "modifications"}


class _Derogation(Keys):
    critere: Annotated[str, by(text)]
    pages: Listed[Annotated[str, by(text)]]
    motif: Annotated[str, by(_kept)]
    alternative: Annotated[str, by(_kept)]
    jusqu_au: Day | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "critère": "critere", "page": "pages", "raison": "motif", "jusqu'au": "jusqu_au", "fin": "jusqu_au",
    }  # fmt: skip


def _raw(value: Value, _key: str) -> Value:
    return value


class _File(Keys):
    referentiel: Annotated[str, by(_referential)]
    date: Annotated[date, by(day)]
    auditeur: Annotated[str, by(text)]
    contexte: Annotated[str, by(text)]
    site: Annotated[str, by(text)]
    pages: Listed[_Page]
    grille: Annotated[Any, by(_raw)]
    constats: Listed[_Finding] | None = None
    derogations: Listed[_Derogation] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "référentiel": "referentiel",
        "auditrice": "auditeur",
        "échantillon": "pages",
        "criteres": "grille",
        "critères": "grille",
        "dérogations": "derogations",
    }


def read_grid(path: Path) -> Grid:
    """Read the grid of an audit.

    Raises:
        ContentError: the file cannot be read, or something in it is wrong; all of it is told at once, with lines.
    """
    made: list[Grid] = []

    def check(said: _File, keys: Mapping[str, Entry]) -> list[Complaint]:
        wrong: list[Complaint] = []
        made.append(_grid(path, said, keys, wrong))
        return wrong

    load(_File, path, check)
    return made[0]


def write_grid(audit: Audit) -> str:
    """The grid of an audit as the text of its file: the same audit gives the same text, and that text the audit."""
    pages = [
        {"nom": page.name, "titre": page.title}
        | ({"adresse": page.address} if page.address is not None else {})
        | ({"processus": page.process} if page.process is not None else {})
        | ({"retiree_le": page.removed_on} if page.removed_on is not None else {})
        for page in audit.pages
    ]
    head: dict[str, object] = {
        "referentiel": audit.referential_name,
        "date": audit.day,
        "auditeur": audit.auditor,
        "contexte": audit.context,
        "site": audit.site,
        "pages": pages,
    }
    rows = [[f"{number}:", *audit.statuses(number).values()] for number in audit.referential.criteria]
    names = ["#", *(page.name for page in audit.pages)]
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    table = [" ".join(f"{part:{width}}" for part, width in zip(row, widths, strict=True)) for row in (names, *rows)]
    lines = "".join(f"  {line.rstrip()}\n" for line in table)
    tail = {"constats": list(_findings(audit)), "derogations": list(_derogations(audit))}
    return f"{_HEADER}{_yaml(head)}grille:\n{lines}{_yaml({key: value for key, value in tail.items() if value})}"


def _yaml(value: Mapping[str, object]) -> str:
    if not value:
        return ""
    return yaml.dump(dict(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


class _Dumper(yaml.SafeDumper):
    """Each value as itself: an anchor, such as `&id001`, says nothing to who reads a grid."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _findings(audit: Audit) -> Iterator[dict[str, object]]:
    for number in audit.referential.criteria:
        for changes, pages in audit.changes(number).items():
            yield {"critere": number, "pages": [page.name for page in pages], "modifications": changes}


def _derogations(audit: Audit) -> Iterator[dict[str, object]]:
    for number in audit.referential.criteria:
        for derogation, pages in audit.derogations(number).items():
            yield {
                "critere": number,
                "pages": [page.name for page in pages],
                "motif": derogation.reason,
                "alternative": derogation.alternative or NO_ALTERNATIVE,
            } | ({"jusqu_au": derogation.until} if derogation.until is not None else {})


def _grid(path: Path, said: _File, keys: Mapping[str, Entry], wrong: list[Complaint]) -> Grid:
    """The grid that a file holds; what is wrong is added to `wrong`, and then the grid is worth nothing."""
    if said.date > today():
        wrong.append(future_day(keys["date"].line, said.date))
    page_lines = [item.line for item in keys["pages"].value.items() or ()]
    pages = tuple(Page(one.nom, one.titre, one.adresse, one.processus, one.retiree_le) for one in said.pages)
    wrong += _wrong_pages(pages, page_lines, keys["pages"].line, said.site)
    referential = referentials()[said.referentiel]
    statuses, lines = _statuses(said.grille, referential, pages, wrong)
    changes: dict[tuple[str, str], str] = {}
    reasons: dict[tuple[str, str], Derogation] = {}
    derogations: dict[tuple[str, str], int] = {}
    for number, finding in enumerate(said.constats or ()):
        line = _line(keys["constats"].value, number)
        for place in _places(finding.critere, finding.pages, referential, pages, line, changes, wrong):
            changes[place] = finding.modifications
    for number, one in enumerate(said.derogations or ()):
        line = _line(keys["derogations"].value, number)
        derogation = Derogation(one.motif, alternative_of(one.alternative), one.jusqu_au)
        for place in _places(one.critere, one.pages, referential, pages, line, reasons, wrong):
            reasons[place] = derogation
            derogations[place] = line
            cell = Cell(statuses.get(place, Status.NT), None, derogation)
            if cell.denies_derogation:
                wrong.append(derogation_denied(line, _where(*place), cell.status, _DENIED_FIX))
    for page, line in zip(pages, page_lines, strict=True):
        if (removal := wrong_removal(line, page, said.date, today())) is not None:
            wrong.append(removal)
        tested = {statuses.get((number, page.name), Status.NT) for number in referential.criteria} != {Status.NT}
        if tested and is_example(page.address or ""):
            wrong.append(example_address(line, page))
    cells = {place: Cell(status, changes.get(place), reasons.get(place)) for place, status in statuses.items()}
    audit = Audit(said.referentiel, said.date, said.auditeur, said.contexte, said.site, pages, cells)
    lines |= {page.name: line for page, line in zip(pages, page_lines, strict=True)}
    return Grid(path, audit, lines | {"site": keys["site"].line}, derogations)


_DENIED_FIX: Final = Text(
    "Écrivez NC dans «\u00a0grille\u00a0», ou dites dans «\u00a0alternative\u00a0» où trouver la même chose.",
    'Write NC in "grille", or say in "alternative" where the same is found.',
)


def _where(criterion: str, page: str) -> Text:
    return Text(f"Critère {criterion}, page {page}", f"Criterion {criterion}, page {page}")


def _line(items: Value, number: int) -> int:
    return (items.items() or [])[number].line


def _wrong_pages(pages: Sequence[Page], lines: Sequence[int], line: int, site: str) -> Iterator[Complaint]:
    if not any(not page.is_shared for page in pages):
        yield Complaint(
            line,
            Text("«\u00a0pages\u00a0» ne donne l’adresse d’aucune page.", '"pages" gives the address of no page.'),
            Text("Un audit porte sur un échantillon de pages.", "An audit looks at a sample of pages."),
            Text("Donnez à chaque page son «\u00a0adresse: …\u00a0».", 'Give each page its "adresse: …".'),
        )
    for number, (page, at) in enumerate(zip(pages, lines, strict=True), 1):
        if page.name != (wanted := f"P{number:02}"):
            yield Complaint(
                at,
                Text(
                    f"La page n°\u00a0{number} s’appelle «\u00a0{page.name}\u00a0», pas «\u00a0{wanted}\u00a0».",
                    f'Page {number} is called "{page.name}", not "{wanted}".',
                ),
                Text(
                    "Les statuts d’une ligne de «\u00a0grille\u00a0» sont dans l’ordre des pages.",
                    'The statuses of a line of "grille" are in the order of the pages.',
                ),
                Text(f"Écrivez «\u00a0nom: {wanted}\u00a0».", f'Write "nom: {wanted}".'),
            )
    for first, second in same_addresses(pages, site):
        yield address_twice(lines[second], pages[first], lines[first], pages[second])
    shared = [at for page, at in zip(pages, lines, strict=True) if page.is_shared]
    for at in shared[1:]:
        yield Complaint(
            at,
            Text(
                "Deux pages n’ont pas d’«\u00a0adresse\u00a0».",
                'Two pages have no "adresse".',
            ),
            Text(
                "Une seule ligne sans adresse peut dire ce que toutes les pages partagent, en-tête et pied de page.",
                "One line without an address may say what all pages share, header and footer.",
            ),
            Text("Donnez son adresse à cette page.", "Give this page its address."),
        )


def _statuses(
    rows: Value, referential: Referential, pages: Sequence[Page], wrong: list[Complaint]
) -> tuple[dict[tuple[str, str], Status], dict[str, int]]:
    """The statuses by place, and the line of each criterion; what is wrong is added to `wrong`."""
    found: dict[tuple[str, str], Status] = {}
    lines: dict[str, int] = {}
    for entry in rows.entries() or ():
        if entry.key not in referential.criteria:
            wrong.append(unknown_criterion(entry.line, entry.key, referential))
            continue
        lines[entry.key] = entry.line
        written = (entry.value.written or "").split()
        if len(written) != len(pages):
            wrong.append(_wrong_count(entry.line, entry.key, len(written), len(pages)))
            continue
        for page, word in zip(pages, written, strict=True):
            if word in Status.__members__:
                found[entry.key, page.name] = Status(word)
            else:
                wrong.append(unknown_status(entry.line, _where(entry.key, page.name), word))
    absent = [number for number in referential.criteria if number not in lines]
    if absent:
        wrong.append(_absent_criteria(rows.line, absent, len(pages)))
    return found, lines


def _places(
    criterion: str,
    names: Sequence[str],
    referential: Referential,
    pages: Sequence[Page],
    line: int,
    taken: Mapping[tuple[str, str], object],
    wrong: list[Complaint],
) -> list[tuple[str, str]]:
    """The places that a finding is about; what is wrong with them is added to `wrong`."""
    if criterion not in referential.criteria:
        wrong.append(unknown_criterion(line, criterion, referential))
        return []
    known = [page.name for page in pages]
    wrong += [_unknown_page(line, name, known) for name in names if name not in known]
    places = [(criterion, name) for name in names if name in known]
    wrong += [_twice(line, *place) for place in dict.fromkeys(places) if place in taken or places.count(place) > 1]
    return places


def _wrong_count(line: int, criterion: str, found: int, wanted: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Critère {criterion}\u00a0: {_statuses_fr(found)} pour {wanted} {'page' if wanted < 2 else 'pages'}.",
            f"Criterion {criterion}: {found} statuses for {wanted} pages.",
        ),
        Text("On ne saurait pas à quelle page va chaque statut.", "Nobody would know which page each belongs to."),
        Text(
            f"Écrivez {_statuses_fr(wanted)}, dans l’ordre des pages, une espace entre deux (C, NC, NA ou NT).",
            f"Write {wanted} statuses with spaces between them, in the order of the pages (C, NC, NA or NT).",
        ),
    )


def _statuses_fr(count: int) -> str:
    return f"{count} {'statut' if count < 2 else 'statuts'}"


def _absent_criteria(line: int, numbers: Sequence[str], pages: int) -> Complaint:
    every = ", ".join(numbers)
    return Complaint(
        line,
        Text(f"Il manque dans «\u00a0grille\u00a0»\u00a0: {every}.", f'Missing in "grille": {every}.'),
        Text(
            "Un critère oublié passerait pour contrôlé\u00a0: le taux serait faux.",
            "A criterion left out would pass for tested: the rate would be untrue.",
        ),
        Text(
            f"Ajoutez une ligne pour chacun\u00a0; s’il n’a pas été testé\u00a0: «\u00a0{numbers[0]}: "
            f"{' '.join(['NT'] * pages)}\u00a0».",
            f'Add a line for each; where it was not tested: "{numbers[0]}: {" ".join(["NT"] * pages)}".',
        ),
    )


def _unknown_page(line: int, name: str, known: Sequence[str]) -> Complaint:
    return Complaint(
        line,
        Text(f"L’échantillon n’a pas de page «\u00a0{name}\u00a0».", f'The sample has no page "{name}".'),
        Text("Ce constat ne serait montré nulle part.", "This finding would be shown nowhere."),
        did_you_mean(name, known),
    )


def _twice(line: int, criterion: str, page: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Critère {criterion}, page {page}\u00a0: déjà dit plus haut.",
            f"Criterion {criterion}, {page}: said above.",
        ),
        Text("Un seul des deux textes serait gardé.", "Only one of both texts would be kept."),
        Text("Réunissez les deux en un seul.", "Make one of both."),
    )
