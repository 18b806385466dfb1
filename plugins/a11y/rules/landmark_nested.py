"""The header, the main content and the footer of a page stand side by side."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="warning",
    title=Text("Zone de page à l'intérieur d'une autre", "Part of the page inside another one"),
    why=Text(
        "Un lecteur d'écran saute de l'en-tête au contenu, puis au pied de page. Une zone rangée dans une autre est "
        "annoncée comme une partie de celle-ci\u00a0: la personne la cherche au mauvais endroit, ou croit avoir "
        "changé de page.",
        "A screen reader jumps from the header to the content, then to the footer. One of these inside another is "
        "announced as a part of it: people look for it in the wrong place, or believe that they are on another page.",
    ),
    fix=Text(
        "Dans le gabarit (à transmettre à l'équipe technique), placez l'en-tête, <main>, <aside> et le pied de page "
        "côte à côte dans <body>. L'en-tête d'un article est un <header> sans attribut role.",
        "In the template (for the technical team), put the header, <main>, <aside> and the footer side by side into "
        "<body>. The header of an article is a <header> without a role attribute.",
    ),
    bad=(
        '<body><main><h1>Horaires des parcs</h1><div role="banner" data-bad><p>Ville</p></div></main></body>',
        '<body><main><h1>Horaires des parcs</h1><div role="contentinfo" data-bad><p>Contact</p></div></main></body>',
        '<body><section aria-label="Ville"><main data-bad><h1>Horaires des parcs</h1></main></section></body>',
    ),
    good=(
        "<body><header><p>Ville</p></header><main><h1>Horaires des "
        "parcs</h1></main><footer><p>Contact</p></footer></body>",
        "<body><main><article><header><h1>Horaires des parcs</h1></header><p>De 8 h à 20 h</p></article></main></body>",
    ),
)
def landmark_nested() -> None:
    """Told by axe alone: a landmark of the page within another landmark."""
