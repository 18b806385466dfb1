"""The page can be enlarged on a telephone."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..viewport import forbids_zoom, largest_zoom, viewport

# WCAG 2.2, 1.4.4: up to 200 percent.
_NEEDED = 2.0


@rule(
    targets="meta[name=viewport i]",
    severity="error",
    local=True,
    wcag=("1.4.4",),
    rgaa=("10.4.2",),
    act=("b4f0c3",),
    title=Text("Agrandissement empêché", "Zooming prevented"),
    why=Text(
        "Sur un téléphone, une personne malvoyante ne peut plus écarter les doigts pour agrandir le texte "
        "(RGAA 10.4, WCAG 1.4.4).",
        "On a telephone, a person with low vision can no longer spread two fingers to enlarge the text "
        "(RGAA 10.4, WCAG 1.4.4).",
    ),
    fix=Text(
        "Dans le gabarit, écrivez seulement\u00a0: "
        '<meta name="viewport" content="width=device-width, initial-scale=1">.',
        'In the template, write no more than: <meta name="viewport" content="width=device-width, initial-scale=1">.',
    ),
    bad=(
        '<html lang="fr"><head><title>Parcs</title><meta name="viewport" content="width=device-width, '
        'user-scalable=no" data-bad></head><body><main><h1>Parcs</h1></main></body></html>',
        '<html lang="fr"><head><title>Parcs</title><meta name="VIEWPORT" content="width=device-width; '
        'initial-scale = 1; maximum-scale = 1" data-bad></head><body><main><h1>Parcs</h1></main></body></html>',
        '<html lang="fr"><head><title>Parcs</title><meta name="viewport" content="maximum-scale=1.99" data-bad></head>'
        "<body><main><h1>Parcs</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs</title><meta name="viewport" content="user-scalable=0" data-bad></head>'
        "<body><main><h1>Parcs</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs</title><meta name="viewport" content="user-scalable=0.5" data-bad></head>'
        "<body><main><h1>Parcs</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs</title><meta name="viewport" content="maximum-scale=yes" data-bad></head>'
        "<body><main><h1>Parcs</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs</title><meta name="viewport" content="maximum-scale=0" data-bad></head>'
        "<body><main><h1>Parcs</h1></main></body></html>",
    ),
    good=(
        '<html lang="fr"><head><title>Parcs de la ville</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        "<body><main><h1>Parcs de la ville</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs de la ville</title>'
        '<meta name="viewport" content="user-scalable=yes, maximum-scale=5"></head>'
        "<body><main><h1>Parcs de la ville</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs de la ville</title>'
        '<meta name="viewport" content="user-scalable=1, maximum-scale=2.0"></head>'
        "<body><main><h1>Parcs de la ville</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs de la ville</title>'
        '<meta name="viewport" content="maximum-scale=-1, user-scalable=device-width"></head>'
        "<body><main><h1>Parcs de la ville</h1></main></body></html>",
    ),
)
def viewport_zoom(element: Element, page: Page) -> Verdict:
    """Fail a viewport that takes zooming away or allows less than twice the size (ACT b4f0c3)."""
    content = element.get("content") or ""
    said = viewport(content)
    if not said:
        return INAPPLICABLE
    if "user-scalable" in said and forbids_zoom(said["user-scalable"]):
        return Fail(
            Text(
                f"«\u00a0user-scalable={said['user-scalable']}\u00a0» interdit d'agrandir la page.",
                f'"user-scalable={said["user-scalable"]}" forbids enlarging the page.',
            )
        )
    largest = largest_zoom(said["maximum-scale"]) if "maximum-scale" in said else None
    if largest is not None and largest < _NEEDED:
        return Fail(
            Text(
                f"«\u00a0maximum-scale={said['maximum-scale']}\u00a0» empêche d'agrandir la page au double.",
                f'"maximum-scale={said["maximum-scale"]}" prevents enlarging the page to twice its size.',
            )
        )
    return None
