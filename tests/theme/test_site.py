"""What a resident finds on the site that is published, whatever they see, hear or press."""

import re
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import feedparser
import pytest

from tests.theme.conftest import ROOT, Project, parse, text_of

FOCUSABLE = ("a", "button", "input", "select", "textarea", "summary")


def with_class(tree: Element, name: str) -> list[Element]:
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def marked(tree: Element, name: str) -> list[tuple[str, str | None]]:
    """Give the text of what is marked as current in a navigation, and how."""
    (navigation,) = with_class(tree, name)
    return [(text_of(each), each.get("aria-current")) for each in navigation.iter() if each.get("aria-current")]


def test_every_page_parses_without_an_error(built: Project) -> None:
    pages = [file.read_text(encoding="utf-8") for file in built.output.rglob("*.html")]
    assert len(pages) >= 25
    for page in pages:
        parse(page)


def test_titles_are_unique_and_end_with_the_city(built: Project) -> None:
    titles = [text_of(tree.find("head/title")) for _, tree in built.pages()]
    assert [title for title, times in Counter(titles).items() if times > 1] == []
    assert [title for title in titles if not title.endswith(" – Levallois")] == []
    article = built.page("/actualites/des-tilleuls-pour-l-ombre/")
    assert text_of(article.find("head/title")) == "Des tilleuls pour l’ombre de demain – Actualités – Levallois"


def test_every_page_has_its_language_its_landmarks_and_one_h1_before_other_headings(built: Project) -> None:
    for address, tree in built.pages():
        translated = re.match("/(ar|en)/", address)
        assert tree.get("lang") == (translated[1] if translated else "fr"), address
        for landmark in ("header", "main", "footer"):
            assert len(tree.findall(f"body/{landmark}")) == 1, (address, landmark)
        headings = [element.tag for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert headings[0] == "h1", address
        assert headings.count("h1") == 1, address


def test_navigations_are_named_each_in_its_own_way(built: Project) -> None:
    for address, tree in built.pages():
        ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
        names = [nav.get("aria-label") or text_of(ids[nav.get("aria-labelledby", "")]) for nav in tree.iter("nav")]
        assert all(names), address
        assert len(names) == len(set(names)), (address, names)


def test_skip_links_come_first_and_move_the_focus(built: Project) -> None:
    for address, tree in built.pages():
        focusable = [element for element in tree.iter() if element.tag in FOCUSABLE]
        (block,) = with_class(tree, "skip-links")
        skips = list(block.iter("a"))
        assert len(skips) >= 2, address
        assert focusable[: len(skips)] == skips, address
        targets = {element.get("id"): element for element in tree.iter()}
        for link in skips:
            assert targets[link.get("href", "")[1:]].get("tabindex") == "-1", address


def test_the_current_page_and_its_section_are_marked(built: Project) -> None:
    page = built.page("/sport/reserver-un-creneau/")
    assert marked(page, "main-nav") == [("Sport", "true"), ("Réserver un créneau de sport", "page")]
    (trail,) = with_class(page, "breadcrumb")
    assert [text_of(item) for item in trail.iter("li")] == ["Accueil", "Sport", "Réserver un créneau de sport"]
    assert [text_of(span) for span in trail.iter("span") if span.get("aria-current") == "page"] == [
        "Réserver un créneau de sport"
    ]
    (local,) = with_class(page, "local-nav")
    assert [a.get("aria-current") for a in local.iter("a") if a.get("href") == "/sport/reserver-un-creneau/"] == [
        "page"
    ]
    assert marked(built.page("/sport/"), "main-nav") == [("Sport", "true"), ("Toute la rubrique Sport", "page")]
    assert marked(built.page("/actualites/"), "main-nav") == [("Actualités", "page")]


def test_every_page_says_that_the_site_is_a_demonstration_and_how_accessible_it_is(built: Project) -> None:
    for address, tree in built.pages():
        assert len(with_class(tree, "demo-banner")) == 1, address
        links = {text_of(a): a.get("href") for a in tree.iter("a")}
        assert links["Accessibilité : partiellement conforme"] == "/accessibilite/", address


def test_nothing_is_asked_from_anybody_else(built: Project) -> None:
    loading = {"script": "src", "img": "src", "source": "src", "iframe": "src", "link": "href", "object": "data"}
    for address, tree in built.pages():
        for element in tree.iter():
            value = element.get(loading.get(str(element.tag), ""), "")
            if element.get("rel") not in ("canonical", "alternate"):
                assert not re.match(r"(?:[a-z]+:)?//", value), (address, value)
    for sheet in built.output.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:[a-z]+:)?//|@import", sheet.read_text(encoding="utf-8")), sheet


