"""What belongs into a list, a menu or a table by its role stands in one."""

from ..aria.ownership import owner
from ..aria.roles import CONTEXT, explicit_role
from ..aria.shown import listed, tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[role]",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("7.1.1",),
    act=("ff89c9",),
    title=Text("Rôle hors de l'ensemble auquel il appartient", "Role outside the group it belongs to"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0élément 2 sur 5\u00a0» parce que l'élément est dans une liste. Hors de "
        "l'ensemble qu'il suppose, il est annoncé de travers ou pas du tout (RGAA 7.1, WCAG 1.3.1).",
        'A screen reader says "item 2 of 5" because the item is in a list. Outside the group that it supposes it is '
        "announced wrongly or not at all (RGAA 7.1, WCAG 1.3.1).",
    ),
    fix=Text(
        "Donnez à l'élément qui entoure le rôle attendu, ou écrivez les balises HTML\u00a0: <ul><li>…</li></ul>, "
        "<table><tr><td>…</td></tr></table>.",
        "Give the surrounding element the role that is expected, or write the HTML tags: <ul><li>…</li></ul>, "
        "<table><tr><td>…</td></tr></table>.",
    ),
    bad=(
        '<div role="listitem" data-bad>Horaires</div>',
        '<ul><li role="tab" aria-selected="true" tabindex="0" data-bad>Horaires</li></ul>',
        '<nav aria-label="Services"><a role="menuitem" href="/horaires/" data-bad>Horaires</a></nav>',
        '<div role="list"><section aria-label="Horaires"><div role="listitem" data-bad>Hiver</div></section>'
        '<div role="listitem">Été</div></div>',
        '<div role="list"><div aria-live="polite"><div role="listitem" data-bad>Hiver</div></div>'
        '<div role="listitem">Été</div></div>',
        '<div role="table" aria-label="Tarifs"><div role="row"><span role="cell">Adulte</span></div></div>'
        '<div role="row" data-bad><span role="cell">Enfant</span></div>',
        '<div role="option" aria-selected="true" data-bad>Levallois</div>',
        '<div role="tree" aria-label="Plan" aria-owns="b"><div role="treeitem" tabindex="0">A</div></div>'
        '<div role="treeitem" id="c" data-bad>C</div><div role="treeitem" id="b">B</div>',
    ),
    good=(
        '<div role="list"><div role="listitem">Horaires</div><div><span role="listitem">Tarifs</span></div></div>',
        '<ul role="tablist"><li role="presentation"><a role="tab" href="#a" aria-selected="true">Horaires</a></li></ul>'
        '<div role="tabpanel" id="a" aria-label="Horaires">Ouvert</div>',
        '<div role="listbox" aria-label="Ville" tabindex="0"><div role="group" aria-label="Ouest">'
        '<div role="option" aria-selected="true">Levallois</div></div></div>',
        '<div role="tree" aria-label="Plan" aria-owns="b"><div role="treeitem" tabindex="0">A</div></div>'
        '<div role="treeitem" id="b">B</div>',
        '<table role="table" aria-label="Tarifs"><tbody><tr role="row"><th role="rowheader" scope="row">Adulte</th>'
        '<td role="cell">5\u00a0€</td></tr></tbody></table>',
        '<p><label>Ville <select><option role="option">Levallois</option></select></label></p>'
        '<div role="list"><p role="listitem">A</p></div>',
        '<ma-liste><div role="listitem">Horaires</div></ma-liste><div role="list"><div role="listitem">A</div></div>',
    ),
)
def aria_required_context(element: Element, page: Page) -> Verdict:
    """Fail an exposed element with an explicit role that is not owned by a role it requires (WAI-ARIA 1.2, 5.2.7).

    An element of the page's own making may have a role that its script gives: below it nothing is said.
    """
    role = page.role(element)
    if role is None or role not in CONTEXT or explicit_role(element) != role or not page.exposed(element):
        return INAPPLICABLE
    if element.tag == "option":
        # HTML knows where its own options stand, in lists that ARIA calls by other names.
        return INAPPLICABLE
    around = owner(element, page)
    if around is not None and page.role(around) in CONTEXT[role]:
        return None
    if _is_in_unknown(element, around):
        return INAPPLICABLE
    shown, words = tag(element, "role"), text_of(element)
    wanted = listed(sorted(CONTEXT[role]))
    found = (
        Text("il n'est dans aucun", "it is in none")
        if around is None
        else Text(f"il est dans {tag(around, 'role', 'aria-live')}", f"it is in {tag(around, 'role', 'aria-live')}")
    )
    return Fail(
        Text(
            f"{shown}{words.fr} doit être dans un élément de rôle {wanted.fr}\u00a0; {found.fr}.",
            f"{shown}{words.en} must be in an element with the role {wanted.en}; {found.en}.",
        )
    )


def _is_in_unknown(element: Element, around: Element | None) -> bool:
    """Whether a custom element stands between an element and the one that owns it."""
    for node in element.iter_ancestors():
        if node is around:
            return False
        if "-" in node.tag and node.namespace == "html":
            return True
    return False
