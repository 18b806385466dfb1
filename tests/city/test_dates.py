"""Dates in French, and the words of addresses."""

from datetime import UTC, date, datetime

import pytest

from city.dates import date_fr, date_iso
from city.slugs import slugify


@pytest.mark.parametrize(
    "moment,words",
    [
        (date(2026, 11, 12), "12~novembre~2026"),
        (date(2026, 5, 1), "1er~mai~2026"),
        (date(2027, 8, 31), "31~août~2027"),
        (datetime(2026, 2, 2, 18, 30, tzinfo=UTC), "2~février~2026"),
    ],
)
def test_a_date_reads_as_french_people_write_it(moment: date, words: str) -> None:
    assert date_fr(moment).replace("\u00a0", "~") == words


def test_a_date_for_machines_is_iso_without_its_time() -> None:
    assert date_iso(datetime(2026, 2, 2, 18, 30, tzinfo=UTC)) == "2026-02-02"


@pytest.mark.parametrize(
    "words,slug",
    [
        ("Été 2026", "ete-2026"),
        ("L’œuvre d'Élodie", "l-oeuvre-d-elodie"),
        ("— !", ""),
        ("À  propos…", "a-propos"),
    ],
)
def test_words_become_an_address(words: str, slug: str) -> None:
    assert slugify(words) == slug
