"""Which fields must be filled in, and how a form says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from .form import fields, form_of, groups_of, input_type, is_usable, labels, siblings
from .form_text import is_seen, seen_description, seen_label, seen_text, starts, stream
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

MARKS: Final = "*✱∗⁎＊"
_SAYS_REQUIRED: Final = re.compile(r"\b(?:obligatoires?|requise?s?|required|mandatory|compulsory)\b", re.IGNORECASE)
_SAYS_OPTIONAL: Final = re.compile(r"\b(?:facultati(?:f|ve)s?|optionnel(?:le)?s?|optional)\b", re.IGNORECASE)
_SAYS_ALL: Final = re.compile(
    r"\b(?:tous\s+les\s+champs|toutes\s+les\s+(?:informations|questions|rubriques)|all\s+(?:the\s+)?fields)\b.*",
    re.IGNORECASE,
)
_NAMES_MARK: Final = re.compile(rf"[{MARKS}]|ast[ée]risque|asterisk|\bétoile\b|\bstar\b", re.IGNORECASE)
_BOUNDS: Final = frozenset({"label", "legend", "option", "button", "title", "script", "style"})
_PICTURES: Final = frozenset({"img", "svg", "abbr", "i"})


def is_required(element: Element) -> bool:
    """Whether the code says that the field must be filled in, and it can be."""
    marked = element.has("required") or (element.get("aria-required") or "").strip().lower() == "true"
    return marked and is_usable(element)


def is_alone(element: Element, page: Page) -> bool:
    """Whether its form asks one thing only (RGAA 11.10, « cas particuliers »); choices of one name are one."""
    return page.once(_counts)[_form_key(element, page)] < 2


def _counts(page: Page) -> Counter[int | None]:
    return Counter(form for form, _ in page.once(_questions))


def _form_key(element: Element, page: Page) -> int | None:
    form = form_of(element, page)
    return form.order if form is not None else None


def _question(element: Element, page: Page) -> tuple[int | None, str | int]:
    name = element.get("name") if input_type(element) == "radio" else None
    return (_form_key(element, page), name or element.order)


def _questions(page: Page) -> dict[tuple[int | None, str | int], Element]:
    """What the forms ask, each with its first field."""
    found: dict[tuple[int | None, str | int], Element] = {}
    for field in fields(page):
        found.setdefault(_question(field, page), field)
    return found


def is_first_of_choice(element: Element, page: Page) -> bool:
    """Whether the field is the first of those that answer one question."""
    return page.once(_questions)[_question(element, page)] is element


def first_of_form(element: Element, page: Page, holds: Callable[[Element, Page], bool]) -> Element | None:
    """The first field of the form of a field of which something holds; kept for each form."""
    kept = page.once(_firsts)
    key = (_form_key(element, page), holds)
    if key not in kept:
        kept[key] = next((field for field in siblings(element, page) if holds(field, page)), None)
    return kept[key]


def _firsts(_page: Page) -> dict[tuple[int | None, Callable[[Element, Page], bool]], Element | None]:
    return {}


def optional_ones_are_told(element: Element, page: Page) -> bool:
    """Whether the form marks the fields that may be left empty (RGAA 11.10, « cas particuliers »)."""
    return page.once(_forms_with_optional).get(_form_key(element, page), False)


def _forms_with_optional(page: Page) -> dict[int | None, bool]:
    told: dict[int | None, bool] = {}
    for field in fields(page):
        key = _form_key(field, page)
        told[key] = told.get(key, False) or _SAYS_OPTIONAL.search(_around(field, page)) is not None
    return told


def _around(element: Element, page: Page) -> str:
    groups = (
        seen_text(node, page) for group in groups_of(element, page) for node in group.children if node.tag == "legend"
    )
    return " ".join((seen_label(element, page), seen_description(element, page), *groups))


def says_required(element: Element, page: Page) -> bool:
    """Whether the label, the description or the legend of a field shows that it must be filled in."""
    said = _around(element, page) + " " + (element.get("placeholder") or "") + " " + (element.get("title") or "")
    if _SAYS_REQUIRED.search(said) or any(mark in said for mark in MARKS):
        return True
    parts = (*labels(element, page), *(node for group in groups_of(element, page) for node in group.children[:1]))
    # A picture in the label may be the mark.
    return any(node.tag in _PICTURES and is_seen(node, page) for part in parts for node in part.iter_descendants())


def all_are_told(element: Element, page: Page) -> bool:
    """Whether a text in sight of the form, or anywhere before, says that all its fields must be filled in."""
    return any(_SAYS_ALL.search(text) for _, text in page.once(explanations))


def explanations(page: Page) -> list[tuple[int, str]]:
    """The texts in sight that say of fields that they are required, outside of labels, with their places."""
    found: list[tuple[int, str]] = []
    for place, (element, text) in enumerate(stream(page)):
        if text and _SAYS_REQUIRED.search(text) and is_seen(element, page) and not _is_bound(element):
            block = element
            while (
                block.parent is not None and page.is_inline(block) and block.parent.tag not in ("form", "body", "main")
            ):
                block = block.parent
            found.append((starts(page).get(block.order, place), seen_text(block, page)))
    return found


def _is_bound(element: Element) -> bool:
    return any(node.tag in _BOUNDS for node in (element, *element.iter_ancestors()))


def marks_explained(page: Page) -> list[int]:
    """The places in the stream where a text says what the mark of required fields means."""
    return page.once(_marks_explained)


def _marks_explained(page: Page) -> list[int]:
    return [place for place, text in page.once(explanations) if _NAMES_MARK.search(text)]


def has_mark(element: Element, page: Page) -> bool:
    """Whether the label of a field shows the mark, and no words that say what it means."""
    said = seen_label(element, page)
    return any(mark in said for mark in MARKS) and not _SAYS_REQUIRED.search(said + page.name(element))


def first_place(element: Element, page: Page) -> int:
    """Where a field or its label first shows in the stream."""
    places = starts(page)
    return min(places.get(part.order, 0) for part in (element, *labels(element, page)))
