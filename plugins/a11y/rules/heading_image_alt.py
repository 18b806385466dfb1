"""A heading made of an image is read by the image's text alternative."""

from ..finding import Text
from ..outline import HEADINGS, images_in, is_nameless, quoted
from ..page import Page
from ..role import heading_level
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# RGAA 1.1 and ACT tell kinds of images apart.
_RGAA = {"img": "1.1.1", "svg": "1.1.5", "object": "1.1.6", "canvas": "1.1.8"}
_ACT = {"img": "23a2a8", "svg": "7d6734", "object": "8fc3b6"}


@rule(
    targets=HEADINGS,
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.1.1", "9.1.2"),
    act=("ffd0e9", "23a2a8"),
    title=Text("Titre fait d'une image muette", "Heading made of a silent image"),
    why=Text(
        "L'image est tout le titre\u00a0: sans alternative, un lecteur d'écran annonce un titre vide, et rien ne dit "
        "ce qui suit (RGAA 1.1 et 9.1, WCAG 1.1.1).",
        "The image is all of the heading: without an alternative a screen reader announces an empty heading, and "
        "nothing says what follows (RGAA 1.1 and 9.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Écrivez le titre en texte (## Fête du parc), l'image dessous\u00a0; ou donnez ses mots à l'image\u00a0: "
        "## ![Fête du parc](images/fete.jpg)",
        "Write the heading as text (## Fête du parc), the image below it; or give its words to the image: "
        "## ![Fête du parc](images/fete.jpg)",
    ),
    bad=(
        '<h2><img src="fete.jpg" data-bad></h2>',
        '<h2><img src="fete.jpg" alt="" data-bad></h2>',
        '<h2><img src="fete.jpg" alt="  " data-bad></h2>',
        '<h2>&nbsp;<span><img src="fete.jpg" role="none" data-bad></span></h2>',
        '<h2><svg data-bad><path d="M0 0h9"/></svg></h2>',
        '<h2><svg role="img" data-bad><path d="M0 0h9"/></svg></h2>',
        '<h2><span role="img" data-bad></span></h2>',
        '<h2><img src="fete.jpg" alt="Fête" aria-hidden="true" data-bad></h2>',
        '<div role="heading" aria-level="2"><img src="fete.jpg" data-bad></div>',
        '<h2><picture><source srcset="fete.webp"><img src="fete.jpg" data-bad></picture></h2>',
        '<h2><img src="fete.jpg" data-bad><img src="parc.jpg"></h2>',
    ),
    good=(
        '<h2><img src="fete.jpg" alt="Fête du parc"></h2>',
        '<h2><img src="icone.svg" alt=""> Fête du parc</h2>',
        '<h2><svg aria-hidden="true"><path d="M0 0h9"/></svg> Fête du parc</h2>',
        '<h2><svg role="img"><title>Fête du parc</title><path d="M0 0h9"/></svg></h2>',
        '<h2><span role="img" aria-label="Fête du parc"></span></h2>',
        '<h2 aria-label="Fête du parc"><img src="fete.jpg" alt=""></h2>',
        '<h2><a href="#fete"><img src="fete.jpg" alt="Fête du parc"></a></h2><p id="fete">Dimanche.</p>',
    ),
)
def heading_image_alt(element: Element, page: Page) -> Verdict:
    """Fail an exposed heading that holds an image and has no name; the fault lies in the image.

    It is told here alone: `heading-empty` leaves headings with images, the rules
    about images leave those for which `told_by_heading` holds. An image that is
    marked as decoration is no failure of criterion 1.1 for certain, only the
    empty heading is one.
    """
    if page.role(element) != "heading" or not page.exposed(element):
        return INAPPLICABLE
    images = images_in(element, page)
    if not images:
        return INAPPLICABLE
    if not is_nameless(page.name(element)):
        return None
    image = next((node for node in images if _lacks_alternative(node, page)), None)
    level = heading_level(element)
    if image is None:
        return Fail(
            Text(
                "Un titre de niveau {level} n'est fait que d'une image décorative{file}\u00a0: il ne dit rien.",
                "A heading of level {level} is made of a decorative image{file} alone: it says nothing.",
            ).format(level=level, file=_file(images[0])),
            element=images[0],
            wcag=(),
            rgaa=("9.1.2",),
            act=("ffd0e9",),
        )
    kind = image.tag if image.tag in _RGAA else "img"
    return Fail(
        Text(
            "Un titre de niveau {level} n'est fait que d'une image{file}, qui n'a pas d'alternative.",
            "A heading of level {level} is made of an image{file} alone, which has no text alternative.",
        ).format(level=level, file=_file(image)),
        element=image,
        rgaa=(_RGAA[kind], "9.1.2"),
        act=("ffd0e9", _ACT[kind]) if kind in _ACT else ("ffd0e9",),
    )


def _lacks_alternative(image: Element, page: Page) -> bool:
    return page.exposed(image) and page.role(image) == "img"


def _file(image: Element) -> Text:
    name = (image.get("src") or image.get("data") or "").partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return Text("", "") if not name else Text(" {file}", " {file}").format(file=quoted(name))
