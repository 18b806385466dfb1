"""An alternative does not announce that it is about an image: the screen reader does."""

from ..finding import Text
from ..image import SELECTOR, alternative, described
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import announcement


@rule(
    targets=SELECTOR,
    severity="warning",
    local=True,
    title=Text("Alternative qui annonce une image", "Text alternative that announces an image"),
    why=Text(
        "Le lecteur d'écran dit déjà «\u00a0image\u00a0»\u00a0: la personne entend «\u00a0image, image de…\u00a0», "
        "et attend plus longtemps ce qui compte. C'est une règle de la maison, que le RGAA ne demande pas.",
        'The screen reader says "image" already: people hear "image, image of…" and wait longer for what matters. '
        "This is a rule of the house, not of RGAA.",
    ),
    fix=Text(
        "Commencez par le sujet\u00a0: ![Le kiosque du parc]({static}/images/kiosque.jpg), et non «\u00a0photo "
        "du kiosque du parc\u00a0».",
        'Begin with the subject: ![The bandstand]({static}/images/kiosque.jpg), and not "photo of the bandstand".',
    ),
    bad=(
        '<img src="kiosque.jpg" alt="Photo du kiosque" data-bad>',
        '<img src="kiosque.jpg" alt="Image d’un kiosque" data-bad>',
        '<img src="kiosque.jpg" alt="Illustration représentant un kiosque" data-bad>',
        '<img src="kiosque.jpg" alt="Une photographie de kiosque" data-bad>',
        '<img src="kiosque.jpg" alt="Picture of a bandstand" data-bad>',
        '<span role="img" aria-label="Image de kiosque" data-bad></span>',
    ),
    good=(
        '<img src="kiosque.jpg" alt="Le kiosque du parc">',
        '<img src="photo.jpg" alt="Photo de classe de l’école Anatole-France, 1936">',
        '<img src="lynx.jpg" alt="Portrait de Louise Michel, dessin à la plume">',
        '<img src="ornans.jpg" alt="Photographie ancienne du pont, barrée d’une croix rouge">',
    ),
)
def image_announced(element: Element, page: Page) -> Verdict:
    """Fail an image whose accessible name begins with "photo de…", "image of…" and the like."""
    name = alternative(element, page)
    if not name:
        return INAPPLICABLE
    words = announcement(name)
    if words is None:
        return None
    return Fail(
        Text(
            f"{described(element).fr} a une alternative qui commence par «\u00a0{words}\u00a0».",
            f'{described(element).en} has an alternative that begins with "{words}".',
        )
    )
