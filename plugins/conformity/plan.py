"""The yearly plans of action: `content/conformite/plans/2026.yaml`, one a year.

The balance of a year is made from its own file, whose states people keep true: nobody writes it a second time.

Source: loi n° 2005-102, article 47, III; RGAA 4.1.2, « Contenu du schéma » (the works are planned yearly) and the
mandatory form of the statement, which leads to « [le] plan d’action de l’année en cours incluant le bilan des actions
réalisées l’année précédente ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar, Final

from a11y.finding import Problem, Text
from city.dates import date_fr
from city.errors import Complaint, ContentError, did_you_mean
from city.located import Entry, Value
from city.models import Day, Line, Sentence
from city.typed import Keys, Listed, by
from city.typography import typeset
from city.values import Shown, integer, sentence, text
from conformity.files import Check, load, shown
from conformity.passage import Passage
from conformity.referential import Criterion, Referential
from conformity.standing import FOLDER
from conformity.words import plain

PLANS: Final = "plans"


class State(StrEnum):
    """How far an action has come, as editors write it; in the order in which residents read them."""

    DONE = "fait"
    UNDERWAY = "en cours"
    TO_DO = "à faire"
    GIVEN_UP = "abandonné"

    def counted(self, number: int) -> str:
        """« 4 faites », « 1 abandonnée »."""
        word = {State.DONE: "faite", State.GIVEN_UP: "abandonnée"}.get(self)
        return f"{number}\u00a0{self.value if word is None else word + ('s' if number > 1 else '')}"


_SPELT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("prévu", "prevu", "ouvert", "todo"), State.TO_DO),
    **dict.fromkeys(("commencé", "commence", "encours"), State.UNDERWAY),
    **dict.fromkeys(("faite", "faits", "terminé", "termine", "terminée", "fini", "réalisé", "realise"), State.DONE),
    **dict.fromkeys(("abandonnée", "annulé", "annulée", "abandon"), State.GIVEN_UP),
}
# A civility and a name: « Mme la maire » is none.
_PERSON: Final = re.compile(r"\b(?:M\.|MM\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\s+[A-ZÀ-ÖØ-Þ]")
_STATES: Final = {plain(state): state for state in State}


def _state(value: Value, key: str) -> State:
    """A state; accents and capitals may be wanting."""
    written = text(value, key)
    if plain(written) in _STATES:
        return _STATES[plain(written)]
    raise Complaint(
        value.line,
        Text(f"«\u00a0{written}\u00a0» n’est pas un état.", f'"{written}" is no state.'),
        Text(
            "Le plan dit à tout le monde où en est chaque action, avec les mêmes quatre mots.",
            "The plan tells everybody how far each action has come, in the same four words.",
        ),
        did_you_mean(written, State, dict(_SPELT)),
    )


def _role(value: Value, key: str) -> str:
    """Who answers for an action: a role, never somebody's name."""
    written = sentence(value, key)
    if _PERSON.search(written):
        raise Complaint(
            value.line,
            Text(
                f"«\u00a0{key}\u00a0» nomme une personne\u00a0: {written}",
                f'"{key}" names a person: {written}',
            ),
            Text(
                "Un nom est une donnée personnelle, et il ne vaut plus quand la personne change de poste.",
                "A name is personal data, and no longer holds when the person leaves.",
            ),
            Text(
                "Écrivez la fonction, par exemple «\u00a0direction de la communication\u00a0».",
                'Write the role, such as "direction de la communication".',
            ),
        )
    return written


