"""Waiver that matches nothing: a waiver is a promise, and the gate keeps its date."""

import datetime

from ..finding import Text
from ..rule import Fail, Verdict, rule
from ..waiver import Waiver


@rule(
    scope="waiver",
    targets="derogations",
    severity="error",
    title=Text("Dérogation sans objet", "Waiver that matches nothing"),
    why=Text(
        "Une dérogation qui ne couvre plus rien tairait le prochain défaut du même genre sans "
        "que personne l'ait décidé.",
        "A waiver that covers nothing would silence the next such fault without anybody's decision.",
    ),
    fix=Text(
        "Retirez cette dérogation\u00a0: le défaut a été corrigé, ou la règle, la page ou le "
        "sélecteur sont mal écrits.",
        "Remove this waiver: the fault was mended, or its rule, page or selector is misspelt.",
    ),
    bad=("- regle: image-alt\n  motif: Description demandée au service des archives.\n  jusqu_au: 2020-01-31",),
    good=("- regle: image-alt\n  motif: Description demandée au service des archives.\n  jusqu_au: 2099-01-31",),
)
def waiver_unused(waiver: Waiver, today: datetime.date) -> Verdict:
    """Say what `apply_waivers` found of this waiver."""
    return Fail(
        Text(
            f"La dérogation à la règle {waiver.rule} ne correspond à aucun constat.",
            f"The waiver of rule {waiver.rule} matches no finding.",
        )
    )
