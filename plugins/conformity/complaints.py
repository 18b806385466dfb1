"""What can be wrong with an audit in whatever form it is read: the plain grid, the official spreadsheet, Ara's CSV.

`where` is said first in the message: « Feuille P03, cellule D12 ».
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from a11y.finding import Text
from city.dates import date_fr
from city.errors import Complaint, did_you_mean
from conformity.audit import Status
from conformity.referential import Referential, referentials


def placed(where: Text, complaint: Complaint) -> Complaint:
    """The same complaint, its message beginning with where it is."""
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


def no_status(line: int | None, where: Text) -> Complaint:
    """Nothing where a status is to be."""
    return Complaint(
        line,
        Text(f"{where.fr}\u00a0: le statut est vide.", f"{where.en}: the status is empty."),
        Text(
            "On ne saurait pas si le critère a été contrôlé\u00a0: le taux serait faux.",
            "Nobody would know whether the criterion was tested: the rate would be untrue.",
        ),
        Text("Écrivez C, NC, NA ou NT.", "Write C, NC, NA or NT."),
    )


def criterion_twice(line: int | None, where: Text, number: str, before: int) -> Complaint:
    """A criterion that has a line already; `before`: which."""
    return Complaint(
        line,
        Text(
            f"{where.fr}\u00a0: le critère {number} est déjà à la ligne {before}.",
            f"{where.en}: criterion {number} already stands on line {before}.",
        ),
        Text("On ne saurait pas lequel des deux statuts compte.", "Nobody would know which of both counts."),
        Text(
            "Corrigez le numéro\u00a0; un tableur change parfois «\u00a01.10\u00a0» en «\u00a01.1\u00a0».",
            'Correct the number; spreadsheets sometimes turn "1.10" into "1.1".',
        ),
    )


def absent_criteria(where: Text, numbers: Sequence[str]) -> Complaint:
    """Criteria of which nothing is said."""
    every = ", ".join(numbers)
    return Complaint(
        None,
        Text(f"{where.fr}\u00a0: il manque {every}.", f"{where.en}: missing {every}."),
        Text(
            "Un critère oublié passerait pour contrôlé\u00a0: le taux serait faux.",
            "A criterion left out would pass for tested: the rate would be untrue.",
        ),
        Text(
            "Remettez une ligne pour chacun, avec son numéro et son statut\u00a0; NT s’il n’a pas été testé.",
            "Put back a line for each, with its number and its status; NT where it was not tested.",
        ),
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
