"""Pages in other languages: how they are found, what they say of themselves, what cannot be published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import feedparser
import pytest

from tests.theme.conftest import Project, copy_site, text_of
from tests.theme.test_site import with_class

SITE = "https://www.levallois.example"
ACT = "/demarches/acte-de-naissance/"
CARD = "/demarches/carte-identite-passeport/"
CONTACT = "/mairie/contact/"


def alternates(page: Element) -> dict[str, str]:
    """Give the address of each language that a page announces."""
    return {
        str(link.get("hreflang")): str(link.get("href"))
        for link in page.iter("link")
        if link.get("rel") == "alternate" and link.get("hreflang")
    }


def menu(page: Element) -> list[tuple[str | None, ...]]:
    """Give the language menu of a page: text, address, hreflang, lang, dir, aria-current."""
    return [
        (text_of(a), *(a.get(name) for name in ("href", "hreflang", "lang", "dir", "aria-current")))
        for nav in with_class(page, "language-menu")
        for a in nav.iter("a")
    ]


def languages(element: Element, lang: str) -> Iterator[tuple[str, str]]:
    """Give each text of a page that has letters, with the language that it stands in."""
    lang = element.get("lang", lang)
    for text in (element.text, *(child.tail for child in element)):
        if text and any(map(str.isalpha, text)):
            yield " ".join(text.split()), lang
    for child in element:
        if child.tag not in ("script", "style"):
            yield from languages(child, lang)


def said(run_said: str) -> str:
    return " ".join(run_said.replace("│", " ").replace("\u00a0", " ").split())


def test_versions_announce_each_other_themselves_and_the_original_for_everybody_else(built: Project) -> None:
    wanted = {"fr": SITE + ACT, "en": f"{SITE}/en{ACT}", "ar": f"{SITE}/ar{ACT}", "x-default": SITE + ACT}
    for address in (ACT, f"/en{ACT}", f"/ar{ACT}"):
        page = built.page(address)
        assert alternates(page) == wanted, address
        assert page.get("lang") == next(tag for tag, url in wanted.items() if url == SITE + address)


def test_announcements_are_answered_and_stand_only_where_there_are_versions(built: Project) -> None:
    pages = {SITE + address: page for address, page in built.pages()}
    announced = {url: alternates(page) for url, page in pages.items()}
    assert {url for url, found in announced.items() if found} == {
        *(f"{SITE}{tag}{ACT}" for tag in ("", "/en", "/ar")),
        *(f"{SITE}{tag}{CARD}" for tag in ("", "/en")),
        *(f"{SITE}{tag}{CONTACT}" for tag in ("", "/en")),
    }
    for url, found in announced.items():
        for tag, other in found.items():
            assert announced[other] == found
            assert tag == "x-default" or pages[other].get("lang") == tag
        assert not found or url in found.values()
        assert bool(found) == bool(menu(pages[url])), url


def test_the_language_menu_names_each_language_in_its_own_words(built: Project) -> None:
    assert menu(built.page(ACT)) == [
        ("Français", ACT, "fr", None, None, "page"),
        ("العربية", f"/ar{ACT}", "ar", "ar", "rtl", None),
        ("English", f"/en{ACT}", "en", "en", None, None),
    ]
    assert menu(built.page(f"/ar{ACT}")) == [
        ("Français", ACT, "fr", "fr", "ltr", None),
        ("العربية", f"/ar{ACT}", "ar", None, None, "page"),
        ("English", f"/en{ACT}", "en", "en", "ltr", None),
    ]
    (nav,) = with_class(built.page(f"/en{ACT}"), "language-menu")
    assert nav.get("aria-label") == "Languages of this page"


def test_the_theme_speaks_the_language_of_the_page(built: Project) -> None:
    page = built.page(f"/en{CARD}")
    assert [text_of(a) for nav in with_class(page, "skip-links") for a in nav.iter("a")] == [
        "Skip to content",
        "Skip to menu",
        "Skip to footer",
    ]
    assert [nav.get("aria-label") for nav in page.iter("nav") if nav.get("aria-label")] == [
        "Skip links",
        "Main menu",
        "Breadcrumb",
        "Languages of this page",
        "About this site",
    ]
    (facts,) = with_class(page, "key-facts")
    assert [text_of(term) for term in facts.iter("dt")] == ["For whom", "Cost", "How long it takes"]
    headings = [text_of(heading) for heading in page.iter() if heading.tag in ("h2", "h3")]
    assert headings[:4] == ["What you need", "A counter for everyone", "If you cannot come", "How to do it"]
    (hours,) = with_class(page, "opening-hours")
    assert hours.get("lang") is None
    assert [text_of(one) for one in hours.iter() if one.tag in ("dt", "dd")][:4] == [
        "Monday, Tuesday, Wednesday, Friday",
        "8:30 to 17:30",
        "Thursday",
        "8:30 to 19:00",
    ]
    (form,) = page.iter("form")
    assert (form.get("aria-label"), text_of(form)) == ("Search of the site", "Search")
    assert next(form.iter("input")).get("aria-label") == "Search this site"
    assert text_of(with_class(page, "feedback")[0]).endswith("tell us: Report a problem on this page")
    assert text_of(page.find("head/title")) == "Apply for a French identity card or passport – Levallois"


@pytest.mark.parametrize("address", [f"/en{ACT}", f"/ar{ACT}", f"/en{CARD}", f"/en{CONTACT}"])
def test_what_stays_french_is_marked_and_nothing_else_is(built: Project, address: str) -> None:
    page = built.page(address)
    body = page.find("body")
    assert body is not None
    french = {text for text, lang in languages(body, str(page.get("lang"))) if lang == "fr"}
    assert {"Actualités", "De plain-pied avec vous", "Plan du site"} <= french
    foreign = {text for text, lang in languages(body, str(page.get("lang"))) if lang != "fr"}
    # What the theme says in French on a French page is marked wherever it is said again; names are names.
    known = {text for text, _ in languages(built.page(address[3:]), "fr")}
    assert foreign & known <= {
        "Levallois",
        "Relais Parvis",
        "mairie@levallois.example",
        "العربية",
        "English",
        "Contact",
        "Menu",
    }
    assert french <= known | {
        "Hôtel de ville, 1, place du Parvis",
        "Français",
        "Demander une carte d’identité ou un passeport",
        "Cette traduction est plus ancienne que la page en français.",
        "Des détails ont pu changer.",
    }


def test_a_page_read_from_right_to_left_says_so(built: Project) -> None:
    page = built.page(f"/ar{ACT}")
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert built.page(f"/en{ACT}").get("dir") is None


def test_translations_are_in_no_french_list_and_have_their_own(built: Project) -> None:
    for address in ("/demarches/", "/etat-civil/", "/mairie/", "/", ACT, "/mairie/mentions-legales/"):
        links = [str(a.get("href")) for a in built.page(address).iter("a") if not a.get("hreflang")]
        assert [link for link in links if link.startswith(("/en/", "/ar/"))] == [], address
    plan = built.page("/mairie/plan-du-site/")
    found = [
        (a.get("hreflang"), a.get("lang"), a.get("dir"), a.get("href")) for a in plan.iter("a") if a.get("hreflang")
    ]
    assert found == [
        ("ar", "ar", "rtl", f"/ar{ACT}"),
        ("en", "en", None, f"/en{ACT}"),
        ("en", "en", None, f"/en{CONTACT}"),
        ("en", "en", None, f"/en{CARD}"),
    ]
    (own,) = with_class(built.page(f"/en{CONTACT}"), "local-nav")
    assert [(text_of(a), a.get("aria-current")) for a in own.iter("a")] == [
        ("Birth certificate", None),
        ("Contact", "page"),
        ("Identity card and passport", None),
    ]


def test_what_the_original_names_is_named_in_the_same_language_where_it_can_be(built: Project) -> None:
    english, arabic = built.page(f"/en{ACT}"), built.page(f"/ar{ACT}")
    assert [a.get("lang") for a in english.iter("a") if a.get("href") == f"/en{CARD}"] == [None, None]
    (card,) = (a for a in arabic.find("body/main").iter("a") if a.get("href") == CARD)  # type: ignore[union-attr]
    assert (card.get("lang"), card.get("dir")) == ("fr", "ltr")
    assert f"/en{CONTACT}" in [a.get("href") for a in english.iter("a")]
    assert [a.get("hreflang") for a in arabic.find("body/main").iter("a") if a.get("href") == CONTACT] == ["fr"]  # type: ignore[union-attr]


def test_a_translation_older_than_its_original_says_so_in_both_languages(built: Project) -> None:
    (notice,) = with_class(built.page(f"/en{CARD}"), "notice")
    own, french = notice.iter("p")
    assert text_of(own) == "This translation is older than the page in French. Some details may have changed."
    assert french.get("lang") == "fr"
    assert "Cette traduction est plus ancienne que la page en français." in text_of(french)
    assert [a.get("href") for a in french.iter("a")] == [CARD]
    assert with_class(built.page(f"/en{ACT}"), "notice") == []


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the site with more translations, built once; tests only read it."""
    project = copy_site(tmp_path_factory.mktemp("changed"))
    project.replace("content/pages/mairie/contact.md", "modified: 2026-10-12", "modified: 2026-10-14")
    project.replace("content/demarches/acte-de-naissance.md", "service:", "etat: suspendue\nmotif: Travaux.\nservice:")
    project.replace("content/demarches/acte-de-naissance.en.md", "service:", "motif: Building works.\nservice:")
    project.replace("content/demarches/carte-identite-passeport.en.md", "traduit_le", "status: brouillon\ntraduit_le")
    project.replace(
        "content/pages/mairie/contact.en.md",
        "## How to reach us",
        "[Birth certificate]({filename}/demarches/acte-de-naissance.en.md) and\n"
        "[*en français*{lang=fr}]({filename}contact.md)\n\n## How to reach us",
    )
    project.write(
        "content/pages/mairie/contact.he.md",
        "---\ntitle: יצירת קשר עם העירייה\nsummary: כתבו או התקשרו אלינו.\ntraduit_le: 2026-10-13\n---\n\n"
        "אנחנו עונים לכל הודעה בתוך חמישה ימים.\n",
    )
    project.replace("content/demarches/jardiner-dans-la-rue.md", "etat: suspendue\nmotif", "etat: ouverte\ntags")
    project.write(
        "content/demarches/jardiner-dans-la-rue.he.md",
        "---\ntitle: גינון ליד עץ ברחוב\nsummary: העירייה מפקידה עץ בידי התושבים.\ntraduit_le: 2026-11-20\n"
        "pour_qui: תושבי העיר\ncout: ללא תשלום\ndelai: חודש אחד\ncomment:\n  - moyen: en ligne\n"
        "    texte: בחרו עץ במפה.\n    url: https://demarches.levallois.example/pied-d-arbre\nservice: גנים\n---\n\n"
        "נא להשקות את העץ.\n",
    )
    project.write(
        "content/actualites/tournoi-de-basket.en.md",
        "---\ntitle: A basketball tournament for all\nsummary: Come and play.\ndate: 2026-04-01\n"
        "traduit_le: 2026-11-20\n---\n\nWheelchair players and others share the court.\n",
    )
    project.replace("pelicanconf.py", "FEED_ALL_ATOM = CATEGORY", 'FEED_ALL_ATOM = "fil.xml"\nCATEGORY')
    run = project.build()
    assert run.code == 0, run.said
    return project


