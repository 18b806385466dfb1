"""A tool of the browser audit that a page makes crash: what it would have said is not known."""

from ..finding import Text
from ..rule import rule


@rule(
    scope="browser",
    severity="error",
    title=Text("Outil d'audit que la page fait tomber en panne", "Audit tool that the page makes crash"),
    why=Text(
        "Un des deux outils qui regardent la page n'a rien pu en dire\u00a0: un défaut qu'il aurait vu resterait, et "
        "quelqu'un le rencontrerait.",
        "One of the two tools that look at the page could say nothing of it: a fault that it would have seen "
        "would stay, and somebody would meet it.",
    ),
    fix=Text(
        "C'est le plus souvent une balise à laquelle il manque un attribut, telle une redirection sans adresse\u00a0: "
        "corrigez-la, ou transmettez ce message à l'équipe technique.",
        "Most often a tag lacks an attribute, such as a redirection without an address: mend it, or hand this "
        "message to the technical team.",
    ),
    seen={
        "tool-crashed": Text(
            "{tool} est tombé en panne sur cette page\u00a0: «\u00a0{message}\u00a0».",
            '{tool} crashed on this page: "{message}".',
        )
    },
    bad=(
        '<html lang="fr" data-bad><head><title>Parc – Ville</title><meta http-equiv="refresh"></head>'
        "<body><main><h1>Parc</h1></main></body></html>",
    ),
    good=("<p>La piscine rouvre lundi.</p>",),
)
def tool_crashed() -> None:
    """Told by the audit itself, when the other tool and the probes can still look."""
