"""Text that is read from right to left says so."""

from ..finding import Text
from ..lang import RIGHT_TO_LEFT, overview
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_ARABIC = "تفتح الحديقة أبوابها كل يوم"


@rule(
    targets="html, [dir]",
    severity="error",
    wcag=("1.3.2",),
    rgaa=("8.10.1",),
    title=Text("Sens de lecture non signalé, ou faux", "Reading direction missing or wrong"),
    why=Text(
        "L'arabe et l'hébreu se lisent de droite à gauche\u00a0: sans indication, la ponctuation, les chiffres et "
        "les mots français mêlés au texte se placent dans le désordre (RGAA 8.10, WCAG 1.3.2).",
        "Arabic and Hebrew are read from right to left: without a word of it, punctuation, numbers and French words "
        "among the text fall into disorder (RGAA 8.10, WCAG 1.3.2).",
    ),
    fix=Text(
        "Dites la langue et le sens ensemble\u00a0: «\u00a0{: lang=ar dir=rtl }\u00a0» seul sur la ligne sous le "
        "paragraphe, ou *مرحبا*{lang=ar dir=rtl} dans une phrase.",
        'Say the language and the direction together: "{: lang=ar dir=rtl }" alone on the line below the paragraph, '
        "or *مرحبا*{lang=ar dir=rtl} in a sentence.",
    ),
    bad=(
        f'<p lang="ar" data-bad>{_ARABIC}</p>',
        '<p lang="he" data-bad>ברוכים הבאים לעיר שלנו</p>',
        f'<p lang="ar" dir="ltr" data-bad>{_ARABIC}</p>',
        '<p dir="droite" data-bad>Le parc ouvre à 8 h.</p>',
        '<p dir="rtl" data-bad>Le parc ouvre tous les jours à 8 h.</p>',
        f'<ul><li><a href="/ar/" lang="ar" data-bad>{_ARABIC}</a></li></ul>',
    ),
    good=(
        f'<p lang="ar" dir="rtl">{_ARABIC}</p>',
        f'<p>En arabe\u00a0: <span lang="ar" dir="rtl">{_ARABIC}</span></p>',
        f'<div lang="ar" dir="RTL"><h2>{_ARABIC}</h2><p>{_ARABIC}</p></div>',
        f'<p lang="ar" dir="auto">{_ARABIC}</p>',
        f'<p>Le mot de la semaine\u00a0: <bdi lang="ar">{_ARABIC}</bdi>.</p>',
        '<p dir="ltr">Le parc ouvre à 8 h.</p>',
        f'<p lang="ar" dir="rtl">{_ARABIC}</p><p>Tapez <code>{_ARABIC}</code>.</p>',
        '<p lang="ar" dir="rtl">8:00 – 18:00</p>',
    ),
)
def lang_direction(element: Element, page: Page) -> Verdict:
    """Fail text in right-to-left letters without `dir` (RGAA 8.10.1), and a `dir` that is invalid or wrong (8.10.2)."""
    verdicts: list[Fail] = []
    if element.tag == "html":
        if page.once(overview).has_right_to_left:
            verdicts += _unsaid(page)
        elif not element.has("dir"):
            return INAPPLICABLE
    if element.has("dir") and element.namespace == "html":
        verdicts += _wrong(element, page)
    return list(verdicts)


def _unsaid(page: Page) -> list[Fail]:
    told: list[Fail] = []
    for element in page.elements:
        text = element.own_text
        if text.isascii() or not RIGHT_TO_LEFT.search(text) or _is_said(element) or not page.visible(element):
            continue
        if element.closest("script", "style", "title", "svg", "code", "pre", "kbd", "samp") or not _is_right_to_left(
            text
        ):
            continue
        shown = quoted(text.strip())
        told.append(
            Fail(
                Text(
                    f"{shown.fr} se lit de droite à gauche, et rien ne le dit (attribut dir absent).",
                    f"{shown.en} is read from right to left, and nothing says so (no dir attribute).",
                ),
                element=element,
            )
        )
    return told


def _wrong(element: Element, page: Page) -> list[Fail]:
    value = (element.get("dir") or "").strip().lower()
    rgaa = ("8.10.2",)
    if value not in ("ltr", "rtl", "auto"):
        return [
            Fail(
                Text(
                    f"«\u00a0{value}\u00a0» n'est pas un sens de lecture\u00a0: dir vaut ltr (de gauche à droite) ou "
                    "rtl (de droite à gauche).",
                    f'"{value}" is no reading direction: dir is ltr (left to right) or rtl (right to left).',
                ),
                rgaa=rgaa,
            )
        ]
    text = "".join(_inherited(element))
    letters = sum(map(str.isalpha, text))
    wrong = (value == "rtl" and letters >= 8 and not RIGHT_TO_LEFT.search(text)) or (
        value == "ltr" and letters >= 8 and _is_right_to_left(text, 0.9)
    )
    if not wrong or not page.visible(element):
        return []
    shown = quoted(" ".join(text.split()))
    left_to_right = Text("de gauche à droite", "from left to right")
    real = left_to_right if value == "rtl" else Text("de droite à gauche", "from right to left")
    return [
        Fail(
            Text(
                f'{shown.fr} se lit {real.fr}, mais est annoncé par dir="{value}".',
                f'{shown.en} is read {real.en}, but is declared dir="{value}".',
            ),
            rgaa=rgaa,
        )
    ]


def _inherited(element: Element) -> list[str]:
    """The texts that take their direction from an element."""
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node is not element and node.has("dir"):
            continue
        parts.append(node.own_text)
        stack.extend(node.children)
    return parts


def _is_said(element: Element) -> bool:
    """Whether something nearer than the whole page says the direction of an element, or the page says "rtl"."""
    node: Element | None = element
    while node is not None:
        if node.has("dir"):
            return node.tag not in ("html", "body") or (node.get("dir") or "").strip().lower() != "ltr"
        if node.tag == "bdi":
            # Its own letters decide, as with dir="auto" (HTML, "the dir attribute").
            return True
        node = node.parent
    return False


def _is_right_to_left(text: str, least: float = 0.5) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and sum(RIGHT_TO_LEFT.match(char) is not None for char in letters) >= least * len(letters)
