"""Going down, headings take one level at a time."""

from ..finding import Text
from ..outline import HEADINGS, example, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets=HEADINGS,
    severity="error",
    title=Text("Niveau de titre sauté", "Skipped heading level"),
    why=Text(
        "Les niveaux disent ce qui appartient à quoi. Un niveau sauté laisse croire qu'on a manqué une partie. "
        "C'est une règle de la maison\u00a0: le RGAA y voit une bonne pratique, et admet les sauts cohérents.",
        "Levels say what belongs to what. A skipped level makes people believe that they missed a part. This is a "
        "house rule: RGAA calls it good practice and allows skips that are coherent.",
    ),
    fix=Text(
        "Descendez d'un seul niveau à la fois\u00a0: ## puis ###. La taille du texte est l'affaire du thème.",
        "Go down one level at a time: ## then ###. The size of the text is the theme's business.",
    ),
    bad=(
        "<h3 data-bad>Hiver</h3><p>Le parc ferme à 18 h.</p>",
        "<h2>Horaires</h2><h4 data-bad>Hiver</h4><p>Le parc ferme à 18 h.</p>",
        "<h2>Horaires</h2><h3>Hiver</h3><h6 data-bad>Jours de neige</h6><p>Le parc ferme.</p>",
        '<h2>Horaires</h2><div role="heading" aria-level="4" data-bad>Hiver</div>',
        '<h2>Horaires</h2><h3 aria-level="5" data-bad>Hiver</h3>',
        "<h2>Horaires</h2><h3 hidden>Été</h3><h4 data-bad>Hiver</h4>",
        '<h2>Horaires</h2><h3 aria-hidden="true">Été</h3><h4 data-bad>Hiver</h4>',
        "<article><h2>Parc</h2></article><article><h4 data-bad>Piscine</h4></article>",
        "<body><main><h1>Parc</h1><p>Ouvert.</p></main><footer><h4 data-bad>Contact</h4></footer></body>",
        "<details><summary>Plus</summary><h3 data-bad>Hiver</h3><p>Le parc ferme à 18 h.</p></details>",
    ),
    good=(
        "<h2>Horaires</h2><h3>Hiver</h3><p>Le parc ferme à 18 h.</p><h2>Accès</h2><p>Métro.</p>",
        "<h2>Horaires</h2><h3>Hiver</h3><h4>Jours de neige</h4><p>Le parc ferme.</p><h2>Accès</h2><p>Métro.</p>",
        "<h2>Horaires</h2><h4 hidden>Caché</h4><h3>Hiver</h3><p>Le parc ferme à 18 h.</p>",
        '<h2>Horaires</h2><h4 aria-level="3">Hiver</h4><p>Le parc ferme à 18 h.</p>',
        '<h2>Horaires</h2><div role="heading" aria-level="3">Hiver</div><p>Le parc ferme à 18 h.</p>',
        "<h2>Horaires</h2><template><h5>Modèle</h5></template><h3>Hiver</h3>",
        "<h2>Horaires</h2><dialog open aria-label='Votre avis'><h4>Votre avis</h4></dialog><h3>Hiver</h3>",
        "<article><h2>Parc</h2><h3>Accès</h3></article><article><h2>Piscine</h2><h3>Accès</h3></article>",
    ),
)
def heading_order(element: Element, page: Page) -> Verdict:
    """Fail a heading more than one level below the one before it; the first is the business of the `h1` rules."""
    heading = page.outline.get(element.order)
    if heading is None:
        return INAPPLICABLE
    previous = heading.previous
    if previous is None or heading.level <= previous.level + 1:
        return None
    name = page.name(element)
    return Fail(
        Text(
            "{this} est de niveau {level}, juste après {previous}, de niveau {above}\u00a0: "
            "le niveau {missing} manque.",
            "{this} is of level {level}, right after {previous}, of level {above}: level {missing} is missing.",
        ).format(
            this=quoted(name),
            level=heading.level,
            previous=quoted(page.name(previous.element)),
            above=previous.level,
            missing=previous.level + 1,
        ),
        fix=Text(
            f"Écrivez {example(previous.level + 1, name)}, ou ajoutez au-dessus le titre qui manque. La taille du "
            "texte est l'affaire du thème.",
            f"Write {example(previous.level + 1, name)}, or add the missing heading above it. The size of the text "
            "is the theme's business.",
        ),
    )
