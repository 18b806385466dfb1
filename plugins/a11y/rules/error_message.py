"""An error message says which field is wrong and how, to everybody."""

from collections import Counter

from ..finding import Text
from ..form import FIELDS, fields, form_of, forms, groups_of, is_field, plain_label, quoted, referred
from ..form_error import (
    TIES,
    is_condition,
    is_error,
    is_heading_of_list,
    messages,
    says_only_error,
    sentences,
    speaks_of_error,
)
from ..form_text import seen_text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable

# « mail » and « mails », « remplir » and « rempli » say the same.
_STEM = 4
_ALL = frozenset("both each all every tous toutes chaque chacun deux".split())


@rule(
    targets=FIELDS,
    severity="error",
    wcag=("3.3.1",),
    rgaa=("11.10.6", "11.11.1"),
    act=("36b590",),
    title=Text("Message d'erreur qui ne dit rien", "Error message that says nothing"),
    why=Text(
        "«\u00a0Valeur invalide\u00a0» ne dit ni quel champ corriger, ni comment. Qui n'entend que le message, ou ne "
        "l'entend pas du tout, abandonne (RGAA 11.10 et 11.11, WCAG 3.3.1).",
        '"Invalid value" says neither which field to mend nor how. People who only hear the message, or do not hear '
        "it at all, give up (RGAA 11.10 and 11.11, WCAG 3.3.1).",
    ),
    fix=Text(
        "Nommez le champ et dites ce qui est attendu\u00a0: «\u00a0L'âge est un nombre, par exemple 42\u00a0».",
        'Name the field and say what is expected: "Age is a number, for example 42".',
    ),
    bad=(
        '<label>Courriel <input type="email" aria-invalid="true" aria-describedby="e"></label>'
        '<p id="e" data-bad>Valeur invalide.</p>',
        '<label>Âge <input inputmode="numeric" aria-describedby="e"></label>'
        '<p id="e" data-bad>Veuillez corriger cette erreur</p>',
        '<label>Âge <input inputmode="numeric" aria-invalid="true" aria-errormessage="e"></label>'
        '<p id="e" data-bad>Ce champ n\'est pas valide.</p>',
        '<form action="/a/"><p role="alert" data-bad>Erreur de saisie</p><label>Âge <input name="a"></label>'
        "<button>Envoyer</button></form>",
        '<form action="/a/"><label>Âge <input name="a"></label> <span class="rouge" data-bad>Saisie incorrecte</span>'
        "<button>Envoyer</button></form>",
        '<form action="/a/"><label>Âge <input name="a"></label> <p aria-hidden="true" data-bad>Valeur invalide\u00a0: '
        "l'âge est un nombre.</p><button>Envoyer</button></form>",
        '<form action="/a/"><p data-bad>Valeur invalide\u00a0: un nombre est attendu.</p><label>Âge <input name="a">'
        '</label><label>Étage <input name="e"></label><button>Envoyer</button></form>',
        '<form action="/a/"><p data-bad>Veuillez renseigner le nom.</p><fieldset><legend>Enfant</legend>'
        '<label>Nom <input name="e"></label></fieldset><fieldset><legend>Parent</legend><label>Nom <input name="p">'
        "</label></fieldset><button>Inscrire</button></form>",
    ),
    good=(
        '<label>Courriel <input type="email" aria-invalid="true" aria-describedby="e"></label>'
        '<p id="e">Il manque le «\u00a0@\u00a0»\u00a0: nom@exemple.fr</p>',
        '<label>Âge <input inputmode="numeric" aria-describedby="e"></label><p id="e">En années, sans lettre</p>',
        '<form action="/a/"><p role="alert">L\'âge est un nombre, par exemple 42.</p><label>Âge <input name="a">'
        "</label><button>Envoyer</button></form>",
        '<form action="/a/"><p>Veuillez remplir tous les champs.</p><label>Âge <input name="a"></label>'
        "<button>Envoyer</button></form>",
        '<form action="/a/"><div role="alert"><p>Erreur</p><ul><li>Âge\u00a0: un nombre est attendu.</li></ul></div>'
        '<label>Âge <input name="a"></label><button>Envoyer</button></form>',
        '<form action="/a/"><p>Âge invalide\u00a0: un nombre est attendu.</p><label>Âge <input name="a"></label>'
        '<label>Étage <input name="e"></label><button>Envoyer</button></form>',
        '<form action="/a/"><p>En cas d\'erreur\u00a0: appelez le 01 47 15 00 00.</p><label>Âge <input name="a">'
        "</label>"
        '<label>Étage <input name="e"></label><p>Une erreur\u00a0?</p><button>Envoyer</button></form>',
        '<form action="/signaler/"><p>Signalez une erreur sur le plan.</p><label>Où\u00a0? <input name="a"></label>'
        "<button>Envoyer</button></form>",
    ),
)
def error_message(element: Element, page: Page) -> Verdict:
    """Fail messages that only say "error", those kept from assistive technology, and those that fit two fields.

    Sources: ACT 36b590; RGAA 11.10.6 (the field is named), 11.11.1 (what is expected is said).
    """
    if not is_field(element, page) or fields(page)[0] is not element:
        # The page is looked at once, and costs nothing without fields.
        return INAPPLICABLE
    found = [verdict for message in messages(page) if (verdict := _judge(message, page)) is not None]
    return found if found or messages(page) else INAPPLICABLE


