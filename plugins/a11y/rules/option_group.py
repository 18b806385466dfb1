"""The options of a list are grouped by `optgroup`, and each group is named."""

import re
from itertools import pairwise

from ..finding import Text
from ..form import described, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable

_PLACEHOLDER = re.compile(r"(?:groupe?|optgroup|label|sans titre|untitled|xxx|todo)(?: \d+)?")
_FRAMED = re.compile(r"\s*(?:[-–—=*#─═]{2,}|[–—─═►▼])\s*\w.*|\s*\w.*[-–—=*#─═]{2,}\s*")
_INDENTED = re.compile(r"(?:\u00a0|&nbsp;|\s*[-–—•·]\s|\s*[-–—>]{1,2}\s?\w)")


@rule(
    targets="select, optgroup",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("11.8.1", "11.8.2", "11.8.3"),
    title=Text("Groupe d'options sans nom", "Group of options without a name"),
    why=Text(
        "Dans une longue liste, le nom du groupe dit où l'on est\u00a0; une ligne «\u00a0--- Nord ---\u00a0» se lit "
        "comme "
        "un choix de plus (RGAA 11.8, WCAG 1.3.1).",
        'In a long list the name of the group says where one is; a line "--- North ---" is read as one more choice '
        "(RGAA 11.8, WCAG 1.3.1).",
    ),
    fix=Text(
        'Écrivez <optgroup label="Nord"> autour des options du groupe.',
        'Write <optgroup label="North"> around the options of the group.',
    ),
    bad=(
        "<label>Quartier <select><optgroup data-bad><option>Eiffel</option><option>Seine</option></optgroup></select>"
        "</label>",
        '<label>Quartier <select><optgroup label=" " data-bad><option>Eiffel</option></optgroup></select></label>',
        '<label>Quartier <select><optgroup label="Groupe 1" data-bad><option>Eiffel</option></optgroup></select>'
        "</label>",
        "<label>Salle <select data-bad><option>Choisissez</option><option disabled>--- Nord ---</option><option>Ravel"
        "</option><option disabled>--- Sud ---</option><option>Pelloutier</option></select></label>",
        "<label>Salle <select data-bad><option disabled>Nord</option><option>\u00a0\u00a0Ravel</option>"
        "<option disabled>Sud</option><option>\u00a0\u00a0Pelloutier</option></select></label>",
    ),
    good=(
        '<label>Salle <select><optgroup label="Nord"><option>Ravel</option></optgroup><optgroup label="Sud">'
        "<option>Pelloutier</option></optgroup></select></label>",
        "<label>Séance <select><option disabled>Choisissez</option><option>Vendredi</option><option disabled>Samedi "
        "(complet)</option><option>Dimanche</option><option disabled>Lundi (complet)</option></select></label>",
        "<label>Pays <select><option>France</option><option disabled>──────</option><option>Belgique</option></select>"
        "</label>",
    ),
)
def option_group(element: Element, page: Page) -> Verdict:
    """Fail an `optgroup` without a telling label, and a list whose groups are only lines that cannot be chosen.

    Source: RGAA 11.8.1 to 11.8.3. Whether other options should be grouped, a person says.
    """
    if element.tag == "optgroup":
        select = element.closest("select")
        if select is None or not page.exposed(select):
            return INAPPLICABLE
        label = element.get("label") or ""
        if not readable(label):
            first = next((node.text for node in element.iter_descendants() if node.tag == "option"), "")
            return Fail(
                Text(
                    "Le groupe d'options qui commence par {first} n'a pas de nom (attribut label).",
                    "The group of options that begins with {first} has no name (label attribute).",
                ).format(first=quoted(first)),
                rgaa=("11.8.2",),
            )
        if _PLACEHOLDER.fullmatch(comparable(label)):
            return Fail(
                Text(
                    "Le nom du groupe d'options, {label}, ne dit pas ce qu'il rassemble.",
                    "The name of the group of options, {label}, does not say what it holds.",
                ).format(label=quoted(label)),
                rgaa=("11.8.3",),
            )
        return None
    if not page.exposed(element):
        return INAPPLICABLE
    posing = _posing_as_groups(element)
    if len(posing) < 2:
        return None
    return Fail(
        Text(
            "{field} a des options non cliquables en guise de noms de groupes\u00a0: {first}, {second}…",
            "{field} has options that cannot be chosen in place of names of groups: {first}, {second}…",
        ).format(field=described(element, page), first=quoted(posing[0]), second=quoted(posing[1])),
        rgaa=("11.8.1",),
    )


def _posing_as_groups(select: Element) -> list[str]:
    """The texts of the disabled options that look like headings of those after them."""
    options = [node for node in select.children if node.tag == "option"]
    return [
        option.text
        for option, after in pairwise(options)
        if option.has("disabled")
        and not after.has("disabled")
        and any(map(str.isalpha, option.text))
        and (_FRAMED.fullmatch(option.text) or _INDENTED.match(after.etree_element.text or ""))
    ]