class Action(Keys):
    """One action of a plan; `criteres`: the numbers of the criteria of the référentiel that it is about."""

    action: Sentence
    responsable: Annotated[str, by(_role)]
    echeance: Day
    etat: Annotated[State, by(_state)]
    motif: Sentence | None = None
    criteres: Listed[Line] = ()
    bilan: Sentence | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "titre": "action",
        "quoi": "action",
        "qui": "responsable",
        "pilote": "responsable",
        "échéance": "echeance",
        "date": "echeance",
        "quand": "echeance",
        "état": "etat",
        "statut": "etat",
        "raison": "motif",
        "critères": "criteres",
        "critere": "criteres",
        "critère": "criteres",
        "rgaa": "criteres",
        "résultat": "bilan",
        "resultat": "bilan",
    }
    reasons: ClassVar[Mapping[str, Text]] = {
        "responsable": Text(
            "Une action dont personne ne répond ne se fait pas.", "An action that nobody answers for is not done."
        ),
        "echeance": Text("Sans date, nul ne peut dire si elle est en retard.", "Without a date nobody can tell."),
        "etat": Text(
            "Le bilan de l’année se fait à partir de l’état de chaque action.",
            "The balance of the year is made from the state of each action.",
        ),
    }

    def is_late(self, day: date) -> bool:
        """Whether it is still open after its date."""
        return self.etat in (State.TO_DO, State.UNDERWAY) and self.echeance < day


class _File(Keys):
    annee: Annotated[int, by(integer)]
    actions: Listed[Action]
    bilan_general: Passage | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "année": "annee",
        "an": "annee",
        "action": "actions",
        "bilan": "bilan_general",
        "bilan_général": "bilan_general",
    }
    reasons: ClassVar[Mapping[str, Text]] = {
        "actions": Text(
            "Le plan de l’année dit ce qui sera fait, par qui et quand (loi n°\u00a02005-102, article 47, III).",
            "The plan of a year says what will be done, by whom and when.",
        ),
    }


@dataclass(frozen=True)
class Plan:
    """The plan of a year.

    `general`: HTML, what is to be kept in mind of the former year; `former`: the plan of that year, None where there
    is none; `referential`: the one whose criteria the actions name.
    """

    path: Path
    year: int
    actions: tuple[Action, ...]
    referential: Referential
    general: str | None = None
    former: Plan | None = None

    @property
    def by_state(self) -> list[tuple[State, list[Action]]]:
        """The actions by their states, those of each by date; states of none are left out."""
        ordered = sorted(self.actions, key=lambda action: action.echeance)
        found = [(state, [action for action in ordered if action.etat is state]) for state in State]
        return [(state, actions) for state, actions in found if actions]

    @property
    def summary(self) -> str:
        """« 12 actions : 4 faites, 3 en cours, 4 à faire, 1 abandonnée. »"""
        count = len(self.actions)
        states = ", ".join(state.counted(len(actions)) for state, actions in self.by_state)
        return f"{count}\u00a0action{'s' if count > 1 else ''}\u00a0: {states}."

    @property
    def criteria(self) -> frozenset[str]:
        """The numbers of all criteria that an action names."""
        return frozenset(number for action in self.actions for number in action.criteres)

    def criteria_of(self, action: Action) -> list[Criterion]:
        """The criteria that an action names, in the order of the référentiel."""
        return [one for number, one in self.referential.criteria.items() if number in action.criteres]

    def late(self, day: date) -> list[Action]:
        """The actions that are still open after their date."""
        return [action for action in self.actions if action.is_late(day)]

    def done_too_early(self, day: date) -> list[Action]:
        """The actions that are said to be done in a year that has not begun."""
        return [action for action in self.actions if action.etat is State.DONE and day.year < self.year]


def load_plans(content: Path, referential: Referential) -> tuple[Plan, ...]:
    """Read the plans of a city, the oldest first.

    In: the folder of the content; the référentiel whose criteria the actions name.
    Raises `ContentError`, which tells all that is wrong, with files and lines.
    """
    folder = content / FOLDER / PLANS
    problems: list[Problem] = []
    plans: dict[int, Plan] = {}
    for path in sorted(folder.iterdir() if folder.is_dir() else ()):
        if path.name.startswith("."):
            continue
        if not re.fullmatch(r"\d{4}\.yaml", path.name):
            problems.append(_misnamed(path))
            continue
        try:
            said = load(_File, path, _check(path, referential))
        except ContentError as error:
            problems += error.problems
            continue
        plans[said.annee] = Plan(
            path,
            said.annee,
            tuple(map(_typeset, said.actions)),
            referential,
            said.bilan_general,
            plans.get(said.annee - 1),
        )
    if problems:
        raise ContentError(problems)
    return tuple(plans.values())


