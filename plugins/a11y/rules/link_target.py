"""A link has an address, and one inside the site leads to a page that exists."""

from ..facts import Link
from ..finding import Text
from ..rule import Fail, Verdict, rule
from ..site import Site, has_no_address


@rule(
    scope="site",
    targets="link",
    severity="error",
    title=Text("Lien vers une page qui n'existe pas", "Link to a page that does not exist"),
    why=Text(
        "La personne qui suit ce lien arrive sur une page d'erreur\u00a0; avec un lecteur d'écran ou au clavier, "
        "revenir au point de départ lui coûte bien plus qu'un clic.",
        "Whoever follows this link lands on an error page; with a screen reader or a keyboard, finding the way "
        "back costs far more than a click.",
    ),
    fix=Text(
        "Corrigez l'adresse. Vers une page du site, nommez son fichier\u00a0: "
        "[Inscriptions]({filename}/pages/enfance/inscriptions.md).",
        "Correct the address. To a page of the site, name its file: "
        "[Inscriptions]({filename}/pages/enfance/inscriptions.md).",
    ),
    bad=(
        {"index.html": '<a href="/absente/" data-bad>Inscriptions</a>'},
        {"index.html": '<a href="{filename}absente.md" data-bad>Inscriptions</a>'},
        {"a/index.html": '<a href="../b/" data-bad>Inscriptions</a>'},
        {"index.html": '<a href="" data-bad>Le programme</a>'},
    ),
    good=(
        {"index.html": '<a href="/a/">Inscriptions</a>', "a/index.html": '<a href="../">Accueil</a>'},
        {
            "index.html": '<a href="a/?tri=date#debut">Inscriptions</a>',
            "a/index.html": '<p id="debut">Début</p>',
        },
    ),
)
def link_target(link: Link, base: str, site: Site) -> Verdict:
    """Fail a link without an address, and one whose address, inside the site, leads to no file."""
    if has_no_address(link):
        return Fail(
            Text(
                "Ce lien n'a pas d'adresse\u00a0: qui le suit reste sur la page.",
                "This link has no address: whoever follows it stays on the page.",
            ),
            Text(
                "Écrivez l'adresse entre les parenthèses\u00a0: "
                "[Le programme]({filename}/pages/culture/programme.md). S'il ne doit mener nulle part, ôtez le lien.",
                "Write the address between the parentheses: [Le programme]({filename}/pages/culture/programme.md). "
                "If it is to lead nowhere, take the link away.",
            ),
        )
    return site.leads_nowhere(
        link,
        base,
        Text(
            "Le lien mène à «\u00a0{url}\u00a0», qui n'existe pas.",
            'The link leads to "{url}", which does not exist.',
        ),
    )
