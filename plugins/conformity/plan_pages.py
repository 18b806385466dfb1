"""The pages that show the schéma and the plans: which plan each shows, and what it would show without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from a11y.finding import Problem, Text
from city.errors import ContentError
from conformity.plan import PLANS, Plan, newest_begun
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
