"""An image that is all that a page says is no decoration."""

from typing import Final, NamedTuple

from ..beside import surroundings
from ..finding import Text
from ..image import address, described, kind
from ..media import runs_scripts
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.visible import Sight
from ..tree import Element
from ..wording import readable

# What says something, or may, whatever its words.
_SPEAKS: Final = frozenset({
    "area", "audio", "button", "embed", "form", "iframe", "input", "math", "object", "select", "table", "textarea",
    "video",
})  # fmt: skip  # words read better than one a line
_SILENT: Final = frozenset({"script", "style", "noscript", "template", "title", "desc", "defs"})


class _Sole(NamedTuple):
    """The first image that assistive technology does not meet, and whether a heading stands beside it."""

    image: Element
    titled: bool


@rule(
    targets="img, svg, canvas",
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.1.1",),
    act=("e88epe",),
    title=Text("Page qui n'est qu'une image cachée", "Page that is nothing but a hidden image"),
    why=Text(
        "L'image est tout ce que montre la page, et elle est marquée comme décoration\u00a0: pour qui ne la voit pas, "
        "la page est vide (RGAA 1.1, WCAG 1.1.1).",
        "The image is all that the page shows, and it is marked as decoration: for those who do not see it the page "
        "is empty (RGAA 1.1, WCAG 1.1.1).",
    ),
    fix=Text(
        "Écrivez dans la page ce que l'image dit (quoi, quand, où), et donnez-lui une alternative\u00a0: ![Affiche de "
        "la fête du parc, détails ci-dessous]({static}/images/affiche.jpg).",
        "Write on the page what the image says (what, when, where) and give it an alternative: ![Poster of the "
        "fête, details below]({static}/images/poster.jpg).",
    ),
    bad=(
        '<body><main><img src="https://ville.example/fete.jpg" alt="" data-bad></main></body>',
        '<body><main><p><img src="https://ville.example/fete.jpg" role="presentation" data-bad></p></main></body>',
        '<body><main><svg viewBox="0 0 9 9" aria-hidden="true" data-bad><path d="M0 0h9"></path></svg></main></body>',
        '<body><main><canvas id="c" data-bad></canvas></main><script>c.getContext("2d").fillRect(0, 0, 9, 9)</script>'
        "</body>",
        '<body><main><p aria-hidden="true"><img src="https://ville.example/fete.jpg" alt="Fête" data-bad></p></main>'
        "</body>",
        # A heading says a little: a person says whether it says enough.
        '<p><img src="https://ville.example/fete.jpg" alt="" data-bad></p>',
    ),
    good=(
        '<img src="https://ville.example/vague.jpg" alt=""><p>Le parc ouvre à 8 h.</p>',
        '<img src="https://ville.example/vague.jpg" alt=""><p><a href="/plan/" aria-label="Plan du quartier"></a></p>',
        '<p aria-hidden="true"><svg viewBox="0 0 9 9"><path d="M0 0h9"></path></svg></p>'
        '<img src="https://ville.example/mairie.jpg" alt="Façade de la mairie">',
    ),
)
def image_sole_content(element: Element, page: Page) -> Verdict:
    """Fail a visible image kept from assistive technology on a page that says nothing else (ACT e88epe).

    A page that scripts fill is not judged, nor an image whose file is not there.
    """
    if kind(element, page) is None:
        return INAPPLICABLE
    sole = page.once(_sole_image)
    if sole is None or sole.image is not element:
        return None
    rgaa = {"svg": ("1.1.5",), "canvas": ("1.1.8",)}.get(element.tag)
    if sole.titled:
        return Unsure(
            "title-and-image",
            Text(
                "{image} est, avec un titre, tout ce que contient la page, et les lecteurs d'écran n'en disent "
                "rien\u00a0: est-ce vraiment une décoration\u00a0?",
                "{image} is, with a heading, all that the page holds, and it is hidden from screen readers: does it "
                "really bring nothing?",
            ).format(image=described(element)),
            rgaa=rgaa,
        )
    return Fail(
        Text(
            "{image} est tout ce que contient la page, et les lecteurs d'écran n'en disent rien.",
            "{image} is all that the page holds, and it is hidden from screen readers.",
        ).format(image=described(element)),
        rgaa=rgaa,
    )


def _sole_image(page: Page) -> _Sole | None:
    scope = surroundings(page)
    sole: Element | None = None
    titled = False
    for node in scope.iter_descendants():
        if node.tag in _SILENT or any(parent.tag in _SILENT for parent in node.iter_ancestors()):
            continue
        if node.tag in _SPEAKS and page.visible(node):
            return None
        exposed = page.exposed(node)
        if exposed and _says(node):
            if not any(page.role(one) == "heading" for one in (node, *node.iter_ancestors())):
                return None
            titled = True
        if kind(node, page) is None:
            continue
        if exposed and page.role(node) == "img" and (node.tag != "svg" or readable(page.name(node))):
            # It is met: other rules judge its name.
            return None
        if sole is None and _is_shown(node, page):
            sole = node
    if sole is None or (titled and not _may_be_photograph(sole, page)):
        return None
    return _Sole(sole, titled)


def _may_be_photograph(image: Element, page: Page) -> bool:
    """Whether the image is more than the ornament of a heading: a picture of dots, and not inside one."""
    return (
        image.tag == "img"
        and not address(image).partition("?")[0].lower().endswith((".svg", ".gif"))
        and not any(page.role(node) == "heading" for node in image.iter_ancestors())
    )


def _says(node: Element) -> bool:
    return readable(node.own_text) or any(
        readable(node.get(name) or "") for name in ("aria-label", "aria-labelledby", "title")
    )


def _is_shown(image: Element, page: Page) -> bool:
    """Whether the image is surely seen: its file is there, or its strokes, or a script of the page draws it."""
    if not page.visible(image) or not Sight(page.styles()).sees(image):
        return False
    if image.tag == "canvas":
        return any(
            node.tag == "script" and "getContext" in "".join(node.etree_element.itertext()) for node in page.elements
        )
    if page.once(runs_scripts):
        return False
    if image.tag == "svg":
        return any(node.tag not in _SILENT for node in image.children)
    source = address(image)
    return image.tag == "img" and bool(source) and ("//" in source or page.file(source) is not None)
