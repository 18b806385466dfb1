"""A page says all that it has to say without scripts."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="error",
    title=Text("Texte absent sans JavaScript", "Text missing without JavaScript"),
    why=Text(
        "Sur un vieux téléphone ou avec une mauvaise connexion, le script n'arrive pas, ou trop tard\u00a0: l'habitant "
        "n'a pas le texte, et rien ne lui dit qu'il manque.",
        "On an old telephone or a bad connection the script does not arrive, or too late: residents do not have the "
        "text, and nothing tells them that it is missing.",
    ),
    fix=Text(
        "Écrivez le texte dans la page même. Dans le thème (à transmettre à l'équipe technique)\u00a0: un script peut "
        "embellir ou replier ce qui est là, il ne doit ni l'écrire ni être seul à le montrer.",
        "Write the text into the page itself. In the theme (for the technical team): a script may adorn or fold what "
        "is there, it must neither write it nor be the only one to show it.",
    ),
    seen={
        "without-javascript": Text(
            "Sans JavaScript, «\u00a0{text}\u00a0» ne s'affiche pas.",
            'Without JavaScript, "{text}" does not show.',
        ),
    },
    bad=(
        '<p id="heures" data-bad></p><script>document.getElementById("heures").textContent = '
        '"Le parc ferme à 20 heures.";</script>',
        '<p id="heures" style="display: none" data-bad>Le parc ferme à 20 heures.</p>'
        '<script>document.getElementById("heures").style.display = "block";</script>',
    ),
    good=(
        '<p id="heures">Le parc ferme à 20 heures.</p>'
        '<script>document.getElementById("heures").classList.add("embelli");</script>',
    ),
)
def javascript_required() -> None:
    """Text that a page shows with its scripts and does not show without them; demand of the house."""
