"""A button says what it does."""

from ..finding import Text
from ..form import form_of, is_button, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable

_SAYS_NOTHING = frozenset(
    phrase.strip()
    for phrase in """bouton | button | btn | bouton sans nom | nouveau bouton | new button | submit button
    | bouton submit | cliquez ici | cliquer ici | cliquez | cliquer | click here | click | click me | cliquez moi | ici
    | here | lorem ipsum | sans titre | untitled | undefined | null | label | texte du bouton | button text
    | xxx""".replace("\n", " ").split("|")
)
# Signs that stand for a function, and are read as what they are: « multiplié par », « supérieur à ».
_SIGNS = frozenset("×✕✖✗✘☰≡⋮⋯…><‹›«»→←↑↓▶◀▲▼►◄❯❮⟩⟨⌄⌃")


@rule(
    targets="button, input[type=submit i], input[type=button i], input[type=reset i], input[type=image i], "
    "[role~=button i]",
    severity="error",
    wcag=("2.4.6",),
    rgaa=("11.9.1", "7.1.3"),
    title=Text("Bouton qui ne dit pas ce qu'il fait", "Button that does not say what it does"),
    why=Text(
        "«\u00a0Cliquez ici\u00a0» ou «\u00a0×\u00a0» ne disent pas ce qui va se passer\u00a0: un lecteur d'écran "
        "lit le "
        "signe («\u00a0multiplié par\u00a0»), et la commande vocale ne peut pas l'appeler (RGAA 11.9 ou 7.1, WCAG "
        "2.4.6).",
        '"Click here" or "×" do not say what will happen: a screen reader reads the sign ("times"), and voice control '
        "cannot call it (RGAA 11.9 or 7.1, WCAG 2.4.6).",
    ),
    fix=Text(
        "Écrivez l'action\u00a0: «\u00a0Envoyer ma demande\u00a0»\u00a0; pour un signe, "
        '<button aria-label="Fermer">×</button>.',
        'Write the action: "Send my request"; for a sign, <button aria-label="Close">×</button>.',
    ),
    bad=(
        '<form action="/a/"><label>Nom <input name="n"></label><button data-bad>Cliquez ici</button></form>',
        '<form action="/a/"><label>Nom <input name="n"></label><input type="submit" value="Bouton" data-bad></form>',
        '<button type="button" data-bad>×</button>',
        '<button type="button" data-bad>&gt;&gt;</button>',
        '<div role="button" tabindex="0" data-bad>☰</div>',
        '<button type="button" aria-label="button" data-bad>Envoyer</button>',
        '<button type="button" data-bad>X</button>',
    ),
    good=(
        '<form action="/a/"><label>Nom <input name="n"></label><button>OK</button></form>',
        '<form action="/a/"><label>Nom <input name="n"></label><input type="submit" value="Envoyer"></form>',
        '<button type="button" aria-label="Fermer">×</button>',
        '<button type="button">+</button>',
        '<button type="button">A</button>',
        '<button type="button">Suivant ›</button>',
    ),
)
def button_text(element: Element, page: Page) -> Verdict:
    """Fail a button whose name is no action at all, or a sign that stands for one; ask about a lone "X".

    Source: RGAA 11.9.1 (in a form) and 7.1.3; the case of signs is that of RGAA 11.2, « cas particuliers ».
    """
    if not is_button(element, page) or not readable(page.name(element)):
        return INAPPLICABLE
    name = page.name(element)
    rgaa = ("11.9.1",) if form_of(element, page) is not None else ("7.1.3",)
    signs = set("".join(name.split()))
    if comparable(name) in _SAYS_NOTHING:
        return Fail(
            Text("Le bouton {name} ne dit pas ce qu'il fait.", "The button {name} does not say what it does.").format(
                name=quoted(name)
            ),
            rgaa=rgaa,
        )
    if signs <= _SIGNS and not readable(element.get("title") or ""):
        return Fail(
            Text(
                "Le bouton n'a pour nom que le signe {name}, qui se lit comme un signe.",
                "The button has only the sign {name} for a name, which is read as a sign.",
            ).format(name=quoted(name)),
            rgaa=rgaa,
        )
    if signs in ({"x"}, {"X"}) and not readable(element.get("title") or ""):
        return Unsure(
            "letter-x",
            Text(
                "Le bouton {name} se lit «\u00a0ixe\u00a0»\u00a0: si c'est une croix qui ferme, dites "
                "«\u00a0Fermer\u00a0».",
                'The button {name} is read as the letter: if it is a cross that closes, say "Close".',
            ).format(name=quoted(name)),
            rgaa=rgaa,
        )
    return None
