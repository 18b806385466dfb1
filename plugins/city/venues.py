"""The venues of a site, as other content names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from a11y.finding import Problem, Text
from city.content_types.venue import Venue
from city.errors import did_you_mean


def by_name(pages: Iterable[Any]) -> dict[str, Any]:
    """The pages of the venues among Pelican's pages, by the name that others call them: the end of their address."""
    return {page.url.rstrip("/").rpartition("/")[2]: page for page in pages if page.template == Venue.kind}


def unknown(source: str, line: int | None, name: str, known: Iterable[str], why: Text) -> Problem:
    """What is told of a name that no venue has: the file, the line, what it would lead to, the nearest name."""
    message = Text(f"Aucun lieu ne s’appelle «\u00a0{name}\u00a0».", f'No venue is called "{name}".')
    return Problem(source, line, message, why, did_you_mean(name, known))