def _typeset(action: Action) -> Action:
    shown_texts = {name: typeset(value) for name, value in action if isinstance(value, Shown)}
    return action.model_copy(update=shown_texts)


def current(plans: Sequence[Plan], day: date) -> Plan | None:
    """The plan of the year of a day."""
    return next((plan for plan in plans if plan.year == day.year), None)


def newest_begun(plans: Sequence[Plan], day: date) -> Plan | None:
    """The newest plan of a year that has begun."""
    return next((plan for plan in reversed(plans) if plan.year <= day.year), None)


def _misnamed(path: Path) -> Problem:
    return Problem(
        shown(path),
        None,
        Text(f"«\u00a0{path.name}\u00a0» ne dit pas de quelle année il est.", f'"{path.name}" names no year.'),
        Text("Ce plan ne serait montré à personne.", "This plan would be shown to nobody."),
        Text(
            "Nommez-le par son année, par exemple «\u00a02026.yaml\u00a0», ou rangez ailleurs ce qui n’en est pas un.",
            'Name it by its year, such as "2026.yaml"; keep elsewhere what is no plan.',
        ),
    )


def _check(path: Path, referential: Referential) -> Check[_File]:
    def check(said: _File, entries: Mapping[str, Entry]) -> Iterator[Complaint]:
        if str(said.annee) != path.stem:
            yield _other_year(entries["annee"].line, said.annee, path)
        if not said.actions:
            yield _no_action(entries["actions"].line)
        items = entries["actions"].value.items() or []
        for action, item in zip(said.actions, items, strict=True):
            lines = {entry.key: entry.line for entry in item.entries() or ()}
            yield from _wrong_action(action, lines)
            # Where the year itself is doubtful, one mistake is told, not one for each action.
            if str(said.annee) == path.stem and action.echeance.year != said.annee:
                yield _outside(lines["echeance"], action.echeance, said.annee)
            numbers = next((entry.value.items() or [] for entry in item.entries() or () if entry.key == "criteres"), [])
            for number, value in zip(action.criteres, numbers, strict=True):
                if number not in referential.criteria:
                    yield _unknown_criterion(value.line, number, referential)

    return check


def _wrong_action(action: Action, lines: Mapping[str, int]) -> Iterator[Complaint]:
    if action.etat is State.GIVEN_UP and action.motif is None:
        yield _given_up_without_reason(lines["etat"])
    if action.etat is not State.GIVEN_UP and action.motif is not None:
        yield _reason_without_giving_up(lines["motif"], action.etat)
    if action.etat in (State.DONE, State.GIVEN_UP) and action.bilan is None:
        yield _no_balance(lines["etat"], action.etat)
    if action.etat is State.TO_DO and action.bilan is not None:
        yield _balance_before_work(lines["bilan"])


def _other_year(line: int, year: int, path: Path) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Le fichier s’appelle «\u00a0{path.name}\u00a0», et «\u00a0annee\u00a0» dit {year}.",
            f'The file is called "{path.name}", and "annee" says {year}.',
        ),
        Text("On ne saurait pas de quelle année est ce plan.", "Nobody would know which year this plan is for."),
        Text(
            f"Écrivez «\u00a0annee: {path.stem}\u00a0», ou renommez le fichier «\u00a0{year}.yaml\u00a0».",
            f'Write "annee: {path.stem}", or rename the file "{year}.yaml".',
        ),
    )


