"""A parsed page: its elements, each with its line and its place in the order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from cssselect2 import ElementWrapper

from .fragments import Fragment
from .lazy import lazy

HTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_NAMESPACES = {
    HTML_NAMESPACE: "html",
    SVG_NAMESPACE: "svg",
    "http://www.w3.org/1998/Math/MathML": "math",
}

# What a person never reads as text of the element that holds it.
_NO_TEXT = frozenset({"script", "style", "template", "noscript", "head", ""})


class TreeError(Exception):
    """The input is too large or too deep to be judged."""


@dataclass(frozen=True, slots=True)
class ParseError:
    """A parse error as html5lib names it, with its 1-based line and column, and the element open then."""

    line: int
    column: int
    code: str
    detail: str
    element: Element | None = None


class Kind:
    """What a start tag says. Elements whose start tags say the same are of one kind, on whichever page.

    What follows from the start tag alone may be kept by it; `names` is what
    cssselect2 would work out anew for each element.
    """

    __slots__ = ("names",)

    def __init__(self, names: Mapping[str, object]) -> None:
        self.names = names


class Element(ElementWrapper):  # type: ignore[misc]  # cssselect2 ships no types
    """An element of the page, with the line of its start tag and its place in the order.

    Elements are compared by identity: each stands for one node of one page.
    """

    kind: Kind
    order: int
    # The order of the last element inside; its own where it is empty.
    last: int
    line: int
    children: tuple[Element, ...]
    parent: Element | None
    etree_element: ElementTree.Element

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @lazy
    def tag(self) -> str:
        """The local name, in lower case for HTML."""
        return str(self.local_name)

    @lazy
    def namespace(self) -> str:
        """The short name html, svg or math, or the address of another namespace."""
        return _NAMESPACES.get(self.namespace_url, str(self.namespace_url))

    @property
    def previous_siblings(self) -> tuple[Element, ...]:
        """Nearest last; overrides a recursion that long lists break."""
        return () if self.parent is None else self.parent.children[: self.index]

    @lazy
    def in_disabled_fieldset(self) -> bool:
        """Whether a `fieldset` disables it: one outside whose first `legend` it stands (HTML, 4.10.15)."""
        node = self
        while node.parent is not None:
            parent = node.parent
            if parent.tag == "fieldset" and parent.has("disabled"):
                legends = [child for child in parent.children if child.tag == "legend"]
                if not legends or legends[0] is not node:
                    return True
            node = parent
        return False

    def iter_children(self) -> Iterator[Element]:
        """The child elements, each always the same object."""
        return iter(self.children)

    def get(self, name: str, default: str | None = None) -> str | None:
        """The value of an attribute, as written."""
        return self.etree_element.get(name, default)

    def has(self, name: str) -> bool:
        """Whether the element bears an attribute, empty or not."""
        return name in self.etree_element.attrib

    def iter_ancestors(self) -> Iterator[Element]:
        """From the parent up to the root."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def iter_descendants(self) -> Iterator[Element]:
        """In document order, without the element itself."""
        return iter(self._all[self.order + 1 : self.last + 1])

    def closest(self, *tags: str) -> Element | None:
        """The element itself or its nearest ancestor with one of the tags."""
        node: Element | None = self
        while node is not None and node.tag not in tags:
            node = node.parent
        return node

    @lazy
    def own_text(self) -> str:
        """The text nodes that are children of the element, joined."""
        node = self.etree_element
        return (node.text or "") + "".join(child.tail or "" for child in node)

    @lazy
    def text(self) -> str:
        """All text inside, white space folded, without scripts and styles."""
        if self.parent is None and self.children and not self.own_text.strip() and self.children[0].tag == "head":
            return " ".join(child.text for child in self.children[1:] if child.text)
        if _NO_TEXT.isdisjoint(element.tag for element in self._all[self.order : self.last + 1]):
            return " ".join("".join(self.etree_element.itertext()).split())
        return " ".join("".join(self.iter_text()).split())

    def iter_text(self) -> Iterator[str]:
        """The text nodes inside, in document order."""
        stack: list[ElementTree.Element | str] = [self.etree_element]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                yield node
                continue
            for child in reversed(list(node)):
                if child.tail:
                    stack.append(child.tail)
                if local_name(child) not in _NO_TEXT:
                    stack.append(child)
            if node.text:
                yield node.text

    @lazy
    def start_tag(self) -> str:
        """The start tag, written again from the tree."""
        attributes = "".join(
            f' {name.rpartition("}")[2]}="{value.replace(chr(34), "&quot;")}"' if value else f" {name}"
            for name, value in self.etree_element.attrib.items()
        )
        return f"<{self.tag}{attributes}>"


