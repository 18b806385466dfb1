"""Parts of a page of one kind have names that tell them apart."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="warning",
    title=Text("Zones de page que rien ne distingue", "Parts of the page that nothing tells apart"),
    why=Text(
        "Un lecteur d'écran liste les zones de la page. Si deux zones du même genre n'ont pas de nom, ou ont le "
        "même, la personne doit les ouvrir l'une après l'autre pour trouver la bonne.",
        "A screen reader lists the parts of the page. Where two of a kind have no name, or the same one, people have "
        "to open one after the other to find the right one.",
    ),
    fix=Text(
        "Nommez chaque zone par ce qu'elle contient (à transmettre à l'équipe technique)\u00a0: <aside "
        'aria-label="À lire aussi">, <aside aria-label="Contacts">.',
        'Name each part by what it holds (for the technical team): <aside aria-label="Read also">, <aside '
        'aria-label="Contacts">.',
    ),
    bad=(
        "<body><main><h1>Horaires des parcs</h1></main><aside data-bad><p>À lire "
        "aussi</p></aside><aside><p>Contacts</p></aside></body>",
        '<section aria-label="Été" data-bad><p>De 8 h à 20 h</p></section><section aria-label="Été"><p>Tous les '
        "jours</p></section>",
    ),
    good=(
        '<body><main><h1>Horaires des parcs</h1></main><aside aria-label="À lire aussi"><p>La '
        'piscine</p></aside><aside aria-label="Contacts"><p>La mairie</p></aside></body>',
        '<section aria-label="Été"><p>De 8 h à 20 h</p></section><section aria-label="Hiver"><p>De 9 h à 17 '
        "h</p></section>",
    ),
)
def landmark_alike() -> None:
    """Told by axe alone: landmarks of one role and one name, of every kind; `landmark-name` speaks of menus."""
