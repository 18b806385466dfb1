"""A list, a menu or a table made by role holds items, rows, cells of that kind, and nothing else."""

from ..aria.ownership import owned
from ..aria.roles import BESIDE, OWNED, explicit_role
from ..aria.shown import listed, tag, text_of
from ..finding import Text
from ..page import Page
from ..role import implicit_role
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets="[role]",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("7.1.1",),
    act=("bc4a75",),
    title=Text("Ensemble sans les éléments que son rôle annonce", "Group without the items that its role announces"),
    why=Text(
        "Le rôle promet une liste, un menu, un tableau\u00a0; le lecteur d'écran y cherche des éléments, des lignes, "
        "des cellules. S'il trouve autre chose, il compte mal ou saute le contenu (RGAA 7.1, WCAG 1.3.1).",
        "The role promises a list, a menu, a table; a screen reader looks for items, rows, cells. Where it finds "
        "something else it counts wrongly or skips the content (RGAA 7.1, WCAG 1.3.1).",
    ),
    fix=Text(
        "Donnez aux éléments contenus le rôle attendu, retirez le rôle de l'ensemble, ou écrivez les balises "
        "HTML\u00a0: <ul><li>…</li></ul>.",
        "Give the items the role that is expected, remove the role of the group, or write the HTML tags: "
        "<ul><li>…</li></ul>.",
    ),
    bad=(
        '<div role="list" data-bad><p>Horaires</p><p>Tarifs</p></div>',
        '<ul role="menu" data-bad><li><a href="/horaires/">Horaires</a></li></ul>',
        '<div role="list" data-bad><span>Horaires</span></div>',
        '<div role="tablist" data-bad><a href="#a">Horaires</a></div><p id="a">Ouvert</p>',
        '<div role="listbox" aria-label="Ville" tabindex="0" data-bad><div role="option">Levallois</div>'
        '<div role="button" tabindex="0">Autre</div></div>',
        '<div role="listbox" aria-label="Ville" tabindex="0" data-bad><div role="group" aria-label="Ouest">'
        '<div role="img" aria-label="Levallois"></div></div></div>',
        '<div role="table" aria-label="Tarifs" data-bad><div role="row"><span role="cell">Adulte</span></div>'
        "<p>Enfant</p></div>",
    ),
    good=(
        '<div role="list"><div><div role="listitem">Horaires</div></div><div role="listitem">Tarifs</div></div>',
        '<ul role="menu" aria-label="Services"><li role="none"><a role="menuitem" href="/horaires/">Horaires</a></li>'
        '<li role="separator"></li><li role="none"><a role="menuitem" href="/tarifs/">Tarifs</a></li></ul>',
        '<div role="list"><div role="listitem">Horaires</div></div><ul role="listbox" aria-label="Propositions"></ul>',
        '<ul role="list"><li>Horaires</li></ul><div role="list"><p role="listitem">A</p></div><div role="list" '
        'aria-busy="true">Chargement…</div>',
        '<div role="list"><p role="listitem">Prix</p></div><table role="table"><caption>Tarifs</caption><tbody><tr><th '
        'scope="row">Adulte</th><td>5\u00a0€</td></tr>'
        "</tbody></table>",
        '<div role="listbox" aria-label="Ville" tabindex="0"><div role="group" aria-label="Ouest">'
        '<div role="option">Levallois</div></div></div>',
        '<div role="list"><ma-ligne>Horaires</ma-ligne><div role="listitem">Tarifs</div></div>',
        '<div role="list"><div role="listitem">Tarifs</div><p hidden>Ouvert</p></div>',
    ),
)
def aria_required_children(element: Element, page: Page) -> Verdict:
    """Fail an exposed element with an explicit role that owns what it may not (WAI-ARIA 1.2, 5.2.6).

    Left alone: what `aria-busy` says to be loading, what is empty and waits for a script,
    and what holds elements of the page's own making, whose role their script may give.
    """
    role = page.role(element)
    if role is None or role not in OWNED or explicit_role(element) != role or not page.exposed(element):
        return INAPPLICABLE
    if implicit_role(element) == role:
        # Its tag says the same, and the rules about lists and tables tell it.
        return INAPPLICABLE
    if (element.get("aria-busy") or "").strip().lower() == "true":
        return INAPPLICABLE
    allowed = OWNED[role] | BESIDE.get(role, frozenset())
    inside = list(owned(element, page))
    wrong = _wrong(inside, allowed, page)
    if wrong is None and any(page.role(node) in OWNED[role] for node in inside):
        return None
    if any("-" in node.tag for node in element.iter_descendants() if node.namespace == "html"):
        return INAPPLICABLE
    shown, wanted = tag(element, "role"), listed(sorted(OWNED[role]))
    if wrong is not None:
        words = text_of(wrong, page.name(wrong))
        return Fail(
            Text(
                f"{shown} contient {tag(wrong, 'role')}{words.fr}, alors qu'on y attend le rôle {wanted.fr}.",
                f"{shown} holds {tag(wrong, 'role')}{words.en} where the role {wanted.en} is expected.",
            )
        )
    if not readable(element.text) and not any(page.exposed(child) for child in element.children):
        return INAPPLICABLE
    words = text_of(element)
    return Fail(
        Text(
            f"{shown}{words.fr} ne contient aucun élément de rôle {wanted.fr}.",
            f"{shown}{words.en} holds no element with the role {wanted.en}.",
        )
    )


def _wrong(inside: list[Element], allowed: frozenset[str], page: Page) -> Element | None:
    """The first owned element of another role; what a group holds is looked at as well."""
    for node in inside:
        role = page.role(node)
        if role not in allowed:
            return node
        if role == "group" and (wrong := _wrong(list(owned(node, page)), allowed, page)) is not None:
            return wrong
    return None
