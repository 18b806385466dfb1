"""The sample of a site that is too large: what the RGAA's method prescribes, each template, and a tenth by chance."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from a11y.browser.sample import sample
from a11y.example import whole_page

ARTICLE = '<main><div class="article"><h1>{n}</h1><p>Texte</p></div></main>'


def site(articles: int = 50, more: Mapping[str, tuple[str, str]] | None = None) -> dict[str, tuple[str, bytes]]:
    """A home page, so many articles, and more pages: `{URL path: (title, page)}`."""
    pages = {"/index.html": ("Ville", whole_page('<body><main><div class="home"><h1>Ville</h1></div></main></body>'))}
    for number in range(articles):
        body = f"<body>{ARTICLE.format(n=number)}</body>"
        pages[f"/actualites/{number}/index.html"] = (f"Article {number} – Actualités – Ville", whole_page(body))
    for path, (title, body) in (more or {}).items():
        pages[path] = (title, whole_page(body))
    return pages


@pytest.mark.parametrize(
    "path, title",
    [
        ("/mairie/contact/index.html", "Nous écrire – Mairie – Ville"),
        ("/nous-joindre/index.html", "Contact – Ville"),
        ("/mairie/mentions-legales/index.html", "Mentions légales – Ville"),
        ("/a/index.html", "Accessibilité : non conforme – Ville"),
        ("/plan-du-site/index.html", "Plan – Ville"),
        ("/b/index.html", "Aide à la navigation – Ville"),
        ("/recherche.html", "Résultats – Ville"),
        ("/connexion.html", "Mon compte – Ville"),
    ],
)
def test_the_pages_that_every_audit_holds_are_in_it(path: str, title: str) -> None:
    pages = site(more={path: (title, f"<body>{ARTICLE.format(n='x')}</body>")})
    for seed in range(5):
        assert {"/index.html", path} <= set(sample(pages, seed))


def test_one_page_of_each_template_is_in_it() -> None:
    other = '<body><main><div class="agenda"><h1>Agenda</h1></div></main></body>'
    chosen = sample(site(more={"/agenda/1/index.html": ("Un", other), "/agenda/2/index.html": ("Deux", other)}), 1)
    assert "/agenda/1/index.html" in chosen
    assert "/actualites/0/index.html" in chosen


def test_a_tenth_more_is_drawn_and_the_seed_draws_it_again() -> None:
    pages = site(300)
    first = sample(pages, 7)
    fixed = {"/index.html", "/actualites/0/index.html"}
    assert len(first) == len(fixed) + math.ceil(len(fixed) * 0.1)
    assert sample(pages, 7) == first
    assert len({tuple(sample(pages, seed)) for seed in range(20)}) > 10


def test_it_keeps_the_order_of_the_site() -> None:
    pages = site(40)
    chosen = sample(pages, 3)
    assert chosen == [path for path in pages if path in set(chosen)]


def test_a_small_site_is_whole() -> None:
    assert sample(site(1), 1) == list(site(1))
