"""Nor does a page change by itself after a day."""

from ..finding import Text
from ..page import Page
from ..refresh import TWENTY_HOURS, refresh
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_HEAD = '<html lang="fr"><head><title>Travaux de la piscine</title>'
_BODY = "</head><body><main><h1>Travaux de la piscine</h1></main></body></html>"


@rule(
    targets="meta[http-equiv=refresh i]",
    severity="warning",
    wcag=("2.2.4", "3.2.5"),
    act=("bisz58",),
    title=Text("Page qui change toute seule, très tard", "Page that changes by itself, very late"),
    why=Text(
        "Une page laissée ouverte change sans qu'on l'ait demandé\u00a0: ce qu'on y lisait ou saisissait est perdu "
        "(WCAG 2.2.4 et 3.2.5, niveau AAA).",
        "A page left open changes though nobody asked: what was read or typed there is lost (WCAG 2.2.4 and 3.2.5, "
        "level AAA).",
    ),
    fix=Text(
        "Retirez cette balise\u00a0; un lien ou un bouton suffit à qui veut recharger la page.",
        "Remove this element; a link or a button will do for whoever wants to reload the page.",
    ),
    bad=(
        f'{_HEAD}<meta http-equiv="refresh" content="86400" data-bad>{_BODY}',
        f'{_HEAD}<meta http-equiv="refresh" content="72001; url=/piscine/" data-bad>{_BODY}',
    ),
    good=(f'{_HEAD}<meta http-equiv="refresh" content="0; url=/sport/piscine/">{_BODY}',),
)
def meta_refresh_late(element: Element, page: Page) -> Verdict:
    """Warn of a refresh after more than twenty hours (ACT bisz58, technique H76); sooner ones are `meta-refresh`."""
    found = page.once(refresh)
    if found is None or found.element is not element:
        return INAPPLICABLE
    if found.seconds <= TWENTY_HOURS:
        return None
    hours = found.seconds // 3600
    return Fail(
        Text(
            f"La page change toute seule après {hours}\u00a0heures.",
            f"The page changes by itself after {hours} hours.",
        )
    )
