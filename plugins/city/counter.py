"""The counter that receives people: the identity names its venue, which alone says the hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11y.finding import Text
from city.errors import ContentError
from city.related import line_naming
from city.schedule import Line, Schedule, schedule
from city.venues import unknown

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


def counter(city: Identity, venues: Mapping[str, Any], identity: Path) -> Counter | None:
    """The counter of a city; None where its identity names no venue.

    In: the pages of the venues (`city.venues.by_name`); the file of the identity, `content/ville.yaml`.

    Raises:
        ContentError: no venue has the name that the identity says.
    """
    name = city.accueil.lieu
    if name is None:
        return None
    if name not in venues:
        source, line = f"{identity.parent.name}/{identity.name}", line_naming(identity, name, "lieu")
        why = Text(
            "Les horaires de l’accueil sont ceux de ce lieu\u00a0: le site n’en montrerait aucun.",
            "The hours of the counter are those of this venue: the site would show none.",
        )
        raise ContentError([unknown(source, line, name, venues, why)])
    return Counter(venues[name], schedule(venues[name].horaires, city.vacances_scolaires))
