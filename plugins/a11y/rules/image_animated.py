"""An animated image can be stopped."""

import re

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_ANIMATED = re.compile(r"\.(?:gif|apng)$", re.IGNORECASE)
# Icons, spacers and counters: what is so small is no scene.
_SMALL = 48


@rule(
    targets="img",
    severity="review",
    local=True,
    wcag=("2.2.2",),
    rgaa=("13.8.1", "13.8.2"),
    title=Text("Image peut-être animée", "Image that may be animated"),
    why=Text(
        "Une image qui bouge plus de cinq secondes empêche des personnes de lire le reste de la page, et un GIF ne "
        "s'arrête pas (RGAA 13.8, WCAG 2.2.2).",
        "An image that moves for more than five seconds keeps some people from reading the rest of the page, and a GIF "
        "cannot be stopped (RGAA 13.8, WCAG 2.2.2).",
    ),
    fix=Text(
        "Si elle bouge, remplacez-la par une image fixe, ou par une vidéo avec ses commandes (<video controls>). Si "
        "elle ne bouge pas, enregistrez-la en PNG ou en SVG.",
        "If it moves, put a still image in its place, or a video with its controls (<video controls>). If it does not, "
        "save it as PNG or SVG.",
    ),
    bad=(
        '<img src="images/feu.gif" alt="Feu d\'artifice" data-bad>',
        '<img src="/images/Feu.GIF?v=2" alt="Feu d\'artifice" width="400" height="300" data-bad>',
        '<img src="feu.apng" alt="Feu d\'artifice" data-bad>',
    ),
    good=(
        '<img src="feu.jpg" alt="Feu d\'artifice">',
        '<p><img src="puce.gif" alt="" width="12" height="12"> Le bal du 14 juillet</p>',
        '<p hidden><img src="feu.gif" alt="Feu d\'artifice"></p><img src="feu.png" alt="Feu d\'artifice">',
    ),
)
def image_animated(element: Element, page: Page) -> Verdict:
    """Ask about an image in a format made to move; whether it does is in the file (RGAA 13.8.1)."""
    if not page.visible(element):
        return INAPPLICABLE
    path = (element.get("src") or "").partition("#")[0].partition("?")[0].strip()
    if not _ANIMATED.search(path) or any(_is_small(element.get(name)) for name in ("width", "height")):
        return None
    file = path.rsplit("/", 1)[-1]
    return Unsure(
        "animated-format",
        Text(
            f"L'image «\u00a0{file}\u00a0» bouge-t-elle plus de cinq secondes, et peut-on l'arrêter\u00a0?",
            f'Does "{file}" move for more than five seconds, and can it be stopped?',
        ),
    )


def _is_small(size: str | None) -> bool:
    return size is not None and size.strip().isdecimal() and int(size.strip()[:6]) <= _SMALL
