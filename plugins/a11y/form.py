"""Forms: their fields, what names each, what groups them; computed once a page, where a page has any.

Words of RGAA 4.1.2 (glossary): a field is what a person writes or chooses in, or what shows a
result; buttons are none. A label is what names a field for assistive technology.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from .finding import Text
from .role import is_disabled
from .tree import Element, fold
from .wording import comparable, readable

if TYPE_CHECKING:
    from .page import Page

# ACT e086e5: the roles of form fields.
FIELD_ROLES: Final = frozenset(
    "checkbox combobox listbox menuitemcheckbox menuitemradio radio searchbox slider spinbutton switch textbox".split()
)
# What a rule about all fields targets. An `option` is a part of its list.
FIELDS: Final = "input, select, textarea, " + ", ".join(f"[role~={role} i]" for role in sorted(FIELD_ROLES))
# What a person writes in or chooses from, as HTML makes it.
ENTRIES: Final = "input, select, textarea"
_NO_FIELDS: Final = frozenset({"hidden", "submit", "reset", "button", "image"})
_NATIVE: Final = frozenset({"input", "select", "textarea"})
_CHOICES: Final = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
_GROUP_ROLES: Final = frozenset({"group", "radiogroup"})
_BUTTON_TYPES: Final = frozenset({"submit", "reset", "button", "image"})
# HTML, "the input element": a type that a browser does not know is a text field.
_TYPES: Final = frozenset(
    "hidden text search tel url email password date month week time datetime-local number range color checkbox radio "
    "file submit image reset button".split()
)
_SHOWN: Final = 60


def input_type(element: Element) -> str:
    """The type of an `input`, or "select", "textarea"; empty for other elements."""
    if element.tag != "input":
        return element.tag if element.tag in _NATIVE else ""
    kind = (element.get("type") or "text").strip().lower()
    return kind if kind in _TYPES else "text"


def is_field(element: Element, page: Page) -> bool:
    """Whether the element is an exposed form field, by HTML or by its role."""
    if element.tag in _NATIVE and element.namespace == "html":
        kind, role = input_type(element), page.role(element)
        if kind in _NO_FIELDS and (kind == "hidden" or role not in FIELD_ROLES):
            return False
        return role not in ("none", "button") and page.exposed(element)
    return page.role(element) in FIELD_ROLES and page.exposed(element)


def is_choice(element: Element, page: Page) -> bool:
    """Whether the field is ticked rather than filled in: a checkbox, a radio button, a switch."""
    return page.role(element) in _CHOICES


def is_native(element: Element) -> bool:
    """Whether HTML makes the element a field, so that a `label` may name it."""
    return element.tag in _NATIVE and element.namespace == "html"


def fields(page: Page) -> tuple[Element, ...]:
    """The exposed fields of the page, in document order."""
    return page.once(_fields)


def _fields(page: Page) -> tuple[Element, ...]:
    return tuple(
        element
        for element in page.elements
        if (element.tag in _NATIVE or element.has("role")) and is_field(element, page)
    )


def form_of(element: Element, page: Page) -> Element | None:
    """The form that a field or a button belongs to (HTML, "form owner"), made with `form` or its role."""
    owner = element.get("form")
    if owner is not None:
        found = page.ids.get(owner)
        return found if found is not None and found.tag == "form" else None
    return next(
        (node for node in element.iter_ancestors() if node.tag == "form" or page.role(node) in ("form", "search")), None
    )


def forms(page: Page) -> Mapping[int | None, Sequence[Element]]:
    """The exposed fields of each form, by the form's order; None for those without one."""
    return page.once(_forms)


def _forms(page: Page) -> dict[int | None, list[Element]]:
    found: dict[int | None, list[Element]] = {}
    for field in fields(page):
        form = form_of(field, page)
        found.setdefault(form.order if form is not None else None, []).append(field)
    return found


def siblings(element: Element, page: Page) -> Sequence[Element]:
    """The exposed fields of the form that a field belongs to, itself among them."""
    form = form_of(element, page)
    return forms(page).get(form.order if form is not None else None, ())


def is_button(element: Element, page: Page) -> bool:
    """Whether the element is an exposed button of whatever making."""
    if element.tag == "input":
        return input_type(element) in _BUTTON_TYPES and page.exposed(element)
    return page.role(element) == "button" and page.exposed(element)


def labels(element: Element, page: Page) -> tuple[Element, ...]:
    """The `label` elements of a native field."""
    return page.labels.get(element.order, ()) if is_native(element) else ()


