"""An alternative is words, not the name of a file or an address."""

from ..finding import Text
from ..image import SELECTOR, alternative, described, file_name, kind, rgaa_test
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import file_name_likeness


@rule(
    targets=SELECTOR,
    severity="error",
    local=True,
    wcag=("1.1.1",),
    rgaa=("1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5", "1.3.6", "1.3.7"),
    title=Text("Nom de fichier en guise d'alternative", "File name as text alternative"),
    why=Text(
        "Un lecteur d'écran épelle le nom du fichier ou l'adresse\u00a0; la personne n'apprend rien de l'image "
        "(RGAA 1.3, WCAG 1.1.1, échec F30).",
        "A screen reader spells the file name or the address; nobody learns anything of the image (RGAA 1.3, "
        "WCAG 1.1.1, failure F30).",
    ),
    fix=Text(
        "Remplacez le nom du fichier par ce que l'image apporte\u00a0: ![La fête du "
        "parc, vue du kiosque]({static}/images/fete.jpg).",
        "Put what the image brings in the place of the file name: ![The park's fête]({static}/images/fete.jpg).",
    ),
    bad=(
        '<img src="images/fete.jpg" alt="fete.jpg" data-bad>',
        '<img src="images/fete.jpg" alt="IMG_1234" data-bad>',
        '<img src="images/fete.jpg" alt="DSC00012.JPG" data-bad>',
        '<img src="images/fete.jpg" alt="Capture d’écran 2025-05-14 à 10.11.12" data-bad>',
        '<img src="images/fete_du_parc.jpg" alt="fete_du_parc" data-bad>',
        '<img src="images/fete.jpg" alt="https://ville.example/images/fete" data-bad>',
        '<img src="images/fete.jpg" alt="/images/fete.jpg" data-bad>',
        '<img src="images/fete%20du%20parc.jpg" alt="Fête du parc.jpg" data-bad>',
        '<p><a href="/agenda/"><img src="images/fete.jpg" alt="fete.jpg" data-bad></a></p>',
        '<img src="plan.png" alt="Plan des parcs" usemap="#plan">'
        '<map name="plan"><area href="/nord/" alt="nord.html.png" data-bad></map>',
        '<form action="/recherche/"><input type="image" src="loupe.svg" alt="loupe.svg" data-bad></form>',
        '<svg role="img" data-bad><title>plan.svg</title><path d="M0 0h9"></path></svg>',
    ),
    good=(
        '<img src="images/fete.jpg" alt="Fête du parc">',
        '<img src="images/saint-cloud.jpg" alt="Saint-Cloud">',
        '<img src="images/format.jpg" alt="Le même logo, au format .png puis .svg">',
        '<img src="images/covid.jpg" alt="Covid-19">',
    ),
)
def image_filename(element: Element, page: Page) -> Verdict:
    """Fail an image whose accessible name is the name of a file or an address.

    Where the page itself shows that name (a list of files), a person decides.
    """
    name = alternative(element, page)
    sort = kind(element, page)
    if not name or sort is None:
        return INAPPLICABLE
    likeness = file_name_likeness(name, file_name(element))
    if likeness is None:
        return None
    rgaa = rgaa_test("1.3", sort)
    if likeness == "sure" and not _is_shown(name, element, page):
        return Fail(
            Text(
                f"{described(element).fr} a pour alternative «\u00a0{name}\u00a0»\u00a0: c'est un nom de "
                "fichier ou une adresse.",
                f'{described(element).en} has the alternative "{name}": that is a file name or an address.',
            ),
            rgaa=rgaa,
        )
    return Unsure(
        "may-be-file-name",
        Text(
            f"{described(element).fr} a pour alternative «\u00a0{name}\u00a0»\u00a0: est-ce un nom de fichier, ou "
            "ce que l'image dit\u00a0?",
            f'{described(element).en} has the alternative "{name}": is that a file name, or what the image says?',
        ),
        rgaa=rgaa,
    )


def _is_shown(name: str, element: Element, page: Page) -> bool:
    """Whether the page's own text holds the words, apart from those inside the element."""
    return name in page.root.text and name not in element.text
