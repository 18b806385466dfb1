"""News: which still hold, and in which month they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from a11y.clock import today
from city.dates import month_fr


def is_outdated(article: Any) -> bool:
    """Whether the day until which a piece of news holds, its key `jusqu_au`, has passed."""
    until: date | None = getattr(article, "jusqu_au", None)
    return until is not None and until < today()


def still_holding(articles: Iterable[Any]) -> list[Any]:
    """The news that still hold, in the order given."""
    return [article for article in articles if not is_outdated(article)]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of news: « novembre 2026 », `2026-11`, how many came."""

    title: str
    slug: str
    count: int


def by_month(articles: Iterable[Any]) -> list[Month]:
    """The months in which news came, newest first."""
    counts = Counter(article.date.date().replace(day=1) for article in articles)
    return [Month(month_fr(first), f"{first:%Y-%m}", counts[first]) for first in sorted(counts, reverse=True)]
