"""The ids that aria- attributes refer to exist."""

from difflib import get_close_matches

from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable

# Rules of their own tell when these have no name at all.
_NAMED_ELSEWHERE = frozenset({
    "button", "checkbox", "combobox", "heading", "img", "link", "listbox", "menuitem", "radio", "searchbox",
    "slider", "spinbutton", "switch", "textbox",
})  # fmt: skip  # lines of words read better than one a line


@rule(
    targets="[aria-labelledby], [aria-describedby]",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("8.2.1",),
    title=Text("Référence à un identifiant absent", "Reference to an id that is not there"),
    why=Text(
        "aria-labelledby et aria-describedby prennent leurs mots à un autre endroit de la page. Si l'identifiant n'y "
        "est pas, ces mots ne sont jamais lus (RGAA 8.2, WCAG 1.3.1).",
        "aria-labelledby and aria-describedby take their words from another place of the page. Where the id is not "
        "there, these words are never read (RGAA 8.2, WCAG 1.3.1).",
    ),
    fix=Text(
        'Corrigez l\'identifiant, ou donnez-le au texte voulu\u00a0: <p id="aide-date">Au format JJ/MM/AAAA</p>.',
        'Correct the id, or give it to the text that is meant: <p id="help-date">As YYYY-MM-DD</p>.',
    ),
    bad=(
        '<section aria-labelledby="absent" data-bad><h2 id="horaires">Horaires</h2><p>Ouvert</p></section>',
        '<p id="aide">Au format JJ/MM/AAAA</p><p><label>Date <input aria-describedby="aide-date" data-bad></label></p>',
        '<h2 id="a">Horaires</h2><nav aria-labelledby="a b" data-bad><p>Ouvert</p></nav>',
        '<button type="button" aria-label="Fermer" aria-describedby="#aide" data-bad>×</button><p id="aide">Ou '
        "Échap</p>",
    ),
    good=(
        '<section aria-labelledby="horaires"><h2 id="horaires">Horaires</h2><p>Ouvert</p></section>',
        '<p id="aide">Au format JJ/MM/AAAA</p><p><label>Date <input aria-describedby="aide"></label></p>',
        '<p><label>Date <input aria-describedby=""></label></p><nav aria-labelledby="a"><h2 id="a">Accès</h2></nav>',
        '<p id="b" hidden>Horaires d\'hiver</p><nav aria-labelledby="b"><p>Ouvert</p></nav>',
    ),
)
def aria_idref(element: Element, page: Page) -> Verdict:
    """Fail ids of `aria-labelledby` and `aria-describedby` that no element has (WAI-ARIA 1.2, "ID reference list").

    A script may make what a field is described by when it is wrong: of fields with `aria-invalid`
    or whose id speaks of an error nothing is said. Other references (`aria-controls`, `aria-owns`…)
    are often filled in by scripts.
    """
    applicable = False
    faults: list[Fail | Unsure] = []
    for name in ("aria-labelledby", "aria-describedby"):
        ids = (element.get(name) or "").split()
        if not ids or not page.exposed(element):
            continue
        applicable = True
        absent = [one for one in ids if one not in page.ids]
        if name == "aria-describedby":
            absent = [one for one in absent if not _is_made_later(one)]
        if absent and not (name == "aria-labelledby" and _is_told(element, page)):
            faults.append(_fault(element, page, name, absent[0]))
    return faults if applicable else INAPPLICABLE


def _is_told(element: Element, page: Page) -> bool:
    return page.role(element) in _NAMED_ELSEWHERE and not readable(page.name(element))


def _is_made_later(name: str) -> bool:
    return any(
        word in name.lower() for word in ("err", "alert", "feedback", "invalid", "tooltip", "popover", "infobulle")
    )


def _fault(element: Element, page: Page, name: str, absent: str) -> Fail:
    near = get_close_matches(absent.lstrip("#"), list(page.ids)[:1000], n=1, cutoff=0.8)
    hint = (
        Text(f" Vouliez-vous dire «\u00a0{near[0]}\u00a0»\u00a0?", f' Did you mean "{near[0]}"?')
        if near
        else Text("", "")
    )
    shown, words = tag(element, name), text_of(element, page.name(element))
    return Fail(
        Text(
            f"{shown}{words.fr}\u00a0: aucun élément de la page n'a l'identifiant «\u00a0{absent}\u00a0».{hint.fr}",
            f'{shown}{words.en}: no element of the page has the id "{absent}".{hint.en}',
        )
    )
