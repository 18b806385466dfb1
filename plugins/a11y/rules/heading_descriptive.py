"""A heading says something of what follows it."""

import re
from typing import Final

from ..finding import Text
from ..image import is_heading, is_nameless
from ..outline import HEADINGS, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import comparable

# What programs put where a heading is to be written, and nobody would write.
_PLACEHOLDER: Final = re.compile(
    r"(?:titre|sous titre|title|sub ?title|heading|sub ?heading|headline|h[1-6])(?: \d+)?"
    r"|(?:votre|mon|nouveau|ajouter un|inserer un|saisir un|your|new|add a|insert|enter) (?:titre|title|heading)"
    r"(?: ici| here)?|(?:titre|texte du titre|title|heading) (?:ici|here)|titre de (?:la )?(?:page|section|partie)"
    r"|(?:section|page) title"
    r"|(?:bloc |section |texte )?sans titre(?: \d+)?|untitled(?: section| block)?(?: \d+)?"
    r"|lorem ipsum\b.*|dolor sit amet\b.*|todo|tbd|xxx+|a completer|undefined|null"
)

# How they begin: most headings need no closer look.
_START: Final = re.compile(
    r"\W*(?:titre|sous|sub|title|head|h[1-6]|votre|mon|nouveau|ajouter|ins[eé]rer|saisir|your|new|add|insert|enter"
    r"|texte|section|page|bloc|sans|untitled|lorem|dolor|todo|tbd|xxx|[aà] compl|undefined|null)",
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
        "<h2 data-bad>Titre 1</h2><p>Le parc ouvre à 8 h.</p>",
        "<h2 data-bad>Lorem ipsum dolor sit amet</h2><p>Le parc ouvre à 8 h.</p>",
        "<h2 data-bad>Votre titre ici</h2><p>Le parc ouvre à 8 h.</p>",
        '<div role="heading" aria-level="2" data-bad>Untitled</div><p>Le parc ouvre à 8 h.</p>',
        "<h2 data-bad>[À compléter]</h2><p>Le parc ouvre à 8 h.</p>",
    ),
    good=(
        "<h2>Titres de séjour</h2><p>Le service ouvre à 8 h.</p>",
        "<h2>Titre de séjour</h2><p>Le service ouvre à 8 h.</p>",
        "<h2>Partie 1</h2><p>Le premier tome.</p>",
        "<h2>2026</h2><p>Le parc a été rénové.</p>",
        "<h2>Lieux</h2><p>Le parc.</p><h2 hidden>Titre</h2>",
        "<h2>Le lorem ipsum, un faux texte</h2><p>Il sert aux imprimeurs.</p>",
    ),
)
def heading_descriptive(element: Element, page: Page) -> Verdict:
    """Fail an exposed heading whose words are a placeholder (ACT b49b2e); others are for a person to judge."""
    if not is_heading(element, page) or is_nameless(element, page):
        return INAPPLICABLE
    name = page.name(element)
    if not _START.match(name) or not _PLACEHOLDER.fullmatch(comparable(name)):
        return None
    return Fail(
        Text(
            "Le titre {this} est un texte d'attente, que personne n'a remplacé.",
            "The heading {this} is a placeholder that nobody replaced.",
        ).format(this=quoted(name))
    )
