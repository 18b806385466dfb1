"""Two ways lead to the pages of a site: a menu and a search, or a map of the site."""

from __future__ import annotations

from ..facts import Link
from ..finding import Text
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..site import Site

# Each page leads to the next, the last one to the first.
_PAGES = {
    f"{name}/index.html": f'<a href="/{after}/">Page {after}</a>'
    for name, after in zip("abcdefghij", "bcdefghija", strict=True)
}


@rule(
    scope="site",
    targets="page",
    severity="error",
    wcag=("2.4.5",),
    rgaa=("12.1.1",),
    title=Text("Un seul moyen de trouver une page", "A single way to find a page"),
    why=Text(
        "Les uns parcourent le menu, les autres cherchent un mot, d'autres lisent le plan du site\u00a0: il faut deux "
        "de ces moyens (RGAA 12.1, WCAG 2.4.5).",
        "Some walk through the menu, some search for a word, others read the map of the site: two of these ways are "
        "needed (RGAA 12.1, WCAG 2.4.5).",
    ),
    fix=Text(
        "Ajoutez une page «\u00a0Plan du site\u00a0» et un lien vers elle au pied de chaque page, ou un moteur de "
        "recherche.",
        'Add a page "Plan du site" and a link to it at the foot of each page, or a search.',
    ),
    bad=(
        {
            "index.html": '<!doctype html><html lang="fr" data-bad><title>Accueil – Ville</title><body><main>'
            '<h1>Accueil</h1><p><a href="/a/">Démarches</a></p></main></body></html>',
            **_PAGES,
        },
    ),
    good=(
        {
            "index.html": '<nav aria-label="Menu"><a href="/a/">Démarches</a></nav><a href="/j/">Plan du site</a>',
            **{path: f'{body} <a href="/j/">Plan du site</a>' for path, body in _PAGES.items()},
        },
        {"index.html": '<a href="/a/">Démarches</a>', "a/index.html": '<a href="/">Accueil</a>'},
    ),
)
def site_two_ways(link: Link, _base: str, site: Site, *, pages: int = 10) -> Verdict:
    """Fail the home page of a whole site, of `pages` pages at least, with fewer than two ways to its pages.

    Not where every page is a link away from the home page (RGAA 12.1, « cas particuliers »).
    """
    if link.url != "/index.html" or len(site.facts) < pages or not site.is_whole:
        return INAPPLICABLE
    known = site.facts.values()
    ways = (
        any(facts.menus for facts in known),
        any(facts.search for facts in known),
        any(facts.sitemap for facts in known),
    )
    if sum(ways) >= 2 or site.facts.keys() <= {*site.targets("/index.html"), "/index.html"}:
        return None
    return Fail(
        Text(
            "Le site n'a pas deux moyens de trouver une page\u00a0: menu {menu}, moteur de recherche {search}, plan du "
            "site {sitemap}.",
            "The site has not two ways to find a page: menu {menu}, search {search}, map of the site {sitemap}.",
        ).format(
            **{
                name: Text("présent", "present") if there else Text("absent", "absent")
                for name, there in zip(("menu", "search", "sitemap"), ways, strict=True)
            }
        )
    )
