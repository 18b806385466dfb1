"""What an image is on a page: its kind, its file, its alternative, the link or button it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from urllib.parse import unquote

from .finding import Text
from .outline import told_by_heading
from .role import is_summary
from .tree import Element
from .wording import readable

if TYPE_CHECKING:
    from .page import Page

Kind: TypeAlias = Literal["img", "area", "input", "object", "embed", "svg", "canvas"]

# Every element that may be an image; `kind` says whether it is one.
SELECTOR: Final = (
    "img, area, input[type=image i], object, embed, svg, canvas, [role~=img i], [role~=image i], [role|=graphics i]"
)
GRAPHICS_ROLES: Final = frozenset({"img", "graphics-document", "graphics-symbol"})

# RGAA 4.1.2 gives each kind of image its own test, and numbers them differently in each criterion.
_TESTS: Final[Mapping[str, Mapping[Kind, int]]] = {
    "1.1": {"img": 1, "area": 2, "input": 3, "svg": 5, "object": 6, "embed": 7, "canvas": 8},
    "1.2": {"img": 1, "area": 2, "object": 3, "svg": 4, "canvas": 5, "embed": 6},
    "1.3": {"img": 1, "area": 2, "input": 3, "object": 4, "embed": 5, "svg": 6, "canvas": 7},
    "1.9": {"img": 1, "input": 1, "object": 2, "embed": 3, "svg": 4, "canvas": 5},
}
_IMAGE_FILE: Final = re.compile(r"\.(?:apng|avif|bmp|gif|ico|jfif|jpe?g|jxl|png|svgz?|tiff?|webp)$", re.IGNORECASE)
_MEDIA_FILE: Final = re.compile(r"\.(?:aac|avi|flac|m4[av]|mkv|mov|mp3|mp4|mpe?g|og[agv]|wav|webm)$", re.IGNORECASE)


def rgaa_test(criterion: str, kind: Kind) -> tuple[str, ...]:
    """The RGAA test of a criterion (1.1, 1.2, 1.3 or 1.9) for a kind of image, if it has one."""
    number = _TESTS[criterion].get(kind)
    return () if number is None else (f"{criterion}.{number}",)


def kind(element: Element, page: Page) -> Kind | None:
    """Which kind of image the element is, or None.

    An `object` or `embed` is one by its type, or without a type by the
    extension of its file; an `svg` inside another one is a part of it.
    """
    tag = element.tag
    if element.namespace == "svg":
        if tag == "svg" and (element.parent is None or element.parent.namespace != "svg"):
            return "svg"
    elif tag in ("img", "area", "canvas"):
        return tag  # type: ignore[return-value]  # mypy does not narrow a str to these literals
    elif tag == "input" and (element.get("type") or "").lower() == "image":
        return "input"
    elif tag in ("object", "embed"):
        return tag if resource(element) == "image" else None  # type: ignore[return-value]  # as above
    return "img" if page.role(element) in GRAPHICS_ROLES else None


def resource(element: Element) -> Literal["image", "media"] | None:
    """What an `object` or `embed` shows: an image, sound or film, or something else."""
    family = (element.get("type") or "").strip().lower().partition("/")[0]
    if family:
        return "image" if family == "image" else "media" if family in ("audio", "video") else None
    file = file_name(element)
    return "image" if _IMAGE_FILE.search(file) else "media" if _MEDIA_FILE.search(file) else None


def address(element: Element) -> str:
    """The address of the image's file, as written."""
    return (element.get("data" if element.tag == "object" else "src") or "").strip()


def file_name(element: Element) -> str:
    """The name of the image's file, without its path; empty where there is none."""
    url = address(element)
    if url.lower().startswith(("data:", "blob:")):
        return ""
    return unquote(url.partition("#")[0].partition("?")[0].rsplit("/", 1)[-1])


def described(element: Element) -> Text:
    """The image as a person would point at it, to begin a sentence with."""
    file = file_name(element)
    if element.namespace == "svg":
        return Text("Le dessin SVG", "The SVG drawing") if element.tag == "svg" else _by_role(element)
    match element.tag:
        case "area":
            href = element.get("href") or ""
            return Text(f"La zone cliquable vers «\u00a0{href}\u00a0»", f'The area that leads to "{href}"')
        case "canvas":
            return Text("Le dessin fait par script (canvas)", "The canvas")
        case "input":
            return _with_file("Le bouton image", "The image button", file)
        case "object" | "embed":
            return _with_file("L'objet inséré", "The embedded object", file)
        case "img":
            return _with_file("L'image", "The image", file)
    return _by_role(element)


