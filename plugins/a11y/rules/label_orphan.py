"""A label leads to a field."""

from difflib import get_close_matches

from ..finding import Text
from ..form import ENTRIES, is_field, labels, quoted
from ..name import is_labelable
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable

_ENTRIES = frozenset(ENTRIES.split(", "))


@rule(
    targets="label",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("11.1.2",),
    title=Text("Étiquette qui ne mène à aucun champ", "Label that leads to no field"),
    why=Text(
        "Un lecteur d'écran ne lit l'étiquette avec le champ, et un clic sur elle n'y mène, que si les deux sont "
        "reliés\u00a0: for de l'une égal à id de l'autre (RGAA 11.1, WCAG 1.3.1).",
        "A screen reader reads the label with the field, and a click on it leads there, only if the two are tied: for "
        "of the one equal to id of the other (RGAA 11.1, WCAG 1.3.1).",
    ),
    fix=Text(
        'Donnez au champ l\'id que dit l\'étiquette\u00a0: <label for="nom">Nom</label> <input id="nom">.',
        'Give the field the id that the label says: <label for="name">Name</label> <input id="name">.',
    ),
    bad=(
        '<label for="nom" data-bad>Nom</label> <input id="Nom" aria-label="Nom">',
        '<label for="nom" data-bad>Nom</label> <input name="nom" title="Nom">',
        '<label for="ville" data-bad>Ville</label> <p id="ville" role="textbox" tabindex="0" aria-label="Ville"></p>',
        '<label for="jeton" data-bad>Jeton</label> <input type="hidden" id="jeton">',
        '<label data-bad>Nom</label> <input aria-label="Nom">',
        "<p><label data-bad>Nom\u00a0:</label> <strong>Dupont</strong></p>",
        '<label for="" data-bad>Nom <input aria-label="Nom"></label>',
        '<label for="absent" data-bad>Nom <input aria-label="Nom"></label>',
    ),
    good=(
        '<label for="nom">Nom</label> <input id="nom">',
        "<label>Nom <input></label>",
        '<label for="avis">Avis</label> <output id="avis">12</output>',
        '<label id="v">Ville</label> <div role="textbox" tabindex="0" aria-labelledby="v"></div>'
        "<label>Rue <input></label>",
    ),
)
def label_orphan(element: Element, page: Page) -> Verdict:
    """Fail an exposed label with words whose `for` finds no field, or that has none and holds none.

    Source: RGAA 11.1.2; HTML, "the label element". Text that `aria-labelledby` refers to is in use.
    """
    if not page.exposed(element) or not readable(element.text):
        return INAPPLICABLE
    target = element.get("for")
    if target is None:
        if any(is_labelable(node) for node in element.iter_descendants()) or _is_referred(element, page):
            return None
        message = Text(
            "L'étiquette {label} n'a pas d'attribut for et n'entoure aucun champ.",
            "The label {label} has no attribute for and stands around no field.",
        ).format(label=quoted(element.text))
        # Right before a field it was meant for it; elsewhere a mere text may bear the wrong tag.
        after = page.elements[element.order + 1 + sum(1 for _ in element.iter_descendants()) :][:1]
        if after and is_field(after[0], page) and not labels(after[0], page):
            # `field-name` tells it where nothing else names the field.
            return Fail(message) if readable(page.name(after[0])) else INAPPLICABLE
        return Unsure("label-without-field", message, rgaa=())
    found = page.ids.get(target)
    if found is not None and is_labelable(found):
        return None
    if _is_referred(element, page):
        return INAPPLICABLE
    message = (
        Text(
            'L\'étiquette {label} désigne for="{target}"\u00a0: aucun élément ne porte cet id.',
            'The label {label} says for="{target}": nothing has this id.',
        )
        if found is None
        else Text(
            "L'étiquette {label} désigne for=\"{target}\"\u00a0: ce n'est pas un champ ({tag}).",
            'The label {label} says for="{target}": that is no field ({tag}).',
        )
    )
    return Fail(
        message.format(label=quoted(element.text), target=target, tag=found.start_tag if found else ""),
        fix=_fix(target, page) if found is None else None,
    )


def _is_referred(element: Element, page: Page) -> bool:
    return element.id in page.once(_referred_ids)


def _referred_ids(page: Page) -> frozenset[str]:
    return frozenset(
        name
        for node in page.elements
        for attribute in ("aria-labelledby", "aria-describedby")
        for name in (node.get(attribute) or "").split()
    )


def _fix(target: str, page: Page) -> Text | None:
    known = [node.id for node in page.elements if node.tag in _ENTRIES and node.id]
    exact = next((name for name in known if name.casefold() == target.casefold()), None)
    near = exact or next(iter(get_close_matches(target, known, n=1, cutoff=0.7)), None)
    if near is None:
        return None
    return Text(f'Écrivez for="{near}", si c\'est ce champ.', f'Write for="{near}", if that is the field.')
