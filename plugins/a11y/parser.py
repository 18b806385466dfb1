"""HTML bytes to a `Tree`: the only place that knows html5lib.

html5lib 1.1 is HTML of before 2020; what it lacks is taught here, once, at import.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import html5lib
from html5lib import html5parser
from html5lib.constants import E as PARSE_ERROR_TEXTS
from html5lib.constants import _ReparseException, tokenTypes
from html5lib.treebuilders import base

from .bounds import MAX_BYTES, MAX_DEPTH
from .tokenizer import Tokenizer
from .tree import HTML_NAMESPACE, ParseError, Tree, TreeError, wrap


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
    known = parser.tokenizer.known.items()
    errors = tuple(
        ParseError(line, column, code, _describe(code, values), by_node.get(node) if node is not None else None)
        for ((line, column), code, values), node in zip(parser.errors, parser.error_nodes, strict=True)
    )
    fragments = tuple((fragment, by_node[node]) for fragment, node in known if node in by_node)
    return Tree(elements[0], elements, errors, doctype, fragments)


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
        parser.lines[element] = parser.tokenizer.line
        if len(parser.tree.openElements) > MAX_DEPTH:
            raise TreeError(f"depth > {MAX_DEPTH}")


class _LinedTreeBuilder(_BUILDER):  # type: ignore[misc, valid-type] # untyped base
    elementClass = _LinedElement  # noqa: N815  # html5lib's name


class _Parser(html5lib.HTMLParser):
    """html5lib's parser, which also notes the line of each start tag."""

    def __init__(self) -> None:
        self.lines: dict[ElementTree.Element, int] = {}
        self.nodes: list[_LinedElement] = []
        self.error_nodes: list[ElementTree.Element | None] = []
        _AT_WORK.parser = self
        super().__init__(tree=_LinedTreeBuilder, namespaceHTMLElements=True)

    def _parse(self, stream: str | bytes, *_arguments: Any, **_options: Any) -> None:
        """What html5lib's method does for a whole document, with a tokenizer that takes short cuts."""
        self.innerHTMLMode = self.scripting = False
        self.tokenizer: Any = Tokenizer(stream, self)
        self.reset()
        try:
            self.mainLoop()
        except _ReparseException:
            # Its encoding was said later than it was guessed.
            self.reset()
            self.mainLoop()

    def reset(self) -> None:
        super().reset()
        self.error_nodes.clear()
        self.is_in_template = False
        self._with_templates = {self.phases[name] for name in _WITH_TEMPLATES}
        self.tokenizer.restart()

    def parseError(self, errorcode: str = "", datavars: dict[str, Any] | None = None) -> None:  # noqa: N802  # html5lib's name
        super().parseError(errorcode, datavars)
        nodes = self.tree.openElements
        self.error_nodes.append(nodes[-1]._element if nodes else None)

    def mainLoop(self) -> None:  # noqa: N802  # html5lib's name
        """What html5lib's loop does with each token; the many that stand in plain HTML take the short way."""
        tree = self.tree
        token: dict[str, Any]
        tokens = iter(self.tokenizer)
        for token in tokens:
            kind = token["type"]
            if kind == _PARSE_ERROR:
                self.parseError(token["data"], token.get("datavars", {}))
                continue
            last = token
            left: dict[str, Any] | None = token
            while left is not None:
                last, kind = left, left["type"]
                opened = tree.openElements
                is_html = not opened or opened[-1]._namespace == HTML_NAMESPACE or self._takes_html(opened[-1], left)
                phase = self.phase if is_html else self.phases["inForeignContent"]
                if kind == _START_TAG:
                    if left["name"] == "template" and is_html and self.phase in self._with_templates:
                        self._take_template(left, tokens)
                        left = None
                    else:
                        left = phase.processStartTag(left)
                elif kind == _END_TAG:
                    left = phase.processEndTag(left)
                elif kind == _SPACE:
                    left = phase.processSpaceCharacters(left)
                elif kind == _CHARACTERS:
                    left = phase.processCharacters(left)
                elif kind == _COMMENT:
                    # Nobody sees it, and `itertext` would take its words for text.
                    left = None
                else:
                    left = phase.processDoctype(left)
            if kind == _START_TAG and last["selfClosing"] and not last["selfClosingAcknowledged"]:
                self.parseError("non-void-element-with-trailing-solidus", {"name": last["name"]})
        while self.phase.processEOF():
            continue

    def _take_template(self, token: dict[str, Any], tokens: Iterator[dict[str, Any]]) -> None:
        """Put a `template` where it stands, in a table or the head as well, and pass over its contents.

        html5lib does not know the tag. What it holds is no part of the page (HTML, 4.12.3), and may be rows or
        cells alone: only that it holds something is kept.
        """
        node: ElementTree.Element = self.tree.insertElement(token)._element
        self.tree.openElements.pop()
        self.is_in_template = True
        depth = 1
        for inner in tokens:
            kind = inner["type"]
            if kind == _START_TAG:
                ElementTree.SubElement(node, inner["name"])
                depth += inner["name"] == "template"
                if inner["name"] in _RAW:
                    self.tokenizer.state = getattr(self.tokenizer, _RAW[inner["name"]])
            elif kind == _END_TAG:
                depth -= inner["name"] == "template"
            elif kind == _CHARACTERS:
                node.text = "…"
            if depth == 0:
                break
        self.is_in_template = False

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


_START_TAG, _END_TAG = tokenTypes["StartTag"], tokenTypes["EndTag"]
_CHARACTERS, _SPACE = tokenTypes["Characters"], tokenTypes["SpaceCharacters"]
_COMMENT, _PARSE_ERROR = tokenTypes["Comment"], tokenTypes["ParseError"]
# Where a template may stand, and what is read as text up to its end tag.
_WITH_TEMPLATES = (
    "inHead", "inBody", "inTable", "inTableBody", "inRow", "inCell", "inCaption", "inColumnGroup", "inSelect",
)  # fmt: skip  # words read better than one a line
_RAW = {
    "title": "rcdataState", "textarea": "rcdataState", "style": "rawtextState", "xmp": "rawtextState",
    "iframe": "rawtextState", "noembed": "rawtextState", "noframes": "rawtextState", "script": "scriptDataState",
    "plaintext": "plaintextState",
}  # fmt: skip
_MATHML = "http://www.w3.org/1998/Math/MathML"


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
    # What a select may hold no longer hides that it is open.
    base.listElementsMap["select"] = base.listElementsMap[None]


_teach_html5lib()