def test_a_translation_is_older_only_than_a_later_day(changed: Project) -> None:
    # Of one original of 14 October: one translated on that day, one the day before.
    assert with_class(changed.page(f"/en{CONTACT}"), "notice") == []
    assert len(with_class(changed.page(f"/he{CONTACT}"), "notice")) == 1


def test_a_translation_is_suspended_with_its_original(changed: Project) -> None:
    for tag, words, lang in (("en", "Service suspended. Building works.", None), ("ar", "Travaux.", "fr")):
        page = changed.page(f"/{tag}{ACT}")
        (notice,) = with_class(page, "notice")
        assert words in text_of(notice)
        assert [span.get("lang") for span in notice.iter("span")] == ([lang] if lang else [])
        assert with_class(page, "call-to-action") == []


def test_in_a_language_that_the_theme_does_not_speak_it_says_all_in_french_and_marks_it(changed: Project) -> None:
    page = changed.page(f"/he{CONTACT}")
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    body = page.find("body")
    assert body is not None
    for name in ("skip-links", "site-header", "breadcrumb", "language-menu", "feedback", "site-footer", "page-date"):
        (part,) = with_class(page, name)
        assert (part.get("lang"), part.get("dir")) == ("fr", "ltr"), name
    latin = {text for text, lang in languages(body, "he") if text.isascii() and lang not in ("fr", "en")}
    assert latin <= {"Relais Parvis", "mairie@levallois.example"}
    (notice,) = with_class(page, "notice")
    assert [p.get("lang") for p in notice.iter("p")] == ["fr"]


