"""The outline that shows the focus stands out from what it touches."""

from __future__ import annotations

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..style.focus import (
    SEEN,
    TARGETS,
    focus_lenses,
    has_other_sign,
    is_known,
    outline_contrast,
    takes_focus,
)
from ..style.sharing import passed_by_looks, shared_key
from ..tree import Element
from ._contrast import ratio, shortened, views_named


@rule(
    targets=TARGETS,
    severity="error",
    local=True,
    wcag=("1.4.11",),
    rgaa=("3.3.1",),
    title=Text("Contour de focus trop peu contrasté", "Focus outline with too little contrast"),
    why=Text(
        "Un contour pâle ne montre le focus qu'à ceux qui voient bien (RGAA 3.3, WCAG 1.4.11).",
        "A pale outline shows the focus only to those who see well (RGAA 3.3, WCAG 1.4.11).",
    ),
    fix=Text(
        "Donnez au contour une couleur à 3:1 au moins du fond de la page ou de celui de l'élément.",
        "Give the outline a colour of at least 3:1 against the page or against the element.",
    ),
    bad=(
        "<style>a:focus { outline: 2px solid #ddd }</style>"
        '<p style="background: #fff"><a href="/agenda/" data-bad>Agenda</a></p>',
    ),
    good=(
        "<style>a:focus { outline: 3px solid #005fcc }</style>"
        '<p style="color: #000; background: #fff"><a href="/agenda/">Agenda</a></p>',
        "<style>a:focus { outline: 3px solid #ff0; box-shadow: 0 0 0 6px #000 }</style>"
        '<p style="color: #000; background: #fff"><a href="/agenda/">Agenda</a></p>',
    ),
)
def focus_contrast(element: Element, page: Page) -> Verdict:
    """Fail an outline of the author's own that is all that shows the focus, at less than 3:1 on either side."""
    if not takes_focus(element):
        return INAPPLICABLE
    key, passed = shared_key(page, element), passed_by_looks(page, "focus-contrast")
    if key is not None and key in passed:
        return None
    judged, by_looks = False, True
    for rest, focus in focus_lenses(page, element):
        if not is_known(focus, element) or not focus.styles[element].outline.visible:
            continue
        found = outline_contrast(focus, element)
        if found is None:
            continue
        judged = True
        if found >= SEEN:
            continue
        by_looks = False
        if has_other_sign(rest, focus, element):
            continue
        where = views_named([rest.view]) if rest.view.media.scheme == "dark" else Text("", "")
        name = shortened(page.name(element) or element.start_tag)
        color = focus.styles[element].outline.color
        shown = color.hex if color else ""
        return Fail(
            Text(
                f"Le contour de focus de «\u00a0{name}\u00a0» ({shown}{', ' + where.fr if where.fr else ''}) n'a "
                f"que {ratio(found).fr} de contraste avec ce qu'il touche\u00a0: il faut 3:1.",
                f'The focus outline of "{name}" ({shown}{", " + where.en if where.en else ""}) has only '
                f"{ratio(found).en} of contrast with what it touches: it needs 3:1.",
            )
        )
    if judged and by_looks and key is not None:
        passed.add(key)
    return None if judged else INAPPLICABLE
