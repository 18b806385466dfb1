"""What whoever publishes must know of the audit and the statement, said alike by the build and by `check`.

What is about to end, has ended, or is not there: none of it is a fault of a file, and a resident is better served by a
site that says so than by none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from a11y.finding import Problem, Text
from conformity.declaration import NAME
from conformity.files import shown
from conformity.grid import Grid
from conformity.rate import State
from conformity.standing import AUDITS, FOLDER, Standing
from conformity.validity import Limit

_MENTION_FR: Final = "la mention est «\u00a0non conforme\u00a0»"
_MENTION_EN: Final = "the mention is that of a site that is not conformant"


def notices(standing: Standing, content: str) -> Iterator[Problem]:
    """What is told of the audits and of the declaration; in: the folder of the content, as people know it."""
    source = f"{content}/{FOLDER}/{NAME}"
    limit = standing.ended or standing.ending
    if limit is not None:
        yield _limited(standing, limit, source)
    if standing.declaration is None:
        yield _no_declaration(source)
    if standing.grid is None or standing.rates is None:
        yield _no_audit(f"{content}/{FOLDER}/{AUDITS}")
    elif standing.rates.not_tested:
        yield _not_tested(standing.grid, standing.rates.not_tested)


def _limited(standing: Standing, limit: Limit, source: str) -> Problem:
    return Problem(
        source,
        None,
        Text(
            f"Déclaration d’accessibilité\u00a0: {limit.reason}.",
            f"Accessibility statement: it ends on {limit.day}.",
        ),
        _consequence(standing, limit),
        Text(
            "Faites contrôler le site, importez l’audit et mettez la déclaration à jour\u00a0: docs/conformite.md.",
            "Have the site audited, import the audit and bring the statement up to date: docs/conformite.md.",
        ),
    )


def _consequence(standing: Standing, limit: Limit) -> Text:
    if standing.ended is not None:
        return Text(f"{_MENTION_FR.capitalize()} sur toutes les pages.", f"{_MENTION_EN.capitalize()}.")
    left = (limit.day - standing.day).days
    soon = f"Dans {left}\u00a0jour{'s' if left > 1 else ''}"
    if standing.state is State.NONE:
        return Text(f"{soon}, la déclaration prend fin.", f"In {left} days the statement ends.")
    return Text(
        f"{soon}, la mention sera «\u00a0non conforme\u00a0».",
        f"In {left} days the mention will be that of a site that is not conformant.",
    )


def _no_declaration(source: str) -> Problem:
    return Problem(
        source,
        None,
        Text("La ville n’a pas de déclaration d’accessibilité.", "The city has no accessibility statement."),
        Text(
            "La loi en demande une (loi n°\u00a02005-102, article\u00a047)\u00a0; son absence peut coûter "
            f"25\u00a0000\u00a0€. Sans elle, {_MENTION_FR}.",
            f"The law asks for one. Without it, {_MENTION_EN}.",
        ),
        Text(
            "Après l’audit, créez ce fichier\u00a0: docs/conformite.md dit ce qu’il contient.",
            "After the audit make this file: docs/conformite.md says what it holds.",
        ),
    )


def _no_audit(folder: str) -> Problem:
    return Problem(
        folder,
        None,
        Text("Il n’y a aucun audit.", "There is no audit."),
        Text(
            "La loi demande un audit selon le RGAA (loi n°\u00a02005-102, article\u00a047\u00a0; décret "
            f"n°\u00a02019-768, article\u00a05)\u00a0; sans lui, {_MENTION_FR}.",
            f"The law asks for an audit; without it {_MENTION_EN}.",
        ),
        Text(
            "Proposez l’échantillon à contrôler\u00a0: «\u00a0.venv/bin/python -m conformity sample\u00a0».",
            'Propose the sample to audit: ".venv/bin/python -m conformity sample".',
        ),
    )


def _not_tested(grid: Grid, count: int) -> Problem:
    left = f"{count}\u00a0contrôle{'s restent' if count > 1 else ' reste'}"
    return Problem(
        shown(grid.path),
        None,
        Text(f"{left} à faire (NT).", f"{count} statuses are NT."),
        Text(f"Sans eux il n’y a pas de taux, et {_MENTION_FR}.", f"Without them there is no rate, and {_MENTION_EN}."),
        Text(
            "Achevez l’audit, ou gardez cette grille hors de ce dossier jusque-là.",
            "End the audit, or keep this grid out of this folder until then.",
        ),
    )
