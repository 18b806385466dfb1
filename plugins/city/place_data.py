"""A venue in the words of schema.org, for search engines and assistants: JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from markupsafe import Markup

from city.content_types.venue import KINDS, Closure, to_come
from city.identity import Address
from city.json_ld import embedded
from city.opening import Slot
from city.schedule import Feast, Span, Week, schedule

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST_MINUTE: Final = 24 * 60 - 1


def place_data(page: Any, site_url: str, breaks: Iterable[Span] | None = None) -> Markup:
    """The JSON-LD of a venue's page, to be put as it is into a `script` element.

    In: Pelican's page; the address of the site; the school holidays, as far as they are known.
    """
    told = schedule(page.horaires, breaks)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": KINDS[page.genre].schema,
        "@id": f"{site_url}/{page.url}",
        "url": f"{site_url}/{page.url}",
        "name": page.title,
        "description": page.summary,
        "address": postal_address(page.adresse),
        "openingHoursSpecification": [one for week in told.weeks for one in _week(week)],
        "specialOpeningHoursSpecification": [
            *(one for day, feast in told.feasts.items() for one in _feast(day, feast)),
            *(_closed(one) for one in to_come(getattr(page, "fermetures", ()))),
        ],
    }
    if telephone := getattr(page, "telephone", None):
        said["telephone"] = telephone.replace("\u00a0", " ")
    if email := getattr(page, "courriel", None):
        said["email"] = email
    return embedded({key: value for key, value in said.items() if value})


def postal_address(address: Address) -> dict[str, str]:
    """The `PostalAddress` of an address."""
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(address.lignes),
        "postalCode": address.code_postal,
        "addressLocality": address.commune,
        "addressCountry": "FR",
    }


def _feast(day: date, feast: Feast) -> Iterator[dict[str, Any]]:
    for slot in feast.hours or (None,):
        yield _specification(None, slot, day, day)


def _week(week: Week) -> Iterator[dict[str, Any]]:
    for first, last in week.spans:
        by_slot: dict[Slot, list[str]] = {}
        for day, slots in sorted(week.days.items()):
            for slot in slots:
                by_slot.setdefault(slot, []).append(_DAYS[day])
        for slot, days in by_slot.items():
            yield _specification(days, slot, first, last)


def _specification(days: list[str] | None, slot: Slot | None, first: date | None, last: date | None) -> dict[str, Any]:
    # schema.org says of a day on which a place is closed that it opens and closes at midnight.
    opens, closes = (slot.start, min(slot.end, _LAST_MINUTE)) if slot else (0, 0)
    said: dict[str, Any] = {"@type": "OpeningHoursSpecification", "opens": _time(opens), "closes": _time(closes)}
    if days:
        said["dayOfWeek"] = days
    if first:
        said["validFrom"] = first.isoformat()
    if last:
        said["validThrough"] = last.isoformat()
    return said


def _closed(closure: Closure) -> dict[str, Any]:
    return {**_specification(None, None, closure.du, closure.last), "description": closure.motif}


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
