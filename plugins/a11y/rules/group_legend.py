"""A group of fields says what it is about."""

from ..finding import Text
from ..form import fields, groups_of, input_type, is_choice, is_group, naming, quoted, siblings
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable

_EMPTY_PHRASES = frozenset(
    phrase.strip()
    for phrase in """legende | legend | fieldset | lorem | lorem ipsum | xxx | todo | untitled | sans titre
    | votre legende | legende du groupe | groupe de champs | a completer""".replace("\n", " ").split("|")
)


@rule(
    targets="fieldset, [role~=group i], [role~=radiogroup i]",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("11.6.1", "11.7.1"),
    title=Text("Groupe de champs sans légende", "Group of fields without a legend"),
    why=Text(
        "Un groupe sans légende n'apprend rien\u00a0: la personne entend «\u00a0groupe\u00a0» puis «\u00a0Oui\u00a0» "
        "sans savoir à quelle question (RGAA 11.6 et 11.7, WCAG 1.3.1).",
        'A group without a legend says nothing: people hear "group" then "Yes", and not to which question (RGAA 11.6 '
        "and 11.7, WCAG 1.3.1).",
    ),
    fix=Text(
        "Mettez la question tout au début du groupe\u00a0: <fieldset><legend>Mode de retrait</legend> … </fieldset>.",
        "Put the question at the very start of the group: <fieldset><legend>How to collect</legend> … </fieldset>.",
    ),
    bad=(
        '<form action="/a/"><fieldset data-bad><p>Cantine\u00a0?</p><label><input type="radio" name="c"> Oui</label>'
        '<label><input type="radio" name="c"> Non</label></fieldset><button>Envoyer</button></form>',
        '<form action="/a/"><fieldset data-bad><legend></legend><label>Rue <input name="r"></label><label>Étage '
        '<input name="v"></label></fieldset><button>Envoyer</button></form>',
        '<form action="/a/"><fieldset data-bad><div><legend>Cantine\u00a0?</legend></div><label><input type="radio" '
        'name="c"> Oui</label><label><input type="radio" name="c"> Non</label></fieldset></form>',
        '<form action="/a/"><div role="radiogroup" data-bad><label><input type="radio" name="c"> Oui</label><label>'
        '<input type="radio" name="c"> Non</label></div><button>Envoyer</button></form>',
        '<form action="/a/"><fieldset data-bad><legend>Légende</legend><label><input type="radio" name="c"> Oui</label>'
        '<label><input type="radio" name="c"> Non</label></fieldset><button>Envoyer</button></form>',
        '<form action="/a/"><label>Nom <input name="n" autocomplete="name"></label><fieldset data-bad><label>Rue '
        '<input name="r"></label><label>Étage <input name="v"></label></fieldset><button>Envoyer</button></form>',
    ),
    good=(
        '<form action="/a/"><fieldset><legend>Cantine\u00a0?</legend><label><input type="radio" name="c"> Oui</label>'
        '<label><input type="radio" name="c"> Non</label></fieldset><button>Envoyer</button></form>',
        '<form action="/a/"><fieldset aria-labelledby="q"><h2 id="q">Cantine\u00a0?</h2><label><input type="radio" '
        'name="c"> Oui</label><label><input type="radio" name="c"> Non</label></fieldset><button>OK</button></form>',
        '<form action="/a/"><div role="radiogroup" aria-label="Cantine\u00a0?"><label><input type="radio" name="c"> Oui'
        '</label><label><input type="radio" name="c"> Non</label></div><button>Envoyer</button></form>',
        '<form action="/a/"><fieldset disabled><label>Rue <input name="r"></label><label>Étage <input name="v"></label>'
        "</fieldset><button>Envoyer</button></form>",
        '<form action="/a/"><p id="q">Cantine\u00a0?</p><fieldset><label><input type="radio" name="c" '
        'aria-describedby="q"> Oui</label><label><input type="radio" name="c" aria-describedby="q"> Non</label>'
        "</fieldset><button>Envoyer</button></form>",
    ),
)
def group_legend(element: Element, page: Page) -> Verdict:
    """Fail a group of choices without a name, an empty legend, and words that only hold a legend's place.

    Sources: RGAA 11.6.1 and 11.7.1. A nameless group that holds all fields of its
    form, or a single one, groups nothing (RGAA, « légende », note 2); for other fields a person is asked.
    """
    if not is_group(element, page) or not page.exposed(element):
        return INAPPLICABLE
    inside = page.once(_by_group).get(element.order, [])
    name = page.name(element)
    if not inside:
        return INAPPLICABLE
    if readable(name):
        if comparable(name) not in _EMPTY_PHRASES:
            return None
        return Fail(
            Text(
                "La légende {name} ne dit pas de quoi il s'agit.",
                "The legend {name} does not say what the group is about.",
            ).format(name=quoted(name)),
            rgaa=("11.7.1",),
        )
    if len(inside) < 2 or all(_tells_group(field, page) for field in inside):
        return None
    rgaa = ("11.6.1",)
    legend = next((node for node in element.iter_descendants() if node.tag == "legend"), None)
    if legend is not None and legend.closest("fieldset") is element:
        fault = (
            Text(
                "La légende {legend} ne compte pas\u00a0: elle n'est pas placée directement dans son groupe.",
                "The legend {legend} does not count: it does not stand directly in its group.",
            ).format(legend=quoted(legend.text))
            if readable(legend.text)
            else Text("La légende de ce groupe de champs est vide.", "The legend of this group of fields is empty.")
        )
        return Fail(fault, rgaa=rgaa)
    shown = quoted(page.name(inside[0]))
    if sum(is_choice(field, page) and input_type(field) != "checkbox" for field in inside) > 1:
        return Fail(
            Text(
                "Le groupe de champs qui commence par {first} n'a pas de légende.",
                "The group of fields that begins with {first} has no legend.",
            ).format(first=shown),
            rgaa=rgaa,
        )
    if _holds_all(inside, page):
        return None
    return Unsure(
        "group-without-legend",
        Text(
            "Le groupe de champs qui commence par {first} n'a pas de légende\u00a0: ses champs se comprennent-ils "
            "sans elle\u00a0?",
            "The group of fields that begins with {first} has no legend: can its fields be understood without one?",
        ).format(first=shown),
        rgaa=rgaa,
    )


def _by_group(page: Page) -> dict[int, list[Element]]:
    """The fields of which each group is the nearest one."""
    found: dict[int, list[Element]] = {}
    for field in fields(page):
        for group in groups_of(field, page):
            found.setdefault(group.order, []).append(field)
            break
    return found


def _holds_all(inside: list[Element], page: Page) -> bool:
    """Whether the fields of a group are all those of their form, as far as they stand in groups or not."""
    return len(inside) == len(siblings(inside[0], page))


def _tells_group(field: Element, page: Page) -> bool:
    return (
        field.has("title") or field.has("aria-describedby") or naming(field, page) in ("aria-label", "aria-labelledby")
    )
