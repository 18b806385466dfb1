"""The error messages of forms: which texts are some, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .form import ENTRIES, fields, form_of, is_button, referred
from .form_text import is_seen, seen_text
from .tree import Element, fold
from .wording import comparable, readable

if TYPE_CHECKING:
    from .page import Page

# What ties a message to its field (WAI-ARIA 1.2).
TIES: Final = ("aria-errormessage", "aria-describedby")
_FAULT_WORDS: Final = frozenset(
    """erreur erreurs error errors invalide invalides invalid incorrect incorrecte incorrects incorrectes wrong mauvais
    mauvaise errone erronee corriger corrigez""".split()
)
_FILLER: Final = frozenset(
    """valeur value valeurs saisie saisi champ champs field fields input entry ce cette ces the this is are est sont n
    pas not non valide valid un une des an a please veuillez merci de s il vous plait svp verifier verifiez check
    donnee donnees data contient contains has have there form formulaire avez le la les il y dans in of votre vos your
    you desole sorry oups oops attention ici here et and correct again reessayez recommencez try entrez saisissez
    enter provide something went quelque chose""".split()
)
_NOT_VALID: Final = ("non valide", "pas valide", "not valid", "a valid", "pas correct", "not correct", "pas correcte")
# What only the message of an error says, not the instructions that stand there before.
_ERROR: Final = re.compile(
    r"""\b(?:erreur|error)\s*:|\b(?:invalid|incorrect)\b|\binvalide\b|\bn['’]est\ pas\ valide\b|\bnon\ valide\b
    |\bplease\ (?:fill|correct|enter)\b|\b(?:is|are)\ (?:missing|wrong)\b|\bmust\ be\ (?:filled|completed|corrected)\b
    |\bveuillez\ (?:remplir|renseigner|corriger|compléter|saisir)\b|\b(?:est|sont)\ (?:manquant|vide|erroné)""",
    re.IGNORECASE | re.VERBOSE,
)
_CONDITION: Final = re.compile(
    r"\?\s*$|\b(?:en\s+cas\s+d|si\b|s['’]il|lorsque|quand|if\b|in\s+case|when\b|signale)", re.IGNORECASE
)
_INLINE: Final = frozenset("span strong b em i small abbr a mark u code".split())
_NO_MESSAGES: Final = frozenset(
    "label legend button option optgroup select textarea h1 h2 h3 h4 h5 h6 a th script".split()
)
_ENTRIES: Final = frozenset(ENTRIES.split(", "))


def speaks_of_error(text: str) -> bool:
    """Whether a text says that something is wrong."""
    plain = comparable(text)
    return bool(set(plain.split()) & _FAULT_WORDS) or any(phrase in plain for phrase in _NOT_VALID)


def says_only_error(text: str) -> bool:
    """Whether a text says that something is wrong, and neither what nor which field nor what is expected."""
    # « Une erreur ? » asks.
    if text.rstrip().endswith("?"):
        return False
    return speaks_of_error(text) and set(comparable(text).split()) <= _FAULT_WORDS | _FILLER


def is_error(text: str) -> bool:
    """Whether a text is the message of an error, and could not stand in a form before one was made."""
    return _ERROR.search(text) is not None or says_only_error(text)


def is_condition(text: str) -> bool:
    """Whether a text speaks of errors that may come, not of one that is there."""
    return _CONDITION.search(text) is not None


def messages(page: Page) -> tuple[Element, ...]:
    """The elements in sight that may hold error messages: texts of forms, alerts, and what fields refer to."""
    found: dict[Element, None] = {}
    for field in fields(page):
        for attribute in TIES:
            found.update(dict.fromkeys(referred(field, attribute, page)))
    for form in {form_of(field, page) for field in fields(page)} - {None}:
        if form is not None:
            found.update(dict.fromkeys(_units(form)))
    for element in page.elements:
        if element.has("role") and page.role(element) == "alert":
            found[element] = None
    return tuple(element for element in found if readable(seen_text(element, page)))


def _units(form: Element) -> Iterator[Element]:
    """The elements of a form that hold text and no fields: a paragraph, a bare `span` with what it holds."""
    for node in form.iter_descendants():
        if node.tag in _NO_MESSAGES or not node.own_text.strip() or _stands_in(node, form):
            continue
        while (
            node.tag in _INLINE
            and node.parent is not None
            and node.parent is not form
            and not _holds_field(node.parent)
        ):
            node = node.parent
        if not _holds_field(node):
            yield node


def _stands_in(node: Element, form: Element) -> bool:
    for ancestor in node.iter_ancestors():
        if ancestor is form:
            return False
        if ancestor.tag in _NO_MESSAGES:
            return True
    return False


def _holds_field(element: Element) -> bool:
    return any(node.tag in _ENTRIES or node.tag in ("label", "button") for node in element.iter_descendants())


def is_heading_of_list(element: Element) -> bool:
    """Whether a message only announces what follows it: a list, or whatever comes after a colon."""
    parent = element.parent
    following = parent.children[element.index + 1 :] if parent is not None else ()
    after = following[0].tag if following else ""
    return element.text.rstrip().endswith(":") or after in ("ul", "ol", "dl")


def sentences(element: Element, page: Page) -> Iterator[str]:
    """The texts in sight of an element, parted where a sentence or a line ends."""
    for node in (element, *element.iter_descendants()):
        if is_seen(node, page) and not is_button(node, page):
            for part in (node.etree_element.text, *(child.tail for child in node.etree_element)):
                yield from (fold(sentence) for sentence in re.split(r"(?<=[.!?])\s", part or "") if sentence.strip())
