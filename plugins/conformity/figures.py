"""The rates of an audit as a person reads them: whole numbers, and a percentage that is never rounded up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from city.dates import date_fr
from conformity.audit import Audit, Page, Status
from conformity.grid import Grid
from conformity.rate import Rate, rates
from conformity.statement import percentage


def figures(grid: Grid) -> Iterator[str]:
    """The rates of a grid, line by line: each page, each process, the site; in French."""
    audit, found = grid.audit, rates(grid.audit)
    shared = [page for page in audit.pages if page.is_shared]
    own = [page for page in audit.pages if not page.is_shared]
    yield f"{audit.referential_name}, audit du {date_fr(audit.day)} ({audit.auditor})"
    yield ""
    steps = {name: [page for page in own if page.process == name] for name in found.processes}
    # A page of a process is worth what the other steps are worth.
    beside = {page.name: steps.get(page.process or "", [page]) for page in own}
    yield from _table(
        "Pages",
        [
            (f"{page.name}  {page.title}", _said(audit, found.pages[page.name], [*beside[page.name], *shared]))
            for page in own
        ],
    )
    yield from _table(
        "Processus", [(name, _said(audit, rate, [*steps[name], *shared])) for name, rate in found.processes.items()]
    )
    if found.site is None:
        yield f"Site\u00a0: pas de taux, tant qu’il reste des contrôles à faire ({found.not_tested} NT)."
    else:
        yield f"Site\u00a0: {_said(audit, found.site, audit.pages)}."
    if found.mean is not None:
        yield f"Moyenne des pages\u00a0: {percentage(found.mean)}."
    # What the site may say of itself today hangs on its declaration as well: `check` says that, and nobody else.
    yield f"État d’après cet audit\u00a0: {found.state.value}."


def _table(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if rows:
        width = max(len(said) for _, said in rows)
        yield f"{title}\u00a0:"
        yield from (f"  {said:>{width}}  {name}" for name, said in rows)
        yield ""


def _said(audit: Audit, rate: Rate, pages: Iterable[Page]) -> str:
    names = [page.name for page in pages]
    left = sum(audit.cell(number, name).status is Status.NT for number in audit.referential.criteria for name in names)
    if left:
        return f"pas de taux ({left} NT)"
    if rate.share is None:
        return "aucun critère applicable"
    return f"{rate.validated} sur {rate.applicable}, {percentage(rate.share)}"
