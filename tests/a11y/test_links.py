"""Links in pages as people write them: what is surely wrong is told, what only looks odd is not."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.finding import Finding
from a11y.link_wording import is_address, is_poor, is_symbol


def findings(html: str, rule: str, files: dict[str, str] | None = None) -> list[Finding]:
    report = check_page(whole_page(html), "/exemple.html", files or {}, Config())
    assert report.status == "checked", report.reason
    return [found for found in report.findings if found.rule == rule]


@pytest.mark.parametrize(
    "name",
    [
        "Cliquez ici",
        "ICI",
        "là",
        "Lire la suite…",
        "[+] Plus d’infos",
        "Learn more »",
        "PDF",
        "ce document-ci",
        "Télécharger le document",
        "Cliquez ici pour en savoir plus",
        "Lire l'article complet",
        "View the full story",
        "Voir tout",
        "Accéder au site",
        "Cliquez ici pour télécharger le fichier PDF",
        "Notre site internet",
    ],
)
def test_words_that_say_nothing_of_a_destination_are_poor(name: str) -> None:
    assert is_poor(name)


@pytest.mark.parametrize(
    "name",
    [
        "Accueil",
        "Contact",
        "Page suivante",
        "Cette semaine",
        "Plan du site",
        "Lire la suite : la fête du parc",
        "Voir tous les parcs",
        "3",
        "A",
        "",
        "Ce que fait la mairie pour vous",
        "Télécharger le plan du parc",
        "Voir toutes les actualités",
        "Lire le texte de la délibération",
        "Accéder au compte citoyen",
        "Découvrir la ville",
    ],
)
def test_words_that_say_something_are_not_poor(name: str) -> None:
    assert not is_poor(name)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("https://www.ville.example/horaires/piscine.html", True),
        ("www.ville.example/horaires", True),
        ("http://ville.example/?page=2", True),
        ("www.ville.example", False),
        ("https://www.ville.example/", False),
        ("HTML et CSS", False),
        ("Le site www.ville.example/a", False),
    ],
)
def test_the_address_of_a_page_is_no_text_and_that_of_a_site_is(name: str, expected: bool) -> None:
    assert is_address(name) is expected


@pytest.mark.parametrize("name, expected", [("»", True), ("…", True), ("->", True), ("1", False), ("", False)])
def test_a_sign_alone_is_a_symbol(name: str, expected: bool) -> None:
    assert is_symbol(name) is expected


@pytest.mark.parametrize(
    "around",
    [
        '<p>Le budget\u00a0: <a href="/b/">ici</a></p>',
        '<ul><li><p>Le budget</p><p><a href="/b/">ici</a></p></li></ul>',
        '<ul><li>Le budget<ul><li><a href="/b/">ici</a></li></ul></li></ul>',
        '<table><tr><th>Budget</th></tr><tr><td><a href="/b/">ici</a></td></tr></table>',
        '<dl><dt>Le budget</dt><dd><a href="/b/">ici</a></dd></dl>',
        '<figure><img src="b.png" alt="Le budget"><figcaption><a href="/b/">ici</a></figcaption></figure>',
        '<p id="d">Le budget</p><p><a href="/b/" aria-describedby="d">ici</a></p>',
        '<section aria-label="Le budget"><p><a href="/b/">ici</a></p></section>',
        '<details><summary>Le budget</summary><p><a href="/b/">ici</a></p></details>',
        '<h2>Le budget</h2><p><a href="/b/">ici</a></p>',
        '<div>Le budget <a href="/b/">ici</a></div>',
    ],
)
def test_what_stands_around_a_poor_link_is_its_context(around: str) -> None:
    page = f"<body><main>{around}</main></body>"
    assert findings(page, "link-text-context") == []
    assert len(findings(page, "link-text-poor")) == 1


@pytest.mark.parametrize(
    "around",
    [
        '<p>Le budget.</p><p><a href="/b/">ici</a></p>',
        '<p hidden>Le budget</p><div><a href="/b/">ici</a></div>',
        '<p><a href="/b/">ici</a> <a href="/c/">là</a></p>',
        '</main><nav><h2>Menu</h2></nav><div><a href="/b/">ici</a>',
    ],
)
def test_what_stands_elsewhere_is_no_context(around: str) -> None:
    assert findings(f"<body><main>{around}</main></body>", "link-text-context")


def test_the_sort_of_link_decides_the_test_of_rgaa() -> None:
    def tests(link: str) -> tuple[str, ...]:
        return findings(f"<body><main><p>{link}</p></main></body>", "link-text-context")[0].rgaa

    assert tests('<a href="/a/">ici</a>') == ("6.1.1",)
    assert tests('<a href="/a/"><img src="a.png" alt="ici"></a>') == ("6.1.2",)
    assert tests('<a href="/a/">cliquez <img src="a.png" alt="ici"></a>') == ("6.1.3",)
    assert tests('<svg><a href="/a/"><text>ici</text></a></svg>') == ("6.1.4",)


@pytest.mark.parametrize(
    "control, test, act",
    [
        ('<a href="/a/" aria-label="Autre">Nom</a>', "6.1.5", ("2ee8b8",)),
        ('<button type="button" aria-label="Autre">Nom</button>', "7.1.3", ("2ee8b8",)),
        ('<form><button aria-label="Autre">Nom</button></form>', "11.9.2", ("2ee8b8",)),
        ('<label for="n">Nom</label> <input id="n" aria-label="Autre">', "11.2.5", ()),
    ],
)
def test_a_name_without_its_label_is_told_for_the_sort_of_control(
    control: str, test: str, act: tuple[str, ...]
) -> None:
    (found,) = findings(f"<div>{control}</div>", "label-in-name")
    assert (found.rgaa, found.act) == ((test,), act)


@pytest.mark.parametrize(
    "control",
    [
        '<a href="/a/" aria-label="Partager"><i class="material-icons">share</i></a>',
        '<a href="/a/" aria-label="Fermer"><span style="display: none">Ouvrir</span>×</a>',
        '<a href="/a/" aria-label="La fête du parc">La fête<b style="display: block">du parc</b></a>',
        '<a href="/a/" aria-label="Fête du parc, le 3 mars"><h2>Fête du parc</h2><p>Tout le jour</p></a>',
        '<a href="/a/" aria-label="Eleves et etudiants">Élèves &amp; étudiants</a>',
        '<a href="/a/" aria-labelledby="absent">Fête</a>',
        '<label>Ville <input aria-label="Commune"></label>',
        '<a href="/a/" aria-label="Budget de 12000 euros">Budget de 12\u00a0000\u00a0€</a>',
    ],
)
def test_icons_blocks_cards_and_other_spellings_are_no_other_label(control: str) -> None:
    assert findings(f"<div>{control}</div>", "label-in-name") == []


def test_words_run_together_on_the_screen_are_not_those_of_the_name() -> None:
    link = '<a href="/a/" aria-label="Le budget"><span>Le</span><span>budget</span></a>'
    assert len(findings(f"<p>{link}</p>", "label-in-name")) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("/fete", "/fete/"),
        ("/fete/", "/fete/index.html"),
        ("http://ville.example/a", "https://www.ville.example/a"),
        ("/a?utm_source=lettre", "/a"),
        ("exemple.html#a", "#a"),
    ],
)
def test_addresses_of_one_place_are_no_two_destinations(one: str, other: str) -> None:
    html = f'<p>Voir <a href="{one}">la fête</a> ou <a href="{other}">la fête</a></p>'
    assert findings(html, "link-same-name") == []


@pytest.mark.parametrize(
    "html",
    [
        '<p>Pages\u00a0: <a href="/2/">2</a> <a href="/b/2/">2</a></p>',
        '<nav aria-label="Haut"><a href="/a/">Agenda</a></nav><nav aria-label="Bas"><a href="/b/">Agenda</a></nav>',
        '<p>Voir <a href="/a/">la fête</a> ou <a href="/b/" hidden>la fête</a></p>',
    ],
)
def test_numbers_other_menus_and_hidden_links_are_no_twins(html: str) -> None:
    assert findings(html, "link-same-name") == []


def test_telling_links_of_one_name_are_for_a_person() -> None:
    (found,) = findings('<p>Voir <a href="/a/">la fête</a> ou <a href="/b/">la fête</a></p>', "link-same-name")
    assert (found.outcome, found.reason) == ("cantTell", "same-name-same-context")


@pytest.mark.parametrize(
    "html, lacks",
    [
        ('<a href="/a.pdf">Le budget</a>', "ni son format ni sa taille"),
        ('<a href="/a.pdf">Le budget (PDF)</a>', "pas sa taille"),
        ('<a href="/a.pdf">Le budget (2 Mo)</a>', "pas son format"),
    ],
)
def test_only_what_a_link_to_a_file_lacks_is_told(html: str, lacks: str) -> None:
    (found,) = findings(f"<p>{html}</p>", "link-file")
    assert found.message.fr.endswith(f"ne dit {lacks}.")


def test_what_stands_behind_each_of_several_files_is_its_own() -> None:
    html = '<p><a href="/a.pdf">Budget</a> (PDF, 2\u00a0Mo), <a href="/b.pdf">annexe</a></p>'
    (found,) = findings(html, "link-file")
    assert "annexe" in found.message.fr


def test_a_window_with_the_name_of_a_frame_is_no_new_one() -> None:
    html = (
        '<iframe name="plan" title="Le plan" src="/a.html"></iframe><p><a href="/b.html" target="plan">Le parc</a></p>'
    )
    assert findings(html, "link-new-window") == []


@pytest.mark.parametrize(
    "files, told",
    [
        ({"a.html": "<script>new URLSearchParams(location.search)</script>"}, "failed"),
        ({"a.html": "<p>La fête</p>"}, None),
        ({"a.html": "<p>La fête</p><script src='/a.js'></script>"}, "cantTell"),
        ({}, "cantTell"),
    ],
)
def test_what_is_asked_of_a_file_changes_it_only_where_a_script_looks(files: dict[str, str], told: str | None) -> None:
    html = '<p>Voir <a href="/a.html?page=1">la fête</a> ou <a href="/a.html?page=2">la fête</a></p>'
    found = findings(html, "link-same-name", {f"/{name}": text for name, text in files.items()})
    assert [one.outcome for one in found] == ([told] if told else [])


def test_an_empty_page_is_not_what_another_one_is() -> None:
    html = '<p>Voir <a href="/a.html">la fête</a> ou <a href="/b.html">la fête</a></p>'
    files = {"/a.html": "<body><p>La fête</p></body>", "/b.html": "<title>La fête</title><body></body>"}
    assert [one.outcome for one in findings(html, "link-same-name", files)] == ["failed"]
    files["/b.html"] = '<meta http-equiv="refresh" content="0; url=/a.html">'
    assert [one.outcome for one in findings(html, "link-same-name", files)] == ["cantTell"]
    files["/b.html"] = files["/a.html"]
    assert findings(html, "link-same-name", files) == []
