"""The scripts of a page run without errors."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="error",
    title=Text("Erreur dans un script", "Error in a script"),
    why=Text(
        "Un script qui s'arrête en chemin laisse derrière lui un menu qui ne s'ouvre pas ou un message qui n'est "
        "jamais annoncé\u00a0: qui ne voit pas l'écran ne comprend pas pourquoi rien ne se passe.",
        "A script that stops halfway leaves behind a menu that does not open or a message that is never announced: "
        "whoever does not see the screen cannot tell why nothing happens.",
    ),
    fix=Text(
        "Transmettez le message à l'équipe technique, avec l'adresse de la page\u00a0: elle corrige le script. S'il "
        "vient d'un contenu que vous avez collé dans la page, retirez ce contenu.",
        "Pass the message on to the technical team, with the address of the page: they correct the script. If it comes "
        "with content that you pasted into the page, remove that content.",
    ),
    seen={
        "script-error": Text(
            "Un script s'arrête sur une erreur\u00a0: «\u00a0{message}\u00a0».",
            'A script stops with an error: "{message}".',
        ),
        "console-error": Text(
            "La console du navigateur note une erreur\u00a0: «\u00a0{message}\u00a0».",
            'The console of the browser notes an error: "{message}".',
        ),
    },
    bad=(
        "<script data-bad>ouvrirMenu();</script>",
        '<script data-bad>console.error("Le menu est introuvable");</script>',
    ),
    good=(
        "<script>if (window.ouvrirMenu) { ouvrirMenu(); }</script>",
        '<script>console.log("Le menu est prêt");</script>',
    ),
)
def script_error() -> None:
    """An exception that no script catches, or an error that the console is told; demand of the house."""
