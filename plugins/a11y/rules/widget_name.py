"""Menu entries, tabs, dialogs, gauges have a name."""

from typing import Final

from ..aria.shown import tag
from ..finding import Text
from ..image import images_in
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable

# Those of which WAI-ARIA 1.2 requires a name and no other rule asks it.
_WHAT: Final = {
    "alertdialog": Text("La fenêtre d'alerte", "The alert dialog"),
    "dialog": Text("La fenêtre de dialogue", "The dialog"),
    "menuitem": Text("L'entrée de menu", "The menu item"),
    "meter": Text("La jauge", "The meter"),
    "option": Text("Le choix de la liste", "The option"),
    "progressbar": Text("La barre de progression", "The progress bar"),
    "tab": Text("L'onglet", "The tab"),
    "treeitem": Text("L'entrée de l'arborescence", "The tree item"),
}


@rule(
    targets="dialog, meter, progress, [role~=alertdialog i], [role~=dialog i], [role~=menuitem i], [role~=meter i], "
    "[role~=option i], [role~=progressbar i], [role~=tab i], [role~=treeitem i]",
    severity="error",
    local=True,
    wcag=("4.1.2",),
    rgaa=("7.1.3",),
    act=("m6b1q3",),
    title=Text("Composant sans nom", "Widget without a name"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0élément de menu\u00a0», «\u00a0onglet\u00a0» ou «\u00a0dialogue\u00a0» et "
        "rien d'autre\u00a0: personne ne sait ce que c'est (RGAA 7.1, WCAG 4.1.2).",
        'A screen reader says "menu item", "tab" or "dialog" and nothing else: nobody knows what it is (RGAA 7.1, '
        "WCAG 4.1.2).",
    ),
    fix=Text(
        "Écrivez des mots dans le composant, ou nommez-le\u00a0: aria-labelledby vers son titre, sinon "
        'aria-label="Paramètres".',
        'Write words into the widget, or name it: aria-labelledby to its heading, else aria-label="Settings".',
    ),
    bad=(
        '<ul role="menu" aria-label="Page"><li role="menuitem" tabindex="0" data-bad></li></ul>',
        '<ul role="menu" aria-label="Page"><li role="menuitem" tabindex="0" data-bad><img src="a.svg" alt=""></li>'
        "</ul>",
        '<div role="tablist"><button type="button" role="tab" aria-selected="true" data-bad>'
        '<svg aria-hidden="true"><path d="M0 0h9"></path></svg></button></div>',
        "<dialog open data-bad><p>Voulez-vous quitter\u00a0?</p></dialog>",
        '<div role="dialog" aria-modal="true" data-bad><h2>Quitter\u00a0?</h2></div>',
        '<div role="progressbar" aria-valuenow="30" data-bad></div>',
        '<p><progress value="3" max="10" data-bad></progress></p>',
        '<div role="tree" aria-label="Plan"><div role="treeitem" tabindex="0" data-bad><i class="fa">\ue001</i></div>'
        "</div>",
    ),
    good=(
        '<ul role="menu" aria-label="Page"><li role="menuitem" tabindex="0">Imprimer</li></ul>',
        '<ul role="menu" aria-label="Page"><li role="menuitem" tabindex="0"><img src="a.svg" alt="Imprimer"></li></ul>',
        '<div role="tablist"><button type="button" role="tab" aria-selected="true" aria-label="Carte"></button></div>',
        '<dialog open aria-labelledby="q"><h2 id="q">Quitter\u00a0?</h2></dialog>',
        '<p><label>Envoi <progress value="3" max="10"></progress></label></p>',
        '<div role="meter" aria-label="Places libres" aria-valuenow="12">12 sur 40</div>',
        '<dialog id="agrandi"></dialog><p><label>Envoi <progress></progress></label></p>',
        '<div role="progressbar" aria-label="Envoi" aria-valuenow="30"></div><div role="dialog" hidden></div>',
    ),
)
def widget_name(element: Element, page: Page) -> Verdict:
    """Fail an exposed widget of these roles whose accessible name holds nothing that can be read out.

    Source: WAI-ARIA 1.2, "Accessible Name Required". ACT m6b1q3 speaks of menu items alone.
    """
    role = page.role(element)
    if role not in _WHAT or not page.exposed(element):
        return INAPPLICABLE
    if readable(page.name(element)):
        return None
    if role in ("dialog", "alertdialog") and not readable(element.text) and not any(images_in(element, page)):
        # It waits for a script to fill it, and to name it.
        return INAPPLICABLE
    what, shown = _WHAT[role], tag(element, "role")
    return Fail(
        Text(f"{what.fr} {shown} n'a pas de nom.", f"{what.en} {shown} has no name."),
        act=("m6b1q3",) if role == "menuitem" else (),
    )