def test_a_procedure_too_marks_what_the_theme_says_of_it_in_french(changed: Project) -> None:
    page = changed.page("/he/demarches/jardiner-dans-la-rue/")
    main = page.find("body/main")
    assert main is not None
    found = dict(languages(main, "he"))
    assert {found[text] for text in ("Pour qui", "Comment faire", "En ligne", "Commencer en ligne :")} == {"fr"}
    assert found["גינון ליד עץ ברחוב"] == "he"


def test_news_can_be_translated_and_stay_out_of_lists_months_and_the_feed(changed: Project) -> None:
    address = "/en/actualites/tournoi-de-basket/"
    page = changed.page(address)
    assert alternates(page)["fr"] == f"{SITE}/actualites/tournoi-de-basket/"
    assert [text_of(date) for date in with_class(page, "page-header__date")] == ["Published on 1 April 2026"]
    (share,) = with_class(page, "share")
    (status,) = (one for one in share.iter("span") if one.get("role") == "status")
    assert text_of(share) == "Share this page Send this page by email Copy the address of this page"
    assert status.get("data-copied") == "Address copied."
    linking = [at for at, other in changed.pages() if address in [a.get("href") for a in other.iter("a")]]
    french = [at for at in linking if not at.startswith("/en/")]
    assert french == ["/actualites/tournoi-de-basket/", "/mairie/plan-du-site/"]
    entries = feedparser.parse((changed.output / "fil.xml").read_bytes()).entries
    assert len(entries) == 8
    assert [entry.link for entry in entries if "/en/" in entry.link] == []


