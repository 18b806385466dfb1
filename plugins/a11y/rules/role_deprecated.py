"""A role is one that the standard still has a use for."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="warning",
    title=Text("Rôle que la norme abandonne", "Role that the standard gives up"),
    why=Text(
        "L'attribut role dit aux lecteurs d'écran ce qu'est un élément. La norme abandonne ce rôle\u00a0: des "
        "lecteurs d'écran peuvent cesser de l'annoncer, et la personne n'apprend pas ce que c'est.",
        "The role attribute tells screen readers what an element is. The standard gives this role up: screen "
        "readers may cease to announce it, and people do not learn what this is.",
    ),
    fix=Text(
        'Remplacez-le par la balise qui dit la même chose, <ul> pour role="directory", <li> pour une note de fin ou '
        "une référence\u00a0; sinon retirez l'attribut.",
        'Put the element that says the same in its place, <ul> for role="directory", <li> for an endnote or a '
        "reference; else remove the attribute.",
    ),
    bad=('<div role="directory" data-bad><p>Piscine, patinoire</p></div>',),
    good=("<ul><li>Piscine</li><li>Patinoire</li></ul>",),
)
def role_deprecated() -> None:
    """Told by axe alone: a deprecated role."""
