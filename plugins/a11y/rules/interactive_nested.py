"""A link holds no other control."""

from ..aria.roles import CHILDREN_PRESENTATIONAL
from ..aria.shown import tag, text_of
from ..finding import Text
from ..keyboard import is_tab_stop
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="a[href], [role~=link i]",
    severity="error",
    local=True,
    wcag=("4.1.2",),
    rgaa=("8.2.1",),
    title=Text("Bouton ou champ à l'intérieur d'un lien", "Button or field inside a link"),
    why=Text(
        "Deux commandes l'une dans l'autre\u00a0: le clavier s'arrête deux fois au même endroit, et l'on ne sait "
        "laquelle agit (RGAA 8.2, WCAG 4.1.2).",
        "Two controls one inside the other: the keyboard stops twice at the same place, and nobody knows which acts "
        "(RGAA 8.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Gardez le lien seul\u00a0: [Prendre rendez-vous](/rendez-vous/). Son aspect de bouton est l'affaire du thème.",
        "Keep the link alone: [Make an appointment](/appointment/). Making it look like a button is the theme's "
        "business.",
    ),
    bad=(
        '<p><a href="/horaires/" data-bad><button type="button">Horaires</button></a></p>',
        '<p><a href="/horaires/" data-bad>Horaires <span tabindex="0">d\'hiver</span></a></p>',
        '<p><a href="/film/" data-bad>Le film <audio controls src="a.mp3"></audio></a></p>',
        '<p><span role="link" tabindex="0" data-bad>Horaires <input aria-label="Jour"></span></p>',
    ),
    good=(
        '<p><a href="/horaires/">Horaires <span tabindex="-1">d\'hiver</span></a></p>',
        '<p><a href="/horaires/"><img src="a.jpg" alt="Horaires"></a> <button type="button">Fermer</button></p>',
        '<p><a href="/horaires/">Horaires <button type="button" hidden>Plus</button></a></p>',
    ),
)
def interactive_nested(element: Element, page: Page) -> Verdict:
    """Fail an exposed link that holds a stop of the Tab key (HTML, content model of `a`).

    Buttons and the like are `presentational-children-focus`'s.
    """
    if not element.children:
        return None
    if page.role(element) in CHILDREN_PRESENTATIONAL or not page.exposed(element):
        return INAPPLICABLE
    inside = next((node for node in element.iter_descendants() if is_tab_stop(node) and page.visible(node)), None)
    if inside is None:
        return None
    shown, words = tag(element, "href"), text_of(element, page.name(element))
    return Fail(
        Text(
            f"Le lien {shown}{words.fr} contient {tag(inside, 'type', 'tabindex')}, une autre commande.",
            f"The link {shown}{words.en} holds {tag(inside, 'type', 'tabindex')}, another control.",
        )
    )
