"""What a resident finds on the page of a venue."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element

import pytest

from tests.theme.conftest import Project, text_of
from tests.theme.test_procedures import words
from tests.theme.test_site import with_class

LIBRARY = "/lieux/mediatheque/"
NOON = {"2026-12-23": "1798027200", "2027-01-13": "1799841600", "2027-01-17": "1800187200"}


def venue_data(page: Element) -> list[Element]:
    """Give what a page tells machines, without its breadcrumb."""
    data = [script for script in page.iter("script") if script.get("type") == "application/ld+json"]
    return [script for script in data if "BreadcrumbList" not in text_of(script)]


def test_the_week_is_a_table_with_a_caption_and_headers(built: Project) -> None:
    tables = with_class(built.page(LIBRARY), "week-table")
    assert words(next(tables[0].iter("caption"))) == "Horaires en dehors des vacances scolaires"
    for table in tables:
        assert [(head.get("scope"), words(head)) for head in table.iter("th")][:3] == [
            ("col", "Jour"),
            ("col", "Heures"),
            ("row", "Lundi"),
        ]
        assert len([*table.iter("td")]) == 7


def test_the_hours_are_said_before_the_table(built: Project) -> None:
    said = text_of(next(built.page("/lieux/hotel-de-ville/").iter("main")))
    assert "Ouvert du lundi au mercredi et le vendredi de 8 h 30 à 17 h 30" in said
    assert said.index("Fermé les jours fériés.") < said.index("Horaires de la semaine")


def test_the_telephone_can_be_dialled_and_the_entrance_is_described(built: Project) -> None:
    page = built.page("/lieux/gymnase/")
    main = next(page.iter("main"))
    assert "tel:+33199001240" in [link.get("href") for link in main.iter("a")]
    items = [words(item) for item in main.iter("li")]
    assert "3 marches à l’entrée, avec une rampe fixe" in items


def test_venues_are_found_by_kind_by_section_and_from_every_page(built: Project) -> None:
    listing = built.page("/lieux/")
    headings = [words(heading) for heading in next(listing.iter("main")).iter("h2")]
    assert headings == ["Mairie et services", "Culture", "Sport", "Parcs et jardins"]
    venues = {address for address, _ in built.pages() if address.startswith("/lieux/") and address != "/lieux/"}
    assert len(venues) >= 6
    assert venues <= {link.get("href") for link in listing.iter("a")}
    for address, target in (("/culture/", LIBRARY), ("/mairie/plan-du-site/", LIBRARY), ("/", "/lieux/")):
        assert target in {link.get("href") for link in built.page(address).iter("a")}


def test_each_venue_tells_machines_what_it_tells_people(built: Project) -> None:
    for address, page in built.pages():
        if not address.startswith("/lieux/"):
            continue
        data = venue_data(page)
        assert len(data) == (address != "/lieux/"), address
        for script in data:
            said = json.loads("".join(script.itertext()))
            assert said["url"] == f"https://www.levallois.example{address}"
            assert said["name"] == words(next(page.iter("h1")))


@pytest.mark.parametrize(
    "day,notice,listed",
    [
        ("2026-12-23", None, True),
        ("2027-01-13", "Fermé du 12 au 16 janvier 2027.", True),
        ("2027-01-17", None, False),
    ],
)
def test_a_closure_is_announced_then_told_first_then_gone(
    project: Project, monkeypatch: pytest.MonkeyPatch, day: str, notice: str | None, listed: bool
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON[day])
    run = project.build()
    assert run.code == 0, run.said
    page = project.page(LIBRARY)
    said = words(next(page.iter("main")))
    assert ("Fermetures exceptionnelles" in said) == listed
    assert [words(one)[: len(notice or "")] for one in with_class(page, "notice")] == ([notice] if notice else [])
    listing = words(next(project.page("/lieux/").iter("main")))
    assert ("(fermé du 12 au 16 janvier 2027)" in listing) == bool(notice)


def test_hours_that_nobody_understands_stop_the_build(project: Project) -> None:
    project.replace("content/lieux/gymnase.md", "Mo-Fr 08:00-22:30", "Lu-Ve 8h-22h30")
    run = project.build()
    assert run.code == 2
    said = " ".join(run.said.replace("│", " ").split()).replace("\u00a0", " ")
    assert "content/lieux/gymnase.md:" in said
    assert "« Lu-Ve 8h-22h30; Sa 09:00-20:00" in said
    assert "Mo-Fr 08:00-22:30; Sa 09:00-20:00" in said


def test_a_title_cannot_leave_the_data(project: Project) -> None:
    project.replace(
        "content/lieux/gymnase.md", "title: Gymnase de l’Alouette", 'title: "Gym </script><b>nase</b> & co"'
    )
    run = project.build()
    assert run.code == 0, run.said
    page = project.page("/lieux/gymnase/")
    (script,) = venue_data(page)
    assert json.loads("".join(script.itertext()))["name"] == "Gym </script><b>nase</b> & co"


def test_the_hours_of_the_counter_stand_in_its_venue_alone(project: Project) -> None:
    project.replace("content/lieux/hotel-de-ville.md", "Th 08:30-19:00", "Th 08:30-20:15")
    run = project.build()
    assert run.code == 0, run.said
    for address in ("/", "/mairie/contact/", "/demarches/acte-de-naissance/"):
        main = next(project.page(address).iter("main"))
        (hours,) = with_class(main, "opening-hours")
        assert "Le jeudi de 8 h 30 à 20 h 15" in words(hours), address
        assert "/lieux/hotel-de-ville/" in [link.get("href") for link in main.iter("a")]


def test_a_counter_in_a_venue_that_is_not_there_stops_the_build(project: Project) -> None:
    project.replace("content/ville.yaml", "lieu: hotel-de-ville", "lieu: hotel-de-vile")
    run = project.build()
    assert run.code == 2
    assert "Aucun lieu ne s’appelle «\u00a0hotel-de-vile\u00a0»" in run.said
    assert "Vouliez-vous dire «\u00a0hotel-de-ville\u00a0»" in run.said


def test_a_venue_lists_what_is_coming_there_and_events_lead_to_it(project: Project) -> None:
    run = project.build(day="2026-11-27")
    assert run.code == 0, run.said
    page = project.page("/lieux/hotel-de-ville/")
    listed = [words(heading) for heading in page.iter("h3") if heading.get("class") == "event-item__title"]
    assert listed == ["Exposition : paver, dépaver", "Marché de Noël du parvis"]
    event = project.page("/agenda/marche-de-noel/")
    links = [link.get("href") for link in next(event.iter("main")).iter("a")]
    assert {"/lieux/hotel-de-ville/", "/lieux/hotel-de-ville/#accessibilite-du-lieu"} <= set(links)
    assert "Le parvis, Hôtel de ville 1, place du Parvis, 92300 Levallois" in words(next(event.iter("main")))
    # What is over stays on its own page only.
    assert "Forum" not in words(next(project.page("/lieux/gymnase/").iter("main")))
