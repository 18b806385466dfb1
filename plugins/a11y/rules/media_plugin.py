"""Nothing on a page needs a plug-in that no browser has any more."""

import re
from typing import Final

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_PLUGINS: Final = (
    (re.compile(r"shockwave-flash|futuresplash|d27cdb6e-ae6d-11cf-96b8-444553540000", re.IGNORECASE), "Flash"),
    (re.compile(r"x-java|8ad9c840-044e-11d1-b3e9-00805f499d93", re.IGNORECASE), "Java"),
    (re.compile(r"silverlight", re.IGNORECASE), "Silverlight"),
    (re.compile(r"x-director|166b1bca-3f9c-11cf-8075-444553540000", re.IGNORECASE), "Shockwave"),
    (re.compile(r"pn-realaudio|realmedia|x-mplayer2|6bf52a52-394a-11d3-b153-00c04f79faa6", re.IGNORECASE), "lecteur"),
)
_FLASH_FILE: Final = re.compile(r"\.(?:swf|spl)$", re.IGNORECASE)


@rule(
    targets="object, embed, applet",
    severity="error",
    title=Text("Contenu que plus aucun navigateur ne lit", "Content that no browser shows any more"),
    why=Text(
        "Les navigateurs ne lisent plus ni Flash, ni Java, ni Silverlight\u00a0: personne ne voit ce contenu, et les "
        "lecteurs d'écran encore moins que les autres. C'est une règle de la maison.",
        "Browsers no longer show Flash, Java or Silverlight: nobody sees this content, and screen readers least of "
        "all. This is a rule of the house.",
    ),
    fix=Text(
        "Remplacez-le par une image, une vidéo (<video controls>), une page ou un lien vers un document.",
        "Replace it by an image, a film (<video controls>), a page or a link to a document.",
    ),
    bad=(
        '<object type="application/x-shockwave-flash" data="visite.swf" title="Visite" data-bad></object>',
        '<embed src="visite.swf" title="Visite" data-bad>',
        '<object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000" data-bad>Visite de la mairie</object>',
        '<applet code="Plan.class" data-bad>Plan</applet>',
    ),
    good=(
        '<object data="plan.pdf" type="application/pdf" title="Plan du parc">Plan du parc</object>',
        '<embed type="image/svg+xml" src="plan.svg" role="img" aria-label="Plan du quartier">',
    ),
)
def media_plugin(element: Element, page: Page) -> Verdict:
    """Fail an object that needs Flash, Java or Silverlight, by its type, class or file ("média non temporel")."""
    if element.namespace != "html" or not page.visible(element):
        return INAPPLICABLE
    if any(node.tag == "object" for node in element.iter_ancestors()):
        # It is what browsers try after the object: the object answers for both.
        return INAPPLICABLE
    said = f"{element.get('type') or ''} {element.get('classid') or ''}"
    address = (element.get("data") or element.get("src") or "").partition("?")[0].partition("#")[0]
    plugin = next((name for pattern, name in _PLUGINS if pattern.search(said)), None)
    if element.tag == "applet":
        plugin = "Java"
    elif plugin is None and _FLASH_FILE.search(address):
        plugin = "Flash"
    if plugin is None or _falls_back(element):
        return None
    if plugin == "lecteur":
        return Fail(
            Text(
                "Ce contenu demande un lecteur (RealPlayer, Windows Media) que les navigateurs n'ont plus.",
                "This content asks for a player (RealPlayer, Windows Media) that browsers no longer have.",
            )
        )
    return Fail(
        Text(
            f"Ce contenu demande {plugin}, que plus aucun navigateur ne lit.",
            f"This content asks for {plugin}, which no browser shows any more.",
        )
    )


def _falls_back(element: Element) -> bool:
    """Whether browsers show something else instead that brings content: a film, an image, a link."""
    return any(node.tag in ("a", "audio", "iframe", "img", "video") for node in element.iter_descendants())
