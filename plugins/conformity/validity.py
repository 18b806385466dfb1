"""How long a statement is valid.

Source: RGAA 4.1.2, « Validité de la déclaration d’accessibilité ». The statement rests on « un résultat d’audit en
cours de validité ». The RGAA gives no age for an audit; we take the same three years, so that a statement that is dated
anew does not keep an old audit alive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from city.dates import date_fr
from conformity.audit import Audit
from conformity.declaration import Declaration

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


def limits(said: Declaration, audit: Audit) -> list[Limit]:
    """What ends the validity of a statement, the first first; in: the audit on which it rests."""
    return sorted(_limits(said, audit), key=lambda limit: limit.day)


def _limits(said: Declaration, audit: Audit) -> Iterator[Limit]:
    published, referential = said.published_on, audit.referential
    yield Limit(published + _YEARS, f"la déclaration a été publiée le {date_fr(published)}, et ne vaut que trois ans")
    yield Limit(audit.day + _YEARS, f"l’audit est du {date_fr(audit.day)}, et n’est pris en compte que trois ans")
    redesigned = said.refonte_le
    if redesigned is not None and redesigned > min(published, audit.day):
        after = (
            f"la déclaration du {date_fr(published)}" if redesigned > published else f"l’audit du {date_fr(audit.day)}"
        )
        yield Limit(redesigned, f"le site est refondu le {date_fr(redesigned)}, après {after}")
    replaced = referential.replaced_on
    if replaced is not None:
        yield Limit(
            replaced + _AFTER_REPLACEMENT,
            f"{referential.name} est remplacé depuis le {date_fr(replaced)}, et ne vaut plus dix-huit mois après",
        )
