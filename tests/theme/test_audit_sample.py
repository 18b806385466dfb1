"""The sample of an audit that the city's own site proposes, and the sample of the audits that it publishes."""

from pathlib import Path

from conformity.addresses import site_addresses, unknown_addresses
from conformity.grid import read_grid
from conformity.sample import propose
from conformity.site import Shown, name_and_url, read_site
from tests.theme.conftest import Project


def test_the_proposed_sample_holds_what_the_method_asks_for(built: Project) -> None:
    site = read_site(built.output)
    sample = propose(site, "2026-11-27")
    found = {one.address: one.reasons for one in sample.choices}
    assert list(found)[:7] == [
        "/",
        "/mairie/contact/",
        "/mairie/mentions-legales/",
        "/accessibilite/",
        "/mairie/plan-du-site/",
        "/aide/",
        "/recherche/",
    ]
    sections = [address for address, why in found.items() if "rubrique de premier niveau" in why]
    assert sections == [
        f"/{name}/"
        for name in "actualites agenda culture demarches enfance espaces-verts etat-civil lieux mairie questions "
        "sport".split()
    ]
    types = {page.kind.type for page in site.pages if page.address in found}
    assert types == {None, "Actualité", "Démarche", "Lieu", "Page", "Question", "Événement"}
    assert "/404.html" in found
    assert "/documents/charte-jardinage-de-rue.pdf" in found
    assert {page.lang for page in site.pages if page.address in found} == {"fr", "en", "ar"}
    shown = {one for page in site.pages if page.address in found for one in page.shown}
    assert shown == set(Shown) - {Shown.FRAME, Shown.FORM}
    addresses = {page.address for page in site.pages}
    assert "/sports/reservation-equipements.html" not in addresses, "it only leads on"
    assert any("demarches.levallois.example" in note for note in sample.notes)


def test_the_pages_of_a_template_are_of_one_kind(built: Project) -> None:
    pages = {page.address: page for page in read_site(built.output).pages}
    venues = {page.kind for page in pages.values() if page.kind.type == "Lieu"}
    questions = {page.kind for page in pages.values() if page.kind.type == "Question"}
    assert (len(venues), len(questions)) == (1, 1)
    assert pages["/sport/"].kind == pages["/mairie/"].kind != pages["/mairie/contact/"].kind


def test_the_audits_of_the_site_are_of_pages_that_it_has(built: Project) -> None:
    known, url = site_addresses(built.output), name_and_url(built.output)[1]
    audits = sorted(Path(built.root, "content/conformite/audits").glob("*.yaml"))
    assert audits
    for path in audits:
        assert unknown_addresses(read_grid(path), known, url) == []