def local_name(node: ElementTree.Element) -> str:
    """The name of a node without its namespace; empty for comments, whose tag is a function."""
    tag: object = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page: all elements in document order, what was broken, and what it has in common with other pages."""

    root: Element
    elements: tuple[Element, ...]
    errors: tuple[ParseError, ...]
    doctype: str | None
    fragments: tuple[tuple[Fragment, Element], ...]


def wrap(root: ElementTree.Element, lines: Mapping[ElementTree.Element, int]) -> tuple[Element, ...]:
    """Wrap every element once, without recursion, so that all caches live as long as the page.

    In: the root of a tree, and the line of each of its nodes; out: its elements in document order.
    """
    elements: list[Element] = []
    # What ElementWrapper's constructor does, without the call: this runs for every element.
    first = Element.__new__(Element)
    first.__dict__.update(
        _kind_of(root).names,
        etree_element=root,
        parent=None,
        previous=None,
        etree_siblings=[root],
        index=0,
        in_html_document=True,
        transport_content_language=None,
        _ancestors=(),
        _previous_siblings=None,
    )
    stack = [first]
    while stack:
        element = stack.pop()
        node = element.etree_element
        element.order = len(elements)
        element.line = lines.get(node, 1)
        elements.append(element)
        siblings = [] if element.tag == "template" else [child for child in node if child.tag is not _COMMENT]
        element.etree_children = siblings
        if not siblings:
            element.children = ()
            continue
        ancestors = (*element._ancestors, element)
        children: list[Element] = []
        previous: Element | None = None
        for index, child_node in enumerate(siblings):
            child = Element.__new__(Element)
            child.__dict__.update(
                _kind_of(child_node).names,
                etree_element=child_node,
                parent=element,
                previous=previous,
                etree_siblings=siblings,
                index=index,
                in_html_document=True,
                transport_content_language=None,
                _ancestors=ancestors,
                _previous_siblings=None,
            )
            children.append(child)
            previous = child
        element.children = tuple(children)
        stack.extend(reversed(children))
    found = tuple(elements)
    for element in reversed(found):
        element._all = found
        element.last = element.children[-1].last if element.children else element.order
    return found


_COMMENT: object = ElementTree.Comment
_KINDS: dict[tuple[object, ...], Kind] = {}
# A site has some hundreds, and a few for each page of its own.
_MAX_KINDS = 20_000


def _kind_of(node: ElementTree.Element) -> Kind:
    said = (node.tag, *node.attrib.items())
    kind = _KINDS.get(said)
    if kind is None:
        if len(_KINDS) >= _MAX_KINDS:
            _KINDS.clear()
        namespace, _, name = node.tag.rpartition("}")
        url = namespace[1:]
        names: dict[str, object] = {
            "local_name": name,
            "namespace_url": url,
            "tag": name,
            "namespace": _NAMESPACES.get(url, url),
            "id": node.get("id"),
            "classes": set((node.get("class") or "").split()),
        }
        kind = _KINDS[said] = Kind(names)
        names["kind"] = kind
    return kind


_WHITE_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return _WHITE_SPACE.sub(" ", text).strip()
