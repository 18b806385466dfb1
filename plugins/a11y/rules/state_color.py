"""The current page of a menu is shown by more than the colour of its link."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..style import contrast
from ..style.cue import cues, differs
from ..tree import Element

# So far apart, one is plainly darker (WCAG technique G183).
_SEEN_WITHOUT_HUE = 3.0
_MENU = "<nav aria-label='Menu'><ul><li><a href='#a' aria-current='page'{bad}>Parc</a></li><li><a href='#b'>Piscine</a>"
_STYLE = (
    "<style>nav a {{ color: #333; background: #fff; text-decoration: none }} nav a[aria-current] {{ {look} }}</style>"
)
_END = "</li></ul></nav><p id='a'>Parc</p><p id='b'>Piscine</p>"


def _menu(look: str, bad: str = "") -> str:
    return _STYLE.format(look=look) + _MENU.format(bad=bad) + _END


@rule(
    targets="[aria-current], [aria-selected]",
    severity="review",
    wcag=("1.4.1",),
    rgaa=("3.1.4",),
    title=Text("Page en cours montrée par sa seule couleur", "Current page shown by its colour alone"),
    why=Text(
        "Qui distingue mal les couleurs ne voit pas où il se trouve dans le menu (RGAA 3.1, WCAG 1.4.1).",
        "People who see colours badly do not see where they are in the menu (RGAA 3.1, WCAG 1.4.1).",
    ),
    fix=Text(
        "Ajoutez un autre signe\u00a0: [aria-current] { font-weight: bold; border-bottom: 3px solid }.",
        "Add another sign: [aria-current] { font-weight: bold; border-bottom: 3px solid }.",
    ),
    bad=(_menu("color: #06c", " data-bad"), _menu("color: #b00; text-decoration: none", " data-bad")),
    good=(
        _menu("color: #039; font-weight: bold"),
        _menu("text-decoration: underline"),
        _menu("color: #fff; background: #003; border: 2px solid #003"),
        _menu("color: #039").replace("<style>", "<style>[aria-current]::before { content: '› ' } "),
        _menu("color: #333"),
        _menu("color: #039; text-decoration-color: currentcolor").replace(
            "text-decoration: none", "text-decoration: underline transparent"
        ),
    ),
)
def state_color(element: Element, page: Page) -> Verdict:
    """Ask about the current or chosen one of several like elements that only the colour of its text tells apart."""
    state = (element.get("aria-current") or element.get("aria-selected") or "false").strip().lower()
    if state in ("false", "") or not page.exposed_at_rest(element):
        return INAPPLICABLE
    other = _another(element, page)
    if other is None:
        return INAPPLICABLE
    styles = page.styles()
    for own, its in zip(_boxes(element), _boxes(other), strict=False):
        if differs(cues(styles, own), cues(styles, its)) or not styles[own].knows("color", "font-weight"):
            return None
        # An underline may be there for all of them and painted for one: its colour is not known here.
        if styles.decorations(own):
            return None
        if any(
            (styles.pseudo(own, name) is None) != (styles.pseudo(its, name) is None) for name in ("before", "after")
        ):
            return None
    if [node.tag for node in element.iter_descendants()] != [node.tag for node in other.iter_descendants()]:
        return None
    own_color, its_color = styles[element].text_color, styles[other].text_color
    if own_color is None or its_color is None or own_color == its_color:
        return None
    if contrast(own_color, its_color) >= _SEEN_WITHOUT_HUE:
        return None
    return Unsure(
        "color-alone",
        Text(
            "Seule la couleur de son texte montre que {this} est l'élément en cours\u00a0: le voit-on sans elle\u00a0?",
            "Only the colour of its text shows that {this} is the current one: can that be seen without it?",
        ).format(this=quoted(element.text)),
    )


def _another(element: Element, page: Page) -> Element | None:
    """An element of the same kind in the same menu that is not the current one."""
    menu = element.parent
    while menu is not None and menu.tag in ("li", "div", "span") and len(menu.children) == 1:
        menu = menu.parent
    if menu is None:
        return None
    return next(
        (
            node
            for node in menu.iter_descendants()
            if node.tag == element.tag
            and node is not element
            and node.get("role") == element.get("role")
            and (node.get("aria-current") or node.get("aria-selected") or "false").strip().lower() == "false"
            and page.exposed_at_rest(node)
        ),
        None,
    )


def _boxes(element: Element) -> list[Element]:
    """The element and what holds it alone, such as the item of a list."""
    boxes = [element]
    while (
        (parent := boxes[-1].parent) is not None and len(parent.children) == 1 and parent.tag in ("li", "div", "span")
    ):
        boxes.append(parent)
    return boxes
