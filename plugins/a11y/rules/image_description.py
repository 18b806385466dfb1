"""A graph or a poster is told in words somewhere."""

from ..complexity import described_test, is_described, is_graph, is_poster
from ..finding import Text
from ..image import SELECTOR, alternative, described, kind, owner
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element
from ..wording import placeholder_likeness


@rule(
    targets=SELECTOR,
    severity="review",
    wcag=("1.1.1",),
    rgaa=("1.6.1", "1.6.2", "1.6.3", "1.6.4", "1.6.5", "1.6.7", "1.6.10"),
    title=Text("Image riche sans description", "Rich image without a description"),
    why=Text(
        "Un graphique, un organigramme ou une affiche dit bien plus qu'une phrase\u00a0: les chiffres, les liens, la "
        "date et le lieu doivent aussi se lire (RGAA 1.6, WCAG 1.1.1).",
        "A graph, an organisation chart or a poster says far more than a sentence: its figures, its ties, its date "
        "and place have to be readable too (RGAA 1.6, WCAG 1.1.1).",
    ),
    fix=Text(
        "Écrivez sous l'image ce qu'elle dit (un tableau, une liste, un paragraphe), et annoncez-le dans "
        "l'alternative\u00a0: ![Graphique du budget 2026, chiffres ci-dessous]({static}/images/budget.svg).",
        "Write below the image what it says (a table, a list, a paragraph) and announce it in the alternative: "
        "![Graph of the budget of 2026, figures below]({static}/images/budget.svg).",
    ),
    bad=(
        '<img src="budget.svg" alt="Graphique du budget 2026" data-bad><p>Le conseil a voté le budget.</p>',
        '<img src="organigramme.png" alt="Les services de la ville" data-bad>',
        '<img src="tarifs.png" alt="Tableau des tarifs de la piscine" data-bad>',
        '<img src="fete.jpg" alt="Affiche de la fête du parc" data-bad><p>Venez nombreux.</p>',
        '<svg role="img" aria-label="Histogramme des entrées" data-bad><path d="M0 0h9"></path></svg>',
        '<div role="img" aria-label="Schéma du réseau de bus" data-bad></div>',
    ),
    good=(
        '<img src="budget.svg" alt="Graphique du budget 2026, chiffres ci-dessous"><p>Écoles\u00a0: 12 M€.</p>',
        '<img src="budget.svg" alt="Graphique du budget 2026"><p><a href="/budget/">Description du graphique</a></p>',
        '<p>Écoles\u00a0: 12 M€.</p><img src="budget.svg" alt="Graphique du budget 2026" aria-describedby="dit">'
        '<p id="dit">Les écoles prennent 12 M€, la voirie 8 M€.</p>',
        '<img src="budget.svg" alt="Graphique du budget 2026"><ul><li>Écoles\u00a0: 12 M€</li>'
        "<li>Voirie\u00a0: 8 M€</li></ul>",
        '<img src="fete.jpg" alt="Affiche de la fête du parc\u00a0: samedi 6 juin 2026, de 14 h à 20 h, parc de la '
        'Planchette, entrée libre">',
        '<img src="charte.png" alt="Couverture de la charte graphique">',
        '<h2>Transcription de l\'affiche</h2><img src="fete.jpg" alt="Affiche de la fête du parc">',
    ),
)
def image_description(element: Element, page: Page) -> Verdict:
    """Ask about a graph or a poster, by its alternative or file, that nothing describes (RGAA 1.6).

    Images in links are told by where they lead.
    """
    name = alternative(element, page)
    sort = kind(element, page)
    if not name or sort is None or sort == "area":
        return INAPPLICABLE
    if not (is_graph(element, name) or is_poster(element, name)):
        return None
    if placeholder_likeness(name, in_control=False) is not None:
        # A word alone is no alternative: another rule says so.
        return INAPPLICABLE
    if owner(element, page) is not None or is_described(element, name, page):
        return None
    return Unsure(
        "no-description-seen",
        Text(
            f"{described(element).fr} a pour alternative «\u00a0{name}\u00a0»\u00a0: tout ce qu'elle montre se lit-il "
            "dans la page\u00a0?",
            f'{described(element).en} has the alternative "{name}": can all that it shows be read on the page?',
        ),
        rgaa=described_test(element, sort),
    )
