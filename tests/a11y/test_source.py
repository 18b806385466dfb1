"""From an element of a page back to the Markdown line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.locate import OF_WORDS
from a11y.page import Page
from a11y.rule import all_rules
from a11y.source import Source

MARKDOWN = """\
---
title: Parcs et jardins
summary: Où se promener
---

Trois parcs vous attendent.

![](images/parc.jpg)

## Le parc de la Planchette

Ouvert tous les jours, *même* le dimanche.

![](images/parc.jpg)

##

Voir <span style="color: #999">les horaires</span> ou [le plan]({static}/documents/plan.pdf).

| Parc | Surface |
| ---- | ------- |
| Planchette | 2 ha |

<div class="alerte">

Fermé le 1er janvier.

</div>

[](/agenda/)
"""

HTML = """<!doctype html><html lang="fr"><head><title>Parcs et jardins – Ville</title></head><body>
<header><img src="/theme/logo.svg" id="logo"><nav><a href="/parcs/">Parcs et jardins</a></nav></header>
<main><nav aria-label="Fil"><a href="/">Accueil</a> Parcs et jardins</nav>
<h1>Parcs et jardins</h1>
<p id="p1">Trois parcs vous attendent.</p>
<p><img id="i1" src="/images/parc.jpg"></p>
<h2 id="h2">Le parc de la Planchette</h2>
<p id="p2">Ouvert tous les jours, <em>même</em> le dimanche.</p>
<p><img id="i2" src="/images/parc.jpg"></p>
<h2 id="vide"></h2>
<p>Voir <span id="s" style="color: #999">les horaires</span> ou <a id="plan" href="/documents/plan.pdf">le plan</a>.</p>
<table><tr><th id="th">Parc</th><th>Surface</th></tr><tr><td id="td">Planchette</td><td>2 ha</td></tr></table>
<div class="alerte" id="div"><p>Fermé le 1er janvier.</p></div>
<p><a id="vers" href="/agenda/"></a></p>
</main><footer><p id="pied">Ville de Levallois</p></footer></body></html>"""


@pytest.mark.parametrize(
    "element_id, line",
    [
        ("p1", 6),
        ("i1", 8),
        ("h2", 10),
        ("p2", 12),
        ("i2", 14),
        ("vide", 16),
        ("s", 18),
        ("plan", 18),
        ("th", 20),
        ("td", 22),
        ("div", 24),
        ("vers", 30),
        ("logo", None),
        ("pied", None),
    ],
)
def test_an_element_is_found_on_its_very_line(element_id: str, line: int | None) -> None:
    page = Page(HTML.encode(), "/parcs/index.html")
    source = Source("content/parcs.md", MARKDOWN)
    assert source.line_of(page.place(page.ids[element_id]), page.words) == line


def test_the_title_of_a_page_is_found_in_the_front_matter() -> None:
    page = Page(HTML.encode(), "/parcs/index.html")
    heading = next(element for element in page.elements if element.tag == "h1")
    assert Source("content/parcs.md", MARKDOWN).line_of(page.place(heading), page.words) == 2


def test_typography_does_not_hide_the_line() -> None:
    html = "<main><h1>Titre</h1><h2 id=a>Aujourd’hui\u00a0: « la fête »</h2><p id=b>C’est l’été\u00a0!</p></main>"
    page = Page(html.encode(), "/a.html")
    source = Source("a.md", "---\ntitle: Titre\n---\n\n## Aujourd'hui : \"la fête\"\n\nC'est l'été !\n")
    assert source.line_of(page.place(page.ids["a"]), page.words) == 5
    assert source.line_of(page.place(page.ids["b"]), page.words) == 7


def line_in(markdown: str, body: str, element_id: str) -> int | None:
    page = Page(f"<main><h1>Titre</h1>{body}</main>".encode(), "/a.html")
    return Source("a.md", markdown).line_of(page.place(page.ids[element_id]), page.words)


def test_an_image_by_reference_is_where_it_is_used() -> None:
    markdown = "---\ntitle: Titre\n---\n\nUne image ![][i] ici.\n\n[i]: /images/sport.svg\n"
    assert line_in(markdown, '<p>Une image <img id=i src="/images/sport.svg"> ici.</p>', "i") == 5


def test_what_stands_in_a_comment_is_not_on_the_page() -> None:
    markdown = "Texte\n\n<!--\n![](/a.svg)\n-->\n\n![](/a.svg)\n"
    assert line_in(markdown, '<p>Texte</p><p><img id=i src="/a.svg"></p>', "i") == 7


def test_only_line_ends_end_lines() -> None:
    markdown = "Texte\x0bsuite\u2028fin\r\n\r\n![](/a.svg)\r\n"
    assert line_in(markdown, '<p>Texte suite fin</p><p><img id=i src="/a.svg"></p>', "i") == 3


def test_the_same_image_twice_in_a_row_is_on_two_lines() -> None:
    markdown = (
        "Texte\n\n<div>\n<img src=/a.svg>\n<p><img src=/a.svg></p>\n<img src=/a.svg><img src=/a.svg>\n</div>\n\nFin\n"
    )
    body = "<p>Texte</p><div>" + "".join(f'<img id=i{n} src="/a.svg">' for n in range(4)) + "</div><p>Fin</p>"
    assert [line_in(markdown, body, f"i{n}") for n in range(4)] == [4, 5, 6, 6]


def test_an_empty_raw_heading_is_found_by_its_tag() -> None:
    assert line_in("Texte\n\n<h2></h2>\n\nFin\n", "<p>Texte</p><h2 id=h></h2><p>Fin</p>", "h") == 3


@pytest.mark.parametrize(
    "front",
    ["image: images/a.svg\nimage_alt: x\nsummary: Un mot", "summary: Un mot\nimage: images/a.svg\nimage_alt: x"],
)
def test_an_image_of_the_front_matter_is_found_in_any_order(front: str) -> None:
    markdown = f"---\ntitle: Titre\n{front}\n---\n\nTexte\n"
    line = line_in(markdown, '<p>Un mot</p><img id=i src="/images/a.svg" alt="photo"><p>Texte</p>', "i")
    assert line is not None
    assert markdown.splitlines()[line - 1] == "image: images/a.svg"
    source = Source("a.md", markdown)
    assert source.lines[source.alternative_line(line) - 1] == "image_alt: x"


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_against_any_page_never_raises(markdown: str, text: str) -> None:
    page = Page(f"<main><p id=p>{text}</p></main>".encode("utf-8", "replace"), "/a.html")
    source = Source("a.md", markdown)
    for element in page.elements:
        line = source.line_of(page.place(element), page.words)
        assert line is None or 1 <= line <= max(1, len(source.lines))


def test_a_footnote_is_where_it_is_written_not_where_it_is_shown() -> None:
    markdown = (
        "Le guichet ouvre[^1] à huit heures.\n\n[^1]: Sauf le mardi de chaque semaine paire. ![](/a.svg)\n\n"
        "Le parc est ouvert tous les jours.\n"
    )
    body = (
        "<p>Le guichet ouvre<sup><a href='#fn:1'>1</a></sup> à huit heures.</p>"
        "<p>Le parc est ouvert tous les jours.</p>"
        '<ol><li id=n>Sauf le mardi de chaque semaine paire. <img id=i src="/a.svg"></li></ol>'
    )
    assert line_in(markdown, body, "n") == 3
    assert line_in(markdown, body, "i") == 3


def test_an_empty_raw_heading_is_not_taken_for_the_heading_before_it() -> None:
    body = "<h2>Horaires</h2><h2 id=h></h2><h2 id=m></h2><p>Fin</p>"
    markdown = "## Horaires\n\n<h2></h2>\n\n##\n\nFin\n"
    assert [line_in(markdown, body, name) for name in "hm"] == [3, 5]


@pytest.mark.parametrize("level, line", [(2, 5), (3, 3)])
def test_an_empty_heading_is_told_by_its_level(level: int, line: int) -> None:
    body = f"<h2>Horaires</h2><h{level} id=h></h{level}><p>Fin</p>"
    assert line_in("## Horaires\n\n###\n\n##\n\nFin\n", body, "h") == line


def test_a_raw_table_begins_at_its_tag() -> None:
    markdown = "Avant\n\n<table>\n\n<tr><td>Parc</td></tr>\n</table>\n"
    assert line_in(markdown, "<p>Avant</p><table id=t><tr><td>Parc</td></tr></table>", "t") == 3


def test_long_texts_are_aligned_in_the_time_of_a_build() -> None:
    paragraphs = [f"Le parc numéro {n} est ouvert tous les jours de la semaine, sauf le mardi." for n in range(6000)]
    paragraphs[4000:4000] = ["Le même parc."] * 2000
    markdown = "\n\n".join(paragraphs)
    body = "".join(f"<p id=p{n}>{text}</p>" for n, text in enumerate(paragraphs))
    started = time.process_time()
    page = Page(f"<main><h1>Titre</h1>{body}</main>".encode(), "/a.html")
    source, words = Source("a.md", markdown), page.words
    for number in (0, 3999, 5000, 7999):
        assert source.line_of(page.place(page.ids[f"p{number}"]), words) == 2 * number + 1
    assert time.process_time() - started < 30


def test_words_quoted_of_a_long_paragraph_are_found_on_their_line() -> None:
    html = "<main><h1>Titre</h1><p id=p>Le guichet ouvre tôt. Venez NOMBREUX demain. Merci à tous.</p></main>"
    page = Page(html.encode(), "/a.html")
    source = Source("a.md", "Le guichet ouvre tôt.\nVenez NOMBREUX demain.\nMerci à tous.\n")

    def line(said: str) -> int | None:
        return source.line_of(page.place(page.ids["p"], said), page.words)

    assert line("Les mots «\u00a0NOMBREUX dem…\u00a0» sont en capitales.") == 2
    assert line("Le paragraphe «\u00a0Le guichet ouvre…\u00a0» est long.") == 1
    assert line("L'attribut «\u00a0inconnu\u00a0» n'existe pas.") == line("") == 1


DATA = """\
# Une ville au bord de l'eau.
organisme: La ville
exemptions:
  - contenu: Les bulletins municipaux du CCAS
      numérisés d'avant 2018
    motif: personne ne les demande
"""


@pytest.mark.parametrize(
    "words,clue,line",
    [
        ("les bulletins municipaux du ccas numérisés d avant 2018 personne ne les demande", "CCAS", 4),
        ("nos archives les bulletins municipaux du ccas numérisés d avant 2018", "2018", 4),
        ("numérisés d avant 2018 motif", "2018", 5),
        ("personne ne les demande", "", 6),
        ("personne ne les", "", 6),
        ("la ville", "", None),
        ("les bulletins paroissiaux du ccas", "CCAS", None),
        ("personne ne le demande", "", None),
        ("ille exemptions contenu", "", None),
        ("", "", None),
    ],
)
def test_words_in_a_row_are_found_in_data(words: str, clue: str, line: int | None) -> None:
    assert Source("content/ville.yaml", DATA).line_of_words(words.split(), [clue]) == line


def test_the_faults_of_words_are_those_of_rules() -> None:
    assert set(all_rules()) >= OF_WORDS