def test_the_site_has_no_scripts_but_its_own_and_only_where_they_serve(built: Project) -> None:
    for address, tree in built.pages():
        # Data for machines is nothing that runs.
        scripts = [script.attrib for script in tree.iter("script") if script.get("type") != "application/ld+json"]
        wanted = ["menu", *(name for name in ("alerts", "share") if with_class(tree, name))]
        if address == "/recherche/":
            wanted.append("search")
        assert scripts == [{"src": f"/theme/js/{name}.js", "defer": ""} for name in wanted], address


def test_images_keep_their_place_while_they_load(built: Project) -> None:
    images = [(address, image) for address, tree in built.pages() for image in tree.iter("img")]
    themed = [(address, image) for address, image in images if image.get("class")]
    assert themed
    assert [address for address, image in themed if not (image.get("width") and image.get("height"))] == []


def test_the_font_comes_with_its_licence_and_nothing_else(built: Project) -> None:
    fonts = built.output / "theme" / "fonts"
    sheet = (built.output / "theme" / "css" / "base.css").read_text(encoding="utf-8")
    named = set(re.findall(r'url\("\.\./fonts/([^"]+)"\)', sheet))
    assert {path.name for path in fonts.iterdir()} == named | {"OFL.txt"}
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")
    assert sheet.count("font-display: swap") == len(named)


def test_the_identity_stands_in_one_place(built: Project) -> None:
    written = [
        path.relative_to(ROOT).as_posix()
        for folder in ("content", "theme/templates")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".md", ".html", ".yaml"} and "01 99 00 12 00" in path.read_text(encoding="utf-8")
    ]
    assert written == ["content/ville.yaml"]
    for address in ("/", "/mairie/contact/", "/accessibilite/"):
        assert "01 99 00 12 00" in text_of(built.page(address)).replace("\u00a0", " "), address


def test_drafts_and_articles_dated_ahead_are_not_published(project: Project) -> None:
    article = "---\ntitle: Pas encore\nsummary: Ceci attend.\ndate: {date}\nstatus: {status}\n---\n\nUn texte.\n"
    project.write("content/actualites/bientot.md", article.format(date="2999-01-01", status="published"))
    project.write("content/actualites/brouillon.md", article.format(date="2026-01-02", status="draft"))
    page = "---\ntitle: Brouillon de page\nsummary: Ceci attend.\nstatus: draft\n---\n\nUn texte.\n"
    project.write("content/pages/sport/brouillon-de-page.md", page)
    run = project.build()
    assert run.code == 0, run.said
    for file in project.output.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "Pas encore" not in html, file
        assert "Brouillon de page" not in html, file
    assert not list(project.output.rglob("*brouillon*"))


def test_many_files_are_read_by_two_processes_with_one_result(project: Project) -> None:
    article = (
        "---\ntitle: Nouvelle {n}\nsummary: Un résumé.\ndate: 2026-01-02\n---\n\nCeci est le texte {n} ; lisez-le !\n"
    )
    for n in range(60):
        project.write(f"content/actualites/nouvelle-{n}.md", article.format(n=n))
    run = project.build()
    assert run.code == 0, run.said
    for n in range(60):
        shown = " ".join(text_of(project.page(f"/actualites/nouvelle-{n}/")).split())
        assert f"Ceci est le texte {n} ; lisez-le !" in shown
    project.write("content/actualites/nouvelle-31.md", "---\ntitle: Nouvelle 31\ndate: hier\n---\n\nTexte.\n")
    run = project.build()
    assert run.code == 2, run.said
    assert "content/actualites/nouvelle-31.md:3" in run.said


