"""Grids that come from auditors and go to them: the plain file from and to the official spreadsheet and Ara's table."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Final

from a11y.config import nearest
from a11y.output import write
from a11y.report_page.words import count
from city.errors import ContentError
from conformity.ara import read_ara, write_ara
from conformity.audit import Audit, Status
from conformity.grid import read_grid, write_grid
from conformity.spreadsheet import read_spreadsheet, write_spreadsheet
from conformity.standing import AUDITS, FOLDER

_SUFFIXES: Final = (".ods", ".csv")
# Of the grids among the audits, those of another suffix are not read.
_GRID: Final = ".yaml"


class CommandError(Exception):
    """What was asked for cannot be done; the message says why, and what to do."""


def import_file(source: Path, target: Path | None, content: Path, *, may_replace: bool) -> list[str]:
    """Bring a filled grid into a plain one.

    In: `source`, the official grid or Ara's table; `target`, the plain grid, which for Ara's must be there. Out: what
    was done, in French, line by line. Raises `CommandError`, `ContentError` or `OSError`; then nothing is written.
    """
    suffix = _suffix(source.name)
    if target is not None and target.suffix != _GRID:
        example = target.with_suffix(_GRID) if target.name else Path(f"audit{_GRID}")
        raise CommandError(
            f"{target}\u00a0: --grille nomme une grille du projet, un fichier {_GRID}. Écrivez {example}, par exemple."
        )
    if target is None and not content.is_dir():
        raise CommandError(
            f"{content}\u00a0: ce dossier n’existe pas. Lancez la commande dans le dossier du projet, ou nommez la "
            "grille à écrire avec --grille."
        )
    require_file(source)
    if suffix == ".csv":
        return [_import_ara(source, target)]
    read = read_spreadsheet(source)
    audit = read.audit
    target = target or content / FOLDER / AUDITS / f"{audit.day.isoformat()}.yaml"
    text = _checked(audit, source, target)
    if not write_new(target, text, may_replace=may_replace):
        return [f"{target}\u00a0: rien à changer, c’est déjà cette grille."]
    return [f"{target}\u00a0: {_tested(audit)}.", *_shared(audit), *_left_out(read.left_out), *untested(audit, target)]


def export_file(grid: Path, target: str, *, may_replace: bool) -> str | None:
    """Write a plain grid as a spreadsheet or as Ara's table, by the target's suffix; `-` is the standard output.

    Out: what was done, in French; None where that is on the standard output. Raises as `import_file`.
    """
    require_file(grid)
    if grid.suffix != _GRID:
        raise CommandError(f"{grid}\u00a0: «\u00a0export\u00a0» part d’une grille du projet, un fichier {_GRID}.")
    audit = read_grid(grid).audit
    if target == "-" or _suffix(target) == ".csv":
        text = write_ara(audit)
        if target == "-":
            write([text], None)
            return None
        written = write_new(Path(target), text, may_replace=may_replace)
    else:
        written = _write_spreadsheet(audit, Path(target), may_replace=may_replace)
    return f"{target}\u00a0: {_tested(audit)}." if written else f"{target}\u00a0: rien à changer."


def require_file(path: Path) -> None:
    """Raise `CommandError` where a file that the command is given is not there, or is none that can be read."""
    if not path.exists():
        raise CommandError(f"{path}\u00a0: ce fichier n’existe pas. Vérifiez son nom, et le dossier où vous êtes.")
    if not path.is_file():
        raise CommandError(f"{path}\u00a0: ce n’est pas un fichier ordinaire. Nommez une grille.")
    if not os.access(path, os.R_OK):
        raise CommandError(f"{path}\u00a0: la permission de le lire manque. Demandez-la, ou copiez ce fichier.")


def write_new(target: Path, text: str, *, may_replace: bool) -> bool:
    """Write a text file whole, or leave one that says the same; out: whether it was written.

    Raises `CommandError` where another file is there and may not be replaced.
    """
    if target.is_file():
        if target.read_bytes() == text.encode():
            return False
        _refuse(target, may_replace)
    write([text], target)
    return True


def _import_ara(source: Path, target: Path | None) -> str:
    if target is None:
        raise CommandError(
            f"{source}\u00a0: un export d’Ara ne dit pas l’adresse des pages. Donnez avec --grille la grille dont "
            "l’échantillon a servi."
        )
    require_file(target)
    former = read_grid(target).audit
    audit = read_ara(source, former)
    text = _checked(audit, source, target)
    if not write_new(target, text, may_replace=True):
        return f"{target}\u00a0: rien à changer, c’est déjà ce que dit {source.name}."
    places = [(number, page.name) for number in audit.referential.criteria for page in audit.pages]
    changed = sum(former.cell(*place).status is not audit.cell(*place).status for place in places)
    return f"{target}\u00a0: {_tested(audit)}\u00a0; {count(changed, 'statut changé', 'statuts changés', 'fr')}."


def _checked(audit: Audit, source: Path, target: Path) -> str:
    """The text of the plain grid, once it has been read again: what is wrong is told of the file that it comes from.

    Comments at the head of the grid that it replaces are kept: they say why each page was chosen.
    """
    text = write_grid(audit)
    with _told_of(source), tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, target.name)
        copy.write_text(text, encoding="utf-8")
        read_grid(copy)
    return _comments(target, text.splitlines()) + text if target.is_file() else text


def _comments(target: Path, but: Sequence[str]) -> str:
    head = takewhile(
        lambda line: line.startswith("#"), target.read_text(encoding="utf-8", errors="replace").splitlines()
    )
    return "".join(f"{line}\n" for line in head if line not in but)


def _write_spreadsheet(audit: Audit, target: Path, *, may_replace: bool) -> bool:
    with _told_of(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".conformity-", dir=target.parent) as folder:
            copy = Path(folder, target.name)
            write_spreadsheet(audit, copy)
            if target.is_file():
                if target.read_bytes() == copy.read_bytes():
                    return False
                _refuse(target, may_replace)
            copy.replace(target)
    return True


@contextmanager
def _told_of(file: Path) -> Iterator[None]:
    """Have what goes wrong on the way to a file be told of that file: where it is made on the way is nobody's concern.

    Raises `OSError` and `ContentError` as the block does, with the name of the file.
    """
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    except ContentError as error:
        raise ContentError(replace(one, source=str(file), line=None) for one in error.problems) from error


def untested(audit: Audit, target: Path) -> Iterator[str]:
    """What is said, in French, of a grid that is not wholly tested yet, where it stands among the audits."""
    is_audit = target.parent.name == AUDITS and target.parent.parent.name == FOLDER
    statuses = (status for number in audit.referential.criteria for status in audit.statuses(number).values())
    if is_audit and Status.NT in statuses:
        yield (
            f"Attention\u00a0: dans {FOLDER}/{AUDITS}/, cette grille inachevée compte comme un audit, et rend le site "
            "«\u00a0non conforme\u00a0» tant qu’elle n’est pas remplie. Gardez-la ailleurs jusque-là."
        )


def _shared(audit: Audit) -> Iterator[str]:
    for page in audit.pages:
        if page.is_shared:
            yield f"{page.name} ({page.title}), sans adresse, est lue comme ce que toutes les pages partagent."


def _left_out(rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield (
            f"{count(len(rows), 'page laissée', 'pages laissées', 'fr')} de côté\u00a0: {', '.join(rows)}. Une page "
            "contrôlée a une feuille, avec d’autres statuts que NA. Celles qui sont gardées s’appellent P01, P02… dans "
            "leur ordre."
        )


def _refuse(target: Path, may_replace: bool) -> None:
    if not may_replace:
        raise CommandError(
            f"{target} est déjà là, et dit autre chose. Donnez un autre nom, ou ajoutez --remplacer si ce qui s’y "
            "trouve ne sert plus."
        )


def _suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix not in _SUFFIXES:
        raise CommandError(
            f"{name}\u00a0: une grille se lit et s’écrit en .ods (la grille officielle) ou en .csv (Ara)."
            f"{nearest(suffix, _SUFFIXES)}"
        )
    return suffix


def _tested(audit: Audit) -> str:
    every = len(audit.referential.criteria) * len(audit.pages)
    tested = sum(
        audit.cell(number, page.name).status != "NT" for number in audit.referential.criteria for page in audit.pages
    )
    pages = count(len(audit.pages), "page", "pages", "fr")
    return f"{pages}, {tested} {'contrôle fait' if tested < 2 else 'contrôles faits'} sur {every}"
