"""What a gesture does, a simple touch does too."""

import re

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..timing import script_of
from ..tree import Element

_ATTRIBUTES = ("ontouchmove", "onpointermove", "ongesturestart", "ongesturechange")
_MULTIPOINT = re.compile(
    r"gesture(?:start|change|end)|touches\s*\.\s*length\s*(?:[>=!]=?=?\s*[12])|\bpinch", re.IGNORECASE
)
_PATH = re.compile(r"[\"']touchmove[\"']|\bswipe(?:left|right|up|down)?\b", re.IGNORECASE)


@rule(
    targets="script, [ontouchmove], [onpointermove], [ongesturestart], [ongesturechange]",
    severity="review",
    local=True,
    wcag=("2.5.1",),
    rgaa=("13.10.1", "13.10.2"),
    title=Text("Geste complexe", "Complex gesture"),
    why=Text(
        "Balayer ou pincer l'écran est impossible à qui le pointe avec un seul doigt raide, une licorne ou le "
        "regard\u00a0: un bouton doit faire la même chose (RGAA 13.10, WCAG 2.5.1).",
        "Swiping or pinching is impossible for those who point with one stiff finger, a head stick or their eyes: a "
        "button must do the same (RGAA 13.10, WCAG 2.5.1).",
    ),
    fix=Text(
        "Ajoutez des boutons qui font la même chose\u00a0: «\u00a0Précédent\u00a0» et «\u00a0Suivant\u00a0» pour un "
        "balayage, "
        "«\u00a0+\u00a0» et «\u00a0−\u00a0» pour un pincement.",
        'Add buttons that do the same: "Previous" and "Next" for a swipe, "+" and "−" for a pinch.',
    ),
    bad=(
        '<div ontouchmove="glisser(event)" data-bad><p>Photo du parc</p></div>',
        '<div ongesturechange="zoomer(event)" data-bad><p>Plan du parc</p></div>',
        "<script data-bad>galerie.addEventListener('touchmove', glisser);</script>",
        "<script data-bad>plan.addEventListener('gesturechange', zoomer);</script>",
    ),
    good=(
        "<script>galerie.addEventListener('click', avancer);</script>",
        '<div ontouchmove=""><p>Photo du parc</p></div>',
    ),
)
def pointer_gesture(element: Element, page: Page) -> Verdict:
    """Ask about scripts in the page that follow a path or several fingers (RGAA 13.10.1 and 13.10.2)."""
    if element.tag == "script":
        script = script_of(element)
        if not script:
            return INAPPLICABLE
        if _MULTIPOINT.search(script):
            return _ask(("13.10.1",))
        return _ask(("13.10.2",)) if _PATH.search(script) else None
    if not page.visible(element):
        return INAPPLICABLE
    for name in _ATTRIBUTES:
        if (element.get(name) or "").strip():
            return _ask(("13.10.1",) if "gesture" in name else ("13.10.2",))
    return None


def _ask(rgaa: tuple[str, ...]) -> Unsure:
    return Unsure(
        "gesture",
        Text(
            "Un script répond à un geste (balayer, pincer)\u00a0: un bouton ou un simple appui font-ils la même "
            "chose\u00a0?",
            "A script answers to a gesture (swipe, pinch): does a button or a simple touch do the same?",
        ),
        rgaa=rgaa,
    )