def test_the_news_go_on_over_several_pages_and_tell_them_apart(project: Project) -> None:
    for number in range(16):
        article = f"---\ntitle: Nouvelle {number}\nsummary: Un résumé.\ndate: 2026-01-02\n---\n\nUn texte.\n"
        project.write(f"content/actualites/nouvelle-{number}.md", article)
    run = project.build()
    assert run.code == 0, run.said
    second = project.page("/actualites/page/2/")
    assert text_of(second.find("head/title")) == "Actualités, page 2 sur 2 – Levallois"
    (pages,) = with_class(second, "pagination")
    links = [(text_of(a), a.get("href"), a.get("aria-current")) for a in pages.iter("a")]
    assert links == [
        ("Page précédente", "/actualites/", None),
        ("Page 1", "/actualites/", None),
        ("Page 2", "/actualites/page/2/", "page"),
    ]


def test_an_editor_may_ask_for_a_table_of_contents_a_caption_another_language_and_a_place(project: Project) -> None:
    project.write(
        "content/pages/sport/guide.md",
        "---\ntitle: A guide for newcomers\ntitre_court: Guide\nsummary: Where to play.\nlang: en\norder: 1\n"
        "sommaire: oui\n"
        "image: images/sport.svg\nimage_alt: A court seen from above.\nimage_legende: The court on the square.\n---\n\n"
        "## Courts\n\nA text.\n\n## Pools\n\nA text.\n",
    )
    run = project.build()
    assert run.code == 0, run.said
    page = project.page("/sport/guide/")
    (contents,) = with_class(page, "table-of-contents")
    assert [(text_of(a), a.get("href")) for a in contents.iter("a")] == [("Courts", "#courts"), ("Pools", "#pools")]
    assert text_of(next(page.iter("figcaption"))) == "The court on the square."
    assert page.get("lang") == "en"
    assert [element.get("lang") for element in with_class(page, "prose")] == [None]
    (local,) = with_class(page, "local-nav")
    assert local.get("lang") == "fr"
    assert [text_of(item) for item in local.iter("li")] == [
        "Guide",
        "Gymnase",
        "Piscine",
        "Réserver un créneau de sport",
    ]


def test_the_banner_goes_when_the_city_is_real(project: Project) -> None:
    project.replace("content/ville.yaml", "demonstration: oui", "demonstration: non")
    run = project.build()
    assert run.code == 0, run.said
    assert [address for address, tree in project.pages() if with_class(tree, "demo-banner")] == []


def test_the_published_site_has_a_feed_with_absolute_addresses(published: Project) -> None:
    feed = (published.output / "actualites" / "atom.xml").read_text(encoding="utf-8")
    assert "https://www.levallois.example/actualites/des-tilleuls-pour-l-ombre/" in feed
    assert re.findall(r'(?:href|src)="/', feed) == []
    assert (published.output / "pagefind" / "pagefind-entry.json").is_file()


def test_published_pages_need_nothing_from_another_host(published: Project) -> None:
    own = "https://www.levallois.example/"
    elsewhere = [
        (address, element.tag, value)
        for address, tree in published.pages()
        for element in tree.iter()
        if element.get("rel") not in {"canonical", "alternate"}
        for name, value in element.items()
        if name in {"href", "src", "srcset", "poster"} and value.startswith(own)
    ]
    assert elsewhere == []


def test_the_feed_is_what_a_feed_reader_understands(published: Project) -> None:
    said = feedparser.parse((published.output / "actualites" / "atom.xml").read_bytes())
    assert said.bozo == 0, said.get("bozo_exception")
    assert said.version == "atom10"
    newest = ["Un nouveau site, de plain-pied", "Des tilleuls pour l’ombre de demain"]
    assert [entry.title for entry in said.entries][:2] == newest
    assert len({entry.id for entry in said.entries}) == len(said.entries) == 8
    assert all(entry.updated_parsed and entry.summary for entry in said.entries)


