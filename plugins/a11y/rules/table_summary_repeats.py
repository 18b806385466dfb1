"""The summary of a table says more than its title."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="warning",
    title=Text("Résumé de tableau qui répète le titre", "Table summary that repeats the title"),
    why=Text(
        "Un lecteur d'écran lit le titre du tableau, puis son résumé\u00a0: deux fois les mêmes mots, et rien sur la "
        "façon dont le tableau est fait.",
        "A screen reader reads the title of the table, then its summary: the same words twice, and nothing of how "
        "the table is made.",
    ),
    fix=Text(
        "Retirez l'attribut summary\u00a0: le titre suffit à un tableau simple. Pour un tableau compliqué, dites "
        "dans <caption>, après le titre, ce que sont les lignes et les colonnes.",
        "Remove the summary attribute: the title is enough for a simple table. For an intricate one, say in "
        "<caption>, after the title, what the rows and columns are.",
    ),
    bad=(
        '<table summary="Horaires de la piscine" data-bad><caption>Horaires de la piscine</caption><tr><th '
        'scope="col">Jour</th><th scope="col">Heure</th></tr><tr><td>Lundi</td><td>9 '
        "h</td></tr><tr><td>Mardi</td><td>10 h</td></tr></table>",
    ),
    good=(
        '<table><caption>Horaires de la piscine</caption><tr><th scope="col">Jour</th><th '
        'scope="col">Heure</th></tr><tr><td>Lundi</td><td>9 h</td></tr><tr><td>Mardi</td><td>10 h</td></tr></table>',
    ),
)
def table_summary_repeats() -> None:
    """Told by axe, and by HTML_CodeSniffer of pages that are older than HTML5."""
