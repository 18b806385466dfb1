"""States and properties stand on roles that have them."""

from ..aria.properties import OWN, PROPERTIES, is_permitted
from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..role import is_summary
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets=OWN,
    severity="error",
    local=True,
    wcag=("4.1.2",),
    rgaa=("8.2.1",),
    act=("5c01ea",),
    title=Text("Attribut aria- sans effet sur cet élément", "aria- attribute without effect on this element"),
    why=Text(
        "Chaque rôle a ses états\u00a0: une case est cochée, un bouton déplie. Posé ailleurs, l'état n'est pas "
        "annoncé, ou il l'est à tort (RGAA 8.2, WCAG 4.1.2).",
        "Each role has its states: a box is checked, a button expands. Put elsewhere, the state is not announced, or "
        "is announced wrongly (RGAA 8.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Posez l'attribut sur l'élément dont c'est l'état (aria-expanded sur le bouton qui déplie, non sur ce qui se "
        "déplie), ou retirez-le.",
        "Put the attribute on the element that has the state (aria-expanded on the button that expands, not on what "
        "is expanded), or remove it.",
    ),
    bad=(
        '<ul aria-expanded="false" data-bad><li>Horaires</li><li>Tarifs</li></ul>',
        '<p aria-checked="true" data-bad>Je suis d\'accord</p>',
        '<p><a href="/" aria-selected="true" data-bad>Accueil</a></p>',
        '<button type="button" aria-checked="true" data-bad>Gras</button>',
        '<h2 aria-expanded="true" data-bad>Horaires</h2><p>Ouvert</p>',
        '<p><label aria-required="true" data-bad>Nom <input autocomplete="name"></label></p>',
        '<div role="note" aria-valuenow="3" data-bad>Ouvert</div>',
        '<details aria-expanded="false" data-bad><summary>Plus d\'horaires</summary><p>Ouvert</p></details>',
    ),
    good=(
        '<button type="button" aria-expanded="false">Menu</button>',
        '<p><a href="/" aria-expanded="false">Menu</a></p>',
        '<div role="checkbox" tabindex="0" aria-checked="true" aria-readonly="true">Je suis d\'accord</div>',
        '<table role="grid" aria-rowcount="2" aria-label="Salles"><tbody><tr><th scope="row">Salle</th>'
        '<td aria-selected="true" tabindex="0">A</td></tr></tbody></table>',
        '<p><label>Code <input type="password" autocomplete="current-password" aria-required="true"></label></p>',
        '<p><svg role="img" aria-label="Plan"><path d="M0 0h9" aria-valuenow="1"></path></svg></p>',
        '<ma-carte aria-expanded="false">Horaires</ma-carte>',
    ),
)
def aria_permitted(element: Element, page: Page) -> Verdict:
    """Fail each state or property that neither is global nor belongs to the role of an exposed element.

    Sources: WAI-ARIA 1.2, "supported" and "inherited" states and properties; ARIA in HTML
    for elements without a role.
    """
    role = page.role(element)
    if role == "none" or not page.exposed(element):
        return INAPPLICABLE
    faults: list[Fail | Unsure] = []
    for name in element.etree_element.attrib:
        if name not in PROPERTIES or is_permitted(name, role, element):
            continue
        if name == "aria-expanded" and is_summary(element):
            # It says again what the browser says of the details: of no use, and of no harm.
            continue
        shown, words = tag(element, "role", name), text_of(element)
        what = (
            Text(f"le rôle «\u00a0{role}\u00a0» de cet élément", f'the role "{role}" of this element')
            if role
            else Text("un élément sans rôle", "an element without a role")
        )
        faults.append(
            Fail(
                Text(
                    f"{shown}{words.fr}\u00a0: {name} n'est pas prévu pour {what.fr}.",
                    f"{shown}{words.en}: {name} is not meant for {what.en}.",
                )
            )
        )
    return faults
