"""An action begins when the finger or the button is lifted, so that it can be called off."""

import re

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_DOWN = {"onmousedown": "onmouseup", "onpointerdown": "onpointerup", "ontouchstart": "ontouchend"}
# What does nothing that would have to be called off.
_HARMLESS = re.compile(
    r"(?:\s|;|return\s+(?:false|true)|return\b|(?:event|e|window\.event)\s*\.\s*"
    r"(?:preventDefault|stopPropagation|stopImmediatePropagation)\s*\(\s*\))*"
)


@rule(
    targets="[onmousedown], [onpointerdown], [ontouchstart]",
    severity="review",
    local=True,
    wcag=("2.5.2",),
    rgaa=("13.11.1",),
    title=Text("Action dès l'appui", "Action at the press"),
    why=Text(
        "Qui tremble ou vise mal appuie à côté\u00a0: si l'action part dès l'appui, et non quand le doigt se lève, "
        "rien "
        "ne peut plus l'arrêter (RGAA 13.11, WCAG 2.5.2).",
        "People who tremble or miss press the wrong thing: when the action starts with the press and not when the "
        "finger is lifted, nothing can stop it any more (RGAA 13.11, WCAG 2.5.2).",
    ),
    fix=Text(
        "Remplacez «\u00a0onmousedown\u00a0», «\u00a0onpointerdown\u00a0» ou «\u00a0ontouchstart\u00a0» par "
        "«\u00a0onclick\u00a0», "
        "qui attend que le doigt se lève.",
        'Put "onclick", which waits for the finger to be lifted, in the place of "onmousedown", "onpointerdown" or '
        '"ontouchstart".',
    ),
    bad=(
        '<button onmousedown="supprimer()" data-bad>Supprimer</button>',
        '<button ontouchstart="appeler()" data-bad>Appeler</button>',
        '<p><a href="/envoi/" onpointerdown="envoyer(event)" data-bad>Envoyer</a></p>',
    ),
    good=(
        '<button onmousedown="return false" onclick="supprimer()">Supprimer</button>',
        '<button onmousedown="enfoncer()" onmouseup="relever()">Touche</button>',
        '<button ontouchstart="">Appeler</button>',
        '<button onpointerdown="event.preventDefault();">Gras</button>',
    ),
)
def pointer_cancel(element: Element, page: Page) -> Verdict:
    """Ask about an attribute that acts at the press, where none undoes it at the lifting (RGAA 13.11.1)."""
    if not page.visible(element):
        return INAPPLICABLE
    for name, undoes in _DOWN.items():
        script = element.get(name)
        if script is None or _HARMLESS.fullmatch(script) or element.has(undoes):
            continue
        return Unsure(
            "down-event",
            Text(
                f"Une action part dès l'appui ({name})\u00a0: peut-on encore l'annuler en glissant le doigt à "
                "côté\u00a0?",
                f"An action starts with the press ({name}): can it still be called off by sliding the finger away?",
            ),
        )
    return None
