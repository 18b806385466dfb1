"""Text does not point at things by their shape, size or place alone."""

import re
from collections import Counter

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import Fail, Unsure, Verdict, rule
from ..sensory import buttons, by_look
from ..tree import Element
from ..wording import comparable

_ORDER = re.compile(
    r"\b(?:cliqu\w+|appuy\w+|touche[zr]|choisi\w+|utilis\w+|press|click|tap|push|select|use|choose)\b", re.IGNORECASE
)
# What tells where the thing stands in the order of reading, or which of them it is.
_ALSO = re.compile(
    r"\b(?:ci-dessous|ci-dessus|suivant|précédent|premi[eè]re?|dernière?|deuxième|below|above|next|previous|first|last"
    r"|second|heading|titre)\b",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"\b(?:boutons?|buttons?)\b", re.IGNORECASE)
_TWO_BUTTONS = "<button>Payer</button> <button>Annuler</button>"


@rule(
    targets="html",
    severity="error",
    wcag=("1.3.3",),
    rgaa=("10.9.1",),
    act=("9bd38c",),
    title=Text("Chose désignée par sa forme ou sa place", "Thing pointed at by its shape or place"),
    why=Text(
        "Un lecteur d'écran ne dit ni la forme ni la place des choses, et sur un téléphone ce qui était à droite est "
        "dessous\u00a0: il faut aussi un nom (RGAA 10.9, WCAG 1.3.3).",
        "A screen reader tells neither the shape nor the place of things, and on a telephone what stood at the right "
        "stands below: a name is needed as well (RGAA 10.9, WCAG 1.3.3).",
    ),
    fix=Text(
        "Nommez la chose\u00a0: «\u00a0cliquez sur le bouton Payer\u00a0», «\u00a0le plan du quartier, plus bas dans "
        "la page\u00a0».",
        'Name the thing: "click the Pay button", "the map of the quarter, further down the page".',
    ),
    bad=(
        f"<p data-bad>Cliquez sur le bouton rond pour payer.</p>{_TWO_BUTTONS}",
        f'<p lang="en" data-bad>Press the large button to pay.</p>{_TWO_BUTTONS}',
        # These ask a person.
        "<p data-bad>Cliquez sur le bouton rond pour payer.</p><button>Payer</button>",
        "<p data-bad>Voir le plan ci-contre.</p>",
        "<p data-bad>Cliquez sur l'icône en forme de loupe.</p>",
        "<p data-bad>Pour signaler un oubli, cliquez sur le bouton rond en haut à droite.</p>",
        "<p data-bad>Utilisez le menu de gauche pour changer de rubrique.</p>",
        "<p data-bad>La crue a laissé sa trace (voir ci-contre).</p>",
        "<p data-bad>Ouvrez le menu en haut à droite.</p>",
        "<ul><li data-bad>La photo à droite montre la mare.</li></ul>",
        '<p lang="en" data-bad>The links are in the right-hand column.</p>',
        f'<p lang="en" data-bad>More can be found underneath the star.</p>{_TWO_BUTTONS}',
    ),
    good=(
        "<p>Cliquez sur le bouton «\u00a0Payer\u00a0», à droite.</p><button>Payer</button>",
        "<p>Cliquez sur le bouton rond pour payer.</p><button>Bouton rond</button>",
        "<p>La piscine est à droite de la mairie, la mare à gauche.</p>",
        "<p>La liste de gauche a trois élus, celle de droite deux.</p>",
        "<p>Un carré a quatre côtés égaux. Rendez-vous au rond-point, sous la grande étoile.</p>",
        "<p>Cliquez sur le bouton plus bas pour payer.</p><button>Payer</button>",
        '<p lang="en">The round table is in the large hall, on the right.</p>',
    ),
)
def visual_reference(element: Element, page: Page) -> Verdict:
    """Ask about passages that point at things by look or place alone; fail those that surely do (WCAG 1.3.3).

    Surely: an order to press a button of some shape or size, where there are
    several buttons and nowhere on the page the word that would tell which.
    """
    found: list[Fail | Unsure] = []
    for block, words, passage, shape in by_look(page):
        if shape is not None and _told_elsewhere(shape, passage, page):
            continue
        shown = quoted(words)
        if shape is not None and _is_order(words, passage) and page.once(buttons) > 1:
            found.append(
                Fail(
                    Text(
                        "Le texte dit {this}\u00a0: aucun bouton de la page ne porte ce mot, et seuls les yeux le "
                        "reconnaissent.",
                        "The text says {this}: no button of the page bears that word, and only eyes recognise it.",
                    ).format(this=shown),
                    element=block,
                )
            )
        else:
            found.append(
                Unsure(
                    "look-or-place",
                    Text(
                        "Le texte dit {this}\u00a0: trouve-t-on cette chose sans la voir\u00a0?",
                        "The text says {this}: can that thing be found without seeing it?",
                    ).format(this=shown),
                    element=block,
                )
            )
    return found


def _is_order(words: str, passage: str) -> bool:
    return bool(_ORDER.search(passage) and _BUTTON.search(words)) and not _ALSO.search(passage)


def _told_elsewhere(shape: str, passage: str, page: Page) -> bool:
    """Whether the word of the shape stands elsewhere on the page: in a text, in a name, in a title."""
    word = comparable(shape)
    return page.once(_words)[word] > comparable(passage).split().count(word)


def _words(page: Page) -> Counter[str]:
    """How often each word stands on the page or names something of it."""
    texts = [node.own_text for node in page.elements]
    texts += [
        page.name(node)
        for node in page.elements
        if node.tag in ("img", "input", "svg") or node.has("aria-label") or node.has("title")
    ]
    return Counter(word for text in texts for word in comparable(text).split())
