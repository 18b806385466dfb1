"""An alternative says something: it does not only hold the place of one."""

from ..finding import Text
from ..image import SELECTOR, alternative, described, file_name, is_sole_content, kind, owner, rgaa_test
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import file_name_likeness, mark_likeness, placeholder_likeness, readable


@rule(
    targets=SELECTOR,
    severity="error",
    local=True,
    wcag=("1.1.1",),
    rgaa=("1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5", "1.3.6", "1.3.7"),
    title=Text("Alternative qui ne dit rien", "Text alternative that says nothing"),
    why=Text(
        "«\u00a0Image\u00a0», «\u00a0photo\u00a0», «\u00a0sans titre\u00a0»\u00a0: la personne sait déjà qu'il y a "
        "une image, pas ce qu'elle montre (RGAA 1.3, WCAG 1.1.1, échec F30).",
        '"Image", "photo", "untitled": people know already that there is an image, not what it shows (RGAA 1.3, '
        "WCAG 1.1.1, failure F30).",
    ),
    fix=Text(
        "Dites ce que l'image apporte\u00a0: ![Le kiosque du parc un jour de fête]({static}/images/fete.jpg). Si "
        "elle ne fait que décorer\u00a0: ![décorative]({static}/images/fete.jpg).",
        "Say what the image brings: ![The bandstand on a feast day]({static}/images/fete.jpg). If "
        "it only decorates: ![décorative]({static}/images/fete.jpg).",
    ),
    bad=(
        '<img src="fete.jpg" alt="image" data-bad>',
        '<img src="fete.jpg" alt="Photo" data-bad>',
        '<img src="fete.jpg" alt="Photo2" data-bad>',
        '<img src="fete.jpg" alt="Sans titre" data-bad>',
        '<img src="fete.jpg" alt="Texte alternatif" data-bad>',
        '<img src="fete.jpg" alt="Capture d\'écran" data-bad>',
        '<img src="fete.jpg" alt="spacer" data-bad>',
        '<img src="fete.jpg" alt="undefined" data-bad>',
        '<img src="fete.jpg" alt="Logo" data-bad>',
        '<img src="fete.jpg" alt="Image 3" data-bad>',
        '<img src="fete.jpg" alt="*" data-bad>',
        '<p><img src="fete.jpg" alt="…" data-bad></p>',
        '<p><a href="/galerie/"><img src="fete.jpg" alt="Photos" data-bad></a></p>',
        '<svg role="img" data-bad><title>Calque 1</title><path d="M0 0h9"></path></svg>',
    ),
    good=(
        '<img src="fete.jpg" alt="Le kiosque du parc un jour de fête">',
        '<img src="fete.jpg" alt="Logo de la ville">',
        '<img src="deux.svg" alt="2">',
        '<p><a href="/plan/"><img src="plan.svg" alt="Plan"></a></p>',
    ),
)
def image_placeholder(element: Element, page: Page) -> Verdict:
    """Fail an image whose accessible name is a placeholder; ask about a word that may be enough."""
    name = alternative(element, page)
    sort = kind(element, page)
    if not name or sort is None or file_name_likeness(name, file_name(element)) is not None:
        return INAPPLICABLE
    holder = owner(element, page)
    in_control = sort in ("area", "input") or (holder is not None and is_sole_content(element, holder))
    likeness = placeholder_likeness(name, in_control=in_control)
    mark = mark_likeness(name)
    if likeness is None and mark == "sure" and not in_control and not _belongs_to_words(element, page):
        likeness = "sure"
    rgaa = rgaa_test("1.3", sort)
    if likeness is None and mark is not None:
        return Unsure(
            "punctuation",
            Text(
                f"{described(element).fr} a pour alternative «\u00a0{name}\u00a0»\u00a0: beaucoup de lecteurs "
                "d'écran ne lisent pas ce signe. Dit-il ce que l'image apporte\u00a0?",
                f'{described(element).en} has the alternative "{name}": many screen readers do not read this sign. '
                "Does it say what the image brings?",
            ),
            rgaa=rgaa,
        )
    if likeness is None:
        return None
    if likeness == "sure":
        return Fail(
            Text(
                f"{described(element).fr} a pour alternative «\u00a0{name}\u00a0»\u00a0: cela ne dit rien d'elle.",
                f'{described(element).en} has the alternative "{name}": that says nothing about it.',
            ),
            rgaa=rgaa,
        )
    return Unsure(
        "vague-word",
        Text(
            f"{described(element).fr} a pour alternative «\u00a0{name}\u00a0»\u00a0: ce mot suffit-il à qui "
            "ne la voit pas\u00a0?",
            f'{described(element).en} has the alternative "{name}": is that enough for someone who does not see it?',
        ),
        rgaa=rgaa,
    )


def _belongs_to_words(element: Element, page: Page) -> bool:
    """Whether the image stands in a line of text or a cell, where a sign may be part of what is said."""
    block = next((node for node in element.iter_ancestors() if not page.is_inline(node)), None)
    if block is None or block.tag in ("td", "th", "dd"):
        return block is not None
    texts = (block.own_text, *(child.text for child in block.children if page.is_inline(child)))
    return readable(" ".join(texts).replace(element.text, "", 1))
