"""Text does not point at things by their colour alone."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import Unsure, Verdict, rule
from ..sensory import by_color
from ..tree import Element


@rule(
    targets="html",
    severity="review",
    wcag=("1.4.1",),
    rgaa=("3.1.2",),
    title=Text("Information donnée par une couleur", "Information told by a colour"),
    why=Text(
        "Une personne sur douze environ parmi les hommes distingue mal les couleurs, et un lecteur d'écran n'en dit "
        "rien\u00a0: «\u00a0en rouge\u00a0» ne leur apprend rien (RGAA 3.1, WCAG 1.4.1).",
        'About one man in twelve tells colours apart badly, and screen readers say nothing of them: "in red" tells '
        "these people nothing (RGAA 3.1, WCAG 1.4.1).",
    ),
    fix=Text(
        "Dites-le aussi par des mots ou un signe\u00a0: «\u00a0les dates complètes, en rouge et suivies du mot "
        "complet\u00a0», «\u00a0les champs obligatoires, marqués d'un astérisque\u00a0».",
        'Tell it by words or a sign as well: "the dates that are full, in red and followed by the word full", "the '
        'required fields, marked with an asterisk".',
    ),
    bad=(
        "<p data-bad>Les champs en rouge sont obligatoires.</p>",
        "<p data-bad>Les dates indiquées en vert sont encore libres.</p>",
        "<ul><li data-bad>Cliquez sur le bouton vert pour payer.</li></ul><button>Payer</button>",
        "<p data-bad>Les cases grisées ne sont plus libres.</p>",
        "<ul><li data-bad>En rouge\u00a0: complet</li><li data-bad>en vert\u00a0: libre</li></ul>",
        "<p data-bad>Les jours fermés sont surlignés en jaune.</p>",
        "<p data-bad>L'entrée des livraisons, en rouge sur le plan, est fermée.</p>",
        '<p lang="en" data-bad>Fields marked in red are required.</p>',
        '<p lang="en" data-bad>Press the green button to pay.</p><button>Pay</button>',
    ),
    good=(
        "<p>Les champs en rouge et suivis d'un astérisque sont obligatoires.</p>",
        "<p>Les dates complètes sont en rouge et barrées.</p>",
        "<p>Cliquez sur le bouton vert «\u00a0Valider\u00a0» pour envoyer.</p>",
        "<p>Le bac jaune est ramassé le lundi, le bac vert le jeudi.</p>",
        "<p>La maire est venue en rouge. La place est passée au vert.</p>",
        "<p>Appuyez sur le bouton rouge de la borne.</p><p>Cliquez sur le bouton bleu de la télécommande.</p>",
        "<p>Carte verte, ligne rouge du métro et vigilance orange.</p>",
        "<p>N'écrivez jamais <samp>les champs en rouge</samp>.</p>",
        "<p hidden>Les champs en rouge sont obligatoires.</p><p>Tous les champs sont obligatoires.</p>",
    ),
)
def color_only(element: Element, page: Page) -> Verdict:
    """Ask about passages that point by colour at things of the page, unless they name another sign too (RGAA 3.1.2)."""
    return [
        Unsure(
            "color-words",
            Text(
                "Le texte dit {this}\u00a0: la même information se trouve-t-elle ailleurs que dans la couleur\u00a0?",
                "The text says {this}: is the same information told by more than the colour?",
            ).format(this=quoted(words)),
            element=block,
        )
        for block, words in by_color(page)
    ]
