"""The agenda: the events of a site, those to come month by month, and the calendars that are downloaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from a11y.clock import today
from city.content_types.event import Event
from city.dates import month_fr
from city.happening import Happening, calendar
from city.periods import Period
from city.sizes import size

# The calendar of all events, below the site.
ALL: Final = f"{Event.folder}/agenda.ics"


@dataclass(frozen=True)
class Listing:
    """An event in the agenda, at one of its times; `period` is None where nobody knows the date."""

    happening: Happening
    period: Period | None


@dataclass(frozen=True)
class Month:
    """A part of the agenda: its heading, the identifier of the heading, its events in order."""

    title: str
    id: str
    listings: tuple[Listing, ...]


def give_happenings(pages: Iterable[Any], settings: Mapping[str, Any]) -> None:
    """Give each page of an event its `happening`; in: Pelican's pages; its settings, which name city and time zone."""
    city, zone = settings.get("JINJA_GLOBALS", {}).get("ville"), ZoneInfo(settings["TIMEZONE"])
    for page in pages:
        if page.template == Event.kind and hasattr(page, "debut"):
            page.happening = Happening(page, city, zone)


def happenings(pages: Iterable[Any]) -> list[Happening]:
    """The events among pages: those to come in order, then those that are over, the latest first."""
    found = [page.happening for page in pages if hasattr(page, "happening")]
    order = sorted(found, key=lambda one: (one.has_no_date, one.next.first_day, str(one.next.start), one.url))
    return [one for one in order if not one.is_over] + [one for one in reversed(order) if one.is_over]


def coming_by_month(pages: Iterable[Any]) -> list[Month]:
    """The events to come under their months; one that comes back stands in each month, at its first time there.

    Those postponed to a date that nobody knows come last.
    """
    months: dict[tuple[int, int], list[Listing]] = {}
    titles: dict[tuple[int, int], str] = {}
    undated = []
    for happening in happenings(pages):
        if happening.has_no_date:
            undated.append(Listing(happening, None))
        for period in () if happening.has_no_date else happening.times.from_day(today()):
            # What began in a former month and goes on is looked for in this one.
            day = max(period.first_day, today())
            listed = months.setdefault((day.year, day.month), [])
            titles[day.year, day.month] = month_fr(day)
            if all(one.happening is not happening for one in listed):
                listed.append(Listing(happening, period))
    found = [
        Month(titles[key].capitalize(), f"mois-{key[0]}-{key[1]:02}", tuple(sorted(months[key], key=_order)))
        for key in sorted(months)
    ]
    return [*found, Month("Date à fixer", "date-a-fixer", tuple(undated))] if undated else found


def whole_calendar(pages: Iterable[Any]) -> bytes:
    """The calendar of all events, those that are over too: who follows it keeps them; empty where there is none."""
    found = happenings(pages)
    city = found[0].city if found else None
    return calendar(found, city, f"Agenda – {city.nom}") if city else b""


def write_calendars(shown: Iterable[Any], hidden: Iterable[Any], output: Path) -> None:
    """Write the calendar of each event beside its page, and that of all which lists may show.

    In: pages; those that no list shows; the folder of the site.
    """
    listed = list(shown)
    for name, content in [(ALL, whole_calendar(listed)), *_calendars([*listed, *hidden])]:
        if content:
            path = output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def size_fr(content: bytes) -> str:
    """« 2 ko », rounded up."""
    return size(len(content))


def _calendars(pages: Iterable[Any]) -> Iterator[tuple[str, bytes]]:
    for happening in happenings(pages):
        yield happening.calendar_file, happening.calendar


def _order(listing: Listing) -> tuple[str, str]:
    return (str(listing.period.start) if listing.period else "", listing.happening.url)
