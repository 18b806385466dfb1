"""The title of a page says which page it is."""

import re
from typing import Final

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable

# What editors and programs put there until somebody writes a title.
_PLACEHOLDERS: Final = re.compile(
    r"(?:untitled|sans titre|unnamed|title|page title|titre|titre de (?:la )?page|your title(?: here)?"
    r"|insert title here"
    r"|(?:untitled|new|nouvelle|nouveau|default) (?:page|document)|(?:page|document) (?:untitled|sans titre|sans nom)"
    r"|document|page|test|todo|tbd|xxx+|blank|default|undefined|null|lorem ipsum.*|wordpress|react app|vite app"
    r"|vite react|html5? (?:page|template|document)|microsoft word.*)(?: \d+)?"
)
# Of which site? The tab and the history do not say.
_NOWHERE: Final = re.compile(
    r"accueil|page d accueil|bienvenue|welcome|home|home ?page|index|start ?page|mon site|my site|my website|site web"
    r"|website|site"
)
_FILE: Final = re.compile(r"\S+\.(?:html?|xhtml|php\d?|aspx?|jsp|cgi|docx?|odt|pdf|md|txt)|https?://\S+", re.IGNORECASE)
# The first letters of a word: « parc » and « parcs », « inscrire » and « inscription ».
_STEM: Final = 4
_MANY_WORDS: Final = 30


def _page(title: str, body: str = "<main><h1>Horaires</h1></main>", bad: bool = False) -> str:
    mark = " data-bad" if bad else ""
    return f'<html lang="fr"{mark}><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'


_TEXT = (
    "<main><h1>Marché de Noël</h1><p>Quarante artisans vous attendent place de la Libération pendant trois semaines, "
    "avec des spectacles chaque soir, un manège pour les petits, des crêpes et du vin chaud pour tous.</p></main>"
)


@rule(
    targets="html",
    severity="error",
    wcag=("2.4.2",),
    rgaa=("8.6.1",),
    title=Text(
        "Titre de page qui ne dit pas de quelle page il s'agit", "Page title that does not tell which page it is"
    ),
    why=Text(
        "Entre dix onglets ou dans l'historique, seul le titre permet de retrouver la page\u00a0; à l'oreille, il est "
        "la première chose entendue (RGAA 8.6, WCAG 2.4.2).",
        "Among ten tabs or in the history only the title helps to find the page again; by ear it is what comes first "
        "(RGAA 8.6, WCAG 2.4.2).",
    ),
    fix=Text(
        "Écrivez d'abord ce que la page a de propre, puis le nom du site\u00a0: «\u00a0Horaires des parcs – Ville de "
        "Levallois\u00a0».",
        'Write first what is proper to the page, then the name of the site: "Opening hours of parks – Town of '
        'Levallois".',
    ),
    bad=(
        *(
            _page(title, bad=True)
            for title in ("Document", "Untitled document", "Sans titre 1", "Titre de la page", "Lorem ipsum dolor")
        ),
        *(
            _page(title, bad=True)
            for title in ("Accueil", "Home", "Bienvenue\u00a0!", "index.html", "horaires_v2.docx")
        ),
        _page("https://www.exemple.fr/horaires", bad=True),
        _page("Piscine municipale", _TEXT, bad=True),
    ),
    good=(
        _page("Horaires des parcs – Levallois"),
        _page("Accueil – Ville de Levallois"),
        _page("Le test de Turing"),
        _page("Document", "<main><h1>Document</h1><p>Un document est un écrit.</p></main>"),
        _page("Parvis", "<main><h1>Accueil</h1><p>Le site Parvis vous accueille.</p></main>"),
        _page("Marché de Noël – Levallois", _TEXT),
        _page("Trois semaines de fête", _TEXT),
    ),
)
def page_title_descriptive(element: Element, page: Page) -> Verdict:
    """Fail a title that is a placeholder, a file, or a mere "Accueil"; ask of one that shares no word with its page.

    Only placeholders fail ACT c4a8a4 for sure; where the `h1` says the same words, they are its subject.
    """
    title = page.title
    if not readable(title):
        return INAPPLICABLE
    words = comparable(title)
    if not words:
        return Fail(
            Text(f"Le titre {quoted(title).fr} ne contient aucun mot.", f"The title {quoted(title).en} holds no word."),
            act=("c4a8a4",),
        )
    if _FILE.fullmatch(title):
        return Fail(
            Text(
                f"Le titre {quoted(title).fr} est un nom de fichier ou une adresse.",
                f"The title {quoted(title).en} is the name of a file or an address.",
            ),
            act=("c4a8a4",),
        )
    if _NOWHERE.fullmatch(words):
        return Fail(
            Text(
                f"Le titre {quoted(title).fr} ne dit pas de quel site il s'agit.",
                f"The title {quoted(title).en} does not say which site.",
            )
        )
    mains = [comparable(page.name(heading)) for heading, level in page.headings if level == 1]
    if _PLACEHOLDERS.fullmatch(words) and words not in mains:
        return Fail(
            Text(
                f"Le titre {quoted(title).fr} est un texte d'attente, que personne n'a remplacé.",
                f"The title {quoted(title).en} is a placeholder that nobody replaced.",
            ),
            act=("c4a8a4",),
        )
    return _unrelated(words, mains, page)


def _unrelated(words: str, mains: list[str], page: Page) -> Verdict:
    stems = _stems(words)
    if not stems or any(stems & _stems(name) or f" {name} " in f" {words} " for name in mains):
        return None
    text = comparable(page.root.text)
    if len(text.split()) < _MANY_WORDS or stems & _stems(text):
        return None
    shown = quoted(page.title)
    return Unsure(
        "title-shares-no-word",
        Text(
            f"Aucun mot du titre {shown.fr} ne se retrouve dans la page\u00a0: est-ce bien le sien\u00a0?",
            f"No word of the title {shown.en} is found on the page: is it its own?",
        ),
    )


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in words.split() if len(word) > 3}
