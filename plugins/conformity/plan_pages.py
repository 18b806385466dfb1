"""The pages that show the schéma and the plans: which plan each shows, and what it would show without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from a11y.finding import Problem, Text
from a11y.report_page.words import count
from city.errors import ContentError
from conformity.plan import PLANS, Action, Plan, current, newest_begun
from conformity.scheme import NAME, Scheme
from conformity.standing import FOLDER

SCHEME_TEMPLATE: Final = "schema_pluriannuel"
PLAN_TEMPLATE: Final = "plan_d_action"
_YEAR: Final = re.compile(r"(?<![0-9])([0-9]{4})/?$")


def give_plans(
    pages: Iterable[Any], scheme: Scheme | None, plans: Sequence[Plan], day: date, content: Path
) -> list[tuple[Plan, Any]]:
    """Give each page of a plan its `plan`: that of the year in which its address ends, else the newest that has begun.

    In: Pelican's pages; the schéma; the plans, oldest first; the day; the folder of the content.
    Out: the plans with their pages, oldest first. Raises `ContentError` for a page that would have nothing to show.
    """
    by_year = {plan.year: plan for plan in plans}
    found: list[tuple[Plan, Any]] = []
    problems: list[Problem] = []
    for page in pages:
        source = Path(page.source_path).relative_to(content.parent).as_posix()
        if page.template == SCHEME_TEMPLATE and scheme is None:
            problems.append(_nothing(source, f"{content.name}/{FOLDER}/{NAME}"))
        if page.template != PLAN_TEMPLATE:
            continue
        match = _YEAR.search(page.url)
        plan = by_year.get(int(match[1])) if match else newest_begun(plans, day)
        if plan is None:
            year = match[1] if match else str(day.year)
            problems.append(_nothing(source, f"{content.name}/{FOLDER}/{PLANS}/{year}.yaml"))
            continue
        page.plan = plan
        found.append((plan, page))
    if problems:
        raise ContentError(problems)
    return sorted(found, key=lambda one: one[0].year)


def unseen(
    pages: Iterable[Any], scheme: Scheme | None, plans: Sequence[Plan], shown: Sequence[tuple[Plan, Any]], day: date
) -> list[Problem]:
    """What is told of a schéma or of a plan of the year that is written, and that no page shows."""
    problems = []
    if scheme is not None and not any(page.template == SCHEME_TEMPLATE for page in pages):
        problems.append(_no_page(NAME, "accessibilite-schema-pluriannuel.md", SCHEME_TEMPLATE))
    plan = current(plans, day)
    if plan is not None and not any(one is plan for one, _ in shown):
        problems.append(_no_page(f"{PLANS}/{plan.path.name}", f"accessibilite-plan-{plan.year}.md", PLAN_TEMPLATE))
    return problems


def done_too_early(plans: Sequence[Plan], day: date) -> list[Problem]:
    """What is told of the plans of years that have not begun, and that have done actions already."""
    return [_done_too_early(plan, early) for plan in plans if (early := plan.done_too_early(day))]


def unpublished(pages: Iterable[Any], scheme: Scheme | None, shown: Sequence[tuple[Plan, Any]], day: date) -> list[str]:
    """What the law wants published on a day, and is not: « le schéma pluriannuel », « le plan d’action de 2026 »."""
    in_force = scheme is not None and scheme.has_begun(day) and not scheme.has_ended(day)
    names = []
    if not (in_force and any(page.template == SCHEME_TEMPLATE for page in pages)):
        names.append("le schéma pluriannuel en vigueur" if scheme is not None else "le schéma pluriannuel")
    if all(plan.year != day.year for plan, _ in shown):
        names.append(f"le plan d’action de {day.year}")
    return names


def _done_too_early(plan: Plan, early: Sequence[Action]) -> Problem:
    many = len(early) > 1
    names = "\u00a0; ".join(action.action.rstrip(".") for action in early)
    return Problem(
        f"content/{FOLDER}/{PLANS}/{plan.path.name}",
        None,
        Text(
            f"{count(len(early), 'action est', 'actions sont', 'fr')} «\u00a0fait\u00a0», et "
            f"{'leur' if many else 'son'} année n’a pas commencé\u00a0: {names}.",
            f"{count(len(early), 'action is', 'actions are', 'en')} done in a year that has not begun: {names}.",
        ),
        Text(
            "La page du plan annoncerait aux habitants, en avance, ce qui n’est pas encore fait cette année-là.",
            "The page of the plan would tell residents of what is not done yet.",
        ),
        Text(
            f"Corrigez «\u00a0etat\u00a0»\u00a0; ce qui est fait avant {plan.year} se lit dans le plan de l’année où "
            "c’est fait.",
            f'Correct "etat"; what is done before {plan.year} belongs to the plan of its own year.',
        ),
    )


def _no_page(file: str, page: str, template: str) -> Problem:
    return Problem(
        f"content/{FOLDER}/{file}",
        None,
        Text("Aucune page ne montre ce fichier.", "No page shows this file."),
        Text(
            "La loi demande qu’il soit accessible en ligne (RGAA 4.1.2, «\u00a0Publication du schéma\u00a0»).",
            "The law asks for it to be online.",
        ),
        Text(
            f"Créez par exemple content/pages/mairie/{page}, avec «\u00a0template: {template}\u00a0» dans son en-tête.",
            f'Make for example content/pages/mairie/{page}, with "template: {template}" in its front matter.',
        ),
    )


def _nothing(source: str, wanted: str) -> Problem:
    return Problem(
        source,
        None,
        Text(f"Cette page montre {wanted}, et ce fichier manque.", f"This page shows {wanted}, which is missing."),
        Text("Elle n’aurait rien à dire aux habitants.", "It would have nothing to say to residents."),
        Text(
            f"Créez {wanted}\u00a0: docs/conformite.md dit ce qu’il contient\u00a0; ou supprimez la page.",
            f"Make {wanted}, or delete the page.",
        ),
    )
