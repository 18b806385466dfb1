"""HTML bytes to a `Tree`: the only place that knows html5lib.

html5lib 1.1 is HTML of before 2020; what it lacks is taught here, once, at import.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import html5lib
from html5lib import html5parser
from html5lib.constants import E as PARSE_ERROR_TEXTS
from html5lib.constants import tokenTypes

from .fragments import REPEATED, Fragment, Fragments, Place
from .tree import HTML_NAMESPACE, ParseError, Tree, TreeError, wrap

# Blink stops nesting at 512: what lies deeper no reader ever meets as written.
MAX_DEPTH = 512
MAX_BYTES = 5_000_000
# A fragment is known again where it lies whole in the buffer; the line of an error is counted from its start.
_BUFFER = 65_536


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
    try:
        return _parse(parser, html)
    finally:
        parser.release()


def _parse(parser: _Parser, html: bytes) -> Tree:
    document = parser.parse(_decode(html))
    root = next(node for node in document if node.tag == f"{{{HTML_NAMESPACE}}}html")
    doctype = next((node.text for node in document if node.tag == "<!DOCTYPE>"), None)
    elements = wrap(root, parser.lines)
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
        parser.nodes.append(self)
        parser.lines[element] = parser.current_line
        if len(parser.tree.openElements) > MAX_DEPTH:
            raise TreeError(f"depth > {MAX_DEPTH}")


class _LinedTreeBuilder(_BUILDER):  # type: ignore[misc, valid-type] # untyped base
    elementClass = _LinedElement  # noqa: N815  # html5lib's name


_FRAGMENTS = Fragments()


@dataclass(slots=True)
class _Begun:
    """A fragment that is being parsed for the first time."""

    name: str
    place: Place
    chunk: str
    start: int
    opened: list[Any]
    errors: int
    children: int
    end: int | None = None


class _Parser(html5lib.HTMLParser):
    """html5lib's parser, which also notes the line of each start tag, and knows the fragments of earlier pages."""

    def __init__(self) -> None:
        self.lines: dict[ElementTree.Element, int] = {}
        self.nodes: list[_LinedElement] = []
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
        self._begun: _Begun | None = None
        self._placed: set[Fragment] = set()
        tokenizer: Any = self.tokenizer  # its states are replaced below, as its own code does
        tokenizer.stream._defaultChunkSize = _BUFFER
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
            if self._begun is not None and self._begun.end is not None:
                self._end_fragment(self._begun)
            opened = line_at(stream)
            # A plain tag that lies whole in the buffer is read at once: the states that html5lib would
            # walk through character by character give the same token.
            plain = _PLAIN_TAG.match(stream.chunk, stream.chunkOffset)
            if plain is None:
                return open_tag()
            end, name, written = plain.groups()
            found = _PLAIN_ATTRIBUTE.findall(written) if written else []
            attributes = dict(found)
            if len(attributes) < len(found):
                # One twice is an error, which html5lib tells.
                return open_tag()
            tokenizer.state = tokenizer.dataState
            if name in REPEATED:
                if end:
                    if self._begun is not None and name == self._begun.name:
                        self._begun.end = plain.end()
                elif self._begun is None and (known := self._known_fragment(name, plain[0], opened)) is not None:
                    stream.chunkOffset += len(known.text)
                    self.current_line = line_at(stream)
                    return True
            stream.chunkOffset = plain.end()
            self.current_line = opened
            tokenizer.currentToken = {
                "type": _END_TAG if end else _START_TAG,
                "name": name,
                "data": [] if end else attributes,
                "selfClosing": False,
                "selfClosingAcknowledged": False,
            }
            tokenizer.tokenQueue.append(tokenizer.currentToken)
            return True

        def data_state() -> Any:
            stream = tokenizer.stream
            if stream.chunk.startswith("<", stream.chunkOffset):
                stream.chunkOffset += 1
                return tag_open_state()
            return read_data()

        def emit_current_token() -> None:
            if tokenizer.currentToken["type"] in (_START_TAG, _END_TAG):
                self.current_line = opened
            emit()

        read_data = tokenizer.dataState
        tokenizer.state = tokenizer.dataState = data_state
        tokenizer.tagOpenState = tag_open_state
        tokenizer.emitCurrentToken = emit_current_token
        report = tokenizer.stream.reportCharacterErrors

        def report_character_errors(text: str) -> None:
            """What html5lib does, but only for the characters that may be wrong: its expression is slow."""
            odd = text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
            if odd:
                report(odd.decode("utf-8", "surrogatepass"))

        tokenizer.stream.reportCharacterErrors = report_character_errors

    def mainLoop(self) -> None:  # noqa: N802  # html5lib's name
        """What html5lib's loop does with each token; the many that stand in plain HTML take the short way."""
        tree = self.tree
        for token in self.tokenizer:
            kind = token["type"]
            if kind == _PARSE_ERROR:
                self.parseError(token["data"], token.get("datavars", {}))
                continue
            left = token
            while left is not None:
                last, kind = left, left["type"]
                opened = tree.openElements
                is_html = not opened or opened[-1]._namespace == HTML_NAMESPACE or self._takes_html(opened[-1], left)
                phase = self.phase if is_html else self.phases["inForeignContent"]
                if kind == _START_TAG:
                    left = phase.processStartTag(left)
                elif kind == _END_TAG:
                    left = phase.processEndTag(left)
                elif kind == _SPACE:
                    left = phase.processSpaceCharacters(left)
                elif kind == _CHARACTERS:
                    left = phase.processCharacters(left)
                elif kind == _COMMENT:
                    left = phase.processComment(left)
                else:
                    left = phase.processDoctype(left)
            if kind == _START_TAG and last["selfClosing"] and not last["selfClosingAcknowledged"]:
                self.parseError("non-void-element-with-trailing-solidus", {"name": last["name"]})
        while self.phase.processEOF():
            continue

    def _takes_html(self, node: Any, token: dict[str, Any]) -> bool:
        """Whether a token in foreign content is treated as in HTML (HTML, 13.2.6, "tree construction dispatcher")."""
        kind = token["type"]
        if kind in (_CHARACTERS, _SPACE):
            return bool(self.isMathMLTextIntegrationPoint(node) or self.isHTMLIntegrationPoint(node))
        if kind != _START_TAG:
            return False
        return bool(
            (self.isMathMLTextIntegrationPoint(node) and token["name"] not in ("mglyph", "malignmark"))
            or (node.nameTuple == (_MATHML, "annotation-xml") and token["name"] == "svg")
            or self.isHTMLIntegrationPoint(node)
        )

    def release(self) -> None:
        """Undo the circles of references, so that what was parsed goes at once, without a search for garbage."""
        for phase in self.phases.values():
            # Its memory of handlers, which are methods of itself.
            phase._Phase__startTagCache = phase._Phase__endTagCache = phase.parser = phase.tree = None
        del self.phases["inBody"].processSpaceCharacters
        tokenizer, tree = self.tokenizer, self.tree
        nodes = (*self.nodes, *tree.document.childNodes, tree.document)
        for part in (*nodes, tokenizer.stream, tokenizer, tree, self):
            vars(part).clear()
        _AT_WORK.parser = None

    def _known_fragment(self, name: str, start_tag: str, line: int) -> Fragment | None:
        """Place the fragment that begins here, where it is known, or begin to learn it."""
        if not self._is_settled():
            return None
        stream, parent = self.tokenizer.stream, self.tree.openElements[-1]
        place = (start_tag, self.compatMode, *(node.nameTuple for node in self.tree.openElements))
        known = _FRAGMENTS.find(place, stream.chunk, stream.chunkOffset)
        # On one page each node stands once.
        if known is not None and known not in self._placed:
            self._placed.add(known)
            self.lines.update(known.place(parent._element, line))
            return known
        if known is None:
            self._begun = _Begun(
                name,
                place,
                stream.chunk,
                stream.chunkOffset,
                list(self.tree.openElements),
                len(self.errors),
                len(parent._element),
            )
        return None

    def _end_fragment(self, begun: _Begun) -> None:
        """Keep the fragment whose end tag was read, if that was its own and the state is what it was before."""
        opened = self.tree.openElements
        if len(opened) > len(begun.opened):
            begun.end = None
            return
        self._begun = None
        parent = begun.opened[-1]._element
        if (
            opened == begun.opened
            and self._is_settled()
            and len(self.errors) == begun.errors
            and len(parent) == begun.children + 1
            and self.tokenizer.stream.chunk is begun.chunk
        ):
            text = begun.chunk[begun.start : begun.end]
            self._placed.add(_FRAGMENTS.add(begun.place, text, parent[-1], self.lines))

    def _is_settled(self) -> bool:
        """Whether the parser's state is told by the names of the open elements and the mode of the document."""
        in_body = self.phases["inBody"]
        return (
            self.phase is in_body
            and not self.framesetOK
            and self.tree.formPointer is None
            and not self.tree.activeFormattingElements
            and not self.tree.insertFromTable
            and in_body.processSpaceCharacters == in_body.processSpaceCharactersNonPre
        )


_START_TAG, _END_TAG = tokenTypes["StartTag"], tokenTypes["EndTag"]
_CHARACTERS, _SPACE = tokenTypes["Characters"], tokenTypes["SpaceCharacters"]
_COMMENT, _PARSE_ERROR = tokenTypes["Comment"], tokenTypes["ParseError"]
_MATHML = "http://www.w3.org/1998/Math/MathML"
# Characters that are never wrong.
_COMMON = bytes([*range(0x20, 0x7F), *b"\t\n\f\r"])
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
