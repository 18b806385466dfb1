"""An image that is marked as decoration carries no other alternative."""

from ..finding import Text
from ..image import described, is_sole_content, kind, owner, rgaa_test, told_elsewhere
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_NAMES = ("aria-labelledby", "aria-label", "title")


@rule(
    targets='img[alt=""], [role~=none i], [role~=presentation i]',
    severity="error",
    local=True,
    rgaa=("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.2.6"),
    act=("46ca7f",),
    title=Text("Image décorative qui parle quand même", "Decorative image that speaks nevertheless"),
    why=Text(
        "L'image dit à la fois «\u00a0je décore\u00a0» et «\u00a0voici mon nom\u00a0»\u00a0: selon le lecteur "
        "d'écran, elle est lue ou non (RGAA 1.2).",
        'The image says both "I decorate" and "here is my name": one screen reader reads it, the next '
        "does not (RGAA 1.2).",
    ),
    fix=Text(
        "Si elle décore, ne gardez que la marque\u00a0: ![décorative]({static}/images/vague.svg). Si elle informe, "
        "dites-le dans l'alternative\u00a0: ![La Seine en crue]({static}/images/vague.svg).",
        "If it decorates, keep the mark only: ![décorative]({static}/images/vague.svg). If it informs, say so in "
        "the alternative: ![The Seine in flood]({static}/images/vague.svg).",
    ),
    bad=(
        '<img src="vague.svg" alt="" title="La Seine en crue" data-bad>',
        '<img src="vague.svg" alt="" aria-label="La Seine en crue" data-bad>',
        '<p id="titre">La Seine</p><img src="vague.svg" alt="" aria-labelledby="titre" data-bad>',
        '<img src="vague.svg" role="presentation" title="La Seine en crue" data-bad>',
        '<svg role="none" aria-label="Un rond jaune" data-bad><circle r="9"></circle></svg>',
        '<p><a href="/"><img src="maison.svg" alt="" title="Maison" data-bad> Accueil</a></p>',
    ),
    good=(
        '<img src="vague.svg" alt="">',
        '<img src="vague.svg" role="presentation" alt="La Seine en crue">',
        '<p><a href="/"><img src="maison.svg" alt=""> Accueil</a></p>',
    ),
)
def image_decorative(element: Element, page: Page) -> Verdict:
    """Fail an exposed image with `alt=""` or the role "none" that another attribute names.

    ACT 46ca7f speaks of names given by ARIA; RGAA 1.2 of `title` as well.
    """
    sort = kind(element, page)
    if sort is None or not page.exposed(element) or told_elsewhere(element, page):
        return INAPPLICABLE
    attribute = next((name for name in _NAMES if (element.get(name) or "").strip()), None)
    if attribute is None:
        return None
    message = Text(
        f"{described(element).fr} porte la marque d'une décoration, et "
        f'pourtant {attribute}="{element.get(attribute)}".',
        f"{described(element).en} is marked as decoration and bears "
        f'{attribute}="{element.get(attribute)}" all the same.',
    )
    rgaa = rgaa_test("1.2", sort)
    holder = owner(element, page)
    if holder is not None and is_sole_content(element, holder) and page.name(element) == page.name(holder):
        return Unsure("names-its-link", message, rgaa=rgaa, act=())
    return Fail(message, rgaa=rgaa, act=() if attribute == "title" else None)
