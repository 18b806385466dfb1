"""What the city still owes: a schéma in force, the plan of the year, an action for every open non-conformity.

Decision. The law asks for both to be published (loi n° 2005-102, article 47, III), and a site that is not built helps
nobody on 1 January: so each of these is told as a warning, with its age, which grows, and the pages say openly what is
missing. What a file itself gets wrong is refused where it is read (`scheme`, `plan`). That each non-conformity has its
action is what makes the plan true; the law does not list it: a warning as well, with the action ready to be pasted, in
a file of its own (`draft`): what a terminal wraps nobody can paste.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import yaml
from dateutil.relativedelta import relativedelta

from a11y.finding import Problem, Text
from city.dates import date_fr
from conformity.audit import Status
from conformity.files import shown
from conformity.plan import PLANS, Action, Plan, State, current
from conformity.referential import Referential
from conformity.scheme import NAME, Scheme
from conformity.standing import FOLDER, Standing
from conformity.validity import NOTICE

# From 1 December on, the plan of the next year is asked for.
_MONTH_OF_NOTICE: Final = 12
# Below the folder of the content, which editors know by this name.
_SCHEME: Final = f"content/{FOLDER}/{NAME}"
# In the folder of the reports.
DRAFT: Final = "plan-d-action.yaml"
# By its name: it may be copied along into the plan.
_MADE_AGAIN: Final = f"# {DRAFT} est refait à chaque construction\u00a0: ce qui s’y écrit se perd.\n"
_OWNER: Final = "référent ou référente accessibilité numérique"
_LAW: Final = "loi n°\u00a02005-102, article 47, III"


def warnings(
    scheme: Scheme | None, plans: Sequence[Plan], standing: Standing, reports: str = "rapports"
) -> list[Problem]:
    """What whoever publishes must know of the schéma and the plans, on the day of the standing.

    In: `reports`, the folder that holds the draft, as people know it.
    """
    return [*_of_scheme(scheme, standing.day), *_of_plans(plans, standing, f"{reports}/{DRAFT}")]


def draft(plans: Sequence[Plan], standing: Standing) -> str | None:
    """What is wanting in the plan of the year, as the YAML that a person pastes and then makes their own.

    Actions to be pasted below `actions:`, or a whole file where there is no plan; None where no criterion is left.
    """
    plan = current(plans, standing.day)
    missing = unplanned(plan, standing)
    if standing.grid is None or not missing:
        return None
    year = standing.day.year
    actions = ready_made(missing, standing.grid.audit.referential, year)
    if plan is not None:
        return (
            f"# À coller sous «\u00a0actions:\u00a0», dans {shown(plan.path)}. Corrigez-y qui, et quand.\n"
            f"{_MADE_AGAIN}{actions}"
        )
    return (
        f"# À copier dans {_plan_file(year)}. Corrigez-y qui, et quand.\n"
        f"{_MADE_AGAIN}annee: {year}\nactions:\n{actions}"
    )


def unplanned(plan: Plan | None, standing: Standing) -> list[str]:
    """The numbers of the criteria that the last audit calls unmet on some page, and that no action of a plan names."""
    if standing.grid is None:
        return []
    audit = standing.grid.audit
    named = plan.criteria if plan is not None else frozenset()
    return [
        number
        for number in audit.referential.criteria
        if Status.NC in audit.statuses(number).values() and number not in named
    ]


def ready_made(numbers: Sequence[str], referential: Referential, year: int) -> str:
    """Actions for criteria, as the YAML of a plan below `actions:`."""
    actions = [
        {
            "action": f"Corriger le critère {number}\u00a0: {_continued(referential.criteria[number].label)}",
            "responsable": _OWNER,
            "echeance": date(year, 12, 31),
            "etat": State.TO_DO.value,
            "criteres": [number],
        }
        for number in numbers
    ]
    dumped: str = yaml.safe_dump(actions, allow_unicode=True, sort_keys=False, width=1000)
    return "".join(f"  {line}\n" for line in dumped.splitlines())


def _of_scheme(scheme: Scheme | None, day: date) -> Iterator[Problem]:
    if scheme is None:
        yield Problem(
            _SCHEME,
            None,
            Text("La ville n’a pas de schéma pluriannuel.", "The city has no schéma pluriannuel."),
            Text(
                f"La loi demande de le publier ({_LAW}).",
                "The law asks for its publication.",
            ),
            Text("Créez ce fichier\u00a0: docs/conformite.md dit ce qu’il contient.", "Make this file."),
        )
    elif scheme.has_ended(day):
        yield Problem(
            _SCHEME,
            None,
            Text(
                f"Le schéma pluriannuel a pris fin le {date_fr(scheme.fin)}, il y a {_age(scheme.fin, day)}.",
                f"The schéma ended on {scheme.fin}.",
            ),
            Text(
                f"La ville n’a plus de schéma en vigueur, et la loi en demande un ({_LAW}).",
                "The city has no schéma in force, and the law asks for one.",
            ),
            Text("Écrivez le schéma suivant, avec ses nouvelles dates.", "Write the next one, with its own dates."),
        )
    elif not scheme.has_begun(day):
        yield Problem(
            _SCHEME,
            None,
            Text(
                f"Le schéma pluriannuel ne commence que le {date_fr(scheme.debut)}.",
                f"The schéma only begins on {scheme.debut}.",
            ),
            Text(
                f"D’ici là, la ville n’a pas de schéma en vigueur, et la loi en demande un ({_LAW}).",
                "Until then the city has no schéma in force, and the law asks for one.",
            ),
            Text("Vérifiez «\u00a0debut\u00a0».", 'Look at "debut".'),
        )
    elif scheme.fin - NOTICE <= day:
        left = (scheme.fin - day).days
        yield Problem(
            _SCHEME,
            None,
            Text(
                f"Le schéma pluriannuel prend fin le {date_fr(scheme.fin)}, {_in(left)}.",
                f"The schéma ends on {scheme.fin}.",
            ),
            Text(
                f"Ensuite, la ville n’aura plus de schéma en vigueur, et la loi en demande un ({_LAW}).",
                "Afterwards the city will have no schéma in force, and the law asks for one.",
            ),
            Text("Préparez le schéma suivant.", "Prepare the next one."),
        )


def _of_plans(plans: Sequence[Plan], standing: Standing, drafted: str) -> Iterator[Problem]:
    day = standing.day
    plan = current(plans, day)
    if plan is None:
        yield _no_plan(day, drafted if unplanned(None, standing) else None)
        return
    source = shown(plan.path)
    if missing := unplanned(plan, standing):
        yield _no_action(source, missing, drafted)
    if late := plan.late(day):
        yield _late(source, late)
    if plan.former is None and plan.general is None and any(one.year < plan.year for one in plans):
        yield _no_former_year(source, plan.year)
    if day.month >= _MONTH_OF_NOTICE and all(one.year != day.year + 1 for one in plans):
        yield _next_plan(day)


def _plan_file(year: int) -> str:
    return f"content/{FOLDER}/{PLANS}/{year}.yaml"


def _no_plan(day: date, drafted: str | None) -> Problem:
    first = date(day.year, 1, 1)
    fix = "Créez ce fichier\u00a0: docs/conformite.md dit ce qu’il contient."
    if drafted is not None:
        fix = (
            f"Copiez-y {drafted}, que «\u00a0make\u00a0» écrit avec une action pour chaque critère non conforme, "
            "puis complétez-le."
        )
    return Problem(
        _plan_file(day.year),
        None,
        Text(
            f"Le plan d’action de {day.year} manque depuis {_age(first - timedelta(days=1), day)}.",
            f"The plan of action of {day.year} is missing.",
        ),
        Text(
            f"La loi demande un plan chaque année ({_LAW}). La déclaration dit aux habitants qu’il manque.",
            "The law asks for one every year.",
        ),
        Text(fix, "Make this file."),
    )


def _next_plan(day: date) -> Problem:
    left = (date(day.year + 1, 1, 1) - day).days
    return Problem(
        _plan_file(day.year + 1),
        None,
        Text(
            f"Le plan d’action de {day.year + 1} n’est pas encore écrit\u00a0; il est attendu {_in(left)}.",
            f"The plan of {day.year + 1} is not written yet.",
        ),
        Text(
            f"La loi demande un plan chaque année ({_LAW}).",
            "The law asks for one every year.",
        ),
        Text(
            f"Relisez les états de {day.year}.yaml, qui font le bilan, puis créez ce fichier.",
            f"Read the states of {day.year}.yaml again, which make the balance, then make this file.",
        ),
    )


def _no_action(source: str, missing: Sequence[str], drafted: str) -> Problem:
    many = len(missing) > 1
    names = ", ".join(missing)
    return Problem(
        source,
        None,
        Text(
            f"L’audit dit non conforme{'s' if many else ''} {'des critères' if many else 'un critère'} dont aucune "
            f"action ne parle\u00a0: {names}.",
            f"Criteria that the audit calls unmet are named by no action: {names}.",
        ),
        Text(
            "La déclaration les annonce aux habitants, et rien ne dit qui les corrigera, ni quand."
            if many
            else "La déclaration l’annonce aux habitants, et rien ne dit qui le corrigera, ni quand.",
            "The statement tells residents of them, and nothing says who mends them, nor when.",
        ),
        Text(
            f"Ajoutez {'leur' if many else 'son'} numéro aux «\u00a0criteres\u00a0» d’une action, ou collez dans le "
            f"plan {'celles' if many else 'celle'} que {drafted} donne "
            f"{'toutes prêtes' if many else 'toute prête'} («\u00a0make\u00a0» l’écrit), puis corrigez qui et quand.",
            f'Add their number to the "criteres" of an action, or paste those that {drafted} holds.',
        ),
    )


def _late(source: str, late: Sequence[Action]) -> Problem:
    many = len(late) > 1
    names = "\u00a0; ".join(action.action.rstrip(".") for action in late)
    return Problem(
        source,
        None,
        Text(
            f"{len(late)}\u00a0action{'s ont' if many else ' a'} dépassé {'leur' if many else 'son'} échéance\u00a0: "
            f"{names}.",
            f"{len(late)} actions are late: {names}.",
        ),
        Text(
            "La page du plan le dit aux habitants\u00a0: «\u00a0échéance dépassée\u00a0».",
            "The page of the plan tells residents so.",
        ),
        Text(
            "Mettez à jour «\u00a0etat\u00a0», ou l’échéance si la date a changé.",
            'Bring "etat" up to date, or the date if it has changed.',
        ),
    )


def _no_former_year(source: str, year: int) -> Problem:
    return Problem(
        source,
        None,
        Text(
            f"Le plan de {year} ne dit pas le bilan de {year - 1}\u00a0: {year - 1}.yaml manque.",
            f"The plan of {year} does not say the balance of {year - 1}: {year - 1}.yaml is missing.",
        ),
        Text(
            "Le plan de l’année comprend le bilan de l’année précédente (RGAA 4.1.2, «\u00a0Déclaration "
            "d’accessibilité\u00a0»).",
            "The plan of a year holds the balance of the former year.",
        ),
        Text(
            "Ajoutez ce fichier, ou dites ce bilan dans «\u00a0bilan_general\u00a0».",
            'Add that file, or say this balance in "bilan_general".',
        ),
    )


def _age(last: date, day: date) -> str:
    """How long ago something was last right: « 12 jours », « 3 mois », « 2 ans »."""
    age = relativedelta(day, last)
    if age.years:
        return f"{age.years}\u00a0an{'s' if age.years > 1 else ''}"
    if age.months:
        return f"{age.months}\u00a0mois"
    return f"{age.days}\u00a0jour{'s' if age.days > 1 else ''}"


def _continued(label: str) -> str:
    return label[0].lower() + label[1:]


def _in(days: int) -> str:
    if days == 0:
        return "aujourd’hui"
    return f"dans {days}\u00a0jour{'s' if days > 1 else ''}"
