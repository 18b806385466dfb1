"""A script does not take the page away while it is being read."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..timing import redirections, script_of
from ..tree import Element


@rule(
    targets="script, [onload]",
    severity="review",
    local=True,
    wcag=("2.2.1",),
    rgaa=("13.1.1", "13.1.3"),
    title=Text("Limite de temps posée par un script", "Time limit set by a script"),
    why=Text(
        "Qui lit lentement, agrandit ou écoute la page la perd avant d'avoir fini (RGAA 13.1, WCAG 2.2.1).",
        "Whoever reads slowly, enlarges or listens to the page loses it before the end (RGAA 13.1, WCAG 2.2.1).",
    ),
    fix=Text(
        "Retirez ce minuteur et mettez un lien ou un bouton\u00a0; sinon, laissez la personne l'arrêter ou le "
        "prolonger "
        "d'au moins dix fois, et prévenez-la vingt secondes avant.",
        "Remove this timer and put a link or a button; otherwise let people stop it or make it at least ten times "
        "longer, and warn them twenty seconds ahead.",
    ),
    bad=(
        "<script data-bad>setTimeout(function () { window.location.href = '/accueil/'; }, 60000);</script>",
        "<script data-bad>function partir() { location.replace('/') } setTimeout(partir, 30 * 1000)</script>",
        "<script data-bad>setInterval(() => location.reload(), 300000)</script>",
        "<script data-bad>setTimeout(\"document.location='/fin/'\", 5000)</script>",
    ),
    good=(
        "<script>setTimeout(function () { document.title = 'Ouvert'; }, 60000);</script>",
        "<script>bouton.onclick = function () { location.href = '/accueil/'; };</script>",
        "<script>bouton.addEventListener('click', () => { envoyer(); setTimeout(() => location.reload(), 500); });"
        "</script>",
        "<script>// setTimeout(() => location.reload(), 300000)\nvar a = 1;</script>",
        "<script>setTimeout(function () { if (location.hash === '#a') { ouvrir(); } }, 500);</script>",
        "<script>setTimeout(() => { location.href = '/nouvelle-adresse/'; }, 0);</script>",
    ),
)
def time_limit(element: Element, page: Page) -> Verdict:
    """Ask about a timer that leads elsewhere or loads the page anew (RGAA 13.1.1 and 13.1.3)."""
    script = script_of(element)
    if not script:
        return INAPPLICABLE
    if "location" not in script:
        return None
    return [
        Unsure(
            "timer",
            Text(
                f"Un script "
                f"{'recharge la page' if timer.reloads else 'mène ailleurs'}{_after(timer.seconds).fr}\u00a0: "
                "peut-on l'arrêter ou l'allonger\u00a0?",
                f"A script {'loads the page anew' if timer.reloads else 'leads elsewhere'}{_after(timer.seconds).en}: "
                "can it be stopped or made longer?",
            ),
            rgaa=("13.1.1",) if timer.reloads else ("13.1.3",),
        )
        for timer in redirections(script)
    ]


def _after(seconds: float | None) -> Text:
    if seconds is None:
        return Text(" après un temps", " after a time")
    written = f"{seconds:g}"
    return Text(f" après {written.replace('.', ',')}\u00a0s", f" after {written} s")
