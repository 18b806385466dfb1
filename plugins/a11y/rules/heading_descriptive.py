"""A heading says something of what follows it."""

import re
from typing import Final

from ..finding import Text
from ..image import is_heading, is_nameless
from ..outline import HEADINGS, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable

# A word of a glossary, the name of a picture; or what waits for a heading.
_MAYBE: Final = re.compile(
    r"titre|sous titre|title|sub ?title|heading|titre de (?:la )?(?:page|section)|(?:section|page) title"
    r"|(?:mon|nouveau|ajouter un|new|add a) (?:titre|title|heading)|sans titre(?: \d+)?|untitled(?: \d+)?|a completer"
)
# What programs put where a heading is to be written, and nobody would write.
_PLACEHOLDER: Final = re.compile(
    r"(?:heading|sub ?heading|headline) \d+|(?:votre|inserer un|saisir un|your|insert|enter) (?:titre|title|heading)"
    r"(?: ici| here)?|(?:titre|texte du titre|title|heading) (?:ici|here)|(?:bloc|section|texte) sans titre(?: \d+)?"
    r"|untitled (?:section|block)(?: \d+)?|cliquez ici|click here|lorem ipsum\b.*"
    r"|dolor sit amet\b.*|todo|tbd|xxx+|undefined|null"
)

# How they begin: most headings need no closer look.
_START: Final = re.compile(
    r"\W*(?:titre|sous|sub|title|head|votre|mon|nouveau|ajouter|ins[eé]rer|saisir|your|new|add|insert|enter"
    r"|texte|section|page|bloc|cliquez|click|sans|untitled|lorem|dolor|todo|tbd|xxx|[aà] compl|undefined|null)",
    re.IGNORECASE,
)


@rule(
    targets=HEADINGS,
    severity="error",
    wcag=("2.4.6",),
    rgaa=("9.1.2",),
    act=("b49b2e",),
    title=Text("Titre qui ne dit rien", "Heading that says nothing"),
    why=Text(
        "Beaucoup de personnes parcourent une page de titre en titre, à l'oreille ou des yeux\u00a0: un texte "
        "d'attente ne leur apprend rien de la suite (RGAA 9.1, WCAG 2.4.6).",
        "Many people go through a page from heading to heading, by ear or by eye: a placeholder tells them nothing of "
        "what follows (RGAA 9.1, WCAG 2.4.6).",
    ),
    fix=Text(
        "Remplacez-le par les mots qui résument ce qui suit\u00a0: ## Horaires d'hiver.",
        "Replace it by the words that sum up what follows: ## Winter opening hours.",
    ),
    bad=(
        "<h2 data-bad>Titre</h2><p>Le parc ouvre à 8 h.</p>",
        "<h2 data-bad>Cliquez ici\u00a0!</h2><p>Le parc ouvre à 8 h.</p>",
        "<h2 data-bad>Bloc sans titre 1</h2><p>Le parc ouvre à 8 h.</p>",
        "<h2 data-bad>Lorem ipsum dolor sit amet</h2><p>Le parc ouvre à 8 h.</p>",
        "<h2 data-bad>Votre titre ici</h2><p>Le parc ouvre à 8 h.</p>",
        '<div role="heading" aria-level="2" data-bad>Untitled</div><p>Le parc ouvre à 8 h.</p>',
        "<h2 data-bad>[À compléter]</h2><p>Le parc ouvre à 8 h.</p>",
        "<h2 data-bad>Heading 2</h2><p>Le parc ouvre à 8 h.</p>",
    ),
    good=(
        "<h2>Titres de séjour</h2><p>Le service ouvre à 8 h.</p>",
        "<h2>Titre de séjour</h2><p>Le service ouvre à 8 h.</p>",
        "<h2>Partie 1</h2><p>Le premier tome.</p>",
        "<h2>Titre 1</h2><p>Dispositions.</p><h2>TITRE II</h2><p>Sanctions.</p>",
        "<h2>2026</h2><p>Le parc a été rénové.</p>",
        "<h2>Lieux</h2><p>Le parc.</p><h2 hidden>Titre</h2>",
        "<h2>Le lorem ipsum, un faux texte</h2><p>Il sert aux imprimeurs.</p>",
    ),
)
def heading_descriptive(element: Element, page: Page) -> Verdict:
    """Fail an exposed heading whose words are a placeholder (ACT b49b2e); ask of one that may be."""
    if not is_heading(element, page) or is_nameless(element, page):
        return INAPPLICABLE
    name = page.name(element)
    if not _START.match(name):
        return None
    words = comparable(name)
    if not _PLACEHOLDER.fullmatch(words):
        if not _MAYBE.fullmatch(words) or comparable(page.title).startswith(words):
            return None
        return Unsure(
            "maybe-placeholder",
            Text(
                "Le titre {this} dit-il ce qui le suit, ou attend-il qu'on le remplace\u00a0?",
                "Does the heading {this} say what follows it, or does it wait to be replaced?",
            ).format(this=quoted(name)),
        )
    return Fail(
        Text(
            "Le titre {this} est un texte d'attente, que personne n'a remplacé.",
            "The heading {this} is a placeholder that nobody replaced.",
        ).format(this=quoted(name))
    )
