"""Several menus of a page have names that tell them apart."""

from __future__ import annotations

from collections import Counter

from ..finding import Text
from ..landmark import landmarks
from ..link import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import comparable


@rule(
    targets="nav, [role~=navigation i]",
    severity="warning",
    title=Text("Menus que rien ne distingue", "Menus that nothing tells apart"),
    why=Text(
        "Un lecteur d'écran liste les zones de la page\u00a0: plusieurs «\u00a0navigation\u00a0» sans nom, ou du même "
        "nom, obligent à les ouvrir une à une. Le RGAA le recommande sans l'exiger.",
        'A screen reader lists the parts of the page: several times "navigation", without a name or of one name, have '
        "to be opened one by one. RGAA recommends this and does not demand it.",
    ),
    fix=Text(
        "Dans le gabarit (à transmettre à l'équipe technique), nommez chacun\u00a0: "
        '<nav aria-label="Menu principal">, <nav aria-label="Fil d\'Ariane">, <nav aria-label="Pages">.',
        'In the template (for the technical team), name each: <nav aria-label="Main menu">, '
        '<nav aria-label="Breadcrumb">, <nav aria-label="Pages">.',
    ),
    bad=(
        '<nav data-bad><a href="/a/">Agenda</a></nav><nav data-bad><a href="/b/">Budget</a></nav>',
        '<nav aria-label="Menu"><a href="/a/">Agenda</a></nav><nav data-bad><a href="/b/">Budget</a></nav>',
        '<nav aria-label="Menu" data-bad><a href="/a/">A</a></nav>'
        '<nav aria-label="menu" data-bad><a href="/b/">B</a></nav>',
        '<div role="navigation" data-bad><a href="/a/">Agenda</a></div><nav data-bad><a href="/b/">Budget</a></nav>',
    ),
    good=(
        '<nav aria-label="Menu"><a href="/a/">Agenda</a></nav><nav aria-label="Pages"><a href="/b/">Budget</a></nav>',
        '<nav><a href="/a/">Agenda</a></nav>',
        '<nav aria-label="Menu"><a href="/a/">A</a></nav><nav hidden><a href="/b/">B</a></nav>',
        '<nav aria-labelledby="m"><h2 id="m">Menu</h2></nav><nav aria-label="Pages"><a href="/b/">B</a></nav>',
        '<nav aria-label="Menu"><a href="/a/">A</a></nav><aside><p>Une note.</p></aside>',
        '<nav aria-label="Pages"><a href="/a/">2</a></nav><p>Texte</p>'
        '<nav aria-label="Pages"><a href="/a/">2</a></nav>',
    ),
)
def landmark_name(element: Element, page: Page) -> Verdict:
    """Fail one of several menus that has no name, or the name of another with other links.

    The same menu twice, above and below a list, bears the same name rightly.
    """
    if page.role(element) != "navigation" or not page.exposed_at_rest(element):
        return INAPPLICABLE
    menus = page.once(_menus)
    if menus.total() < 2:
        return None
    name = page.name(element)
    if not name:
        return Fail(
            Text(
                "La page a {count} menus (nav), et celui-ci n'a pas de nom.",
                "The page has {count} menus (nav), and this one has no name.",
            ).format(count=menus.total())
        )
    said = comparable(name)
    if page.once(_names)[said] > 1:
        return Fail(
            Text(
                "Deux menus (nav) s'appellent «\u00a0{name}\u00a0».",
                'Two menus (nav) are called "{name}".',
            ).format(name=quoted(name))
        )
    return None


def _menus(page: Page) -> Counter[tuple[str, tuple[str | None, ...]]]:
    """The menus that assistive technology is told of at rest: how many have the same name and lead to the same."""
    return Counter(
        (comparable(page.name(menu)), _links(menu))
        for menu in page.once(landmarks)["navigation"]
        if page.exposed_at_rest(menu)
    )


def _names(page: Page) -> Counter[str]:
    """How many different menus have each name."""
    return Counter(name for name, _ in page.once(_menus))


def _links(element: Element) -> tuple[str | None, ...]:
    return tuple(node.get("href") for node in element.iter_descendants() if node.tag == "a")
