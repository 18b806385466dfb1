"""A page fits a small screen: it is scrolled one way only."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="error",
    wcag=("1.4.10",),
    rgaa=("10.11.1",),
    title=Text("Page plus large qu'un petit écran", "Page wider than a small screen"),
    why=Text(
        "Sur un téléphone, ou quand on agrandit la page à 400\u00a0%, il faut la faire défiler de gauche à droite pour "
        "lire chaque ligne, et ce qui dépasse échappe à qui ne pense pas à le chercher (RGAA 10.11, WCAG 1.4.10).",
        "On a telephone, or with the page enlarged to 400%, one has to scroll sideways to read each line, and what "
        "sticks out escapes those who do not think of looking for it (RGAA 10.11, WCAG 1.4.10).",
    ),
    fix=Text(
        "Si c'est un mot ou une adresse qui dépasse, raccourcissez-le, ou faites-en un lien. Sinon, c'est la feuille "
        "de style (à transmettre à l'équipe technique)\u00a0: mettez max-width à la place de width, laissez les "
        "colonnes passer à la ligne (flex-wrap) et les mots trop longs se couper (overflow-wrap).",
        "Where a word or an address sticks out, shorten it or make it a link. Otherwise it is the style sheet (for the "
        "technical team): put max-width in the place of width, let columns wrap (flex-wrap), and let long words break "
        "(overflow-wrap).",
    ),
    seen={
        "narrow-clipped": Text(
            "Sur un petit écran, «\u00a0{text}\u00a0» est coupé.", 'On a small screen, "{text}" is cut off.'
        ),
        "reflow": Text(
            "Sur un écran de {room}\u00a0pixels de large, ceci s'étend jusqu'à {width}\u00a0pixels.",
            "On a screen {room} pixels wide, this reaches as far as {width} pixels.",
        ),
    },
    bad=(
        '<div style="display: grid; grid-template-columns: 20em 20em"><p>La piscine rouvre lundi.</p>'
        "<p data-bad>L'entrée est gratuite.</p></div>",
        "<p data-bad>Dossier\u00a0: "
        "reglement_interieur_de_la_piscine_municipale_du_centre_applicable_a_la_rentree.pdf</p>",
    ),
    good=(
        '<div style="display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr))">'
        "<p>La piscine rouvre lundi.</p><p>L'entrée est gratuite.</p></div>",
        '<p style="overflow-wrap: anywhere">Dossier\u00a0: '
        "reglement_interieur_de_la_piscine_municipale_du_centre_applicable_a_la_rentree.pdf</p>",
    ),
)
def page_reflow() -> None:
    """What is wider than a window of 320 pixels, by a browser's own layout; data tables and images may be."""
