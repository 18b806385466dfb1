"""What moving the device does can be done and turned off without moving it."""

import re
from typing import Final

from ..finding import Text
from ..keyboard import is_reached
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..script import has_unread_script, listeners, scripts
from ..tree import Element

_EVENTS: Final = ("devicemotion", "deviceorientation", "deviceorientationabsolute")
_CHANGES: Final = re.compile(
    r"innerHTML|textContent|innerText|\.value\s*=|\.style\b|classList|location|scroll|append|insert|setAttribute|history|"
    r"\.play\(|\.click\(|remove\("
)

_USED: Final = ("click", "input", "change", "keydown", "keyup", "pointerdown", "mousedown", "touchstart")
_IF: Final = re.compile(r"\bif\s*\(((?:[^()]|\([^()]{0,200}\)){0,500})\)")
# Numbers and names compared by size: no setting is asked so.
_COMPARISON: Final = re.compile(r"[-+\w.\s()]+[<>]=?[-+\w.\s()]+(?:(?:&&|\|\|)[-+\w.\s()]+[<>]=?[-+\w.\s()]+)*")


@rule(
    targets="script",
    severity="error",
    wcag=("2.5.4",),
    rgaa=("13.12.1", "13.12.3"),
    act=("c249d5", "7677a9"),
    title=Text("Action déclenchée en bougeant l'appareil", "Action started by moving the device"),
    why=Text(
        "Un appareil fixé à un fauteuil ne se secoue pas, et une main qui tremble le fait bouger sans le vouloir (RGAA "
        "13.12, WCAG 2.5.4).",
        "A device fixed to a wheelchair cannot be shaken, and a trembling hand moves it without wanting to (RGAA "
        "13.12, WCAG 2.5.4).",
    ),
    fix=Text(
        "Ajoutez un bouton qui fait la même chose, et une case pour désactiver la détection du mouvement.",
        "Add a button that does the same, and a check box to turn motion detection off.",
    ),
    bad=(
        "<p id=\"p\">0</p><script data-bad>window.addEventListener('devicemotion', (e) => { "
        "document.getElementById('p').textContent = e.acceleration.x; });</script>",
        '<p id="p">0</p><p><label>Valeur <input type="range"></label></p><script data-bad>'
        "function turn(e) { if (e.gamma > 20) { move(); } } function move() { document.getElementById('p').innerHTML "
        "= 1; } window.addEventListener('deviceorientation', turn);</script>",
        '<p id="p">0</p><button type="button">Avancer</button><script data-bad>window.ondevicemotion = (e) => { '
        "document.getElementById('p').textContent = e.acceleration.x; };</script>",
    ),
    good=(
        "<p id=\"p\">0</p><script>window.addEventListener('deviceorientation', (e) => { send(e); });</script>",
        "<p id=\"p\">0</p><script>document.addEventListener('click', () => { devicePixels(); });</script>"
        "<script>window.addEventListener('devicemotion', (e) => { measure(e); });</script>",
    ),
)
def device_motion(element: Element, page: Page) -> Verdict:
    """Fail a script that moves the content with the device where nothing turns it off, or does the same.

    Sure is that it cannot be turned off when the script heeds nothing but the motion and is never
    taken away (ACT c249d5), and that nothing else does it when no control of the page does anything
    (ACT 7677a9). What is left a person tries.
    """
    if not any("device" in script for script in page.once(scripts)) or not _is_first(element, page):
        return INAPPLICABLE
    codes = [listener.code for listener in page.once(listeners) if listener.event in _EVENTS]
    if not codes:
        return INAPPLICABLE
    if not any(_CHANGES.search(code) for code in codes):
        return None
    known = not has_unread_script(page)
    verdicts: list[Fail | Unsure] = []
    if known and not _can_be_stopped(codes, page):
        verdicts.append(
            Fail(
                Text(
                    "Un script change la page quand l'appareil bouge, et rien ne permet de désactiver cette détection.",
                    "A script changes the page when the device moves, and nothing turns this detection off.",
                ),
                rgaa=("13.12.3",),
                act=("c249d5",),
            )
        )
    if known and not any(_does_something(node, page) for node in page.elements):
        verdicts.append(
            Fail(
                Text(
                    "Un script change la page quand l'appareil bouge, et aucun bouton ni champ ne fait la même chose.",
                    "A script changes the page when the device moves, and no button or field does the same.",
                ),
                rgaa=("13.12.1",),
                act=("7677a9",),
            )
        )
    if len(verdicts) < 2:
        verdicts.append(
            Unsure(
                "motion-control",
                Text(
                    "Un script change la page quand l'appareil bouge. Un bouton ou un champ fait-il la même chose, et "
                    "peut-on désactiver cette détection\u00a0?",
                    "A script changes the page when the device moves. Does a button or field do the same, and can the "
                    "detection be turned off?",
                ),
            )
        )
    return verdicts


def _is_first(element: Element, page: Page) -> bool:
    """Whether an element is the first script of the page that speaks of the device; else the first of all tells it."""
    speaking = [node for node in page.elements if node.tag == "script" and "device" in node.own_text]
    first = speaking[0] if speaking else next(node for node in page.elements if node.tag == "script")
    return element is first


def _can_be_stopped(codes: list[str], page: Page) -> bool:
    """Whether what is done may depend on more than the motion, or may be taken away."""
    everything = "\n".join(page.once(scripts))
    if "removeEventListener" in everything or re.search(r"ondevice\w+\s*=\s*null", everything):
        return True
    return any(
        "?" in code
        or re.search(r"\b(?:return\s*;|switch|while)", code)
        or any(not _COMPARISON.fullmatch(condition) for condition in _IF.findall(code))
        for code in codes
    )


def _does_something(node: Element, page: Page) -> bool:
    """Whether a control can be used and does something: by itself, by a script, or by its address."""
    if not is_reached(node, page):
        return False
    if node.tag in ("select", "textarea", "iframe"):
        return True
    if node.tag == "input" and (node.get("type") or "").lower() not in ("button", "image", "submit", "reset"):
        return True
    if any(name.startswith("on") for name in node.etree_element.attrib) or node.closest("form") is not None:
        return True
    if node.tag == "a" and not (node.get("href") or "#").startswith("#"):
        return True
    return any(listener.target in (None, "page", node) and listener.event in _USED for listener in page.once(listeners))
