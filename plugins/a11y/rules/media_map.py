"""What an interactive map shows can be read as well."""

import re
from typing import Final
from urllib.parse import urlsplit

from ..beside import told_around
from ..finding import Text
from ..frame import described, frames, source
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_HOSTS: Final = re.compile(
    r"(?:[\w-]+\.)*(?:anct\.gouv\.fr|umap-project\.org|openstreetmap\.(?:org|fr)|maps\.google\.\w+|geoportail\.gouv\.fr"
    r"|arcgis\.com|mapbox\.com|carto\.com|geovelo\.\w+|gogocarto\.fr|mapcontrib\.xyz)",
    re.IGNORECASE,
)
_GOOGLE_PATH: Final = re.compile(r"/maps/(?:d/)?(?:u/\d+/)?embed", re.IGNORECASE)
# An address, a way there or a list in the words of the page.
_TOLD: Final = re.compile(
    r"\b(?:\d{5}|adresses?|allee|avenue|boulevard|chemin|itineraires?|liste|place|quai|route|rues?|square|station"
    r"|address(?:es)?|directions|list|road|street)\b"
)


@rule(
    targets="iframe[src], iframe[data-src]",
    severity="review",
    wcag=("1.1.1",),
    rgaa=("4.8.1",),
    title=Text("Carte interactive sans texte à côté", "Interactive map without text beside it"),
    why=Text(
        "Une carte ne se lit ni à l'oreille ni au clavier\u00a0: ce qu'elle montre, adresse, liste de lieux, "
        "itinéraire, doit aussi être écrit (RGAA 4.8, WCAG 1.1.1).",
        "A map is read neither by ear nor with the keyboard: what it shows, an address, a list of places, a way, has "
        "to be written as well (RGAA 4.8, WCAG 1.1.1).",
    ),
    fix=Text(
        "Écrivez sous la carte l'adresse et l'accès, ou la liste des lieux, ou un lien vers cette liste.",
        "Write the address and the way there below the map, or the list of the places that it shows, or a link to it.",
    ),
    bad=(
        '<p>Nous trouver</p><iframe title="Plan d\'accès à la mairie" src="https://www.google.com/maps/embed?pb=1" '
        "data-bad></iframe>",
        '<iframe title="Les composteurs" src="https://umap.openstreetmap.fr/fr/map/composteurs_12" data-bad></iframe>',
    ),
    good=(
        "<p>Nous trouver\u00a0: 35 rue du Président-Wilson, 92300 Levallois.</p>"
        '<iframe title="Plan d\'accès à la mairie" src="https://www.google.com/maps/embed?pb=1"></iframe>',
        '<iframe title="Les composteurs" src="https://umap.openstreetmap.fr/fr/map/composteurs_12"></iframe>'
        '<p><a href="/composteurs/">Liste des composteurs</a></p>',
    ),
)
def media_map(element: Element, page: Page) -> Verdict:
    """Ask about the first map of another site on a page with neither an address, nor a way, nor a list (RGAA 4.8.1)."""
    if page.once(_first_map) is not element:
        return INAPPLICABLE
    if _TOLD.search(page.once(told_around)):
        return None
    return Unsure(
        "map",
        Text(
            "{frame} montre une carte\u00a0: ce qu'elle apprend se lit-il aussi en texte dans la page\u00a0?",
            "{frame} shows a map: can what it tells be read as text on the page too?",
        ).format(frame=described(element)),
    )


def _first_map(page: Page) -> Element | None:
    return next((frame for frame in page.once(frames) if _is_map(frame) and page.exposed(frame)), None)


def _is_map(frame: Element) -> bool:
    address = source(frame) or (frame.get("data-src") or "").strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return _HOSTS.fullmatch(host) is not None or (
        host.removeprefix("www.").startswith("google.") and _GOOGLE_PATH.match(parts.path) is not None
    )
