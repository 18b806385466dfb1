"""A style sheet that sets the colour of text sets what it is read on, and the other way round."""

from collections.abc import Mapping

from ..finding import Text
from ..ground import Lack, lone_colors
from ..looks import elsewhere
from ..page import Page
from ..rule import Fail, Unsure, Verdict, rule
from ..tree import Element
from ._contrast import shortened

_TESTS: Mapping[Lack, str] = {"background": "10.5.1", "color": "10.5.2", "background-color": "10.5.3"}
_LACKS: Mapping[Lack, Text] = {
    "background": Text(
        "a une couleur de texte, mais aucune couleur de fond (background-color)",
        "has a colour of text but no background colour (background-color)",
    ),
    "color": Text(
        "a une couleur de fond, mais aucune couleur de texte (color)", "has a background colour but no colour of text"
    ),
    "background-color": Text(
        "est posé sur une image de fond, sans couleur de fond dessous (background-color)",
        "lies on a background image, with no background colour under it (background-color)",
    ),
}


@rule(
    targets="body",
    severity="error",
    wcag=("1.4.3",),
    rgaa=("10.5.1", "10.5.2", "10.5.3"),
    title=Text("Couleur de texte ou de fond sans l'autre", "Colour of text or background without the other"),
    why=Text(
        "Des personnes choisissent leurs propres couleurs, un fond noir par exemple, et les images peuvent ne pas se "
        "charger\u00a0: un texte dont la page ne fixe que la moitié des couleurs devient illisible (RGAA 10.5, "
        "WCAG 1.4.3).",
        "Some people choose colours of their own, such as a black background, and images may fail to load: text for "
        "which the page sets only one of the two colours becomes unreadable (RGAA 10.5, WCAG 1.4.3).",
    ),
    fix=Text(
        "Dans la feuille de style, donnez les deux à toute la page\u00a0: body { color: #1b1b1b; background-color: "
        "#fff }, "
        "et une couleur de fond sous chaque image de fond.",
        "In the style sheet, give both to the whole page: body { color: #1b1b1b; background-color: #fff }, and a "
        "background colour under each background image.",
    ),
    bad=(
        "<style>p { color: #222 }</style><p data-bad>La piscine rouvre.</p><p>Entrée gratuite.</p>",
        '<p><span style="color: navy" data-bad>La piscine rouvre.</span></p>',
        "<style>.encart { background: #ffd }</style><div class=encart><p data-bad>La piscine rouvre.</p></div>",
        '<div style="color: #fff; background-image: url(parc.jpg)"><p data-bad>La piscine rouvre.</p></div>',
        '<div style="background-image: url(parc.jpg)"><p data-bad>La piscine rouvre.</p></div>',
    ),
    good=(
        "<style>body { color: #222; background: #fff } .encart { background: #ffd } .titre { color: navy }</style>"
        "<p class=encart>La piscine rouvre.</p><p class=titre>Entrée gratuite.</p>",
        '<p style="color: #222; background-color: #ffd">La piscine <mark>rouvre</mark>.</p>',
        '<p style="color: #000; background: linear-gradient(#fff, #eee)">La piscine rouvre.</p>',
        "<p>La piscine <a href='/piscine/'>rouvre</a>.</p><button type=button>Envoyer</button>",
        "<style>:root { color: CanvasText; background: Canvas } p { color: #222 }</style><p>La piscine rouvre.</p>",
        "<style>@media print { a { color: #000 } } a:hover { color: #900 }</style><p><a "
        "href='/piscine/'>Piscine</a></p>",
    ),
)
def color_pair(element: Element, page: Page) -> Verdict:
    """Fail, once a page and kind, text whose colour or background is declared alone (RGAA 10.5.1 to 10.5.3, F24)."""
    found: dict[Lack, list[Element]] = {}
    for lone in lone_colors(page):
        found.setdefault(lone.lacks, []).append(lone.element)
    verdicts: list[Fail | Unsure] = []
    for lack, nodes in found.items():
        more = elsewhere(len(nodes) - 1)
        text = shortened(nodes[0].text)
        message = Text(f"«\u00a0{text}\u00a0» {_LACKS[lack].fr}{more.fr}.", f'"{text}" {_LACKS[lack].en}{more.en}.')
        verdicts.append(Fail(message, element=nodes[0], rgaa=(_TESTS[lack],)))
    return verdicts
