"""A page does not reload itself or lead elsewhere while it is being read."""

from ..finding import Text
from ..page import Page
from ..refresh import TWENTY_HOURS, refresh
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_HEAD = '<html lang="fr"><head><title>Travaux de la piscine</title>'
_BODY = "</head><body><main><h1>Travaux de la piscine</h1></main></body></html>"


@rule(
    targets="meta[http-equiv=refresh i]",
    severity="error",
    wcag=("2.2.1",),
    rgaa=("13.1.1", "13.1.2"),
    act=("bc659a", "bisz58"),
    title=Text("Page qui change toute seule", "Page that changes by itself"),
    why=Text(
        "Qui lit lentement, agrandit ou écoute la page la perd avant d'avoir fini, et revient au début "
        "(RGAA 13.1, WCAG 2.2.1).",
        "Whoever reads slowly, enlarges or listens to the page loses it before the end and is back at the start "
        "(RGAA 13.1, WCAG 2.2.1).",
    ),
    fix=Text(
        "Retirez cette balise et mettez un lien vers la nouvelle page\u00a0; pour une adresse qui a changé, faites "
        "une redirection immédiate (délai 0, ou redirection du serveur).",
        "Remove this element and put a link to the new page; for an address that has changed, redirect at once "
        "(delay 0, or a redirection by the server).",
    ),
    bad=(
        f'{_HEAD}<meta http-equiv="refresh" content="30" data-bad>{_BODY}',
        f'{_HEAD}<meta http-equiv="Refresh" content="5; url=/piscine/" data-bad>{_BODY}',
        f'{_HEAD}<meta http-equiv="refresh" content=" 72000.9,URL = \'/piscine/\'" data-bad>{_BODY}',
        f'{_HEAD}<meta http-equiv="refresh" content="foo; url=/a/">'
        f'<meta http-equiv="refresh" content="10 /piscine/" data-bad>{_BODY}',
        f'{_HEAD}<meta http-equiv="refresh" content="0" data-bad>{_BODY}',
    ),
    good=(
        f'{_HEAD}<meta http-equiv="refresh" content="0; url=/sport/piscine/">{_BODY}',
        f'{_HEAD}<meta http-equiv="refresh" content=".5; url=/sport/piscine/">{_BODY}',
    ),
)
def meta_refresh(element: Element, page: Page) -> Verdict:
    """Fail a refresh within twenty hours, unless it leads elsewhere at once (ACT bc659a, RGAA 13.1.1 and 13.1.2)."""
    found = page.once(refresh)
    if found is None or found.element is not element:
        return INAPPLICABLE
    if found.seconds > TWENTY_HOURS:
        return None
    if found.url:
        if found.seconds == 0:
            return None
        return Fail(
            Text(
                f"La page mène toute seule vers «\u00a0{found.url}\u00a0» après {_seconds(found.seconds).fr}.",
                f'The page leads to "{found.url}" by itself after {_seconds(found.seconds).en}.',
            ),
            rgaa=("13.1.2",),
        )
    if found.seconds == 0:
        return Fail(
            Text("La page se recharge sans cesse.", "The page reloads itself without end."), rgaa=("13.1.1",), act=()
        )
    return Fail(
        Text(
            f"La page se recharge toute seule après {_seconds(found.seconds).fr}.",
            f"The page reloads itself after {_seconds(found.seconds).en}.",
        ),
        rgaa=("13.1.1",),
    )


def _seconds(count: int) -> Text:
    return Text(f"{count}\u00a0seconde{'s' if count > 1 else ''}", f"{count} second{'s' if count > 1 else ''}")
