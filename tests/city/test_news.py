"""How long news hold, and in which month they came."""

from datetime import datetime
from types import SimpleNamespace

import pytest

from a11y.clock import VARIABLE
from city.errors import Complaint
from city.located import compose
from city.models import Article, read_front
from city.news import Month, by_month, is_outdated, still_holding

FRONT = """\
title: Le square ferme
date: 2028-02-01
summary: Il rouvre en mars.
"""


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setenv(VARIABLE, str(int(datetime.fromisoformat(f"{moment}+00:00").timestamp())))


def read(line: str) -> tuple[dict[str, object], list[Complaint]]:
    front = compose(f"{FRONT}{line}\n")
    assert front is not None
    return read_front(Article, front)


def news(**said: object) -> SimpleNamespace:
    return SimpleNamespace(**said)


def test_news_hold_until_the_end_of_their_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    said, complaints = read("jusqu_au: 2028-02-29")
    assert complaints == []
    article = news(**said)
    at(monkeypatch, "2028-02-29T23:59")
    assert not is_outdated(article)
    at(monkeypatch, "2028-03-01T00:00")
    assert is_outdated(article)
    endless = news(date=said["date"])
    assert still_holding([article, endless]) == [endless]


@pytest.mark.parametrize(
    "line, message",
    [
        ("jusqu_au: 2028-01-31", "«\u00a0jusqu_au\u00a0» vient avant «\u00a0date\u00a0»."),
        ("jusqu_au: 2027-02-29", "2027-02-29"),
        ("jusquau: 2028-02-29", "Clé inconnue\u00a0: «\u00a0jusquau\u00a0»."),
    ],
)
def test_a_last_day_that_is_none_is_told_with_its_line(line: str, message: str) -> None:
    _, complaints = read(line)
    (complaint,) = complaints
    assert message in complaint.message.fr
    assert complaint.line == 4


def test_a_last_day_on_the_first_is_no_mistake() -> None:
    said, complaints = read("jusqu_au: 2028-02-01")
    assert said["jusqu_au"]
    assert complaints == []


def test_months_come_newest_first_with_their_count() -> None:
    articles = [news(date=datetime(*day)) for day in ((2027, 12, 31), (2028, 2, 29), (2027, 12, 1), (2028, 1, 1))]
    assert by_month(articles) == [
        Month("février\u00a02028", "2028-02", 1),
        Month("janvier\u00a02028", "2028-01", 1),
        Month("décembre\u00a02027", "2027-12", 2),
    ]
