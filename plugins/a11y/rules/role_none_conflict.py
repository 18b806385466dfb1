"""What says to mean nothing says nothing more."""

from ..aria.roles import explicit_role
from ..aria.shown import tag, text_of
from ..finding import Text
from ..image import kind
from ..page import Page
from ..role import OVERRULING, is_focusable
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[role~=none i], [role~=presentation i]",
    severity="warning",
    local=True,
    act=("46ca7f",),
    title=Text('role="none" sans effet', 'role="none" without effect'),
    why=Text(
        'role="none" demande de ne pas annoncer la balise\u00a0; un attribut aria- posé à côté l\'annule, et le '
        "lecteur d'écran annonce quand même la liste, le titre ou la région.",
        'role="none" asks that the tag be not announced; an aria- attribute beside it undoes that, and screen readers '
        "announce the list, the heading or the region all the same.",
    ),
    fix=Text(
        "Gardez l'un des deux\u00a0: retirez role=\"none\" si l'élément doit être annoncé, sinon l'attribut aria-.",
        'Keep one of the two: remove role="none" where the element must be announced, else the aria- attribute.',
    ),
    bad=(
        '<nav role="none" aria-label="Services" data-bad><p>Horaires</p></nav>',
        '<ul role="presentation" aria-labelledby="t" data-bad><li>Un</li></ul><p id="t">Horaires</p>',
        '<h2 role="none" aria-live="polite" data-bad>Horaires</h2>',
    ),
    good=(
        '<ul role="none"><li role="none">Un</li></ul>',
        '<ul role="tablist"><li role="presentation" class="tab"><a role="tab" href="#a">Un</a></li></ul><p '
        'id="a">A</p>',
        '<h2 role="none" aria-label="">Horaires</h2>',
    ),
)
def role_none_conflict(element: Element, page: Page) -> Verdict:
    """Fail an exposed element with the role "none" that a global attribute gives its own role back (WAI-ARIA 1.2).

    Images have `image-decorative`; what takes the focus and what has no role of its own are passed over.
    """
    if explicit_role(element) not in ("none", "presentation") or not page.exposed(element):
        return INAPPLICABLE
    if kind(element, page) is not None or is_focusable(element):
        return INAPPLICABLE
    if page.role(element) in ("none", "generic", None):
        return None
    names = [name for name in OVERRULING if (element.get(name) or "").strip()]
    if not names:
        return None
    shown, words = tag(element, "role", *sorted(names)), text_of(element)
    return Fail(
        Text(
            f"{shown}{words.fr} reste annoncé comme «\u00a0{page.role(element)}\u00a0», à cause de {sorted(names)[0]}.",
            f'{shown}{words.en} is still announced as "{page.role(element)}", because of {sorted(names)[0]}.',
        )
    )
