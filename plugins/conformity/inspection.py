"""All that `content/conformite/` says, checked without a build: what is refused, and what is soon no longer true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from a11y.finding import Problem, Text
from city.errors import ContentError
from conformity import due, warnings
from conformity.addresses import site_addresses, unknown_addresses
from conformity.files import shown
from conformity.grid import Grid
from conformity.plan import Plan, load_plans
from conformity.rate import State
from conformity.referential import referentials
from conformity.scheme import Scheme, load_scheme
from conformity.site import name_and_url
from conformity.standing import AUDITS, FOLDER, Standing, load_standing


@dataclass(frozen=True)
class Inspection:
    """What was found: `refused` stops a build; `warnings` are for whoever publishes; `state` is None where refused."""

    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    state: State | None = None


def inspect(content: Path, root: Path, day: date) -> Inspection:
    """Check what the content says of conformity on a day, and its sample against the built site, where there is one.

    Raises `OSError` and `a11y.tree.TreeError` where the built site cannot be read.
    """
    refused: list[Problem] = []
    standing = Standing(day)
    scheme: Scheme | None = None
    plans: tuple[Plan, ...] = ()
    try:
        standing = load_standing(content, day)
    except ContentError as error:
        refused += error.problems
    referential = standing.grid.audit.referential if standing.grid is not None else [*referentials().values()][-1]
    try:
        scheme = load_scheme(content)
    except ContentError as error:
        refused += error.problems
    try:
        plans = load_plans(content, referential)
    except ContentError as error:
        refused += error.problems
    is_built = (root / "index.html").is_file()
    if standing.grid is not None and is_built:
        refused += unknown_addresses(standing.grid, site_addresses(root), name_and_url(root)[1])
    if refused:
        # What is owed is not known while a file cannot be read.
        return Inspection(tuple(refused))
    owed = due.warnings(scheme, plans, standing)
    return Inspection((), (*_warnings(standing, content, root, is_built), *owed), standing.state)


def _warnings(standing: Standing, content: Path, root: Path, is_built: bool) -> Iterator[Problem]:
    yield from warnings(standing, content.name)
    if standing.grid is None or standing.rates is None:
        yield _no_audit(content / FOLDER / AUDITS)
        return
    if not is_built:
        yield _not_built(root)
    if standing.rates.not_tested:
        yield _not_tested(standing.grid, standing.rates.not_tested)


def _no_audit(folder: Path) -> Problem:
    return Problem(
        shown(folder),
        None,
        Text("Il n’y a aucun audit.", "There is no audit."),
        Text(
            "La loi demande un audit selon le RGAA (loi n°\u00a02005-102, article\u00a047\u00a0; décret "
            "n°\u00a02019-768, article\u00a05)\u00a0; sans lui, la mention est «\u00a0non conforme\u00a0».",
            "The law asks for an audit; without it the mention is that of a site that is not conformant.",
        ),
        Text(
            "Proposez l’échantillon à contrôler\u00a0: «\u00a0python -m conformity sample\u00a0».",
            'Propose the sample to audit: "python -m conformity sample".',
        ),
    )


def _not_built(root: Path) -> Problem:
    return Problem(
        root.as_posix(),
        None,
        Text("Le site n’est pas construit ici.", "The site is not built here."),
        Text(
            "Les pages de l’échantillon n’y ont pas été cherchées\u00a0: une adresse fausse ne serait pas vue.",
            "The pages of the sample were not looked for: a wrong address would not be seen.",
        ),
        Text("Lancez «\u00a0make\u00a0», puis recommencez.", 'Run "make", then start again.'),
    )


def _not_tested(grid: Grid, count: int) -> Problem:
    left = f"{count}\u00a0contrôle{'s restent' if count > 1 else ' reste'}"
    return Problem(
        shown(grid.path),
        None,
        Text(f"{left} à faire (NT).", f"{count} statuses are NT."),
        Text(
            "Sans eux il n’y a pas de taux, et la mention est «\u00a0non conforme\u00a0».",
            "Without them there is no rate, and the mention is that of a site that is not conformant.",
        ),
        Text(
            "Achevez l’audit, ou gardez cette grille hors de ce dossier jusque-là.",
            "End the audit, or keep this grid out of this folder until then.",
        ),
    )
