"""What scrolls can be scrolled with the keyboard."""

from ..aria.shown import tag, text_of
from ..clipping import bounded, overflows
from ..finding import Text
from ..keyboard import is_reached
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_OVERFLOW = frozenset({"overflow-x", "overflow-y"})
_SCROLLS = frozenset({"auto", "scroll", "overlay"})
_TALL = "<p>Le parc ouvre à 8 h et ferme à 18 h.</p>" * 8
_BOX = "width: 200px; height: 80px; overflow-y: auto"


@rule(
    targets="html",
    severity="warning",
    wcag=("2.1.1",),
    act=("0ssw9k",),
    title=Text("Zone à défiler inaccessible au clavier", "Scrolling region out of the keyboard's reach"),
    why=Text(
        "La suite du texte ne se voit qu'en faisant défiler cette zone. Sans rien à l'intérieur qui prenne le clavier, "
        "certains navigateurs ne la font défiler qu'à la souris (WCAG 2.1.1).",
        "The rest of the text is seen only by scrolling this region. With nothing inside that takes the keyboard, some "
        "browsers scroll it with a mouse only (WCAG 2.1.1).",
    ),
    fix=Text(
        "Laissez la zone prendre sa hauteur (retirez height ou overflow), ou rendez-la atteignable et nommez-la\u00a0: "
        '<div tabindex="0" role="region" aria-label="Règlement">.',
        "Let the region take its height (remove height or overflow), or let the keyboard reach it and name it: "
        '<div tabindex="0" role="region" aria-label="Rules">.',
    ),
    bad=(
        f'<div style="{_BOX}" data-bad>{_TALL}</div>',
        f'<section style="{_BOX}" data-bad>{_TALL}<p><a href="/" tabindex="-1">Accueil</a></p></section>',
        '<div style="width: 200px; overflow-x: scroll; white-space: nowrap" data-bad>'
        "Lundi mardi mercredi jeudi vendredi samedi dimanche, matin et soir, toute l'année</div>",
    ),
    good=(
        f'<div style="{_BOX}" tabindex="0" role="region" aria-label="Horaires">{_TALL}</div>',
        f'<div style="{_BOX}">{_TALL}<p><a href="/">Accueil</a></p></div>',
        f'<div style="{_BOX}" tabindex="0" role="region" aria-label="Horaires">{_TALL}</div>'
        '<div style="width: 200px; height: 80px; overflow: auto"><p>Ouvert</p></div>',
    ),
)
def scrollable_focus(element: Element, page: Page) -> Verdict:
    """Fail a visible box that surely scrolls and neither is nor holds a stop of the Tab key.

    Sure is what needs more room than the box has even in narrow letters.
    """
    styles = page.styles()
    found = [
        box
        for box in page.once(bounded)
        if box.tag not in ("html", "body", "textarea", "iframe", "select")
        and any(styles[box].value(name) in _SCROLLS for name in _OVERFLOW)
        and page.exposed_at_rest(box)
        and overflows(box, styles)
    ]
    if not found:
        return INAPPLICABLE
    faults: list[Fail | Unsure] = []
    for box in found:
        if any(is_reached(node, page) for node in (box, *box.iter_descendants())):
            continue
        words = text_of(box)
        faults.append(
            Fail(
                Text(
                    f"{tag(box, 'id', 'class')}{words.fr} défile, et le clavier n'a rien où s'y arrêter.",
                    f"{tag(box, 'id', 'class')}{words.en} scrolls, and the keyboard has nothing to stop at in it.",
                ),
                element=box,
            )
        )
    return faults
