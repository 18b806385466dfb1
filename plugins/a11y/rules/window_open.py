"""No window opens by itself."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..timing import opens_window, script_of
from ..tree import Element

_TEXT = "<h1>La piscine</h1><p>Ouverte tous les jours.</p>"


@rule(
    targets="script, [onload]",
    severity="error",
    local=True,
    wcag=("3.2.1",),
    rgaa=("13.2.1",),
    title=Text("Fenêtre qui s'ouvre toute seule", "Window that opens by itself"),
    why=Text(
        "Une fenêtre que personne n'a demandée déroute\u00a0: on ne sait plus où l'on est ni comment revenir "
        "(RGAA 13.2).",
        "A window that nobody asked for is disorienting: people no longer know where they are or how to get back "
        "(RGAA 13.2).",
    ),
    fix=Text(
        "Retirez «\u00a0window.open\u00a0» du chargement de la page, et dites l'information dans la page, ou par un "
        "lien.",
        'Remove "window.open" from the loading of the page, and give the information on the page, or by a link.',
    ),
    bad=(
        f"<body onload=\"window.open('/sondage/')\" data-bad><main>{_TEXT}</main></body>",
        "<script data-bad>window.open('/sondage/', 'sondage', 'width=300');</script>",
        "<script data-bad>window.onload = function () { window.open('/sondage/'); };</script>",
        "<script data-bad>addEventListener('load', () => window.open('/sondage/'))</script>",
    ),
    good=(
        "<script>function aide() { window.open('/aide/'); }</script><button onclick=\"aide()\">Aide</button>",
        "<script>lien.onclick = function () { window.open('/aide/'); };</script>",
        "<script>var requete = new XMLHttpRequest(); requete.open('GET', '/horaires.json');</script>",
        "<script>window.onload = function () { menu.open(); }; document.addEventListener('click', "
        "function () { window.open('/aide/'); });</script>",
    ),
)
def window_open(element: Element, page: Page) -> Verdict:
    """Fail a script that opens a window when the page is loaded (RGAA 13.2.1)."""
    script = script_of(element)
    if not script:
        return INAPPLICABLE
    if not opens_window(script):
        return None
    return Fail(
        Text(
            "Un script ouvre une fenêtre dès que la page est chargée.",
            "A script opens a window as soon as the page is loaded.",
        )
    )
