"""A test by image that tells people from robots has a name and another way through."""

import re
from typing import Final

from ..finding import Text
from ..image import described, kind
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable

_CAPTCHA: Final = re.compile(r"captcha|anti-?(?:spam|robot)|code-?(?:de-?)?securite|security-?code", re.IGNORECASE)
_NATURE: Final = re.compile(
    r"captcha|anti (?:spam|robot)|caracteres|characters|chiffres|code|lettres|robot|securite|security|verif"
)
_OTHER_WAY: Final = re.compile(
    r"\b(?:audio|ecout\w*|entendre|oral\w*|son|sonore|sound|telephon\w*|voca\w*|courriel|e mail|mail)\b"
)
_TESTS: Final = {
    "img": "1.4.1", "area": "1.4.2", "input": "1.4.3", "object": "1.4.4", "embed": "1.4.5",
    "svg": "1.4.6", "canvas": "1.4.7",
}  # fmt: skip  # a table of numbers


@rule(
    targets="img, area, canvas, input[type=image i], object[data], embed[src], svg[class], svg[id]",
    severity="review",
    wcag=("1.1.1",),
    rgaa=("1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.6", "1.4.7", "1.5.1", "1.5.2"),
    title=Text("Captcha en image", "Captcha as an image"),
    why=Text(
        "Qui ne voit pas l'image ne peut pas recopier son code\u00a0: le formulaire lui est fermé. L'alternative dit à "
        "quoi sert l'image, et il faut un autre moyen que l'image (RGAA 1.4 et 1.5, WCAG 1.1.1).",
        "Who does not see the image cannot copy its code: the form is closed to them. The alternative says what the "
        "image is for, and there has to be another way than the image (RGAA 1.4 and 1.5, WCAG 1.1.1).",
    ),
    fix=Text(
        'Préférez un piège à robots invisible, sans captcha. Sinon\u00a0: alt="Code de sécurité à recopier", une '
        "version à écouter, et un numéro de téléphone ou une adresse pour qui n'y arrive pas.",
        'Prefer a trap for robots that people do not see. Otherwise: alt="Security code to copy", a version to listen '
        "to, and a telephone number or an address for those who cannot.",
    ),
    bad=(
        '<img src="/captcha.php?n=12" alt="Code de sécurité à recopier" data-bad>',
        '<img src="/captcha.png" alt="x7Kp2" data-bad><p><a href="/captcha.mp3">Écouter le code</a></p>',
        '<canvas id="captcha" role="img" aria-label="Code à recopier" data-bad></canvas>',
    ),
    good=(
        '<img src="/captcha.png" alt="Code de sécurité à recopier"><p><a href="/captcha.mp3">Écouter le code</a></p>',
    ),
)
def image_captcha(element: Element, page: Page) -> Verdict:
    """Ask about an image that is a captcha by its file or its name in the code, unless it is named and doubled.

    RGAA 1.4: the alternative says what it is; RGAA 1.5: another form than an image, or another way in.
    """
    sort = kind(element, page)
    said = " ".join(element.get(name) or "" for name in ("src", "data", "class", "id", "alt", "aria-label"))
    if sort is None or not _CAPTCHA.search(said) or not page.exposed(element):
        return INAPPLICABLE
    asked: list[str] = []
    name = page.name(element)
    if readable(name) and not _NATURE.search(comparable(name)):
        asked.append(_TESTS[sort])
    if not page.once(_has_other_way):
        asked.append("1.5.2" if sort == "input" else "1.5.1")
    if not asked:
        return None
    return Unsure(
        "captcha",
        Text(
            "{image} semble être un captcha\u00a0: son alternative dit-elle à quoi elle sert, et y a-t-il un moyen de "
            "passer sans la voir\u00a0?",
            "{image} seems to be a captcha: does its alternative say what it is for, and is there a way through "
            "without seeing it?",
        ).format(image=described(element)),
        rgaa=tuple(asked),
    )


def _has_other_way(page: Page) -> bool:
    return any(_leads_by_ear(node, page) for node in page.elements)


def _leads_by_ear(node: Element, page: Page) -> bool:
    """Whether something on the page lets people hear the code, or reach somebody."""
    if not page.exposed(node):
        return False
    if node.tag == "audio":
        return True
    return page.role(node) in ("link", "button") and _OTHER_WAY.search(comparable(page.name(node))) is not None