def _judge(message: Element, page: Page) -> Fail | Unsure | None:
    text = seen_text(message, page)
    if says_only_error(text) and not is_heading_of_list(message):
        return Fail(
            Text(
                "Le message {text} ne dit ni ce qui ne va pas, ni ce qui est attendu.",
                "The message {text} says neither what is wrong nor what is expected.",
            ).format(text=quoted(text)),
            element=message,
            rgaa=("11.11.1",),
        )
    if not is_error(text):
        return None
    if speaks_of_error(text) and not page.exposed(message) and not _is_told(message, text, page):
        return Fail(
            Text(
                "Le message {text} se voit, et les lecteurs d'écran ne le reçoivent pas.",
                "The message {text} is seen, and screen readers are not given it.",
            ).format(text=quoted(text)),
            fix=Text(
                "Ôtez aria-hidden, et reliez le message à son champ par aria-describedby.",
                "Take aria-hidden away, and tie the message to its field by aria-describedby.",
            ),
            element=message,
            rgaa=("11.10.6",),
        )
    if speaks_of_error(text) and not is_condition(text) and _names_no_field(message, text, page):
        return Fail(
            Text(
                "Le message {text} ne dit pas quel champ corriger.",
                "The message {text} does not say which field to mend.",
            ).format(text=quoted(text)),
            element=message,
            rgaa=("11.10.6",),
        )
    shared = _shared_label(message, page)
    if shared:
        return Fail(
            Text(
                "Le message {text} ne dit pas lequel des champs {label} il faut corriger.",
                "The message {text} does not say which of the fields {label} to mend.",
            ).format(text=quoted(text), label=quoted(shared)),
            element=message,
            rgaa=("11.10.6",),
        )
    return None


def _is_tied(message: Element, page: Page) -> bool:
    tied = page.once(_tied)
    return any(node.order in tied for node in (message, *message.iter_ancestors(), *message.iter_descendants()))


def _tied(page: Page) -> frozenset[int]:
    """The orders of the elements that fields refer to as their messages."""
    return frozenset(part.order for field in fields(page) for name in TIES for part in referred(field, name, page))


def _is_told(message: Element, text: str, page: Page) -> bool:
    """Whether the words of a message reach assistive technology in another way."""
    if _is_tied(message, page):
        return True
    words = comparable(text)
    return any(
        words in comparable(node.text) for node in page.elements if node.has("role") and page.exposed(node)
    ) or any(words in comparable(page.name(field)) for field in fields(page))


def _names_no_field(message: Element, text: str, page: Page) -> bool:
    """Whether nothing says which of several fields a message is about: no word, no tie, no mark, no place beside it."""
    form = form_of(message, page)
    own = forms(page).get(form.order, ()) if form is not None else []
    if len(own) < 2 or _is_tied(message, page) or any(field.has("aria-invalid") for field in own):
        return False
    words = {word[:_STEM] for word in comparable(text).split()}
    if words & _ALL or any(words & {word[:_STEM] for word in plain_label(page.name(field)).split()} for field in own):
        return False
    beside = message.parent
    return beside is form or beside is None or not any(node in own for node in beside.iter_descendants())


def _shared_label(message: Element, page: Page) -> str:
    """The label that a message names and that several fields of its form have, in groups that it does not name."""
    form = form_of(message, page)
    own = forms(page).get(form.order, ()) if form is not None else []
    counted = Counter(plain_label(page.name(field)) for field in own)
    twins = {label: count for label, count in counted.items() if label and count > 1}
    if not twins or _is_tied(message, page):
        return ""
    said = comparable(seen_text(message, page))
    groups = {comparable(page.name(group)) for field in own for group in groups_of(field, page)} - {""}
    if any(f" {name} " in f" {said} " for name in groups):
        return ""
    for sentence in sentences(message, page):
        words = comparable(sentence)
        if is_error(sentence) and not set(words.split()) & _ALL:
            for field in own:
                label = plain_label(page.name(field))
                if label in twins and f" {label} " in f" {words} ":
                    return page.name(field)
    return ""
