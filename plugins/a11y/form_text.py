"""What a person sees around the fields of a form: words in sight, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .form import ENTRIES, is_button, labels, referred
from .style.visible import Sight
from .tree import Element, fold
from .wording import readable

if TYPE_CHECKING:
    from .page import Page

_NO_TEXT: Final = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "option", "optgroup", "datalist"}
)
_PICTURES: Final = frozenset({"img", "svg", "canvas", "object", "embed", "video", "picture"})
_BOUNDS: Final = frozenset({"body", "main", "header", "footer", "nav", "aside", "form", "section", "article"})
_ENTRIES: Final = frozenset(ENTRIES.split(", "))


def sight(page: Page) -> Sight:
    """What is in sight when the page was just loaded on a desktop."""
    return page.once(_sight)


def _sight(page: Page) -> Sight:
    return Sight(page.styles())


def is_seen(element: Element, page: Page) -> bool:
    """Whether text right inside the element is in sight, exposed to assistive technology or not."""
    return sight(page).sees(element)


def seen_text(element: Element, page: Page) -> str:
    """The words in sight inside an element, with what CSS adds, without what stands in its fields."""
    return fold(" ".join(_seen(element, page)))


def _seen(element: Element, page: Page) -> Iterator[str]:
    for node, text in texts_in(element):
        if node.tag in _ENTRIES or (text and not readable(text)):
            continue
        if not text:
            if is_seen(node, page):
                yield page.generated_text(node, "before")
                yield page.generated_text(node, "after")
        elif is_seen(node, page):
            yield text


def seen_label(element: Element, page: Page) -> str:
    """The words in sight of what labels a field: its `label` elements and what `aria-labelledby` refers to."""
    parts = (*labels(element, page), *referred(element, "aria-labelledby", page))
    return fold(" ".join(seen_text(part, page) for part in dict.fromkeys(parts)))


def seen_description(element: Element, page: Page) -> str:
    """The words in sight of what `aria-describedby` of a field refers to."""
    return fold(" ".join(seen_text(part, page) for part in referred(element, "aria-describedby", page)))


def stream(page: Page) -> tuple[tuple[Element, str], ...]:
    """The texts of the body in reading order, each with the element whose start or content it follows.

    An element itself stands in it with an empty text, at its start tag.
    """
    return page.once(_stream)


def _stream(page: Page) -> tuple[tuple[Element, str], ...]:
    return tuple(texts_in(page.root))


def texts_in(root: Element) -> Iterator[tuple[Element, str]]:
    """The texts inside an element in reading order, as `stream` has them."""
    stack: list[tuple[Element, str]] = [(root, "")]
    while stack:
        element, text = stack.pop()
        yield element, text
        if text or element.tag in _NO_TEXT:
            continue
        node = element.etree_element
        todo = [(element, node.text)] if node.text else []
        children = {child.etree_element: child for child in element.children}
        for child in node:
            if child in children:
                todo.append((children[child], ""))
            if child.tail:
                todo.append((element, child.tail))
        todo.reverse()
        stack += todo


def starts(page: Page) -> dict[int, int]:
    """Where each element begins in the stream, by its order."""
    return page.once(_starts)


def _starts(page: Page) -> dict[int, int]:
    places: dict[int, int] = {}
    for place, (element, text) in enumerate(stream(page)):
        if not text:
            places.setdefault(element.order, place)
    return places


def parts_between(first: Element, last: Element, page: Page) -> str:
    """What is in sight between two fields and belongs to no label, button or field: words, "▣" for a picture."""
    places = starts(page)
    begin, end = places.get(first.order, 0), places.get(last.order, 0)
    return fold(" ".join(_loose(page, begin + 1, end)))


def loose_before(element: Element, page: Page) -> str:
    """What is in sight between a field and the one before it, or the start of the content, and belongs to neither."""
    end = starts(page).get(element.order, 0)
    begin = 0
    for place in range(end - 1, -1, -1):
        node, text = stream(page)[place]
        if not text and (node.tag in _ENTRIES or node.tag in _BOUNDS):
            begin = place + 1
            break
    return fold(" ".join(_loose(page, begin, end)))


def _loose(page: Page, begin: int, end: int) -> Iterator[str]:
    for element, text in stream(page)[begin:end]:
        if not text:
            if element.tag in _PICTURES and is_seen(element, page):
                yield "▣"
            else:
                yield page.generated_text(element, "before")
                yield page.generated_text(element, "after")
        elif readable(text) and is_seen(element, page) and not _belongs(element, page):
            yield text


def _belongs(element: Element, page: Page) -> bool:
    node: Element | None = element
    while node is not None:
        if node.tag == "label" or node.tag in _ENTRIES or is_button(node, page):
            return True
        node = node.parent
    return False
