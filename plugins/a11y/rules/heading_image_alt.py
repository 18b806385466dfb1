"""A heading made of an image is read by the image's text alternative."""

from dataclasses import replace

from ..finding import Text
from ..image import images_in, is_button, is_heading, is_link, is_nameless, owner
from ..nameless import fault
from ..outline import HEADINGS
from ..page import Page
from ..rule import INAPPLICABLE, Verdict, rule
from ..tree import Element


@rule(
    targets=HEADINGS,
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.1.1", "9.1.2"),
    act=("ffd0e9", "23a2a8"),
    title=Text("Titre fait d'une image muette", "Heading made of a silent image"),
    why=Text(
        "L'image est tout le titre\u00a0: sans alternative, un lecteur d'écran annonce un titre vide, et rien ne "
        "dit ce qui suit (RGAA 1.1 et 9.1, WCAG 1.1.1).",
        "The image is all of the heading: without an alternative a screen reader announces an empty heading, and "
        "nothing says what follows (RGAA 1.1 and 9.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Écrivez le titre en texte (## Fête du parc), l'image dessous\u00a0; ou donnez ses mots à l'image\u00a0: "
        "## ![Fête du parc]({static}/images/fete.jpg)",
        "Write the heading as text (## Fête du parc), the image below it; or give its words to the image: "
        "## ![Fête du parc]({static}/images/fete.jpg)",
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
        '<h2><a href="/fete/"><img src="fete.jpg" data-bad></a></h2>',
        '<h2><a href="/fete/"><img src="fete.jpg" alt="" data-bad></a></h2>',
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
    """Fail an exposed heading that holds an image and nothing that can be read out; the fault lies in the image.

    It is told here alone: `heading-empty` leaves headings with images, the rules
    about images, links and buttons leave what is `told_by_heading`, so a link or
    button that the image leaves without a name adds its ids. An image that is
    marked as decoration fails no test of criterion 1.1 for certain: only the
    heading is empty then.
    """
    image = next(images_in(element, page), None) if is_heading(element, page) else None
    if image is None:
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    wcag, rgaa, act = _ids_of_control(image, page)
    what, where = Text("Le titre", "The heading"), Text("son titre", "its heading")
    failure = fault(element, page, what, where, wcag, (*rgaa, "9.1.2"), "ffd0e9")
    return replace(failure, element=image, act=(*(failure.act or ()), *act))


def _ids_of_control(image: Element, page: Page) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The WCAG, RGAA and ACT ids of the link or button in a silent heading that only the image could name."""
    control = owner(image, page)
    if control is None or not is_nameless(control, page):
        return (), (), ()
    if is_link(control, page):
        return ("2.4.4", "4.1.2"), ("6.2.1",), ("c487ae",)
    return ("4.1.2",), (), ("97a4e1" if is_button(control, page) else "2t702h",)
