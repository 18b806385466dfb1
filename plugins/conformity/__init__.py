"""From the audit to the statement: what the law asks of a city, kept true by each build.

One source, `content/conformite/`: the grids of the audits (`grid`, `audit`), which a person reads and corrects, and
what the city declares (`declaration`). From them, in order:

1. `page_generator_finalized`: all is read (`standing`), the rate computed (`rate`) and held against the calendar
   (`validity`); every template is given `standing`, whose mention stands on every page, the `statement` and how far
   the site is (`progress`);
2. `page_generator_finalized`: the schéma and the plans of action are read (`scheme`, `plan`), given to every template
   as `scheme` and `plan_pages`, and what the city still owes is told (`due`), with a draft in the reports;
3. `page_writer_finalized`: the facts of the statement are written for machines beside its page;
4. `report_judged` (`publish.signals`): where the gate sees a criterion unmet that the grid declares met, nothing is
   published (`contradictions`), nor where the sample names a page that the site has not (`addresses`).

What is about to end, or has ended, is told as a warning; what contradicts itself stops the build.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pelican import signals

from a11y.clock import today
from a11y.finding import Problem, Text
from city.errors import ContentError
from conformity import due, plan_pages
from conformity.addresses import site_addresses, unknown_addresses
from conformity.contradictions import object_to_contradictions
from conformity.declaration import NAME
from conformity.plan import load_plans
from conformity.progress import Progress
from conformity.referential import Referential, referentials
from conformity.scheme import load_scheme
from conformity.standing import FOLDER, Standing, load_standing
from conformity.statement import Statement
from conformity.waived import Waived, waived_contents
from publish.places import Places

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.generators import PagesGenerator

    from a11y.report import Report

# Where the RGAA recommends that it stands.
URL: Final = "/accessibilite/"
TEMPLATE: Final = "accessibilite"
JSON: Final = "accessibilite/declaration.json"

_log = logging.getLogger("pelican.plugins.conformity")


def register() -> None:
    """Connect the plugin to Pelican's signals."""
    signals.page_generator_finalized.connect(give_standing)
    signals.page_generator_finalized.connect(give_plans)
    signals.page_writer_finalized.connect(write_statement)
    # Here, where a build is at work: who only asks for a rate has no use for all that builds.
    from publish.signals import report_judged

    report_judged.connect(object_to_contradictions)
    report_judged.connect(object_to_unknown_pages)


def give_standing(generator: PagesGenerator) -> None:
    """Give every template where the site stands, and the statement."""
    standing = load_standing(Path(generator.path), today())
    city = generator.settings["JINJA_GLOBALS"]["ville"]
    if not any(f"/{page.url}" == URL and page.template == TEMPLATE for page in generator.context["pages"]):
        raise ContentError([_no_page(Path(generator.path).name)])
    generator.context["standing"] = standing
    generator.context["statement"] = Statement(standing, city, _waived(generator, standing), _languages(generator))
    generator.context["progress"] = Progress(standing.grids) if standing.grids else None
    for problem in warnings(standing, Path(generator.path).name):
        _log.warning(problem)


def give_plans(generator: PagesGenerator) -> None:
    """Give every template the schéma and the pages of the plans, and each of these its plan."""
    content, context = Path(generator.path), generator.context
    standing: Standing = context["standing"]
    scheme, plans = load_scheme(content), load_plans(content, _referential(standing))
    context["scheme"], context["plans"] = scheme, plans
    pages, day = context["pages"], standing.day
    context["plan_pages"] = shown = plan_pages.give_plans(pages, scheme, plans, day, content)
    context["unpublished"] = plan_pages.unpublished(pages, scheme, shown, day)
    reports = Places.of(generator.settings).reports
    owed = due.warnings(scheme, plans, standing, reports.name)
    early = plan_pages.done_too_early(plans, day)
    for problem in (*owed, *early, *plan_pages.unseen(pages, scheme, plans, shown, day)):
        _log.warning(problem)
    _write_draft(reports / due.DRAFT, due.draft(plans, standing))


def object_to_unknown_pages(pelican: Pelican, report: Report) -> list[Problem]:
    """What the sample of the last audit has against publishing the site as it was built."""
    grid = load_standing(Path(pelican.settings["PATH"]), today()).grid
    site_url = pelican.settings["JINJA_GLOBALS"]["ville"].site_url
    return unknown_addresses(grid, site_addresses(Path(pelican.output_path)), site_url) if grid else []


def _write_draft(path: Path, text: str | None) -> None:
    """Write what is wanting in the plan, or take away what no longer is."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _waived(generator: PagesGenerator, standing: Standing) -> list[Waived]:
    """What waivers leave at fault on the pages that are published."""
    context = generator.context
    pages = (*context["articles"], *context["pages"], *context["hidden_pages"])
    return waived_contents(pages, generator.settings, _referential(standing), standing.day)


def _languages(generator: PagesGenerator) -> dict[str, str]:
    """The language of each page of the site, by its address."""
    every = generator.context["generated_content"].values()
    return {f"/{one.url}": one.lang for one in every if one is not None and hasattr(one, "lang")}


def _referential(standing: Standing) -> Referential:
    return standing.grid.audit.referential if standing.grid is not None else [*referentials().values()][-1]


def write_statement(generator: PagesGenerator, writer: object) -> None:
    """Write the facts of the statement for machines."""
    path = Path(generator.output_path, JSON)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(generator.context["statement"].as_json(), encoding="utf-8")


def warnings(standing: Standing, content: str) -> list[Problem]:
    """What whoever publishes must know: the statement is about to end, or has ended; in: the name of the content."""
    limit = standing.ended or standing.ending
    if limit is None:
        return []
    left = (limit.day - standing.day).days
    soon = f"Dans {left}\u00a0jour{'s' if left > 1 else ''}, la mention sera «\u00a0non conforme\u00a0»."
    return [
        Problem(
            f"{content}/{FOLDER}/{NAME}",
            None,
            Text(
                f"Déclaration d’accessibilité\u00a0: {limit.reason}.",
                f"Accessibility statement: it ends on {limit.day}.",
            ),
            Text(
                "La mention est «\u00a0non conforme\u00a0» sur toutes les pages." if standing.ended else soon,
                "The mention is that of a site that is not conformant."
                if standing.ended
                else f"In {left} days the mention will be that of a site that is not conformant.",
            ),
            Text(
                "Faites contrôler le site, importez l’audit et mettez la déclaration à jour\u00a0: docs/conformite.md.",
                "Have the site audited, import the audit and bring the statement up to date: docs/conformite.md.",
            ),
        )
    ]


def _no_page(content: str) -> Problem:
    return Problem(
        f"{content}/pages/accessibilite.md",
        None,
        Text("Le site n’a pas de page d’accessibilité.", "The site has no accessibility page."),
        Text(
            "La loi demande la déclaration d’accessibilité, directement accessible depuis toutes les pages "
            "(loi n°\u00a02005-102, article 47\u00a0; RGAA, Mentions et pages obligatoires)\u00a0; "
            "son absence est passible de 25\u00a0000\u00a0€.",
            "The law asks for the accessibility statement, one link away from every page.",
        ),
        Text(
            "Créez ce fichier, avec «\u00a0template: accessibilite\u00a0» dans son en-tête.",
            'Make this file, with "template: accessibilite" in its front matter.',
        ),
    )
