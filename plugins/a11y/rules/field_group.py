"""Choices of one question are grouped under it."""

from ..finding import Text
from ..form import fields, form_of, groups_of, input_type, is_field, naming, plain_label, quoted, siblings
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

# Answers that mean nothing without their question.
_ANSWERS = frozenset(
    phrase.strip()
    for phrase in """oui | non | yes | no | vrai | faux | true | false | autre | autres | other | others | aucun
    | aucune | none | ne sait pas | ne se prononce pas | sans opinion | jamais | parfois | souvent | toujours | never
    | sometimes
    | often | always | tout a fait | plutot | plutot oui | plutot non | pas du tout | tres bien | bien | moyen | mauvais
    | good | bad | homme | femme | male | female | m | mme | mlle | madame | monsieur | mr | mrs | ms
    | 1 | 2 | 3 | 4 | 5 | 0""".replace("\n", " ").split("|")
)
_DATES = (
    ({"jour", "jj", "j"}, {"mois", "mm"}, {"annee", "aaaa"}),
    ({"day", "dd"}, {"month", "mm"}, {"year", "yyyy"}),
)


@rule(
    targets="input, select",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("11.5.1",),
    title=Text("Réponses sans leur question", "Answers without their question"),
    why=Text(
        "Un lecteur d'écran lit «\u00a0Oui, bouton radio\u00a0» sans la question, qui n'est qu'un texte posé au-dessus "
        "(RGAA 11.5, WCAG 1.3.1).",
        'A screen reader says "Yes, radio button" without the question, which is only a text above (RGAA 11.5, WCAG '
        "1.3.1).",
    ),
    fix=Text(
        "Entourez la question et ses réponses\u00a0: <fieldset><legend>Votre enfant déjeune-t-il à la "
        "cantine\u00a0?</legend> … </fieldset>.",
        "Put the question and its answers together: <fieldset><legend>Does your child have lunch at school?</legend> "
        "… </fieldset>.",
    ),
    bad=(
        '<form action="/a/"><label>École <input name="e"></label><p>Cantine\u00a0?</p><label><input type="radio" '
        'name="c" data-bad> Oui</label>'
        '<label><input type="radio" name="c"> Non</label><button>Envoyer</button></form>',
        '<form action="/a/"><label>École <input name="e"></label><p>Mode de retrait</p><label><input type="radio" '
        'name="r" data-bad> À la mairie</label>'
        '<label><input type="radio" name="r"> Par courrier</label><button>Envoyer</button></form>',
        '<form action="/a/"><label>École <input name="e"></label><p>Naissance de l\'enfant</p><label>Jour <input '
        'name="j" data-bad></label>'
        '<label>Mois <input name="m"></label><label>Année <input name="a"></label><button>Envoyer</button></form>',
        '<form action="/a/"><label>École <input name="e"></label><p>Vos lettres</p><label><input type="checkbox" '
        'name="l[]" data-bad> Sport</label>'
        '<label><input type="checkbox" name="l[]"> Culture</label><button>Envoyer</button></form>',
    ),
    good=(
        '<form action="/a/"><fieldset><legend>Cantine\u00a0?</legend><label><input type="radio" name="c"> Oui</label>'
        '<label><input type="radio" name="c"> Non</label></fieldset><button>Envoyer</button></form>',
        '<form action="/a/"><div role="radiogroup" aria-labelledby="q"><p id="q">Cantine\u00a0?</p><label>'
        '<input type="radio" name="c"> Oui</label><label><input type="radio" name="c"> Non</label></div>'
        "<button>Envoyer</button></form>",
        '<form action="/a/"><p id="q">Cantine\u00a0?</p><label><input type="radio" name="c" aria-describedby="q"> Oui'
        '</label><label><input type="radio" name="c" aria-describedby="q"> Non</label><button>Envoyer</button></form>',
        '<form action="/a/"><fieldset><legend>Naissance</legend><label>Jour <input name="j"></label><label>Mois '
        '<input name="m"></label><label>Année <input name="a"></label></fieldset><button>Envoyer</button></form>',
        '<form action="/tri/"><h2>Trier par</h2><label><input type="radio" name="t"> Date de parution</label>'
        '<label><input type="radio" name="t"> Quartier de la ville</label><button>Trier</button></form>',
    ),
)
def field_group(element: Element, page: Page) -> Verdict:
    """Fail choices of one name, and parts of a date, that mean nothing alone and that no group holds together.

    Source: RGAA 11.5.1, « si nécessaire »: where the labels may be enough by
    themselves, a person is asked. Each group of fields is told once, at its first.
    """
    if not is_field(element, page):
        return INAPPLICABLE
    together = _set_of(element, page)
    if not together:
        return INAPPLICABLE
    if (
        together[0] is not element
        or _are_grouped(together, page)
        or all(_tells_group(field, page) for field in together)
    ):
        return None
    names = [page.name(field) for field in together]
    shown = Text(", ".join(quoted(name).fr for name in names[:4]), ", ".join(quoted(name).en for name in names[:4]))
    is_whole = len(together) == len(siblings(element, page)) and form_of(element, page) is not None
    if input_type(element) not in ("radio", "checkbox") or any(plain_label(name) in _ANSWERS for name in names):
        message = Text(
            "{names}\u00a0: rien ne relie ces champs entre eux, ni à leur question.",
            "{names}: nothing ties these fields together, nor to their question.",
        ).format(names=shown)
        return Unsure("only-question", message) if is_whole else Fail(message)
    if is_whole or form_of(element, page) is None:
        # A form of one question is its own group (RGAA, « légende », note 2); outside forms, tabs are made so.
        return None
    return Unsure(
        "group-needed",
        Text(
            "{names}\u00a0: ces choix se comprennent-ils sans la question qui les précède\u00a0?",
            "{names}: can these choices be understood without the question before them?",
        ).format(names=shown),
    )


