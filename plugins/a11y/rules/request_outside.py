"""A page asks nothing of other sites."""

from ..finding import Text
from ..rule import rule

_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@rule(
    scope="browser",
    severity="error",
    title=Text("Contenu chargé d'un autre site", "Content loaded from another site"),
    why=Text(
        "Cet autre site apprend quelle page l'habitant lit, et depuis quelle adresse, sans qu'il l'ait voulu. Avec une "
        "mauvaise connexion, la page l'attend, et ce qui en vient peut ne jamais s'afficher.",
        "That other site learns which page residents read, and from which address, without their wish. On a bad "
        "connection the page waits for it, and what comes from there may never show.",
    ),
    fix=Text(
        "Déposez le fichier sur le site de la ville, ou remplacez-le par un lien vers l'autre site\u00a0: chacun "
        "choisit alors d'y aller. Polices, scripts et mesures d'audience\u00a0: à transmettre à l'équipe technique.",
        "Put the file on the city's own site, or a link to the other site in its place: people then choose to go "
        "there. Fonts, scripts and visitor statistics: for the technical team.",
    ),
    seen={
        "request-outside": Text(
            "La page demande «\u00a0{url}\u00a0» à un autre site.",
            'The page asks another site for "{url}".',
        ),
    },
    bad=(
        '<p><img src="https://images.example/plan.png" alt="Plan du parc" width="40" height="40" data-bad></p>',
        '<script src="https://mesure.example/visites.js" data-bad></script>',
    ),
    good=(
        f'<p><img src="{_PIXEL}" alt="Plan du parc" width="40" height="40"></p>',
        '<p><a href="https://images.example/plan/">Plan du parc</a></p>',
    ),
)
def request_outside() -> None:
    """A request to another host than the site's own while a page is shown; demand of the house."""
