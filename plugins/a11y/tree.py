"""HTML bytes to a tree of `Element`: the only place that knows html5lib.

html5lib 1.1 is HTML of before 2020; what it lacks is taught here, once, at import.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree import ElementTree

import html5lib
from cssselect2 import ElementWrapper
from html5lib import html5parser
from html5lib.constants import E as PARSE_ERROR_TEXTS
from html5lib.constants import tokenTypes

HTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_NAMESPACES = {
    HTML_NAMESPACE: "html",
    SVG_NAMESPACE: "svg",
    "http://www.w3.org/1998/Math/MathML": "math",
}

# Blink stops nesting at 512: what lies deeper no reader ever meets as written.
MAX_DEPTH = 512
MAX_BYTES = 5_000_000

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


class Element(ElementWrapper):  # type: ignore[misc]  # cssselect2 ships no types
    """An element of the page, with the line of its start tag and its place in the order.

    Elements are compared by identity: each stands for one node of one page.
    """

    order: int
    line: int
    children: tuple[Element, ...]
    parent: Element | None
    etree_element: ElementTree.Element

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @cached_property
    def tag(self) -> str:
        """The local name, in lower case for HTML."""
        return str(self.local_name)

    @cached_property
    def namespace(self) -> str:
        """The short name html, svg or math, or the address of another namespace."""
        return _NAMESPACES.get(self.namespace_url, str(self.namespace_url))

    @property
    def previous_siblings(self) -> tuple[Element, ...]:
        """Nearest last; overrides a recursion that long lists break."""
        return () if self.parent is None else self.parent.children[: self.index]

    @cached_property
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
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def closest(self, *tags: str) -> Element | None:
        """The element itself or its nearest ancestor with one of the tags."""
        node: Element | None = self
        while node is not None and node.tag not in tags:
            node = node.parent
        return node

    @cached_property
    def own_text(self) -> str:
        """The text nodes that are children of the element, joined."""
        node = self.etree_element
        return (node.text or "") + "".join(child.tail or "" for child in node)

    @cached_property
    def text(self) -> str:
        """All text inside, white space folded, without scripts and styles."""
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

    @cached_property
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
    """A parsed page: all elements in document order, and what was broken."""

    root: Element
    elements: tuple[Element, ...]
    errors: tuple[ParseError, ...]
    doctype: str | None


def parse(html: bytes) -> Tree:
    """Parse a page.

    In: the bytes of an HTML file; UTF-8 where they are valid UTF-8, else as
    HTML's encoding sniffing says.
    Out: a `Tree`; the contents of `<template>` are not part of it.
    Raises `TreeError` when the page is larger than `MAX_BYTES` or nested deeper
    than `MAX_DEPTH`.
    """
    if len(html) > MAX_BYTES:
        raise TreeError(f"{len(html)} > {MAX_BYTES} bytes")
    parser = _Parser()
    document = parser.parse(_decode(html))
    root = next(node for node in document if node.tag == f"{{{HTML_NAMESPACE}}}html")
    doctype = next((node.text for node in document if node.tag == "<!DOCTYPE>"), None)
    elements = _wrap(root, parser.lines)
    by_node = {element.etree_element: element for element in elements}
    errors = tuple(
        ParseError(line, column, code, _describe(code, values), by_node.get(node) if node is not None else None)
        for ((line, column), code, values), node in zip(parser.errors, parser.error_nodes, strict=True)
    )
    return Tree(elements[0], elements, errors, doctype)


def _decode(html: bytes) -> str | bytes:
    try:
        return html.decode("utf-8-sig")
    except UnicodeDecodeError:
        return html


def _describe(code: str, values: dict[str, Any]) -> str:
    try:
        return str(PARSE_ERROR_TEXTS[code] % values)
    except (KeyError, TypeError, ValueError):
        return code


def _wrap(root: ElementTree.Element, lines: dict[ElementTree.Element, int]) -> tuple[Element, ...]:
    """Wrap every element once, without recursion, so that all caches live as long as the page."""
    first = Element(root, parent=None, index=0, previous=None, in_html_document=True)
    first._ancestors = ()
    elements: list[Element] = []
    # What cssselect2 would work out for each element is the same for each kind of tag.
    names: dict[str, dict[str, str]] = {}
    stack = [first]
    while stack:
        element = stack.pop()
        tag = element.etree_element.tag
        if tag not in names:
            names[tag] = {
                name: str(getattr(element, name)) for name in ("local_name", "namespace_url", "tag", "namespace")
            }
        element.__dict__.update(names[tag])
        element.order = len(elements)
        element.line = lines.get(element.etree_element, 1)
        elements.append(element)
        children: list[Element] = []
        if element.tag != "template":
            ancestors = (*element._ancestors, element)
            siblings = element.etree_children
            for index, node in enumerate(siblings):
                # What ElementWrapper's constructor does, without the call: this runs for every element.
                child = Element.__new__(Element)
                child.__dict__.update(
                    etree_element=node,
                    parent=element,
                    previous=children[-1] if children else None,
                    etree_siblings=siblings,
                    index=index,
                    in_html_document=True,
                    transport_content_language=None,
                    _ancestors=ancestors,
                    _previous_siblings=None,
                )
                children.append(child)
        element.children = tuple(children)
        stack.extend(reversed(children))
    return tuple(elements)


# The parser at work in a thread: html5lib makes elements without saying for whom.
_AT_WORK = threading.local()
_BUILDER = html5lib.getTreeBuilder("etree", fullTree=True)


class _LinedElement(_BUILDER.elementClass):  # type: ignore[misc, name-defined] # untyped base
    def __init__(self, name: str, namespace: str | None = None) -> None:
        # What html5lib's constructor does, without the calls: this runs for every element.
        self._name, self._namespace = name, namespace
        tag = name if namespace is None else f"{{{namespace}}}{name}"
        self._element = element = ElementTree.Element(tag)
        self.nameTuple = (HTML_NAMESPACE if namespace is None else namespace, name)
        self.parent = None
        self._childNodes: list[Any] = []
        self._flags: list[Any] = []
        parser: _Parser = _AT_WORK.parser
        parser.lines[element] = parser.current_line
        if len(parser.tree.openElements) > MAX_DEPTH:
            raise TreeError(f"depth > {MAX_DEPTH}")


class _LinedTreeBuilder(_BUILDER):  # type: ignore[misc, valid-type] # untyped base
    elementClass = _LinedElement  # noqa: N815  # html5lib's name


class _Parser(html5lib.HTMLParser):
    """html5lib's parser, which also notes the line of each start tag."""

    def __init__(self) -> None:
        self.lines: dict[ElementTree.Element, int] = {}
        self.error_nodes: list[ElementTree.Element | None] = []
        self.current_line = 1
        _AT_WORK.parser = self
        super().__init__(tree=_LinedTreeBuilder, namespaceHTMLElements=True)

    def parseError(self, errorcode: str = "", datavars: dict[str, Any] | None = None) -> None:  # noqa: N802  # html5lib's name
        super().parseError(errorcode, datavars)
        nodes = self.tree.openElements
        self.error_nodes.append(nodes[-1]._element if nodes else None)

    def reset(self) -> None:
        super().reset()
        self.error_nodes.clear()
        tokenizer: Any = self.tokenizer  # its states are replaced below, as its own code does
        open_tag, emit = tokenizer.tagOpenState, tokenizer.emitCurrentToken
        opened = 1

        counted: Any = None
        offset = line = 0

        def line_at(stream: Any) -> int:
            """The line of the position; counted on from the last one, not from the start of the buffer each time."""
            nonlocal counted, offset, line
            if stream.chunk is counted and offset <= stream.chunkOffset:
                line += stream.chunk.count("\n", offset, stream.chunkOffset)
            else:
                counted, line = stream.chunk, int(stream.position()[0])
            offset = stream.chunkOffset
            return line

        def tag_open_state() -> Any:
            nonlocal opened
            stream = tokenizer.stream
            opened = line_at(stream)
            # A plain tag that lies whole in the buffer is read at once: the states that html5lib would
            # walk through character by character give the same token.
            plain = _PLAIN_TAG.match(stream.chunk, stream.chunkOffset)
            if plain is None:
                return open_tag()
            stream.chunkOffset = plain.end()
            end, name, attributes = plain.groups()
            tokenizer.currentToken = {
                "type": _END_TAG if end else _START_TAG,
                "name": name,
                "data": [[key, value] for key, value in _PLAIN_ATTRIBUTE.findall(attributes)] if attributes else [],
                "selfClosing": False,
                "selfClosingAcknowledged": False,
            }
            tokenizer.emitCurrentToken()
            return True

        def emit_current_token() -> None:
            if tokenizer.currentToken["type"] == _START_TAG:
                self.current_line = opened
            emit()

        tokenizer.tagOpenState = tag_open_state
        tokenizer.emitCurrentToken = emit_current_token


