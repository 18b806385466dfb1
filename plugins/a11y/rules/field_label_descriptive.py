"""A label says what its field asks, and tells it from its neighbours."""

import re
from bisect import bisect_left

from ..finding import Text
from ..form import (
    FIELD_ROLES,
    FIELDS,
    described,
    fields,
    form_of,
    groups_of,
    input_type,
    is_field,
    naming,
    plain_label,
    quoted,
)
from ..form_text import parts_between, seen_label
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable

_EMPTY_WORDS = frozenset(
    phrase.strip()
    for phrase in """etiquette | mon label | votre label | champ de saisie
    | champ texte | champ de texte | zone de texte | zone de saisie | input | inputs | form field | text field
    | text input | input field | textfield | textbox | text box | textarea | text area | checkbox
    | case a cocher | bouton radio | liste deroulante | sans titre | sans nom | untitled | unnamed | no name | no label
    | lorem ipsum | lorem | todo | tbd | xxx | null | undefined | placeholder | aria label | fixme
    | a completer | saisir ici | tapez ici | ecrivez ici | type here | enter here | saisissez ici | cliquez ici
    | click here | champ obligatoire | required field""".replace("\n", " ").split("|")
)
# Words for a part of the page, for a button or for a label: a field that is written in asks for none of them.
_NUMBERED = re.compile(r"(?:champ|field|input|zone de texte|text ?field)s? ?\d+")
_INTERFACE = frozenset(
    phrase.strip()
    for phrase in """label | champ | champs | field | menu | navigation | ok | go | envoyer | valider
    | soumettre | submit | send | bouton | button
    | annuler | cancel | fermer | close | enregistrer""".replace("\n", " ").split("|")
)
_WRITTEN_IN = frozenset({"text", "email", "tel", "url", "search", "password"})
# What is left of a label when its marks are taken away is nothing that can be asked.
_SIGNS = frozenset("*:.?!-_–—…/|,;✱∗")
_RGAA = {"label": "11.2.1", "title": "11.2.2", "aria-label": "11.2.3", "aria-labelledby": "11.2.4"}
_FILLED_IN = frozenset({"text", "email", "tel", "url", "search", "number", "textarea", "select", "password", "date"})


