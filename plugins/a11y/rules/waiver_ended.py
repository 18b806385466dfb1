"""Waiver that has ended: a waiver is a promise, and the gate keeps its date."""

import datetime

from ..finding import Text
from ..rule import Fail, Verdict, rule
from ..waiver import Waiver


@rule(
    scope="waiver",
    targets="derogations",
    severity="error",
    title=Text("Dérogation échue", "Waiver that has ended"),
    why=Text(
        "Le délai que la ville s'était donné est passé, et des personnes rencontrent toujours ce défaut.",
        "The time the city gave itself is over, and people still meet this fault.",
    ),
    fix=Text(
        "Corrigez le défaut puis retirez la dérogation, ou fixez une nouvelle date avec son motif.",
        "Mend the fault and remove the waiver, or set a new date with its reason.",
    ),
    bad=("- regle: image-alt\n  motif: Description demandée au service des archives.\n  jusqu_au: 2020-01-31",),
    good=("- regle: image-alt\n  motif: Description demandée au service des archives.\n  jusqu_au: 2099-01-31",),
)
def waiver_ended(waiver: Waiver, today: datetime.date) -> Verdict:
    """Say what `apply_waivers` found of this waiver."""
    return Fail(
        Text(
            f"La dérogation à la règle {waiver.rule} a pris fin le {waiver.until:%d/%m/%Y}.",
            f"The waiver of rule {waiver.rule} ended on {waiver.until:%Y-%m-%d}.",
        )
    )
