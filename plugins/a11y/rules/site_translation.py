"""Translations of a page name one another."""

from __future__ import annotations

from urllib.parse import urljoin

from ..facts import Link
from ..finding import Text
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..site import Site, shown

_EN = '<link rel="alternate" hreflang="en" href="/en/">'
_FR = '<link rel="alternate" hreflang="fr" href="/">'


@rule(
    scope="site",
    targets="translation",
    severity="warning",
    title=Text("Traductions qui ne se répondent pas", "Translations that do not answer one another"),
    why=Text(
        "Une page annonce sa traduction, qui ne renvoie pas à elle\u00a0: navigateurs et moteurs de recherche n'en "
        "tiennent alors pas compte, et la personne reste dans une langue qu'elle ne lit pas.",
        "A page announces its translation, which does not lead back: browsers and search engines then ignore it, and "
        "people stay in a language that they do not read.",
    ),
    fix=Text(
        "Dans l'autre page aussi, annoncez les deux langues (avec Pelican\u00a0: le même «\u00a0slug:\u00a0» et un "
        "«\u00a0lang:\u00a0» propre à chaque fichier).",
        'Announce both languages in the other page too (with Pelican: the same "slug:" and a "lang:" of its own in '
        "each file).",
    ),
    bad=(
        {
            "index.html": f'<p>Texte</p>{_EN.replace("<link", "<link data-bad")}<a href="/en/" lang="en">English</a>',
            "en/index.html": '<a href="/">Accueil</a>',
        },
    ),
    good=(
        {
            "index.html": f'<p>Texte</p>{_EN}<a href="/en/" lang="en">English</a>',
            "en/index.html": f'{_FR}<a href="/">Accueil</a>',
        },
        {"index.html": '<p>Texte</p><link rel="alternate" hreflang="en" href="https://en.ville.example/">'},
    ),
)
def site_translation(link: Link, base: str, site: Site) -> Verdict:
    """Fail the announcement of a translation, inside the site, that does not announce this page in its turn."""
    target = site.resolve(link.url, base)
    if target is None or target.path is None or base not in site.pages or target.path == base:
        return INAPPLICABLE
    report = site.pages.get(target.path)
    if report is None or report.facts is None:
        return INAPPLICABLE
    start = urljoin(target.path, report.facts.base or "")
    for other in report.facts.links:
        if other.kind == "translation":
            back = site.resolve(other.url, start)
            if back is not None and back.path == base:
                return None
    return Fail(
        Text(
            "La traduction {url} n'annonce pas cette page à son tour.",
            "The translation {url} does not announce this page in its turn.",
        ).format(url=shown(link.url))
    )
