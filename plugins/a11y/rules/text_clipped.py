"""Text that is enlarged is not cut off by the box that holds it."""

from itertools import islice

from ..clipping import changes_in_use, cuts
from ..finding import Text
from ..page import Page
from ..rule import Fail, Unsure, Verdict, rule
from ..tree import Element
from ._contrast import shortened

_LONG = (
    "La piscine du centre rouvre lundi après trois mois de travaux\u00a0: bassins neufs, vestiaires accessibles, "
    "horaires élargis le soir. L'entrée est gratuite pour tous les habitants pendant la première semaine, sur "
    "présentation d'un justificatif de domicile."
)
# A page with more has one fault in its style sheet, not so many.
_MOST = 50
_CONTROLS = frozenset({"button", "summary", "label"})


@rule(
    targets="html",
    severity="error",
    wcag=("1.4.4",),
    rgaa=("10.4.1",),
    act=("59br37",),
    title=Text("Texte coupé quand on l'agrandit", "Text cut off when enlarged"),
    why=Text(
        "Qui agrandit la page au double ne voit plus la fin du texte\u00a0: elle dépasse d'un cadre de taille fixe "
        "qui la cache (RGAA 10.4, WCAG 1.4.4).",
        "Whoever enlarges the page to twice its size no longer sees the end of the text: it overflows a box of fixed "
        "size that hides it (RGAA 10.4, WCAG 1.4.4).",
    ),
    fix=Text(
        "Dans la feuille de style, remplacez la hauteur fixe (height, max-height) par min-height, et laissez le texte "
        "aller à la ligne (pas de white-space: nowrap).",
        "In the style sheet, put min-height in the place of the fixed height (height, max-height), and let the text "
        "wrap (no white-space: nowrap).",
    ),
    seen={
        "zoom-clipped": Text(
            "Page agrandie au double, «\u00a0{text}\u00a0» est coupé.",
            'With the page enlarged to twice its size, "{text}" is cut off.',
        ),
    },
    bad=(
        f'<p style="overflow: hidden; height: 2em; font-size: 16px" data-bad>{_LONG}</p>',
        f"<style>.encart {{ max-height: 40px; overflow-y: clip }}</style><div class=encart data-bad><p>{_LONG}</p>"
        "</div>",
        "<style>@media (max-width: 50em) { .encart { height: 2lh; height: 2em; width: 50%; overflow: hidden } }"
        f"</style><p class=encart data-bad>{_LONG}</p>",
        '<p style="overflow: hidden; height: 8px; white-space: nowrap; text-overflow: ellipsis" data-bad>Piscine '
        "fermée</p>",
        f'<p style="overflow: hidden; white-space: nowrap" data-bad>{_LONG}</p>',
        '<p style="overflow-x: clip; white-space: nowrap; width: 100px" data-bad>La piscine du centre rouvre lundi '
        "après trois mois de travaux</p>",
        f'<div style="overflow: hidden; max-height: 2em" data-bad><p id="avis">{_LONG}</p></div>'
        '<button aria-controls="avis">Afficher tout l\'avis</button>',
    ),
    good=(
        f'<p style="overflow: hidden; min-height: 3em">{_LONG}</p>',
        f'<div style="overflow: hidden; height: 20em"><p>{_LONG}</p></div>',
        f'<div style="overflow: hidden; height: 2em"><div style="overflow: auto; height: 2em" tabindex="0" '
        f'role="region" aria-label="Avis">{_LONG}</div></div>',
        '<p style="overflow: hidden; white-space: nowrap">La piscine rouvre lundi.<br>Entrée gratuite.</p>',
        f'<p style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis">{_LONG}</p>',
        f"<style>.encart {{ height: 3em; overflow: hidden }} .encart {{ height: auto }}</style>"
        f"<p class=encart>{_LONG}</p>",
        '<p>La piscine <span style="position: absolute; width: 1px; height: 1px; overflow: hidden; '
        f'clip-path: inset(50%)">{_LONG}</span></p>',
    ),
)
def text_clipped(element: Element, page: Page) -> Verdict:
    """Fail a box that surely cuts off its text at twice the size (ACT 59br37, RGAA 10.4.1).

    Where the box grows when it is used, or a button stands beside it, a person looks.
    """
    verdicts: list[Fail | Unsure] = []
    for cut in islice(cuts(page), _MOST):
        text = shortened(cut.text)
        if changes_in_use(cut.box, page) or _has_control(cut.box):
            verdicts.append(
                Unsure(
                    "may-open",
                    Text(
                        f"Page agrandie au double, la fin de «\u00a0{text}\u00a0» est cachée\u00a0: peut-on l'afficher "
                        "au clavier comme à la souris\u00a0?",
                        f'With the page enlarged to twice its size, the end of "{text}" is hidden: can it be shown by '
                        "keyboard as by mouse?",
                    ),
                    element=cut.box,
                )
            )
            continue
        verdicts.append(
            Fail(
                Text(
                    f"Page agrandie au double, «\u00a0{text}\u00a0» est coupé"
                    f"{' en bas' if cut.is_vertical else ' à droite'}.",
                    f'With the page enlarged to twice its size, "{text}" is cut off '
                    f"{'at the bottom' if cut.is_vertical else 'on the right'}.",
                ),
                element=cut.box,
            )
        )
    return verdicts


def _has_control(box: Element) -> bool:
    """Whether something may open the box or lead to the whole text: a button, a label, a link around or beside it."""
    around = box.parent.iter_descendants() if box.parent is not None and box.parent.tag != "body" else ()
    return (
        any(node.tag == "a" for node in box.iter_ancestors())
        or any(_opens(node) for node in (box, *around))
        or any(node.tag == "a" for node in _after(box))
    )


def _opens(node: Element) -> bool:
    return node.tag in _CONTROLS or any(node.has(name) for name in ("aria-expanded", "aria-controls", "onclick"))


def _after(box: Element) -> list[Element]:
    """What follows the box in the same parent, with what that holds."""
    if box.parent is None:
        return []
    return [node for child in box.parent.children[box.index + 1 :] for node in (child, *child.iter_descendants())]
