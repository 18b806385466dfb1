"""A field has one label; the rest of what is to know of it is a description."""

from ..finding import Text
from ..form import described, is_field, labels, quoted
from ..form_text import seen_text
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets="input[id], select[id], textarea[id]",
    severity="review",
    title=Text("Plusieurs étiquettes pour un champ", "Several labels for one field"),
    why=Text(
        "Selon le lecteur d'écran, seule la première étiquette est lue, ou seule la dernière. C'est un conseil de la "
        "maison\u00a0: HTML l'admet.",
        "Depending on the screen reader only the first label is read, or only the last. This is advice of the house: "
        "HTML allows it.",
    ),
    fix=Text(
        "Gardez une étiquette, et reliez le reste par aria-describedby.",
        "Keep one label, and tie the rest by aria-describedby.",
    ),
    bad=(
        '<label for="d">Date</label> <input id="d" data-bad> <label for="d">au format JJ/MM/AAAA</label>',
        '<label for="n">Nom</label> <label>de l\'enfant <input id="n" data-bad></label>',
    ),
    good=(
        '<label for="d">Date de la fête</label> <input id="d" aria-describedby="f"> <span id="f">JJ/MM/AAAA</span>',
        '<label for="c"></label><label for="c">Courriel</label> <input id="c">',
    ),
)
def field_label_multiple(element: Element, page: Page) -> Verdict:
    """Ask about a field to which several labels with words in sight are tied, and that nothing else names."""
    if not is_field(element, page):
        return INAPPLICABLE
    own = [text for label in labels(element, page) if readable(text := seen_text(label, page))]
    if len(own) < 2 or element.has("aria-labelledby"):
        return None
    return Unsure(
        "several-labels",
        Text(
            "{field} a {count} étiquettes\u00a0: {all}. Le nom tient-il avec une seule\u00a0?",
            "{field} has {count} labels: {all}. Is one of them enough of a name?",
        ).format(
            field=described(element, page),
            count=len(own),
            all=Text(", ".join(quoted(text).fr for text in own), ", ".join(quoted(text).en for text in own)),
        ),
    )