def _set_of(element: Element, page: Page) -> list[Element]:
    """The fields that answer one question with this one, two at least; empty where there is none."""
    kind = input_type(element)
    if kind in ("radio", "checkbox"):
        return found if (key := _key(element, page)) and len(found := page.once(_choices)[key]) > 1 else []
    return page.once(_dates).get(element.order, [])


def _key(element: Element, page: Page) -> tuple[int | None, str, str] | None:
    name = element.get("name") or ""
    form = form_of(element, page)
    return (form.order if form is not None else None, input_type(element), name) if name else None


def _choices(page: Page) -> dict[tuple[int | None, str, str], list[Element]]:
    found: dict[tuple[int | None, str, str], list[Element]] = {}
    for field in fields(page):
        if input_type(field) in ("radio", "checkbox") and (key := _key(field, page)):
            found.setdefault(key, []).append(field)
    return found


def _dates(page: Page) -> dict[int, list[Element]]:
    """The first field of each date made of three fields that follow one another, with all three."""
    found: dict[int, list[Element]] = {}
    every = fields(page)
    labels = [plain_label(page.name(field)) for field in every]
    for place in range(len(every) - 2):
        if any(all(label in part for label, part in zip(labels[place:], parts, strict=False)) for parts in _DATES):
            found[every[place].order] = list(every[place : place + 3])
    return found


def _are_grouped(together: list[Element], page: Page) -> bool:
    if len({row.order if row else None for row in (field.closest("tr") for field in together)} - {None}) == 1:
        # A row of a table has its own header.
        return True
    common = {group.order for group in groups_of(together[0], page)}
    for field in together[1:]:
        common &= {group.order for group in groups_of(field, page)}
    return bool(common)


def _tells_group(field: Element, page: Page) -> bool:
    """Whether a field says itself what it belongs to (RGAA, « légende », note 1)."""
    return (
        field.has("title") or field.has("aria-describedby") or naming(field, page) in ("aria-label", "aria-labelledby")
    )
