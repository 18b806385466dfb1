"""From the audit to the statement: what the law asks of a city, kept true by each build.

One source, `content/conformite/`: the grids of the audits (`grid`, `audit`), which a person reads and corrects, and
what the city declares (`declaration`). From them, in order:

1. `page_generator_finalized`: all is read (`standing`), the rate computed (`rate`) and held against the calendar
   (`validity`); every template is given `standing`, whose mention stands on every page, the `statement` and how far
   the site is (`progress`);
2. `page_generator_finalized`: the schéma and the plans of action are read (`scheme`, `plan`), given to every template
   as `scheme` and `plan_pages`, and what the city still owes is told (`due`);
3. `page_writer_finalized`: the facts of the statement are written for machines beside its page;
4. `report_judged` (`publish.signals`): where the gate sees a criterion unmet that the grid declares met, nothing is
   published (`contradictions`), nor where the sample names a page that the site has not (`addresses`); what is
   wanting in the plan is drafted beside the report.

What is not there, is about to end, or has ended, is told as a warning (`notices`); what contradicts itself stops the
build.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican import signals

from a11y.clock import today
from a11y.finding import Problem, Text
from a11y.output import write
from city.errors import ContentError
from conformity import due, plan_pages
from conformity.addresses import site_addresses, unknown_addresses
from conformity.audit_notices import audit_notices
from conformity.contradictions import object_to_contradictions
from conformity.notices import notices
from conformity.plan import load_plans
from conformity.progress import Progress
from conformity.referential import Referential, referentials
from conformity.scheme import load_scheme
from conformity.standing import Standing, keep_standing, kept_standing, load_standing
from conformity.statement import Statement
from conformity.waived import Waived, waived_contents
from publish.places import Places

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.generators import PagesGenerator

    from a11y.report import Report
    from publish.build import GatedPelican

# Where the RGAA recommends that it stands.
URL: Final = "/accessibilite/"
TEMPLATE: Final = "accessibilite"
JSON: Final = "accessibilite/declaration.json"
# Where the settings of a build hold what is wanting in the plan.
_DRAFT: Final = "CONFORMITY_DRAFT"
_WANTED: Final = Text(
    "La loi demande la déclaration d’accessibilité, directement accessible depuis toutes les pages (RGAA 4.1.2, "
    "Mentions et pages obligatoires)\u00a0; son absence peut coûter 25\u00a0000\u00a0€.",
    "The law asks for the accessibility statement, one link away from every page.",
)

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
    report_judged.connect(write_draft)


def give_standing(generator: PagesGenerator) -> None:
    """Give every template where the site stands, and the statement."""
    content = Path(generator.path)
    standing = load_standing(content, today())
    keep_standing(generator.settings, standing)
    city = generator.settings["JINJA_GLOBALS"]["ville"]
    _require_page(generator.context, content)
    generator.context["standing"] = standing
    generator.context["statement"] = Statement(standing, city, _waived(generator, standing), _languages(generator))
    generator.context["progress"] = Progress(standing.grids) if standing.grids else None
    for problem in (*notices(standing, content.name), *audit_notices(standing, city.site_url)):
        _log.warning(problem)


def give_plans(generator: PagesGenerator) -> None:
    """Give every template the schéma and the pages of the plans, and each of these its plan."""
    content, context = Path(generator.path), generator.context
    standing: Standing = context["standing"]
    scheme, plans = load_scheme(content), load_plans(content, _referential(standing))
    context["scheme"], context["plans"] = scheme, plans
    pages, day = context["pages"], standing.day
    context["plan_pages"] = shown = plan_pages.give_plans(pages, scheme, plans, day, content)
    # No list names them, and whoever knows their address reads them.
    unlisted = (*generator.hidden_pages, *generator.translations, *generator.hidden_translations)
    plan_pages.give_plans(unlisted, scheme, plans, day, content)
    context["unpublished"] = plan_pages.unpublished(pages, scheme, shown, day)
    places = Places.of(generator.settings)
    owed = due.warnings(scheme, plans, standing, places.shown(places.reports))
    early = plan_pages.done_too_early(plans, day)
    for problem in (*owed, *early, *plan_pages.unseen(pages, scheme, plans, shown, day)):
        _log.warning(problem)
    generator.settings[_DRAFT] = due.draft(plans, standing)


def write_draft(pelican: GatedPelican, report: Report) -> list[Problem]:
    """Write what is wanting in the plan, or take away what no longer is; out: nothing against publishing.

    Where the build is refused, nothing is taken away: its notices name the draft. `make alerte` leaves it as it is:
    what it builds is what was published, not what is being written.
    """
    places = pelican.places
    if places.home != places.project or _DRAFT not in pelican.settings:
        return []
    path, text = places.reports / due.DRAFT, pelican.settings[_DRAFT]
    if text is not None:
        write([text], path)
    elif not report.exit_code:
        path.unlink(missing_ok=True)
    return []


def object_to_unknown_pages(pelican: Pelican, report: Report) -> list[Problem]:
    """What the sample of the last audit has against publishing the site as it was built."""
    standing = kept_standing(pelican.settings)
    if standing.grid is None:
        return []
    site_url = pelican.settings["JINJA_GLOBALS"]["ville"].site_url
    return unknown_addresses(standing.grid, site_addresses(Path(pelican.output_path)), site_url)


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


def _require_page(context: Mapping[str, Any], content: Path) -> None:
    """Raise `ContentError` where no published page shows the statement at its address."""
    if any(f"/{page.url}" == URL and page.template == TEMPLATE for page in context["pages"]):
        return
    unlisted = [page for page in (*context["hidden_pages"], *context["draft_pages"]) if page.template == TEMPLATE]
    sources = [Path(page.source_path).relative_to(content.parent).as_posix() for page in unlisted]
    raise ContentError(map(_not_published, sources) if sources else [_no_page(content.name)])


def _not_published(source: str) -> Problem:
    return Problem(
        source,
        None,
        Text(
            "La page d’accessibilité est là, mais son «\u00a0status\u00a0» ne la publie pas\u00a0: c’est un brouillon, "
            "ou une page cachée.",
            "The accessibility page is there, and its status does not publish it: it is a draft, or hidden.",
        ),
        _WANTED,
        Text(
            "Supprimez la ligne «\u00a0status\u00a0» de son en-tête.", 'Delete the line "status" of its front matter.'
        ),
    )


def _no_page(content: str) -> Problem:
    return Problem(
        f"{content}/pages/accessibilite.md",
        None,
        Text("Le site n’a pas de page d’accessibilité.", "The site has no accessibility page."),
        _WANTED,
        Text(
            "Créez ce fichier, avec «\u00a0template: accessibilite\u00a0» dans son en-tête.",
            'Make this file, with "template: accessibilite" in its front matter.',
        ),
    )
