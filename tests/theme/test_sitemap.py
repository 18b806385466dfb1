"""What search engines are told: every page that they may show, and no other."""

from datetime import date
from types import SimpleNamespace
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import parse

from city.sitemap import addresses, robots, sitemap
from tests.theme.conftest import Project

SITE = "https://www.levallois.example"
XML = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def mapped(project: Project) -> list[str]:
    return [loc.text or "" for loc in parse(project.output / "sitemap.xml").iter(f"{XML}loc")]


def test_the_map_has_the_canonical_address_of_every_page_but_those_that_are_no_result(built: Project) -> None:
    canonical = {
        link.get("href") or ""
        for address, page in built.pages()
        for link in page.iter("link")
        if link.get("rel") == "canonical" and "/page/" not in address
    }
    found = mapped(built)
    assert found == sorted(set(found))
    alerts = {address for address in canonical if urlsplit(address).path.startswith("/alertes/")}
    assert set(found) == canonical - alerts - {f"{SITE}/recherche/"}
    assert f"{SITE}/" in found
    assert f"{SITE}/404.html" not in found


def test_a_hidden_page_is_not_in_it_and_a_change_is_told_where_it_was_written(project: Project) -> None:
    head = "---\ntitle: Travaux\nsummary: Ce qui change dans la rue.\n"
    project.write("content/pages/mairie/cachee.md", f"{head}status: masqué\n---\n\nTexte.\n")
    project.replace("content/pages/aide.md", "---\ntitle:", "---\nmodified: 2026-11-03\ntitle:")
    run = project.build()
    assert run.code == 0, run.said
    assert (project.output / "mairie/cachee/index.html").is_file()
    assert f"{SITE}/mairie/cachee/" not in mapped(project)
    told = {
        url.findtext(f"{XML}loc"): url.findtext(f"{XML}lastmod")
        for url in parse(project.output / "sitemap.xml").iter(f"{XML}url")
        if url.find(f"{XML}lastmod") is not None
    }
    # Of the site as it is, only a page that is translated says when it was changed.
    assert told == {f"{SITE}/aide/": "2026-11-03", f"{SITE}/mairie/contact/": "2026-10-12"}


def test_robots_may_read_everything_and_are_told_where_the_map_is(built: Project) -> None:
    parser = RobotFileParser()
    parser.parse((built.output / "robots.txt").read_text("utf-8").splitlines())
    assert parser.can_fetch("*", f"{SITE}/agenda/")
    assert parser.site_maps() == [f"{SITE}/sitemap.xml"]


def test_an_address_is_escaped_for_the_web_and_for_xml() -> None:
    told = sitemap("https://ville.example", {"/fête/&/": date(2026, 11, 3), "/d%C3%A9j%C3%A0/": None})
    assert "<loc>https://ville.example/f%C3%AAte/%26/</loc>" in told
    assert "<loc>https://ville.example/d%C3%A9j%C3%A0/</loc>" in told
    assert told.count("<lastmod>") == 1
    assert robots("https://ville.example").endswith("https://ville.example/sitemap.xml\n")


def test_a_site_without_a_search_nor_news_has_a_map() -> None:
    page = SimpleNamespace(url="mairie/", metadata={})
    empty = {"articles": [], "period_archives": {}, "DIRECT_TEMPLATES": ["actualites"], "ACTUALITES_SAVE_AS": ""}
    assert addresses({**empty, "pages": [page]}) == {"/mairie/": None}
