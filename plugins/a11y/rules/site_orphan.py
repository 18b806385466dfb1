"""Some page links to each page."""

from __future__ import annotations

from urllib.parse import urljoin

from ..facts import Link
from ..finding import Text
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..site import Site

_PAGES = {f"{name}/index.html": '<a href="/">Accueil</a>' for name in "abcde"}
_HOME = " ".join(f'<a href="/{name}/">Page {name}</a>' for name in "abcde")


@rule(
    scope="site",
    targets="page",
    severity="warning",
    title=Text("Page à laquelle rien ne mène", "Page that nothing leads to"),
    why=Text(
        "Aucune page du site n'a de lien vers celle-ci\u00a0: sans son adresse exacte ou un moteur de recherche, "
        "personne ne la trouve.",
        "No page of the site has a link to this one: without its exact address or a search engine nobody finds it.",
    ),
    fix=Text(
        "Ajoutez un lien vers elle dans sa rubrique ou dans le plan du site, ou retirez-la avec "
        "«\u00a0status: draft\u00a0» en tête du fichier.",
        'Add a link to it in its section or in the map of the site, or withdraw it with "status: draft" at the top '
        "of the file.",
    ),
    bad=(
        {
            "index.html": _HOME,
            **_PAGES,
            "seule/index.html": '<!doctype html><html lang="fr" data-bad><title>Seule – Ville</title><body><main>'
            "<h1>Seule</h1></main></body></html>",
        },
    ),
    good=(
        {"index.html": _HOME, **_PAGES},
        {"index.html": _HOME, **_PAGES, "404.html": '<a href="/">Accueil</a>'},
    ),
)
def site_orphan(link: Link, _base: str, site: Site, *, pages: int = 5) -> Verdict:
    """Fail a page that no other page links to, in a whole site with a home page and `pages` pages at least."""
    if link.url not in site.facts or len(site.facts) < pages or "/index.html" not in site.pages or not site.is_whole:
        return INAPPLICABLE
    if link.url == "/index.html" or link.url in site.once(_linked):
        return None
    return Fail(Text("Aucune page du site ne mène à celle-ci.", "No page of the site leads to this one."))


def _linked(site: Site) -> frozenset[str]:
    """The pages that another page links to, be it one of an error."""
    found: set[str] = set()
    # The same menu stands on every page: an address from the root is resolved once for all that use it.
    users: dict[str, str | None] = {}
    for path, report in site.pages.items():
        if report.facts is None:
            continue
        if report.facts.base:
            found.update(target for target in site.targets(path) if target != path)
            continue
        for link in report.facts.links:
            if link.kind == "link":
                url = link.url if link.url.startswith("/") else urljoin(path, link.url)
                users[url] = path if users.get(url, path) == path else None
    for url, user in users.items():
        target = site.resolve(url, "/")
        if target is not None and target.path is not None and target.path != user:
            found.add(target.path)
    return frozenset(found)
