"""How long a statement is valid.

Source: RGAA 4.1.2, « Validité de la déclaration d’accessibilité ».
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from city.dates import date_fr
from conformity.declaration import Declaration
from conformity.referential import Referential

_YEARS: Final = relativedelta(years=3)
_AFTER_REPLACEMENT: Final = relativedelta(months=18)
# From then on, whoever publishes is told that it is about to end.
NOTICE: Final = timedelta(days=90)


@dataclass(frozen=True)
class Limit:
    """What ends the validity of a statement: `day`, the first on which it is no longer valid, and why, in French."""

    day: date
    reason: str

    def has_come(self, day: date) -> bool:
        """Whether the statement is no longer valid on a day."""
        return self.day <= day

    def is_near(self, day: date) -> bool:
        """Whether it will end within the notice."""
        return not self.has_come(day) and self.day - NOTICE <= day


def limits(said: Declaration, referential: Referential) -> list[Limit]:
    """What ends the validity of a statement, the first first; in: the référentiel that its audit applied."""
    return sorted(_limits(said, referential), key=lambda limit: limit.day)


def _limits(said: Declaration, referential: Referential) -> Iterator[Limit]:
    published = said.published_on
    yield Limit(published + _YEARS, f"la déclaration a été publiée le {date_fr(published)}, et ne vaut que trois ans")
    if said.refonte_le is not None and said.refonte_le > published:
        yield Limit(
            said.refonte_le,
            f"le site est refondu le {date_fr(said.refonte_le)}, après la déclaration du {date_fr(published)}",
        )
    replaced = referential.replaced_on
    if replaced is not None:
        yield Limit(
            replaced + _AFTER_REPLACEMENT,
            f"{referential.name} est remplacé depuis le {date_fr(replaced)}, et ne vaut plus dix-huit mois après",
        )
