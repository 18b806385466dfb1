"""A page stays where it is and leaves people alone until they do something."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="error",
    title=Text("Page qui agit toute seule", "Page that acts by itself"),
    why=Text(
        "Qui lit lentement, agrandit ou écoute la page est emmené ou interrompu sans l'avoir demandé\u00a0: avec un "
        "lecteur d'écran, la lecture s'arrête, et retrouver l'endroit où l'on était prend longtemps.",
        "Whoever reads slowly, enlarges or listens to the page is carried off or interrupted without having asked: "
        "with a screen reader the reading stops, and finding one's place again takes long.",
    ),
    fix=Text(
        "Mettez un lien ou un bouton\u00a0: chacun décide d'y aller, de télécharger ou d'ouvrir. Écrivez l'avis dans "
        "la page au lieu d'une alerte. Si cela vient d'un script, transmettez-le à l'équipe technique.",
        "Put a link or a button: people decide to go there, to download or to open. Write the notice into the page "
        "instead of an alert. If it comes from a script, pass it on to the technical team.",
    ),
    seen={
        "navigation": Text(
            "La page part d'elle-même vers «\u00a0{url}\u00a0».",
            'The page goes to "{url}" by itself.',
        ),
        "download": Text(
            "La page lance d'elle-même le téléchargement de «\u00a0{url}\u00a0».",
            'The page starts to download "{url}" by itself.',
        ),
        "dialog": Text(
            "Dès son ouverture, la page interrompt par une alerte\u00a0: «\u00a0{message}\u00a0».",
            'As soon as it opens, the page interrupts with an alert: "{message}".',
        ),
        "popup": Text(
            "La page ouvre d'elle-même une fenêtre sur «\u00a0{url}\u00a0».",
            'The page opens a window on "{url}" by itself.',
        ),
    },
    bad=(
        '<script data-bad>addEventListener("load", () => setTimeout(() => { location.href = "/accueil/"; }, 50));'
        "</script>",
        '<p><a href="data:text/plain,Plan" download="plan.txt" id="plan" data-bad>Plan du parc</a></p>'
        '<script>document.getElementById("plan").click();</script>',
        '<script data-bad>alert("La piscine est fermée.");</script>',
        '<script data-bad>window.open("/sondage/");</script>',
    ),
    good=(
        '<p>La piscine est fermée. Voir <a href="/accueil/">l\'accueil</a>.</p>',
        '<button type="button" onclick="alert(\'Complet\')">Places restantes</button>',
    ),
)
def page_leaves() -> None:
    """Going elsewhere, a download, an alert or a window that nobody asked for; demand of the house."""
