"""What other machines read of the pages: search engines, assistants, who shows a link that somebody shares."""

import json
from xml.etree.ElementTree import Element

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from tests.theme.conftest import Project, text_of

SCHEMA = Namespace("https://schema.org/")
SITE = "https://www.levallois.example"

# rdflib's reader of JSON-LD uses a class that rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def open_graph(page: Element) -> dict[str, str]:
    """Give what a page says of itself to who shows a link to it: https://ogp.me."""
    said = [(str(meta.get("property")), str(meta.get("content"))) for meta in page.iter("meta")]
    return {name.removeprefix("og:"): value for name, value in said if name.startswith("og:")}


def graph(page: Element) -> Graph:
    """Read the data of a page; schema.org's own list of words is not asked for."""
    read = Graph()
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            data = json.loads(text_of(script))
            assert data["@context"].rstrip("/") == "https://schema.org"
            read.parse(data=json.dumps({**data, "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")
    return read


def test_every_page_says_what_a_shared_link_shows(built: Project) -> None:
    for address, page in built.pages():
        said = open_graph(page)
        descriptions = [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "description"]
        assert " ".join(said["title"].split()) == text_of(page.find("head/title")), address
        assert [said["description"]] == descriptions, address
        is_article = page.find("body/main/article") is not None
        assert said["type"] == ("article" if is_article else "website"), address
        lang = page.get("lang")
        assert (said["site_name"], said["locale"]) == ("Levallois", "fr_FR" if lang == "fr" else lang), address
        canonical = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
        assert canonical in ([said["url"]], []), address


def test_the_home_page_says_which_administration_this_is(built: Project) -> None:
    data = graph(built.page("/"))
    city = URIRef(f"{SITE}/")
    assert data.value(city, RDF.type) == SCHEMA.GovernmentOrganization
    assert data.value(city, SCHEMA.name) == Literal("Levallois")
    assert data.value(data.value(city, SCHEMA.address), SCHEMA.postalCode) == Literal("92300")


def test_every_page_with_a_breadcrumb_gives_it_to_machines(built: Project) -> None:
    addresses = dict(built.pages()).keys()
    trails = {}
    for address, page in built.pages():
        shown = [nav for nav in page.iter("nav") if nav.get("class") == "breadcrumb"]
        data = graph(page)
        lists = list(data.subjects(RDF.type, SCHEMA.BreadcrumbList))
        assert len(lists) == len(shown), address
        if not shown:
            continue
        by_place = {
            str(data.value(one, SCHEMA.position)): one for one in data.objects(lists[0], SCHEMA.itemListElement)
        }
        steps = [by_place[str(place)] for place in range(1, len(by_place) + 1)]
        names = [str(data.value(one, SCHEMA.name)) for one in steps]
        assert [" ".join(name.split()) for name in names] == [text_of(item) for item in shown[0].iter("li")], address
        leads = [str(data.value(one, SCHEMA.item)) for one in steps]
        assert leads[-1] == SITE + address
        assert {lead.removeprefix(SITE) for lead in leads} <= addresses, address
        trails[address] = names
    assert trails["/sport/reserver-un-creneau/"] == ["Accueil", "Sport", "Réserver un créneau de sport"]
    assert trails["/actualites/2026-09/"] == ["Accueil", "Actualités", "Actualités : septembre 2026"]
    assert trails.keys() == addresses - {"/", "/404.html"}


def test_a_procedure_is_a_service_of_the_city(built: Project) -> None:
    address = "/demarches/acte-de-naissance/"
    data = graph(built.page(address))
    service = URIRef(SITE + address)
    assert data.value(service, RDF.type) == SCHEMA.GovernmentService
    assert data.value(service, SCHEMA.name) == Literal(text_of(next(built.page(address).iter("h1"))))
    assert data.value(service, SCHEMA.provider) == URIRef(f"{SITE}/")


def test_no_text_of_an_editor_ends_the_data(project: Project) -> None:
    project.replace("content/demarches/acte-de-naissance.md", "pour_qui: ", 'pour_qui: "</script><!-- " #')
    run = project.build()
    assert run.code == 0, run.said
    written = (project.output / "demarches/acte-de-naissance/index.html").read_text("utf-8")
    assert "\\u003c/script\\u003e\\u003c!--" in written
