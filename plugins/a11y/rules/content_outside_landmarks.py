"""All that a page shows stands in one of its parts."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="warning",
    title=Text("Contenu hors de toute zone de la page", "Content outside every part of the page"),
    why=Text(
        "Avec un lecteur d'écran, on parcourt une page de zone en zone\u00a0: en-tête, menu, contenu, pied de page. "
        "Ce qui n'est dans aucune est sauté, et la personne ne sait pas qu'il existe.",
        "With a screen reader people go through a page from part to part: header, menu, content, footer. What stands "
        "in none is jumped over, and they do not know that it exists.",
    ),
    fix=Text(
        "Dans le gabarit (à transmettre à l'équipe technique), mettez ce contenu dans <header>, <nav>, <main>, "
        "<aside> ou <footer>, selon ce qu'il est.",
        "In the template (for the technical team), put this content into <header>, <nav>, <main>, <aside> or "
        "<footer>, whichever it is.",
    ),
    bad=(
        "<body><p data-bad>La piscine rouvre lundi.</p><main><h1>Horaires des parcs</h1></main></body>",
        "<body><main><h1>Horaires des parcs</h1></main><div data-bad><p>Ce site utilise des cookies.</p></div></body>",
    ),
    good=(
        "<body><header><p>La piscine rouvre lundi.</p></header><main><h1>Horaires des parcs</h1></main></body>",
        '<body><main><h1>Horaires des parcs</h1></main><aside aria-label="Cookies"><p>Ce site utilise des '
        "cookies.</p></aside></body>",
    ),
)
def content_outside_landmarks() -> None:
    """Told by axe alone: content that no landmark holds."""