def test_news_that_no_longer_hold_leave_the_home_page_and_say_so(project: Project) -> None:
    project.replace("content/actualites/un-site-de-plain-pied.md", "section:", "jusqu_au: 2026-11-30\nsection:")
    address = "/actualites/un-site-de-plain-pied/"
    for day, holds in (("2026-11-30", True), ("2026-12-01", False)):
        run = project.build(day=day)
        assert run.code == 0, run.said
        assert (address in [link.get("href") for link in project.page("/").iter("a")]) is holds
        assert address in [link.get("href") for link in project.page("/actualites/").iter("a")]
        notices = [text_of(notice) for notice in with_class(project.page(address), "notice")]
        assert notices == ([] if holds else ["Actualité passée. Elle valait jusqu’au 30 novembre 2026."])


def test_a_section_that_the_site_has_not_stops_the_build_and_says_which_there_are(project: Project) -> None:
    project.replace("content/actualites/tournoi-de-basket.md", "section: sport", "section: sports")
    run = project.build()
    assert run.code != 0
    assert "content/actualites/tournoi-de-basket.md:4" in run.said
    assert "Le site n’a pas de rubrique «\u00a0sports\u00a0»." in run.said
    assert "Vouliez-vous dire «\u00a0sport\u00a0»" in run.said


def test_news_are_found_by_month_and_by_section(built: Project) -> None:
    (months,) = with_class(built.page("/actualites/"), "month-nav")
    addresses = [str(link.get("href")) for link in months.iter("a")]
    assert addresses == sorted(addresses, reverse=True)
    assert "/actualites/2026-09/" in addresses
    month = built.page("/actualites/2026-09/")
    assert text_of(next(month.iter("h1"))) == "Actualités : septembre 2026"
    opened = "/actualites/conservatoire-portes-ouvertes/"
    assert opened in [link.get("href") for link in month.iter("a")]
    section = [link.get("href") for link in built.page("/sport/").iter("a")]
    assert "/actualites/tournoi-de-basket/" in section
    assert opened not in section


@pytest.mark.parametrize("name", ["category", "tag", "author", "period_archives"])
def test_a_city_may_switch_on_the_lists_that_pelican_knows(project: Project, name: str) -> None:
    address = "{date:%Y}" if name == "period_archives" else "{slug}"
    key = "YEAR_ARCHIVE" if name == "period_archives" else name.upper()
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write(
        "pelicanconf.py",
        f'{settings}\n{key}_URL = "liste/{address}/"\n{key}_SAVE_AS = "liste/{address}/index.html"\n',
    )
    project.replace(
        "content/actualites/rentree-inscriptions.md",
        "date: 2026-03-09",
        "date: 2026-03-09\ntags: école\ncategory: Enfance",
    )
    run = project.build()
    assert run.code == 0, run.said
    assert list((project.output / "liste").rglob("index.html"))


def test_a_missing_font_stops_the_build_and_says_so(project: Project) -> None:
    (project.root / "node_modules").unlink()
    run = project.build()
    assert run.code == 2
    assert "latin-wght-normal.woff2" in run.said
    assert "Traceback" not in run.said
    assert not project.output.exists()


def test_a_plugin_that_does_not_import_stops_the_build_and_says_so(project: Project, tmp_path: Path) -> None:
    project.write("casse/city/__init__.py", "raise RuntimeError('cassé exprès')\n")
    run = project.build(path=project.root / "casse")
    assert run.code == 2
    assert "pelicanconf.py" in run.said
    assert "cassé exprès" in run.said
    assert "Traceback" not in run.said


def test_a_wrong_identity_stops_the_build_and_names_its_line(project: Project) -> None:
    project.replace("content/ville.yaml", "telephone: 01 99", "telephone: 01 47")
    run = project.build()
    assert run.code == 2
    assert re.search(r"content/ville\.yaml:\d+", run.said), run.said
    assert "Traceback" not in run.said
