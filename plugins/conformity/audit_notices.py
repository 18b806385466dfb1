"""What does not stop a build, and what whoever publishes should know of the last audit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from a11y.finding import Problem, Text
from city.dates import date_fr
from conformity.audit import Derogation
from conformity.evidence import RULES_NAME
from conformity.files import shown
from conformity.grid import Grid
from conformity.standing import Standing

_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_WWW: Final = "www."


def audit_notices(standing: Standing, site_url: str) -> list[Problem]:
    """All of them, of the last audit; in: the address of the site, `https://www.ville.fr`."""
    if standing.grid is None:
        return []
    return [
        *other_site(standing, site_url),
        *unjudged(standing.grid),
        *derogation_ends(standing.grid, standing.day),
    ]


def other_site(standing: Standing, site_url: str) -> list[Problem]:
    """An audit that says it was of another site; one that names no host says nothing of the kind."""
    grid = standing.grid
    own = urlsplit(site_url).hostname
    if grid is None or own is None:
        return []
    hosts = [host.lower().removeprefix(_WWW) for host in _HOST.findall(grid.audit.site)]
    if not hosts or own.removeprefix(_WWW) in hosts:
        return []
    return [
        Problem(
            shown(grid.path),
            grid.lines.get("site"),
            Text(
                f"L’audit est celui d’un autre site\u00a0: «\u00a0{grid.audit.site}\u00a0», et non {own}.",
                f'The audit is that of another site: "{grid.audit.site}", not {own}.',
            ),
            Text(
                "La déclaration d’accessibilité donnerait à ce site le résultat d’un autre.",
                "The accessibility statement would give this site the result of another.",
            ),
            Text(
                f"Rangez cet audit ailleurs, ou corrigez sa ligne «\u00a0site: {own}\u00a0»\u00a0; l’adresse du site "
                "est «\u00a0site_url\u00a0» dans ville.yaml.",
                f'Keep this audit elsewhere, or correct its line "site: {own}"; the address of the site is "site_url" '
                "in ville.yaml.",
            ),
        )
    ]


def unjudged(grid: Grid) -> list[Problem]:
    """An audit by a référentiel whose tests the rules do not name: the gate cannot contradict it."""
    name = grid.audit.referential_name
    if name == RULES_NAME:
        return []
    return [
        Problem(
            shown(grid.path),
            None,
            Text(
                f"Le contrôle ne connaît que les tests de {RULES_NAME}\u00a0: cette grille est de {name}.",
                f"The gate knows the tests of {RULES_NAME} alone: this grid is one of {name}.",
            ),
            Text(
                "Un critère déclaré conforme que le contrôle voit en défaut ne serait pas signalé.",
                "A criterion that is declared met, and that the gate sees unmet, would not be told.",
            ),
            Text(
                "Relisez les rapports du contrôle à côté de la grille, ou mettez Parvis à jour.",
                "Read the reports of the gate beside the grid, or update Parvis.",
            ),
        )
    ]


def derogation_ends(grid: Grid, day: date) -> list[Problem]:
    """The derogations that have no last day, and those whose last day has passed."""
    return list(_derogation_ends(grid, day))


def _derogation_ends(grid: Grid, day: date) -> Iterator[Problem]:
    by_line: dict[tuple[int | None, Derogation], list[tuple[str, str]]] = {}
    for place, cell in grid.audit.cells.items():
        if cell.derogation is not None:
            by_line.setdefault((grid.derogations.get(place), cell.derogation), []).append(place)
    for (line, derogation), places in by_line.items():
        criteria = ", ".join(dict.fromkeys(number for number, _ in places))
        pages = ", ".join(dict.fromkeys(name for _, name in places))
        if derogation.until is None:
            yield _endless(grid, line, criteria, pages)
        elif derogation.until < day:
            yield _over(grid, line, criteria, pages, derogation.until)


def _endless(grid: Grid, line: int | None, criteria: str, pages: str) -> Problem:
    return Problem(
        shown(grid.path),
        line,
        Text(
            f"La dérogation au critère {criteria} ({pages}) ne dit pas jusqu’à quand elle dure.",
            f"The derogation from criterion {criteria} ({pages}) does not say how long it lasts.",
        ),
        Text(
            "La déclaration doit dire la durée de chaque dérogation, avec sa justification (RGAA 4.1.2, Champ "
            "d’application, Dérogation pour charge disproportionnée).",
            "The statement has to tell how long each derogation lasts.",
        ),
        Text("Ajoutez par exemple «\u00a0jusqu_au: 2027-12-31\u00a0».", 'Add for example "jusqu_au: 2027-12-31".'),
    )


def _over(grid: Grid, line: int | None, criteria: str, pages: str, until: date) -> Problem:
    return Problem(
        shown(grid.path),
        line,
        Text(
            f"La dérogation au critère {criteria} ({pages}) a pris fin le {date_fr(until)}.",
            f"The derogation from criterion {criteria} ({pages}) ended on {until}.",
        ),
        Text(
            "La déclaration s’appuierait sur une charge que plus rien ne justifie.",
            "The statement would rest on a burden that nothing justifies any more.",
        ),
        Text(
            "Rendez le contenu accessible, ou justifiez de nouveau la dérogation et changez «\u00a0jusqu_au\u00a0».",
            'Make the content accessible, or justify the derogation again and change "jusqu_au".',
        ),
    )
