"""Where the site stands today: the audits, what the city declares, and the state that follows from both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from unicodedata import combining, normalize

from a11y.finding import Problem, Text
from city.dates import date_fr
from city.errors import ContentError
from city.related import line_naming
from conformity.audit import Status
from conformity.declaration import NAME, Declaration, load_declaration
from conformity.files import shown
from conformity.grid import Grid, read_grid
from conformity.rate import Rates, State, rates
from conformity.validity import Limit, limits

# Where the settings of a build hold what it has read.
_READ: Final = "CONFORMITY_STANDING"
# Below the content.
FOLDER: Final = "conformite"
AUDITS: Final = "audits"
# What a proposed sample leaves to people.
TO_COMPLETE: Final = "à compléter"


@dataclass(frozen=True)
class Standing:
    """What is known of the conformity of a site on a day; `grids`: those of its audits, the oldest first."""

    day: date
    grids: tuple[Grid, ...] = ()
    declaration: Declaration | None = None

    @property
    def grid(self) -> Grid | None:
        """The last audit."""
        return self.grids[-1] if self.grids else None

    @cached_property
    def rates(self) -> Rates | None:
        """What the last audit comes to."""
        return rates(self.grid.audit) if self.grid is not None else None

    @property
    def is_complete(self) -> bool:
        """Whether the last audit has looked at everything, and found something to look at."""
        rates = self.rates
        return rates is not None and rates.not_tested == 0 and rates.site is not None and rates.site.applicable > 0

    @cached_property
    def limits(self) -> list[Limit]:
        """What ends the validity of the statement, the first first."""
        if self.grid is None or self.declaration is None:
            return []
        return limits(self.declaration, self.grid.audit)

    @property
    def ended(self) -> Limit | None:
        """What has ended the validity of the statement; None while it is valid."""
        return next((limit for limit in self.limits if limit.has_come(self.day)), None)

    @property
    def ending(self) -> Limit | None:
        """What will end it within ninety days; None where something has."""
        if self.ended is not None:
            return None
        return next((limit for limit in self.limits if limit.is_near(self.day)), None)

    @property
    def state(self) -> State:
        """The state of conformity that the site may declare: without a valid audit, it is not conformant."""
        if self.rates is None or self.declaration is None or self.ended is not None:
            return State.NONE
        return self.rates.state


def keep_standing(settings: dict[str, Any], standing: Standing) -> None:
    """Have all that a build says and judges come from one reading, also where a file is edited meanwhile."""
    settings[_READ] = standing


def kept_standing(settings: Mapping[str, Any]) -> Standing:
    """What the build at work has read; raises `KeyError` where it has not: what was not looked at is no agreement."""
    standing: Standing = settings[_READ]
    return standing


def load_standing(content: Path, day: date) -> Standing:
    """Read all that the content says of conformity.

    In: the folder of the content; the day. Raises `ContentError`, which tells all that is wrong, with files and lines.
    """
    folder = content / FOLDER
    problems: list[Problem] = []
    grids: list[Grid] = []
    audits = folder / AUDITS
    if audits.exists() and not audits.is_dir():
        problems.append(_no_folder(audits))
    for path in sorted(audits.iterdir() if audits.is_dir() else ()):
        if path.name.startswith("."):
            continue
        if path.suffix != ".yaml":
            problems.append(_misnamed_audit(path))
            continue
        try:
            grids.append(read_grid(path))
        except ContentError as error:
            problems += error.problems
    grids.sort(key=lambda grid: grid.audit.day)
    declaration = None
    misnamed = list(_misnamed_declarations(folder))
    problems += misnamed
    if (folder / NAME).exists():
        try:
            declaration = load_declaration(folder / NAME)
        except ContentError as error:
            problems += error.problems
    elif grids and not misnamed:
        problems.append(_no_declaration(folder / NAME))
    if not problems:
        problems += _disagreements(grids, declaration, folder / NAME)
    if problems:
        raise ContentError(problems)
    return Standing(day, tuple(grids), declaration)


def _no_folder(path: Path) -> Problem:
    return Problem(
        shown(path),
        None,
        Text(f"«\u00a0{path.name}\u00a0» est un fichier, et non un dossier.", f'"{path.name}" is a file, no folder.'),
        Text("Aucun audit ne serait lu.", "No audit would be read."),
        Text(
            "Faites un dossier de ce nom, et mettez-y un fichier par audit, par exemple «\u00a02026-10-15.yaml\u00a0».",
            'Make a folder of that name, with a file for each audit, such as "2026-10-15.yaml".',
        ),
    )


def _misnamed_audit(path: Path) -> Problem:
    return Problem(
        shown(path),
        None,
        Text(f"«\u00a0{path.name}\u00a0» ne serait pas lu.", f'"{path.name}" would not be read.'),
        Text("Si c’est un audit, il ne compterait nulle part.", "If it is an audit, it would count nowhere."),
        Text(
            "Nommez-le par sa date, par exemple «\u00a02026-10-15.yaml\u00a0», ou rangez ailleurs ce qui n’en est pas "
            "un\u00a0; un classeur (.ods) ou un export d’Ara (.csv) s’importe\u00a0: docs/conformite.md.",
            'Name it by its date, such as "2026-10-15.yaml"; keep elsewhere what is no audit; import spreadsheets and '
            "exports of Ara.",
        ),
    )


def _misnamed_declarations(folder: Path) -> Iterator[Problem]:
    """What looks like the declaration under another name: with « .yml », an accent, a capital letter."""
    for path in sorted(folder.iterdir() if folder.is_dir() else ()):
        plain = "".join(letter for letter in normalize("NFKD", path.name.casefold()) if not combining(letter))
        if path.name != NAME and plain.startswith("declaration") and path.suffix.lower() in (".yaml", ".yml"):
            yield Problem(
                shown(path),
                None,
                Text(f"«\u00a0{path.name}\u00a0» ne serait pas lu.", f'"{path.name}" would not be read.'),
                Text("Ce qu’il dit manquerait à la déclaration d’accessibilité.", "The statement would lack it."),
                Text(
                    f"Renommez-le «\u00a0{NAME}\u00a0», ou rangez-le ailleurs.",
                    f'Rename it "{NAME}", or keep it elsewhere.',
                ),
            )


def _no_declaration(path: Path) -> Problem:
    return Problem(
        shown(path),
        None,
        Text("Un audit est là, et ce fichier manque.", "There is an audit, and this file is missing."),
        Text(
            "La déclaration d’accessibilité que la loi demande ne peut pas être établie (loi n° 2005-102, article 47).",
            "The accessibility statement that the law asks for cannot be made.",
        ),
        Text("Créez-le\u00a0: docs/conformite.md dit ce qu’il contient.", "Make it: docs/conformite.md says how."),
    )


def _unsigned(grid: Grid) -> Iterator[Problem]:
    """What is said of an audit that is whole, and of which nobody says who made it, or why."""
    audit = grid.audit
    keys = {"auditeur": audit.auditor, "contexte": audit.context}
    for key, written in keys.items():
        if written.lower().startswith(TO_COMPLETE) and not rates(audit).not_tested:
            yield Problem(
                shown(grid.path),
                line_naming(grid.path, written, key),
                Text(
                    f"«\u00a0{key}\u00a0» est encore «\u00a0{TO_COMPLETE}\u00a0».",
                    f'"{key}" still says "{TO_COMPLETE}".',
                ),
                Text(
                    "La déclaration s’appuie sur un audit dont quelqu’un répond.",
                    "The statement rests on an audit that somebody answers for.",
                ),
                Text(
                    f"Écrivez-le après «\u00a0{key}: \u00a0», et vérifiez le jour de l’audit sous «\u00a0date\u00a0».",
                    f'Write it after "{key}: ", and check the day of the audit in "date".',
                ),
            )


def _disagreements(grids: list[Grid], said: Declaration | None, path: Path) -> Iterator[Problem]:
    for former, later in pairwise(grids):
        if former.audit.day == later.audit.day:
            yield Problem(
                shown(later.path),
                None,
                Text(
                    f"Deux audits portent la même date, le {date_fr(later.audit.day)}\u00a0: l’autre est "
                    f"{former.path.name}.",
                    f"Two audits have the same date: the other is {former.path.name}.",
                ),
                Text("On ne saurait pas lequel est le dernier.", "Nobody would know which is the last."),
                Text("Corrigez l’une des deux dates.", "Correct one of both dates."),
            )
    for grid in grids:
        yield from _unsigned(grid)
    if said is None or not grids:
        return
    last = grids[-1]
    if last.audit.day > said.published_on:
        yield Problem(
            shown(path),
            None,
            Text(
                f"La déclaration est du {date_fr(said.published_on)}, et l’audit du {date_fr(last.audit.day)}, "
                "plus récent.",
                f"The statement is of {said.published_on}, and the audit, later, of {last.audit.day}.",
            ),
            Text(
                "Elle annoncerait un résultat qui n’existait pas encore.",
                "It would announce a result that was not there yet.",
            ),
            Text(
                "Relisez la déclaration, puis écrivez le jour de sa nouvelle publication dans "
                "«\u00a0mise_a_jour_le\u00a0».",
                'Read the statement again, then write the day of its new publication in "mise_a_jour_le".',
            ),
        )
    for number in (one.critere for one in said.non_conformites):
        found = set(last.audit.statuses(number).values()) if number in last.audit.referential.criteria else set()
        if Status.NC not in found:
            yield Problem(
                shown(path),
                line_naming(path, number, "critere"),
                Text(
                    f"«\u00a0non_conformites\u00a0» parle du critère {number}, que l’audit ne dit non conforme "
                    "sur aucune page.",
                    f'"non_conformites" speaks of criterion {number}, which the audit calls unmet on no page.',
                ),
                Text("La déclaration dirait autre chose que l’audit.", "The statement would disagree with the audit."),
                Text("Supprimez-le, ou corrigez son numéro.", "Delete it, or correct its number."),
            )
