"""An icon that alone tells what a link or a button does can be seen."""

from __future__ import annotations

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.color import RGBA, contrast
from ..style.media import Media
from ..style.view import Lens, View, lens_of, schemes
from ..style.words import disabled_parts
from ..tree import Element
from ._contrast import REASONS, ratio, shortened, views_named

_NEEDED = 3.0
_SHAPES = frozenset("path circle ellipse rect line polygon polyline use text".split())
_CONTROLS = ("a", "button", "summary")
_OFFSTAGE = ("defs", "symbol", "mask", "pattern", "marker", "lineargradient", "radialgradient", "clippath")


@rule(
    targets="svg",
    severity="error",
    local=True,
    wcag=("1.4.11",),
    rgaa=("3.3.2",),
    title=Text("Icône trop peu contrastée", "Icon with too little contrast"),
    why=Text(
        "Une icône pâle, seule dans un lien ou un bouton, est invisible pour qui voit mal (RGAA 3.3, WCAG 1.4.11).",
        "A pale icon, alone in a link or a button, cannot be seen by people with low vision (RGAA 3.3, WCAG 1.4.11).",
    ),
    fix=Text(
        "Donnez à l'icône une couleur à 3:1 au moins de son fond, ou écrivez à côté ce qu'elle veut dire.",
        "Give the icon a colour of at least 3:1 against its background, or write beside it what it means.",
    ),
    bad=(
        '<button aria-label="Fermer" style="background: #fff">'
        '<svg aria-hidden="true" viewBox="0 0 9 9" fill="#ccc" data-bad><path d="M1 1h7v7z"/></svg></button>',
    ),
    good=(
        '<button aria-label="Fermer" style="background: #fff; color: #000">'
        '<svg aria-hidden="true" viewBox="0 0 9 9" fill="currentColor"><path d="M1 1h7v7z"/></svg></button>',
    ),
)
def icon_contrast(element: Element, page: Page) -> Verdict:
    """Fail an `svg` alone in a control when no shape of it has 3:1 against what lies behind, in some scheme."""
    control = element.closest(*_CONTROLS)
    if control is None or element.order in page.once(disabled_parts) or element.closest("svg") is not element:
        return INAPPLICABLE
    judged = False
    for scheme in schemes(page.styles()):
        lens = lens_of(page, View(Media(scheme=scheme)))
        if not lens.sight.sees(element) or _has_seen_text(control, lens):
            continue
        judged = True
        if (verdict := _judge(element, control, page, lens)) is not None:
            return verdict
    return None if judged else INAPPLICABLE


def _judge(element: Element, control: Element, page: Page, lens: Lens) -> Verdict:
    best = 0.0
    shown: tuple[RGBA, RGBA] | None = None
    name = shortened(page.name(control) or control.start_tag)
    for shape in element.iter_descendants():
        if shape.tag not in _SHAPES or shape.closest(*_OFFSTAGE) is not None or not lens.sight.sees(shape):
            continue
        style = lens.styles[shape]
        for paint in ("fill", "stroke"):
            if style.value(paint) == "none":
                continue
            color = style.color_of(paint)
            painted = lens.backdrops.paint(shape, color) if color is not None else None
            if painted is None or painted.reason is not None:
                reason = painted.reason if painted and painted.reason else "unknown-color"
                return Unsure(
                    reason,
                    Text(
                        f"L'icône de «\u00a0{name}\u00a0» est à vérifier à l'œil\u00a0: {REASONS[reason].fr}.",
                        f'The icon of "{name}" must be checked by eye: {REASONS[reason].en}.',
                    ),
                )
            for pair in painted.pairs:
                if (found := contrast(*pair)) > best:
                    best, shown = found, pair
    if shown is None or best >= _NEEDED:
        return None
    where = views_named([lens.view]) if lens.view.media.scheme == "dark" else Text("", "")
    colors = (shown[0].hex, shown[1].hex)
    return Fail(
        Text(
            f"L'icône de «\u00a0{name}\u00a0» n'a que {ratio(best).fr} de contraste ({colors[0]} sur "
            f"{colors[1]}{', ' + where.fr if where.fr else ''})\u00a0: il faut 3:1.",
            f'The icon of "{name}" has only {ratio(best).en} of contrast ({colors[0]} on '
            f"{colors[1]}{', ' + where.en if where.en else ''}): it needs 3:1.",
        )
    )


def _has_seen_text(control: Element, lens: Lens) -> bool:
    return any(
        any(map(str.isalnum, node.own_text)) and node.namespace == "html" and lens.sight.sees(node)
        for node in (control, *control.iter_descendants())
    )
