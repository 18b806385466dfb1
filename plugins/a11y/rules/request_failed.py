"""Whatever a page asks for arrives."""

from ..finding import Text
from ..rule import rule

_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@rule(
    scope="browser",
    severity="error",
    title=Text("Fichier qui ne se charge pas", "File that does not load"),
    why=Text(
        "L'image, le style ou le script demandé n'arrive pas\u00a0: l'habitant voit un vide ou une page défaite, et "
        "attend longtemps quand sa connexion est mauvaise.",
        "The image, style or script asked for does not arrive: residents see a gap or a page fallen apart, and wait "
        "long where their connection is bad.",
    ),
    fix=Text(
        "Vérifiez l'adresse du fichier et déposez-le là où la page le cherche. Si c'est un script ou le thème qui le "
        "demande, transmettez l'adresse à l'équipe technique.",
        "Check the address of the file and put it where the page looks for it. If a script or the theme asks for it, "
        "pass the address on to the technical team.",
    ),
    seen={
        "request-failed": Text(
            "La page demande «\u00a0{url}\u00a0» et ne le reçoit pas ({reason}).",
            'The page asks for "{url}" and does not get it ({reason}).',
        ),
    },
    bad=(
        '<p><img src="/absente/plan.png" alt="Plan du parc" width="40" height="40" data-bad></p>',
        '<script src="/absente/menu.js" data-bad></script>',
    ),
    good=(f'<p><img src="{_PIXEL}" alt="Plan du parc" width="40" height="40"></p>',),
)
def request_failed() -> None:
    """A request of a page, or of its scripts, that fails or is answered by an error; demand of the house."""
