"""Ways past the menu, landmarks, and what only the whole site shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.facts import facts_of
from a11y.finding import Finding
from a11y.gate import Gate
from a11y.page import Page

MENU = '<nav aria-label="Menu"><a href="/a/">Agenda</a> <a href="/b/">Budget</a> <a href="/c/">Contact</a></nav>'
MAIN = '<main id="c"><h1>Parcs</h1></main>'


def whole(body: str, head: str = "") -> bytes:
    page = f'<html lang="fr"><head><title>Parcs – Ville</title>{head}</head><body>{body}</body></html>'
    return f"<!doctype html>{page}".encode()


def findings(body: str, rule: str, head: str = "") -> list[Finding]:
    report = check_page(whole(body, head), "/a/index.html", {}, Config())
    assert report.status == "checked", report.reason
    return [found for found in report.findings if found.rule == rule]


@pytest.mark.parametrize(
    "body",
    [
        f"{MAIN}{MENU}",
        f'<p><a href="/">Accueil</a></p>{MAIN}',
        MAIN,
        f'<button type="button">Menu</button>{MENU}{MAIN}',
        f'<nav aria-label="Dans la page"><a href="#c">Parcs</a></nav>{MAIN}',
        f'<p><a href="#c"><img src="v.png" alt="Aller au contenu"></a></p>{MENU}{MAIN}',
        f'<p><a href="#t">Horaires</a></p>{MENU}<main><h1 id="t">Parcs</h1></main>',
    ],
)
def test_no_link_past_the_menu_is_missing_where_there_is_none_to_pass_or_a_way(body: str) -> None:
    assert findings(body, "skip-link") == []


def test_a_script_may_show_a_link_that_the_style_sheet_hides() -> None:
    body = f'<p><a href="#c">Aller au contenu</a></p>{MENU}{MAIN}<script src="/menu.js"></script>'
    (found,) = findings(body, "skip-link", "<style>p { position: absolute; left: -9999px }</style>")
    assert (found.outcome, found.reason) == ("cantTell", "shown-by-script")


def test_a_page_without_any_way_past_its_menu_fails_wcag_too() -> None:
    (found,) = findings(f"{MENU}<div id='contenu'><p>Le parc est ouvert.</p></div>", "skip-link")
    assert found.wcag == ("2.4.1",)
    assert "cf77f2" in found.act
    (found,) = findings(f"{MENU}{MAIN}", "skip-link")
    assert found.wcag == ()
    assert "cf77f2" not in found.act


@pytest.mark.parametrize(
    "body, head",
    [
        ("", ""),
        ("<p>Vous allez être redirigé.</p>", '<meta http-equiv="refresh" content="0; url=/b/">'),
        ('<div role="main"><p>Texte</p></div>', ""),
    ],
)
def test_a_page_without_content_and_another_main_landmark_need_no_main_element(body: str, head: str) -> None:
    assert findings(body, "landmark-main", head) == []


@pytest.mark.parametrize(
    "body",
    [
        '<form role="search"></form>',
        '<input type="search" aria-label="Mot">',
        '<form action="/recherche/"><input name="mot"></form>',
        '<a href="/recherche/">Trouver</a>',
        '<a href="/trouver/">Rechercher</a>',
        "<button>Rechercher</button>",
    ],
)
def test_every_way_to_search_is_seen(body: str) -> None:
    assert facts_of(Page(whole(body), "/a/index.html")).search


def test_the_map_of_the_site_is_seen_by_its_words_or_its_address() -> None:
    body = '<a href="/x/">Plan du site</a> <a href="/plan-du-site/">Toutes les pages</a> <a href="/sitemap.xml">XML</a>'
    assert facts_of(Page(whole(body), "/a/index.html")).sitemap == ("/x/", "/plan-du-site/")


def judge(folder: Path, site: dict[str, bytes]) -> list[tuple[str, str]]:
    for name, html in site.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html)
    report = Gate(folder, Config(), folder).judge_build({})
    return [(found.rule, found.place.page) for found in report.findings if found.rule.startswith("site-")]


def page(title: str, body: str, head: str = "", lang: str = "fr") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title} – Ville</title>{head}</head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    ).encode()


def test_the_home_page_and_a_translation_keep_their_titles(tmp_path: Path) -> None:
    links = '<a href="/">Accueil</a> <a href="/b/">Parcs</a> <a href="/en/">English</a>'
    site = {
        "index.html": page("Parcs", links),
        "b/index.html": page("Parcs", links),
        "en/index.html": page("Parcs", links, lang="en"),
        "vieux/index.html": page("Parcs", "", '<meta http-equiv="refresh" content="0; url=/b/">'),
    }
    assert judge(tmp_path, site) == [("site-title-unique", "b/index.html")]


def test_a_page_that_sends_readers_on_is_no_orphan_and_one_with_a_link_from_an_error_is_none(tmp_path: Path) -> None:
    links = " ".join(f'<a href="/{name}/">Page {name}</a>' for name in "abcdef")
    site = {f"{name}/index.html": page(name, '<a href="/">Accueil</a>') for name in "abcdef"}
    site["index.html"] = page("Accueil", links)
    site["404.html"] = page("Introuvable", '<a href="/aide/">Aide</a>')
    site["aide/index.html"] = page("Aide", "")
    site["vieux/index.html"] = page("Vieux", "", '<meta http-equiv="refresh" content="0; url=/a/">')
    site["caché/index.html"] = page("Caché", "", '<meta name="robots" content="noindex">')
    assert judge(tmp_path, site) == []


def test_nothing_is_missing_from_a_site_of_which_a_part_was_read(tmp_path: Path) -> None:
    for name in "abcdefghijk":
        (tmp_path / f"{name}.html").write_bytes(page(name, ""))
    (tmp_path / "index.html").write_bytes(page("Accueil", ""))
    from a11y.assets import find_pages

    gate = Gate(tmp_path, Config(), tmp_path)
    some = [str(tmp_path / f"{name}.html") for name in ("index", "a", "b", "c", "d", "e", "f", "g", "h", "i")]
    report = gate.judge(find_pages(some))
    assert [found.rule for found in report.findings if found.rule.startswith("site-")] == []


def test_the_home_page_may_order_its_menu_as_it_likes(tmp_path: Path) -> None:
    menu = "".join(f'<a href="/{name}/">{name * 3}</a>' for name in "abc")
    other = "".join(f'<a href="/{name}/">{name * 3}</a>' for name in "bca")
    site = {f"{name}/index.html": page(name, f'<nav aria-label="Menu">{menu}</nav>') for name in "abcd"}
    site["index.html"] = page("Accueil", f'<nav aria-label="Menu">{other}</nav><a href="/d/">Page d</a>')
    assert judge(tmp_path, site) == []


def test_a_menu_without_a_usual_order_is_told_nothing_of(tmp_path: Path) -> None:
    orders = ["abc", "bca", "cab", "acb"]
    site = {
        f"{name}/index.html": page(
            name, "<nav>" + "".join(f'<a href="/{one}/">{one * 3}</a>' for one in order) + "</nav>"
        )
        for name, order in zip("abcd", orders, strict=True)
    }
    assert judge(tmp_path, site) == []
