"""A form has a button that sends it."""

from ..finding import Text
from ..form import form_of, forms, is_button, is_usable
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="form[action], form[method]",
    severity="review",
    wcag=("3.2.2",),
    title=Text("Formulaire sans bouton d'envoi", "Form without a button that sends it"),
    why=Text(
        "Sans bouton, il faut deviner que la touche Entrée envoie le formulaire\u00a0; la commande vocale et le "
        "clavier à "
        "l'écran n'ont rien à presser (WCAG 3.2.2, technique H32).",
        "Without a button one must guess that the Enter key sends the form; voice control and on-screen keyboards have "
        "nothing to press (WCAG 3.2.2, technique H32).",
    ),
    fix=Text("Ajoutez <button>Envoyer</button> dans le formulaire.", "Add <button>Send</button> to the form."),
    bad=(
        '<form action="/recherche/" data-bad><label>Rechercher <input type="search" name="q"></label></form>',
        '<form method="post" data-bad><label>Avis <textarea name="a"></textarea></label></form>',
    ),
    good=(
        '<form action="/recherche/"><label>Rechercher <input type="search" name="q"></label><button>OK</button></form>',
        '<form id="f" action="/recherche/"><label>Rechercher <input type="search" name="q"></label></form>'
        '<p><button form="f">Lancer la recherche</button></p>',
        '<form action="/a/"><label>Avis <textarea name="a"></textarea></label><p role="button" tabindex="0">Envoyer</p>'
        "</form>",
    ),
)
def form_submit(element: Element, page: Page) -> Verdict:
    """Ask about a form with fields that goes somewhere and owns no button at all (WCAG technique H32)."""
    own = forms(page).get(element.order, ())
    if not page.exposed(element) or not any(map(is_usable, own)):
        return INAPPLICABLE
    if element.order in page.once(_with_button):
        return None
    return Unsure(
        "no-button",
        Text(
            "Ce formulaire n'a pas de bouton\u00a0: comment l'envoyer sans touche Entrée\u00a0?",
            "This form has no button: how is it sent without the Enter key?",
        ),
    )


def _with_button(page: Page) -> frozenset[int]:
    """The orders of the forms that own a button."""
    owners = (
        form_of(node, page)
        for node in page.elements
        if (node.tag in ("button", "input") or node.has("role")) and is_button(node, page)
    )
    return frozenset(form.order for form in owners if form is not None)