_START_TAG, _END_TAG = tokenTypes["StartTag"], tokenTypes["EndTag"]
# No entity, no null, no odd character: nothing that an error or another state could come of.
_PLAIN_ATTRIBUTE = re.compile(r'\s+([a-z][a-z0-9-]*)="([^"&\0\r]*)"')
_PLAIN_TAG = re.compile(r'(/)?([a-z][a-z0-9]*)((?(1)|(?:\s+[a-z][a-z0-9-]*="[^"&\0\r]*")*))\s*>')


def _teach_html5lib() -> None:
    """HTML since 2020: `search` and `dialog` close a paragraph, `select` may hold a button and a rule."""
    phases = html5parser.getPhases(False)
    in_body, in_select = phases["inBody"], phases["inSelect"]
    for name in ("search", "dialog", "hgroup"):
        for handlers in ("startTagHandler", "endTagHandler"):
            dispatcher = vars(in_body)[handlers]
            dispatcher[name] = dispatcher["section"]

    def start_tag_in_select(self: Any, token: dict[str, Any]) -> None:
        self.tree.insertElement(token)

    def start_void_in_select(self: Any, token: dict[str, Any]) -> None:
        for name in ("option", "optgroup"):
            if self.tree.openElements[-1].name == name:
                self.tree.openElements.pop()
        self.tree.insertElement(token)
        self.tree.openElements.pop()
        token["selfClosingAcknowledged"] = True

    def end_tag_in_select(self: Any, token: dict[str, Any]) -> None:
        names = [node.name for node in self.tree.openElements]
        if token["name"] in names[len(names) - names[::-1].index("select") :]:
            while self.tree.openElements.pop().name != token["name"]:
                continue
        else:
            self.parser.parseError("unexpected-end-tag-in-select", {"name": token["name"]})

    for name in ("button", "selectedcontent", "span", "div", "legend"):
        vars(in_select)["startTagHandler"][name] = start_tag_in_select
        vars(in_select)["endTagHandler"][name] = end_tag_in_select
    for name in ("hr", "img"):
        vars(in_select)["startTagHandler"][name] = start_void_in_select


_teach_html5lib()

_WHITE_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return _WHITE_SPACE.sub(" ", text).strip()
