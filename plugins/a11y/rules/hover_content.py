"""What appears under the pointer appears for the keyboard too."""

from ..finding import Text
from ..looks import elsewhere, words_in
from ..page import Page
from ..rule import Fail, Unsure, Verdict, rule
from ..script import has_outer_script, inline_script
from ..style import Media
from ..style.matches import Variation
from ..style.sharing import passed_by_looks
from ..style.view import View, lens_of
from ..tree import Element
from ._contrast import shortened

_REST = View(Media())
_OPENED = Variation.HOVER | Variation.USED
_HOVER, _FOCUS, _USED = View(Media(), "hover"), View(Media(), "focus"), View(Media(), "used")
_MENU = '<ul class="sous-menu" data-bad><li><a href="/piscine/">Piscine</a></li></ul>'


@rule(
    targets="body",
    severity="error",
    wcag=("2.1.1",),
    rgaa=("10.14.1",),
    title=Text("Contenu qui n'apparaît qu'au survol", "Content that appears under the pointer only"),
    why=Text(
        "Sans souris (au clavier, au doigt, à la voix), rien ne survole\u00a0: ce contenu ne s'affiche jamais "
        "(RGAA 10.14, WCAG 2.1.1).",
        "Without a mouse (by keyboard, finger or voice) nothing hovers: this content never shows (RGAA 10.14, "
        "WCAG 2.1.1).",
    ),
    fix=Text(
        "Affichez-le aussi à la prise de focus\u00a0: à côté de «\u00a0li:hover > ul\u00a0», ajoutez «\u00a0"
        "li:focus-within > ul\u00a0»\u00a0; mieux, ouvrez-le par un bouton ou par <details>.",
        'Show it with the focus too: beside "li:hover > ul", add "li:focus-within > ul"; better, open it by a button '
        "or by <details>.",
    ),
    bad=(
        "<style>.sous-menu { display: none } li:hover > .sous-menu { display: block }</style>"
        f'<ul><li><a href="/sport/">Sport</a>{_MENU}</li></ul>',
        "<style>.bulle { visibility: hidden } .aide:hover .bulle { visibility: visible }</style>"
        '<p class="aide">Tarif réduit <span class="bulle" data-bad>Sur présentation d\'un justificatif</span></p>',
        "<style>.voile { opacity: 0 } .carte:hover .voile { opacity: 1 } .carte:focus { outline: 3px solid }</style>"
        '<a class="carte" href="/piscine/">Piscine<span class="voile" data-bad>Ouverte tous les jours</span></a>',
        "<style>.sous-menu { display: none } li:hover > .sous-menu { display: block }</style><ul><li>"
        f'<a href="/sport/">Sport</a>{_MENU}</li></ul><script src="menu.js"></script>',
        "<style>.bulle { display: none } b:hover + .bulle { display: block }</style>"
        '<p><b>Tarif réduit</b> <span class="bulle" data-bad>Sur présentation d\'un justificatif</span></p>',
    ),
    good=(
        "<style>.sous-menu { display: none } li:hover > .sous-menu, li:focus-within > .sous-menu { display: block }"
        f'</style><ul><li><a href="/sport/">Sport</a>{_MENU.replace(" data-bad", "")}</li></ul>',
        "<style>.sous-menu { display: none } li:hover > .sous-menu { display: block }</style><ul><li>"
        '<button aria-expanded="false">Sport</button>'
        f'{_MENU.replace(" data-bad", "")}</li></ul><script src="menu.js"></script>',
        "<style>.ancre { opacity: 0 } h2:hover .ancre { opacity: 1 }</style>"
        '<h2 id="tarifs">Tarifs <span class="ancre" aria-hidden="true">#</span></h2>',
        "<style>.voile { opacity: 0 } .carte:hover .voile, .carte:focus .voile { opacity: 1 }</style>"
        '<a class="carte" href="/piscine/">Piscine<span class="voile"> du centre</span></a>',
        "<style>.bulle { display: none } a:hover + .bulle, a:focus + .bulle { display: block }</style>"
        '<p><a href="/tarifs/">Tarif réduit</a> <span class="bulle">Sur présentation d\'un justificatif</span></p>',
        "<style>.plus { display: none } .bascule:checked ~ .plus { display: block }</style>"
        '<div><input class="bascule" id="b" type="checkbox"> <label for="b">Tarifs</label>'
        '<p class="plus">Entrée\u00a0: 4\u00a0€</p></div>',
    ),
)
def hover_content(element: Element, page: Page) -> Verdict:
    """Fail, once a page, text or links that only the pointer brings to sight (RGAA 10.14.1).

    Where a script may open them as well, a person looks; with a button beside them that
    says what it opens, nothing is asked.
    """
    if page.styles().missing:
        # A sheet that could not be had may show it with the focus.
        return None
    variations = page.styles().variations(page.elements)
    sees = lens_of(page, _REST).sight.sees
    keys, passed = page.styles().plain_keys, passed_by_looks(page, "hover-content")
    found: list[Element] = []
    for node in page.elements:
        if not variations[node.order] & _OPENED or keys[node.order] in passed or node.parent is None:
            continue
        if sees(node) or not _opens(node, page):
            if (key := keys[node.order]) is not None:
                passed.add(key)
        elif sees(node.parent) and _appears(node, page):
            found.append(node)
    if not found:
        return []
    first, more = found[0], elsewhere(len(found) - 1)
    text = shortened(first.text)
    if has_outer_script(page) or page.once(inline_script):
        return Unsure(
            "script",
            Text(
                f"La feuille de style ne montre «\u00a0{text}\u00a0» qu'au survol{more.fr}\u00a0: un script "
                "l'ouvre-t-il aussi au clavier\u00a0?",
                f'The style sheet shows "{text}" under the pointer only{more.en}: does a script open it by keyboard '
                "as well?",
            ),
            element=first,
        )
    return Fail(
        Text(
            f"«\u00a0{text}\u00a0» n'apparaît qu'au survol de la souris{more.fr}.",
            f'"{text}" appears under the mouse pointer only{more.en}.',
        ),
        element=first,
    )


def _opens(node: Element, page: Page) -> bool:
    """Whether the pointer brings an element to sight, on itself or beside it, and the focus does not."""
    hover, focus, used = (lens_of(page, view).sight for view in (_HOVER, _FOCUS, _USED))
    if focus.sees(node):
        return False
    if used.sees(node):
        # Opened by what stands beside it: the pointer there, a checked box, an address that ends in its id.
        return page.styles().is_opened_by_pointer_alone(node)
    return hover.sees(node)


def _appears(node: Element, page: Page) -> bool:
    """Whether an element that the pointer opens has words to read, and nothing beside it seems to open it as well."""
    if node.namespace != "html" or not words_in(node):
        return False
    focus, used = (lens_of(page, view).sight for view in (_FOCUS, _USED))
    if any(focus.sees(child) or (used.sees(child) and not used.sees(node)) for child in node.children):
        return False
    if any(around.has("aria-hidden") for around in (node, *node.iter_ancestors())):
        return False
    parent = node.parent
    beside = () if parent is None else (parent, *parent.children)
    return not any(one.has("aria-expanded") or one.has("aria-controls") or one.has("onclick") for one in beside)
