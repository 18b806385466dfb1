"""A `canvas` is told about, or hidden from assistive technology."""

from ..finding import Text
from ..image import has_image_role, is_nameless, told_elsewhere, without_alternative
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="canvas",
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.1.1", "1.1.8"),
    act=("23a2a8",),
    title=Text("Dessin fait par script sans alternative", "Canvas without a text alternative"),
    why=Text(
        "Ce qu'un script dessine n'existe pas pour un lecteur d'écran (RGAA 1.1, WCAG 1.1.1).",
        "What a script draws does not exist for a screen reader (RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        'S\'il informe\u00a0: <canvas role="img" aria-label="Fréquentation des piscines en 2024">, ou le même '
        'contenu entre <canvas> et </canvas>. S\'il décore\u00a0: <canvas aria-hidden="true">.',
        'If it informs: <canvas role="img" aria-label="Visitors of the pools in 2024">, or the same content '
        'between <canvas> and </canvas>. If it decorates: <canvas aria-hidden="true">.',
    ),
    bad=('<canvas role="img" data-bad></canvas>', "<canvas data-bad></canvas>"),
    good=(
        '<canvas role="img" aria-label="Fréquentation des piscines en 2024"></canvas>',
        "<canvas><p>La piscine a reçu 1 200 personnes en juin.</p></canvas>",
    ),
)
def canvas_alt(element: Element, page: Page) -> Verdict:
    """Fail a `canvas` with the role of an image and no name; ask about one without role, name and content."""
    if not page.exposed(element) or page.role(element) == "none" or told_elsewhere(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page) or (element.text and not has_image_role(element, page)):
        return None
    if has_image_role(element, page):
        return Fail(without_alternative(element, page))
    return Unsure(
        "canvas",
        Text(
            "Rien ne dit ce que montre ce dessin fait par script (canvas)\u00a0: apporte-t-il une information\u00a0?",
            "Nothing says what this canvas shows: does it bring information?",
        ),
        rgaa=("1.1.8",),
        act=(),
    )