@rule(
    targets=FIELDS,
    severity="error",
    wcag=("2.4.6",),
    rgaa=("11.2.1", "11.2.2", "11.2.3", "11.2.4"),
    act=("cc0f0a",),
    title=Text("Étiquette qui ne dit pas ce qu'il faut saisir", "Label that does not say what to enter"),
    why=Text(
        "L'étiquette est tout ce qu'entend qui ne voit pas le formulaire\u00a0: si elle ne dit rien, ou la même chose "
        "que sa voisine, la personne répond au hasard (RGAA 11.2, WCAG 2.4.6).",
        "The label is all that people hear who do not see the form: if it says nothing, or the same as its neighbour, "
        "they answer at random (RGAA 11.2, WCAG 2.4.6).",
    ),
    fix=Text(
        "Dites ce qui est demandé, et de qui\u00a0: «\u00a0Nom de l'enfant\u00a0», «\u00a0Nom du parent\u00a0».",
        'Say what is asked, and about whom: "Name of the child", "Name of the parent".',
    ),
    bad=(
        '<label>Label <input name="a" data-bad></label>',
        '<label>Champ 1 <input name="a" data-bad></label>',
        '<label>Champ de texte\u00a0: <input name="a" data-bad></label>',
        '<input name="a" aria-label="input" data-bad>',
        '<label>* <input name="a" data-bad></label>',
        '<label>(obligatoire) <input name="a" data-bad></label>',
        '<p><label for="s">Envoyer</label> <input id="s" name="courriel" autocomplete="email" data-bad></p>',
        '<form action="/recherche/"><span id="m" hidden>Rechercher</span><input name="q" aria-labelledby="b m" '
        'data-bad><button id="b">OK</button></form>',
        '<label><input type="checkbox" data-bad> Case à cocher</label>',
        '<form action="/cantine/"><label>Nom <input name="enfant"></label> <label>Nom <input name="parent" data-bad>'
        "</label><button>Inscrire</button></form>",
        "<form><label>Nom <input></label> <label>Nom <input data-bad></label><button>Inscrire</button></form>",
        '<form action="/cantine/"><h2 class="cache">L\'enfant</h2><label>Nom <input name="enfant"></label>'
        '<h2 class="cache">Le parent</h2><label>Nom <input name="parent" data-bad></label>'
        "<style>.cache { display: none }</style><button>Inscrire</button></form>",
    ),
    good=(
        '<form action="/cantine/"><label>Nom de l\'enfant <input name="enfant"></label> <label>Nom du parent '
        '<input name="parent"></label><button>Inscrire</button></form>',
        '<form action="/cantine/"><fieldset><legend>Enfant</legend><label>Nom <input name="enfant"></label></fieldset>'
        '<fieldset><legend>Parent</legend><label>Nom <input name="parent"></label></fieldset>'
        "<button>Inscrire</button></form>",
        '<form action="/cantine/"><h2>L\'enfant</h2><label>Nom <input name="enfant"></label><h2>Le parent</h2>'
        '<label>Nom <input name="parent"></label><button>Inscrire</button></form>',
        '<form action="/panier/"><table><caption>Panier</caption><tr><th scope="col">Livre</th><th scope="col">Nombre'
        '</th></tr><tr><td>Plan de la ville</td><td><input type="number" name="n1" aria-label="Nombre"></td></tr>'
        '<tr><td>Histoire de Levallois</td><td><input type="number" name="n2" aria-label="Nombre"></td></tr></table>'
        "<button>Recalculer</button></form>",
        '<form action="/pieces/"><label>Pièce jointe <input type="file" name="p"></label><label>Pièce jointe '
        '<input type="file" name="p"></label><button>Envoyer</button></form>',
        '<form action="/a/"><label>Code postal * <input name="cp" autocomplete="postal-code"></label>'
        "<p>* sert au calcul de la distance</p><button>Calculer</button></form>",
    ),
)
def field_label_descriptive(element: Element, page: Page) -> Verdict:
    """Fail a label that only holds the place of one, and one that neighbours share with nothing to part them.

    Source: RGAA 11.2.1 to 11.2.4; ACT cc0f0a for labels in sight. Whether other
    labels are well chosen, a person says.
    """
    if not is_field(element, page):
        return INAPPLICABLE
    name = page.name(element)
    source = naming(element, page)
    if source not in (*_RGAA, "content"):
        return INAPPLICABLE
    seen = seen_label(element, page)
    in_sight = readable(seen) or source == "content"
    rgaa: tuple[str, ...] = (_RGAA[source],) if source in _RGAA else ("11.2.1",)
    act = ("cc0f0a",) if in_sight and page.role(element) in FIELD_ROLES else ()
    if _says_nothing(name, element):
        return Fail(_empty(name), rgaa=rgaa, act=act)
    if readable(seen) and _says_nothing(seen, element):
        # What is read out says more than what is seen.
        return Fail(_empty(seen), rgaa=(), act=act)
    twin = _twin(element, page)
    if twin is None:
        return None
    message = Text(
        "{field} a la même étiquette que le champ qui précède, et rien ne dit ce qui les distingue.",
        "{field} has the same label as a field before it, and nothing says how they differ.",
    ).format(field=described(element, page))
    if _digits_only(element, twin):
        return Unsure("same-label", message, rgaa=rgaa)
    if [group.order for group in groups_of(element, page)] != [group.order for group in groups_of(twin, page)]:
        # Their groups tell them apart to who listens, not to who looks.
        rgaa = ()
    return Fail(message, rgaa=rgaa, act=act)


def _empty(label: str) -> Text:
    return Text(
        "L'étiquette {label} ne dit pas ce que le champ demande.", "The label {label} does not say what the field asks."
    ).format(label=quoted(label))


def _says_nothing(name: str, element: Element) -> bool:
    plain = comparable(name)
    if not plain:
        return readable(name) and set("".join(name.split())) <= _SIGNS
    if plain in _EMPTY_WORDS or _NUMBERED.fullmatch(plain) or not plain_label(name):
        return True
    return plain_label(name) in _INTERFACE and input_type(element) in _WRITTEN_IN


def _twin(element: Element, page: Page) -> Element | None:
    """The field before this one with the same label and another purpose, where nothing in sight parts the two."""
    if input_type(element) not in _FILLED_IN or not page.exposed_at_rest(element):
        return None
    same = page.once(_same)[_key(element, page)]
    place = bisect_left(same, element.order, key=lambda field: field.order)
    before = same[place - 1] if place else None
    if before is None or (_code(before) == _code(element) and (_code(element) or form_of(element, page) is None)):
        return None
    return before if not parts_between(before, element, page) else None


def _same(page: Page) -> dict[tuple[int | None, str], list[Element]]:
    """The fields that are filled in, by their form and their label."""
    found: dict[tuple[int | None, str], list[Element]] = {}
    for field in fields(page):
        if input_type(field) in _FILLED_IN and page.exposed_at_rest(field):
            found.setdefault(_key(field, page), []).append(field)
    return found


def _key(element: Element, page: Page) -> tuple[int | None, str]:
    form = form_of(element, page)
    return (form.order if form is not None else None, plain_label(page.name(element)))


def _code(element: Element) -> str:
    return element.get("name") or element.id or ""


def _digits_only(first: Element, second: Element) -> bool:
    """Whether the names in the code differ by numbers alone: lines of an address, people of a list."""
    one, other = ("".join(char for char in _code(node) if not char.isdigit()) for node in (first, second))
    return one == other != ""
