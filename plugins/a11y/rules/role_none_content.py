"""What has a meaning is not turned into mere decoration."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="review",
    wcag=("1.3.1",),
    title=Text(
        'Contenu à qui role="presentation" retire son sens', 'Content that role="presentation" takes the meaning of'
    ),
    why=Text(
        'role="presentation" demande de ne pas annoncer une balise. Sur un titre, une liste ou un tableau de '
        "données, la personne qui écoute la page n'entend plus que c'en est un (WCAG 1.3.1). Pour un tableau qui ne "
        "fait que placer des choses, il est juste.",
        'role="presentation" asks that a tag be not announced. On a heading, a list or a table of data, those who '
        "listen to the page no longer hear that it is one (WCAG 1.3.1). On a table that only arranges things it is "
        "right.",
    ),
    fix=Text(
        "Si ce contenu est vraiment un titre, une liste ou un tableau de données, retirez l'attribut role. S'il ne "
        "sert qu'à la mise en page, laissez-le\u00a0: le constat attend seulement qu'une personne l'ait vu.",
        "If this content really is a heading, a list or a table of data, remove the role attribute. If it only "
        "serves the layout, leave it: the finding only waits for a person to have looked.",
    ),
    bad=(
        '<h2 role="presentation" data-bad>Horaires <em>d\'été</em></h2><p>De 8 h à 20 h</p>',
        '<p role="presentation" data-bad>Voir aussi <a href="/tarifs/">les tarifs</a></p>',
    ),
    good=(
        "<h2>Horaires <em>d'été</em></h2><p>De 8 h à 20 h</p>",
        '<div role="presentation"><p>De 8 h à 20 h</p></div>',
    ),
)
def role_none_content() -> None:
    """Told by HTML_CodeSniffer alone: an element with role="presentation" that holds more than plain parts."""
