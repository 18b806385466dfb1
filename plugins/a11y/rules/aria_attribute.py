"""Attributes that begin with `aria-` are those of the standard."""

from difflib import get_close_matches
from typing import Final

from ..aria.properties import PROPERTIES
from ..aria.shown import tag
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element, Kind

_NAMES: Final[dict[Kind, tuple[str, ...]]] = {}
_MAX_KINDS: Final = 20_000


@rule(
    targets="html",
    severity="error",
    wcag=("4.1.2",),
    rgaa=("8.2.1",),
    act=("5f99a7",),
    title=Text("Attribut aria- inconnu", "Unknown aria- attribute"),
    why=Text(
        "Un attribut mal orthographié ne fait rien\u00a0: le nom ou l'état qu'il devait donner n'arrive jamais au "
        "lecteur d'écran (RGAA 8.2, WCAG 4.1.2).",
        "A misspelt attribute does nothing: the name or the state that it should give never reaches a screen reader "
        "(RGAA 8.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Corrigez l'orthographe (par exemple aria-labelledby, avec deux «\u00a0l\u00a0»), ou retirez l'attribut.",
        'Correct the spelling (for example aria-labelledby, with two "l"s), or remove the attribute.',
    ),
    bad=(
        '<nav aria-labeledby="titre" data-bad><h2 id="titre">Services</h2></nav>',
        '<button type="button" aria-lable="Rechercher" data-bad>Chercher</button>',
        '<p><span aria-titel="Mairie" data-bad>M</span></p>',
        '<p><svg role="img" aria-label="Plan" aria-role="img" data-bad><path d="M0 0h9"></path></svg></p>',
        '<div aria-text="Ouvert" hidden data-bad>Ouvert</div>',
    ),
    good=(
        '<nav aria-labelledby="titre"><h2 id="titre">Services</h2></nav>',
        '<button type="button" aria-description="Ouvre un panneau">Chercher</button>',
        '<p aria-live="polite" data-aria-titre="x">Ouvert</p>',
        '<p><svg role="img" aria-label="Plan"><path d="M0 0h9"></path></svg></p>',
    ),
)
def aria_attribute(element: Element, page: Page) -> Verdict:
    """Fail attributes that begin with `aria-` and are none of WAI-ARIA 1.2 or of those of 1.3 that are settled."""
    applicable = False
    faults: list[Fail | Unsure] = []
    for node in page.elements:
        names = _NAMES.get(node.kind)
        if names is None:
            names = _names(node)
        if names:
            applicable = True
            faults += [_fault(node, name) for name in names if name not in PROPERTIES]
    return faults if applicable else INAPPLICABLE


def _names(element: Element) -> tuple[str, ...]:
    """The attributes that begin with `aria-`, kept by kind of start tag: nearly all elements have none."""
    if len(_NAMES) >= _MAX_KINDS:
        _NAMES.clear()
    names = tuple(name for name in element.etree_element.attrib if name.startswith("aria-"))
    _NAMES[element.kind] = names if element.namespace in ("html", "svg") else ()
    return _NAMES[element.kind]


def _fault(element: Element, name: str) -> Fail:
    near = get_close_matches(name, PROPERTIES, n=1, cutoff=0.8)
    hint = Text(f" Vouliez-vous dire {near[0]}\u00a0?", f" Did you mean {near[0]}?") if near else Text("", "")
    shown = tag(element, name)
    return Fail(
        Text(
            f"{shown}\u00a0: l'attribut {name} n'existe pas dans la norme WAI-ARIA.{hint.fr}",
            f"{shown}: the attribute {name} does not exist in the WAI-ARIA standard.{hint.en}",
        ),
        element=element,
    )
