"""What can be wrong with an audit in whatever form it is read: the plain grid, the official spreadsheet, Ara's CSV.

`where` is said first in the message, where a line alone does not tell the place.
"""

from __future__ import annotations

from datetime import date

from a11y.finding import Text
from city.dates import date_fr
from city.errors import Complaint, did_you_mean
from conformity.audit import Status
from conformity.referential import Referential, referentials


def placed(where: Text, complaint: Complaint) -> Complaint:
    """The same complaint, its message beginning with where it is: « Feuille P03, cellule D12 »."""
    message = Text(f"{where.fr}\u00a0: {complaint.message.fr}", f"{where.en}: {complaint.message.en}")
    return Complaint(complaint.line, message, complaint.why, complaint.fix)


def unknown_referential(line: int | None, name: str) -> Complaint:
    """An audit by a référentiel that is not known."""
    return Complaint(
        line,
        Text(f"Aucun référentiel ne s’appelle «\u00a0{name}\u00a0».", f'No référentiel is called "{name}".'),
        Text(
            "Ses critères disent ce que l’audit a contrôlé\u00a0: sans eux, aucun taux ne peut être calculé.",
            "Its criteria say what the audit looked at: without them there is no rate.",
        ),
        did_you_mean(name, referentials()),
    )


def future_day(line: int | None, said: date) -> Complaint:
    """An audit that has not taken place yet."""
    return Complaint(
        line,
        Text(f"L’audit est daté dans l’avenir\u00a0: {date_fr(said)}.", f"The audit's date is in the future: {said}."),
        Text(
            "La déclaration d’accessibilité s’appuie sur un audit qui a eu lieu.",
            "The statement rests on an audit that took place.",
        ),
        Text("Écrivez le jour où il s’est achevé.", "Write the day on which it ended."),
    )


def unknown_criterion(line: int | None, number: str, referential: Referential) -> Complaint:
    """A number that is none of a criterion."""
    return Complaint(
        line,
        Text(
            f"{referential.name} n’a pas de critère «\u00a0{number}\u00a0».",
            f'{referential.name} has no criterion "{number}".',
        ),
        Text("Ce que l’audit en dit ne compterait nulle part.", "What the audit says of it would count nowhere."),
        did_you_mean(number, referential.criteria),
    )


def unknown_status(line: int | None, where: Text, word: str) -> Complaint:
    """A word that is no status."""
    return Complaint(
        line,
        Text(
            f"{where.fr}\u00a0: «\u00a0{word}\u00a0» n’est pas un statut.",
            f'{where.en}: "{word}" is no status.',
        ),
        Text("Un statut que l’on devine fausserait le taux.", "A status that is guessed would make the rate untrue."),
        did_you_mean(word, Status.__members__, {"c": "C", "nc": "NC", "na": "NA", "nt": "NT", "d": "NA"}),
    )


def exempted_without_alternative(line: int | None, where: Text, fix: Text) -> Complaint:
    """A criterion said not applicable because of a derogation that has no accessible alternative."""
    return Complaint(
        line,
        Text(
            f"{where.fr}\u00a0: dérogation sans alternative, et statut NA.",
            f"{where.en}: derogation without an alternative, and status NA.",
        ),
        Text(
            "Sans alternative accessible, le contenu dérogé reste compté (RGAA 4.1.2, Test des pages).",
            "Without an accessible alternative, the content still counts (RGAA 4.1.2, Test des pages).",
        ),
        fix,
    )
