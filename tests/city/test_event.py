"""An event: when it is, what calendars and machines read of it, and each way its front matter can be wrong."""

from __future__ import annotations

import json
import warnings
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import rdflib
import vobject

from city.agenda import coming_by_month, give_happenings, happenings, whole_calendar, write_calendars
from city.errors import ContentError
from city.happening import Happening, calendar
from city.identity import Address, load_identity
from city.periods import Period
from city.venues import by_name
from city.where import settle
from tests.city import reading
from tests.theme.conftest import ROOT

PARIS = ZoneInfo("Europe/Paris")
SCHEMA = rdflib.Namespace("https://schema.org/")
CITY = load_identity(ROOT / "content/ville.yaml")
GOOD = """\
---
title: L'heure du conte
summary: Des contes, "vraiment" pour tous.
debut: 2026-12-02 18:00
fin: 2026-12-02 19:30
recurrence: chaque semaine
jusqu_au: 2027-11-24
sauf:
  - 2026-12-23
lieu: Médiathèque
prix: Gratuit
public: Dès quatre ans
accessibilite: [LSF, boucle magnétique]
etat: prévu
inscription: https://www.ville.example/inscription
---
Le corps.
"""
ONCE = "---\ntitle: {title}\nsummary: Un résumé.\ndebut: {start}\n{more}lieu: Parvis\nprix: {price}\n---\n\nTexte.\n"


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, "2026-11-27")


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())))


def read(folder: Path, text: str, name: str = "conte") -> dict[str, object]:
    return reading.read(folder, f"agenda/{name}.md", text)[1]


def happening(folder: Path, text: str, name: str = "conte") -> Happening:
    metadata = read(folder, text, name)
    place = str(metadata["tree_path"])
    page = SimpleNamespace(**metadata, url=f"{place}/", save_as=f"{place}/index.html")
    give_happenings([page], {"JINJA_GLOBALS": {"ville": CITY}, "TIMEZONE": "Europe/Paris"})
    found: Happening = page.happening
    return found


def once(folder: Path, start: str, end: str = "", more: str = "", title: str = "Fête", price: str = "5 €") -> Happening:
    more = (f"fin: {end}\n" if end else "") + more
    return happening(folder, ONCE.format(title=title, start=start, more=more, price=price), title.lower()[:4])


