"""What a field asks can be seen as well as heard."""

from ..finding import Text
from ..form import (
    described,
    form_of,
    groups_of,
    input_type,
    is_button,
    is_choice,
    is_field,
    labels,
    naming,
    referred,
    siblings,
)
from ..form_text import is_seen, loose_before, seen_description, seen_label, seen_text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.computed import has_image
from ..tree import Element
from ..wording import readable

_PARTS = frozenset("body main header footer nav aside section article form search".split())
_CELLS = frozenset({"td", "th"})
_WORDS = frozenset("h1 h2 h3 h4 h5 h6 p label legend".split())


@rule(
    targets="input, select, textarea",
    severity="error",
    wcag=("3.3.2",),
    rgaa=("11.1.3",),
    title=Text("Champ dont l'étiquette ne se voit pas", "Field whose label cannot be seen"),
    why=Text(
        "Le nom du champ n'existe que pour les lecteurs d'écran\u00a0: qui regarde le formulaire ne sait pas ce qu'il "
        "faut y mettre, surtout une fois le champ rempli (RGAA 11.1, WCAG 3.3.2).",
        "The field's name exists for screen readers only: whoever looks at the form does not know what belongs there, "
        "least of all once it is filled in (RGAA 11.1, WCAG 3.3.2).",
    ),
    fix=Text(
        "Montrez l'étiquette près du champ\u00a0; à défaut, ajoutez un attribut title qui la répète, ou un bouton "
        "juste après (Rechercher).",
        "Show the label near the field; failing that add a title attribute that repeats it, or a button right after it "
        "(Search).",
    ),
    bad=(
        '<div><form action="/lettre/"><input type="email" name="m" aria-label="Courriel" autocomplete="email" data-bad>'
        "</form></div>",
        "<style>.cache { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }</style>"
        '<div><form action="/a/"><label for="q" class="cache">Quartier</label><select id="q" data-bad>'
        "<option>Eiffel</option></select></form></div>",
        '<div><form action="/a/"><span id="m" hidden>Message</span><textarea aria-labelledby="m" data-bad></textarea>'
        "</form></div>",
    ),
    good=(
        '<form action="/recherche/"><input type="search" name="q" aria-label="Rechercher"><button>Rechercher</button>'
        "</form>",
        '<form action="/recherche/"><button>Rechercher</button><input type="search" name="q" aria-label="Rechercher">'
        "</form>",
        "<label>Nom <input></label>",
        '<p>Quartier\u00a0: <select aria-label="Quartier"><option>Eiffel</option></select></p>',
        '<h2 id="n">Votre avis</h2><textarea aria-labelledby="n"></textarea>',
        '<h2>Votre avis</h2><form><textarea aria-label="Votre avis"></textarea></form>',
        '<p><input inputmode="numeric" aria-label="Nombre d\'exemplaires"> exemplaires</p>',
        '<table><caption>Élèves</caption><tr><th scope="col">Nom</th><th scope="col">Note</th></tr><tr><td>Ada</td><td>'
        '<input aria-label="Note d\'Ada"></td></tr></table>',
        '<div role="group" aria-label="Code reçu"><input aria-label="Chiffre 1" inputmode="numeric"><input '
        'aria-label="Chiffre 2" inputmode="numeric"></div>',
        '<p><select aria-label="Quartier" title="Quartier"><option>Eiffel</option></select></p>',
    ),
)
def field_label_visible(element: Element, page: Page) -> Verdict:
    """Fail a field named out of sight, without a title, with no words in sight before it and no button beside it.

    Source: RGAA 11.1.3. Ticked fields and cells of tables are left to the eye, and
    so are fields near any words: whether they say what is asked, code does not tell.
    """
    if not is_field(element, page) or is_choice(element, page) or input_type(element) == "range":
        return INAPPLICABLE
    source = naming(element, page)
    if source in ("", "placeholder", "content") or not is_seen(element, page):
        return INAPPLICABLE
    if readable(seen_label(element, page)) or readable(seen_description(element, page)):
        return None
    if any(_may_show(part, page) for part in (*labels(element, page), *referred(element, "aria-labelledby", page))):
        return None
    if _stands_with_words(element, page):
        return None
    if readable(element.get("title") or ""):
        if source != "title" or element.has("placeholder"):
            return None
        return Unsure(
            "title-only",
            Text(
                "{field} n'a pour étiquette qu'une infobulle (title), qui ne se voit qu'au survol de la souris\u00a0: "
                "ce qu'il faut y mettre se devine-t-il\u00a0?",
                "{field} has a tooltip (title) for its only label, seen under the mouse alone: can one guess what "
                "belongs there?",
            ).format(field=described(element, page)),
        )
    message = Text(
        "L'étiquette de ce champ ne se voit nulle part\u00a0: {field}.",
        "The label of this field is nowhere to be seen: {field}.",
    ).format(field=described(element, page))
    # What a list shows of its choices may say enough: « Français ».
    return Unsure("list-alone", message) if element.tag == "select" else Fail(message)


def _may_show(part: Element, page: Page) -> bool:
    """Whether a label is a picture in sight, or shows in another view of the page (focus, a wide screen)."""
    if any(node.tag in ("img", "svg") and is_seen(node, page) for node in part.iter_descendants()):
        return True
    return page.visible(part) and not page.exposed_at_rest(part)


def _stands_with_words(element: Element, page: Page) -> bool:
    if any(node.tag in _CELLS for node in element.iter_ancestors()):
        return True
    parent = element.parent
    if parent is not None and parent.tag not in _PARTS and readable(seen_text(parent, page)):
        return True
    if any(readable(page.name(group)) for group in groups_of(element, page)):
        return True
    if any(has_image(page.style(node).background_image) for node in (element, parent) if node is not None):
        # A picture of a lens may say it.
        return True
    return (
        readable(loose_before(element, page))
        or readable(element.etree_element.tail or "")
        or _follows_heading(element, page)
        or _has_button_beside(element, page)
    )


def _follows_heading(element: Element, page: Page) -> bool:
    """Whether the field is the first of a form that words come right before."""
    form = form_of(element, page)
    before = form.previous if form is not None and siblings(element, page)[0] is element else None
    return before is not None and before.tag in _WORDS and is_seen(before, page)


def _has_button_beside(element: Element, page: Page) -> bool:
    """Whether the next or the last control, in the source, is a button (RGAA, « bouton adjacent »)."""
    for step in (1, -1):
        order = element.order + step
        while 0 <= order < len(page.elements):
            node = page.elements[order]
            if node.tag not in ("option", "optgroup") and is_button(node, page):
                return True
            if is_field(node, page):
                break
            order += step
    return False
