"""Pages that say where: they name a venue of the site, which alone says its address, its hours and how one enters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from a11y.finding import Problem, Text
from city.content_types.event import Event
from city.content_types.procedure import Procedure
from city.counter import Counter
from city.errors import ContentError
from city.related import line_naming
from city.schedule import Span, schedule
from city.slugs import is_slug
from city.venues import unknown


def settle(pages: Iterable[Any], known: Mapping[str, Any], content: Path, breaks: Iterable[Span] | None) -> None:
    """Give an event the `venue` that it names, and a procedure the `counters` of its ways by the name of their venue.

    In: Pelican's pages, translations too; the venues (`by_name`); the folder of the content; the school holidays, as
    far as they are known. Raises `ContentError` for names that no venue has.
    """
    spans, problems = None if breaks is None else tuple(breaks), list[Problem]()
    for page in pages:
        names = list(_named(page))
        problems += [_absent(page, one, known, content) for one in names if one not in known]
        found = {one: known[one] for one in names if one in known}
        if page.template == Event.kind:
            page.venue = next(iter(found.values()), None)
        if page.template == Procedure.kind:
            page.counters = {one: Counter(at, schedule(at.horaires, spans)) for one, at in found.items()}
    if problems:
        raise ContentError(sorted(problems, key=lambda problem: (problem.source, problem.line or 0)))


def _named(page: Any) -> Iterator[str]:
    if page.template == Event.kind and is_slug(getattr(page, "lieu", "")):
        yield page.lieu
    if page.template == Procedure.kind:
        yield from (way.lieu for way in getattr(page, "comment", ()) if way.lieu is not None)


def _absent(page: Any, name: str, known: Iterable[str], content: Path) -> Problem:
    source = Path(page.source_path)
    return unknown(
        source.relative_to(content.parent).as_posix(),
        line_naming(source, name, "lieu"),
        name,
        known,
        Text(
            "Écrit ainsi, en minuscules, c’est le nom d’une fiche de content/lieux/\u00a0: le lien vers elle ne "
            "mènerait nulle part. Un endroit sans fiche s’écrit en toutes lettres, avec une majuscule.",
            "Written like this, it names a sheet of content/lieux/: the link to it would lead nowhere. "
            "A place without a sheet is written in full, with a capital.",
        ),
    )
