"""What is underlined is a link."""

from ..finding import Text
from ..page import Page
from ..role import is_focusable
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ._contrast import shortened

_ACTIVE = frozenset({"a", "button", "summary", "label", "select", "textarea"})


@rule(
    targets="u, [style]",
    severity="warning",
    local=True,
    title=Text("Texte souligné qui n'est pas un lien", "Underlined text that is not a link"),
    why=Text(
        "Sur le web, souligné veut dire lien\u00a0: on clique, rien ne se passe, et l'on doute des vrais liens.",
        "On the web, underlined means a link: people click, nothing happens, and then they doubt the real links.",
    ),
    fix=Text(
        "Pour insister, mettez en gras\u00a0: **places limitées**. Le soulignement reste aux liens.",
        "To insist, use bold: **few places left**. Underlining is for links.",
    ),
    bad=(
        "<p>Inscription <u data-bad>avant le 3 mars</u>.</p>",
        '<p>Inscription <span style="text-decoration: underline" data-bad>avant le 3 mars</span>.</p>',
        '<p style="text-decoration: underline red" data-bad>Places limitées</p>',
        "<p><strong><u data-bad>Places limitées</u></strong></p>",
    ),
    good=(
        "<style>u { text-decoration: none; font-weight: bold }</style><p>Inscription <u>avant le 3 mars</u>.</p>",
        '<p><a href="/inscription/"><u>Inscription</u></a> avant le 3 mars.</p>',
        '<p><u><a href="/inscription/">Inscription</a></u></p>',
    ),
)
def underline_not_link(element: Element, page: Page) -> Verdict:
    """Warn of text that is underlined by the page itself, and is no link nor part of a control."""
    if element.tag != "u" and "underline" not in (element.get("style") or "").lower():
        return INAPPLICABLE
    if element.namespace != "html" or not page.visible(element) or not any(map(str.isalnum, element.text)):
        return INAPPLICABLE
    if "underline" not in page.style(element).text_decoration_line:
        return None
    around = (element, *element.iter_ancestors(), *element.iter_descendants())
    if any(_is_active(node) for node in around):
        return None
    text = shortened(element.text)
    return Fail(
        Text(f"«\u00a0{text}\u00a0» est souligné et n'est pas un lien.", f'"{text}" is underlined and is not a link.')
    )


def _is_active(node: Element) -> bool:
    return node.tag in _ACTIVE or node.has("onclick") or is_focusable(node)
