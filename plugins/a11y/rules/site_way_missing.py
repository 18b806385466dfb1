"""The map of the site and the search are there on every page."""

from __future__ import annotations

from collections.abc import Mapping

from ..facts import Link
from ..finding import Text
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..site import Site

_PAGES = {
    **{f"{name}/index.html": '<p><a href="/plan/">Plan du site</a></p>' for name in "abcdefghijk"},
    "plan/index.html": '<p><a href="/plan/">Plan du site</a></p>',
}


@rule(
    scope="site",
    targets="page",
    severity="error",
    wcag=("3.2.3",),
    rgaa=("12.4.1", "12.5.1"),
    title=Text("Plan du site ou recherche absents d'une page", "Map of the site or search missing from a page"),
    why=Text(
        "Qui s'est perdu cherche le plan du site ou le moteur de recherche là où il les a toujours trouvés\u00a0: ils "
        "doivent être sur toutes les pages (RGAA 12.4 et 12.5, WCAG 3.2.3).",
        "Those who are lost look for the map of the site or the search where they have always found them: they have "
        "to be on every page (RGAA 12.4 and 12.5, WCAG 3.2.3).",
    ),
    fix=Text(
        "Dans le gabarit de cette page (à transmettre à l'équipe technique), reprenez l'en-tête et le pied de page des "
        "autres.",
        "In the template of this page (for the technical team), use the header and the footer of the others.",
    ),
    bad=(
        {
            **_PAGES,
            "z/index.html": '<!doctype html><html lang="fr" data-bad><title>Z – Ville</title><body><main>'
            "<h1>Z</h1></main></body></html>",
        },
    ),
    good=(_PAGES, {**_PAGES, "404.html": '<p><a href="/a/">Accueil</a></p>'}),
)
def site_way_missing(link: Link, _base: str, site: Site, *, share: float = 0.9, pages: int = 10) -> Verdict:
    """Fail a page without the link to the map of the site, or the search, that `share` of the pages have.

    Pages of errors, pages that send readers on, and the map and the page of the search themselves are none of these.
    """
    facts = site.facts.get(link.url)
    if facts is None or len(site.facts) < pages:
        return INAPPLICABLE
    having = site.once(_having)
    maps = site.once(_maps)
    for what, there, rgaa in (
        (Text("le lien vers le plan du site", "the link to the map of the site"), bool(facts.sitemap), "12.4.1"),
        (Text("le moteur de recherche", "the search"), facts.search, "12.5.1"),
    ):
        if not there and share * len(site.facts) <= having[rgaa] and link.url not in maps:
            message = Text(
                "Il manque {what}, présent sur les autres pages.", "This page lacks {what}, which the other pages have."
            )
            return Fail(message.format(what=what), rgaa=(rgaa,))
    return None


def _having(site: Site) -> Mapping[str, int]:
    """On how many pages each way is there, by the test of RGAA that asks for it."""
    return {
        "12.4.1": sum(bool(facts.sitemap) for facts in site.facts.values()),
        "12.5.1": sum(facts.search for facts in site.facts.values()),
    }


def _maps(site: Site) -> frozenset[str]:
    """The pages that are a map of the site."""
    found = set()
    for path, facts in site.facts.items():
        for url in facts.sitemap:
            target = site.resolve(url, path)
            if target is not None and target.path is not None:
                found.add(target.path)
    return frozenset(found)
