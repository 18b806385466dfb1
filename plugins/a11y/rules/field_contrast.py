"""The edge of a form field can be seen."""

from __future__ import annotations

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.color import RGBA, contrast
from ..style.computed import has_image
from ..style.media import Media
from ..style.properties import SIDES
from ..style.view import Lens, View, lens_of, schemes
from ..style.words import disabled_parts
from ..tree import Element
from ._contrast import REASONS, ratio, shortened, views_named

_NEEDED = 3.0
_CONTROLS = frozenset({"input", "select", "textarea", "button"})
# Parts of a page have edges of their own, which are none of a field.
_PARTS = frozenset("body main header footer nav aside section article form fieldset td th li".split())
# Those that a browser draws itself, or that are buttons.
_OTHER_TYPES = frozenset("hidden checkbox radio range color file image submit reset button".split())
_NATIVE_BORDER = "light-dark(#767676, #858585)"
_NATIVE_BACKGROUNDS = frozenset({"field", "buttonface"})


@rule(
    targets="input, select, textarea",
    severity="error",
    wcag=("1.4.11",),
    rgaa=("3.3.1",),
    title=Text("Bord de champ trop peu contrasté", "Form field edge with too little contrast"),
    why=Text(
        "Qui voit mal ne trouve pas où écrire\u00a0: le champ se confond avec la page (RGAA 3.3, WCAG 1.4.11).",
        "People with low vision do not find where to write: the field melts into the page (RGAA 3.3, WCAG 1.4.11).",
    ),
    fix=Text(
        "Donnez au champ une bordure à 3:1 au moins du fond\u00a0: border: 1px solid #767676 sur du blanc.",
        "Give the field a border of at least 3:1 against the background: border: 1px solid #767676 on white.",
    ),
    bad=(
        '<div style="background: #fff"><label>Nom <input style="border: 1px solid #ddd; background: #fff" data-bad>'
        "</label></div>",
        '<div style="background: #fff"><label>Nom <input style="border: 0; background: #f4f4f4" data-bad>'
        "</label></div>",
    ),
    good=(
        "<label>Nom <input></label>",
        '<label>Nom <input style="border: 1px solid #757575; background: #fff"></label>',
        '<label>Nom <input style="border: 0; border-bottom: 2px solid #333; background: #f4f4f4"></label>',
    ),
)
def field_contrast(element: Element, page: Page) -> Verdict:
    """Fail a field whose border and background both have less than 3:1 against what surrounds it.

    Fields left as browsers draw them are not judged, as RGAA has it.
    """
    kind = (element.get("type") or "text").strip().lower()
    if (element.tag == "input" and kind in _OTHER_TYPES) or element.order in page.once(disabled_parts):
        return INAPPLICABLE
    judged = False
    for scheme in schemes(page.styles()):
        lens = lens_of(page, View(Media(scheme=scheme)))
        if not lens.sight.sees(element):
            continue
        judged = True
        verdict = _judge(element, page, lens)
        if verdict is not None:
            return verdict
    return None if judged else INAPPLICABLE


def _judge(element: Element, page: Page, lens: Lens) -> Verdict:
    style = lens.styles[element]
    if (
        style.value("border-top-color") == _NATIVE_BORDER
        and style.value("background-color") in _NATIVE_BACKGROUNDS
        and style.border("top").visible
    ):
        return None
    if style.has_box_shadow or has_image(style.background_image) or style.outline.visible:
        # These may draw an edge as well as a border does.
        return None
    outside, inside = lens.backdrops.behind(element), lens.backdrops.inside(element)
    lines = [line for line in map(style.border, SIDES) if line.visible]
    reason = outside.reason or inside.reason
    if reason is None and (not style.knows("background-color") or any(line.color is None for line in lines)):
        reason = "unknown-color"
    if reason is not None:
        return Unsure(
            reason,
            Text(
                f"Le bord du champ «\u00a0{_name(element, page)}\u00a0» est à "
                f"vérifier à l'œil\u00a0: {REASONS[reason].fr}.",
                f'The edge of the field "{_name(element, page)}" must be checked by eye: {REASONS[reason].en}.',
            ),
        )
    around = (*outside.colors, *inside.colors)
    edges = [_best(line.color, around) for line in lines if line.color is not None]
    best = max([*edges, *(contrast(fill, below) for fill in inside.colors for below in outside.colors)])
    if best >= _NEEDED or _is_framed(element, lens):
        return None
    where = views_named([lens.view]) if lens.view.media.scheme == "dark" else Text("", "")
    return Fail(
        Text(
            f"Le champ «\u00a0{_name(element, page)}\u00a0» n'a que {ratio(best).fr} de contraste avec ce qui "
            f"l'entoure{', ' + where.fr if where.fr else ''}\u00a0: il faut 3:1.",
            f'The field "{_name(element, page)}" has only {ratio(best).en} of contrast with what surrounds '
            f"it{', ' + where.en if where.en else ''}: it needs 3:1.",
        )
    )


def _is_framed(element: Element, lens: Lens) -> bool:
    """Whether what holds the field and no other control has an edge that is seen: it shows where to write."""
    frame = element.parent
    if frame is None or frame.tag in _PARTS or sum(node.tag in _CONTROLS for node in frame.iter_descendants()) != 1:
        return False
    outside, inside = lens.backdrops.behind(frame), lens.backdrops.inside(frame)
    if outside.reason or inside.reason:
        return False
    around = (*outside.colors, *inside.colors)
    borders = [lens.styles[frame].border(side) for side in SIDES]
    edges = [_best(line.color, around) for line in borders if line.visible and line.color is not None]
    fills = [contrast(fill, below) for fill in inside.colors for below in outside.colors]
    return max((*edges, *fills)) >= _NEEDED


def _best(color: RGBA, around: tuple[RGBA, ...]) -> float:
    return max(contrast(color.over(below), below) for below in around)


def _name(element: Element, page: Page) -> str:
    return shortened(page.name(element) or element.start_tag)
