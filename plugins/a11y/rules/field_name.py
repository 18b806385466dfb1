"""A form field has a name: a label that assistive technology reads."""

from ..finding import Text
from ..form import FIELD_ROLES, FIELDS, described, is_field, is_native, labels, quoted, shortened
from ..image import is_nameless
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets=FIELDS,
    severity="error",
    wcag=("4.1.2",),
    rgaa=("11.1.1",),
    act=("e086e5",),
    title=Text("Champ sans étiquette", "Field without a label"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0zone d'édition\u00a0» sans dire ce qu'il faut y écrire, et la commande "
        "vocale ne peut pas appeler le champ (RGAA 11.1, WCAG 4.1.2).",
        'A screen reader says "edit" and not what to write there; voice control cannot call the field (RGAA 11.1, '
        "WCAG 4.1.2).",
    ),
    fix=Text(
        'Reliez un texte au champ par son id\u00a0: <label for="courriel">Courriel</label> puis <input id="courriel">.',
        'Tie a text to the field by its id: <label for="email">E-mail</label> then <input id="email">.',
    ),
    bad=(
        '<form action="/lettre/"><input name="courriel" data-bad><button>S\'abonner</button></form>',
        '<p>Nom\u00a0: <input type="text" name="nom" data-bad></p>',
        "<p>Quartier\u00a0: <select data-bad><option>Eiffel</option><option>Front de Seine</option></select></p>",
        "<p>Message</p><textarea data-bad></textarea>",
        '<p><input type="checkbox" data-bad> J\'accepte</p>',
        '<label for="c"></label><input id="c" name="code" data-bad>',
        '<label>Nom <input></label><label for="absent">Prénom</label> <input id="prenom" data-bad>',
        '<label>Du <input type="date" name="du"> au <input type="date" name="au" data-bad></label>',
        '<p id="n">Nom</p><input aria-labelledby="nom" data-bad>',
        '<label>Nom <span role="textbox" tabindex="0" contenteditable="true" data-bad></span></label>',
        '<div role="combobox" aria-expanded="false" aria-controls="x" tabindex="0" data-bad>Eiffel</div>'
        '<ul id="x" role="listbox" aria-label="Quartiers"><li role="option">Eiffel</li></ul>',
        '<span role="switch" aria-checked="false" tabindex="0" data-bad></span>',
        '<div role="menu" aria-label="Affichage"><span role="menuitemcheckbox" aria-checked="true" tabindex="-1" '
        "data-bad>"
        "</span></div>",
        '<p>Photo\u00a0: <input type="file" aria-label=" " data-bad></p>',
    ),
    good=(
        '<label for="nom">Nom</label> <input id="nom">',
        "<label>Nom <input></label>",
        '<h2 id="q">Quartier</h2><select aria-labelledby="q"><option>Eiffel</option></select>',
        '<form action="/recherche/" role="search"><input type="search" name="q" aria-label="Rechercher sur le site">'
        "<button>Rechercher</button></form>",
        '<form action="/recherche/" role="search"><input name="q" title="Rechercher sur le site"><button>Rechercher'
        "</button></form>",
        '<div role="checkbox" aria-checked="true" tabindex="0">Piscine</div>',
        '<label for="photo">Photo du nid-de-poule</label> <input type="file" id="photo">',
        '<label><img src="loupe.svg" alt="Rechercher"> <input type="search"></label>',
    ),
)
def field_name(element: Element, page: Page) -> Verdict:
    """Fail an exposed field whose accessible name holds nothing that can be read out.

    Source: RGAA 11.1.1; ACT e086e5 for the roles it lists (a password or a date has none of them).
    Bars of progress are told by `widget-name`. A `label` around its field names it, as HTML and WCAG (H44) have it.
    """
    if not is_field(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    role = page.role(element)
    return Fail(
        _message(element, page),
        _fix(element),
        rgaa=() if (role or "").startswith("menuitem") else None,
        act=None if role in FIELD_ROLES else (),
    )


def _message(element: Element, page: Page) -> Text:
    field = described(element, page)
    if labels(element, page):
        return Text(
            "{field} a une étiquette vide\u00a0: rien n'est lu.", "{field} has an empty label: nothing is read."
        ).format(field=field)
    around = element.closest("label")
    if around is not None and is_native(element):
        return Text(
            "{field} vient en second dans son étiquette {label}, qui ne nomme que le premier champ.",
            "{field} is the second one in its label {label}, which names the first only.",
        ).format(field=field, label=quoted(around.text))
    if around is not None:
        return Text(
            "{field} est dans une balise label, qui ne nomme que les champs de HTML.",
            "{field} stands in a label, which names fields of HTML only.",
        ).format(field=field)
    lost = _lost_label(element, page)
    if lost:
        return Text(
            "{field} n'a pas d'étiquette\u00a0: {label}, juste avant, ne lui est pas reliée.",
            "{field} has no label: {label}, right before it, is not tied to it.",
        ).format(field=field, label=quoted(lost))
    return Text("{field} n'a pas d'étiquette.", "{field} has no label.").format(field=field)


def _lost_label(element: Element, page: Page) -> str:
    """The words of the `label` right before a field that name nothing."""
    before = element.previous
    if before is None or before.tag != "label" or not readable(before.text):
        return ""
    named = {label for labels in page.labels.values() for label in labels}
    return "" if before in named else before.text


def _fix(element: Element) -> Text | None:
    if is_native(element):
        return None
    start = f'<{element.tag} role="{shortened(element.get("role") or "")}" aria-label="…">'
    return Text(
        f"Donnez-lui un nom\u00a0: {start}, ou aria-labelledby avec l'id du texte qui le nomme.",
        f"Give it a name: {start}, or aria-labelledby with the id of the text that names it.",
    )
