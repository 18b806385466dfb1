"""A field said to be in error says which error, where assistive technology finds it."""

from ..finding import Text
from ..form import described, is_field, labels, referred
from ..form_error import TIES, speaks_of_error
from ..form_text import seen_text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets="[aria-invalid]",
    severity="error",
    wcag=("3.3.1",),
    rgaa=("11.10.4",),
    title=Text("Champ en erreur sans message", "Field in error without a message"),
    why=Text(
        "Un bord rouge ne dit pas quoi corriger. Qui n'entend que le champ doit y entendre l'erreur (RGAA 11.10, "
        "WCAG 3.3.1).",
        "A red edge does not say what to mend. Whoever hears only the field must hear the error there (RGAA 11.10, "
        "WCAG 3.3.1).",
    ),
    fix=Text(
        "Dites l'erreur et ce qui est attendu, et reliez le message au champ\u00a0: "
        '<input aria-invalid="true" aria-describedby="err"> <p id="err">Il manque le «\u00a0@\u00a0»\u00a0: '
        "nom@exemple.fr</p>.",
        'Say the error and what is expected, and tie the message to the field: <input aria-invalid="true" '
        'aria-describedby="err"> <p id="err">The "@" is missing: name@example.com</p>.',
    ),
    bad=(
        '<label>Courriel <input type="email" aria-invalid="true" data-bad></label> <p>Il manque un point.</p>',
        '<label>Courriel <input type="email" aria-invalid="true" aria-describedby="e" data-bad></label><p id="e"></p>',
        '<label>Courriel <input type="email" aria-invalid="true" aria-describedby="e" data-bad></label>'
        '<p id="e" hidden>Il manque le «\u00a0@\u00a0».</p>',
    ),
    good=(
        '<label>Courriel <input type="email" aria-invalid="true" aria-describedby="e"></label>'
        '<p id="e">Il manque le «\u00a0@\u00a0»\u00a0: nom@exemple.fr</p>',
        "<label>Courriel (erreur\u00a0: il manque le «\u00a0@\u00a0», par exemple nom@exemple.fr) "
        '<input type="email" aria-invalid="true"></label>',
    ),
)
def field_error(element: Element, page: Page) -> Verdict:
    """Fail a field marked invalid to which no message in sight is tied: label, `aria-describedby`, `aria-errormessage`.

    Sources: RGAA 11.10.4; WAI-ARIA 1.2 for `aria-errormessage`.
    """
    if not is_field(element, page) or (element.get("aria-invalid") or "").strip().lower() in ("", "false"):
        return INAPPLICABLE
    parts = [part for name in TIES for part in referred(element, name, page)]
    if any(readable(seen_text(part, page)) for part in parts):
        return None
    if any(speaks_of_error(seen_text(label, page)) for label in labels(element, page)):
        return None
    if any(readable(part.text) for part in parts):
        fault = Text(
            "{field} porte une marque d'erreur, et son message est caché.",
            "{field} is marked as wrong, and its message is hidden.",
        )
    else:
        fault = Text(
            "{field} porte une marque d'erreur (aria-invalid), et aucun message ne lui est relié.",
            "{field} is marked as wrong (aria-invalid), and no message is tied to it.",
        )
    return Fail(fault.format(field=described(element, page)))
