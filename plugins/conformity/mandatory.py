"""Which pages of a site are those that every sample holds: home, contact, legal notice and so on.

Source: RGAA 4.1.2, « Évaluation de la conformité », « Échantillon ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from conformity.site import Site, SitePage
from conformity.words import plain

# What a link to the page, its title or the end of its address says, without accents and punctuation, from end to end:
# « Contact » is the page that is asked for, « Contact avec les écoles » is another one.
_NAMES: Final = {
    "contact": r"contacts?|contacter( .*)?|contactez nous|nous (contacter|ecrire|joindre)",
    "mentions légales": r"mentions? legales?( .*)?",
    "accessibilité": r"accessibilite( numerique| du site)?( (non|partiellement|totalement) conforme)?"
    r"|declaration d accessibilite( .*)?",
    "plan du site": r"plan (du|de) site|(le )?plan du site|site ?map",
    "aide": r"aide|aide a la navigation|aide (du|sur le) site|besoin d aide",
    "authentification": r"(se )?connexion|se connecter|connectez vous|mon (compte|espace)( .*)?|s identifier"
    r"|identification|authentification",
}
_SEARCH: Final = r"rechercher?|recherche sur le site|recherche par mots.*|resultats de (la )?recherche"


@dataclass(frozen=True)
class Mandatory:
    """A page that every sample holds: what it is, and which page of the site that is, if any."""

    name: str
    page: SitePage | None


def mandatory(site: Site) -> list[Mandatory]:
    """The pages that every sample holds, in the order of the method."""
    return [
        Mandatory("accueil", site.home),
        *(Mandatory(name, _best(site, pattern, name == "authentification")) for name, pattern in _NAMES.items()),
    ]


def search_page(site: Site) -> SitePage | None:
    """The page where the search of the home page leads; else the one that is called so."""
    targets = site.home.search if site.home is not None else ()
    return next((page for page in site.pages if page.address in targets), None) or _best(site, _SEARCH)


def _best(site: Site, pattern: str, may_ask_password: bool = False) -> SitePage | None:
    """The page for which most speaks: what the home page calls it, its title, its address."""
    home = site.home
    found: list[tuple[int, int, str, SitePage]] = []
    for page in site.pages:
        if home is not None and (page is home or page.lang != home.lang):
            continue
        said = (
            home.links.get(page.address, ()) if home is not None else (),
            (re.split(r"\s[–|—-]\s", page.title, maxsplit=1)[0],),
            (page.address.removesuffix(".html").rstrip("/").rpartition("/")[2],),
        )
        speaking = sum(any(re.fullmatch(pattern, plain(text)) for text in texts) for texts in said)
        speaking += may_ask_password and page.has_password
        if speaking:
            found.append((-speaking, len(page.address), page.address, page))
    return min(found)[-1] if found else None
