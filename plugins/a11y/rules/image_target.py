"""Image file missing: what a page loads from the site stands there."""

from ..facts import Link
from ..finding import Text
from ..rule import Verdict, rule
from ..site import Site


@rule(
    scope="site",
    targets="image",
    severity="error",
    title=Text("Image introuvable", "Image file missing"),
    why=Text(
        "À la place de l'image, chacun voit un cadre vide\u00a0; ce qu'elle devait apporter manque à tout le monde.",
        "Everybody sees an empty frame instead of the image, and misses what it was to bring.",
    ),
    fix=Text(
        "Vérifiez le nom du fichier (majuscules et accents comptent) et placez-le dans content/images\u00a0: "
        "![Façade de la mairie]({static}/images/mairie.jpg).",
        "Check the file name (case and accents matter) and put it into content/images: ![Front "
        "of the town hall]({static}/images/mairie.jpg).",
    ),
    bad=({"index.html": '<img src="/images/absente.jpg" alt="Façade de la mairie" data-bad>'},),
    good=({"index.html": '<img src="images/mairie.jpg" alt="Façade de la mairie">', "images/mairie.jpg": ""},),
)
def image_target(link: Link, base: str, site: Site) -> Verdict:
    """Fail an address inside the site that leads to no file."""
    return site.leads_nowhere(
        link,
        base,
        Text(
            "L'image «\u00a0{url}\u00a0» n'existe pas.",
            'The image "{url}" does not exist.',
        ),
    )
