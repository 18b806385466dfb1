"""A format that is demanded is said before it is checked."""

import re

from ..finding import Text
from ..form import described, input_type, is_field, is_usable, plain_label
from ..form_text import loose_before, seen_description, seen_label
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable

_TYPES = frozenset({"text", "search", "tel", "url", "email", "password"})
# What the label says of a format: a number, an example, a pattern of letters.
_HINT = re.compile(
    r"\d|\bex(?:emple|\.)|\be\.g\.|\bformat\b|\bchiffres?\b|\blettres?\b|\bcaractères?\b|\bdigits?\b|\bletters?\b"
    r"|\bcharacters?\b|\bjj\b|\bmm\b|\baaaa\b|\byyyy\b|@|\([^()]*[^\s()*][^()]*\)",
    re.IGNORECASE,
)
# Patterns that take nearly anything: they only ask for something, or for so much of it.
_OPEN = re.compile(r"\^?(?:\.|\\S|\[\^[^\]]*\]|\[\\s\\S\])(?:[*+]|\{\d*,?\d*\})?(?:\\S)?(?:\.[*+])?\$?")
_DATES = frozenset(
    """date de naissance | date de la fete | date de debut | date de fin | date souhaitee | date d arrivee
    | date de depart | date of birth | start date | end date | heure souhaitee""".replace("\n", " ").split(" | ")
)


@rule(
    targets="input",
    severity="error",
    wcag=("3.3.2",),
    rgaa=("11.10.5",),
    title=Text("Format exigé sans être dit", "Format demanded and not said"),
    why=Text(
        "Le formulaire refusera ce qui n'a pas la bonne forme\u00a0: la personne doit la connaître avant, pas après un "
        "refus (RGAA 11.10, WCAG 3.3.2).",
        "The form will refuse what has not the right shape: people must know it before, not after a refusal (RGAA "
        "11.10, WCAG 3.3.2).",
    ),
    fix=Text(
        "Dites le format dans l'étiquette\u00a0: «\u00a0Code postal (5 chiffres, par exemple 92300)\u00a0».",
        'Say the format in the label: "Postal code (5 digits, for example 92300)".',
    ),
    bad=(
        '<label>Code <input name="code" pattern="[0-9]{5}" data-bad></label>',
        '<label>Numéro de dossier <input name="d" pattern="[A-Z]{2}[0-9]+" title="" data-bad></label>',
        '<label>Numéro de dossier <input name="d" pattern="[A-Z]{2}[0-9]+" placeholder="LP1234" data-bad></label>',
        '<label>Date de début <input name="d" data-bad></label>',
    ),
    good=(
        '<label>Code (5 chiffres) <input name="code" pattern="[0-9]{5}"></label>',
        '<label>Numéro de dossier <input name="d" pattern="[A-Z]{2}[0-9]+" aria-describedby="f"></label> '
        '<span id="f">Deux lettres puis des chiffres</span>',
        '<label>Sujet <input name="s" pattern=".*\\S.*"></label>',
    ),
)
def field_format(element: Element, page: Page) -> Verdict:
    """Fail a `pattern` of which no words in sight say anything; ask where a hint is there but hard to get.

    Source: RGAA 11.10.5 (label or text tied to the field, or in sight beside it).
    """
    pattern = (element.get("pattern") or "").strip()
    kind = input_type(element)
    asks_date = kind == "text" and plain_label(page.name(element)) in _DATES
    if kind not in _TYPES or not (pattern or asks_date) or not is_field(element, page) or not is_usable(element):
        return INAPPLICABLE
    if pattern and _OPEN.fullmatch(pattern):
        return None
    said = f"{seen_label(element, page)} {loose_before(element, page)} {element.etree_element.tail or ''}"
    if readable(seen_description(element, page)) or _HINT.search(said):
        return None
    field = described(element, page)
    if asks_date and not pattern:
        if element.has("placeholder") or element.has("title"):
            return None
        return Unsure(
            "date-format",
            Text(
                "{field}\u00a0: sous quelle forme faut-il l'écrire\u00a0? Dites-le dans l'étiquette, ou prenez "
                'type="date".',
                '{field}: in which shape must it be written? Say it in the label, or take type="date".',
            ).format(field=field),
        )
    hint = (element.get("placeholder") or "") + (element.get("title") or "")
    if readable(hint):
        return Unsure(
            "hint-vanishes",
            Text(
                "{field} exige un format que seul dit un exemple gris ou une infobulle ({hint})\u00a0: est-ce "
                "assez\u00a0?",
                "{field} demands a format that only a placeholder or a tooltip says ({hint}): is that enough?",
            ).format(field=field, hint=hint),
        )
    return Fail(
        Text(
            "{field} n'accepte qu'un format (pattern=\"{pattern}\"), et rien ne le dit.",
            '{field} takes one format only (pattern="{pattern}"), and nothing says so.',
        ).format(field=field, pattern=pattern)
    )
