"""A label stands right beside its field: before what is filled in, after what is ticked."""

from bisect import bisect_left, bisect_right

from ..finding import Text
from ..form import described, fields, input_type, is_choice, is_field, labels
from ..form_text import is_seen, seen_text, texts_in
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable

_NO_PLACE = frozenset({"range", "color", "file"})


@rule(
    targets="input, select, textarea",
    severity="review",
    wcag=("3.3.2",),
    rgaa=("11.4.1", "11.4.2", "11.4.3"),
    title=Text("Étiquette loin de son champ", "Label away from its field"),
    why=Text(
        "Avec une loupe d'écran, on ne voit que quelques centimètres\u00a0: l'étiquette se cherche juste au-dessus ou "
        "à gauche d'un champ à remplir, juste à droite d'une case (RGAA 11.4).",
        "With a screen magnifier a few centimetres are seen: one looks for the label right above or to the left of "
        "what is filled in, right after what is ticked (RGAA 11.4).",
    ),
    fix=Text(
        "Mettez chaque étiquette juste avant son champ, ou juste après sa case ou son bouton radio.",
        "Put each label right before its field, or right after its checkbox or radio button.",
    ),
    bad=(
        '<p><label for="n">Nom</label> <label for="p">Prénom</label></p>'
        '<p><input id="n" name="n" data-bad> <input id="p" name="p" data-bad></p>',
        '<p><input id="n" name="n" data-bad> <label for="n">Nom</label></p>',
        '<p><label for="a">J\'accepte</label> <input type="checkbox" id="a" data-bad></p>',
        '<p><label>J\'accepte <input type="checkbox" data-bad></label></p>',
        "<p><label><select data-bad><option>Eiffel</option></select> Quartier</label></p>",
    ),
    good=(
        '<p><label for="n">Nom</label> <input id="n" name="n"> <label for="p">Prénom</label> <input id="p"></p>',
        '<p><input type="checkbox" id="a"> <label for="a">J\'accepte</label></p>',
        "<p><label>Nom <input></label></p>",
        '<p style="display: flex; flex-direction: row-reverse"><input id="n" name="n"> <label for="n">Nom</label></p>',
        '<p><input id="n" name="n"> <label for="n" style="float: left">Nom</label></p>',
        '<p><label>Distance <input inputmode="numeric"> kilomètres</label></p>',
    ),
)
def field_label_near(element: Element, page: Page) -> Verdict:
    """Ask about a label that another field parts from its own, and about one on the unusual side of it.

    Source: RGAA 11.4. Sides are told where nothing moves what stands in the source:
    no flexible box, grid, float or absolute position.
    """
    if not is_field(element, page) or input_type(element) in _NO_PLACE or not is_seen(element, page):
        return INAPPLICABLE
    own = [label for label in labels(element, page) if readable(seen_text(label, page))]
    is_turned = any((node.get("dir") or "").lower() == "rtl" for node in element.iter_ancestors())
    if not own or is_turned or page.styles().missing:
        return INAPPLICABLE
    if not all(_is_in_flow(node, page) for node in (element, *own)):
        return None
    field = described(element, page)
    if all(_is_parted(element, label, page) for label in own):
        return Unsure(
            "label-apart",
            Text(
                "D'autres champs séparent l'étiquette de son champ dans la page\u00a0: {field}. Sont-ils côte à côte "
                "à l'écran\u00a0?",
                "Other fields stand between the label and its field: {field}. Are they side by side on the screen?",
            ).format(field=field),
            rgaa=("11.4.1",),
        )
    before, after = _sides(element, own, page)
    if is_choice(element, page):
        if before and not after:
            return Unsure("label-before-choice", _asked(field, "avant", "before", "après", "after"), rgaa=("11.4.3",))
    elif after and not before:
        return Unsure("label-after-field", _asked(field, "après", "after", "avant", "before"), rgaa=("11.4.2",))
    return None


def _asked(field: Text, fr: str, en: str, expected_fr: str, expected_en: str) -> Text:
    return Text(
        f"{{field}} a son étiquette {fr} lui\u00a0; on la cherche {expected_fr}. Y a-t-il une bonne raison\u00a0?",
        f"{{field}} has its label {en} it; people look for it {expected_en}. Is there a good reason?",
    ).format(field=field)


def _is_in_flow(element: Element, page: Page) -> bool:
    """Whether the element and what holds it inside the form stand where the source puts them."""
    node: Element | None = element
    while node is not None and node.tag not in ("form", "main", "body"):
        style = page.style(node)
        if (
            style.position in ("absolute", "fixed")
            or style.value("float") not in ("", "none")
            or style.display.endswith(("flex", "grid"))
            or "table" in style.display
            or not style.knows("position", "float", "display")
        ):
            return False
        node = node.parent
    return node is None or not page.style(node).display.endswith(("flex", "grid"))


def _is_parted(element: Element, label: Element, page: Page) -> bool:
    """Whether another field, or the label of another field, stands between a label and its field."""
    if any(node is element for node in label.iter_descendants()):
        return False
    marks = page.once(_marks)
    first, last = sorted((element.order, label.order))
    between = marks[bisect_right(marks, (first, last)) : bisect_left(marks, (last, 0))]
    inside = {node.order for own in labels(element, page) for node in own.iter_descendants()}
    return any(field != element.order and field not in inside for _, field in between)


def _marks(page: Page) -> list[tuple[int, int]]:
    """Where the fields and their labels stand, each with the field it belongs to, in order."""
    found = {(part.order, field.order) for field in fields(page) for part in (field, *labels(field, page))}
    return sorted(found)


def _sides(element: Element, own: list[Element], page: Page) -> tuple[bool, bool]:
    """Whether words of the labels stand before the field, and after it."""
    last = max((node.order for node in element.iter_descendants()), default=element.order)
    sides: list[bool] = []
    for label in own:
        before = label.order < element.order
        for node, text in texts_in(label):
            if node is element:
                before = False
            elif not element.order < node.order <= last and readable(text) and is_seen(node, page):
                sides.append(before)
    return any(sides), not all(sides)
