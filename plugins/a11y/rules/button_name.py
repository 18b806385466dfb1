"""A button has a name: text, or an image with an alternative."""

from ..finding import Text
from ..image import images_in, is_button, is_nameless
from ..nameless import fault
from ..outline import told_by_heading
from ..page import Page
from ..rule import INAPPLICABLE, Verdict, rule
from ..tree import Element


@rule(
    targets="button, input, [role~=button i]",
    severity="error",
    wcag=("4.1.2",),
    rgaa=("7.1.3", "11.9.1"),
    act=("97a4e1",),
    title=Text("Bouton sans nom", "Button without a name"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0bouton\u00a0» sans dire ce qu'il fait, et la commande vocale ne peut "
        "pas l'appeler (RGAA 7.1 ou 11.9, WCAG 4.1.2).",
        'A screen reader says "button" and not what it does; voice control cannot call it (RGAA 7.1 '
        "or 11.9, WCAG 4.1.2).",
    ),
    fix=Text(
        "Écrivez l'action dans le bouton, ou dans l'alternative de son "
        'image\u00a0: <button><img src="loupe.svg" alt="Rechercher"></button>.',
        "Write the action into the button, or into the alternative of its "
        'image: <button><img src="lens.svg" alt="Search"></button>.',
    ),
    bad=(
        '<button type="button" data-bad></button>',
        '<button type="button" data-bad><img src="loupe.svg" alt=""></button>',
        '<button type="button" data-bad><img src="loupe.svg"></button>',
        '<button type="button" data-bad><svg><path d="M0 0h9"></path></svg></button>',
        '<form action="/recherche/"><button data-bad><img src="loupe.svg" alt=""></button></form>',
        '<p><span role="button" tabindex="0" data-bad><svg aria-hidden="true"><path d="M0 '
        '0h9"></path></svg></span></p>',
        '<input type="button" value="" data-bad>',
    ),
    good=(
        '<button type="button">Rechercher</button>',
        '<button type="button"><img src="loupe.svg" alt="Rechercher"></button>',
        '<button type="button" aria-label="Rechercher"><svg><path d="M0 0h9"></path></svg></button>',
        '<button type="button"><img src="loupe.svg" alt=""> Rechercher</button>',
    ),
)
def button_name(element: Element, page: Page) -> Verdict:
    """Fail an exposed button whose accessible name holds nothing that can be read out.

    RGAA judges the buttons of a form (11.9) apart from those that a script drives (7.1).
    """
    if not is_button(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    if told_by_heading(element, page) and any(True for _ in images_in(element, page)):
        # The heading is silent by the same image, and tells it.
        return INAPPLICABLE
    rgaa = "11.9.1" if _acts_on_form(element) else "7.1.3"
    return fault(
        element, page, Text("Le bouton", "The button"), Text("son bouton", "its button"), ("4.1.2",), (rgaa,), "97a4e1"
    )


def _acts_on_form(element: Element) -> bool:
    default = "submit" if element.tag == "button" else ""
    kind = (element.get("type") or default).lower()
    return kind in ("submit", "reset") and (element.has("form") or element.closest("form") is not None)