def test_an_event_is_typed_and_knows_its_address_and_its_template(tmp_path: Path) -> None:
    event = read(tmp_path, GOOD)
    assert (event["template"], event["tree_path"]) == ("evenement", "agenda/conte")
    assert event["debut"] == datetime(2026, 12, 2, 18)
    assert event["accessibilite"] == ("lsf", "boucle magnétique")
    assert type(read(tmp_path, ONCE.format(title="T", start="2026-12-05", more="", price="5 €"))["debut"]) is date


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        ("debut: ", "quand: ", 4, "Vouliez-vous dire « debut » ?"),
        ("lieu: Médiathèque\n", "", 2, "Il manque « lieu »"),
        ("lieu: Médiathèque", "lieu: Parc\nendroit: Le kiosque", 11, "Écrivez tout dans « lieu »"),
        ("lieu: Médiathèque", "lieu: mediatheque\nadresse: 1, rue du Parc", 11, "Supprimez « adresse »"),
        ("prix: Gratuit\n", "", 2, "Il manque « prix »"),
        ("prix: Gratuit", "prix:", 11, "« prix » est vide"),
        ("debut: 2026-12-02 18:00", "debut: 2/12/2026", 4, "Écrivez debut: 2026-12-02"),
        ("debut: 2026-12-02 18:00", "debut: 2027-02-29 18:00", 4, "Cette date n’existe pas"),
        ("debut: 2026-12-02 18:00", "debut: 2026-12-02 18:00+01:00", 4, "debut: 2026-12-02 18:00"),
        ("debut: 2026-12-02 18:00", "debut: 2026-12-02", 5, "n’ont pas tous deux une heure"),
        ("fin: 2026-12-02 19:30", "fin: 2026-12-02", 5, "fin: 2026-12-02 18:30"),
        ("fin: 2026-12-02 19:30", "fin: 2026-12-02 17:30", 5, "« fin » n’est pas après « debut »"),
        ("fin: 2026-12-02 19:30", "fin: 2026-12-02 18:00", 5, "« fin » n’est pas après « debut »"),
        ("recurrence: chaque semaine", "recurrence: chaque semainne", 6, "Vouliez-vous dire « chaque semaine » ?"),
        ("recurrence: chaque semaine", "recurrence: parfois", 6, "Valeurs admises : chaque année"),
        ("recurrence: chaque semaine\n", "", 6, "« jusqu_au » est là sans « recurrence: chaque semaine »"),
        ("recurrence: chaque semaine\n", "", 7, "« sauf » est là sans « recurrence: chaque semaine »"),
        ("jusqu_au: 2027-11-24\n", "", 6, "L’agenda l’annoncerait pour toujours"),
        ("jusqu_au: 2027-11-24", "jusqu_au: 2026-12-01", 7, "entre le 2 décembre 2026 et le"),
        ("jusqu_au: 2027-11-24", "jusqu_au: 2057-11-24", 7, "plus de trois ans après"),
        ("  - 2026-12-23", "  - 2026-12-24", 8, "Vouliez-vous dire 2026-12-23 ?"),
        (
            "jusqu_au: 2027-11-24\nsauf:\n  - 2026-12-23",
            "jusqu_au: 2026-12-05\nsauf: [2026-12-02]",
            8,
            "tous les jours",
        ),
        ("sauf:\n  - 2026-12-23", "sauf: 2026-12-23", 8, "« sauf » n’est pas une liste"),
        (
            "debut: 2026-12-02 18:00\nfin: 2026-12-02",
            "debut: 2026-12-31 18:00\nfin: 2026-12-31",
            8,
            "Vouliez-vous dire",
        ),
        ("chaque semaine", "chaque mois à la même date\nzzz: 1", 7, "Clé inconnue : « zzz »"),
        ("accessibilite: [LSF", "accessibilite: [langue des signes", 13, "Valeurs admises : accessible en fauteuil"),
        ("boucle magnétique", "boucle magnetique", 13, "Vouliez-vous dire « boucle magnétique » ?"),
        ("etat: prévu", "etat: anulé", 14, "Vouliez-vous dire « annulé » ?"),
        ("etat: prévu", "etat: annulé", 14, "« motif » ne dit pas pourquoi"),
        ("etat: prévu", "motif: Pluie.", 14, "« motif » est là sans « etat: annulé »"),
        ("etat: prévu", "reporte_au: 2027-01-06 18:00", 14, "« reporte_au » est là sans « etat: reporté »"),
        ("etat: prévu", "etat: reporté\nmotif: Pluie.", 14, "ne peut pas être reporté en entier"),
        ("https://www.ville.example/inscription", "www.ville.example", 15, "« https:// »"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_with_the_way_out(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    assert_told(tmp_path, GOOD.replace(old, new), line, words)


@pytest.mark.parametrize(
    "start,more,line,words",
    [
        ("2027-01-31", "recurrence: chaque mois à la même date\njusqu_au: 2027-06-30\n", 5, "Prenez un jour du 1er"),
        ("2028-02-29", "recurrence: chaque année\njusqu_au: 2030-06-30\n", 5, "tous les quatre ans"),
        (
            "2026-12-05",
            "recurrence: chaque jour du lundi au vendredi\njusqu_au: 2027-06-30\n",
            4,
            "premier jour de la série",
        ),
        ("2026-12-05", "etat: reporté\nmotif: Pluie.\nreporte_au: 2026-12-05\n", 7, "le même jour que « debut »"),
        ("2026-12-05", "etat: reporté\nmotif: Pluie.\nreporte_au: 2026-12-06 10:00\n", 7, "tous deux une heure"),
        ("2026-12-05", "etat: reporté\n", 5, "L’événement est reporté, et « motif »"),
    ],
)
def test_what_cannot_come_back_or_be_postponed_is_told(
    tmp_path: Path, start: str, more: str, line: int, words: str
) -> None:
    assert_told(tmp_path, ONCE.format(title="T", start=start, more=more, price="5 €"), line, words)


def assert_told(folder: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(folder, text)
    said = [
        (one.line, f"{one.message.fr} {one.why.fr} {one.fix.fr}".replace("\u00a0", " "), one.source)
        for one in caught.value.problems
    ]
    assert [one for one in said if one[0] == line and words in one[1] and one[2] == "content/agenda/conte.md"], said


@pytest.mark.parametrize(
    "start,end,words",
    [
        ("2026-12-05", None, "le samedi 5 décembre 2026"),
        ("2026-12-01T10:00", None, "le mardi 1er décembre 2026, à 10 h"),
        ("2026-12-05T10:00", "2026-12-05T12:30", "le samedi 5 décembre 2026, de 10 h à 12 h 30"),
        ("2026-12-05T10:00", "2026-12-06T18:00", "du samedi 5 au dimanche 6 décembre 2026, de 10 h à 18 h"),
        ("2026-11-30", "2026-12-03", "du lundi 30 novembre au jeudi 3 décembre 2026"),
        ("2026-12-31", "2027-01-02", "du jeudi 31 décembre 2026 au samedi 2 janvier 2027"),
        (
            "2026-12-31T22:00",
            "2027-01-01T02:00",
            "du jeudi 31 décembre 2026 à 22 h au vendredi 1er janvier 2027 à 2 h",
        ),
        ("2028-02-29", "2028-03-01", "du mardi 29 février au mercredi 1er mars 2028"),
    ],
)
def test_times_are_read_as_french_people_say_them(start: str, end: str | None, words: str) -> None:
    def moment(written: str) -> date:
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)

    assert str(Period(moment(start), moment(end) if end else None)).replace("\u00a0", " ") == words


def test_what_comes_back_says_until_when_and_when_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weekly = happening(tmp_path, GOOD)
    assert weekly.again.replace("\u00a0", " ") == "chaque semaine, jusqu’au 24 novembre 2027, sauf le 23 décembre 2026"
    assert "sauf" not in weekly.again_from(date(2026, 12, 24))
    assert "sauf" in weekly.again_from(date(2026, 12, 23))
    at(monkeypatch, "2027-01-01")
    assert "sauf" not in weekly.again
    assert "sauf" not in weekly.again_from(date(2026, 12, 1))


@pytest.mark.parametrize(
    "start,words",
    [
        ("2026-12-01", "le premier mardi de chaque mois, jusqu’au 1er novembre 2027"),
        ("2026-12-12", "le deuxième samedi de chaque mois, jusqu’au 1er novembre 2027"),
        ("2026-12-28", "le quatrième lundi de chaque mois, jusqu’au 1er novembre 2027"),
    ],
)
def test_which_day_of_each_month_is_said(tmp_path: Path, start: str, words: str) -> None:
    more = "recurrence: chaque mois le même jour de la semaine\njusqu_au: 2027-11-01\n"
    assert once(tmp_path, start, more=more).again.replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    "start,rhythm,until,days",
    [
        ("2026-12-04", "chaque jour", "2026-12-06", ["2026-12-04", "2026-12-05", "2026-12-06"]),
        ("2026-12-04", "chaque jour du lundi au vendredi", "2026-12-08", ["2026-12-04", "2026-12-07", "2026-12-08"]),
        ("2026-12-04", "toutes les deux semaines", "2027-01-01", ["2026-12-04", "2026-12-18", "2027-01-01"]),
        ("2027-01-28", "chaque mois à la même date", "2027-03-28", ["2027-01-28", "2027-02-28", "2027-03-28"]),
        # The second Saturday.
        (
            "2026-12-12",
            "chaque mois le même jour de la semaine",
            "2027-02-28",
            ["2026-12-12", "2027-01-09", "2027-02-13"],
        ),
        ("2027-03-01", "chaque année", "2029-03-01", ["2027-03-01", "2028-03-01", "2029-03-01"]),
    ],
)
def test_each_rhythm_is_the_same_for_us_and_for_who_reads_the_calendar(
    tmp_path: Path, start: str, rhythm: str, until: str, days: list[str]
) -> None:
    event = once(tmp_path, start, more=f"recurrence: {rhythm}\njusqu_au: {until}\n")
    assert [one.first_day.isoformat() for one in event.times.periods] == days
    assert [one.date().isoformat() for one in vobject.readOne(event.calendar.decode()).vevent.getrruleset()] == days


def test_six_o_clock_stays_six_o_clock_when_the_clocks_change(tmp_path: Path) -> None:
    weekly = happening(tmp_path, GOOD.replace("2026-12-02", "2027-03-07").replace("2026-12-23", "2027-03-14"))
    (entry,) = icalendar.Calendar.from_ical(weekly.calendar).walk("VEVENT")
    assert b"DTSTART;TZID=Europe/Paris:20270307T180000" in entry.to_ical()
    # Read by another implementation, by the zone that the file itself carries.
    other = vobject.readOne(weekly.calendar.decode())
    read = list(other.vevent.getrruleset(addRDate=False))
    zone = other.vevent.dtstart.value.tzinfo
    hours = {
        one.date().isoformat(): one.replace(tzinfo=zone).astimezone(UTC).hour for one in read if one.time() == time(18)
    }
    assert len(hours) == len(read) == len(weekly.times.periods)
    assert "2027-03-14" not in hours
    assert (hours["2027-03-21"], hours["2027-03-28"]) == (17, 16)
    assert (hours["2027-10-24"], hours["2027-10-31"]) == (16, 17)


@pytest.mark.parametrize(
    "start,utc",
    [
        ("2027-03-28 01:30", "00:30"),
        ("2027-03-28 03:30", "01:30"),
        ("2027-10-31 01:30", "23:30"),
        ("2027-10-31 03:30", "02:30"),
    ],
)
def test_the_zone_in_the_file_changes_the_clocks_at_the_right_hour(tmp_path: Path, start: str, utc: str) -> None:
    read = vobject.readOne(once(tmp_path, start).calendar.decode()).vevent.dtstart.value
    assert f"{read.astimezone(UTC):%H:%M}" == utc


def test_the_calendar_says_all_and_stays_the_same(tmp_path: Path) -> None:
    text = GOOD.replace("lieu: Médiathèque", 'lieu: "Salle; rue A, n° 3 \\\\ cour"').replace("18:00", "18:05")
    event = happening(tmp_path, text)
    (entry,) = icalendar.Calendar.from_ical(event.calendar).walk("VEVENT")
    assert entry["uid"] == "agenda/conte@www.levallois.example"
    assert entry["location"] == "Salle\u00a0; rue A, n°\u00a03 \\ cour"
    assert datetime(2026, 11, 27, tzinfo=UTC) == entry.DTSTAMP
    assert entry["url"] == "https://www.levallois.example/agenda/conte/"
    assert event.calendar == happening(tmp_path, text).calendar
    assert b"\r\n" in event.calendar
    assert max(map(len, event.calendar.split(b"\r\n"))) <= 75
    other = vobject.readOne(event.calendar.decode())
    other.validate(raiseException=True)
    assert other.vevent.location.value == entry["location"]


def test_whole_days_end_the_day_after_the_last_even_on_a_leap_day(tmp_path: Path) -> None:
    event = vobject.readOne(once(tmp_path, "2028-02-28", "2028-02-29").calendar.decode()).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2028, 2, 28), date(2028, 3, 1))
    event = vobject.readOne(once(tmp_path, "2028-02-29").calendar.decode()).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2028, 2, 29), date(2028, 3, 1))


