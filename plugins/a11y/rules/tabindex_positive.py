"""Tab follows the page: no element jumps the queue."""

from ..finding import Text
from ..image import is_control
from ..link import quoted
from ..page import Page
from ..role import is_disabled, is_inert
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[tabindex]",
    severity="warning",
    local=True,
    title=Text("Ordre du clavier forcé", "Order of the keyboard forced"),
    why=Text(
        "Un tabindex positif fait passer cet élément avant tous les autres\u00a0: la touche Tab saute alors d'un coin "
        "à l'autre de la page, et qui n'utilise que le clavier s'y perd.",
        "A positive tabindex puts this element before all others: Tab then jumps from one corner of the page to "
        "another, and people who use the keyboard alone get lost.",
    ),
    fix=Text(
        "Ôtez l'attribut, ou écrivez tabindex=\"0\"\u00a0; pour changer l'ordre, changez celui du texte.",
        'Remove the attribute, or write tabindex="0"; to change the order, change that of the text.',
    ),
    bad=(
        '<p><a href="/agenda/" tabindex="1" data-bad>Agenda</a></p>',
        '<p><label>Nom <input tabindex=" +3 " data-bad></label></p>',
        '<button type="button" tabindex="99" data-bad>Ouvrir</button>',
        '<div role="button" tabindex="2" data-bad>Ouvrir</div>',
    ),
    good=(
        '<p><a href="/agenda/" tabindex="0">Agenda</a></p>',
        '<h2 tabindex="-1">Agenda</h2><p>Trois soirées.</p>',
        '<p><a href="/agenda/" tabindex="premier">Agenda</a></p>',
    ),
)
def tabindex_positive(element: Element, page: Page) -> Verdict:
    """Fail an element with a positive `tabindex` that the keyboard can come to.

    Advice of the house: the order that it makes may be coherent (RGAA 12.8.1), but hardly ever stays so.
    """
    written = (element.get("tabindex") or "").strip().removeprefix("+")
    if is_disabled(element) or is_inert(element) or not page.visible(element):
        return INAPPLICABLE
    if not written.isascii() or not written.isdigit() or int(written) < 1:
        return None
    name = page.name(element) if is_control(element, page) else element.text or element.tag
    return Fail(
        Text(
            '«\u00a0{name}\u00a0» porte tabindex="{number}" et passe avant le reste de la page.',
            '"{name}" has tabindex="{number}" and comes before the rest of the page.',
        ).format(name=quoted(name), number=int(written))
    )