def referred(element: Element, attribute: str, page: Page) -> tuple[Element, ...]:
    """The elements that an attribute of ids refers to, those that exist."""
    value = element.get(attribute)
    return tuple(page.ids[name] for name in value.split() if name in page.ids) if value else ()


def naming(element: Element, page: Page) -> str:
    """What names a field: "aria-labelledby", "aria-label", "label", "title", "placeholder", "content" or "".

    In the order of the accessible name computation, which RGAA (glossary, « étiquette ») repeats.
    """
    if any(readable(node.text) or readable(page.name(node)) for node in referred(element, "aria-labelledby", page)):
        return "aria-labelledby"
    if readable(element.get("aria-label") or ""):
        return "aria-label"
    if not readable(page.name(element)):
        return ""
    other_names = (fold(element.get("title") or ""), fold(element.get("placeholder") or ""))
    if (own := labels(element, page)) and (
        any(readable(label.text) for label in own) or page.name(element) not in other_names
    ):
        return "label"
    if readable(element.get("title") or "") and not (not is_native(element) and element.text):
        return "title"
    if readable(element.get("placeholder") or "") or readable(element.get("aria-placeholder") or ""):
        return "placeholder"
    return "content"


def group_of(element: Element, page: Page) -> Element | None:
    """The nearest group that holds a field: a `fieldset`, or what has the role of a group or of a radio group."""
    return next(groups_of(element, page), None)


def groups_of(element: Element, page: Page) -> Iterator[Element]:
    """All groups that hold a field, the nearest first."""
    return (node for node in element.iter_ancestors() if is_group(node, page))


def is_group(element: Element, page: Page) -> bool:
    """Whether the element groups fields: a `fieldset` that keeps its role, or one with the role of a group."""
    if element.tag == "fieldset":
        return page.role(element) != "none"
    return element.has("role") and page.role(element) in _GROUP_ROLES


def is_usable(element: Element) -> bool:
    """Whether a person can change the field: neither disabled nor read-only."""
    return not (
        is_disabled(element)
        or element.has("readonly")
        or any((element.get(name) or "").strip().lower() == "true" for name in ("aria-disabled", "aria-readonly"))
    )


_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "select": ("La liste déroulante", "The drop-down list"),
    "textarea": ("La zone de texte", "The text area"),
    "checkbox": ("La case à cocher", "The checkbox"),
    "radio": ("Le bouton radio", "The radio button"),
    "file": ("Le champ d'envoi de fichier", "The file field"),
    "password": ("Le champ de mot de passe", "The password field"),
    "search": ("Le champ de recherche", "The search field"),
    "searchbox": ("Le champ de recherche", "The search field"),
    "range": ("Le curseur", "The slider"),
    "slider": ("Le curseur", "The slider"),
    "listbox": ("La liste de choix", "The list box"),
    "combobox": ("La liste de choix", "The combo box"),
    "switch": ("L'interrupteur", "The switch"),
    "menuitemcheckbox": ("La case à cocher du menu", "The menu's checkbox"),
    "menuitemradio": ("Le choix du menu", "The menu's radio item"),
}


def described(element: Element, page: Page) -> Text:
    """The field as a person would point at it, to begin a sentence with: by its label, else by its name in the code."""
    kind = _KINDS.get(input_type(element)) or _KINDS.get(page.role(element) or "") or ("Le champ", "The field")
    name = page.name(element)
    if readable(name):
        return Text(f"{kind[0]} «\u00a0{shortened(name)}\u00a0»", f'{kind[1]} "{shortened(name)}"')
    for attribute in ("name", "id"):
        if value := (element.get(attribute) or "").strip():
            code = f'{attribute}="{shortened(value)}"'
            return Text(f"{kind[0]} ({code})", f"{kind[1]} ({code})")
    return Text(*kind)


def shortened(text: str) -> str:
    """A text on one line, its beginning only where it is long."""
    line = fold(text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def quoted(text: str) -> Text:
    """Words of the page, in the quotation marks of each language."""
    return Text(f"«\u00a0{shortened(text)}\u00a0»", f'"{shortened(text)}"')


_MARKS: Final = re.compile(
    r"\((?:\*|obligatoire|requis|required|mandatory|facultatif|optionnel|optional)\)|[*✱∗⁎:]", re.IGNORECASE
)


def plain_label(text: str) -> str:
    """The words of a label as a listener compares them, without the marks of required and optional fields."""
    return comparable(_MARKS.sub(" ", text))
