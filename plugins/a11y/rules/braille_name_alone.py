"""What is said in braille is said to those who listen too."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="review",
    wcag=("4.1.2",),
    title=Text("Nom donné en braille seulement", "Name given in braille alone"),
    why=Text(
        "L'attribut aria-braillelabel abrège un nom pour les afficheurs braille. Sans nom ordinaire à abréger, "
        "l'élément n'en a aucun pour qui écoute la page ou la commande à la voix (WCAG 4.1.2).",
        "The attribute aria-braillelabel shortens a name for braille displays. Without an ordinary name to shorten, "
        "the element has none for those who listen to the page or lead it by voice (WCAG 4.1.2).",
    ),
    fix=Text(
        'Donnez d\'abord le nom en toutes lettres\u00a0: alt="3 étoiles sur 5" ou aria-label\u00a0; de même, '
        "aria-roledescription avant aria-brailleroledescription. Sinon retirez l'attribut pour le braille.",
        'First give the name in full: alt="3 stars of 5" or aria-label; likewise aria-roledescription before '
        "aria-brailleroledescription. Else remove the attribute for braille.",
    ),
    bad=(
        '<div role="group" aria-braillelabel="Phot." data-bad><p>Le parc</p></div>',
        '<div role="group" aria-label="Photos" aria-brailleroledescription="diap" data-bad><p>Le parc</p></div>',
    ),
    good=(
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" '
        'alt="3 étoiles sur 5" aria-braillelabel="3/5"></p>',
        '<div role="group" aria-label="Photos" aria-roledescription="diapositive" '
        'aria-brailleroledescription="diap"><p>Le parc</p></div>',
    ),
)
def braille_name_alone() -> None:
    """Told by axe alone, which leaves the last word to a person: braille without the name or role that it shortens."""
