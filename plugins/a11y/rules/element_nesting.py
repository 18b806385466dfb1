"""Blocks do not stand inside what holds a line of text."""

from typing import Final

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# HTML, "content model: phrasing content".
_LINES: Final = (
    "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark output pre q s samp small "
    "span strong sub summary sup time u var".split()
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hgroup"})
_BLOCKS: Final = _HEADINGS | frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form header hr main nav ol p pre "
    "search section table ul".split()
)
# Their content is that of what holds them.
_TRANSPARENT: Final = frozenset({"a", "del", "ins", "map", "slot"})


@rule(
    targets=", ".join(_LINES),
    severity="error",
    local=True,
    rgaa=("8.2.1",),
    title=Text("Bloc à l'intérieur d'une ligne de texte", "Block inside a line of text"),
    why=Text(
        "Un paragraphe, une liste ou un titre ne peut se trouver dans une balise faite pour quelques mots\u00a0: "
        "chaque lecteur d'écran s'en arrange autrement, et peut taire le titre ou la liste (RGAA 8.2).",
        "A paragraph, a list or a heading cannot stand in an element made for some words: every screen reader copes "
        "with it in its own way and may keep the heading or the list quiet (RGAA 8.2).",
    ),
    fix=Text(
        "Remplacez la balise extérieure par <div>, ou la balise intérieure par <span>\u00a0; en Markdown, mettez les "
        "étoiles du gras dans chaque paragraphe.",
        "Replace the outer element by <div>, or the inner one by <span>; in Markdown, put the stars of bold text into "
        "each paragraph.",
    ),
    bad=(
        "<span><div data-bad>Le parc ouvre à 8 h.</div></span>",
        "<strong><p data-bad>Le parc</p><ul data-bad><li>Un</li></ul></strong>",
        "<h2>Parc <div data-bad>ouvert</div></h2><p>Le parc ouvre à 8 h.</p>",
        '<span><a href="/parc/"><h2 data-bad>Parc</h2></a></span><p>Le parc ouvre à 8 h.</p>',
        "<button type='button'><div data-bad>Envoyer</div></button>",
        "<details><summary><p data-bad>Plus</p></summary><p>Le parc ouvre à 8 h.</p></details>",
    ),
    good=(
        "<p>Le <strong>parc <em>ouvre</em></strong> à 8 h.</p>",
        '<div><a href="/parc/"><h2>Parc <span>ouvert</span></h2></a><p>Le parc ouvre à 8 h.</p></div>',
        "<details><summary><h2>Plus</h2></summary><p>Le parc ouvre à 8 h.</p></details>",
        "<fieldset><legend><h2>Adresse</h2></legend><p>À Levallois <b>seulement</b>.</p></fieldset>",
    ),
)
def element_nesting(element: Element, page: Page) -> Verdict:
    """Fail each block whose nearest element that is not transparent admits a line of text only (RGAA 8.2.1)."""
    if element.namespace != "html":
        return INAPPLICABLE
    admitted = _HEADINGS if element.tag in ("summary", "legend") else frozenset()
    verdicts: list[Fail] = []
    stack = list(element.children)
    while stack:
        node = stack.pop()
        if node.namespace != "html":
            continue
        if node.tag in _TRANSPARENT:
            stack.extend(node.children)
        elif node.tag in _BLOCKS and node.tag not in admitted:
            verdicts.append(
                Fail(
                    Text(
                        f"<{node.tag}> se trouve dans <{element.tag}>, qui n'admet qu'une ligne de texte.",
                        f"<{node.tag}> stands in <{element.tag}>, which admits a line of text only.",
                    ),
                    element=node,
                )
            )
    return list(verdicts)
