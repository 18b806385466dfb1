"""What is read out comes in the order in which it is seen."""

from ..finding import Text
from ..looks import elsewhere, with_trait, words_in
from ..page import Page
from ..role import is_focusable
from ..rule import Unsure, Verdict, rule
from ..tree import Element
from ._contrast import shortened

_STEPS = (
    "<div><h2>Remplir le formulaire</h2><p>Comptez dix minutes pour répondre à tout.</p></div>"
    "<div><h2>Envoyer les pièces</h2><p>Une photo de chaque document suffit bien.</p></div>"
)
_LINKS = '<a href="/retour/">Retour</a><a href="/suite/">Étape suivante</a>'


@rule(
    targets="body",
    severity="review",
    wcag=("1.3.2", "2.4.3"),
    rgaa=("10.3.1",),
    title=Text("Ordre de lecture autre que l'ordre visible", "Reading order other than the visible order"),
    why=Text(
        "La feuille de style montre les contenus dans un ordre, un lecteur d'écran et la touche Tab les donnent dans "
        "un autre\u00a0: le sens peut s'y perdre (RGAA 10.3, WCAG 1.3.2).",
        "The style sheet shows the contents in one order, a screen reader and the Tab key give them in another: the "
        "meaning may be lost (RGAA 10.3, WCAG 1.3.2).",
    ),
    fix=Text(
        "Écrivez les contenus dans l'ordre où ils doivent être lus, et retirez «\u00a0order\u00a0», "
        "«\u00a0row-reverse\u00a0» ou «\u00a0column-reverse\u00a0» de la feuille de style.",
        'Write the contents in the order in which they are to be read, and remove "order", "row-reverse" or '
        '"column-reverse" from the style sheet.',
    ),
    bad=(
        f'<div style="display: flex; flex-direction: column-reverse" data-bad>{_STEPS}</div>',
        f'<p style="display: flex; flex-flow: row-reverse wrap" data-bad>{_LINKS}</p>',
        "<style>.etapes { display: grid } .etapes > :first-child { order: 2 }</style>"
        f"<div class=etapes data-bad>{_STEPS}</div>",
        '<div style="display: flex" data-bad><a href="/suite/" style="order: 1">Étape suivante</a>'
        '<a href="/retour/">Retour</a></div>',
    ),
    good=(
        f'<div style="display: flex">{_STEPS}</div>',
        '<div style="display: flex; flex-direction: row-reverse"><img src="parc.jpg" alt="Le parc sous la neige">'
        "<p>Le parc reste ouvert tout l'hiver, de huit heures à la nuit.</p></div>",
        f'<div style="display: flex"><div style="order: 1">{_LINKS}</div></div>',
        f'<div style="order: 3; flex-direction: row-reverse">{_STEPS}</div>',
        f'<div style="display: flex"><div style="order: 1">{_STEPS}</div><div style="order: 2">{_LINKS}</div></div>',
    ),
)
def reading_order(element: Element, page: Page, *, words: int = 5) -> Verdict:
    """Ask, once a page, about boxes shown in another order than that of the source (RGAA 10.3.1).

    Only where two of the parts moved hold so many words each, or stops of the Tab key:
    an image beside its text may stand on either side.
    """
    boxes = [box for box in with_trait(page, "reversed") if _matters(box, page, words)]
    parents = {child.parent.order: child.parent for child in with_trait(page, "ordered") if child.parent is not None}
    boxes += [
        parent
        for parent in parents.values()
        if page.style(parent).display.endswith(("flex", "grid"))
        and _is_reordered(parent, page)
        and _matters(parent, page, words)
    ]
    if not boxes:
        return None
    more = elsewhere(len(boxes) - 1)
    text = shortened(boxes[0].text)
    return Unsure(
        "reordered",
        Text(
            f"«\u00a0{text}\u00a0»\u00a0: la feuille de style change l'ordre de ces contenus{more.fr}. "
            "Se comprennent-ils aussi dans l'ordre où ils sont écrits\u00a0?",
            f'"{text}": the style sheet changes the order of these contents{more.en}. Do they make sense in the order '
            "in which they are written?",
        ),
        element=boxes[0],
    )


def _matters(box: Element, page: Page, words: int) -> bool:
    parts = [child for child in box.children if child.text and page.visible(child)]
    if len(parts) < 2:
        return False
    told = sum(1 for part in parts if words_in(part) >= words)
    stops = sum(1 for part in parts if any(is_focusable(node) for node in (part, *part.iter_descendants())))
    return told > 1 or stops > 1


def _is_reordered(box: Element, page: Page) -> bool:
    """Whether `order` shows the children in another order than the source's."""
    places = [_place(page.style(child).value("order")) for child in box.children if page.visible(child)]
    return places != sorted(places)


def _place(text: str) -> int:
    return int(text) if text.lstrip("+-").isdecimal() and len(text) < 10 else 0
