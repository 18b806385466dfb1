"""What informs is not marked as decoration."""

import re
from typing import Final

from ..complexity import file_words, is_graph, is_poster
from ..finding import Text
from ..image import described, is_sole_content, owner
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_INFORMS: Final = re.compile(
    r"\b(?:carte d|horaires|plan d|qr ?code|tarifs)\b|\b(?:carte|plan) (?:de(?! table)|des|du|d acces)\b"
)


@rule(
    targets='img[alt=""]',
    severity="review",
    wcag=("1.1.1",),
    rgaa=("1.1.1",),
    title=Text("Image qui informe, marquée comme décoration", "Image that informs, marked as decoration"),
    why=Text(
        "Une image marquée comme décoration n'est pas lue du tout\u00a0: un graphique ou une affiche disparaît pour "
        "qui ne voit pas (RGAA 1.1, WCAG 1.1.1).",
        "An image marked as decoration is not read at all: a graph or a poster disappears for those who do not see "
        "(RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Si l'image dit quelque chose que le texte ne dit pas, écrivez-le dans son alternative\u00a0: ![Affiche de la "
        "fête du parc, détails ci-dessous]({static}/images/affiche.jpg).",
        "If the image says what the text does not, write it into its alternative: ![Poster of the fête, details "
        "below]({static}/images/poster.jpg).",
    ),
    bad=(
        '<img src="affiche-fete.jpg" alt="" data-bad>',
        '<p><img src="infographie_budget_2026.png" alt="" data-bad></p>',
        '<img src="plan-du-quartier.png" alt="" data-bad>',
    ),
    good=(
        '<img src="vague.svg" alt="">',
        '<img src="arriere-plan.jpg" alt="">',
        '<p><a href="/agenda/"><img src="affiche-fete.jpg" alt=""> La fête du parc</a></p>',
    ),
)
def image_hidden_information(element: Element, page: Page) -> Verdict:
    """Ask about an image with an empty alternative whose file is called after something that informs (RGAA 1.1).

    In a link or beside a caption its words stand there; another rule looks at captions.
    """
    if not page.exposed(element) or page.role(element) != "none":
        return INAPPLICABLE
    if not (is_graph(element, "") or is_poster(element, "") or _INFORMS.search(file_words(element))):
        return None
    holder = owner(element, page)
    if (holder is not None and not is_sole_content(element, holder)) or element.closest("figure") is not None:
        return None
    return Unsure(
        "informs-by-file-name",
        Text(
            "{image} est marquée comme décoration, et le nom de son fichier dit le contraire\u00a0: n'apporte-t-elle "
            "vraiment rien\u00a0?",
            "{image} is marked as decoration, and the name of its file says otherwise: does it really bring nothing?",
        ).format(image=described(element)),
    )
