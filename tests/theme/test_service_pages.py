"""The pages that every site needs beside its content: help, personal data, feeds, the site map."""

from xml.etree.ElementTree import Element

import feedparser
import icalendar
import pytest

from city.sections import beside_sections
from tests.theme.conftest import Project, text_of
from tests.theme.test_site import with_class

HELP, DATA, FEEDS, MAP = "/aide/", "/mairie/donnees-personnelles/", "/mairie/flux/", "/mairie/plan-du-site/"


def addresses(element: Element) -> list[str]:
    return [link.get("href", "") for link in element.iter("a")]


def main_of(project: Project, address: str) -> Element:
    return next(project.page(address).iter("main"))


def test_every_page_leads_to_them_from_its_footer(built: Project) -> None:
    for address, page in built.pages():
        (footer,) = with_class(page, "site-footer")
        assert {HELP, DATA, FEEDS, MAP, "/mairie/contact/", "/accessibilite/"} <= set(addresses(footer)), address


def test_the_site_map_leads_to_every_page_or_to_the_list_that_holds_it(built: Project) -> None:
    listed = set(addresses(main_of(built, MAP)))
    lists = ("/actualites/", "/agenda/", "/questions/", "/lieux/", "/demarches/")
    missing = [
        address
        for address, _ in built.pages()
        if address not in listed | {MAP, "/404.html"} and not address.startswith(lists)
    ]
    assert missing == []
    assert set(lists) <= listed


def test_help_and_contact_give_ways_that_need_no_internet(built: Project) -> None:
    for address in (HELP, "/mairie/contact/"):
        said = text_of(main_of(built, address))
        assert "01 99 00 12 00" in said, address
        assert "1, place du Parvis" in said, address
        assert "Relais Parvis" in said, address
    assert "Accueil de l’hôtel de ville" in text_of(main_of(built, "/mairie/contact/"))


def test_personal_data_are_answered_for_by_the_officer_of_the_identity(project: Project) -> None:
    project.replace("content/ville.yaml", "donnees@levallois.example", "dpo@levallois.example")
    run = project.build()
    assert run.code == 0, run.said
    main = main_of(project, DATA)
    assert "mailto:dpo@levallois.example" in addresses(main)
    assert "la personne déléguée à la protection des données" in text_of(main)
    assert "https://www.cnil.fr/fr/plaintes" in addresses(main)


@pytest.mark.parametrize("site, feeds", [("built", []), ("published", ["/actualites/atom.xml"])])
def test_the_feeds_that_are_listed_are_those_that_are_published(
    request: pytest.FixtureRequest, site: str, feeds: list[str]
) -> None:
    project: Project = request.getfixturevalue(site)
    main = main_of(project, FEEDS)
    linked = [address for address in addresses(main) if address.endswith((".xml", ".ics"))]
    assert linked == [*feeds, "/agenda/agenda.ics"]
    assert [f"/{file.relative_to(project.output).as_posix()}" for file in project.output.rglob("atom.xml")] == feeds
    for address in linked:
        assert f"https://www.levallois.example{address}" in text_of(main)
        data = (project.output / address.lstrip("/")).read_bytes()
        if address.endswith(".ics"):
            assert icalendar.Calendar.from_ical(data).walk("VEVENT")
        else:
            assert feedparser.parse(data).bozo == 0


def test_a_site_without_events_lists_no_calendar(project: Project) -> None:
    for file in (project.root / "content/agenda").iterdir():
        file.unlink()
    audit = "content/conformite/audits/2026-10-15.yaml"
    project.replace(audit, "/agenda/marche-de-noel/\n", "/agenda/marche-de-noel/\n  retiree_le: 2026-11-27\n")
    run = project.build()
    assert run.code == 0, run.said
    assert not (project.output / "agenda/agenda.ics").exists()
    main = main_of(project, FEEDS)
    assert [address for address in addresses(main) if address.endswith(".ics")] == []
    assert "Ce que vous pouvez suivre" not in text_of(main)


def test_what_is_beside_the_sections_has_no_section_and_is_no_landing_page_or_event(built: Project) -> None:
    class Content:
        order = rang = 100

        def __init__(self, url: str, template: str = "page", **more: str) -> None:
            self.url, self.title, self.template = url, url, template
            self.__dict__.update(more)

    contents = [
        Content("lieux/"),
        Content("aide/"),
        Content(""),
        Content("agenda/"),
        Content("agenda/fete/", "evenement"),
        Content("sport/piscine/", section="sport"),
    ]
    assert [one.url for one in beside_sections(contents, [{"url": "/agenda/"}])] == ["aide/", "lieux/"]
