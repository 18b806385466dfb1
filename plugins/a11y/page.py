"""A page under the gate: one parsed HTML file with the views that rules need, each computed once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast
from xml.etree import ElementTree

from . import name as _name
from . import role as _role
from .finding import Place
from .lazy import lazy
from .outline import Heading, outline
from .parser import parse
from .style import Computed, Media, Sheet, State, Styles, page_sheets
from .style.exposure import never_rendered, unrendered
from .style.sources import base_url, joined, text_of
from .tree import Element, ParseError, fold, local_name

__all__ = ["Element", "Page", "ParseError"]

T = TypeVar("T")

WORD = re.compile(r"\w+")
# Where one of these is not Markdown's own, it stands on a line before its first words.
_WRITTEN_AS_HTML = frozenset(
    "article aside blockquote details div dl fieldset figure form nav ol section select table ul".split()
)
# What may go over several lines of the file, while a message is about a few words of it.
_RUNNING = frozenset("p li dd dt td th blockquote figcaption".split())
_QUOTE = re.compile("«\u00a0(.+?)(…?)\u00a0»")
_EXCERPT = 160


class Page:
    """One HTML file, parsed once.

    In: its bytes, its URL (as the report names it), and the style sheets and other
    texts that it may load, `{absolute path or URL: text}`.
    Raises `TreeError` when it is too large or too deep to be judged.
    """

    def __init__(self, html: bytes, url: str, stylesheets: Mapping[str, str] | None = None) -> None:
        tree = parse(html)
        self.url = url
        self.root = tree.root
        self.elements = tree.elements
        self.errors: tuple[ParseError, ...] = tree.errors
        self.doctype = tree.doctype
        self.fragments = tree.fragments
        # The orders of elements on which no local rule has anything to say, as is known from other pages (`settled`).
        self.settled: set[int] = set()
        self._stylesheets = {} if stylesheets is None else stylesheets
        self._styles: dict[tuple[Media, State], Styles] = {}
        self._roles: dict[int, str | None] = {}
        self._names: dict[int, str] = {}
        self._numbered: dict[int, list[int]] = {}
        self._views: dict[Callable[[Page], Any], Any] = {}

    def release(self) -> None:
        """Forget everything: the elements hold one another, and would wait for a search for garbage."""
        for element in self.elements:
            element.__dict__.clear()
        self.__dict__.clear()

    def once(self, view: Callable[[Page], T]) -> T:
        """What a function gives for this page, computed the first time: for what several elements or rules ask."""
        if view not in self._views:
            self._views[view] = view(self)
        return cast(T, self._views[view])

    # Other files

    @lazy
    def _base(self) -> str:
        return base_url(self.elements, self.url)

    def address(self, url: str) -> str | None:
        """An address on the page in full, without its fragment; None where it is none."""
        return joined(self._base, url)

    def file(self, url: str) -> str | None:
        """The text of a file of the site that the page names: what a frame shows, or captions; None out of reach."""
        address = self.address(url)
        return None if address is None else text_of(address, self._stylesheets)

    def beside(self, html: bytes, url: str) -> Page:
        """Another document of the site, as a frame of this page shows it; the caller releases it."""
        return Page(html, url, self._stylesheets)

    # Style

    @lazy
    def sheets(self) -> tuple[Sheet, ...]:
        """The style sheets of the page, in the order of the cascade."""
        return page_sheets(self.root, self.url, self._stylesheets)

    def styles(self, media: Media | None = None, state: State = "rest") -> Styles:
        """The computed styles of the page for a medium and a state; see `a11y.style`."""
        if media is None and state == "rest":
            return self._at_rest
        key = (media or Media(), state)
        if key not in self._styles:
            self._styles[key] = Styles(self.root, self.sheets, *key)
        return self._styles[key]

    @lazy
    def _at_rest(self) -> Styles:
        return self.styles(Media())

    def style(self, element: Element) -> Computed:
        """The computed style of an element at rest, on a light screen."""
        return self.styles()[element]

    @lazy
    def _hidden_at_rest(self) -> frozenset[int]:
        return unrendered(self.styles(), self.elements)

    @lazy
    def _hidden(self) -> frozenset[int]:
        return never_rendered(self, self._hidden_at_rest)

    @lazy
    def _withheld(self) -> frozenset[int]:
        """The orders of the elements kept from assistive technology, however they are shown."""
        withheld: set[int] = set()
        for element in self.elements:
            attributes = element.etree_element.attrib
            if (element.parent is not None and element.parent.order in withheld) or (
                attributes and ("inert" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true")
            ):
                withheld.add(element.order)
        return frozenset(withheld)

    def visible(self, element: Element) -> bool:
        """Whether the element is rendered and not `visibility: hidden` in some view (it may still be off screen).

        The views are those of `a11y.style.view`: other widths and schemes, the pointer and
        the focus on it, and what is opened, such as a dialog.
        """
        return element.order not in self._hidden

    def exposed(self, element: Element) -> bool:
        """Whether assistive technology is told of the element or of what it holds, in some view."""
        return self.visible(element) and element.order not in self._withheld

    def exposed_at_rest(self, element: Element) -> bool:
        """Whether assistive technology is told of the element when the page was just loaded on a desktop."""
        return element.order not in self._hidden_at_rest and element.order not in self._withheld

    def is_inline(self, element: Element) -> bool:
        """Whether the element flows in a line of text."""
        return self.style(element).display.startswith(("inline", "contents"))

    def generated_text(self, element: Element, pseudo: str) -> str:
        """The text that CSS puts before or after the content of an element."""
        return self.styles().generated_text(element, pseudo)

    # Structure

    @lazy
    def ids(self) -> Mapping[str, Element]:
        """The first element of each id."""
        ids: dict[str, Element] = {}
        for element in self.elements:
            if element.id:
                ids.setdefault(element.id, element)
        return ids

    @lazy
    def labels(self) -> Mapping[int, tuple[Element, ...]]:
        """The `label` elements of each control, by the control's order."""
        labels: dict[int, tuple[Element, ...]] = {}
        for label in self.elements:
            if label.tag != "label" or label.namespace != "html":
                continue
            target = label.get("for")
            control = (
                self.ids.get(target)
                if target is not None
                else next((node for node in label.iter_descendants() if _name.is_labelable(node)), None)
            )
            if control is not None:
                labels[control.order] = (*labels.get(control.order, ()), label)
        return labels

    def role(self, element: Element) -> str | None:
        """The computed ARIA role; see `a11y.role`."""
        try:
            return self._roles[element.order]
        except KeyError:
            found = self._roles[element.order] = _role.role(element)
            return found

    def name(self, element: Element) -> str:
        """The accessible name; see `a11y.name`."""
        if element.order not in self._names:
            self._names[element.order] = _name.accessible_name(element, self)
        return self._names[element.order]

    @lazy
    def headings(self) -> tuple[tuple[Element, int], ...]:
        """The headings exposed at rest with their levels, in reading order: in one view they are one outline."""
        return tuple(
            (element, _role.heading_level(element))
            for element in self.elements
            if self.role(element) == "heading" and self.exposed_at_rest(element)
        )

    @lazy
    def outline(self) -> Mapping[int, Heading]:
        """The headings as an outline, by the order of their elements; see `a11y.outline`."""
        return outline(self)

    @lazy
    def title(self) -> str:
        """The text of the `title` element of the head."""
        for element in self.elements:
            if element.tag == "title" and element.namespace == "html":
                return fold(element.own_text)
        return ""

    @lazy
    def lang(self) -> str:
        """The language that the root element declares, as written."""
        return (self.root.get("lang") or "").strip()

    @lazy
    def main(self) -> Element | None:
        """The main landmark."""
        return next((element for element in self.elements if self.role(element) == "main"), None)

    # Places

    @lazy
    def _words(self) -> tuple[tuple[str, ...], dict[int, tuple[int, int]]]:
        """All words of the content in reading order, and where each element's words begin and end.

        The content is the main landmark, where there is one: names in menus are
        the same words as titles, and would be taken for them.
        """
        words: list[str] = []
        spans: dict[int, tuple[int, int]] = {}
        by_node = {element.etree_element: element for element in self.elements}
        for kind, value in _walk((self.main or self.root).etree_element):
            if kind == "text":
                assert isinstance(value, str)
                words.extend(word.casefold() for word in WORD.findall(value))
                continue
            assert isinstance(value, ElementTree.Element)
            element = by_node.get(value)
            if element is None:
                continue
            if kind == "open":
                spans[element.order] = (len(words), len(words))
                if element.tag == "img":
                    words.extend(word.casefold() for word in WORD.findall(element.get("alt") or ""))
            else:
                spans[element.order] = (spans[element.order][0], len(words))
        return tuple(words), spans

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the page in reading order, in lower case."""
        return self._words[0]

    def place(self, element: Element, said: str = "") -> Place:
        """Where an element stands; of a running text, from the words on that are quoted of it in what is said."""
        start, end = self._words[1].get(element.order, (0, 0))
        if said and element.tag in _RUNNING:
            start += _quoted_at(self.words[start:end], said)
        text = element.text
        excerpt = element.start_tag + (text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…")
        return Place(
            page=self.url,
            html_line=element.line,
            selector=self._selector(element),
            excerpt=excerpt[: 2 * _EXCERPT],
            start=start,
            end=end,
            clues=tuple(clue[:_EXCERPT] for clue in _clues(element)),
            nth=self._nth(element, start) if start == end else 0,
        )

    def _nth(self, element: Element, start: int) -> int:
        """How many elements before this one have its first clue and stand at the same place among the words."""
        return bisect_left(self._wordless.get((start, next(_clues(element), None)), ()), element.order)

    @lazy
    def _wordless(self) -> Mapping[tuple[int, str | None], list[int]]:
        """The orders of the elements without words, by their place among the words and their first clue."""
        spans = self._words[1]
        found: dict[tuple[int, str | None], list[int]] = defaultdict(list)
        for order, (start, end) in spans.items():
            if start == end:
                found[start, next(_clues(self.elements[order]), None)].append(order)
        return found

    def _selector(self, element: Element) -> str:
        """A CSS selector that leads to the element, from the nearest id or from the body."""
        parts: list[str] = []
        node: Element | None = element
        while node is not None:
            if node.id and self.ids.get(node.id) is node and re.fullmatch(r"[A-Za-z_][\w-]*", node.id):
                parts.append(f"{node.tag}#{node.id}")
                break
            number = self._numbers_of_type(node.parent)[node.index] if node.parent else 0
            parts.append(f"{node.tag}:nth-of-type({number})" if number else node.tag)
            if node.tag in ("body", "head"):
                break
            node = node.parent
        return " > ".join(reversed(parts))

    def _numbers_of_type(self, parent: Element) -> list[int]:
        """The number of each child among those with its tag; 0 where it is the only one."""
        numbers = self._numbered.get(parent.order)
        if numbers is None:
            all_of = Counter(child.tag for child in parent.children)
            so_far: Counter[str] = Counter()
            numbers = self._numbered[parent.order] = []
            for child in parent.children:
                so_far[child.tag] += 1
                numbers.append(so_far[child.tag] if all_of[child.tag] > 1 else 0)
        return numbers


def _quoted_at(words: Sequence[str], said: str) -> int:
    """Where the first words among these that a message quotes begin; 0 where it quotes none."""
    for quote, cut in _QUOTE.findall(said):
        quoted = tuple(word.casefold() for word in WORD.findall(quote))
        # The last word may be cut short as well.
        quoted = quoted[:-1] if cut else quoted
        for place in range(len(words) - len(quoted) + 1 if quoted else 0):
            if words[place] == quoted[0] and tuple(words[place : place + len(quoted)]) == quoted:
                return place
    return 0


def _walk(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | str]]:
    """Start tags, texts and end tags of a tree in document order, without recursion."""
    stack: list[tuple[str, ElementTree.Element | str]] = [("open", root)]
    while stack:
        kind, value = stack.pop()
        if kind != "open":
            yield kind, value
            continue
        assert isinstance(value, ElementTree.Element)
        if local_name(value) in ("", "script", "style", "template", "head"):
            continue
        yield "open", value
        stack.append(("close", value))
        for child in reversed(list(value)):
            if child.tail:
                stack.append(("text", child.tail))
            stack.append(("open", child))
        if value.text:
            yield "text", value.text


def _clues(element: Element) -> Iterator[str]:
    """Strings that the Markdown line of an element holds: an address, an attribute, the first words."""
    for name in ("src", "data", "href", "style", "id", "class"):
        value = element.get(name)
        if not value:
            continue
        if name in ("src", "data", "href"):
            path = value.partition("?")[0].partition("#")
            if path[0].rstrip("/"):
                yield path[0].rstrip("/").rsplit("/", 1)[-1]
            elif path[2]:
                yield f"#{path[2]}"
        elif name in ("style", "class"):
            yield f'{name}="{value}"'
    if element.tag in ("img", "input", "area") and element.get("alt"):
        yield element.get("alt") or ""
    is_heading = _role.role(element) == "heading"
    if is_heading:
        yield element.text or "#" * _role.heading_level(element)
    if not element.text or element.tag in _WRITTEN_AS_HTML:
        yield f"<{element.tag}"
    if is_heading and not element.text:
        # Not empty in the file: an image, say.
        yield "#" * _role.heading_level(element) + " "
