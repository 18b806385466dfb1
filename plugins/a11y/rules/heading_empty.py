"""A heading has an accessible name."""

from ..finding import Text
from ..image import images_in, is_control, is_heading, is_nameless
from ..nameless import fault
from ..outline import HEADINGS, example, quoted
from ..page import Page
from ..role import heading_level
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets=HEADINGS,
    severity="error",
    rgaa=("9.1.2",),
    act=("ffd0e9",),
    title=Text("Titre vide", "Empty heading"),
    why=Text(
        "Un lecteur d'écran annonce «\u00a0titre de niveau 2\u00a0», puis rien\u00a0: la personne cherche un texte "
        "qui n'existe pas (RGAA 9.1).",
        'A screen reader says "heading level 2", then nothing: people look for a text that is not there (RGAA 9.1).',
    ),
    fix=Text(
        "Écrivez le titre après les dièses (## Horaires), ou retirez la ligne.",
        "Write the heading after the hashes (## Horaires), or remove the line.",
    ),
    bad=(
        "<h2 data-bad></h2>",
        "<h2 data-bad>   </h2>",
        "<h2 data-bad>&nbsp;</h2>",
        "<h2 data-bad>&#8203;</h2>",
        "<h2 data-bad><br></h2>",
        "<h2 data-bad><!-- Horaires --></h2>",
        "<h2 data-bad><span></span><em> </em></h2>",
        '<h2 data-bad><span aria-hidden="true">Horaires</span></h2>',
        "<h2 data-bad><span hidden>Horaires</span></h2>",
        '<h2 data-bad><span style="display: none">Horaires</span></h2>',
        '<h2 data-bad aria-label="  "></h2>',
        '<h2 data-bad aria-labelledby="absent"></h2>',
        '<p id="vide"></p><h2 data-bad aria-labelledby="vide"></h2>',
        '<div role="heading" aria-level="2" data-bad></div>',
        '<h2 role="none" aria-label="" data-bad><span aria-hidden="true">Horaires</span></h2>',
        '<h2 data-bad><a id="tarifs"></a></h2>',
        '<h2 data-bad><i class="fa">\ue001</i></h2>',
        "<details><summary>Plus</summary><h2 data-bad></h2></details>",
    ),
    good=(
        "<h2>Horaires</h2>",
        "<h2>À 8&nbsp;h</h2>",
        '<h2><img src="horaires.svg" alt="Horaires"></h2>',
        '<h2><svg role="img"><title>Horaires</title><path d="M0 0h9"/></svg></h2>',
        '<h2><svg role="img" aria-label="Horaires"><path d="M0 0h9"/></svg></h2>',
        '<h2 aria-label="Horaires"></h2>',
        '<p id="nom" hidden>Horaires</p><h2 aria-labelledby="nom"></h2>',
        '<h2><a href="#tarifs" id="tarifs">Tarifs</a></h2>',
        '<h2><span class="sr" style="position: absolute; left: -9999px">Horaires</span></h2>',
        '<h2 title="Horaires"></h2>',
        '<div role="heading" aria-level="2">Horaires</div>',
        "<h2>Horaires</h2><h2 hidden></h2>",
        '<h2>Horaires</h2><h2 aria-hidden="true"></h2>',
        '<h2>Horaires</h2><h2 role="presentation"></h2>',
        "<h2>24</h2>",
        "<h2>時間</h2>",
    ),
)
def heading_empty(element: Element, page: Page) -> Verdict:
    """Fail an exposed heading whose accessible name holds nothing that can be read out.

    One fault is told once: `heading-image-alt` tells of headings with an image,
    `link-name`, `button-name` and `summary-name` of controls that leave theirs empty.
    """
    if not is_heading(element, page):
        return INAPPLICABLE
    name = page.name(element)
    if readable(name):
        return None if any(character.isalnum() for character in name) else _symbols_only(name)
    if any(images_in(element, page)) or any(
        is_control(node, page) and is_nameless(node, page) for node in element.iter_descendants()
    ):
        return INAPPLICABLE
    if readable(element.text):
        return Fail(
            Text(
                "Le titre {this} est caché aux lecteurs d'écran\u00a0: pour eux il est vide.",
                "The heading {this} is hidden from screen readers: to them it is empty.",
            ).format(this=quoted(element.text)),
            fix=Text(
                f"Écrivez le titre en texte simple\u00a0: {example(heading_level(element), element.text)}",
                f"Write the heading as plain text: {example(heading_level(element), element.text)}",
            ),
        )
    level = heading_level(element)
    what = Text(f"Un titre de niveau {level}", f"A heading of level {level}")
    return fault(element, page, what, Text("", ""), (), ("9.1.2",), "ffd0e9")


def _symbols_only(name: str) -> Unsure:
    return Unsure(
        "symbols-only",
        Text(
            "Le titre {this} n'a ni mot ni chiffre\u00a0: dit-il, lu à voix haute, ce qui suit\u00a0?",
            "The heading {this} has neither word nor number: read aloud, does it say what follows?",
        ).format(this=quoted(name)),
        fix=Text(
            f"Ajoutez des mots\u00a0: ## {name} Fête du parc",
            f"Add words: ## {name} Fête du parc",
        ),
    )
