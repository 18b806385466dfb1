"""The keyboard leaves every element that it reaches."""

from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..script import is_first
from ..trap import LEAVING, has_help, traps
from ..tree import Element


@rule(
    targets="script, [onblur], [onfocusout], [onkeydown]",
    severity="error",
    wcag=("2.1.2",),
    rgaa=("12.9.1",),
    act=("80af7b", "ebe86a", "a1b64e"),
    title=Text("Piège au clavier", "Keyboard trap"),
    why=Text(
        "Un script ramène sans cesse le clavier au même endroit\u00a0: qui n'a pas de souris ne peut plus ni avancer "
        "ni quitter la page (RGAA 12.9, WCAG 2.1.2).",
        "A script brings the keyboard back to the same place again and again: people without a mouse can neither go "
        "on nor leave the page (RGAA 12.9, WCAG 2.1.2).",
    ),
    fix=Text(
        "Retirez le script qui reprend le clavier (onblur, onkeydown). Une erreur de saisie s'annonce à côté du champ, "
        "sans y retenir la personne.",
        "Remove the script that takes the keyboard back (onblur, onkeydown). A mistake is told beside the field, "
        "without holding people there.",
    ),
    seen={
        "focus-trapped": Text(
            "La touche Tab arrive à «\u00a0{control}\u00a0» et n'en sort plus.",
            'The Tab key comes to "{control}" and does not leave any more.',
        ),
    },
    bad=(
        '<p><label>Nom <input autocomplete="name" onblur="this.focus()" data-bad></label></p>',
        '<button type="button" onblur="setTimeout(() => this.focus(), 10)" data-bad>Menu</button>',
        '<p><label>Nom <input autocomplete="name" onkeydown="return false" data-bad></label></p>',
        '<p><label>Nom <input autocomplete="name" onkeydown="if (event.key === \'Tab\') { event.preventDefault() }" '
        "data-bad></label></p>",
        "<script>function back(id) { document.getElementById(id).focus(); }</script>"
        '<button type="button" id="a" onblur="setTimeout(() => back(\'b\'), 9)" data-bad>A</button> '
        '<button type="button" id="b" onblur="setTimeout(() => back(\'a\'), 9)" data-bad>B</button>',
        '<button type="button" id="a" data-bad>Menu</button><script>const a = document.getElementById("a"); '
        'a.addEventListener("blur", () => { a.focus(); });</script>',
        '<button type="button" onblur="setTimeout(() => this.nextElementSibling.focus(), 9)" data-bad>A</button>'
        '<button type="button" onblur="setTimeout(() => this.previousElementSibling.focus(), 9)" data-bad>B</button>',
        "<script>let held = true; function back(e) { if (held) { e.focus(); } } "
        "function free(event) { if (event.ctrlKey) { held = false; } }</script>"
        '<button type="button" onblur="setTimeout(() => back(this), 9)" onkeydown="free(event)" data-bad>Menu</button>',
    ),
    good=(
        '<p><label>Nom <input autocomplete="name" onblur="this.nextElementSibling.focus()"><b tabindex="-1"></b>'
        "</label></p>",
        '<p><label>Nom <input autocomplete="name" onblur="check(this)"></label></p>',
        '<p><label>Nom <input autocomplete="name" onblur="if (!this.value) this.focus()"></label></p>',
        '<button type="button" id="a" onblur="document.getElementById(\'b\').focus()">A</button> '
        '<button type="button" id="b">B</button>',
        '<p><label>Nom <input autocomplete="name" onkeydown="if (event.key === \'Enter\') event.preventDefault()">'
        "</label></p>",
        '<button type="button" hidden onblur="this.focus()">Menu</button>',
    ),
)
def focus_trap(element: Element, page: Page) -> Verdict:
    """Fail stops of the Tab key that a script of the page always brings it back to.

    Where another key may open the trap and nothing on the page speaks of keys it is a failure too;
    where something does, a person tries it.
    """
    if not is_first(element, page, *LEAVING):
        return INAPPLICABLE
    found = page.once(traps)
    if not found and element.tag == "script":
        return INAPPLICABLE
    helped = any(kind == "guarded" for kind in found.values()) and has_help(page)
    verdicts: list[Fail | Unsure] = []
    for order, kind in found.items():
        node = page.elements[order]
        shown, words = tag(node, "onblur", "onkeydown"), text_of(node, page.name(node))
        if kind == "guarded" and helped:
            verdicts.append(
                Unsure(
                    "way-out",
                    Text(
                        f"{shown}{words.fr} retient la touche Tab\u00a0: la page dit-elle, avant d'y arriver, quelle "
                        "autre touche l'en fait sortir, et cette touche marche-t-elle\u00a0?",
                        f"{shown}{words.en} holds the Tab key: does the page say, before one comes there, which other "
                        "key leads out, and does that key work?",
                    ),
                    element=node,
                )
            )
            continue
        verdicts.append(
            Fail(
                Text(
                    f"{shown}{words.fr}\u00a0: un script y ramène le clavier chaque fois qu'il en sort.",
                    f"{shown}{words.en}: a script brings the keyboard back whenever it leaves.",
                ),
                element=node,
                act=("a1b64e",) if kind == "timed" else None,
            )
        )
    return verdicts
