"""What must be filled in says so, in its label."""

from ..finding import Text
from ..form import described, input_type, is_field
from ..form_required import (
    all_are_told,
    first_of_form,
    first_place,
    has_mark,
    is_alone,
    is_first_of_choice,
    is_required,
    marks_explained,
    optional_ones_are_told,
    says_required,
)
from ..lang import language_of
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="input[required], select[required], textarea[required], [aria-required]",
    severity="error",
    wcag=("3.3.2",),
    rgaa=("11.10.1", "11.10.2"),
    title=Text("Champ obligatoire qui ne le dit pas", "Required field that does not say so"),
    why=Text(
        "Qui remplit un formulaire avec peine doit savoir d'avance ce qu'il faut remplir, et ce que veut dire "
        "l'astérisque (RGAA 11.10, WCAG 3.3.2).",
        "People who fill in a form with effort must know beforehand what has to be filled in, and what the asterisk "
        "means (RGAA 11.10, WCAG 3.3.2).",
    ),
    fix=Text(
        "Écrivez-le dans l'étiquette\u00a0: «\u00a0Nom (obligatoire)\u00a0»\u00a0; ou marquez d'un * et dites avant le "
        "premier champ\u00a0: «\u00a0Les champs marqués d'un * sont obligatoires\u00a0».",
        'Write it into the label: "Name (required)"; or mark it by * and say before the first field: "Fields marked by '
        '* are required".',
    ),
    bad=(
        '<form action="/a/"><label>Sujet <input name="s" required data-bad></label><label>Avis <textarea name="a">'
        "</textarea></label><button>Envoyer</button></form>",
        '<form action="/a/"><label for="s">Sujet</label> <input id="s" name="s" aria-required="true" data-bad>'
        '<label>Avis <textarea name="a"></textarea></label><button>Envoyer</button></form>',
        '<form action="/a/"><label>Sujet * <input name="s" required data-bad></label><label>Avis * <textarea name="a" '
        "required></textarea></label><button>Envoyer</button></form>",
        '<form action="/a/"><label>Sujet * <input name="s" required data-bad></label><label>Avis <textarea name="a">'
        "</textarea></label><p>* champ obligatoire</p><button>Envoyer</button></form>",
        '<form action="/a/"><p>Tous les champs sont obligatoires.</p><label>Sujet <input name="s" required data-bad>'
        '</label><label>Avis <textarea name="a" required></textarea></label><button>Envoyer</button></form>',
    ),
    good=(
        '<form action="/a/"><label>Sujet (obligatoire) <input name="s" required></label><label>Avis <textarea name="a">'
        "</textarea></label><button>Envoyer</button></form>",
        '<form action="/a/"><p>Les champs marqués d\'un <span aria-hidden="true">*</span> astérisque sont obligatoires.'
        '</p><label>Sujet <span aria-hidden="true">*</span> <input name="s" required></label><label>Avis '
        '<textarea name="a"></textarea></label><button>Envoyer</button></form>',
        '<form action="/a/"><label>Sujet <input name="s" required></label><label>Avis (facultatif) <textarea name="a">'
        "</textarea></label><button>Envoyer</button></form>",
        '<form action="/a/"><label for="s">Sujet</label> <input id="s" name="s" required aria-describedby="i"> '
        '<span id="i">Obligatoire</span><label>Avis <textarea name="a"></textarea></label><button>Envoyer</button>'
        "</form>",
        '<form action="/a/"><fieldset><legend>Retrait (obligatoire)</legend><label><input type="radio" name="r" '
        "required>"
        ' À la mairie</label><label><input type="radio" name="r" required> Par courrier</label></fieldset><label>Avis '
        '<textarea name="a"></textarea></label><button>Envoyer</button></form>',
    ),
)
def field_required(element: Element, page: Page) -> Verdict:
    """Fail a required field whose label or description does not show it, and a mark not explained before it.

    Sources: RGAA 11.10.1 and 11.10.2, with their « cas particuliers » (a single
    field, optional ones marked) and the glossary, « indication de champ obligatoire ».
    """
    if not is_field(element, page) or not is_required(element) or is_alone(element, page):
        return INAPPLICABLE
    if optional_ones_are_told(element, page) or page.styles().missing:
        return None
    if has_mark(element, page):
        return _mark(element, page)
    if says_required(element, page):
        return None
    if input_type(element) == "radio" and not is_first_of_choice(element, page):
        return None
    field = described(element, page)
    if all_are_told(element, page):
        if element is not first_of_form(element, page, _is_silent):
            return None
        return Unsure(
            "told-once-for-all",
            Text(
                "Un texte dit que tous les champs sont obligatoires\u00a0; le RGAA veut que chaque étiquette le "
                "dise, à "
                "commencer par {field}. Est-ce assez clair pour qui arrive dans le champ sans avoir lu le texte\u00a0?",
                "A text says that all fields are required; RGAA wants each label to say it, beginning with {field}. Is "
                "it clear enough for people who come to the field without having read the text?",
            ).format(field=field),
            rgaa=("11.10.2",),
        )
    message = Text(
        "{field} est obligatoire pour la machine, et rien ne l'indique à l'écran dans son étiquette.",
        "{field} is required by the code, and nothing in its label shows it.",
    ).format(field=field)
    if not _is_read(element):
        # A person reads it, once a form.
        return _ask_other_language(message, "11.10.2") if element is first_of_form(element, page, _is_silent) else None
    if input_type(element) == "checkbox":
        return Unsure("required-checkbox", message, rgaa=("11.10.2",))
    return Fail(message, rgaa=("11.10.2",))


def _mark(element: Element, page: Page) -> Verdict:
    """The verdict on the mark of a field: told once a form, at the first field that bears it."""
    if first_of_form(element, page, _is_marked) is not element:
        return None
    places = marks_explained(page)
    if any(place < first_place(element, page) for place in places):
        return None
    field = described(element, page)
    if places:
        message = Text(
            "{field} porte un astérisque qui n'est expliqué qu'après\u00a0: il doit l'être avant.",
            "{field} bears an asterisk that is explained only after it: it must be explained before.",
        )
    else:
        message = Text(
            "{field} porte un astérisque que rien n'explique.", "{field} bears an asterisk that nothing explains."
        )
    message = message.format(field=field)
    return Fail(message, rgaa=("11.10.1",)) if _is_read(element) else _ask_other_language(message, "11.10.1")


def _is_read(element: Element) -> bool:
    """Whether the words that say it are known in the language of the field."""
    return (language_of(element) or "fr") in ("fr", "en")


def _ask_other_language(message: Text, test: str) -> Unsure:
    return Unsure("other-language", message, rgaa=(test,))


def _is_marked(field: Element, page: Page) -> bool:
    return is_required(field) and has_mark(field, page)


def _is_silent(field: Element, page: Page) -> bool:
    return is_required(field) and not says_required(field, page)
