"""No two pages of a site have the same title."""

from __future__ import annotations

from collections.abc import Mapping

from ..facts import Link
from ..finding import Text
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..site import Site, shown


@rule(
    scope="site",
    targets="title",
    severity="error",
    wcag=("2.4.2",),
    rgaa=("8.6.1",),
    title=Text("Titre que deux pages partagent", "Title that two pages share"),
    why=Text(
        "Le titre est ce qu'on entend d'abord, et ce qu'on lit dans les onglets, l'historique et les moteurs de "
        "recherche\u00a0: deux pages du même titre ne s'y distinguent pas (RGAA 8.6, WCAG 2.4.2).",
        "The title is what is heard first, and what is read in tabs, in the history and in search engines: two pages "
        "of one title cannot be told apart there (RGAA 8.6, WCAG 2.4.2).",
    ),
    fix=Text(
        "Donnez à chaque page son propre titre, dans «\u00a0title:\u00a0» en tête du fichier\u00a0: une date, un lieu "
        "ou un numéro suffit souvent (title: Conseil municipal du 12 mars 2026).",
        'Give each page its own title, in "title:" at the top of the file: a date, a place or a number is often enough '
        "(title: Town council of 12 March 2026).",
    ),
    bad=(
        {
            "index.html": '<a href="/a/">Conseil de mars</a>',
            "a/index.html": '<!doctype html><html lang="fr"><title data-bad>Accueil – Ville</title><body><main>'
            "<h1>Conseil</h1></main></body></html>",
        },
    ),
    good=(
        {"index.html": '<a href="/a/">Conseil de mars</a>', "a/index.html": "<p>Le conseil</p>"},
        {
            "index.html": '<a href="/en/" lang="en">English</a>',
            "en/index.html": '<!doctype html><html lang="en"><title>Accueil – Ville</title><body><main>'
            "<h1>Welcome</h1></main></body></html>",
        },
    ),
)
def site_title_unique(link: Link, _base: str, site: Site) -> Verdict:
    """Fail a page whose title another page of the same language has, that comes before it by its address."""
    facts = site.facts.get(link.url)
    if facts is None or not facts.title:
        return INAPPLICABLE
    first = site.once(_firsts)[_key(facts.title, facts.lang)]
    if first == link.url:
        return None
    return Fail(
        Text(
            "Le titre «\u00a0{title}\u00a0» est aussi celui de {first}.",
            'The title "{title}" is that of {first} too.',
        ).format(title=facts.title, first=shown(first.removesuffix("index.html")))
    )


def _firsts(site: Site) -> Mapping[tuple[str, str], str]:
    """The first page of each title; the page nearer to the root counts as first."""
    firsts: dict[tuple[str, str], str] = {}
    for path in sorted(site.facts, key=lambda path: (path.count("/"), path != "/index.html", path)):
        facts = site.facts[path]
        firsts.setdefault(_key(facts.title, facts.lang), path)
    return firsts


def _key(title: str, lang: str) -> tuple[str, str]:
    return title.casefold(), lang.lower().partition("-")[0]
