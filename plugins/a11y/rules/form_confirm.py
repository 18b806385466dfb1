"""What commits a person can be checked, confirmed or taken back."""

import re

from ..finding import Text
from ..form import fields, form_of, forms, input_type, is_button, quoted
from ..form_purpose import tokens_of
from ..page import Page
from ..role import is_disabled
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable

_COMMITS = re.compile(
    r"""payer|payer\b.*|regler\ (?:ma|la|votre|en\ ligne)\b.*|acheter|commander|passer\ (?:la|ma)\ commande|resilier\b.*
    |signer\b.*|supprimer\ (?:mon|votre)\ .*|(?:fermer|cloturer)\ mon\ compte|pay|pay\ now|pay\ .*|buy|buy\ now
    |place\ (?:my\ )?order|delete\ (?:my|your)\ .*|close\ my\ account|sign\b.*(?:contract|petition)""",
    re.VERBOSE,
)


@rule(
    targets="form",
    severity="review",
    wcag=("3.3.4",),
    rgaa=("11.12.1", "11.12.2"),
    title=Text("Envoi qui engage", "Form that commits"),
    why=Text(
        "Une erreur de saisie ne doit pas coûter\u00a0: avant un paiement ou une suppression, la personne doit pouvoir "
        "vérifier, confirmer ou revenir en arrière (RGAA 11.12, WCAG 3.3.4).",
        "A slip must not cost: before a payment or a deletion people must be able to check, confirm or go back (RGAA "
        "11.12, WCAG 3.3.4).",
    ),
    fix=Text(
        "Ajoutez une page de vérification, une case «\u00a0J'ai vérifié ma saisie\u00a0», ou un délai d'annulation "
        "annoncé.",
        'Add a page to check, a checkbox "I have checked what I entered", or an announced time to cancel.',
    ),
    bad=(
        '<form action="/payer/" data-bad><label>Montant <input name="m" inputmode="decimal"></label>'
        "<button>Payer</button></form>",
        '<form action="/compte/" data-bad><label>Motif <input name="m"></label><button>Supprimer mon compte</button>'
        "</form>",
        '<form action="/regie/" data-bad><label>Carte bancaire <input name="c" autocomplete="cc-number"></label>'
        "<button>Envoyer</button></form>",
    ),
    good=(
        '<form action="/payer/"><label>Montant <input name="m" inputmode="decimal"></label><label><input '
        'type="checkbox" name="v"> J\'ai vérifié ma saisie</label><button>Payer</button></form>',
        '<form action="/contact/"><label>Sujet <input name="s"></label><button>Envoyer</button></form>',
    ),
)
def form_confirm(element: Element, page: Page) -> Verdict:
    """Ask about a form that takes a bank card or whose button pays, orders, deletes or signs, without a box to confirm.

    Source: RGAA 11.12.1, 11.12.2; whether a step to check comes after, the page does not say.
    """
    own = forms(page).get(element.order, ())
    if not own:
        return INAPPLICABLE
    names = page.once(_button_names).get(element.order, [])
    commits = next((name for name in names if _COMMITS.fullmatch(comparable(name))), "")
    takes_card = any(token.startswith("cc-") for field in own for token in tokens_of(field.get("autocomplete") or ""))
    if not (commits or takes_card) or any(input_type(field) == "checkbox" for field in own):
        return None
    what = Text("Le bouton {name}", "The button {name}").format(name=quoted(commits)) if commits else None
    return Unsure(
        "commits",
        Text(
            "{what} engage la personne\u00a0: peut-elle vérifier, confirmer ou annuler\u00a0?",
            "{what} commits the person: can she check, confirm or cancel?",
        ).format(
            what=what or Text("Ce formulaire, qui demande une carte bancaire,", "This form, which asks a bank card,")
        ),
    )


def _button_names(page: Page) -> dict[int, list[str]]:
    """The names of the buttons of each form."""
    found: dict[int, list[str]] = {}
    if fields(page):
        for node in page.elements:
            if (
                (node.tag in ("button", "input") or node.has("role"))
                and is_button(node, page)
                and not is_disabled(node)
            ):
                form = form_of(node, page)
                if form is not None:
                    found.setdefault(form.order, []).append(page.name(node))
    return found
