"""A role comes with the states that it cannot do without."""

from ..aria.roles import REQUIRED, explicit_role, has_native_state
from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..role import implicit_role, is_focusable
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[role]",
    severity="error",
    local=True,
    wcag=("4.1.2",),
    rgaa=("7.1.1",),
    act=("4e8ab6",),
    title=Text("Rôle sans l'état qu'il exige", "Role without the state that it needs"),
    why=Text(
        "Une case à cocher dont on ne dit pas si elle est cochée, un curseur sans valeur\u00a0: la personne entend ce "
        "que c'est, jamais où cela en est (RGAA 7.1, WCAG 4.1.2).",
        "A check box that does not say whether it is checked, a slider without a value: people hear what it is, never "
        "how it stands (RGAA 7.1, WCAG 4.1.2).",
    ),
    fix=Text(
        'Préférez la balise HTML, qui dit son état toute seule (<input type="checkbox">, <select>), ou ajoutez '
        "l'attribut et tenez-le à jour.",
        'Prefer the HTML tag, which tells its state by itself (<input type="checkbox">, <select>), or add the '
        "attribute and keep it up to date.",
    ),
    bad=(
        '<div role="checkbox" tabindex="0" data-bad>Je suis d\'accord</div>',
        '<button type="button" role="switch" data-bad>Alertes</button>',
        '<div role="slider" tabindex="0" aria-label="Volume" aria-valuemin="0" data-bad></div>',
        '<input role="combobox" aria-label="Ville" data-bad>',
        '<input role="combobox" aria-label="Ville" aria-expanded="true" data-bad>',
        '<div role="radiogroup" aria-label="Menu"><div role="radio" tabindex="0" data-bad>Végétarien</div></div>',
        '<div role="menu" aria-label="Tri"><div role="menuitemcheckbox" tabindex="0" data-bad>Par date</div></div>',
        '<div role="meter" aria-label="Places libres" data-bad>12 sur 40</div>',
        '<div role="separator" tabindex="0" aria-label="Largeur du volet" data-bad></div>',
        '<div role="scrollbar" aria-valuenow="0" data-bad></div>',
    ),
    good=(
        '<div role="checkbox" tabindex="0" aria-checked="false">Je suis d\'accord</div>',
        '<p><label><input type="checkbox" role="switch"> Alertes</label></p>',
        '<input role="combobox" aria-label="Ville" aria-expanded="false">',
        '<input role="combobox" aria-label="Ville" aria-expanded="true" aria-controls="v">'
        '<ul role="listbox" aria-label="Villes" id="v"><li role="option">Levallois</li></ul>',
        '<p>Matin</p><div role="separator"></div><div role="slider" tabindex="0" aria-label="Volume" '
        'aria-valuenow="3"></div>',
        '<div role="meter" aria-label="Places libres" aria-valuenow="12">12 sur 40</div>',
        '<div role="progressbar" aria-label="Envoi"></div><div role="meter" aria-label="Places" aria-valuenow="2">'
        "</div>",
    ),
)
def aria_required_attribute(element: Element, page: Page) -> Verdict:
    """Fail an exposed element whose explicit role lacks a required state (WAI-ARIA 1.2, 5.2.2).

    Not asked of: what HTML tells by itself; a state with an implicit value; `aria-controls` of a
    combobox that is not open, or that owns its list as WAI-ARIA 1.0 had it.
    """
    role = page.role(element)
    if role is None or role not in REQUIRED or explicit_role(element) != role or implicit_role(element) == role:
        return INAPPLICABLE
    if not page.exposed(element) or (role == "separator" and not is_focusable(element)):
        return INAPPLICABLE
    for name in REQUIRED[role]:
        if element.has(name) or has_native_state(element, name):
            continue
        if role == "combobox" and name == "aria-controls" and not _is_open_alone(element):
            continue
        shown, words = tag(element, "role"), text_of(element, page.name(element))
        return Fail(
            Text(
                f"{shown}{words.fr}\u00a0: il manque {name}.",
                f"{shown}{words.en}: {name} is missing.",
            )
        )
    return None


def _is_open_alone(element: Element) -> bool:
    return (element.get("aria-expanded") or "").strip().lower() == "true" and not element.has("aria-owns")
