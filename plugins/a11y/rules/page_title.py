"""The page has a title."""

from ..finding import Text
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element
from ..wording import readable


def _page(head: str, body: str = "<main><h1>Horaires</h1></main>", bad: bool = False) -> str:
    mark = " data-bad" if bad else ""
    return f'<html lang="fr"{mark}><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


@rule(
    targets="html",
    severity="error",
    wcag=("2.4.2",),
    rgaa=("8.5.1",),
    act=("2779a5",),
    title=Text("Page sans titre", "Page without a title"),
    why=Text(
        "Le titre est la première chose qu'un lecteur d'écran lit, et ce qui distingue les onglets, l'historique et "
        "les résultats d'un moteur de recherche (RGAA 8.5, WCAG 2.4.2).",
        "The title is the first thing a screen reader says, and what tells tabs, history entries and search results "
        "apart (RGAA 8.5, WCAG 2.4.2).",
    ),
    fix=Text(
        "Dans l'en-tête du fichier Markdown, écrivez «\u00a0title: Horaires des parcs\u00a0»\u00a0; dans un "
        "gabarit, <title>Horaires des parcs – Levallois</title>.",
        'In the front matter of the Markdown file write "title: Horaires des parcs"; in a template, '
        "<title>Horaires des parcs – Levallois</title>.",
    ),
    bad=(
        _page("", bad=True),
        _page("<title></title>", bad=True),
        _page("<title> &nbsp; </title>", bad=True),
        _page("<title></title><title>Horaires</title>", bad=True),
        _page("", '<main><h1>Parc</h1><svg role="img" aria-label="Plan"><title>Plan</title></svg></main>', bad=True),
    ),
    good=(
        _page("<title>Horaires des parcs</title>"),
        _page("", "<title>Horaires des parcs</title><main><h1>Horaires</h1></main>"),
        _page("<title>Horaires des parcs</title><title></title>"),
    ),
)
def page_title(element: Element, page: Page) -> Verdict:
    """Fail a page whose first `title` element is missing or holds nothing that can be read (ACT 2779a5)."""
    if readable(page.title):
        return None
    if any(node.tag == "title" and node.namespace == "html" for node in page.elements):
        return Fail(Text("La balise <title> de la page est vide.", "The <title> element of the page is empty."))
    return Fail(Text("La page n'a pas de balise <title>.", "The page has no <title> element."))
