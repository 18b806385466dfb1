"""A link to a part of a page finds that part."""

from ..facts import Link
from ..finding import Text
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..site import Site, shown


@rule(
    scope="site",
    targets="link",
    severity="error",
    title=Text("Lien vers une partie de page qui n'existe pas", "Link to a part of a page that does not exist"),
    why=Text(
        "Le lien promet un passage précis et laisse la personne en haut de la page\u00a0: à l'oreille, elle doit "
        "tout réécouter pour le retrouver.",
        "The link promises a passage and leaves the person at the top of the page: by ear, everything must be "
        "listened to again to find it.",
    ),
    fix=Text(
        "Après le «\u00a0#\u00a0», écrivez l'identifiant d'un titre de la page, en minuscules et sans "
        "accents\u00a0: «\u00a0## Pièces à fournir\u00a0» devient «\u00a0#pieces-a-fournir\u00a0».",
        'After the "#", write the identifier of a heading of that page, in lower case without accents: "## Pièces '
        'à fournir" becomes "#pieces-a-fournir".',
    ),
    bad=(
        {"index.html": '<a href="#tarifs" data-bad>Tarifs</a>'},
        {
            "index.html": '<a href="/a/#tarifs" data-bad>Tarifs</a>',
            "a/index.html": '<p id="horaires">Horaires</p>',
        },
    ),
    good=(
        {"index.html": '<a href="#tarifs">Tarifs</a><h2 id="tarifs">Tarifs</h2>'},
        {"index.html": '<a href="/a/#tarifs">Tarifs</a>', "a/index.html": '<p id="tarifs">Gratuit</p>'},
        {"index.html": '<a href="#">Haut de page</a><a href="#top">Début</a>'},
    ),
)
def anchor_target(link: Link, base: str, site: Site) -> Verdict:
    """Fail a link whose page exists and whose fragment is no id of it (HTML, "indicated part of the document")."""
    target = site.resolve(link.url, base)
    if target is None or target.path is None or not target.fragment:
        return None if target is not None and link.url.startswith("#") else INAPPLICABLE
    anchors = site.anchors(target.path)
    if anchors is None:
        return INAPPLICABLE
    fragment = target.fragment.partition(":~:")[0]
    if fragment in anchors or fragment.lower() in ("", "top"):
        return None
    near = site.anchor_suggestion(target)
    address = target.path.removesuffix("index.html")
    return Fail(
        Text(
            f"Le lien mène à la partie «\u00a0#{shown(fragment)}\u00a0» de {address}, qui n'existe pas.{near.fr}",
            f'The link leads to the part "#{shown(fragment)}" of {address}, which does not exist.{near.en}',
        )
    )
