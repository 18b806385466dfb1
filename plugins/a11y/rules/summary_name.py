"""A summary, the button that opens and closes its `details`, has a name."""

from ..finding import Text
from ..image import is_disclosure, is_heading, is_nameless
from ..nameless import fault
from ..page import Page
from ..rule import INAPPLICABLE, Verdict, rule
from ..tree import Element


@rule(
    targets="summary",
    severity="error",
    wcag=("4.1.2",),
    act=("2t702h",),
    title=Text("Bouton qui déplie un contenu sans nom", "Summary without a name"),
    why=Text(
        "Un lecteur d'écran annonce un bouton à déplier sans dire ce qu'il cache, et la commande vocale ne peut pas "
        "l'appeler (WCAG 4.1.2).",
        "A screen reader says that something can be opened and not what; voice control cannot call it (WCAG 4.1.2).",
    ),
    fix=Text(
        "Écrivez dans la balise summary ce que l'on va lire\u00a0: <summary>Pièces à fournir</summary>.",
        "Write into the summary what will be read: <summary>Papers to bring</summary>.",
    ),
    bad=(
        "<details><summary data-bad></summary><p>Une photo et un timbre.</p></details>",
        '<details><summary data-bad><img src="plus.svg" alt=""></summary><p>Une photo et un timbre.</p></details>',
        '<details><summary data-bad><svg aria-hidden="true"><path d="M0 0h9"></path></svg></summary>'
        "<p>Une photo et un timbre.</p></details>",
    ),
    good=(
        "<details><summary>Pièces à fournir</summary><p>Une photo et un timbre.</p></details>",
        '<details><summary><img src="plus.svg" alt="Pièces à fournir"></summary><p>Une photo.</p></details>',
        '<details><summary aria-label="Pièces à fournir"></summary><p>Une photo.</p></details>',
    ),
)
def summary_name(element: Element, page: Page) -> Verdict:
    """Fail an exposed summary of a `details` whose accessible name holds nothing that can be read out.

    RGAA 11.9 speaks of the buttons of forms and 7.1 of scripts: neither of this one, which HTML alone drives.
    """
    if not is_disclosure(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    if any(is_heading(node, page) and is_nameless(node, page) for node in element.iter_descendants()):
        # The heading is silent by the same fault, and tells it.
        return INAPPLICABLE
    return fault(
        element,
        page,
        Text("Le bouton qui déplie (summary)", "The summary"),
        Text("le bouton qui déplie (summary)", "its summary"),
        ("4.1.2",),
        (),
        "2t702h",
    )