def test_calendars_and_machines_know_what_does_not_take_place(tmp_path: Path) -> None:
    cancelled = once(tmp_path, "2026-12-05 10:00", more="etat: annulé\nmotif: Pluie.\n")
    undated = once(tmp_path, "2026-12-05 10:00", more="etat: reporté\nmotif: Pluie.\n")
    moved = once(
        tmp_path,
        "2026-12-05 10:00",
        "2026-12-05 12:00",
        more="etat: reporté\nmotif: Pluie.\nreporte_au: 2027-07-10 14:00\n",
    )
    status = [
        (vobject.readOne(one.calendar.decode()).vevent.status.value, json.loads(one.json_ld)["eventStatus"])
        for one in (cancelled, undated, moved)
    ]
    assert status == [
        ("CANCELLED", "https://schema.org/EventCancelled"),
        ("CANCELLED", "https://schema.org/EventPostponed"),
        ("CONFIRMED", "https://schema.org/EventRescheduled"),
    ]
    event = vobject.readOne(moved.calendar.decode()).vevent
    assert (event.dtstart.value.astimezone(UTC).hour, event.dtend.value - event.dtstart.value) == (
        12,
        timedelta(hours=2),
    )
    said = json.loads(moved.json_ld)
    assert said["startDate"] == "2027-07-10T14:00:00+02:00"
    assert said["endDate"] == "2027-07-10T16:00:00+02:00"
    assert said["previousStartDate"] == "2026-12-05T10:00:00+01:00"