def _no_action(line: int) -> Complaint:
    return Complaint(
        line,
        Text("Le plan n’a aucune action.", "The plan has no action."),
        Text(
            "Publié ainsi, il dirait que rien n’est prévu de l’année (loi n°\u00a02005-102, article 47, III).",
            "Published like this it would say that nothing is planned.",
        ),
        Text("Ajoutez-en une sous «\u00a0actions:\u00a0»\u00a0: «\u00a0- action: …\u00a0».", 'Add one: "- action: …".'),
    )


def _outside(line: int, when: date, year: int) -> Complaint:
    return Complaint(
        line,
        Text(f"L’échéance, le {date_fr(when)}, n’est pas en {year}.", f"The date, {when}, is not in {year}."),
        Text(
            "Les plans sont annuels\u00a0: ce qui se fera une autre année se lit dans le plan de cette année-là.",
            "Plans are yearly: what is done in another year is read in that year’s plan.",
        ),
        Text(
            f"Corrigez la date, ou mettez l’action dans «\u00a0{when.year}.yaml\u00a0».",
            f'Correct the date, or put the action into "{when.year}.yaml".',
        ),
    )


def _given_up_without_reason(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "L’action est abandonnée, et «\u00a0motif\u00a0» ne dit pas pourquoi.",
            'The action is given up, and "motif" does not say why.',
        ),
        Text("Qui l’attendait doit pouvoir le comprendre.", "Whoever waited for it must be able to understand."),
        Text("Ajoutez «\u00a0motif: …\u00a0», en une phrase.", 'Add "motif: …", in one sentence.'),
    )


def _reason_without_giving_up(line: int, state: State) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0motif\u00a0» est là, et l’action n’est pas abandonnée\u00a0: elle est «\u00a0{state}\u00a0».",
            '"motif" is there, and the action is not given up.',
        ),
        Text("Il ne serait montré à personne.", "It would be shown to nobody."),
        Text(
            "Écrivez «\u00a0etat: abandonné\u00a0», ou supprimez «\u00a0motif\u00a0».",
            'Write "etat: abandonné", or delete "motif".',
        ),
    )


def _no_balance(line: int, state: State) -> Complaint:
    return Complaint(
        line,
        Text(
            f"L’action est «\u00a0{state}\u00a0», et «\u00a0bilan\u00a0» ne dit pas ce qu’elle a donné.",
            'The action is over, and "bilan" does not say what came of it.',
        ),
        Text(
            "Le plan de l’année suivante doit le dire\u00a0: il comprend le bilan des actions de celle-ci (RGAA 4.1.2, "
            "«\u00a0Déclaration d’accessibilité\u00a0»).",
            "The plan of the next year must say it.",
        ),
        Text("Ajoutez «\u00a0bilan: …\u00a0», en une phrase.", 'Add "bilan: …", in one sentence.'),
    )


def _balance_before_work(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "L’action est à faire, et «\u00a0bilan\u00a0» dit déjà ce qu’elle a donné.",
            'The action is to be done, and "bilan" says already what came of it.',
        ),
        Text("L’un des deux est faux.", "One of both is wrong."),
        Text(
            "Écrivez «\u00a0etat: en cours\u00a0» ou «\u00a0etat: fait\u00a0», ou supprimez «\u00a0bilan\u00a0».",
            'Write "etat: en cours" or "etat: fait", or delete "bilan".',
        ),
    )


def _unknown_criterion(line: int, number: str, referential: Referential) -> Complaint:
    return Complaint(
        line,
        Text(
            f"{referential.name} n’a pas de critère «\u00a0{number}\u00a0».",
            f'{referential.name} has no criterion "{number}".',
        ),
        Text(
            "L’action ne répondrait à aucune non-conformité de l’audit.",
            "The action would answer no non-conformity of the audit.",
        ),
        did_you_mean(number, referential.criteria),
    )
