"""The example text of an empty field can be read."""

from __future__ import annotations

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.computed import Computed
from ..style.text import Measure, measure_text
from ..style.view import View, lens_of, views
from ..style.words import disabled_parts
from ..tree import Element
from ._contrast import REASONS, color_advice, contrast_message, shortened, text_named
from .text_contrast import doubt_of, fails, needed_contrast

_NATIVE = "light-dark(#757575, #757575)"


@rule(
    targets="input[placeholder], textarea[placeholder]",
    severity="error",
    wcag=("1.4.3",),
    rgaa=("3.2.1",),
    title=Text("Exemple de saisie trop peu contrasté", "Placeholder with too little contrast"),
    why=Text(
        "Le texte gris clair d'un champ vide échappe à qui voit mal\u00a0: l'exemple qui devait aider n'aide plus "
        "(RGAA 3.2, WCAG 1.4.3).",
        "The pale text of an empty field escapes people with low vision: the example meant to help does not "
        "(RGAA 3.2, WCAG 1.4.3).",
    ),
    fix=Text(
        "Donnez à ::placeholder une couleur à 4,5:1 du fond du champ, et opacity: 1\u00a0; mieux, écrivez "
        "l'exemple sous l'étiquette, où il reste visible pendant la saisie.",
        "Give ::placeholder a colour of 4.5:1 against the field, and opacity: 1; better, write the example below "
        "the label, where it stays while one types.",
    ),
    bad=(
        "<style>.pale::placeholder { color: #aaa }</style>"
        '<label>Nom <input class="pale" placeholder="Dupont" data-bad></label>',
        "<style>textarea::placeholder { opacity: .5 }</style>"
        '<label>Message <textarea placeholder="Votre question" data-bad></textarea></label>',
    ),
    good=(
        '<label>Nom <input placeholder="Dupont" style="background: #fff"></label>',
        "<style>input::placeholder { color: #595959 }</style>"
        '<label>Courriel <input type="email" placeholder="nom@exemple.fr"></label>',
    ),
)
def placeholder_contrast(element: Element, page: Page) -> Verdict:
    """Fail a placeholder that cannot have the contrast of WCAG 2.2, 1.4.3, in some view of the page."""
    text = (element.get("placeholder") or "").strip()
    if not any(map(str.isalnum, text)) or element.get("value") or element.order in page.once(disabled_parts):
        return INAPPLICABLE
    measures = [
        measure
        for view, variation in views(page.styles())
        if not variation or variation & page.styles().variations(page.elements)[element.order]
        if (measure := _measure(page, view, element)) is not None
    ]
    if not measures:
        return INAPPLICABLE
    failures = [measure for measure in measures if fails(measure)]
    if failures:
        worst = min(failures, key=lambda measure: measure.worst)
        needed = needed_contrast(worst)
        return Fail(
            contrast_message(text_named(text), worst, needed, [measure.view for measure in failures]),
            color_advice(worst, needed),
            rgaa=("3.2.3",) if worst.is_large else None,
        )
    for measure in measures:
        if (reason := doubt_of(measure)) is not None:
            return Unsure(
                reason,
                Text(
                    f"Le contraste de l'exemple «\u00a0{shortened(text)}\u00a0» est à "
                    f"vérifier à l'œil\u00a0: {REASONS[reason].fr}.",
                    f'The contrast of the example "{shortened(text)}" must be checked by eye: {REASONS[reason].en}.',
                ),
            )
    return None


def _measure(page: Page, view: View, element: Element) -> Measure | None:
    lens = lens_of(page, view)
    style = lens.styles.pseudo(element, "placeholder")
    if style is None or _is_native(style, lens.styles[element]):
        return None
    return measure_text(lens, element, style)


def _is_native(placeholder: Computed, field: Computed) -> bool:
    """Whether both colours are the browser's own, which no page answers for."""
    return (
        placeholder.inherited.values.get("color") == _NATIVE
        and placeholder.opacity == 1
        and field.value("background-color") == "field"
    )