def test_a_draft_translation_is_not_published_and_asks_for_nothing(changed: Project) -> None:
    assert menu(changed.page(CARD)) == []
    assert f"/en{CARD}" not in dict(changed.pages())


def test_links_between_languages_follow_the_files(changed: Project) -> None:
    links = [a.get("href") for a in with_class(changed.page(f"/en{CONTACT}"), "prose")[0].iter("a")]
    assert links[:2] == [f"/en{ACT}", CONTACT]


def test_translations_of_what_cannot_be_translated_are_all_told(project: Project) -> None:
    page = "---\ntitle: A page\nsummary: A summary.\ntraduit_le: 2026-10-14\n---\n\nA text.\n"
    # An original that is not there, a second one in the same language, a list of pages, a page without a day.
    for name in ("contacts.en", "contact.EN", "index.en", "politique-numerique.en"):
        project.write(f"content/pages/mairie/{name}.md", page)
    # An original that was deleted, one that is a draft, one that is in no list.
    (project.root / "content/demarches/carte-identite-passeport.md").unlink()
    project.replace(
        "content/demarches/acte-de-naissance.md", "  - carte-identite-passeport", "  - inscription-scolaire"
    )
    sheet = (project.root / "content/demarches/acte-de-naissance.en.md").read_text("utf-8")
    for name, status in (("jardiner-dans-la-rue", "brouillon"), ("inscription-scolaire", "masqué")):
        project.replace(f"content/demarches/{name}.md", "section:", f"status: {status}\nsection:")
        project.write(f"content/demarches/{name}.en.md", sheet)
    run = project.build()
    assert run.code == 2
    told = said(run.said)
    for words in (
        "content/pages/mairie/contacts.en.md",
        "manque : « content/pages/mairie/contacts.md »",
        "Vouliez-vous dire « contact.md »",
        "Deux traductions dans la même langue",
        "content/pages/mairie/index.en.md",
        "son gabarit « rubrique » ne parle que français",
        "content/pages/mairie/politique-numerique.md",
        "ne dit pas de quand elle date",
        "manque : « content/demarches/carte-identite-passeport.md »",
        "« content/demarches/jardiner-dans-la-rue.md » est « brouillon »",
        "« content/demarches/inscription-scolaire.md » est « masqué »",
        "« status: masqué »",
    ):
        assert words in told, (words, told)
    assert "Traceback" not in told


def test_words_that_the_theme_lacks_are_told_with_their_file(project: Project) -> None:
    project.replace("theme/translations/en.toml", '"Sommaire" = "Contents"\n', "")
    project.replace("content/pages/mairie/contact.en.md", "traduit_le", "sommaire: oui\ntraduit_le")
    run = project.build()
    assert run.code == 2
    assert "theme/translations/en.toml" in said(run.said)
    assert "Il manque la traduction de « Sommaire »" in said(run.said)


def test_a_language_that_is_none_is_told_in_the_identity(project: Project) -> None:
    project.replace("content/ville.yaml", "- langue: ar", "- langue: arabe")
    run = project.build()
    assert run.code == 2
    assert "content/ville.yaml" in run.said
    assert "Vouliez-vous dire « ar »" in said(run.said)


def test_the_data_for_machines_are_in_the_language_of_the_page(built: Project) -> None:
    scripts = (one for one in built.page(f"/ar{ACT}").iter("script") if one.get("type") == "application/ld+json")
    sheet, trail = (json.loads(text_of(one)) for one in scripts)
    assert sheet["@id"] == f"{SITE}/ar{ACT}"
    assert sheet["name"] == "طلب شهادة ميلاد"
    assert [step["name"] for step in trail["itemListElement"]] == ["الرئيسية", "État civil", "طلب شهادة ميلاد"]
