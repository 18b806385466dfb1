"""Text stands out from what lies behind it, in every scheme and state."""

from __future__ import annotations

from collections.abc import Sequence

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.text import Measure, ShownText, text_measures
from ..style.view import missing_sheets
from ..tree import Element
from ._contrast import REASONS, can_have, color_advice, contrast_message, text_named

_NORMAL, _LARGE = 4.5, 3.0
# RGAA takes bold text for large from 18.5 px on, WCAG from 14 pt (18.66 px).
_RGAA_LARGE_BOLD = 18.5


@rule(
    targets="*",
    severity="error",
    local=True,
    wcag=("1.4.3",),
    rgaa=("3.2.1",),
    # What fails here fails the higher demand too; `text-contrast-enhanced` does not say it again.
    act=("afw4f7", "09o5cg"),
    title=Text("Texte trop peu contrasté", "Text with too little contrast"),
    why=Text(
        "Les personnes qui voient mal, et chacun en plein soleil, ne peuvent pas lire un texte dont la couleur est "
        "trop proche de celle du fond (RGAA 3.2, WCAG 1.4.3).",
        "People with low vision, and everybody in bright sun, cannot read text whose colour is too close to that "
        "of its background (RGAA 3.2, WCAG 1.4.3).",
    ),
    fix=Text(
        "Choisissez une couleur de texte plus foncée ou un fond plus clair (l'inverse sur un fond sombre)\u00a0: "
        "4,5:1 pour un texte courant, 3:1 à partir de 24 px, ou de 18,66 px en gras.",
        "Choose a darker text or a lighter background (the other way round on a dark one): 4.5:1 for running text, "
        "3:1 from 24 px on, or from 18.66 px on in bold.",
    ),
    seen={
        "contrast-measured": Text(
            "Sur l'image ou le dégradé, ce texte descend à {ratio}:1 de contraste\u00a0: il faut {needed}:1.",
            "Over an image or a gradient, this text has a contrast of {ratio}:1 in places: it needs {needed}:1.",
        ),
    },
    bad=(
        '<p style="color: #777; background: #eee" data-bad>Le conseil municipal se réunit lundi.</p>',
        '<div style="background: #fff"><p style="color: #000; opacity: .3" data-bad>La mairie est ouverte.</p></div>',
        '<p style="font-size: 24px; color: #999; background: #fff" data-bad>Fête du parc</p>',
        '<p style="color: #aaa; background: linear-gradient(to right, #fff, #00f)" data-bad>Fête du parc</p>',
        "<style>.gris { color: #999; background: #fff }</style>"
        '<p>Ouvert <strong class="gris" data-bad>le samedi</strong>.</p>',
        "<style>:root { color-scheme: light dark }"
        " @media (prefers-color-scheme: dark) { .note { color: #333 } }</style>"
        '<p class="note" data-bad>Lisible en clair seulement.</p>',
        "<style>a.doux:hover { color: #ccc }</style>"
        '<p>Voir <a class="doux" href="/agenda/" data-bad>l\'agenda</a>.</p>',
        '<button style="color: #777; background: #eee" data-bad>Envoyer</button>',
    ),
    good=(
        '<p style="color: #595959; background: #fff">Le conseil municipal se réunit lundi.</p>',
        '<p style="font-size: 24px; color: #555; background: #fff">Fête du parc</p>',
        '<p style="color: #000; background: linear-gradient(#fff, #eee)">Fête du parc</p>',
        '<p>Ouvert le samedi.</p><p style="position: absolute; left: -9999px; color: #fff">Hors de la vue</p>',
        '<p>Ouvert le samedi.</p><p style="color: #ccc; background: #fff">* * *</p>',
    ),
)
def text_contrast(element: Element, page: Page) -> Verdict:
    """Fail text that cannot have the contrast of WCAG 2.2, 1.4.3, in some view of the page.

    One finding tells of all views. Where gradients or a size leave a doubt, it
    fails when the best case does, and passes when the worst case does.
    """
    texts = text_measures(page).get(element.order)
    if element is page.root and (missing := missing_sheets(page.styles())):
        return _missing_sheets(missing)
    if texts is None:
        return INAPPLICABLE
    if all(shown.is_ample for shown in texts):
        return None
    return [fault for shown in texts if (fault := _judge(shown)) is not None]


def _judge(shown: ShownText) -> Fail | Unsure | None:
    is_first = shown.part.startswith("first")
    named = text_named(shown.text, "" if is_first else shown.part)
    failures = [measure for measure in shown.measures if fails(measure)]
    if failures and not is_first:
        worst = min(failures, key=lambda measure: measure.worst)
        needed = needed_contrast(worst)
        return Fail(
            contrast_message(named, worst, needed, [measure.view for measure in failures]),
            color_advice(worst, needed),
            rgaa=_rgaa(worst),
        )
    reasons = [reason for measure in shown.measures if (reason := doubt_of(measure)) is not None]
    if not failures and not reasons:
        return None
    # Which words stand on the first line, and in which element, the page alone does not tell.
    reason = "first-line" if is_first else reasons[0]
    because = REASONS[reason]
    return Unsure(
        reason,
        Text(
            f"Le contraste du {named.fr} est à vérifier à l'œil\u00a0: {because.fr}.",
            f"The contrast of the {named.en} must be checked by eye: {because.en}.",
        ),
    )


def needed_contrast(measure: Measure) -> float:
    """The contrast that a text needs by its size; the lower one where the size is unknown."""
    return _NORMAL if measure.is_large is False else _LARGE


def fails(measure: Measure) -> bool:
    """Whether a text cannot have the contrast it needs, whatever is unknown."""
    return measure.doubt is None and not can_have(measure, needed_contrast(measure))


def doubt_of(measure: Measure) -> str | None:
    """Why an eye must decide whether a text that does not surely fail has the contrast it needs; None if it has."""
    if measure.doubt is not None:
        return measure.doubt
    if measure.worst < needed_contrast(measure):
        return measure.spread if measure.best >= needed_contrast(measure) else "text-shadow"
    if measure.is_large is None and measure.worst < _NORMAL:
        return "font-size"
    return None


def _rgaa(measure: Measure) -> tuple[str, ...]:
    """The test of RGAA criterion 3.2 that is failed: they are told apart by size and weight."""
    size = measure.font_size
    if size is None:
        return ()
    if not measure.is_bold:
        return ("3.2.3",) if measure.is_large else ("3.2.1",)
    if size < _RGAA_LARGE_BOLD:
        return ("3.2.2",)
    return ("3.2.4",) if measure.best < _LARGE else ()


def _missing_sheets(missing: Sequence[str]) -> Unsure:
    names = ", ".join(missing)
    return Unsure(
        "stylesheet-unavailable",
        Text(
            f"Les contrastes n'ont pas été vérifiés\u00a0: la feuille de style {names} n'a pas pu être lue.",
            f"Contrasts were not checked: the style sheet {names} could not be read.",
        ),
    )
