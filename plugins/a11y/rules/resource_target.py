"""File that the page loads is missing: what a page loads from the site stands there."""

from ..facts import Link
from ..finding import Text
from ..rule import Verdict, rule
from ..site import Site


@rule(
    scope="site",
    targets="resource",
    severity="error",
    title=Text("Fichier chargé par la page introuvable", "File that the page loads is missing"),
    why=Text(
        "Sans sa feuille de style, son script ou son document, la page n'est pas celle qui a été jugée\u00a0: "
        "contraste, ordre et mise en page peuvent changer.",
        "Without its style sheet, script or document the page is not the one that was judged: contrast, order "
        "and layout may differ.",
    ),
    fix=Text(
        "Corrigez l'adresse, ou placez le fichier là où la page le cherche. Dans le thème\u00a0: à "
        "transmettre à l'équipe technique.",
        "Correct the address, or put the file where the page looks for it. In the theme: for the technical team.",
    ),
    bad=({"index.html": '<object data="/documents/plan.pdf" data-bad>Plan du parc</object>'},),
    good=({"index.html": '<object data="/documents/plan.pdf">Plan du parc</object>', "documents/plan.pdf": ""},),
)
def resource_target(link: Link, base: str, site: Site) -> Verdict:
    """Fail an address inside the site that leads to no file."""
    return site.leads_nowhere(
        link,
        base,
        Text(
            "Le fichier «\u00a0{url}\u00a0» n'existe pas.",
            'The file "{url}" does not exist.',
        ),
    )
