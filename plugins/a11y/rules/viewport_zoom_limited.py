"""A page can be enlarged as far as a person needs."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="warning",
    title=Text("Agrandissement limité", "Zooming limited"),
    why=Text(
        "Sur un téléphone, une personne malvoyante agrandit le texte jusqu'à cinq fois. La page l'arrête "
        "avant\u00a0: ce qui reste petit, elle ne peut pas le lire.",
        "On a telephone, a person with low vision enlarges text up to five times. The page stops that sooner: what "
        "stays small cannot be read.",
    ),
    fix=Text(
        'Dans le gabarit (à transmettre à l\'équipe technique), retirez maximum-scale\u00a0: <meta name="viewport" '
        'content="width=device-width, initial-scale=1">.',
        'In the template (for the technical team), remove maximum-scale: <meta name="viewport" '
        'content="width=device-width, initial-scale=1">.',
    ),
    bad=(
        '<html lang="fr"><head><title>Horaires des parcs</title><meta name="viewport" content="width=device-width, '
        'maximum-scale=3" data-bad></head><body><main><h1>Horaires des parcs</h1></main></body></html>',
    ),
    good=(
        '<html lang="fr"><head><title>Horaires des parcs</title><meta name="viewport" content="width=device-width, '
        'initial-scale=1"></head><body><main><h1>Horaires des parcs</h1></main></body></html>',
        '<html lang="fr"><head><title>Horaires des parcs</title><meta name="viewport" content="width=device-width, '
        'maximum-scale=5"></head><body><main><h1>Horaires des parcs</h1></main></body></html>',
    ),
)
def viewport_zoom_limited() -> None:
    """Told by axe alone: a viewport that allows less than five times the size; less than twice is `viewport-zoom`."""
