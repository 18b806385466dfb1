"""States and properties hold values of their type."""

from ..aria.properties import EVERY, PROPERTIES, is_valid
from ..aria.roles import REQUIRED, explicit_role
from ..aria.shown import listed, tag
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets=EVERY,
    severity="error",
    wcag=("4.1.2",),
    rgaa=("8.2.1",),
    act=("6a7281",),
    title=Text("Valeur impossible dans un attribut aria-", "Impossible value in an aria- attribute"),
    why=Text(
        "Une valeur que la norme ne connaît pas est ignorée ou prise pour une autre\u00a0: l'état annoncé n'est plus "
        "celui que l'on voit (RGAA 8.2, WCAG 4.1.2).",
        "A value that the standard does not know is ignored or taken for another: the state announced is no more "
        "the one that is seen (RGAA 8.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Écrivez une valeur permise, en anglais (true, false, page…), ou retirez l'attribut.",
        "Write a value that is permitted (true, false, page…), or remove the attribute.",
    ),
    bad=(
        '<button type="button" aria-expanded="oui" data-bad>Menu</button>',
        '<p><a href="/" aria-current="active" data-bad>Accueil</a></p>',
        '<p aria-live="poli" data-bad>Ouvert</p>',
        '<p aria-hidden="vrai" data-bad>Ouvert</p>',
        '<div role="slider" tabindex="0" aria-label="Volume" aria-valuenow="moitié" data-bad></div>',
        '<div role="list"><div role="listitem" aria-posinset="1.5" aria-setsize="3" data-bad>Horaires</div></div>',
        '<div role="list"><div role="listitem" aria-posinset="0" aria-setsize="3" data-bad>Horaires</div></div>',
        '<p aria-live="polite" aria-relevant="additions texte" data-bad>Ouvert</p>',
        '<input aria-label="Ville" role="combobox" aria-expanded="true" aria-controls="absent" data-bad>',
        '<div role="scrollbar" tabindex="0" aria-controls="absent" aria-valuenow="10" data-bad></div>',
    ),
    good=(
        '<button type="button" aria-expanded="TRUE" aria-haspopup="dialog">Menu</button>',
        '<p><a href="/" aria-current="page">Accueil</a></p>',
        '<p><a href="/" aria-current="" aria-label="Accueil du site">Accueil</a></p>',
        '<p aria-live="polite" aria-relevant="additions text">Ouvert</p>',
        '<button type="button" aria-pressed="mixed">Gras</button>',
        '<button type="button" aria-expanded="undefined">Menu</button>',
        '<div role="progressbar" aria-label="Envoi" aria-valuenow="-1.5e1" aria-valuemin="-20"></div>',
        '<p aria-hidden=" true ">Ouvert</p><p>Fermé</p>',
        '<table><caption>Tarifs</caption><thead><tr><th scope="col" aria-sort="ascending">Prix</th></tr></thead>'
        "<tbody><tr><td>5\u00a0€</td></tr></tbody></table>",
    ),
)
def aria_value(element: Element, page: Page) -> Verdict:
    """Fail each value that is not empty and not of the type of its state or property (WAI-ARIA 1.2, 6.2.4).

    An id that leads nowhere counts where the role requires the property: the scrollbar
    scrolls nothing, the open combobox opened nothing. The other broken ids are `aria-idref`'s.
    """
    applicable = False
    faults: list[Fail | Unsure] = []
    for name, value in element.etree_element.attrib.items():
        known = PROPERTIES.get(name)
        if known is None or not value.strip() or (name == "aria-level" and page.role(element) == "heading"):
            # `heading-level-valid` tells the level of a heading: with what it means for the reader.
            continue
        applicable = True
        if known.type == "text" or value in known.words:
            continue
        if not is_valid(name, value):
            faults.append(_fault(element, name))
        elif _leads_nowhere(element, page, name, value):
            faults.append(
                Fail(
                    Text(
                        f"{tag(element, 'role', name)}\u00a0: rien dans la page n'a l'identifiant "
                        f"«\u00a0{value}\u00a0».",
                        f'{tag(element, "role", name)}: nothing on the page has the id "{value}".',
                    )
                )
            )
    return faults if applicable else INAPPLICABLE


def _leads_nowhere(element: Element, page: Page, name: str, value: str) -> bool:
    if PROPERTIES[name].type not in ("id", "ids") or name not in REQUIRED.get(explicit_role(element) or "", ()):
        return False
    if page.role(element) == "combobox" and (element.get("aria-expanded") or "").strip().lower() != "true":
        # The list of a closed combobox may well be made when it opens.
        return False
    return not any(target in page.ids for target in value.split())


def _fault(element: Element, name: str) -> Fail:
    known = PROPERTIES[name]
    match known.type:
        case "token" | "tokens":
            said = listed(known.words)
            wanted = Text(f"on attend {said.fr}", f"{said.en} is expected")
        case "integer" if known.least is not None:
            wanted = Text(
                f"on attend un nombre entier, {known.least} au moins", f"a whole number from {known.least} is expected"
            )
        case "integer":
            wanted = Text("on attend un nombre entier", "a whole number is expected")
        case "number":
            wanted = Text("on attend un nombre", "a number is expected")
        case _:
            wanted = Text("on attend un seul identifiant", "one id is expected")
    shown = tag(element, name)
    return Fail(
        Text(
            f"{shown}\u00a0: la valeur «\u00a0{(element.get(name) or '').strip()}\u00a0» n'est pas permise\u00a0; "
            f"{wanted.fr}.",
            f'{shown}: the value "{(element.get(name) or "").strip()}" is not permitted; {wanted.en}.',
        )
    )
