"""A live region announces short messages, and does announce them."""

from ..aria.shown import tag
from ..finding import Text
from ..page import Page
from ..role import heading_level
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[aria-live], [role~=alert i], [role~=status i], [role~=log i]",
    severity="warning",
    local=True,
    title=Text("Zone annoncée automatiquement mal employée", "Misused live region"),
    why=Text(
        "Un lecteur d'écran lit tout seul ce qui change dans une telle zone. Trop grande, elle coupe la parole à "
        "chaque changement\u00a0; éteinte, elle laisse ses messages sans voix.",
        "A screen reader reads by itself what changes in such a region. Too large, it interrupts at each change; "
        "turned off, it leaves its messages unheard.",
    ),
    fix=Text(
        'Gardez role="status" ou role="alert" pour un court message qui apparaît, sans autre attribut, et sortez-en le '
        "reste de la page.",
        'Keep role="status" or role="alert" for a short message that appears, without more attributes, and take the '
        "rest of the page out of it.",
    ),
    bad=(
        '<p role="alert" aria-live="off" data-bad>Le formulaire est envoyé.</p>',
        '<body><main aria-live="polite" data-bad><h1>Agenda</h1><p>Rien</p></main></body>',
        '<body><div role="status" data-bad><main><h1>Agenda</h1><p>Rien</p></main></div></body>',
    ),
    good=(
        '<p role="status">Le formulaire est envoyé.</p>',
        '<div role="log" aria-live="polite" aria-label="Messages"><h2>Messages</h2><p>Bonjour</p></div>',
        '<p aria-live="off">Prochain bus dans 3 minutes</p><p role="status">Envoyé.</p>',
    ),
)
def live_region(element: Element, page: Page) -> Verdict:
    """Fail an exposed live region whose role is turned off, or that takes in the main content or an `h1`."""
    if not page.exposed(element):
        return INAPPLICABLE
    live = (element.get("aria-live") or "").strip().lower()
    shown = tag(element, "role", "aria-live")
    if page.role(element) in ("alert", "status", "log"):
        if live == "off":
            return Fail(
                Text(
                    f'{shown}\u00a0: aria-live="off" éteint ce que le rôle promet d\'annoncer.',
                    f'{shown}: aria-live="off" turns off what the role promises to announce.',
                )
            )
    elif live not in ("polite", "assertive"):
        return INAPPLICABLE
    whole = next(
        (
            node
            for node in (element, *element.iter_descendants())
            if page.role(node) == "main" or (page.role(node) == "heading" and heading_level(node) == 1)
        ),
        None,
    )
    if whole is None:
        return None
    return Fail(
        Text(
            f"{shown} contient {tag(whole)}\u00a0: presque toute la page serait relue à chaque changement.",
            f"{shown} holds {tag(whole)}: nearly the whole page would be read again at each change.",
        )
    )
