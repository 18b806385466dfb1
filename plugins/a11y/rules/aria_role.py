"""The `role` attribute names a role that exists."""

from difflib import get_close_matches

from ..aria.roles import ABSTRACT, is_role
from ..aria.shown import tag
from ..finding import Text
from ..page import Page
from ..role import ROLES
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[role]",
    severity="error",
    local=True,
    wcag=("4.1.2",),
    rgaa=("8.2.1",),
    act=("674b10",),
    title=Text("Rôle qui n'existe pas", "Role that does not exist"),
    why=Text(
        "L'attribut role dit aux lecteurs d'écran ce qu'est un élément. Un mot qu'ils ne connaissent pas est ignoré, "
        "et l'élément n'est pas annoncé comme il devrait (RGAA 8.2, WCAG 4.1.2).",
        "The role attribute tells screen readers what an element is. A word they do not know is ignored, and the "
        "element is not announced as it should be (RGAA 8.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Écrivez un rôle de la norme WAI-ARIA, ou retirez l'attribut\u00a0: une balise HTML juste (<nav>, <button>, "
        "<ul>) n'en a pas besoin.",
        "Write a role of the WAI-ARIA standard, or remove the attribute: a fitting HTML tag (<nav>, <button>, <ul>) "
        "needs none.",
    ),
    bad=(
        '<div role="buton" data-bad>Rechercher</div>',
        '<div role="section" data-bad>Horaires</div>',
        '<p>Voir <span role="lien" data-bad>les horaires</span></p>',
        '<div role="landmark" data-bad>Horaires</div>',
        '<p role="doc-resume" data-bad>La piscine rouvre.</p>',
        '<p><svg role="graphics-dessin" data-bad><path d="M0 0h9"></path></svg></p>',
        '<ul role="liste menu-principal" data-bad><li>Horaires</li></ul>',
    ),
    good=(
        '<p role="note">La piscine rouvre.</p>',
        '<p role="NOTE">La piscine rouvre.</p>',
        '<p role="inconnu note">La piscine rouvre.</p>',
        '<section role="doc-abstract" aria-label="Résumé"><p>La piscine rouvre.</p></section>',
        '<p role="note">Ouvert</p><div role="buton" hidden>Rechercher</div><div role="">Fermé</div>',
        '<p><svg role="img graphics-symbol" aria-label="Ouvert"><path d="M0 0h9"></path></svg></p>',
    ),
)
def aria_role(element: Element, page: Page) -> Verdict:
    """Fail an exposed element none of whose roles authors may use (WAI-ARIA 1.2, DPUB-ARIA, Graphics-ARIA).

    One valid role is enough: browsers take the first that they know.
    """
    value = (element.get("role") or "").strip()
    if not value or element.namespace not in ("html", "svg") or not page.exposed(element):
        return INAPPLICABLE
    words = value.lower().split()
    if any(is_role(word) for word in words):
        return None
    shown = tag(element, "role")
    if any(word in ABSTRACT for word in words):
        return Fail(
            Text(
                f"{shown}\u00a0: «\u00a0{value}\u00a0» ne sert qu'à classer les rôles dans la norme\u00a0; ce n'est "
                "pas un rôle à donner à un élément.",
                f'{shown}: "{value}" only sorts roles in the standard; it is no role to give to an element.',
            )
        )
    near = get_close_matches(words[0], ROLES, n=1, cutoff=0.75)
    hint = (
        Text(f" Vouliez-vous dire «\u00a0{near[0]}\u00a0»\u00a0?", f' Did you mean "{near[0]}"?')
        if near
        else Text("", "")
    )
    return Fail(
        Text(
            f"{shown}\u00a0: «\u00a0{value}\u00a0» n'est pas un rôle de la norme.{hint.fr}",
            f'{shown}: "{value}" is no role of the standard.{hint.en}',
        )
    )
