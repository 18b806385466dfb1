"""Waiver that ends soon: a waiver is a promise, and the gate keeps its date."""

import datetime

from ..finding import Text
from ..rule import Fail, Verdict, rule
from ..waiver import Waiver


@rule(
    scope="waiver",
    targets="derogations",
    severity="warning",
    title=Text("Dérogation bientôt échue", "Waiver that ends soon"),
    why=Text(
        "Passé cette date, le défaut arrêtera de nouveau la publication.",
        "After that date the fault stops the publication again.",
    ),
    fix=Text(
        "Corrigez le défaut avant cette date, ou prolongez la dérogation en disant pourquoi.",
        "Mend the fault before that date, or prolong the waiver and say why.",
    ),
    bad=("- regle: image-alt\n  motif: Description demandée au service des archives.\n  jusqu_au: 2020-01-31",),
    good=("- regle: image-alt\n  motif: Description demandée au service des archives.\n  jusqu_au: 2099-01-31",),
)
def waiver_ending(waiver: Waiver, today: datetime.date) -> Verdict:
    """Say what `apply_waivers` found of this waiver."""
    days = (waiver.until - today).days
    return Fail(
        Text(
            f"La dérogation à la règle {waiver.rule} prend fin le {waiver.until:%d/%m/%Y}, dans {days} jours.",
            f"The waiver of rule {waiver.rule} ends on {waiver.until:%Y-%m-%d}, in {days} days.",
        )
    )
