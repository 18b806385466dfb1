"""Text fits the width of a small screen."""

from ..finding import Text
from ..page import Page
from ..reflow import too_wide
from ..rule import Fail, Verdict, rule
from ..tree import Element
from ._contrast import shortened

_TEXT = (
    "La piscine du centre rouvre lundi après trois mois de travaux\u00a0: bassins neufs, vestiaires accessibles, "
    "horaires élargis le soir."
)


@rule(
    targets="html",
    severity="error",
    wcag=("1.4.10",),
    rgaa=("10.11.1",),
    title=Text("Bloc plus large qu'un petit écran", "Block wider than a small screen"),
    why=Text(
        "Sur un téléphone, ou quand on agrandit la page à 400\u00a0%, il faut faire défiler chaque ligne de gauche à "
        "droite pour la lire (RGAA 10.11, WCAG 1.4.10).",
        "On a telephone, or with the page enlarged to 400%, each line must be scrolled sideways to be read (RGAA "
        "10.11, WCAG 1.4.10).",
    ),
    fix=Text(
        "Dans la feuille de style, remplacez width par max-width, et retirez min-width\u00a0: le bloc se resserre "
        "alors "
        "avec l'écran.",
        "In the style sheet, put max-width in the place of width, and remove min-width: the block then narrows with "
        "the screen.",
    ),
    bad=(
        f'<div style="width: 600px" data-bad><p>{_TEXT}</p></div>',
        '<html lang="fr"><head><title>La piscine</title><style>body { min-width: 960px }</style></head>'
        f"<body data-bad><main><h1>La piscine</h1><p>{_TEXT}</p></main></body></html>",
        f"<style>.page {{ width: 60em }}</style><div class=page data-bad><p>{_TEXT}</p></div>",
        f"<style>@media (max-width: 30em) {{ .page {{ min-width: 25rem }} }}</style><p class=page data-bad>{_TEXT}</p>",
    ),
    good=(
        f'<div style="max-width: 600px"><p>{_TEXT}</p></div>',
        f'<div style="width: 600px; max-width: 100%"><p>{_TEXT}</p></div>',
        f"<style>@media (min-width: 50em) {{ .page {{ width: 45em }} }}</style><p class=page>{_TEXT}</p>",
        f'<div style="display: flex"><p style="width: 600px">{_TEXT}</p></div>',
        f'<div style="overflow-x: auto" tabindex="0" role="region" aria-label="Avis"><p style="width: '
        f'600px">{_TEXT}</p>'
        "</div>",
        f'<p style="width: min(600px, 100%)">{_TEXT}</p>',
        '<p style="width: 600px">Piscine</p>',
    ),
)
def width_fixed(element: Element, page: Page) -> Verdict:
    """Fail blocks of text whose width stays above 320 pixels on a screen of that width (RGAA 10.11.1)."""
    return [
        Fail(
            Text(
                f"Le bloc «\u00a0{shortened(box.text)}\u00a0» garde {pixels:.0f}\u00a0pixels de large sur un écran "
                "de 320.",
                f'The block "{shortened(box.text)}" stays {pixels:.0f} pixels wide on a screen of 320.',
            ),
            element=box,
        )
        for box, pixels in too_wide(page)
    ]
