"""What is to be pressed is large enough for a finger."""

from ..finding import Text
from ..rule import rule

_SMALL = "width: 16px; height: 16px; padding: 0; border: 0; float: left"


@rule(
    scope="browser",
    severity="error",
    wcag=("2.5.8",),
    title=Text("Cible trop petite pour le doigt", "Target too small for a finger"),
    why=Text(
        "Qui tremble, vise mal ou se sert d'un téléphone appuie à côté, et ouvre ce qui est voisin (WCAG 2.5.8).",
        "Whoever trembles, aims badly or uses a telephone presses beside it, and opens what stands next to it (WCAG "
        "2.5.8).",
    ),
    fix=Text(
        "Transmettez à l'équipe technique\u00a0: donnez au bouton ou au lien au moins 24\u00a0pixels de large et de "
        "haut (padding, min-height), ou écartez-le de ses voisins. Un lien au milieu d'une phrase n'est pas concerné.",
        "Pass it on to the technical team: give the button or the link at least 24 pixels of width and height "
        "(padding, min-height), or move it away from its neighbours. A link within a sentence is not concerned.",
    ),
    seen={
        "target-small": Text(
            "«\u00a0{control}\u00a0» fait {width} sur {height}\u00a0pixels, avec un voisin tout près\u00a0: il faut 24 "
            "sur 24\u00a0pixels, ou plus de vide autour.",
            '"{control}" is {width} by {height} pixels, with a neighbour close by: it needs 24 by 24 pixels, or more '
            "space around.",
        ),
    },
    bad=(
        f'<button type="button" style="{_SMALL}" aria-label="Moins" data-bad>−</button>'
        f'<button type="button" style="{_SMALL}" aria-label="Plus" data-bad>+</button>',
    ),
    good=(
        f'<button type="button" style="{_SMALL.replace("16", "24")}" aria-label="Moins">−</button>'
        f'<button type="button" style="{_SMALL.replace("16", "24")}" aria-label="Plus">+</button>',
        '<p>La piscine ouvre lundi\u00a0: voir les <a href="/horaires/">horaires</a> et les '
        '<a href="/tarifs/">tarifs</a>.</p>',
        f'<button type="button" style="{_SMALL}" aria-label="Plus">+</button>',
    ),
)
def target_size() -> None:
    """A target under 24 by 24 CSS pixels that none of the exceptions of WCAG 2.5.8 frees: spacing, inline and so on."""
