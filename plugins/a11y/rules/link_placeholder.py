"""A link leads somewhere: "#" is no destination."""

import re

from ..finding import Text
from ..image import is_link
from ..link import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import comparable

_TO_TOP = re.compile(r".*\b(?:haut|debut|sommet|remonter|top|start|beginning)\b.*")
_SCRIPTED = ("aria-expanded", "aria-haspopup", "aria-controls", "aria-pressed")


@rule(
    targets="a[href]",
    severity="warning",
    local=True,
    title=Text("Lien qui ne mène nulle part", "Link that leads nowhere"),
    why=Text(
        "L'adresse «\u00a0#\u00a0» ramène en haut de la page\u00a0: le lien promet autre chose, et qui écoute la page "
        "perd sa place.",
        'The address "#" leads back to the top of the page: the link promises something else, and those who listen '
        "lose their place.",
    ),
    fix=Text(
        "Écrivez la vraie adresse\u00a0: [Le programme]({filename}/pages/culture/programme.md). Si la page n'existe "
        "pas encore, ôtez le lien et gardez le texte\u00a0; si c'est une commande, prenez un bouton (<button>).",
        "Write the real address: [The programme]({filename}/pages/culture/programme.md). If the page does not exist "
        "yet, remove the link and keep the text; if it is a command, use a <button>.",
    ),
    bad=(
        '<p><a href="#" data-bad>Le programme de la fête</a></p>',
        '<p><a href=" # " class="bouton" data-bad>S\'inscrire</a></p>',
        '<p><a href="#!" data-bad>Fermer</a></p>',
    ),
    good=(
        '<p><a href="#">Haut de page</a></p>',
        '<p><a href="#">Retour en haut</a></p>',
        '<p><a href="#" role="button" aria-expanded="false">Menu</a></p>',
    ),
)
def link_placeholder(element: Element, page: Page) -> Verdict:
    """Fail a link whose address is "#" alone and whose words do not speak of the top of the page.

    One that says to be a button or to open something is driven by a script.
    """
    if (element.get("href") or "").strip() not in ("#", "#!"):
        return INAPPLICABLE
    if not is_link(element, page) and page.role(element) != "button":
        return INAPPLICABLE
    if page.role(element) == "button" or any(element.has(name) for name in _SCRIPTED):
        return None
    name = page.name(element)
    if _TO_TOP.fullmatch(comparable(name)) or not any(map(str.isalnum, name)):
        return None
    return Fail(
        Text(
            "Le lien «\u00a0{name}\u00a0» a pour adresse «\u00a0#\u00a0»\u00a0: il ne mène nulle part.",
            'The link "{name}" has the address "#": it leads nowhere.',
        ).format(name=quoted(name))
    )
