"""A field that asks for what is known of a person says so by `autocomplete`."""

from ..finding import Text
from ..form import described, form_of, forms, input_type, is_field, is_usable
from ..form_purpose import labelled_purpose, tokens_of
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_TYPES = frozenset({"text", "email", "tel", "date", "select", "textarea", "number"})
_BY_TYPE = {"email": "email", "tel": "tel"}
# What only a form about a person asks for together.
_CONTACT = frozenset({"email", "tel", "street-address", "postal-code", "bday"})


@rule(
    targets="input, select, textarea",
    severity="error",
    wcag=("1.3.5",),
    rgaa=("11.13.1",),
    title=Text("Donnée personnelle sans autocomplete", "Personal data without autocomplete"),
    why=Text(
        "Un navigateur qui sait ce que le champ demande propose la réponse\u00a0: c'est précieux pour qui écrit "
        "difficilement, ou ne retient pas son adresse ou son numéro (RGAA 11.13, WCAG 1.3.5).",
        "A browser that knows what the field asks offers the answer: a help for people who type with difficulty or "
        "do not remember their address or number (RGAA 11.13, WCAG 1.3.5).",
    ),
    fix=Text(
        'Dites ce qui est demandé\u00a0: autocomplete="email", "tel", "given-name" (prénom), "family-name" (nom)…',
        'Say what is asked: autocomplete="email", "tel", "given-name", "family-name"…',
    ),
    bad=(
        '<form action="/lettre/"><label>Votre adresse électronique <input type="email" name="m" data-bad></label>'
        "<button>S'abonner</button></form>",
        '<form action="/contact/"><label>Prénom <input name="p" data-bad></label> <label>Nom de famille '
        '<input name="n" data-bad></label> <label>Courriel <input type="email" autocomplete="email" name="m"></label>'
        "<button>Envoyer</button></form>",
        '<form action="/contact/"><label>Votre numéro de téléphone <input type="tel" autocomplete="off" data-bad>'
        "</label><button>Envoyer</button></form>",
    ),
    good=(
        '<form action="/lettre/"><label>Votre adresse électronique <input type="email" name="m" autocomplete="email">'
        "</label><button>S'abonner</button></form>",
        '<form action="/contact/"><label>Nom <input name="n" autocomplete="name"></label><label>Téléphone '
        '<input type="tel" name="t" autocomplete="tel-national"></label><button>Envoyer</button></form>',
        '<form action="/elus/" role="search"><label>Nom <input name="n"></label><label>Quartier <select name="q">'
        "<option>Eiffel</option></select></label><button>Chercher un élu</button></form>",
    ),
)
def field_autocomplete_missing(element: Element, page: Page) -> Verdict:
    """Fail a field that asks for "your" e-mail, telephone, name…; ask where the form seems to be about the person.

    Source: RGAA 11.13.1. Whose "Nom" a form asks for, the code does not say: a
    directory is searched by names too. `autocomplete="off"` may be a choice.
    """
    kind = input_type(element)
    if kind not in _TYPES or not is_field(element, page) or not is_usable(element):
        return INAPPLICABLE
    tokens = tokens_of(element.get("autocomplete") or "")
    if tokens not in ((), ("off",), ("on",)):
        return None
    purpose, own = _purpose(element, page)
    if not purpose:
        return None
    field = described(element, page)
    if own and not tokens:
        return Fail(
            Text(
                "{field} demande une donnée de la personne et ne le dit pas au navigateur\u00a0: "
                'autocomplete="{purpose}" manque.',
                '{field} asks for something about the person and does not tell the browser: autocomplete="{purpose}" '
                "is missing.",
            ).format(field=field, purpose=purpose),
            fix=_fix(purpose),
        )
    if not own and not _is_about_person(element, page):
        return None
    return Unsure(
        "whose-data",
        Text(
            "{field} demande-t-il une donnée de la personne qui remplit le formulaire\u00a0? Alors "
            'autocomplete="{purpose}" manque.',
            '{field}: is it about the person who fills in the form? Then autocomplete="{purpose}" is missing.',
        ).format(field=field, purpose=purpose),
        fix=_fix(purpose),
    )


def _purpose(element: Element, page: Page) -> tuple[str, bool]:
    purpose, own = labelled_purpose(page.name(element))
    return purpose or _BY_TYPE.get(input_type(element), ""), own


def _is_about_person(element: Element, page: Page) -> bool:
    """Whether the form asks for two things that are known of a person, one of them a way to reach him or her."""
    form = form_of(element, page)
    asked = page.once(_asked)[form.order if form is not None else None]
    return bool(asked & _CONTACT) and len(asked) > 1


def _asked(page: Page) -> dict[int | None, frozenset[str]]:
    """What each form asks of a person."""
    return {
        form: frozenset(_purpose(field, page)[0] for field in own if input_type(field) in _TYPES) - {""}
        for form, own in forms(page).items()
    }


def _fix(purpose: str) -> Text:
    return Text(f'Ajoutez autocomplete="{purpose}" au champ.', f'Add autocomplete="{purpose}" to the field.')
