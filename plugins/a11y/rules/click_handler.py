"""What can be clicked can be reached and used with the keyboard, and says what it is."""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from ..aria.shown import tag, text_of
from ..clicked import clicked
from ..finding import Text
from ..image import images_in
from ..keyboard import is_reached, is_tab_stop
from ..page import Page
from ..role import is_focusable
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..script import handler, has_unread_script, is_first, listeners, scripts
from ..tree import Element
from ..wording import readable

_EVENTS: Final = ("click", "dblclick", "mousedown", "mouseup")
_KEYS: Final = ("keydown", "keypress", "keyup")
# What these hear comes up from the controls that they hold, or does not act for the person.
_HOLDERS: Final = frozenset(
    "html body main header footer nav form label fieldset dialog map video audio object option".split()
)
# A script that listens to a longer text than this waits for clicks on what lies around it.
_LONG: Final = 150
# What only stops the click, measures it, or selects the text for copying.
_NO_ACTION: Final = re.compile(
    r"stopPropagation|preventDefault|return\s+(?:true|false)|_paq|_gaq|\bgtag\b|\bga\s*\(|dataLayer|fbq|plausible|"
    r"xt_click|console\.|this\.select\(|getSelection|selectNode"
)
# The three bars that open a menu, as themes name them.
_BURGER: Final = re.compile(
    r"(?:[a-z]+[-_]+)*(?:hamburger|burger|(?:menu|nav|navbar)[-_]?(?:toggle[rd]?|btn|button|icon))(?:[-_]+(?:btn|button|icon|menu))*",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"""(?:location(?:\.href)?\s*=|location\.assign\(|window\.open\()\s*['"`]([^'"`]+)['"`]""")


@rule(
    targets="script, [onclick], [ondblclick], [onmousedown], [onmouseup]",
    severity="error",
    wcag=("2.1.1", "4.1.2"),
    rgaa=("7.1.3", "7.3.1"),
    title=Text("Élément cliquable inutilisable au clavier", "Clickable element that the keyboard cannot use"),
    why=Text(
        "Un clic de souris y fait quelque chose, mais le clavier ne peut pas l'atteindre ou l'actionner, et les "
        "lecteurs d'écran ne disent pas que c'est un bouton ou un lien (RGAA 7.1 et 7.3, WCAG 2.1.1 et 4.1.2).",
        "A mouse click does something there, but the keyboard cannot reach or use it, and screen readers do not say "
        "that it is a button or a link (RGAA 7.1 and 7.3, WCAG 2.1.1 and 4.1.2).",
    ),
    fix=Text(
        'Écrivez un vrai bouton, <button type="button">…</button>, ou un vrai lien, [texte](adresse)\u00a0: le clavier '
        "et les lecteurs d'écran s'en servent sans rien ajouter.",
        'Write a real button, <button type="button">…</button>, or a real link, [text](address): the keyboard and '
        "screen readers use them with nothing added.",
    ),
    bad=(
        '<p onclick="show()" data-bad>Voir les horaires</p>',
        "<p><span onclick=\"location.href='/horaires/'\" data-bad>Horaires</span></p>",
        '<p><a onclick="show()" data-bad>Voir les horaires</a></p>',
        '<p><img src="plan.jpg" alt="Plan" onclick="enlarge(this)" data-bad></p>',
        '<div tabindex="0" onclick="show()" data-bad>Voir les horaires</div>',
        '<div role="button" tabindex="0" onclick="show()" data-bad>Voir les horaires</div>',
        '<div role="button" onclick="show()" data-bad>Voir les horaires</div>',
        '<p id="voir" data-bad>Voir les horaires</p><script>document.getElementById("voir").addEventListener("click", '
        "() => { show(); });</script>",
        '<p ondblclick="show()" data-bad>Voir les horaires</p>',
        '<div class="burger-menu" onclick="unfold()" data-bad><span></span><span></span><span></span></div>',
        '<p class="tuile" data-bad>Le marché</p><script>$(".tuile").on("click", function () { location = "/m/"; });'
        "</script>",
        '<p class="tuile" data-bad>Le marché</p><script>document.querySelectorAll(".tuile").forEach((one) => { '
        'one.addEventListener("click", () => show(one)); });</script>',
        '<p @click="open = true" data-bad>Le menu</p><script>const open = false;</script>',
    ),
    good=(
        '<p class="tuile"><a href="/m/">Le marché</a></p><button type="button" class="plus">Voir</button>'
        '<script>$(".tuile").click(() => { go(this); }); $(".plus").on("click", show);</script>',
        '<button type="button" onclick="show()">Voir les horaires</button>',
        '<button type="button" onclick="show()">Voir</button><p onclick="show()">Voir les horaires</p>',
        '<ul><li onclick="this.querySelector(\'a\').click()"><a href="/horaires/">Horaires</a></li></ul>'
        '<button type="button" onclick="show()">Voir</button>',
        '<p><span onclick="location.href=\'/horaires/\'">Horaires</span> <a href="/horaires/">Horaires</a></p>',
        '<div role="button" tabindex="0" onclick="show()" onkeydown="show()">Voir les horaires</div>',
        '<p onclick="event.stopPropagation()">Horaires</p><button type="button" onclick="show()">Voir</button>',
        '<div class="voile" onclick="shut()"></div><button type="button" onclick="shut()">Fermer</button>',
        '<p><label onclick="show()">Nom <input autocomplete="name"></label></p>'
        '<button type="button" onclick="show()">Voir</button>',
        '<p hidden onclick="show()">Voir</p><button type="button" onclick="shut()">Fermer</button>',
        '<button type="button"><span onclick="show()">Voir</span></button><button type="button" onclick="shut()">Fermer'
        "</button>",
    ),
)
def click_handler(element: Element, page: Page) -> Verdict:
    """Fail what answers a click and is no control: it cannot be focused, has no role, or answers no key.

    Passed over: what holds or stands in a control, to which the click belongs; what has nothing to
    click on; what only measures or stops the click. What another control of the page does as well
    passes (RGAA 7.3.1). Sources: WCAG techniques F42, F54, F59.
    """
    if element.tag == "script":
        if not is_first(element, page):
            return INAPPLICABLE
        found = [
            (listener.target, listener.code)
            for listener in page.once(listeners)
            if listener.event in _EVENTS and isinstance(listener.target, Element)
        ]
        faults: list[Fail | Unsure] = []
        for target, code in found:
            if not any(target.has(f"on{event}") for event in _EVENTS) and len(target.text) <= _LONG:
                fault = _verdict(target, code, page)
                faults += [replace(fault, element=target)] if isinstance(fault, Fail) else []
        others = {target: code for target, code in page.once(_clicked) if target not in {known for known, _ in found}}
        for target, code in others.items():
            if not any(target.has(f"on{event}") for event in _EVENTS) and len(target.text) <= _LONG:
                fault = _verdict(target, code, page)
                if isinstance(fault, Fail):
                    faults.append(_perhaps(replace(fault, element=target), page))
        return faults if found or others else INAPPLICABLE
    return _verdict(element, "\n".join(handler(element, page, event) for event in _EVENTS), page)