def triples(event: Happening) -> Any:
    data = json.loads(event.json_ld)
    # The vocabulary is not fetched in a test.
    data["@context"] = {"@vocab": str(SCHEMA)}
    with warnings.catch_warnings():
        # rdflib's own parser uses what rdflib deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(data=json.dumps(data), format="json-ld")


def test_machines_read_an_event_of_schema_org(tmp_path: Path) -> None:
    weekly = happening(tmp_path, GOOD)
    graph = triples(weekly)
    (event,) = graph.subjects(rdflib.RDF.type, SCHEMA.Event)
    assert str(event) == "https://www.levallois.example/agenda/conte/"
    assert str(graph.value(event, SCHEMA.startDate)) == "2026-12-02T18:00:00+01:00"
    assert graph.value(event, SCHEMA.isAccessibleForFree).toPython() is True
    assert str(graph.value(graph.value(event, SCHEMA.location), SCHEMA.name)) == "Médiathèque"
    schedule = graph.value(event, SCHEMA.eventSchedule)
    assert str(graph.value(schedule, SCHEMA.repeatFrequency)) == "P1W"
    assert str(graph.value(schedule, SCHEMA.exceptDate)) == "2026-12-23"
    priced = json.loads(once(tmp_path, "2026-12-05").json_ld)
    assert (priced["isAccessibleForFree"], priced["startDate"]) == (False, "2026-12-05")
    assert "price" not in priced["offers"]


