"""What a resident finds in the agenda, on a given day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import icalendar
import pytest
import vobject

from tests.theme.conftest import Project, copy_site, text_of
from tests.theme.test_site import with_class

MARKET = "/agenda/marche-de-noel/"


def epoch(day: str) -> str:
    return str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Give the site as built on 27 November 2026."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch("2026-11-27"))
        project = copy_site(tmp_path_factory.mktemp("agenda"))
        run = project.build()
        assert run.code == 0, run.said
        yield project


def words(element: object) -> str:
    return text_of(element).replace("\u00a0", " ")  # type: ignore[arg-type]  # an element of the page


def test_the_agenda_goes_by_months_with_headings(city: Project) -> None:
    page = city.page("/agenda/")
    months = [words(heading) for heading in page.iter("h2") if (heading.get("id") or "").startswith("mois-")]
    assert months[:3] == ["Novembre 2026", "Décembre 2026", "Janvier 2027"]
    titles = [words(item) for item in with_class(page, "event-item__title")]
    assert "Le ciel d’hiver au télescope (annulé)" in titles
    assert "Balade du patrimoine industriel (reporté)" in titles
    assert not [title for title in titles if "Forum des associations" in title]
    assert "Du samedi 5 au dimanche 6 décembre 2026, de 10 h à 18 h" in words(page)
    assert "Puis chaque semaine, jusqu’au 30 juin 2027, sauf le 23 décembre 2026 et le 30 décembre 2026" in words(page)


def test_the_agenda_is_where_residents_look_for_it(city: Project) -> None:
    for address, tree in city.pages():
        (menu,) = with_class(tree, "main-nav")
        assert "/agenda/" in {link.get("href") for link in menu.iter("a")}, address
    (menu,) = with_class(city.page(MARKET), "main-nav")
    assert [words(a) for a in menu.iter("a") if a.get("aria-current") == "true"] == ["Agenda"]
    (trail,) = with_class(city.page(MARKET), "breadcrumb")
    assert [words(item) for item in trail.iter("li")] == ["Accueil", "Agenda", "Marché de Noël du parvis"]
    plan = {link.get("href") for link in city.page("/mairie/plan-du-site/").iter("a")}
    assert {"/agenda/", MARKET, "/agenda/forum-des-associations/"} <= plan
    home = [words(title) for title in with_class(city.page("/"), "event-item__title")]
    assert len(home) == 3
    assert home[0].startswith("Exposition")


def test_an_event_says_when_where_how_much_and_for_whom(city: Project) -> None:
    page = city.page(MARKET)
    (facts,) = with_class(page, "key-facts")
    assert [(words(group.find("dt")), words(group.find("dd"))) for group in facts.iter("div")] == [
        ("Quand", "Du samedi 5 au dimanche 6 décembre 2026, de 10 h à 18 h"),
        ("Où", "Le parvis, Hôtel de ville 1, place du Parvis, 92300 Levallois"),
        ("Prix", "Gratuit"),
        ("Pour qui", "Tout public"),
    ]
    assert "Interprétation en langue des signes française" in words(page)
    assert text_of(page.find("head/title")) == "Marché de Noël du parvis – Agenda – Levallois"


def test_each_calendar_is_there_with_its_size_and_can_be_read(city: Project) -> None:
    page = city.page(MARKET)
    (link,) = [link for link in page.iter("a") if (link.get("href") or "").endswith(".ics")]
    file = city.output / link.get("href", "").lstrip("/")
    size = -(-file.stat().st_size // 1000)
    assert words(link) == f"Ajouter à mon agenda : Marché de Noël (fichier iCalendar, {size} ko)"
    event = vobject.readOne(file.read_text("utf-8")).vevent
    assert event.summary.value == "Marché de Noël du parvis"
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 12, 5, 9, tzinfo=UTC)
    everything = icalendar.Calendar.from_ical((city.output / "agenda/agenda.ics").read_bytes())
    entries = {str(entry["url"]): entry for entry in everything.walk("VEVENT")}
    pages = {f"https://www.levallois.example{address}" for address, _ in city.pages() if address.startswith("/agenda/")}
    assert set(entries) == pages - {"https://www.levallois.example/agenda/"}
    assert len({entry["uid"] for entry in entries.values()}) == len(entries)
    cancelled = [url for url, entry in entries.items() if entry["status"] == "CANCELLED"]
    assert cancelled == ["https://www.levallois.example/agenda/ciel-d-hiver/"]


def test_machines_find_the_event_in_its_page(city: Project) -> None:
    scripts = city.page("/agenda/balade-du-patrimoine/").iter("script")
    data = [json.loads(script.text or "") for script in scripts if script.get("type") == "application/ld+json"]
    (said,) = (one for one in data if one["@type"] == "Event")
    assert said["startDate"] == "2027-01-16T14:00:00+01:00"


def test_what_is_cancelled_or_postponed_says_why_and_is_not_joined(city: Project) -> None:
    cancelled = city.page("/agenda/ciel-d-hiver/")
    assert words(with_class(cancelled, "notice")[0]).startswith("Événement annulé. La terrasse est fermée")
    assert [link for link in cancelled.iter("a") if (link.get("href") or "").endswith(".ics")] == []
    moved = words(with_class(city.page("/agenda/balade-du-patrimoine/"), "notice")[0])
    assert "Nouvelle date : le samedi 16 janvier 2027, de 14 h à 16 h." in moved
    assert "prévu le samedi 12 décembre 2026" in moved


def test_what_is_past_keeps_its_page_and_says_so(city: Project) -> None:
    past = city.page("/agenda/forum-des-associations/")
    assert words(with_class(past, "notice")[0]).startswith("Cet événement est passé.")
    assert with_class(city.page(MARKET), "notice") == []


def test_days_go_by_and_the_agenda_empties(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(
        "content/agenda/bal.md",
        "---\ntitle: Grand bal\nsummary: Un bal.\ndebut: 2026-12-19\nlieu: Parvis\nprix: gratuit\n"
        "etat: reporté\nmotif: La salle est inondée.\n---\n\nOn danse.\n",
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2026-12-07"))
    run = project.build()
    assert run.code == 0, run.said
    first = (project.output / "agenda/agenda.ics").read_bytes()
    assert words(with_class(project.page(MARKET), "notice")[0]).startswith("Cet événement est passé.")
    assert MARKET not in {link.get("href") for link in project.page("/agenda/").iter("a")}
    bal = words(with_class(project.page("/agenda/bal/"), "notice")[0])
    assert "La nouvelle date n’est pas encore connue." in bal
    assert "Date à fixer" in [words(heading) for heading in project.page("/agenda/").iter("h2")]
    assert project.build().code == 0
    assert (project.output / "agenda/agenda.ics").read_bytes() == first


def test_an_agenda_without_events_says_so_and_offers_no_calendar(project: Project) -> None:
    for file in (project.root / "content/agenda").iterdir():
        file.unlink()
    audit = "content/conformite/audits/2026-10-15.yaml"
    project.replace(audit, "/agenda/marche-de-noel/\n", "/agenda/marche-de-noel/\n  retiree_le: 2026-11-27\n")
    run = project.build()
    assert run.code == 0, run.said
    page = project.page("/agenda/")
    assert "Rien n’est annoncé pour le moment." in words(page)
    assert not [link for link in page.iter("a") if (link.get("href") or "").endswith(".ics")]
    assert not list(project.output.rglob("*.ics"))


def test_a_hidden_event_has_its_page_and_its_calendar_and_stands_in_no_list(project: Project) -> None:
    project.replace("content/agenda/marche-de-noel.md", "prix: gratuit", "prix: gratuit\nstatus: masqué")
    run = project.build()
    assert run.code == 0, run.said
    assert (project.output / "agenda/marche-de-noel/marche-de-noel.ics").is_file()
    assert "Marché de Noël" not in words(project.page("/agenda/"))
    assert "marche-de-noel" not in (project.output / "agenda/agenda.ics").read_text("utf-8")


def test_a_wrong_event_stops_the_build_with_its_line(project: Project) -> None:
    project.replace("content/agenda/heure-du-conte.md", "2026-12-30]", "2026-12-31]")
    run = project.build()
    assert run.code == 2
    said = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert "content/agenda/heure-du-conte.md:9" in said
    assert "Vouliez-vous dire 2026-12-30 ?" in said
