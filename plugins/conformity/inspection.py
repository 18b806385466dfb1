"""All that `content/conformite/` says, checked without a build: what is refused, and what is soon no longer true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from a11y.finding import Problem
from city.errors import ContentError
from conformity import warnings
from conformity.addresses import site_addresses, unknown_addresses
from conformity.rate import State
from conformity.site import name_and_url
from conformity.standing import FOLDER, Standing, load_standing

_NO_AUDIT: Final = (
    "Aucun audit dans {folder}/\u00a0: sans audit valable, le site est «\u00a0non conforme\u00a0» (RGAA 4.1.2, "
    "«\u00a0Déclaration d’accessibilité\u00a0»). La loi le demande (loi n°\u00a02005-102, article\u00a047\u00a0; "
    "décret n°\u00a02019-768, article\u00a05). Commencez par «\u00a0python -m conformity sample\u00a0»."
)


@dataclass(frozen=True)
class Inspection:
    """What was found: `refused` stops a build; `warnings` are for whoever publishes; `state` is None where refused."""

    refused: tuple[Problem, ...]
    warnings: tuple[str, ...] = ()
    state: State | None = None


def inspect(content: Path, root: Path, day: date) -> Inspection:
    """Check what the content says of conformity on a day, and its sample against the built site, where there is one.

    Raises `OSError` and `a11y.tree.TreeError` where the built site cannot be read.
    """
    try:
        standing = load_standing(content, day)
    except ContentError as error:
        return Inspection(error.problems)
    is_built = (root / "index.html").is_file()
    refused: list[Problem] = []
    if standing.grid is not None and is_built:
        refused = unknown_addresses(standing.grid, site_addresses(root), name_and_url(root)[1])
    return Inspection(
        tuple(refused), tuple(_warnings(standing, content, root, is_built)), None if refused else standing.state
    )


def _warnings(standing: Standing, content: Path, root: Path, is_built: bool) -> Iterator[str]:
    yield from warnings(standing)
    if standing.grid is None or standing.rates is None:
        yield _NO_AUDIT.format(folder=content / FOLDER)
        return
    if not is_built:
        yield (
            f"Le site n’est pas construit dans {root}/\u00a0: les pages de l’échantillon n’y ont pas été cherchées. "
            "Lancez «\u00a0make\u00a0», puis recommencez."
        )
    if standing.rates.not_tested:
        yield (
            f"{standing.grid.path}\u00a0: {standing.rates.not_tested} contrôles restent à faire (NT). Sans eux il n’y "
            "a pas de taux, et le site est «\u00a0non conforme\u00a0»."
        )
