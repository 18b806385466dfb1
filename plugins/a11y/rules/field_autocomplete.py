"""What `autocomplete` says is what browsers understand, and fits the field."""

from difflib import get_close_matches

from ..finding import Text
from ..form import described, input_type
from ..form_purpose import (
    ADDRESS_KINDS,
    CONTACT_KINDS,
    CONTACT_NAMES,
    FIELD_NAMES,
    contradicts,
    purpose,
    tokens_of,
    unknown_token,
)
from ..form_text import is_seen
from ..page import Page
from ..role import is_disabled
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_NO_TYPES = frozenset({"hidden", "button", "submit", "reset", "image"})
_WIDGETS = frozenset(
    """button checkbox combobox gridcell link listbox menuitem menuitemcheckbox menuitemradio option radio scrollbar
    searchbox slider spinbutton switch tab textbox treeitem""".split()
)
_KNOWN = sorted(FIELD_NAMES | CONTACT_NAMES | CONTACT_KINDS | ADDRESS_KINDS)
_SLIPS = {
    "mail": "email", "e-mail": "email", "phone": "tel", "telephone": "tel", "firstname": "given-name",
    "first-name": "given-name", "lastname": "family-name", "last-name": "family-name", "surname": "family-name",
    "nom": "family-name", "prenom": "given-name", "zip": "postal-code", "zipcode": "postal-code",
    "zip-code": "postal-code", "cp": "postal-code", "code-postal": "postal-code", "city": "address-level2",
    "ville": "address-level2", "address": "street-address", "adresse": "street-address", "password": "current-password",
    "birthday": "bday", "courriel": "email", "pays": "country-name",
}  # fmt: skip  # pairs of words read better than one a line


@rule(
    targets="input[autocomplete], select[autocomplete], textarea[autocomplete]",
    severity="error",
    wcag=("1.3.5",),
    rgaa=("11.13.1",),
    act=("73f2c2",),
    title=Text("Valeur d'autocomplete non valide", "Invalid autocomplete value"),
    why=Text(
        "Un navigateur ne peut remplir le champ seul, ni un outil y mettre un pictogramme, que si autocomplete dit "
        "avec les mots convenus ce qui est demandé. Cela évite de la peine à qui écrit difficilement ou oublie "
        "(RGAA 11.13, WCAG 1.3.5).",
        "A browser can fill in the field, or a tool show a symbol for it, only if autocomplete says with the agreed "
        "words what is asked. That spares effort to people who type with difficulty or forget (RGAA 11.13, WCAG "
        "1.3.5).",
    ),
    fix=Text(
        'Écrivez un mot de la liste convenue\u00a0: autocomplete="email", "tel", "given-name" (prénom), '
        '"family-name" (nom), "postal-code", "bday" (date de naissance)…',
        'Write a word of the agreed list: autocomplete="email", "tel", "given-name", "family-name", "postal-code", '
        '"bday"…',
    ),
    bad=(
        '<label>Prénom <input autocomplete="prenom" data-bad></label>',
        '<label>Courriel <input type="email" autocomplete="work" data-bad></label>',
        '<label>Courriel <input type="email" autocomplete="email work" data-bad></label>',
        '<label>Nom <input autocomplete="name, family-name" data-bad></label>',
        '<label>Nom <input autocomplete="home name" data-bad></label>',
        '<label>Ville <input autocomplete="shipping billing address-level2" data-bad></label>',
        '<label>Civilité <select autocomplete="civilite" data-bad><option>Mme</option><option>M.</option></select>'
        "</label>",
        '<label>Téléphone <input type="email" autocomplete="tel" data-bad></label>',
        '<label>Nom <input type="number" autocomplete="family-name" data-bad></label>',
        '<label>Nom <input autocomplete="on name" data-bad></label>',
    ),
    good=(
        '<label>Prénom <input autocomplete="given-name"></label>',
        '<label>Courriel <input type="email" autocomplete="Work Email"></label>',
        '<label>Rue <input autocomplete="section-fete shipping address-line1"></label>',
        '<label>Code postal <input inputmode="numeric" autocomplete="postal-code"></label>',
        '<label>Code reçu <input type="tel" autocomplete="one-time-code"></label>',
        '<label>Identifiant <input type="email" autocomplete="username webauthn"></label>',
        '<label>Recherche <input type="search" autocomplete="off"></label>',
    ),
)
def field_autocomplete(element: Element, page: Page) -> Verdict:
    """Fail a list of tokens that HTML does not allow, and a name that the type of the field contradicts.

    Source: ACT 73f2c2; it leaves out hidden, disabled and unfocusable fields. The
    contradiction is no failure of that rule but one of RGAA 11.13.1, « pertinente ».
    """
    tokens = tokens_of(element.get("autocomplete") or "")
    kind = input_type(element)
    if not tokens or kind in _NO_TYPES or _is_out_of_reach(element, page):
        return INAPPLICABLE
    if tokens in (("on",), ("off",)):
        return None
    said = f'autocomplete="{" ".join(tokens)}"'
    unknown = unknown_token(tokens)
    if unknown is None:
        if not contradicts(kind, purpose(tokens)):
            return None
        return Fail(
            Text(
                "{field} est de type \"{kind}\" et dit {said}\u00a0: l'un contredit l'autre.",
                '{field} is of type "{kind}" and says {said}: one contradicts the other.',
            ).format(field=described(element, page), kind=kind, said=said),
            act=(),
        )
    if unknown:
        fault = Text(
            "«\u00a0{word}\u00a0» n'est pas un mot convenu, ou pas à cette place.",
            '"{word}" is not an agreed word, or not at this place.',
        ).format(word=unknown)
    else:
        fault = Text("il manque ce qui est demandé.", "what is asked for is missing.")
    return Fail(
        Text("{field} dit {said}\u00a0: {fault}", "{field} says {said}: {fault}").format(
            field=described(element, page), said=said, fault=fault
        ),
        fix=_fix(unknown),
    )


def _is_out_of_reach(element: Element, page: Page) -> bool:
    if not page.visible(element) or is_disabled(element) or not (page.exposed(element) or is_seen(element, page)):
        return True
    if (element.get("aria-disabled") or "").strip().lower() == "true":
        return True
    return (element.get("tabindex") or "").strip().startswith("-") and page.role(element) not in _WIDGETS


def _fix(unknown: str) -> Text | None:
    near = _SLIPS.get(unknown) or next(iter(get_close_matches(unknown, _KNOWN, n=1, cutoff=0.75)), None)
    if near is None or near == unknown:
        return None
    return Text(f'Écrivez autocomplete="{near}", si c\'est bien cela.', f'Write autocomplete="{near}", if that is it.')
