"""All that `content/conformite/` says, checked without a build: what is refused, and what is soon no longer true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from a11y.finding import Problem, Text
from city.errors import ContentError
from conformity import due
from conformity.addresses import site_addresses, unknown_addresses
from conformity.audit_notices import audit_notices
from conformity.files import shown
from conformity.notices import notices
from conformity.plan import Plan, load_plans
from conformity.rate import State
from conformity.referential import referentials
from conformity.scheme import Scheme, load_scheme
from conformity.site import name_and_url
from conformity.standing import Standing, load_standing


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
    told = [*notices(standing, shown(content)), *due.warnings(scheme, plans, standing)]
    if is_built:
        told += audit_notices(standing, name_and_url(root)[1])
    elif standing.grid is not None:
        told.append(_not_built(root))
    return Inspection((), tuple(told), standing.state)


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
