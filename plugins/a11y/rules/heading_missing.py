"""Long content is parted by headings."""

import re

from ..finding import Text
from ..outline import HEADINGS, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# What is no running text, or has an order of its own that headings would not help.
_APART_TAGS = frozenset({"table", "pre", "form", "script", "style", "template", "noscript", "head", "svg", "math"})
_APART_ROLES = frozenset(
    {"navigation", "contentinfo", "complementary", "dialog", "alertdialog", "heading", "search", "form"}
)
_SENTENCE = "Le parc est ouvert tous les jours, et chacun y trouve un banc, une fontaine et de l'ombre en été. "


@rule(
    targets=f"body, {HEADINGS}",
    severity="review",
    title=Text("Long texte sans titre", "Long text without a heading"),
    why=Text(
        "Les titres laissent choisir où lire\u00a0: sans eux il faut tout entendre, ligne après ligne. C'est une "
        "règle de la maison\u00a0; si des parties ont un sujet à elles, le RGAA 9.1 demande aussi de les titrer.",
        "Headings let people choose where to read: without them everything has to be heard, line by line. This is "
        "a house rule; where parts have subjects of their own, RGAA 9.1 asks for headings too.",
    ),
    fix=Text(
        "Si le texte a plusieurs sujets, annoncez chacun par un titre\u00a0: ## Comment s'inscrire",
        "If the text has several subjects, announce each with a heading: ## Comment s'inscrire",
    ),
    bad=(
        f"<h2 data-bad>Le parc</h2><p>{_SENTENCE * 21}</p>",
        f"<h2 data-bad>Le parc</h2><div>{f'<p>{_SENTENCE * 3}</p>' * 8}</div><h2>Accès</h2><p>Métro.</p>",
        f"<body><header><h1 data-bad>Le parc</h1></header><main>{f'<p>{_SENTENCE * 3}</p>' * 8}</main></body>",
        f"<h2 data-bad>Le parc</h2><p>{_SENTENCE * 11}</p><h3 hidden>Été</h3><p>{_SENTENCE * 11}</p>",
        f"<body data-bad><main>{f'<p>{_SENTENCE * 3}</p>' * 8}</main></body>",
    ),
    good=(
        f"<h2>Le parc</h2><p>{_SENTENCE * 10}</p><h3>Accès</h3><p>{_SENTENCE * 10}</p>",
        f"<h2>Le parc</h2><p>{_SENTENCE}</p><p hidden>{_SENTENCE * 30}</p>",
        f"<body><main><h1>Le parc</h1><p>{_SENTENCE}</p></main><footer><p>{_SENTENCE * 30}</p></footer></body>",
        f"<body><nav><p>{_SENTENCE * 30}</p></nav><main><h1>Le parc</h1><p>{_SENTENCE}</p></main></body>",
    ),
)
def heading_missing(element: Element, page: Page, *, words: int = 400) -> Verdict:
    """Ask about more than `words` words of running text before the next heading."""
    if element.tag == "body":
        if page.outline:
            return INAPPLICABLE
    elif element.order not in page.outline or _stands_apart(element, page):
        return INAPPLICABLE
    count = _count_words(page, element.order)
    if count <= words:
        return None
    if element.tag == "body":
        return Unsure(
            "long-without-heading",
            Text(
                f"La page compte {count} mots sans un seul titre. A-t-elle plusieurs sujets\u00a0?",
                f"The page has {count} words without a single heading. Has it several subjects?",
            ),
        )
    return Unsure(
        "long-without-heading",
        Text(
            "{count} mots suivent {this} sans autre titre. Y a-t-il plusieurs sujets\u00a0?",
            "{count} words follow {this} without another heading. Are there several subjects?",
        ).format(count=count, this=quoted(page.name(element))),
    )


def _count_words(page: Page, start: int) -> int:
    """The visible words of running text from an element up to the next heading."""
    apart: set[int] = set()
    count = 0
    for order in range(start, len(page.elements)):
        element = page.elements[order]
        if order > start and order in page.outline:
            break
        parent = element.parent
        if (parent is not None and parent.order in apart) or _is_apart(element, page):
            apart.add(order)
        elif page.visible(element):
            count += len(_WORD.findall(element.own_text))
    return count


def _is_apart(element: Element, page: Page) -> bool:
    return element.tag in _APART_TAGS or page.role(element) in _APART_ROLES


def _stands_apart(heading: Element, page: Page) -> bool:
    return any(_is_apart(node, page) for node in heading.iter_ancestors())
