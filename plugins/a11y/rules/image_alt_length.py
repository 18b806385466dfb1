"""A text alternative is short; what needs more words stands in a long description."""

from ..finding import Text
from ..image import SELECTOR, alternative, described
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets=SELECTOR,
    severity="review",
    local=True,
    wcag=("1.1.1",),
    rgaa=("1.3.9",),
    title=Text("Alternative longue", "Long text alternative"),
    why=Text(
        "Une alternative se lit d'un trait, sans pause ni retour, et une plage braille n'en montre que 40 "
        "caractères à la fois (RGAA 1.3, qui conseille 80 caractères au plus).",
        "An alternative is read in one go, without pause or return, and a braille display shows 40 characters of "
        "it at a time (RGAA 1.3, which advises at most 80 characters).",
    ),
    fix=Text(
        "Gardez l'essentiel dans l'alternative, et écrivez le détail en texte sous l'image\u00a0: ![Fréquentation "
        "des piscines, chiffres ci-dessous]({static}/images/piscines.svg).",
        "Keep the main point in the alternative and write the details as text below the image: ![Visitors of "
        "the pools, figures below]({static}/images/piscines.svg).",
    ),
    bad=(f'<img src="piscines.svg" alt="{"La piscine a reçu mille personnes. " * 5}" data-bad>',),
    good=('<img src="piscines.svg" alt="Fréquentation des piscines, chiffres ci-dessous">',),
)
def image_alt_length(element: Element, page: Page, *, max: int = 150) -> Verdict:  # noqa: A002  # the option's name
    """Ask about an image whose accessible name has more than `max` characters."""
    name = alternative(element, page)
    if not name:
        return INAPPLICABLE
    if len(name) <= max:
        return None
    return Unsure(
        "long-alternative",
        Text(
            f"{described(element).fr} a une alternative de {len(name)} caractères (plus de {max})\u00a0: ne "
            "faut-il pas une description dans le texte\u00a0?",
            f"{described(element).en} has an alternative of {len(name)} characters (more than {max}): should the "
            "text describe it instead?",
        ),
    )
