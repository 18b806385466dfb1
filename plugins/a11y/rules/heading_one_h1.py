"""A page has one `h1`: its title."""

from ..finding import Text
from ..landmark import blocks, is_headed
from ..outline import HEADINGS, example, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets=f"body, {HEADINGS}",
    severity="error",
    title=Text("Un seul titre de niveau 1", "One heading of level 1"),
    why=Text(
        "Le titre de niveau 1 dit de quoi parle la page\u00a0: on y saute d'une touche pour commencer à lire. "
        "Sans lui, ou avec plusieurs, on ne sait plus où elle commence. C'est une règle de la maison\u00a0: le "
        "RGAA ne l'exige pas.",
        "The heading of level 1 says what the page is about: one key leads to it and reading begins there. Without "
        "it, or with several, nobody knows where the page begins. This is a house rule: RGAA does not demand it.",
    ),
    fix=Text(
        "Le titre de la page vient de la ligne «\u00a0title:\u00a0» en tête du fichier\u00a0: remplissez-la, et "
        "commencez les titres du texte à deux dièses (## Tarifs).",
        'The title of the page comes from the line "title:" at the top of the file: fill it in, and begin the '
        "headings of the text with two hashes (## Tarifs).",
    ),
    bad=(
        "<h1 data-bad>Tarifs des piscines</h1>",
        "<body><main><h1>Piscine</h1><p>Ouverte.</p></main><footer><h1 data-bad>Contact</h1></footer></body>",
        '<p>Le parc ouvre à 8 h.</p><div role="heading" aria-level="1" data-bad>Tarifs</div>',
        "<section><h1 data-bad>Hiver</h1></section><section><h1 data-bad>Été</h1></section>",
        '<h2 aria-level="1" data-bad>Tarifs</h2>',
        "<body data-bad><main><p>Le parc ouvre à 8 h.</p></main></body>",
        "<body data-bad><main><h2>Horaires</h2><p>Le parc ouvre à 8 h.</p></main></body>",
        "<body data-bad><main><h1 hidden>Horaires</h1><p>Le parc ouvre à 8 h.</p></main></body>",
        '<body data-bad><main><h1 aria-hidden="true">Horaires</h1><p>Le parc ouvre à 8 h.</p></main></body>',
        '<body data-bad><main><h1 role="presentation">Horaires</h1><p>Le parc ouvre à 8 h.</p></main></body>',
    ),
    good=(
        "<h2>Été</h2><p>Le parc ouvre à 8 h.</p>",
        "<body><header><h1>Piscine</h1></header><main><p>Ouverte à 8 h.</p></main></body>",
        '<body><main><div role="heading" aria-level="1">Piscine</div><p>Ouverte à 8 h.</p></main></body>',
        "<h1 hidden>Ancien titre</h1><p>Le parc ouvre à 8 h.</p>",
        "<dialog open aria-label='Votre avis'><h1>Votre avis</h1><p>Que pensez-vous du site\u00a0?</p></dialog>",
        "<template><h1>Modèle</h1></template><p>Le parc ouvre à 8 h.</p>",
    ),
)
def heading_one_h1(element: Element, page: Page) -> Verdict:
    """Fail a page without a heading of level 1, and each such heading after the first."""
    if element.tag == "body":
        if any(heading.level == 1 for heading in page.outline.values()):
            return None
        return Fail(
            Text("La page n'a pas de titre de niveau 1.", "The page has no heading of level 1."),
            # ACT asks for any heading after what comes before the content.
            act=("047fe0",) if blocks(page) and not is_headed(page) else (),
        )
    heading = page.outline.get(element.order)
    if heading is None or heading.level != 1:
        return INAPPLICABLE
    first = next(other for other in page.outline.values() if other.level == 1)
    if heading is first:
        return None
    name = page.name(element)
    return Fail(
        Text(
            "{this} est un second titre de niveau 1\u00a0: la page a déjà le sien, {title}.",
            "{this} is a second heading of level 1: the page has its own already, {title}.",
        ).format(this=quoted(name), title=quoted(page.name(first.element))),
        fix=Text(
            "Le titre de la page vient de «\u00a0title:\u00a0» en tête du fichier\u00a0; dans le texte, les titres "
            f"commencent à deux dièses\u00a0: {example(2, name)}",
            'The title of the page comes from "title:" at the top of the file; in the text headings begin '
            f"with two hashes: {example(2, name)}",
        ),
    )
