"""The dashboard for the council: one page of HTML that needs no other file, and no network.

It has the look of the gate's report (`a11y.report_page`), and says what the last audit found, how that changed from
audit to audit, and who looked at what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from a11y.report_page.whole import environment, inlined
from a11y.report_page.words import count, day, number, short_day
from a11y.rule import Rule
from conformity.audit import Audit, Derogation, Page, Status
from conformity.evidence import automated
from conformity.progress import Progress, ThemeProgress, status_of, stopping
from conformity.referential import Criterion
from conformity.standing import Standing
from conformity.statement import percentage

FILE: Final = "conformite.html"
_FOLDER: Final = Path(__file__).parent
# What a status is called where it is read, and not counted.
_SAID: Final = {
    Status.C: "Conforme",
    Status.NC: "Non conforme",
    Status.NA: "Non applicable",
    Status.NT: "Non testé",
}


@dataclass(frozen=True)
class Evidence:
    """What an auditor wants changed, or why content is under a derogation, and on which pages."""

    text: str
    pages: str
    derogation: Derogation | None = None


@dataclass(frozen=True)
class Judged:
    """A criterion, what is said of it for the site, on how many pages what, on which it is not met, why, and the rules.

    `pages`: the statuses with their pages, those that are not met by their titles.
    """

    criterion: Criterion
    status: Status
    pages: tuple[tuple[Status, str], ...]
    evidence: tuple[Evidence, ...]
    rules: tuple[str, ...]

    @property
    def said(self) -> str:
        """« Non conforme »."""
        return _SAID[self.status]


@dataclass(frozen=True)
class Watch:
    """How many criteria of a theme have rules, and how many are left to people."""

    name: str
    machine: int
    people: int


def write_dashboard(standing: Standing, rules: Mapping[str, Rule], path: Path) -> None:
    """Write the dashboard; in: where the site stands; the rules of the gate, by id; the file. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dashboard(standing, rules), encoding="utf-8")


def dashboard(standing: Standing, rules: Mapping[str, Rule]) -> str:
    """The dashboard as HTML; the same input gives the same bytes."""
    return (
        environment(_FOLDER)
        .get_template("dashboard.html")
        .render(
            standing=standing,
            count=lambda value, one, many: count(value, one, many, "fr"),
            number=lambda value: number(value, "fr"),
            day=lambda date: day(date, "fr"),
            short_day=lambda date: short_day(date, "fr"),
            percentage=percentage,
            **(_told(standing, rules) if standing.grids else {"progress": None}),
            **_inlined(),
        )
    )


@cache
def _inlined() -> dict[str, Any]:
    return dict(inlined(_FOLDER / "dashboard.css"))


def _told(standing: Standing, rules: Mapping[str, Rule]) -> dict[str, Any]:
    progress = Progress(standing.grids)
    audit = progress.audit
    watched = automated(audit.referential, rules)
    judged = {one: _judged(audit, criterion, watched[one]) for one, criterion in audit.referential.criteria.items()}
    return {
        "progress": progress,
        "audit": audit,
        "pages": [page for page in audit.pages if not page.is_shared],
        "shared": next((page for page in audit.pages if page.is_shared), None),
        "total": _total(progress.themes),
        "watches": [
            Watch(
                f"{theme.number}. {theme.name}",
                sum(bool(watched[one.number]) for one in theme.criteria),
                sum(not watched[one.number] for one in theme.criteria),
            )
            for theme in audit.referential.themes
        ],
        "watched": sum(bool(ids) for ids in watched.values()),
        "stopping": stopping(watched, rules),
        "rules": len({rule for ids in watched.values() for rule in ids}),
        "themes": [(theme, [judged[one.number] for one in theme.criteria]) for theme in audit.referential.themes],
    }


def _total(themes: list[ThemeProgress]) -> dict[str, int]:
    return {
        name: sum(getattr(theme, name) for theme in themes) for name in ("met", "unmet", "not_tested", "not_applicable")
    }


def _judged(audit: Audit, criterion: Criterion, rules: tuple[str, ...]) -> Judged:
    pages: dict[Status, list[Page]] = {}
    for page in audit.pages:
        pages.setdefault(audit.cell(criterion.number, page.name).status, []).append(page)
    return Judged(
        criterion,
        status_of(audit, criterion.number),
        tuple((status, _named(pages[status], status)) for status in Status if status in pages),
        tuple(_evidence(audit, criterion.number)),
        rules,
    )


def _named(pages: list[Page], status: Status) -> str:
    if status is Status.NC:
        return _titles(pages)
    return count(len(pages), "page", "pages", "fr")


def _evidence(audit: Audit, criterion: str) -> Iterator[Evidence]:
    for text, pages in audit.changes(criterion).items():
        yield Evidence(text, _titles(pages))
    for derogation, pages in audit.derogations(criterion).items():
        yield Evidence(derogation.reason, _titles(pages), derogation)


def _titles(pages: Iterable[Page]) -> str:
    return ", ".join(page.title for page in pages)
