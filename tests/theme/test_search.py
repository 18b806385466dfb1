"""The search, in a real browser, over the index that the build made."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from publish.search_order import MARK
from tests.browser.browser import Browser, BrowserError
from tests.theme.conftest import Project, text_of

PAGE = "/recherche/"
FIELD = "#recherche"
STATUS = "document.querySelector('.search__status').textContent"
TITLES = "[...document.querySelectorAll('.search-result h3 a')].map(a => a.textContent)"
TYPES = "[...document.querySelectorAll('.search-result__type')].map(p => p.textContent)"
ADDRESSES = "[...document.querySelectorAll('.search-result h3 a')].map(a => new URL(a.href).pathname)"


def until(window: Browser, expression: str) -> Any:
    """Give what an expression comes to, once that is something; a page may give way to another meanwhile."""
    for _ in range(200):
        try:
            value = window.evaluate(expression)
        except BrowserError as error:
            if "navigation" not in str(error):
                raise
            value = None
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"never: {expression}; the address is {window.evaluate('location.href')}")


def answered(window: Browser, words: str) -> str:
    """Give what the page says of words that were looked for."""
    return str(until(window, f"({STATUS}).includes({json.dumps(words)}) && {STATUS}"))


def look_for(window: Browser, site: str, query: str, words: str) -> str:
    window.goto(f"{site}{PAGE}?q={query}")
    return answered(window, words)


def submit(window: Browser, words: str) -> None:
    """Write words into the field of the page, in place of what stands there, and press Enter."""
    window.evaluate("document.querySelector('#recherche').select()")
    window.type(words)
    window.press("Enter")


# What is found


def indexed(project: Project) -> dict[str, dict[str, Any]]:
    fragments = (project.output / "pagefind" / "fragment").iterdir()
    pages = [json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK)) for path in fragments]
    return {page["url"]: page for page in pages}


def test_pages_are_in_the_index_under_their_type_and_lists_and_errors_are_not(built: Project) -> None:
    pages = indexed(built)
    types = {address: page["filters"]["type"] for address, page in pages.items()}
    assert types["/demarches/acte-de-naissance/"] == ["Démarche"]
    assert types["/lieux/piscine/"] == ["Lieu"]
    assert types["/agenda/balade-du-patrimoine/"] == ["Événement"]
    assert types["/actualites/des-tilleuls-pour-l-ombre/"] == ["Actualité"]
    assert types["/questions/chien-dans-les-parcs/"] == ["Question"]
    assert types["/sport/"] == types["/mairie/contact/"] == types["/accessibilite/"] == ["Page"]
    kept_out = {"/", "/404.html", PAGE, "/actualites/", "/actualites/2026-09/"}
    alerts = {address for address, _ in built.pages() if address.startswith("/alertes/")}
    archives = {address for address, _ in built.pages() if address.startswith("/actualites/2")}
    assert pages.keys() == {address for address, _ in built.pages()} - kept_out - alerts - archives
    # A list is found by its title, and not by what it lists.
    assert "Demander un acte de naissance" not in pages["/mairie/plan-du-site/"]["content"]
    assert "naissance" not in pages["/demarches/"]["content"]


def test_every_type_of_the_index_can_be_chosen_and_every_choice_finds_something(built: Project) -> None:
    there = {one for page in indexed(built).values() for one in page["filters"]["type"]}
    boxes = [box for box in built.page(PAGE).iter("input") if box.get("type") == "checkbox"]
    assert {box.get("value") for box in boxes} == there
    assert len(boxes) == len(there) == 6


def test_a_hidden_page_is_published_and_not_found(project: Project) -> None:
    for path, date in (("pages/sport/cachee.md", ""), ("actualites/cachee.md", "date: 2026-01-02\n")):
        project.write(
            f"content/{path}", f"---\ntitle: Page cachée\nsummary: Un texte.\n{date}status: masqué\n---\n\nOui.\n"
        )
    # Two pages of one title are two pages that nobody tells apart.
    project.replace("content/actualites/cachee.md", "Page cachée", "Actualité cachée")
    run = project.build()
    assert run.code == 0, run.said
    assert {"/sport/cachee/", "/actualites/cachee/"} <= {address for address, _ in project.pages()}
    assert not {"/sport/cachee/", "/actualites/cachee/"} & indexed(project).keys()


def test_a_site_may_do_without_a_search(project: Project) -> None:
    project.replace("pelicanconf.py", 'SEARCH_URL = "/recherche/"\n', "")
    (project.root / "content/pages/recherche.md").unlink()
    audit = "content/conformite/audits/2026-10-15.yaml"
    project.replace(audit, "adresse: /recherche/\n", "adresse: /recherche/\n  retiree_le: 2026-11-27\n")
    run = project.build()
    assert run.code == 0, run.said
    assert not (project.output / "pagefind").exists()
    assert [address for address, tree in project.pages() if next(tree.iter("form"), None) is not None] == []


def test_the_index_of_the_site_is_the_same_each_time(project: Project, built: Project) -> None:
    assert project.build().code == 0
    files = [
        {p.name: p.read_bytes() for p in one.output.glob("pagefind/**/*") if p.is_file()} for one in (project, built)
    ]
    assert files[0] == files[1]


def test_a_word_is_found_and_marked_with_the_type_of_each_page(window: Browser, site: str) -> None:
    said = look_for(window, site, "piscine", "piscine")
    titles = window.evaluate(TITLES)
    assert said == f"{len(titles)} résultats pour «\u00a0piscine\u00a0»"
    assert "/lieux/piscine/" in window.evaluate(ADDRESSES)
    assert "Lieu" in window.evaluate(TYPES)
    marks = window.evaluate(
        "[...document.querySelectorAll('.search-result mark')].map(m => m.textContent.toLowerCase())"
    )
    assert len(marks) >= len(titles)
    assert all("piscine" in mark for mark in marks)
    assert window.evaluate("document.title") == f"piscine\u00a0: {len(titles)} résultats – Recherche – Levallois"
    assert window.evaluate("document.querySelector('#recherche').value") == "piscine"


def test_accents_capitals_and_plurals_do_not_matter(window: Browser, site: str) -> None:
    found = []
    for query, words in (("etat+civil", "etat civil"), ("ÉTAT+CIVIL", "ÉTAT CIVIL"), ("état+civil", "état civil")):
        look_for(window, site, query, words)
        found.append(window.evaluate(ADDRESSES))
    assert found[0] == found[1] == found[2]
    assert found[0][0] == "/etat-civil/"
    assert window.evaluate("document.querySelector('.search-result mark').textContent") == "État"
    look_for(window, site, "naissances", "naissances")
    assert "/demarches/acte-de-naissance/" in window.evaluate(ADDRESSES)
    assert "naissances" not in window.evaluate("document.querySelector('.search__results').textContent")


def test_elided_words_do_not_matter_either_and_stay_as_they_are_written(window: Browser, site: str) -> None:
    found = []
    for query in ("carte identité", "carte d'identité", "Carte d’identité"):
        look_for(window, site, query, query)
        found.append(window.evaluate(ADDRESSES))
        shown = window.evaluate("document.querySelector('.search__results').textContent").replace("\u00a0", " ")
        assert "d’identité" in shown
        assert "’ " not in shown
    assert found[0] == found[1] == found[2]
    assert {"/demarches/carte-identite-passeport/", "/questions/perdu-carte-identite/"} <= set(found[0])
    look_for(window, site, "ecole", "ecole")
    assert "/demarches/inscription-scolaire/" in window.evaluate(ADDRESSES)
    look_for(window, site, "l’", "l’")


def test_a_choice_of_types_is_kept_in_the_address_and_back_undoes_it(window: Browser, site: str) -> None:
    look_for(window, site, "piscine", "piscine")
    all_titles = window.evaluate(TITLES)
    window.click("[value=Lieu]")
    until(window, f"({TYPES}).length && ({TYPES}).every(type => type === 'Lieu')")
    assert len(window.evaluate(TITLES)) < len(all_titles)
    assert window.evaluate("location.search") == "?q=piscine&type=Lieu"
    window.click("[value=Actualité]")
    until(window, f"new Set({TYPES}).size === 2")
    window.evaluate("history.back()")
    until(window, f"new Set({TYPES}).size === 1")
    assert window.evaluate("document.querySelector('[value=Actualité]').checked") is False
    window.evaluate("history.back()")
    until(window, f"({TITLES}).length === {len(all_titles)}")
    assert window.evaluate("document.querySelector('[value=Lieu]').checked") is False
    submit(window, "conservatoire")
    answered(window, "conservatoire")
    window.evaluate("history.back()")
    answered(window, "piscine")
    assert window.evaluate(TITLES) == all_titles


def test_a_link_within_the_page_does_not_ask_again(window: Browser, site: str) -> None:
    look_for(window, site, "piscine", "piscine")
    window.evaluate("document.querySelector('.search__status').textContent = 'inchangé'")
    window.evaluate("location.hash = 'contenu'")
    time.sleep(0.3)
    assert window.evaluate(STATUS) == "inchangé"


def test_nothing_is_found_and_advice_is_given(window: Browser, site: str) -> None:
    assert look_for(window, site, "xylophonez", "xylophonez") == "Aucun résultat pour «\u00a0xylophonez\u00a0»"
    shown = "document.querySelector('.search__nothing').innerText"
    assert "orthographe" in window.evaluate(shown)
    assert "01 99 00 12 00" in window.evaluate(shown).replace("\u00a0", " ")
    assert "Décochez" not in window.evaluate(shown)
    assert window.evaluate("document.querySelector('.search__found').hidden") is True
    window.goto(f"{site}{PAGE}?q=xylophonez&type=Lieu")
    answered(window, "xylophonez")
    assert "Décochez" in window.evaluate(shown)


def test_an_empty_question_is_no_question(window: Browser, site: str) -> None:
    window.goto(site + PAGE)
    assert window.evaluate(STATUS) == ""
    submit(window, "   ")
    until(window, f"({STATUS}).startsWith('Écrivez')")
    assert window.evaluate(TITLES) == []


# Who asks


def test_by_keyboard_alone(window: Browser, site: str) -> None:
    window.goto(site + "/")
    for _ in range(30):
        window.press("Tab")
        if window.evaluate("document.activeElement.id") == "recherche-du-site":
            break
    window.type("ville")
    window.press("Enter")
    until(window, f"location.pathname === '{PAGE}' && document.querySelector('.search__status') && ({STATUS})")
    answered(window, "ville")
    count = window.evaluate(f"parseInt({STATUS})")
    assert count > 10
    assert len(window.evaluate(TITLES)) == 10
    window.evaluate("document.querySelector('#recherche').focus()")
    for _ in range(40):
        window.press("Tab")
        if window.evaluate("document.activeElement.className") == "search__more":
            break
    window.press("Enter")
    until(window, f"({TITLES}).length > 10")
    # The focus goes on with the first that is new, and the count is said.
    assert window.evaluate("document.activeElement.textContent") == window.evaluate(TITLES)[10]
    shown = min(20, count)
    assert window.evaluate(STATUS) == f"{shown} résultats affichés sur {count}"
    assert len(set(window.evaluate(ADDRESSES))) == shown
    assert window.evaluate("document.querySelector('.search__more').hidden") is (shown == count)
    window.press("Enter")
    until(window, f"location.pathname !== '{PAGE}'")


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree.get("children", ()):
        yield from nodes(child)


@pytest.mark.parametrize(
    "words,address,lang",
    [
        ("birth certificates", "/en/demarches/acte-de-naissance/", "en"),
        ("شهادة ميلاد", "/ar/demarches/acte-de-naissance/", "ar"),
    ],
)
def test_a_translated_page_is_found_by_its_own_words_and_said_in_its_language(
    window: Browser, site: str, words: str, address: str, lang: str
) -> None:
    look_for(window, site, words, words)
    assert window.evaluate(ADDRESSES)[0] == address
    first = "[...document.querySelector('.search-result').querySelectorAll('[lang]')]"
    marked = window.evaluate(f"{first}.map(one => [one.localName, one.lang, one.dir])")
    assert marked == [["a", lang, "auto"], ["p", lang, "auto"]]
    look_for(window, site, "piscine", "piscine")
    assert window.evaluate("document.querySelectorAll('.search-result [lang]').length") == 0


def test_what_a_screen_reader_is_told(window: Browser, site: str) -> None:
    look_for(window, site, "piscine", "piscine")
    tree = list(nodes(window.accessibility_tree()))
    searches = [node["name"] for node in tree if node["role"] == "search"]
    assert searches == ["Recherche sur le site", "Recherche par mots et par type"]
    assert [node["name"] for node in tree if node["role"] == "searchbox"] == ["Rechercher sur le site"] * 2
    # A hidden label would be read by itself, as something to click: only the one that is seen is there.
    assert window.evaluate("document.querySelectorAll('label[for^=recherche]').length") == 1
    # What opens in the menu is a group as well, without a name.
    groups = [node["name"] for node in tree if node["role"] == "group" and node.get("name")]
    assert groups == ["Type de contenu (tous, si rien n’est coché)"]
    (status,) = [node for node in tree if node["role"] == "status"]
    assert "résultats pour «\u00a0piscine\u00a0»" in "".join(str(node.get("name")) for node in nodes(status))
    levels = [(node["level"], node["name"]) for node in tree if node["role"] == "heading"]
    at = levels.index((2, "Résultats"))
    assert [level for level, _ in levels[at + 1 :]][: len(window.evaluate(TITLES))] == [3] * len(
        window.evaluate(TITLES)
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["ville", "xylophonez"])
def test_pa11y_finds_nothing_in_an_answer(
    window: Browser, site: str, query: str, scheme: Literal["light", "dark"]
) -> None:
    window.emulate(scheme=scheme)
    look_for(window, site, query, query)
    assert [(issue["code"], issue["selector"]) for issue in window.pa11y()] == []


def test_the_live_region_is_there_before_it_speaks(built: Project) -> None:
    (status,) = [one for one in built.page(PAGE).iter() if one.get("role") == "status"]
    assert text_of(status) == ""
    assert status.get("hidden") is None


def test_every_page_has_the_search_in_its_header_at_the_same_place(built: Project) -> None:
    for address, tree in built.pages():
        header = tree.find("body/header")
        assert header is not None
        (form,) = header.iter("form")
        assert (form.get("role"), form.get("action"), form.get("method")) == ("search", PAGE, None), address
        fields = [(one.get("name"), one.get("maxlength")) for one in form.iter("input")]
        assert fields == [("q", "200")], address


# Hostile and broken


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"'&lt;mark&gt;", "%00￿"]
)
def test_what_is_asked_is_never_run(window: Browser, site: str, query: str) -> None:
    window.goto(site + PAGE)
    submit(window, query)
    said = answered(window, query)
    assert said.endswith(f"pour «\u00a0{query}\u00a0»")
    assert window.evaluate("document.querySelectorAll('main script, main img').length") == 0


def test_a_very_long_question_is_cut_and_breaks_nothing(window: Browser, site: str) -> None:
    window.viewport(320, 640)
    look_for(window, site, "x" * 5000, "xxx")
    assert window.evaluate("document.querySelector('#recherche').value.length") == 200
    assert window.evaluate("document.documentElement.scrollWidth") == 320
    assert window.evaluate("document.querySelector('.search__nothing').hidden") is False


def test_text_of_a_page_that_looks_like_html_stays_text(
    browser_process: Browser, window: Browser, project: Project
) -> None:
    text = "---\ntitle: Un zèbre\nsummary: Un texte.\n---\n\nCeci : `<b>zébrure</b> & <mark>non</mark>`, et la suite.\n"
    project.write("content/pages/sport/zebre.md", text)
    run = project.build()
    assert run.code == 0, run.said
    look_for(window, browser_process.serve(project.output).rstrip("/"), "zebrure", "zebrure")
    shown = window.evaluate("document.querySelector('.search-result').innerText")
    assert "<b>zébrure</b> & <mark>non</mark>" in shown
    assert window.evaluate("document.querySelectorAll('.search-result b').length") == 0


def test_an_index_that_cannot_be_had_is_told_and_had_when_the_page_is_loaded_again(
    browser: Browser, browser_process: Browser, built: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("sans-index") / "site"
    folder.mkdir()
    for name in ("recherche", "theme"):
        (folder / name).symlink_to(built.output / name)
    address = f"{browser_process.serve(folder)}recherche/?q=piscine"
    browser.goto(address)
    until(browser, f"({STATUS}).startsWith('La recherche ne répond pas')")
    assert browser.evaluate("document.querySelector('.search__nothing').hidden") is False
    assert browser.messages() != []
    (folder / "pagefind").symlink_to(built.output / "pagefind")
    browser.goto(address)
    answered(browser, "piscine")


def test_nothing_of_pagefind_is_loaded_before_somebody_asks_and_nobody_else_is_asked(
    window: Browser, site: str
) -> None:
    window.goto(site + PAGE)
    assert [url for url in window.requests() if "pagefind" in url] == []
    window.evaluate("document.querySelector('#recherche').focus()")
    window.type("p")
    window.type("iscine")
    window.press("Enter")
    answered(window, "piscine")
    asked = window.requests()
    assert len([url for url in asked if url.endswith("/pagefind/pagefind.js")]) == 1
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_what_stands_there_does_not_jump(window: Browser, site: str) -> None:
    for width, query in ((320, "piscine"), (1280, "piscine"), (320, "xylophonez")):
        window.viewport(width, 640)
        look_for(window, site, query, query)
        shifts = window.evaluate(
            "new Promise(done => { let sum = 0; setTimeout(() => done(sum), 300);"
            " new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))"
            ".observe({type: 'layout-shift', buffered: true}); })"
        )
        assert shifts < 0.02, (width, query)


def test_without_javascript_the_page_leads_elsewhere(window: Browser, site: str) -> None:
    window.javascript(False)
    window.goto(f"{site}{PAGE}?q=piscine")
    said = window.evaluate("document.querySelector('main').innerText")
    assert "La recherche a besoin de JavaScript" in said
    assert "Type de contenu" not in said
    links = window.evaluate("[...document.querySelectorAll('main a')].filter(a => a.offsetHeight).map(a => a.pathname)")
    assert {"/demarches/", "/mairie/plan-du-site/", "/mairie/contact/"} <= set(links)
    # The header's field still leads here, as a form does.
    window.goto(site + "/sport/")
    window.click("#recherche-du-site")
    window.type("piscine")
    window.press("Enter")
    until(window, f"location.pathname + location.search === '{PAGE}?q=piscine'")
