"""Text stands out well from what lies behind it: the contrast of level AAA."""

from __future__ import annotations

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..style.text import Measure, ShownText, text_measures
from ..tree import Element
from ._contrast import can_have, color_advice, contrast_message, text_named
from .text_contrast import fails

_NORMAL, _LARGE = 7.0, 4.5


@rule(
    targets="*",
    severity="warning",
    local=True,
    wcag=("1.4.6",),
    act=("09o5cg",),
    title=Text("Texte moins contrasté qu'il ne pourrait", "Text with less contrast than it could have"),
    why=Text(
        "À 7:1, un texte se lit sans lunettes de près comme de loin\u00a0; c'est le niveau AAA, que la loi "
        "n'exige pas (WCAG 1.4.6).",
        "At 7:1, text is read without glasses, near or far; this is level AAA, which the law does not "
        "ask for (WCAG 1.4.6).",
    ),
    fix=Text(
        "Si la charte le permet, visez 7:1 pour un texte courant et 4,5:1 à partir de 24 px, ou de 18,66 px en gras.",
        "Where the visual identity allows, aim at 7:1 for running text and 4.5:1 from 24 px on, or 18.66 px in bold.",
    ),
    bad=(
        '<p style="color: #666; background: #fff" data-bad>La mairie est ouverte le samedi.</p>',
        '<div style="background: #fff"><p style="color: #000; opacity: .6" data-bad>La mairie est ouverte.</p></div>',
    ),
    good=(
        '<p style="color: #595959; background: #fff">La mairie est ouverte le samedi.</p>',
        '<p style="font-size: 18pt; color: #000; background: #777">Fête du parc</p>',
    ),
)
def text_contrast_enhanced(element: Element, page: Page) -> Verdict:
    """Fail text that cannot have the contrast of WCAG 2.2, 1.4.6, in some view of the page.

    Doubts, and texts that fail already at level AA, are left to the rule `text-contrast`.
    """
    measured = text_measures(page).get(element.order, ())
    if measured and all(shown.is_ample and not shown.part for shown in measured):
        return None
    texts = [
        shown
        for shown in measured
        if element.namespace != "svg" and not shown.part.startswith("first") and not any(map(fails, shown.measures))
    ]
    if not texts:
        return INAPPLICABLE
    return [fault for shown in texts if (fault := _judge(shown)) is not None]


def _judge(shown: ShownText) -> Fail | None:
    failures = [measure for measure in shown.measures if not measure.doubt and not can_have(measure, _needed(measure))]
    if not failures:
        return None
    worst = min(failures, key=lambda measure: measure.worst)
    needed = _needed(worst)
    return Fail(
        contrast_message(text_named(shown.text, shown.part), worst, needed, [measure.view for measure in failures]),
        color_advice(worst, needed),
    )


def _needed(measure: Measure) -> float:
    return _NORMAL if measure.is_large is False else _LARGE