def test_schedules_of_weekdays_are_said(tmp_path: Path) -> None:
    days = [
        json.loads(once(tmp_path, "2026-12-11", more=f"recurrence: {rhythm}\njusqu_au: 2027-05-30\n").json_ld)[
            "eventSchedule"
        ]["byDay"]
        for rhythm in ("chaque mois le même jour de la semaine", "chaque jour du lundi au vendredi")
    ]
    assert days == ["2FR", ["MO", "TU", "WE", "TH", "FR"]]


def test_no_title_ends_the_script_it_stands_in(tmp_path: Path) -> None:
    event = once(tmp_path, "2026-12-05", title='"</script><script>alert(1)//<!-- & \u2028"')
    assert not set("<>&\u2028") & set(event.json_ld)
    assert json.loads(event.json_ld)["name"].startswith("</script><script>")


def test_an_event_is_over_after_its_last_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fair = once(tmp_path, "2026-12-05 10:00", "2026-12-06 18:00")
    weekly = happening(tmp_path, GOOD)
    undated = once(tmp_path, "2026-12-05", more="etat: reporté\nmotif: Pluie.\n", title="Bal")
    over = []
    for day in ("2026-11-27", "2026-12-06", "2026-12-07", "2027-11-24", "2027-11-25"):
        at(monkeypatch, day)
        over.append((fair.is_over, weekly.is_over, undated.is_over))
    assert over == [(False,) * 3, (False,) * 3, (True, False, False), (True, False, False), (True, True, False)]
    assert weekly.next.first_day == date(2027, 11, 24)


