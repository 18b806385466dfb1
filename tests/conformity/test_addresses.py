"""Whether a page of the sample is one of the site: by its path, by its whole address, or on another site."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformity.addresses import address_in_sample, led_on, on_site, site_addresses, unknown_addresses
from conformity.audit import Audit, Page
from conformity.grid import Grid
from conformity.site import read_site
from tests.conformity.audits import DAY, RGAA
from tests.conformity.built import FILES, PAGES, write_site

SITE = "https://www.ville.example"


def grid(*addresses: str | None) -> Grid:
    pages = tuple(Page(f"P{number:02}", "Page", address) for number, address in enumerate(addresses, 1))
    path = Path("content/conformite/audits/a.yaml")
    return Grid(path, Audit(RGAA, DAY, "a", "b", "c", pages), {page.name: 10 + n for n, page in enumerate(pages)})


@pytest.mark.parametrize(
    "url, address",
    [
        ("/lieux/", "/lieux/"),
        ("/lieux/index.html", "/lieux/"),
        ("/index.html", "/"),
        ("/lieux/?a=b#c", "/lieux/"),
        ("/caf%C3%A9/", "/café/"),
        ("https://www.ville.example/lieux/", "/lieux/"),
        ("http://WWW.ville.example", "/"),
        ("//www.ville.example/lieux/", "/lieux/"),
        ("https://autre.example/lieux/", None),
        ("mailto:mairie@ville.example", None),
        ("https://[", None),
    ],
)
def test_an_address_on_the_site_is_told_from_one_elsewhere(url: str, address: str | None) -> None:
    assert on_site(url, SITE) == address


def test_a_file_is_at_the_address_of_its_name_whatever_that_holds(tmp_path: Path) -> None:
    names = {"/50%25.html", "/a?b#c/", "/café.pdf"}
    write_site(tmp_path, {"/50%25.html": "<h1>A</h1>", "/a?b#c/": "<h1>B</h1>"}, {"café.pdf": "%PDF"})
    assert site_addresses(tmp_path) == names
    assert {page.address for page in read_site(tmp_path).pages} == names - {"/café.pdf"}


def test_pages_documents_and_what_lies_elsewhere_are_known(tmp_path: Path) -> None:
    known = site_addresses(write_site(tmp_path, PAGES, FILES))
    assert {"/", "/lieux/parc/", "/mairie/legal.html", "/documents/plan.pdf"} <= known
    good = (None, "/", "/lieux/parc", "/documents/plan.pdf", f"{SITE}/plan/", "https://services.example/etape-2")
    assert unknown_addresses(grid(*good), known, SITE) == []


@pytest.mark.parametrize(
    "address, near",
    [
        ("/lieux/pac/", "« /lieux/parc/ »"),
        (f"{SITE}/documents/plans.pdf", "« /documents/plan.pdf »"),
        ("demarches/cantine/", "« /demarches/cantine/ »"),
        ("www.ville.example/", None),
        ("/rien/de/tel/nulle/part/", None),
    ],
)
def test_a_page_that_is_not_there_is_told_with_its_line_and_the_nearest(
    tmp_path: Path, address: str, near: str | None
) -> None:
    known = site_addresses(write_site(tmp_path, PAGES, FILES))
    (problem,) = unknown_addresses(grid(None, "/", address), known, SITE)
    assert (problem.source, problem.line) == ("content/conformite/audits/a.yaml", 12)
    assert f"« {address} »" in problem.message.fr.replace("\u00a0", " ")
    assert "Page P03" in problem.message.fr
    fix = problem.fix.fr.replace("\u00a0", " ")
    assert (f"Vouliez-vous dire {near} ?" in fix) if near else ("Vouliez-vous" not in fix)
    assert "anciennes_adresses" in fix


@pytest.mark.parametrize(
    "written, address",
    [
        ("/", "/"),
        ("/demarches/", "/demarches/"),
        ("/demarches", "/demarches/"),
        ("/demarches/index.html", "/demarches/"),
        ("/demarches/?mois=mai#liste", "/demarches/"),
        ("/404.html", "/404.html"),
        ("/documents/plan.pdf", "/documents/plan.pdf"),
        ("/caf%C3%A9", "/café/"),
        ("https://WWW.Levallois.example/demarches/index.html?a#b", "/demarches/"),
        ("https://www.levallois.example/demarches/", "/demarches/"),
        ("https://www.levallois.example", "/"),
        ("https://billetterie.example/demarches/", None),
        (None, None),
    ],
)
def test_a_page_is_known_by_its_address_however_written(written: str | None, address: str | None) -> None:
    assert address_in_sample(Page("P01", "Démarches", written), "https://www.levallois.example") == address


@pytest.mark.parametrize(
    "address, to",
    [
        ("/vieux/", "/lieux/parc/"),
        ("/lieux/parc/", "/lieux/parc/"),
        ("/mairie/legal.html", "/mairie/legal.html"),
        ("/absent/", "/absent/"),
        ("/documents/plan.pdf", "/documents/plan.pdf"),
        ("/ailleurs/", "/ailleurs/"),
        ("/entier/", "/lieux/"),
    ],
)
def test_a_page_that_has_moved_leads_on(tmp_path: Path, address: str, to: str) -> None:
    away = PAGES["/vieux/"].replace("/lieux/parc/", "https://autre.example/")
    whole = PAGES["/vieux/"].replace("/lieux/parc/", f"{SITE}/lieux/index.html")
    root = write_site(tmp_path, PAGES | {"/ailleurs/": away, "/entier/": whole}, FILES)
    assert led_on(root, address, SITE) == to


def test_a_page_said_to_be_taken_away_that_is_still_there_is_told(tmp_path: Path) -> None:
    known = site_addresses(write_site(tmp_path, PAGES, FILES))
    pages = tuple(
        Page(f"P{number:02}", "Page", address, None, DAY)
        for number, address in enumerate(("/lieux/parc/", "/partie/"), 1)
    )
    path = Path("content/conformite/audits/a.yaml")
    taken = Grid(path, Audit(RGAA, DAY, "a", "b", "c", pages), {"P01": 10, "P02": 13})
    (problem,) = unknown_addresses(taken, known, SITE)
    assert problem.line == 10
    assert "dite retirée, mais le site a encore" in problem.message.fr
