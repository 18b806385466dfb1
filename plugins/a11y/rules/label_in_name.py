"""What is written on a link, a button or a field is part of its name."""

from __future__ import annotations

from typing import Final

from ..finding import Text
from ..link import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..spoken import is_said, visible_label, words_of
from ..tree import Element

# WAI-ARIA 1.2: widgets that their content names.
_NAMED_BY_CONTENT: Final = frozenset({
    "button", "checkbox", "gridcell", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio",
    "switch", "tab", "treeitem",
})  # fmt: skip  # lines of words read better than one a line
_FIELDS: Final = frozenset({"textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"})


@rule(
    targets="[aria-label], [aria-labelledby]",
    severity="error",
    local=True,
    wcag=("2.5.3",),
    rgaa=("6.1.5", "7.1.3", "11.2.5", "11.9.2"),
    act=("2ee8b8",),
    title=Text("Nom qui ne reprend pas le texte visible", "Name that does not hold the visible text"),
    why=Text(
        "Qui commande l'ordinateur à la voix dit ce qu'il lit à l'écran\u00a0; si le nom caché est autre, rien ne se "
        "passe. Qui écoute la page entend autre chose que ses voisins (RGAA 6.1, 7.1, 11.2 ou 11.9, WCAG 2.5.3).",
        "People who speak to their computer say what they read on the screen; if the hidden name is another, nothing "
        "happens. Those who listen hear something else than those who look (RGAA 6.1, 7.1, 11.2 or 11.9, WCAG 2.5.3).",
    ),
    fix=Text(
        "Ôtez l'attribut aria-label, ou commencez-le par les mots visibles, dans le même ordre\u00a0: "
        '<a href="…" aria-label="Lire la suite\u00a0: la fête du parc">Lire la suite</a>.',
        "Remove the aria-label attribute, or begin it with the visible words in the same order: "
        '<a href="…" aria-label="Read on: the fair in the park">Read on</a>.',
    ),
    bad=(
        '<p><a href="/piscine/" aria-label="Horaires d\'été" data-bad>La piscine</a></p>',
        '<p><a href="/piscine/" aria-label="Piscine" data-bad>La piscine municipale</a></p>',
        '<p><a href="/budget/" aria-label="Télécharger le budget" data-bad>Télécharger budget</a></p>',
        '<p><a href="/italie/" aria-label="Découvrir Italie" data-bad>Découvrir It</a></p>',
        '<p id="a">Nouvelle page</p><p><a href="/b/" aria-labelledby="a" data-bad>Le budget de la ville</a></p>',
        '<p><a href="tel:+33199001200" aria-label="0 1 9 9 0 0 1 2 0 0" data-bad>01 99 00 12 00</a></p>',
        '<button type="button" aria-label="Valider" data-bad>Envoyer</button>',
        '<p><label for="c">Votre rue</label> <input id="c" aria-label="Adresse postale" data-bad></p>',
        '<p><input type="button" value="Afficher le plan" aria-label="Carte" data-bad></p>',
        '<p><a href="/a/" aria-label="Fête du parc" data-bad><span aria-hidden="true">Les jeux</span></a></p>',
    ),
    good=(
        '<p><a href="/parc/" aria-label="Fête du parc\u00a0: tout le programme">Fête du parc</a></p>',
        '<p><a href="/parc/" aria-label="  fête   DU parc  ">Fête du parc</a></p>',
        '<p><a href="/parc/" aria-label="Fête du parc le 12 mars"><strong>Fête du parc</strong><br>le 12 mars</a></p>',
        '<p><a href="/parc/" aria-label="Page suivante">Page suivante…</a></p>',
        '<p><a href="/parc/" aria-label="Nonstandard">Non-standard</a></p>',
        '<p><a href="/parc/" aria-label="Sport et santé">Sport &amp; santé</a></p>',
        '<p><a href="/parc/" aria-label="Programme">Programme (PDF, 2\u00a0Mo)</a></p>',
        '<p><a href="/parc/" aria-label="Parc de 9 heures à 18 heures">Parc de 9\u00a0h à 18\u00a0h</a></p>',
        '<button type="button" aria-label="Fermer la fenêtre">X</button>',
        '<button type="button" aria-label="Fermer">×</button>',
        '<p id="t">La fête du parc</p><p><a href="/p/" id="l" aria-labelledby="l t">Le programme</a></p>',
        '<p><label for="c">Votre rue</label> <input id="c" aria-label="Votre rue, avec son numéro"></p>',
        '<button type="button" aria-label="Envoyer le message">Envoyer</button>',
    ),
)
def label_in_name(element: Element, page: Page) -> Verdict:
    """Fail a named widget whose visible words are not, in their order, a part of its accessible name.

    Case, accents, punctuation, words in brackets, icons and single characters
    do not count (ACT 2ee8b8, RGAA 6.1.5 « cas particuliers »).
    """
    role = page.role(element)
    if role not in _NAMED_BY_CONTENT and role not in _FIELDS:
        return INAPPLICABLE
    if not page.exposed(element):
        return INAPPLICABLE
    name = page.name(element)
    from_content = element.tag != "input" and role in _NAMED_BY_CONTENT
    label = visible_label(element, page) if from_content else _label_of_field(element, page)
    words = words_of(label)
    if not name or not label:
        return INAPPLICABLE
    # A single character is a symbol ("X", "B", "+"), which the name puts into words.
    if (
        sum(map(len, words)) < 2
        or is_said(label, name)
        or (from_content and is_said(visible_label(element, page, apart=True), name))
    ):
        return None
    if from_content and _is_card(element, name, page):
        return INAPPLICABLE
    return Fail(
        Text(
            "On lit «\u00a0{label}\u00a0» à l'écran, mais le nom donné aux aides techniques est «\u00a0{name}\u00a0».",
            'The screen shows "{label}", but the name given to assistive technology is "{name}".',
        ).format(label=quoted(label), name=quoted(name)),
        rgaa=(_rgaa(element, role),),
        act=("2ee8b8",) if from_content else (),
    )


def _is_card(element: Element, name: str, page: Page) -> bool:
    """Whether a whole card is the link, with a heading that its name holds: by that heading people call it."""
    return any(
        page.role(node) == "heading" and node.text and is_said(visible_label(node, page), name)
        for node in element.iter_descendants()
    )


def _rgaa(element: Element, role: str | None) -> str:
    if role == "link":
        return "6.1.5"
    if role in _FIELDS or (element.tag == "input" and role in ("checkbox", "radio", "switch")):
        return "11.2.5"
    return "11.9.2" if role == "button" and element.closest("form") is not None else "7.1.3"


def _label_of_field(element: Element, page: Page) -> str:
    kind = (element.get("type") or "").lower()
    if element.tag == "input" and kind in ("button", "submit", "reset"):
        return element.get("value") or ""
    labels = page.labels.get(element.order, ())
    # Several labels, or one that holds the field, say more than what the field is called.
    if len(labels) != 1 or any(node is labels[0] for node in element.iter_ancestors()):
        return ""
    return visible_label(labels[0], page)
