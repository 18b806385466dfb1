"""The Tab key alone leaves every element that it reaches."""

from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..script import is_first
from ..trap import LEAVING, has_help, traps
from ..tree import Element


@rule(
    targets="script, [onblur], [onfocusout], [onkeydown]",
    severity="warning",
    act=("a1b64e",),
    title=Text("Touche Tab retenue", "Tab key held"),
    why=Text(
        "La touche Tab ne sort pas de cet élément. Même si une autre touche le peut, beaucoup ne la trouveront pas.",
        "The Tab key does not leave this element. Even where another key does, many will not find it.",
    ),
    fix=Text(
        "Laissez la touche Tab passer à l'élément suivant.",
        "Let the Tab key go on to the next element.",
    ),
    bad=(
        "<p>Ctrl + M pour sortir.</p><script>let held = true; function back(e) { if (held) { e.focus(); } } "
        "function free(event) { if (event.ctrlKey) { held = false; } }</script>"
        '<button type="button" onblur="setTimeout(() => back(this), 9)" onkeydown="free(event)" data-bad>Menu</button>',
    ),
    good=(
        '<p><label>Nom <input autocomplete="name" onblur="check(this)"></label></p>',
        "<script>let held = false; function back(e) { if (held) { e.focus(); } }</script>"
        '<button type="button" onblur="setTimeout(() => back(this), 9)">Menu</button>',
    ),
)
def focus_held(element: Element, page: Page) -> Verdict:
    """Fail stops of the Tab key that hold it until another key lets it go, where the page may say which.

    `focus-trap` tells the others.
    """
    if not is_first(element, page, *LEAVING):
        return INAPPLICABLE
    found = page.once(traps)
    verdicts: list[Fail | Unsure] = []
    for order, kind in found.items():
        if kind == "guarded" and has_help(page):
            node = page.elements[order]
            shown, words = tag(node, "onblur"), text_of(node, page.name(node))
            verdicts.append(
                Fail(
                    Text(
                        f"{shown}{words.fr} retient la touche Tab jusqu'à ce qu'une autre touche la libère.",
                        f"{shown}{words.en} holds the Tab key until another key sets it free.",
                    ),
                    element=node,
                )
            )
    return verdicts
