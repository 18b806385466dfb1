"""From an element of a page back to the Markdown line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.page import Page
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


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_against_any_page_never_raises(markdown: str, text: str) -> None:
    page = Page(f"<main><p id=p>{text}</p></main>".encode("utf-8", "replace"), "/a.html")
    source = Source("a.md", markdown)
    for element in page.elements:
        line = source.line_of(page.place(element), page.words)
        assert line is None or 1 <= line <= max(1, len(source.lines))
