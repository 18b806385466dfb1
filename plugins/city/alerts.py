"""Alerts: which pages show which, from when, until when, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from a11y.finding import Problem, Text
from city.content_types.alert import LEVELS, Link, first, last
from city.dates import moment_fr
from city.errors import ContentError, did_you_mean
from city.related import line_naming

# How long before its beginning an alert is in the pages, hidden: a page that nobody builds anew shows it by itself, and
# what is prepared months ahead is not there to be found by who reads the code.
AHEAD: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PlacedAlert:
    """An alert as pages show it.

    `begins`, `ends`: in the city's time zone. `hidden`: not yet begun when the site was built.
    `page_url`: its own page, if it has one. `section_urls`: the sections that show it; None for every page.
    """

    level: str
    title: str
    text: str
    lang: str
    until: date
    begins: datetime
    ends: datetime
    hidden: bool
    link: Link | None = None
    page_url: str | None = None
    section_urls: frozenset[str] | None = None

    @property
    def word(self) -> str:
        """The level, as residents read it."""
        return LEVELS[self.level]

    @property
    def until_fr(self) -> str:
        """Until when it holds: « samedi 28 novembre à 18 h »."""
        return moment_fr(self.until, self.begins.year)

    @property
    def until_iso(self) -> str:
        """The same for `<time datetime>`."""
        return self.ends.isoformat(timespec="minutes") if isinstance(self.until, datetime) else self.until.isoformat()


class Alerts(Sequence[PlacedAlert]):
    """The alerts of the site, the gravest first, then the one that began first."""

    def __init__(self, placed: Iterable[PlacedAlert]) -> None:
        levels = list(LEVELS)
        self._placed = sorted(placed, key=lambda one: (levels.index(one.level), one.begins, one.title))

    def __len__(self) -> int:
        return len(self._placed)

    def __getitem__(self, index: Any) -> Any:
        return self._placed[index]

    def on(self, section_url: str | None, current: str) -> list[PlacedAlert]:
        """Those of a page.

        In: the address of its section, None where it is in none; its own. An alert's own page does not repeat it.
        """
        return [
            alert
            for alert in self._placed
            if (alert.section_urls is None or section_url in alert.section_urls) and alert.page_url != current
        ]


def place(
    pages: Iterable[Any], sections: Mapping[str, str], zone: ZoneInfo, now: datetime
) -> list[tuple[Any, PlacedAlert]]:
    """The alerts that have not ended and are not far ahead, each with Pelican's page that says it.

    In: the pages; the address of each section by its path; the city's time zone; the moment.
    Raises `ContentError` for sections that the site does not have, of alerts that have ended as well.
    """
    found: list[tuple[Any, PlacedAlert]] = []
    problems: list[Problem] = []
    for page in pages:
        named: tuple[str, ...] = getattr(page, "sections", ())
        unknown = [name for name in named if name not in sections]
        problems += [_unknown(page, name, sections) for name in unknown]
        begins, ends = first(page.du).replace(tzinfo=zone), last(page.jusqu_au).replace(tzinfo=zone)
        if unknown or ends <= now or begins > now + AHEAD:
            continue
        alert = PlacedAlert(
            level=page.niveau,
            title=page.title,
            text=page.summary,
            lang=page.lang,
            until=page.jusqu_au,
            begins=begins,
            ends=ends,
            hidden=now < begins,
            link=getattr(page, "lien", None),
            page_url=f"/{page.url}" if page.content.strip() else None,
            section_urls=frozenset(sections[name] for name in named) or None,
        )
        found.append((page, alert))
    if problems:
        raise ContentError(problems)
    return found


def _unknown(page: Any, name: str, sections: Mapping[str, str]) -> Problem:
    return Problem(
        Path("content", page.get_relative_source_path()).as_posix(),
        line_naming(Path(page.source_path), name, "sections"),
        Text(f"Aucune rubrique ne s’appelle «\u00a0{name}\u00a0».", f'No section is called "{name}".'),
        Text("L’alerte ne se montrerait sur aucune de ses pages.", "The alert would be shown on none of its pages."),
        did_you_mean(name, sections),
    )
