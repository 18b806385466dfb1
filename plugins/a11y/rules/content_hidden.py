"""What everyone sees is told to those who listen."""

from ..finding import Text
from ..looks import words_in
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style import Media
from ..style.view import View, lens_of
from ..tree import Element
from ._contrast import shortened

_TEXT = "La piscine du centre rouvre lundi après trois mois de travaux."


@rule(
    targets="[aria-hidden=true i]",
    severity="error",
    wcag=("1.3.1", "4.1.2"),
    rgaa=("10.8.1",),
    title=Text("Contenu visible caché aux lecteurs d'écran", "Visible content hidden from screen readers"),
    why=Text(
        'Avec aria-hidden="true", un lecteur d\'écran saute le contenu que tout le monde voit\u00a0: la personne ne '
        "sait pas qu'il existe (RGAA 10.8, WCAG 1.3.1).",
        'With aria-hidden="true" a screen reader skips what everyone sees: the person does not know that it exists '
        "(RGAA 10.8, WCAG 1.3.1).",
    ),
    fix=Text(
        'Retirez aria-hidden="true" de l\'élément\u00a0: il est fait pour ce qui décore ou répète, une icône par '
        "exemple.",
        'Remove aria-hidden="true" from the element: it is meant for what decorates or repeats, such as an icon.',
    ),
    bad=(
        f'<body aria-hidden="true" data-bad><main><h1>La piscine</h1><p>{_TEXT}</p></main></body>',
        f'<body><main aria-hidden="TRUE" data-bad><h1>La piscine</h1><p>{_TEXT}</p></main></body>',
        f'<body><div aria-hidden="true" data-bad><main><h1>La piscine</h1><p>{_TEXT}</p></main></div></body>',
        '<h2 aria-hidden="true" data-bad>Ouverture du bassin</h2><p>De 9 h à 19 h</p>',
        f'<p aria-hidden="true" data-bad>{_TEXT}</p>',
        f'<p>La ville vous informe.</p><div aria-hidden="true" data-bad><p>{_TEXT}</p><p>Entrée gratuite.</p></div>',
    ),
    good=(
        '<p><span aria-hidden="true">📅</span> Le 3 mars</p>',
        '<p><span aria-hidden="true">mar. 12 mars, 9 h – midi et demi</span><span style="position: absolute; '
        'clip-path: inset(50%)">Le 12 mars 2026, de 9 heures à midi et demi</span></p>',
        f'<p aria-hidden="true">{_TEXT}</p><p>La piscine du centre rouvre lundi après trois mois de travaux.</p>',
        f'<div aria-hidden="true" style="display: none"><p>{_TEXT}</p></div><p><i aria-hidden="true">→</i> Ouvert</p>',
        '<pre><span aria-hidden="true">1 2 3 4 5 6 7 8</span> a = 1</pre>',
        '<p aria-label="Quatre étoiles" role="img"><span aria-hidden="true">★★★★☆ selon cinq cents avis reçus</span>'
        "</p>",
    ),
)
def content_hidden(element: Element, page: Page, *, words: int = 6) -> Verdict:
    """Fail an `aria-hidden` that takes away the page, its main content or a heading; ask about text of so many words.

    Text that the page says again, or that its neighbour or a name says for those who
    listen, may be hidden so (RGAA 10.8.1).
    """
    if not element.text:
        # An icon: images and their alternatives have rules of their own.
        return None
    if not page.visible(element) or any(_is_hidden(node) for node in element.iter_ancestors()):
        return INAPPLICABLE
    if element.tag in ("html", "body") or _holds_the_main(element, page):
        return Fail(
            Text(
                "Tout le contenu de la page est caché aux lecteurs d'écran.",
                "All the content of the page is hidden from screen readers.",
            )
        )
    sees = lens_of(page, View(Media())).sight.sees
    text = shortened(element.text)
    if element.tag in _HEADINGS and words_in(element) and sees(element) and not _is_told(element, page):
        return Fail(
            Text(
                f"Le titre «\u00a0{text}\u00a0» est caché aux lecteurs d'écran.",
                f'The heading "{text}" is hidden from screen readers.',
            )
        )
    if _words_that_say(element) < words or not sees(element) or _is_told(element, page):
        return None
    return Unsure(
        "visible-text",
        Text(
            f"«\u00a0{text}\u00a0» se voit et n'est pas lu par les lecteurs d'écran\u00a0: est-ce dit ailleurs\u00a0?",
            f'"{text}" is seen and not read by screen readers: is it said elsewhere?',
        ),
    )


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _holds_the_main(element: Element, page: Page) -> bool:
    """Whether the element is or holds the main landmark, and the page has no other for those who listen."""
    return any(page.role(node) == "main" for node in (element, *element.iter_descendants())) and not any(
        page.role(node) == "main" and page.exposed(node) for node in page.elements
    )


def _words_that_say(element: Element) -> int:
    """The words of an element, numbers and single letters left out: those of lines and axes say nothing."""
    return sum(1 for word in element.text.split() if sum(map(str.isalpha, word)) > 1)


def _is_hidden(node: Element) -> bool:
    return (node.get("aria-hidden") or "").strip().lower() == "true" or node.has("inert")


def _is_told(element: Element, page: Page) -> bool:
    """Whether those who listen are told the same, or something in its place, beside it or elsewhere on the page."""
    around = list(element.iter_ancestors())
    if any(node.has("aria-label") or node.has("aria-labelledby") or page.role(node) == "img" for node in around):
        return True
    if element.parent is not None and element.parent.order in page.once(_told_unseen):
        return True
    said = element.text.casefold()
    return said in page.once(_spoken)


def _told_unseen(page: Page) -> frozenset[int]:
    """The orders of the elements that hold a text for those who listen alone."""
    sees = lens_of(page, View(Media())).sight.sees
    holding: set[int] = set()
    for node in page.elements:
        if any(map(str.isalnum, node.own_text)) and page.exposed(node) and not sees(node):
            holding.update(one.order for one in (node, *node.iter_ancestors()))
    return frozenset(holding)


def _spoken(page: Page) -> str:
    """The text of the page that assistive technology is told, in lower case, white space folded."""
    texts = [node.own_text for node in page.elements if page.exposed(node)]
    return " ".join(" ".join(texts).split()).casefold()
