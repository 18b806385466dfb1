"""A single letter, digit or sign typed anywhere starts nothing, unless people can turn that off."""

import re
from functools import lru_cache
from typing import Final

from ..finding import Text
from ..keyboard import is_reached
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..script import handler, is_first, listeners, scripts
from ..tree import Element

_EVENTS: Final = ("keydown", "keypress", "keyup")
_EVENT: Final = r"(?:\w{1,40}\s*\.\s*){0,3}"
# event.key === "s", "s" == e.key, case "s":, e.code === "KeyS", e.keyCode == 83
_KEY: Final = re.compile(
    rf"""\bkey(?:\s*\.\s*to(?:Lower|Upper)Case\(\s*\))?\s*={{2,3}}\s*(["'`])(?P<a>[^\s"'`])\1
    |(["'`])(?P<b>[^\s"'`])\3\s*={{2,3}}\s*{_EVENT}key\b
    |\bcase\s+(["'`])(?P<c>[^\s"'`])\5\s*:
    |\bcode\s*={{2,3}}\s*["'`](?:Key|Digit)(?P<d>\w)["'`]
    |\b(?:keyCode|which)\s*={{2,3}}\s*(?P<e>4[89]|5[0-7]|6[5-9]|7\d|8\d|90)\b""",
    re.VERBOSE,
)
_MODIFIER: Final = re.compile(r"(!\s*\(?\s*(?:\w{1,40}\s*\.\s*){0,3})?(?:ctrlKey|metaKey|altKey|getModifierState)")
_TEXT_FIELDS: Final = frozenset({"", "text", "search", "email", "tel", "url", "password", "number"})


@rule(
    targets="script, [onkeydown], [onkeypress], [onkeyup]",
    severity="error",
    wcag=("2.1.4",),
    rgaa=("12.10.1",),
    act=("ffbc54",),
    title=Text("Raccourci d'une seule touche", "Shortcut of a single key"),
    why=Text(
        "Qui dicte à voix haute ou tape par erreur déclenche l'action sans le vouloir\u00a0: la voix "
        "«\u00a0tape\u00a0» toutes les lettres des mots (RGAA 12.10, WCAG 2.1.4).",
        'People who dictate, or press a key by mistake, start the action without wanting it: a voice "types" every '
        "letter of its words (RGAA 12.10, WCAG 2.1.4).",
    ),
    fix=Text(
        "Demandez une touche de plus (Ctrl, Alt), limitez le raccourci au champ ou au bouton qui a le focus, ou offrez "
        "de le désactiver.",
        "Ask for one more key (Ctrl, Alt), keep the shortcut to the field or button that has the focus, or let people "
        "turn it off.",
    ),
    bad=(
        "<p id=\"p\">Rien</p><script data-bad>document.addEventListener('keydown', (e) => { if (e.key === 's') { "
        "document.getElementById('p').textContent = 'Chercher'; } });</script>",
        "<script data-bad>function answer(e) { switch (e.key) { case '+': more(); break; } } window.onkeyup = "
        "answer;</script>",
        '<p><a href="#p" id="p">Haut de page</a></p><script data-bad>document.body.addEventListener(\'keypress\', (e) '
        "=> { if (!e.ctrlKey && e.keyCode == 83) { more(); } });</script>",
        "<body onkeydown=\"if (event.key == '?') help()\" data-bad><main><h1>Agenda</h1><p>Rien</p></main></body>",
        "<button type=\"button\">Aide</button><script data-bad>document.addEventListener('keydown', (e) => { "
        "if (e.code === 'KeyS') { more(); } });</script>",
    ),
    good=(
        "<p id=\"p\">Rien</p><script>document.addEventListener('keydown', (e) => { if (e.ctrlKey && e.key === 's') { "
        "more(); } });</script>",
        "<p id=\"p\">Rien</p><script>document.addEventListener('keydown', (e) => { if (e.key === 'Escape') { "
        "more(); } });</script>",
        '<p><label>Nom <input id="n" autocomplete="name"></label></p><script>document.getElementById(\'n\')'
        ".addEventListener('keydown', (e) => { if (e.key === 's') { more(); } });</script>",
    ),
)
def keyboard_shortcut(element: Element, page: Page) -> Verdict:
    """Fail a shortcut of one printable character that the whole page listens to and nothing there could turn off.

    Where the page has links or controls one of them may do that, or lead to it: a person looks.
    """
    if not is_first(element, page, *_EVENTS):
        return INAPPLICABLE
    heard = [(listener.target, listener.code) for listener in page.once(listeners) if listener.event in _EVENTS] + [
        ("page" if node.tag in ("html", "body") else node, handler(node, page, event))
        for node in page.elements
        for event in _EVENTS
        if node.has(f"on{event}")
    ]
    if not heard:
        return INAPPLICABLE
    keys = list(dict.fromkeys(key for target, code in heard if target == "page" for key in single_keys(code)))
    if not keys:
        return None
    shown = Text(
        ", ".join(f"«\u00a0{key}\u00a0»" for key in keys),
        ", ".join(f'"{key}"' for key in keys),
    )
    if _may_be_turned_off(page):
        return Unsure(
            "shortcut-control",
            Text(
                f"Un script de la page répond à une touche seule\u00a0: {shown.fr}. Peut-on désactiver ce raccourci, "
                "ou lui ajouter une touche comme Ctrl\u00a0?",
                f"A script of the page answers a single key: {shown.en}. Can this shortcut be turned off, or a key "
                "such as Ctrl be added to it?",
            ),
        )
    return Fail(
        Text(
            f"Un script de la page répond à une touche seule, où que l'on soit\u00a0: {shown.fr}. Rien dans la page ne "
            "permet de le désactiver.",
            f"A script of the page answers a single key, wherever one is: {shown.en}. Nothing on the page can turn it "
            f"off.",
        )
    )


@lru_cache(maxsize=256)
def single_keys(code: str) -> tuple[str, ...]:
    """The printable characters that code compares a key with, where no Ctrl, Alt or Meta goes with it."""
    if any(not match[1] for match in _MODIFIER.finditer(code)):
        return ()
    found: list[str] = []
    for match in _KEY.finditer(code):
        plain = match["a"] or match["b"] or match["c"] or match["d"]
        found.append(plain or chr(int(match["e"])))
    return tuple(dict.fromkeys(found))


def _may_be_turned_off(page: Page) -> bool:
    """Whether some control could turn a shortcut off: any but links within the page and idle text fields."""
    reads = any(re.search(r"\.value\b(?!\s*=[^=])", script) for script in page.once(scripts))
    for node in page.elements:
        if not is_reached(node, page):
            continue
        if node.tag == "a" and (node.get("href") or "").startswith("#") and not node.has("onclick"):
            continue
        kind = (node.get("type") or "").strip().lower()
        if (node.tag == "textarea" or (node.tag == "input" and kind in _TEXT_FIELDS)) and not reads:
            continue
        return True
    return False
