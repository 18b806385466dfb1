"""A server-side image map, which only a pointer can use, is doubled by links."""

from ..finding import Text
from ..image import described
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="img[ismap]",
    severity="review",
    wcag=("1.1.1", "2.1.1"),
    rgaa=("1.1.4",),
    title=Text("Image réactive côté serveur", "Server-side image map"),
    why=Text(
        "Le serveur reçoit l'endroit du clic\u00a0: sans souris, aucune zone n'est atteignable (RGAA 1.1, WCAG 2.1.1).",
        "The server gets the place of the click: without a mouse no area can be reached (RGAA 1.1, WCAG 2.1.1).",
    ),
    fix=Text(
        'Remplacez-la par une liste de liens, ou par une image à zones (<map> et <area alt="…">).',
        'Replace it by a list of links, or by an image with areas (<map> and <area alt="…">).',
    ),
    bad=('<p><a href="/plan/"><img src="plan.png" alt="Plan des parcs" ismap data-bad></a></p>',),
    good=(
        '<p><a href="/plan/"><img src="plan.png" alt="Plan des parcs" ismap usemap="#zones"></a></p>'
        '<map name="zones"><area href="/nord/" alt="Parc du Nord"></map>',
    ),
)
def image_server_map(element: Element, page: Page) -> Verdict:
    """Ask whether links double a server-side image map."""
    link = element.closest("a")
    if link is None or not link.has("href") or not page.visible(element):
        return INAPPLICABLE
    if (element.get("usemap") or "").startswith("#"):
        return None
    return Unsure(
        "server-map",
        Text(
            "{image} envoie au serveur l'endroit du clic\u00a0: des liens mènent-ils aux mêmes pages\u00a0?",
            "{image} sends the place of the click to the server: do links lead to the same pages?",
        ).format(image=described(element)),
    )
