"""Inside a button, an image, an option… nothing takes the focus."""

from ..aria.roles import CHILDREN_PRESENTATIONAL
from ..aria.shown import tag, text_of
from ..finding import Text
from ..keyboard import is_tab_stop
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="button, [role]",
    severity="error",
    local=True,
    wcag=("4.1.2",),
    rgaa=("8.2.1",),
    act=("307n5z",),
    title=Text("Lien ou champ à l'intérieur d'un bouton", "Link or field inside a button"),
    why=Text(
        "Ce qui est dans un bouton, un onglet ou une image n'est lu que comme du texte. Un lien posé dedans reçoit le "
        "clavier sans être annoncé, et l'on ne sait lequel des deux s'active (RGAA 8.2, WCAG 4.1.2).",
        "What is inside a button, a tab or an image is read as text only. A link put in there gets the keyboard "
        "without being announced, and nobody knows which of the two acts (RGAA 8.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Placez-les l'un à côté de l'autre, ou n'en gardez qu'un\u00a0: un lien pour aller ailleurs, un bouton pour "
        "agir.",
        "Put them side by side, or keep one only: a link to go elsewhere, a button to act.",
    ),
    bad=(
        '<button type="button" data-bad><a href="/horaires/">Horaires</a></button>',
        '<div role="button" tabindex="0" data-bad>Voir <span tabindex="0">les horaires</span></div>',
        '<div role="img" aria-label="Plan" data-bad><a href="/plan/">Plan</a></div>',
        '<ul role="tablist"><li role="tab" aria-selected="true" tabindex="0" data-bad><a href="#a">Horaires</a></li>'
        "</ul>"
        '<p id="a">Ouvert</p>',
        '<div role="checkbox" tabindex="0" aria-checked="true" data-bad>Oui <input aria-label="Nom"></div>',
    ),
    good=(
        '<p><button type="button">Fermer</button> <a href="/horaires/">Horaires</a></p>',
        '<button type="button"><span>Menu</span> <svg aria-hidden="true"><path d="M0 0h9"></path></svg></button>',
        '<ul role="tablist"><li role="presentation"><a role="tab" href="#a" aria-selected="true">Horaires</a></li></ul>'
        '<p id="a">Ouvert</p>',
        '<button type="button">Voir <a>plus</a><input type="hidden" name="a"></button>',
        '<button type="button">Voir <span style="display: none"><span tabindex="0">plus</span></span></button>',
    ),
)
def presentational_children_focus(element: Element, page: Page) -> Verdict:
    """Fail an exposed element whose role makes its children presentational and that holds a stop of the Tab key.

    Source: WAI-ARIA 1.2, "Children Presentational"; HTML's content model of `button` says the same.
    """
    role = page.role(element)
    if role not in CHILDREN_PRESENTATIONAL or not page.exposed(element):
        return INAPPLICABLE
    inside = next((node for node in element.iter_descendants() if is_tab_stop(node) and page.visible(node)), None)
    if inside is None:
        return None
    shown, words = tag(element, "role"), text_of(inside)
    return Fail(
        Text(
            f"{shown} contient {tag(inside, 'href', 'type')}{words.fr}, que le clavier atteint.",
            f"{shown} holds {tag(inside, 'href', 'type')}{words.en}, which the keyboard reaches.",
        )
    )
