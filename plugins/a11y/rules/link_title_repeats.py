"""The title of a link is not its text once more."""

from ..finding import Text
from ..image import is_link
from ..link import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import comparable


@rule(
    targets="a[title], [role~=link i][title]",
    severity="warning",
    local=True,
    title=Text("Infobulle de lien qui répète son texte", "Link title that repeats its text"),
    why=Text(
        "Une infobulle (title) qui répète le lien peut être lue deux fois, et cache ce qui est dessous à qui agrandit "
        "l'écran.",
        "A tooltip (title) that repeats the link may be read twice, and hides what lies below from people who "
        "enlarge the screen.",
    ),
    fix=Text(
        "Ôtez le titre entre guillemets\u00a0: [L'agenda](/agenda/) au lieu de [L'agenda](/agenda/ \"L'agenda\").",
        'Remove the title in quotes: [The agenda](/agenda/) instead of [The agenda](/agenda/ "The agenda").',
    ),
    bad=(
        '<p><a href="/agenda/" title="L\'agenda" data-bad>L\'agenda</a></p>',
        '<p><a href="/agenda/" title="AGENDA" data-bad><img src="a.png" alt="Agenda"></a></p>',
    ),
    good=(
        '<p><a href="/agenda/" title="L\'agenda de la semaine">L\'agenda</a></p>',
        '<p><a href="/agenda/" title="Agenda"><img src="a.png" alt=""></a></p>',
    ),
)
def link_title_repeats(element: Element, page: Page) -> Verdict:
    """Fail a link whose title has the words of its name, unless it is what names it."""
    title = comparable(element.get("title") or "")
    if not title or not is_link(element, page):
        return INAPPLICABLE
    if comparable(page.name(element)) != title or not _has_other_name(element):
        return None
    return Fail(
        Text(
            "L'infobulle du lien répète son texte\u00a0: «\u00a0{title}\u00a0».",
            'The tooltip of the link repeats its text: "{title}".',
        ).format(title=quoted(element.get("title") or ""))
    )


def _has_other_name(element: Element) -> bool:
    """Whether something besides the title names a link: its words, an image, an ARIA attribute."""
    return (
        bool(element.text)
        or element.has("aria-label")
        or any((node.get("alt") or "").strip() or node.tag == "svg" for node in element.iter_descendants())
    )
