"""An alert: what its front matter may say, when it begins and ends, which pages show it, in which order."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.clock import VARIABLE, now, today
from city.alerts import AHEAD, Alerts, PlacedAlert, place
from city.content_types.alert import LEVELS, Link, first, last
from city.dates import moment_fr
from city.errors import ContentError
from tests.city import reading

PARIS = ZoneInfo("Europe/Paris")
SECTIONS = {"mairie": "/mairie/", "sport": "/sport/"}
GOOD = """\
---
title: L'hôtel de ville ferme
niveau: vigilance
du: 2026-11-25
jusqu_au: 2026-11-28 18:00
summary: "Fermé : revenez lundi."
sections: [mairie, sport]
lien:
  texte: Les horaires d'ouverture
  url: /mairie/contact/
---
"""


def read(folder: Path, text: str) -> tuple[str, dict[str, object]]:
    return reading.read(folder, "alertes/fermeture.md", text)


def test_an_alert_is_typed_and_knows_its_address_and_its_template(tmp_path: Path) -> None:
    body, alert = read(tmp_path, GOOD)
    assert body.strip() == ""
    assert (alert["template"], alert["tree_path"]) == ("alerte", "alertes/fermeture")
    assert alert["summary"] == "Fermé\u00a0: revenez lundi."
    assert (alert["du"], alert["jusqu_au"]) == (date(2026, 11, 25), datetime(2026, 11, 28, 18))
    assert not isinstance(alert["du"], datetime), "no hour was written"
    assert alert["sections"] == ("mairie", "sport")
    assert alert["lien"] == Link(texte="Les horaires d’ouverture", url="/mairie/contact/")


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_can_be_written(tmp_path: Path, level: str) -> None:
    assert read(tmp_path, GOOD.replace("vigilance", level))[1]["niveau"] == level


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        ("niveau: vigilance\n", "", 2, "Il manque « niveau »"),
        ("niveau: vigilance", "niveau: vigilence", 3, "Vouliez-vous dire « vigilance » ?"),
        ("niveau: vigilance", "niveau: rouge", 3, "Valeurs admises : deuil, information, urgence, vigilance"),
        ("niveau: vigilance", "gravité: vigilance", 3, "Vouliez-vous dire « niveau » ?"),
        ("du: 2026-11-25\n", "", 2, "Il manque « du »"),
        ("du: 2026-11-25", "début: 2026-11-25", 4, "Vouliez-vous dire « du » ?"),
        ("du: 2026-11-25", "du: 25/11/2026", 4, "Écrivez du: 2026-11-25"),
        ("du: 2026-11-25", "du: 2026-11-31", 4, "Cette date n’existe pas au calendrier"),
        ("du: 2026-11-25", "du: 2026-11-28 18:00", 5, "avant de commencer (samedi 28 novembre à 18 h)"),
        ("du: 2026-11-25", "du: 2026-11-29", 5, "L’alerte finit (samedi 28 novembre à 18 h) avant de commencer"),
        ("jusqu_au: 2026-11-28 18:00\n", "", 2, "Il manque « jusqu_au »"),
        ("jusqu_au: 2026-11-28 18:00", "fin: 2026-11-28", 5, "Vouliez-vous dire « jusqu_au » ?"),
        ("jusqu_au: 2026-11-28 18:00", "jusqu_au: 2026-11-28 18h", 5, "Écrivez jusqu_au: 2026-11-28"),
        ("jusqu_au: 2026-11-28 18:00", "jusqu_au: 2026-11-28 18:00+01:00", 5, "L’heure est celle de la ville"),
        ("jusqu_au: 2026-11-28 18:00", "jusqu_au: 2026-11-28 18:00Z", 5, "Écrivez jusqu_au: 2026-11-28 18:00"),
        ('summary: "Fermé : revenez lundi."\n', "", 2, "Il manque « summary »"),
        ('summary: "Fermé : revenez lundi."', "message: Fermé.", 6, "Vouliez-vous dire « summary » ?"),
        ("sections: [mairie, sport]", "sections: mairie", 7, "« sections » n’est pas une liste"),
        ("sections: [mairie, sport]", "sections: []", 7, "« sections » ne nomme aucune rubrique"),
        ("sections: [mairie, sport]", "section: mairie", 7, "« sections: [mairie] »"),
        ("lien:\n  texte: Les horaires d'ouverture\n  url: ", "lien: ", 8, "Plusieurs clés sont attendues ici"),
        ("  texte: Les horaires d'ouverture\n", "", 9, "Il manque « texte » dans « lien »"),
        ("  url: /mairie/contact/\n", "", 9, "Il manque « url » dans « lien »"),
        ("  url: /mairie/contact/", "  url: mairie/contact", 10, "ou par « / » sur ce site"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_with_the_way_out(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    said = [
        (one.line, f"{one.message.fr} {one.why.fr} {one.fix.fr}".replace("\u00a0", " "), one.source)
        for one in caught.value.problems
    ]
    assert [one for one in said if one[0] == line and words in one[1] and one[2] == "content/alertes/fermeture.md"], (
        said
    )


def test_a_day_alone_is_held_from_its_first_to_its_last_second() -> None:
    day = date(2026, 11, 28)
    assert first(day) == datetime(2026, 11, 28)
    assert last(day) == datetime(2026, 11, 28, 23, 59, 59)
    assert first(datetime(2026, 11, 28, 18)) == last(datetime(2026, 11, 28, 18)) == datetime(2026, 11, 28, 18)


@pytest.mark.parametrize(
    "moment,year,said",
    [
        (date(2026, 11, 28), 2026, "samedi 28 novembre"),
        (datetime(2026, 11, 28, 18), 2026, "samedi 28 novembre à 18 h"),
        (datetime(2026, 11, 28, 8, 5), 2026, "samedi 28 novembre à 8 h 05"),
        (datetime(2027, 1, 1, 0, 0), 2026, "vendredi 1er janvier 2027 à 0 h"),
    ],
)
def test_a_moment_is_said_as_french_people_say_it(moment: date, year: int, said: str) -> None:
    assert moment_fr(moment, year).replace("\u00a0", " ") == said


def page(**said: object) -> SimpleNamespace:
    named: dict[str, object] = {
        "title": "Travaux",
        "summary": "Une rue est fermée.",
        "lang": "fr",
        "niveau": "information",
        "du": date(2026, 11, 25),
        "jusqu_au": date(2026, 11, 28),
        "url": "alertes/travaux/",
        "content": "",
    }
    return SimpleNamespace(**named | said)


def placed(when: datetime, *pages: SimpleNamespace) -> list[PlacedAlert]:
    return [alert for _, alert in place(pages, SECTIONS, PARIS, when)]


@pytest.mark.parametrize(
    "when,shown",
    [
        (datetime(2026, 11, 24, 23, 59, 59), "hidden"),
        (datetime(2026, 11, 25), "shown"),
        (datetime(2026, 11, 28, 23, 59, 58), "shown"),
        (datetime(2026, 11, 28, 23, 59, 59), "gone"),
        (datetime(2026, 11, 25) - AHEAD, "hidden"),
        (datetime(2026, 11, 24, 23, 59, 59) - AHEAD, "gone"),
    ],
)
def test_an_alert_is_shown_from_its_beginning_to_its_end(when: datetime, shown: str) -> None:
    alerts = placed(when.replace(tzinfo=PARIS), page())
    assert [("hidden" if alert.hidden else "shown") for alert in alerts] == ([] if shown == "gone" else [shown])


def test_moments_are_those_of_the_city_in_summer_and_in_winter() -> None:
    alert = page(du=datetime(2026, 10, 24, 12), jusqu_au=datetime(2026, 10, 25, 12))
    (found,) = placed(datetime(2026, 10, 24, 20, tzinfo=PARIS), alert)
    assert (found.begins.isoformat(), found.ends.isoformat()) == (
        "2026-10-24T12:00:00+02:00",
        "2026-10-25T12:00:00+01:00",
    )
    assert (found.ends.astimezone(ZoneInfo("UTC")) - found.begins.astimezone(ZoneInfo("UTC"))).total_seconds() == 90000


def test_an_alert_has_a_page_only_where_it_has_a_body() -> None:
    when = datetime(2026, 11, 26, tzinfo=PARIS)
    assert [one.page_url for one in placed(when, page(content="\n"), page(content="<p>Plan.</p>"))] == [
        None,
        "/alertes/travaux/",
    ]


def test_alerts_are_on_every_page_or_on_those_of_their_sections_and_not_on_their_own() -> None:
    when = datetime(2026, 11, 26, tzinfo=PARIS)
    alerts = Alerts(placed(when, page(title="Partout", content="<p>Plan.</p>"), page(title="Ici", sections=("sport",))))
    said = {where: [one.title for one in alerts.on(*where)] for where in [("/sport/", "/sport/x/"), (None, "/")]}
    assert said == {("/sport/", "/sport/x/"): ["Ici", "Partout"], (None, "/"): ["Partout"]}
    assert alerts.on(None, "/alertes/travaux/") == []


LEVEL = st.sampled_from(list(LEVELS))


@given(st.lists(st.tuples(LEVEL, st.dates(date(2026, 11, 1), date(2026, 11, 20))), max_size=6), st.randoms())
def test_the_gravest_comes_first_then_the_one_that_began_first(alerts: list[tuple[str, date]], random: object) -> None:
    pages = [page(niveau=level, du=du, title=str(number)) for number, (level, du) in enumerate(alerts)]
    when = datetime(2026, 11, 26, tzinfo=PARIS)
    in_order = list(Alerts(placed(when, *pages)))
    keys = [(["urgence", "vigilance", "deuil", "information"].index(one.level), one.begins) for one in in_order]
    assert keys == sorted(keys)
    random.shuffle(pages)  # type: ignore[attr-defined]  # a random.Random
    assert list(Alerts(placed(when, *pages))) == in_order


def test_the_clock_tells_the_moment_that_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1795798800")
    assert now().isoformat() == "2026-11-27T17:00:00+00:00"
    assert today() == date(2026, 11, 27)
    monkeypatch.delenv(VARIABLE)
    assert abs((now() - datetime.now(ZoneInfo("UTC"))).total_seconds()) < 60
