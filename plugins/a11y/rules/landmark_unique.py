"""A page has one header and one footer of its own."""

from __future__ import annotations

from collections.abc import Mapping

from ..finding import Text
from ..landmark import landmarks
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_NAMES = {
    "banner": Text("en-têtes de page (header)", "page headers (header)"),
    "contentinfo": Text("pieds de page (footer)", "page footers (footer)"),
}


@rule(
    targets="header, footer, [role~=banner i], [role~=contentinfo i]",
    severity="warning",
    title=Text("Deux en-têtes ou deux pieds de page", "Two page headers or two page footers"),
    why=Text(
        "Un lecteur d'écran saute à l'en-tête et au pied de la page\u00a0: s'il y en a deux, la personne ne sait pas "
        "lequel porte le menu, les contacts ou les mentions légales.",
        "A screen reader jumps to the header and to the footer of the page: if there are two, people cannot tell which "
        "holds the menu, the contacts or the legal notice.",
    ),
    fix=Text(
        "Dans le gabarit (à transmettre à l'équipe technique), gardez un seul <header> et un seul <footer> hors du "
        "contenu\u00a0; les autres deviennent des <div>, ou vont dans leur <article> ou leur <section>.",
        "In the template (for the technical team), keep one <header> and one <footer> outside the content; the others "
        "become <div>, or go into their <article> or <section>.",
    ),
    bad=(
        "<body><header><p>Ville</p></header><header data-bad><p>Alerte</p></header><main><h1>Parcs</h1></main></body>",
        "<body><main><h1>Parcs</h1></main><footer><p>Contact</p></footer><footer data-bad><p>M</p></footer></body>",
        '<body><header><p>Ville</p></header><div role="banner" data-bad><p>Alerte</p></div>'
        "<main><h1>Parcs</h1></main></body>",
    ),
    good=(
        "<body><header><p>Ville</p></header><main><h1>Parcs</h1></main><footer><p>Contact</p></footer></body>",
        "<body><header><p>Ville</p></header><main><header><h1>Parcs</h1></header><article><footer><p>Hier</p></footer>"
        "</article></main></body>",
        "<body><header><p>Ville</p></header><header hidden><p>Alerte</p></header><main><h1>Parcs</h1></main></body>",
    ),
)
def landmark_unique(element: Element, page: Page) -> Verdict:
    """Fail a second banner or contentinfo landmark (RGAA, « landmarks », note 2: they should be single)."""
    role = page.role(element)
    if role not in _NAMES or not page.exposed_at_rest(element) or _is_apart(element, page):
        return INAPPLICABLE
    alike = page.once(_alike)[role]
    if alike[0] == element.order or any(page.role(node) == role for node in element.iter_ancestors()):
        return None
    return Fail(
        Text("La page a {count} {kind}, dont celui-ci.", "The page has {count} {kind}, of which this is one.").format(
            count=len(alike), kind=_NAMES[role]
        )
    )


def _is_apart(element: Element, page: Page) -> bool:
    """Whether it is that of a dialog, or of something framed."""
    return any(page.role(node) in ("dialog", "alertdialog", "application") for node in element.iter_ancestors())


def _alike(page: Page) -> Mapping[str, list[int]]:
    """The orders of the headers and of the footers of the page itself."""
    return {
        role: [
            one.order for one in page.once(landmarks)[role] if page.exposed_at_rest(one) and not _is_apart(one, page)
        ]
        for role in _NAMES
    }
