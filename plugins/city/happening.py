"""An event as the site shows it: when it is now, whether it is over, what is downloaded, what machines read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry
from icalendar.prop import vRecur
from markupsafe import Markup

from a11y.clock import today
from city.content_types.event import ACCESS, CANCELLED, FREE, PLANNED, POSTPONED
from city.dates import date_fr
from city.identity import Identity
from city.json_ld import embedded
from city.periods import RHYTHMS, SAME_WEEKDAY, Period, Recurrence, Times, day_of
from city.place_data import postal_address

_SCHEMA: Final = "https://schema.org/"


@dataclass(frozen=True)
class Happening:
    """An event: its Pelican page, which holds the keys of `content_types.event.Event`; the city; its time zone."""

    page: Any
    city: Identity
    zone: ZoneInfo

    @property
    def state(self) -> str:
        """`prévu`, `annulé` or `reporté`."""
        return str(self._key("etat") or PLANNED)

    @cached_property
    def times(self) -> Times:
        """When it is, after it was postponed where it was."""
        first = Period(self.page.debut, self._key("fin"))
        rhythm = self._key("recurrence")
        if rhythm:
            return Times(first, Recurrence(rhythm, self.page.jusqu_au, tuple(self._key("sauf") or ())))
        return Times(first.at(self._key("reporte_au") or first.start))

    @property
    def has_no_date(self) -> bool:
        """Whether it is postponed, nobody knows until when."""
        return self.state == POSTPONED and not self._key("reporte_au")

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return not self.has_no_date and not self.times.from_day(today())

    @property
    def next(self) -> Period:
        """When it is next, or was last."""
        return next(iter(self.times.from_day(today())), self.times.periods[-1])

    @property
    def again(self) -> str:
        """« chaque semaine, jusqu’au 30 juin 2027, sauf le 23 décembre 2026 »; empty where it is once."""
        return self.again_from(today())

    def again_from(self, day: date) -> str:
        """The same as it is read with a day: what was left out before it is no news there."""
        series = self.times.recurrence
        if series is None:
            return ""
        left_out = [f"le\u00a0{date_fr(one)}" for one in sorted(series.excluded) if one >= max(day, today())]
        save = f", sauf {_listed(left_out)}" if left_out else ""
        return f"{series.told(self.times.first.first_day)}, jusqu’au\u00a0{date_fr(series.until)}{save}"

    @property
    def access(self) -> list[str]:
        """What it offers to whom, as residents read it."""
        return [ACCESS[name] for name in self._key("accessibilite") or ()]

    @property
    def venue(self) -> Any:
        """Pelican's page of the venue where it is; None where the editor's own words say where."""
        return self._key("venue")

    @property
    def place(self) -> str:
        """« Galerie, Hôtel de ville », or the editor's own words."""
        if self.venue is None:
            return str(self.page.lieu)
        return ", ".join(filter(None, (self._key("endroit"), str(self.venue.title))))

    @property
    def address(self) -> str | None:
        """« 1, place du Parvis, 92300 Levallois », that of the venue where there is one; None where nobody said it."""
        said: str | None = self._key("adresse") if self.venue is None else self.venue.adresse.line
        return said

    @property
    def planned_first(self) -> str:
        """When it was to be before it was postponed."""
        return str(Period(self.page.debut, self._key("fin")))

    @property
    def url(self) -> str:
        """Its address on the site."""
        return f"/{self.page.url}"

    @property
    def _name(self) -> str:
        return str(self.page.url.rstrip("/").rpartition("/")[2])

    @property
    def calendar_file(self) -> str:
        """Where its calendar lies below the site: beside its page."""
        return f"{self.page.save_as.rpartition('/')[0]}/{self._name}.ics".lstrip("/")

    @cached_property
    def calendar(self) -> bytes:
        """Its calendar, in iCalendar (RFC 5545)."""
        return calendar([self], self.city)

    def _key(self, name: str) -> Any:
        return getattr(self.page, name, None)

    def _zoned(self, moment: date) -> date:
        return moment.replace(tzinfo=self.zone) if isinstance(moment, datetime) else moment

    def entry(self) -> Entry:
        """Its VEVENT. What was postponed to nobody knows when is cancelled, so that calendars do not remind of it."""
        entry, first = Entry(), self.times.first
        host = urlsplit(self.city.site_url).hostname
        entry.add("uid", f"{self.page.url.strip('/')}@{host}")
        # The day of the build, not of the file: a calendar takes an entry anew only where its stamp is later.
        entry.add("dtstamp", datetime.combine(today(), time(), UTC))
        entry.add("sequence", 0 if self.state == PLANNED else 1)
        entry.add("summary", str(self.page.title))
        entry.add("dtstart", self._zoned(first.start))
        if isinstance(first.end, datetime):
            entry.add("dtend", self._zoned(first.end))
        elif not isinstance(first.start, datetime):
            # RFC 5545: the day after the last.
            entry.add("dtend", first.last_day + timedelta(days=1))
        entry.add("location", ", ".join(filter(None, (self.place, self.address))))
        entry.add("description", "\n".join(filter(None, (self._key("motif"), str(self.page.summary)))))
        entry.add("url", self.city.site_url + self.url)
        entry.add("status", "CANCELLED" if self.state == CANCELLED or self.has_no_date else "CONFIRMED")
        if self.times.recurrence is not None:
            self._add_recurrence(entry, self.times.recurrence)
        return entry

    def _add_recurrence(self, entry: Entry, series: Recurrence) -> None:
        start = self.times.first.start
        rule = vRecur.from_ical(series.rule(start))
        until: date = series.until
        if isinstance(start, datetime):
            # RFC 5545 wants it in UTC where the start has a time zone.
            until = datetime.combine(until, time(23, 59, 59), self.zone).astimezone(UTC)
        rule["UNTIL"] = [until]
        entry.add("rrule", rule)
        for period in self.times.before_exclusion:
            if period.first_day in series.excluded:
                entry.add("exdate", self._zoned(period.start))

    @property
    def json_ld(self) -> Markup:
        """What machines read of it (schema.org `Event`), fit to stand in a script element."""
        return embedded(self._data())

    def _data(self) -> dict[str, object]:
        now, page = self.next, self.page
        url = self.city.site_url + self.url
        is_free = page.prix.strip().lower() == FREE
        offer = {"@type": "Offer", "description": page.prix, "url": self._absolute(self._key("inscription")) or url}
        if is_free:
            offer |= {"price": "0", "priceCurrency": "EUR"}
        data: dict[str, object] = {
            "@context": _SCHEMA,
            "@type": "Event",
            "@id": url,
            "name": page.title,
            "description": page.summary,
            "url": url,
            "startDate": self._iso(now.start),
            "eventStatus": _SCHEMA + self._status,
            "eventAttendanceMode": f"{_SCHEMA}OfflineEventAttendanceMode",
            "location": self._location(),
            "isAccessibleForFree": is_free,
            "offers": offer,
            "organizer": {"@type": "Organization", "name": self.city.nom, "url": self.city.site_url},
        }
        if now.end is not None:
            data["endDate"] = self._iso(now.end)
        if self.state == POSTPONED and not self.has_no_date:
            data["previousStartDate"] = self._iso(page.debut)
        if self.times.recurrence is not None:
            data["eventSchedule"] = self._schedule(self.times.recurrence)
        return data

    def _location(self) -> dict[str, object]:
        address = self.address or f"{self.city.adresse.code_postal} {self.city.adresse.commune}"
        at: dict[str, object] = {"@type": "Place", "name": self.place, "address": address}
        if self.venue is not None:
            at |= {
                "address": postal_address(self.venue.adresse),
                "url": f"{self.city.site_url}/{self.venue.url}",
            }
        return at

    @property
    def _status(self) -> str:
        if self.state == POSTPONED:
            return "EventPostponed" if self.has_no_date else "EventRescheduled"
        return "EventCancelled" if self.state == CANCELLED else "EventScheduled"

    def _schedule(self, series: Recurrence) -> dict[str, object]:
        rule = dict(part.split("=") for part in RHYTHMS[series.rhythm].split(";"))
        unit = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}[rule["FREQ"]]
        start = self.times.first.start
        schedule: dict[str, object] = {
            "@type": "Schedule",
            "repeatFrequency": f"P{rule.get('INTERVAL', 1)}{unit}",
            "startDate": day_of(start).isoformat(),
            "endDate": series.until.isoformat(),
            "scheduleTimezone": self.zone.key,
        }
        if "BYDAY" in rule:
            schedule["byDay"] = rule["BYDAY"].split(",")
        if series.rhythm == SAME_WEEKDAY:
            schedule["byDay"] = series.rule(start).rpartition("=")[2]
        if isinstance(start, datetime):
            schedule["startTime"] = start.time().isoformat()
        if series.excluded:
            schedule["exceptDate"] = [day.isoformat() for day in sorted(series.excluded)]
        return schedule

    def _iso(self, moment: date) -> str:
        return self._zoned(moment).isoformat()

    def _absolute(self, url: str | None) -> str | None:
        return self.city.site_url + url if url and url.startswith("/") else url


def calendar(happenings: Iterable[Happening], city: Identity, name: str | None = None) -> bytes:
    """A calendar of events, in iCalendar (RFC 5545): the same bytes for the same events on the same day.

    In: the events, one at least; the city; how calendars may call what they subscribe to.
    """
    made = Calendar()
    made.add("prodid", f"-//{city.nom}//Parvis//FR")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    if name is not None:
        made.add("name", name)
        made.add("x-wr-calname", name)
    found = sorted(happenings, key=lambda one: (one.times.first.first_day, one.url))
    for happening in found:
        made.add_component(happening.entry())
    # Of the changes of the clocks, those of the years that count.
    years = [period.last_day.year for happening in found for period in happening.times.periods]
    made.add_missing_timezones(first_date=date(min(years), 1, 1), last_date=date(max(years) + 2, 1, 1))
    return bytes(made.to_ical())


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} et\u00a0{words[-1]}"