def _verdict(element: Element, code: str, page: Page) -> Verdict:
    if element.tag in _HOLDERS or not page.exposed(element) or not code.strip() or _NO_ACTION.search(code):
        return INAPPLICABLE
    if any(is_focusable(node) for node in element.iter_ancestors()) or not _is_something(element, page):
        return INAPPLICABLE
    if any(is_focusable(node) for node in element.iter_descendants()):
        return INAPPLICABLE
    native = element.tag in ("button", "input", "select", "textarea", "summary") or (
        element.tag in ("a", "area") and element.has("href")
    )
    if native or _is_done_elsewhere(element, code, page):
        return None
    role = page.role(element)
    shown, words = tag(element, "role", "tabindex", "onclick"), text_of(element, page.name(element))
    said = Text(f"{shown}{words.fr} répond au clic", f"{shown}{words.en} answers a click")
    if not is_tab_stop(element):
        return Fail(
            Text(
                f"{said.fr}, mais le clavier ne peut pas l'atteindre.", f"{said.en}, but the keyboard cannot reach it."
            )
        )
    if role in (None, "generic", "none", "paragraph"):
        return Fail(
            Text(
                f"{said.fr}, mais rien ne dit aux lecteurs d'écran que c'est un bouton ou un lien.",
                f"{said.en}, but nothing tells screen readers that it is a button or a link.",
            ),
            wcag=("4.1.2",),
            rgaa=("7.1.3",),
        )
    if _may_hear_keys(element, page):
        return None
    return Fail(
        Text(f"{said.fr}, mais à aucune touche du clavier.", f"{said.en}, but no key of the keyboard."),
        wcag=("2.1.1",),
        rgaa=("7.3.1",),
    )


def _clicked(page: Page) -> tuple[tuple[Element, str], ...]:
    return tuple(clicked(page))


def _perhaps(fault: Fail, page: Page) -> Fail | Unsure:
    """A question, where a script that could not be read may give what is missing."""
    if not has_unread_script(page):
        return fault
    return Unsure("unread-script", fault.message, element=fault.element, wcag=fault.wcag, rgaa=fault.rgaa)


def _is_something(element: Element, page: Page) -> bool:
    """Whether there is something to click on: words, an image, or bars that CSS draws, by their name a menu's."""
    return (
        any(map(_BURGER.fullmatch, element.classes))
        or bool(_BURGER.fullmatch(element.id or ""))
        or readable(page.name(element) or element.text)
        or element.tag == "img"
        or any(True for _ in images_in(element, page))
    )


def _is_done_elsewhere(element: Element, code: str, page: Page) -> bool:
    """Whether a control of the page does the same: it has the same code, or leads to the same address."""
    addresses, codes = page.once(_controls)
    address = _ADDRESS.search(code)
    if address is not None and address[1].strip() in addresses:
        return True
    own = int(is_reached(element, page))
    return any(codes[element.get(f"on{event}") or ""] > own for event in _EVENTS if element.has(f"on{event}"))


def _controls(page: Page) -> tuple[frozenset[str], Counter[str]]:
    """Where the links of the page lead that the keyboard reaches, and how many controls bear each code for a click."""
    reached = [node for node in page.elements if is_reached(node, page)]
    addresses = frozenset((node.get("href") or "").strip() for node in reached if node.tag == "a" and node.has("href"))
    return addresses, Counter(node.get("onclick") or "" for node in reached if node.has("onclick"))


def _may_hear_keys(element: Element, page: Page) -> bool:
    if any(node.has(f"on{event}") for node in (element, *element.iter_ancestors()) for event in _KEYS):
        return True
    return has_unread_script(page) or any("key" in script for script in page.once(scripts))
