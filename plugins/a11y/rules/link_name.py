"""A link has a name: text, or an image with an alternative."""

from ..finding import Text
from ..image import images_in, is_link, is_nameless
from ..nameless import fault
from ..outline import told_by_heading
from ..page import Page
from ..rule import INAPPLICABLE, Verdict, rule
from ..tree import Element


@rule(
    targets="a, [role~=link i]",
    severity="error",
    local=True,
    wcag=("2.4.4", "4.1.2"),
    rgaa=("6.2.1",),
    act=("c487ae",),
    title=Text("Lien sans nom", "Link without a name"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0lien\u00a0» sans dire où il mène (RGAA 6.2, WCAG 2.4.4).",
        'A screen reader says "link" and not where it leads (RGAA 6.2, WCAG 2.4.4).',
    ),
    fix=Text(
        "Dites la destination\u00a0: [![Programme de la fête du "
        "parc]({static}/images/fete.jpg)](/agenda/fete-du-parc/).",
        "Say where it leads: [![Programme of the park's fête]({static}/images/fete.jpg)](/agenda/fete-du-parc/).",
    ),
    bad=(
        '<p><a href="/agenda/" data-bad><img src="images/fete.jpg"></a></p>',
        '<p><a href="/agenda/" data-bad><img src="images/fete.jpg" alt=""></a></p>',
        '<p><a href="/agenda/" data-bad><img src="images/fete.jpg" role="presentation"></a></p>',
        '<p><a href="/agenda/" data-bad><img src="images/fete.jpg" alt="Fête" aria-hidden="true"></a></p>',
        '<p><a href="/agenda/" data-bad><img src="a.jpg" alt=""> <img src="b.jpg" alt=""></a></p>',
        '<p><a href="/agenda/" data-bad><svg aria-hidden="true"><path d="M0 0h9"></path></svg></a></p>',
        '<p><a href="/agenda/" data-bad><svg role="img"><path d="M0 0h9"></path></svg></a></p>',
        '<p><a href="/agenda/" data-bad><svg><path d="M0 0h9"></path></svg></a></p>',
        '<p><a href="/agenda/" data-bad><span role="img"></span></a></p>',
        '<p><a href="/agenda/" class="icone-agenda" data-bad><span aria-hidden="true">📅</span></a></p>',
        '<p><a href="/agenda/" data-bad><i class="fa">\ue001</i></a></p>',
        '<p><span role="link" tabindex="0" data-bad></span></p>',
        '<p><a href="/agenda/" data-bad></a></p>',
    ),
    good=(
        '<p><a href="/agenda/"><img src="images/fete.jpg" alt="Programme de la fête du parc"></a></p>',
        '<p><a href="/agenda/"><img src="images/fete.jpg" alt=""> Programme de la fête du parc</a></p>',
        '<p><a href="/agenda/" aria-label="Programme de la fête du parc"><img src="images/fete.jpg" alt=""></a></p>',
        '<p><a href="/agenda/"><svg role="img" aria-label="Agenda"><path d="M0 0h9"></path></svg></a></p>',
        '<p><a href="/agenda/"><svg aria-hidden="true"><path d="M0 0h9"></path></svg> Agenda</a></p>',
        '<p><a href="/agenda/" title="Agenda"><img src="images/fete.jpg" alt=""></a></p>',
    ),
)
def link_name(element: Element, page: Page) -> Verdict:
    """Fail an exposed link whose accessible name holds nothing that can be read out."""
    if not is_link(element, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    if told_by_heading(element, page) and any(True for _ in images_in(element, page)):
        # The heading is silent by the same image, and tells it.
        return INAPPLICABLE
    href = element.get("href") or ""
    what = Text(f"Le lien vers «\u00a0{href}\u00a0»", f'The link to "{href}"') if href else Text("Le lien", "The link")
    return fault(element, page, what, Text("son lien", "its link"), ("2.4.4", "4.1.2"), ("6.2.1",), "c487ae")
