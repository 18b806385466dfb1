"""A link that opens a new window says so."""

import re

from ..finding import Text
from ..image import is_link
from ..lang import language_of
from ..link import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_SAME_WINDOW = frozenset({"", "_self", "_top", "_parent"})
# An address is opened; `window.open(this.href, "_self")` stays in the window.
_OPENS = re.compile(r"""\bwindow\.open\((?![^)]*['"]_(?:self|top|parent)['"])""")
_TOLD = re.compile(
    r"nouvel(?:le)?s?\s+(?:fenêtre|onglet|page)|autre\s+(?:fenêtre|onglet)|new\s+(?:window|tab)|fenêtre\s+(?:externe|séparée)"
    r"|\bouvre\b|\bopens\b|lien\s+externe|site\s+externe|external"
    r"|neue[nms]?\s+(?:fenster|tab|registerkarte)|(?:nueva|otra)\s+(?:ventana|pestaña)|(?:nuova|altra)\s+(?:finestra|scheda)"
    r"|nova\s+(?:janela|aba|guia)|nieuw\s+(?:venster|tabblad)",
    re.IGNORECASE,
)
# The languages in which it is known how to say it; in another one nobody can tell whether it is said.
_READ = frozenset({"", "fr", "en", "de", "es", "it", "pt", "nl"})


@rule(
    targets="a[target], area[target], a[onclick]",
    severity="warning",
    wcag=("3.2.5",),
    title=Text("Nouvelle fenêtre non annoncée", "New window without a word"),
    why=Text(
        "La page change de fenêtre sans prévenir\u00a0: le bouton «\u00a0précédent\u00a0» ne marche plus, et qui ne "
        "voit pas l'écran ne comprend pas pourquoi (WCAG 3.2.5, niveau AAA).",
        'The page changes windows without a word: the "back" button stops working, and those who do not see the '
        "screen cannot tell why (WCAG 3.2.5, level AAA).",
    ),
    fix=Text(
        'Le plus simple est d\'ôter target="_blank". Sinon, dites-le dans le lien\u00a0: '
        "[Service-public.fr (nouvelle fenêtre)](https://www.service-public.fr/).",
        'The simplest is to remove target="_blank". Or say it in the link: '
        "[Service-public.fr (new window)](https://www.service-public.fr/).",
    ),
    bad=(
        '<p><a href="https://www.ville.example/" target="_blank" data-bad>La ville voisine</a></p>',
        '<p><a href="/plan.pdf" target="plan" title="Le plan du parc" data-bad>Le plan</a> (PDF, 2\u00a0Mo)</p>',
        '<p><a href="https://www.ville.example/" target="_BLANK" data-bad><img src="v.png" alt="La ville"></a></p>',
        '<p><a href="/p/" onclick="window.open(this.href); return false" data-bad>Le parc</a></p><p id="p">Parc</p>',
    ),
    good=(
        '<p><a href="https://a.example/" target="_blank">La ville voisine (nouvelle fenêtre)</a></p>',
        '<p><a href="https://a.example/" target="_blank" title="La ville – nouvel onglet">La ville</a></p>',
        '<p><a href="https://a.example/" target="_blank">La ville <img src="n.svg" alt="Nouvelle fenêtre"></a></p>',
        '<p id="n">S\'ouvre dans une nouvelle fenêtre.</p>'
        '<p><a href="https://a.example/" target="_blank" aria-describedby="n">La ville</a></p>',
        '<p><a href="https://a.example/" target="_self">La ville voisine</a></p>',
        '<p lang="en"><a href="https://a.example/" target="_blank">The next town (opens in a new tab)</a></p>',
        '<p lang="es"><a href="https://a.example/" target="_blank">La sede (se abre en otra ventana)</a></p>',
        '<p><a href="https://a.example/" target="_blank" lang="pl">Sąsiednie miasto (w nowym oknie)</a></p>',
    ),
)
def link_new_window(element: Element, page: Page) -> Verdict:
    """Fail a link with a target other than its own window that neither its name nor its description announces."""
    if not element.has("href") or (
        not is_link(element, page) and not (element.tag == "area" and page.exposed(element))
    ):
        return INAPPLICABLE
    target = (element.get("target") or "").strip()
    if not _OPENS.search(element.get("onclick") or "") and (
        target.lower() in _SAME_WINDOW or any(frame.get("name") == target for frame in page.once(_frames))
    ):
        return None
    described = (page.ids.get(name) for name in (element.get("aria-describedby") or "").split())
    said = [page.name(element), element.text, element.get("title") or "", element.get("aria-description") or ""]
    said += [page.generated_text(element, "before"), page.generated_text(element, "after")]
    said += [node.text for node in described if node is not None]
    if any(_TOLD.search(text) for text in said) or language_of(element) not in _READ:
        return None
    return Fail(
        Text(
            "Le lien «\u00a0{name}\u00a0» ouvre une nouvelle fenêtre sans le dire.",
            'The link "{name}" opens a new window and does not say so.',
        ).format(name=quoted(page.name(element)))
    )


def _frames(page: Page) -> tuple[Element, ...]:
    return tuple(element for element in page.elements if element.tag in ("iframe", "frame", "object"))
