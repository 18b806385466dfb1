"""A heading is short enough to be heard at once."""

from ..finding import Text
from ..image import is_heading, is_nameless
from ..outline import HEADINGS, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_SHORT = "Règlement intérieur des équipements sportifs municipaux, adopté par le conseil municipal"
_LONG = f"{_SHORT} lors de sa séance du printemps dernier"


@rule(
    targets=HEADINGS,
    severity="warning",
    title=Text("Titre trop long", "Heading too long"),
    why=Text(
        "Un titre sert à choisir ce qu'on va lire\u00a0: long comme un paragraphe, il se retient mal et encombre "
        "la liste des titres. C'est une règle de la maison.",
        "A heading helps people choose what to read: as long as a paragraph it is hard to keep in mind and "
        "clutters the list of headings. This is a house rule.",
    ),
    fix=Text(
        "Gardez les mots qui disent de quoi il s'agit, et mettez le reste dans la première phrase.",
        "Keep the words that say what it is about, and put the rest into the first sentence.",
    ),
    bad=(
        f"<h2 data-bad>{_LONG}</h2>",
        f'<div role="heading" aria-level="2" data-bad>{_LONG}</div>',
    ),
    good=(
        "<h2>Règlement intérieur des équipements sportifs</h2><p>Il s'applique à tous.</p>",
        f"<h2>{_SHORT}</h2>",
        f"<h2>Règlement</h2><h2 hidden>{_LONG}</h2>",
    ),
)
def heading_long(element: Element, page: Page, *, max_length: int = 120) -> Verdict:
    """Fail an exposed heading whose accessible name has more than `max_length` characters."""
    if not is_heading(element, page) or is_nameless(element, page):
        return INAPPLICABLE
    name = page.name(element)
    if len(name) <= max_length:
        return None
    return Fail(
        Text(
            "Le titre {this} compte {length} caractères\u00a0; restez à {most} au plus.",
            "The heading {this} has {length} characters; stay within {most}.",
        ).format(this=quoted(name), length=len(name), most=max_length)
    )