def _by_role(element: Element) -> Text:
    shown = f'<{element.tag} role="{element.get("role")}">'
    return Text(f"L'image faite avec {shown}", f"The image made with {shown}")


def _with_file(fr: str, en: str, file: str) -> Text:
    return Text(f"{fr} «\u00a0{file}\u00a0»", f'{en} "{file}"') if file else Text(fr, en)


def without_alternative(element: Element, page: Page) -> Text:
    """The message about an image that nothing readable names: it has no alternative, or one that cannot be heard."""
    if page.name(element):
        message = Text(
            "{image} n'a pour alternative que des caractères invisibles ou d'une police d'icônes\u00a0: rien n'est lu.",
            "{image} has only invisible characters or those of an icon font as alternative: nothing is read.",
        )
    else:
        message = Text("{image} n'a pas d'alternative.", "{image} has no text alternative.")
    return message.format(image=described(element))


def images_in(element: Element, page: Page) -> Iterator[Element]:
    """The images inside an element that are shown, hidden from assistive technology or not."""
    return (node for node in element.iter_descendants() if page.visible(node) and kind(node, page))


def alternative(element: Element, page: Page) -> str:
    """The words that stand for an exposed image, whose wording can be judged; empty where there are none.

    An image that says to be decorative has none, whatever its other attributes say.
    """
    if not page.exposed(element) or kind(element, page) is None or page.role(element) == "none":
        return ""
    if element.tag == "img" and element.get("alt") == "":
        return ""
    name = page.name(element)
    return name if readable(name) and not told_elsewhere(element, page) else ""


def owner(element: Element, page: Page) -> Element | None:
    """The link, button or summary that the element stands in."""
    return next((node for node in element.iter_ancestors() if is_control(node, page)), None)


def is_link(element: Element, page: Page) -> bool:
    """Whether the element is an exposed link; the areas of image maps are told apart."""
    if element.tag == "area" or page.role(element) != "link" or not page.exposed(element):
        return False
    return element.namespace != "svg" or element.has("href") or element.has("{http://www.w3.org/1999/xlink}href")


def is_button(element: Element, page: Page) -> bool:
    """Whether the element is an exposed button; image buttons are told apart, and summaries without that role."""
    return page.role(element) == "button" and page.exposed(element) and kind(element, page) != "input"


def is_disclosure(element: Element, page: Page) -> bool:
    """Whether the element is an exposed `summary` that opens and closes its `details`, without another role."""
    return is_summary(element) and page.role(element) is None and page.exposed(element)


def is_control(element: Element, page: Page) -> bool:
    """Whether the element is a link, a button or a summary, of which a name is asked."""
    return is_link(element, page) or is_button(element, page) or is_disclosure(element, page)


def is_heading(element: Element, page: Page) -> bool:
    """Whether the element is an exposed heading."""
    return page.role(element) == "heading" and page.exposed(element)


def is_nameless(element: Element, page: Page) -> bool:
    """Whether nothing that can be read out names a link, a button or a heading."""
    return not readable(page.name(element))


def told_elsewhere(element: Element, page: Page) -> bool:
    """Whether another element answers for the image.

    Its link, button or heading does when it has no name; so does an element with
    the role of an image, which takes all that it holds as its own picture.
    """
    if any(page.role(node) == "img" for node in element.iter_ancestors()):
        return True
    found = owner(element, page)
    return told_by_heading(element, page) or (found is not None and is_nameless(found, page))


def has_image_role(element: Element, page: Page) -> bool:
    """Whether the author gave the element the role of an image, and it holds."""
    tokens = (element.get("role") or "").lower().split()
    return page.role(element) in GRAPHICS_ROLES and any(token in (*GRAPHICS_ROLES, "image") for token in tokens)


def is_sole_content(element: Element, container: Element) -> bool:
    """Whether a link or button holds no text besides an image."""
    return not readable(container.text.replace(element.text, "", 1))


def has_adjacent_link(element: Element, page: Page) -> bool:
    """Whether a link or button stands right before or after the element (RGAA, « lien ou bouton adjacent »)."""
    if element.parent is None:
        return False
    siblings = element.parent.children
    place = element.index
    after = siblings[place + 1] if place + 1 < len(siblings) else None
    before = siblings[place - 1] if place else None
    return any(
        neighbour is not None and blank and (is_link(neighbour, page) or is_button(neighbour, page))
        for neighbour, blank in (
            (after, not (element.etree_element.tail or "").strip()),
            (before, before is not None and not (before.etree_element.tail or "").strip()),
        )
    )