def test_the_agenda_goes_by_months_from_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show = once(tmp_path, "2026-10-14", "2027-01-31", title="Exposition")
    fair = once(tmp_path, "2027-01-05 10:00", title="Foire")
    past = once(tmp_path, "2026-11-26", title="Passé")
    undated = once(tmp_path, "2026-12-05", more="etat: reporté\nmotif: Pluie.\n", title="Balade")
    weekly = happening(tmp_path, GOOD.replace("2027-11-24", "2027-01-27"))
    pages = [one.page for one in (undated, past, fair, weekly, show)]

    def agenda() -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                month.title.replace("\u00a0", " "),
                [
                    (one.happening.page.title[:4], str(one.period.first_day) if one.period else "")
                    for one in month.listings
                ],
            )
            for month in coming_by_month(pages)
        ]

    assert agenda() == [
        ("Novembre 2026", [("Expo", "2026-10-14")]),
        ("Décembre 2026", [("L’he", "2026-12-02")]),
        ("Janvier 2027", [("Foir", "2027-01-05"), ("L’he", "2027-01-06")]),
        ("Date à fixer", [("Bala", "")]),
    ]
    assert [one.page.title for one in happenings(pages)][-1] == "Passé"
    at(monkeypatch, "2028-01-01")
    assert agenda() == [("Date à fixer", [("Bala", "")])]


def test_calendars_lie_beside_their_pages_and_one_holds_all(tmp_path: Path) -> None:
    fair = once(tmp_path, "2027-01-05 10:00", title="Foire")
    past = once(tmp_path, "2026-11-26", title="Bal")
    hidden = once(tmp_path, "2027-01-05", title="Cachette")
    output = tmp_path / "output"
    write_calendars([fair.page, past.page], [hidden.page], output)
    assert sorted(path.relative_to(output).as_posix() for path in output.rglob("*.*")) == [
        "agenda/agenda.ics",
        "agenda/bal/bal.ics",
        "agenda/cach/cach.ics",
        "agenda/foir/foir.ics",
    ]
    held = vobject.readOne((output / "agenda/agenda.ics").read_text("utf-8"))
    assert [one.summary.value for one in held.vevent_list] == ["Bal", "Foire"]
    assert calendar([fair], CITY) == calendar([fair], CITY)


def test_where_nothing_is_announced_there_is_no_calendar(tmp_path: Path) -> None:
    write_calendars([], [], tmp_path / "output")
    assert whole_calendar([]) == b""
    assert not (tmp_path / "output").exists()


def venue(name: str, title: str) -> SimpleNamespace:
    address = Address.model_construct(lignes=("12, rue des Tilleuls",), code_postal="92300", commune="Levallois")
    return SimpleNamespace(url=f"lieux/{name}/", template="lieu", title=title, adresse=address)


def at_venue(folder: Path, text: str) -> Happening:
    found = happening(folder, text)
    found.page.source_path = str(folder / "content/agenda/conte.md")
    settle([found.page], by_name([venue("mediatheque", "Médiathèque")]), folder / "content", None)
    return found


def test_an_event_at_a_venue_has_its_name_and_address_everywhere(tmp_path: Path) -> None:
    found = at_venue(tmp_path, GOOD.replace("lieu: Médiathèque", "lieu: mediatheque\nendroit: La salle du conte"))
    assert found.place == "La salle du conte, Médiathèque"
    entry = icalendar.Calendar.from_ical(found.calendar).walk("VEVENT")[0]
    assert entry["location"] == "La salle du conte, Médiathèque, 12, rue des Tilleuls, 92300 Levallois"
    said = json.loads(str(found.json_ld))["location"]
    assert (said["name"], said["url"]) == (found.place, f"{CITY.site_url}/lieux/mediatheque/")
    assert (said["address"]["streetAddress"], said["address"]["postalCode"]) == ("12, rue des Tilleuls", "92300")


def test_a_venue_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        at_venue(tmp_path, GOOD.replace("lieu: Médiathèque", "lieu: mediateque"))
    (problem,) = caught.value.problems
    assert (problem.source, problem.line) == ("content/agenda/conte.md", 10)
    assert problem.message.fr == "Aucun lieu ne s’appelle «\u00a0mediateque\u00a0»."
    assert "Vouliez-vous dire «\u00a0mediatheque\u00a0»" in problem.fix.fr
    assert "avec une majuscule" in problem.why.fr


def test_words_of_the_editor_name_no_venue(tmp_path: Path) -> None:
    found = at_venue(tmp_path, GOOD)
    assert (found.venue, found.place, found.address) == (None, "Médiathèque", None)
