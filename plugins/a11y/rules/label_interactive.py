"""A label holds words and its field, no other control."""

from ..finding import Text
from ..form import quoted
from ..name import is_labelable
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="label",
    severity="warning",
    title=Text("Bouton ou étiquette dans une étiquette", "Button or label inside a label"),
    why=Text(
        "Un clic sur l'étiquette va à son champ\u00a0: un bouton placé dedans lui dispute le clic, et son texte "
        "s'ajoute au nom du champ. HTML ne l'admet pas. C'est une règle de la maison.",
        "A click on the label goes to its field: a button inside it competes for the click, and its text is added to "
        "the field's name. HTML does not allow it. This is a house rule.",
    ),
    fix=Text(
        'Sortez le bouton de l\'étiquette\u00a0: <label for="mdp">Mot de passe</label> '
        '<input id="mdp" type="password"> <button type="button">Afficher</button>.',
        'Take the button out of the label: <label for="pw">Password</label> <input id="pw" type="password"> '
        '<button type="button">Show</button>.',
    ),
    bad=(
        '<label data-bad>Mot de passe <input type="password"> <button type="button">Afficher</button></label>',
        '<label for="m" data-bad>Mot de passe <button type="button">Aide</button></label> <input id="m">',
        "<p><label data-bad>Adresse <span><label>Rue <input></label></span></label></p>",
    ),
    good=(
        '<label for="m">Mot de passe</label> <input id="m" type="password"> <button type="button">Afficher</button>',
        '<label><input type="checkbox"> J\'accepte les <a href="/conditions/">conditions d\'utilisation</a></label>',
        '<label>Du <input type="date"></label> <label>au <input type="date"></label>',
    ),
)
def label_interactive(element: Element, page: Page) -> Verdict:
    """Fail a label that holds another label, or a button that is not what it labels (HTML, "the label element")."""
    if not page.exposed(element):
        return INAPPLICABLE
    target = element.get("for")
    inside = list(element.iter_descendants())
    control = page.ids.get(target) if target is not None else next(filter(is_labelable, inside), None)
    for node in inside:
        if (node.tag == "label" or (node.tag == "button" and node is not control)) and page.exposed(node):
            what = (
                Text("une autre étiquette", "another label")
                if node.tag == "label"
                else Text("le bouton {name}", "the button {name}").format(name=quoted(page.name(node)))
            )
            return Fail(
                Text("L'étiquette {label} contient {what}.", "The label {label} holds {what}.").format(
                    label=quoted(element.text), what=what
                )
            )
    return None
