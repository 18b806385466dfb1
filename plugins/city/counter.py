"""The counter that receives people: the identity names its venue, which alone says the hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11y.finding import Problem, Text
from city.content_types.venue import Venue
from city.errors import ContentError, did_you_mean
from city.related import line_naming
from city.schedule import Line, Schedule, schedule

if TYPE_CHECKING:
    from city.identity import Identity


@dataclass(frozen=True)
class Counter:
    """The page of the venue where the counter stands, and when this is open."""

    page: Any
    schedule: Schedule

    @property
    def hours(self) -> list[Line]:
        """When it is open, as a short list in French."""
        return self.schedule.lines


def counter(city: Identity, pages: Iterable[Any], identity: Path) -> Counter | None:
    """The counter of a city; None where its identity names no venue.

    In: Pelican's pages; the file of the identity, `content/ville.yaml`.

    Raises:
        ContentError: no venue has the name that the identity says.
    """
    name = city.accueil.lieu
    if name is None:
        return None
    venues = {page.url.rstrip("/").rpartition("/")[2]: page for page in pages if page.template == Venue.kind}
    if name not in venues:
        raise ContentError([_unknown(identity, name, venues)])
    return Counter(venues[name], schedule(venues[name].horaires, city.vacances_scolaires))


def _unknown(identity: Path, name: str, venues: Iterable[str]) -> Problem:
    return Problem(
        f"{identity.parent.name}/{identity.name}",
        line_naming(identity, name, "lieu"),
        Text(f"Aucun lieu ne s’appelle «\u00a0{name}\u00a0».", f'No venue is called "{name}".'),
        Text(
            "Les horaires de l’accueil sont ceux de ce lieu\u00a0: le site n’en montrerait aucun.",
            "The hours of the counter are those of this venue: the site would show none.",
        ),
        did_you_mean(name, venues),
    )
