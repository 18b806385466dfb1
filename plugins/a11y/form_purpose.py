"""What a field is for: the tokens of `autocomplete`, and what labels say of the person who fills in.

Sources: HTML, 4.10.18.7 "Autofill"; WCAG 2.1, section 7 "Input purposes", which RGAA 11.13 repeats.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .form import plain_label

# HTML: the names of what is filled in, apart from those that take a kind of contact before them.
FIELD_NAMES: Final = frozenset(
    """name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password
    current-password one-time-code organization-title organization street-address address-line1 address-line2
    address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code cc-name
    cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type
    transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo""".split()
)
CONTACT_NAMES: Final = frozenset(
    """tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email
    impp""".split()
)
CONTACT_KINDS: Final = frozenset({"home", "work", "mobile", "fax", "pager"})
ADDRESS_KINDS: Final = frozenset({"shipping", "billing"})

# What type of field contradicts what it asks for; `tel` is often taken for its digits, so it only excludes words.
_WORDS: Final = frozenset(
    """name honorific-prefix given-name additional-name family-name honorific-suffix nickname organization-title
    organization street-address address-line1 address-line2 address-line3 address-level2 address-level1 country-name
    cc-name cc-given-name cc-additional-name cc-family-name""".split()
)
_ONLY_BY_TYPE: Final[Mapping[str, frozenset[str]]] = {
    "email": frozenset({"email", "username", "impp"}),
    "url": frozenset({"url", "photo", "impp"}),
    "date": frozenset({"bday"}),
    "month": frozenset({"cc-exp"}),
}
_NEVER_BY_TYPE: Final[Mapping[str, frozenset[str]]] = {
    "tel": _WORDS | {"email", "url"},
    "number": _WORDS | {"email", "url", "bday", "username"},
}


def tokens_of(value: str) -> tuple[str, ...]:
    """The tokens of an `autocomplete` attribute, in lower case."""
    return tuple(value.lower().split())


def unknown_token(tokens: tuple[str, ...]) -> str | None:
    """The first token that HTML does not allow at its place; None where the list is valid ("autofill detail tokens").

    "" stands for the name that is missing at the end.
    """
    rest = list(tokens)
    if rest and rest[0].startswith("section-") and len(rest[0]) > len("section-"):
        rest.pop(0)
    if rest and rest[0] in ADDRESS_KINDS:
        rest.pop(0)
    is_contact = bool(rest) and rest[0] in CONTACT_KINDS
    if is_contact:
        rest.pop(0)
    if not rest:
        return ""
    if rest[0] not in CONTACT_NAMES and (is_contact or rest[0] not in FIELD_NAMES):
        return rest[0]
    rest.pop(0)
    if rest and rest[0] == "webauthn":
        rest.pop(0)
    return rest[0] if rest else None


def purpose(tokens: tuple[str, ...]) -> str:
    """The name of what is filled in among valid tokens."""
    return next((token for token in tokens if token in FIELD_NAMES or token in CONTACT_NAMES), "")


def contradicts(kind: str, name: str) -> bool:
    """Whether no value of a field of this type can be what the `autocomplete` name stands for."""
    if kind in _ONLY_BY_TYPE:
        return name not in _ONLY_BY_TYPE[kind]
    return name in _NEVER_BY_TYPE.get(kind, ())


def _words(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.replace("\n", " ").split("|"))


# Labels in so many words, without the marks of required fields, accents and case.
_LABELS: Final[Mapping[str, frozenset[str]]] = {
    "email": _words(
        """courriel | email | e mail | mail | adresse email | adresse e mail | adresse mail | adresse courriel
        | adresse electronique | adresse de courriel | adresse de courrier electronique | email address
        | e mail address"""
    ),
    "tel": _words(
        """telephone | tel | numero de telephone | n de telephone | telephone portable | portable | telephone mobile
        | mobile | telephone fixe | phone | phone number | telephone number | mobile number | mobile phone"""
    ),
    "given-name": _words("prenom | first name | given name | forename"),
    "family-name": _words("nom de famille | nom d usage | last name | family name | surname"),
    "name": _words("nom | nom complet | nom et prenom | nom prenom | prenom et nom | prenom nom | name | full name"),
    "honorific-prefix": _words("civilite"),
    "street-address": _words("adresse postale | adresse complete | postal address | street address"),
    "postal-code": _words("code postal | cp | postal code | postcode | zip code"),
    "address-level2": _words("ville | commune | city | town"),
    "bday": _words("date de naissance | date of birth | birth date | birthday"),
}
_OWN: Final = re.compile(r"(?:votre|mon|ma|your|my) (?P<rest>.+)")


def labelled_purpose(label: str) -> tuple[str, bool]:
    """What a label asks of a person, as an `autocomplete` name ("" for anything else), and whether it says "your"."""
    plain = plain_label(label)
    own = _OWN.fullmatch(plain)
    rest = own["rest"] if own else plain
    return next((name for name, words in _LABELS.items() if rest in words), ""), own is not None
