"""Each access key belongs to one element."""

from collections.abc import Mapping

from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[accesskey]",
    severity="warning",
    title=Text("Même raccourci pour deux éléments", "Same access key for two elements"),
    why=Text(
        "Le raccourci (Alt et une touche) ne sait plus où aller\u00a0: selon le navigateur il mène au premier, au "
        "dernier, ou à aucun des deux.",
        "The shortcut (Alt and a key) no longer knows where to go: depending on the browser it leads to the first, to "
        "the last, or to none.",
    ),
    fix=Text(
        "Gardez une touche différente pour chacun, ou retirez accesskey\u00a0: peu de gens connaissent ces "
        "raccourcis, et ils gênent ceux du lecteur d'écran.",
        "Keep a different key for each, or remove accesskey: few people know these shortcuts, and they get in the way "
        "of those of screen readers.",
    ),
    bad=(
        '<p><a href="/" accesskey="1">Accueil</a> <a href="/agenda/" accesskey="1" data-bad>Agenda</a></p>',
        '<p><a href="/" accesskey="s">Accueil</a></p><button type="button" accesskey="S" data-bad>Menu</button>',
    ),
    good=(
        '<p><a href="/" accesskey="1">Accueil</a> <a href="/agenda/" accesskey="2">Agenda</a></p>',
        '<p><a href="/" accesskey="1">Accueil</a> <a href="/agenda/" accesskey="1" hidden>Agenda</a></p>',
    ),
)
def accesskey_unique(element: Element, page: Page) -> Verdict:
    """Fail an element whose access key an earlier visible one has."""
    key = (element.get("accesskey") or "").strip().lower()
    if not key or not page.visible(element):
        return INAPPLICABLE
    first = page.once(_first)[key]
    if first is element:
        return None
    shown, words = tag(element, "accesskey"), text_of(element, page.name(element))
    other = text_of(first, page.name(first))
    return Fail(
        Text(
            f"{shown}{words.fr}\u00a0: {tag(first)}{other.fr} a déjà la touche «\u00a0{key}\u00a0».",
            f'{shown}{words.en}: {tag(first)}{other.en} has the key "{key}" already.',
        )
    )


def _first(page: Page) -> Mapping[str, Element]:
    first: dict[str, Element] = {}
    for element in page.elements:
        key = (element.get("accesskey") or "").strip().lower()
        if key and page.visible(element):
            first.setdefault(key, element)
    return first
