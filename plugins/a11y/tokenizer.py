"""html5lib's tokenizer with two short cuts: plain tags are read at once, and so is what earlier pages began with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

from .fragments import REPEATED, Fragment, Fragments, Place

_START_TAG, _END_TAG = tokenTypes["StartTag"], tokenTypes["EndTag"]
_CHARACTERS, _SPACE = tokenTypes["Characters"], tokenTypes["SpaceCharacters"]
# No entity, no null, no odd character: nothing that an error or another state could come of.
_PLAIN_ATTRIBUTE = re.compile(r'\s+([a-z][a-z0-9-]*)="([^"&\0\r]*)"')
_PLAIN_TAG = re.compile(r'(/)?([a-z][a-z0-9]*)((?(1)|(?:\s+[a-z][a-z0-9-]*="[^"&\0\r]*")*))\s*>')
# White space at the beginning of a text is a token of its own.
_TEXT = re.compile(r"([\t\n\f\r ]+)|[^&<\0]+")
# Characters that are never wrong.
_COMMON = bytes([*range(0x20, 0x7F), *b"\t\n\f\r"])
# A fragment is known again where it lies whole in the buffer; the line of an error is counted from its start.
_BUFFER = 65_536

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


class Tokenizer(HTMLTokenizer):
    """The tokens of a page, and the line of the tag that was read last.

    In: the page, and the parser that asks: an `html5lib.HTMLParser` whose `lines` holds the line of each node.
    """

    # Their types do not know the parts that are reached into here.
    stream: Any
    currentToken: Any  # noqa: N815  # html5lib's name

    def __init__(self, stream: str | bytes, parser: Any) -> None:
        super().__init__(stream, parser=parser)
        self.stream._defaultChunkSize = _BUFFER
        report = self.stream.reportCharacterErrors

        def report_odd_ones(text: str) -> None:
            # html5lib's expression is slow: it is asked only of the characters that may be wrong.
            odd = text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
            if odd:
                report(odd.decode("utf-8", "surrogatepass"))

        self.stream.reportCharacterErrors = report_odd_ones
        self.restart()

    def restart(self) -> None:
        """Begin at the first line, with no fragment placed; `known` holds the node of each that earlier pages had."""
        self.line = 1
        self._counted, self._offset, self._counted_line = "", 0, 0
        self._begun: _Begun | None = None
        self.known: dict[Fragment, ElementTree.Element] = {}
        self._placed: set[Fragment] = set()

    def dataState(self) -> Any:  # noqa: N802  # html5lib's name
        """A text, or the tag that begins here, without the steps between."""
        stream = self.stream
        if stream.chunk.startswith("<", stream.chunkOffset):
            stream.chunkOffset += 1
            return self.tagOpenState()
        text = _TEXT.match(stream.chunk, stream.chunkOffset)
        if text is None or text.end() == stream.chunkSize:
            return super().dataState()
        stream.chunkOffset = text.end()
        self.tokenQueue.append({"type": _SPACE if text[1] else _CHARACTERS, "data": text[0]})
        return True

    def tagOpenState(self) -> Any:  # noqa: N802  # html5lib's name
        """A tag. A plain one that lies whole in the buffer is read at once.

        The states that html5lib would walk through character by character give the same token.
        """
        stream = self.stream
        if self._begun is not None and self._begun.end is not None:
            self._end_fragment(self._begun)
        self.line = self._line_at_position()
        plain = _PLAIN_TAG.match(stream.chunk, stream.chunkOffset)
        if plain is None:
            return super().tagOpenState()
        end, name, written = plain.groups()
        found = _PLAIN_ATTRIBUTE.findall(written) if written else []
        attributes = dict(found)
        if len(attributes) < len(found):
            # One twice is an error, which html5lib tells.
            return super().tagOpenState()
        self.state = self.dataState
        if name in REPEATED:
            if end:
                if self._begun is not None and name == self._begun.name:
                    self._begun.end = plain.end()
            elif self._begun is None and (known := self._known_fragment(name, plain[0])) is not None:
                stream.chunkOffset += len(known.text)
                self.line = self._line_at_position()
                return True
        stream.chunkOffset = plain.end()
        self.currentToken = {
            "type": _END_TAG if end else _START_TAG,
            "name": name,
            "data": [] if end else attributes,
            "selfClosing": False,
            "selfClosingAcknowledged": False,
        }
        self.tokenQueue.append(self.currentToken)
        return True

    def _line_at_position(self) -> int:
        """The line of the position; counted on from the last one, not from the start of the buffer each time."""
        stream = self.stream
        if stream.chunk is self._counted and self._offset <= stream.chunkOffset:
            self._counted_line += stream.chunk.count("\n", self._offset, stream.chunkOffset)
        else:
            self._counted, self._counted_line = stream.chunk, int(stream.position()[0])
        self._offset = stream.chunkOffset
        return self._counted_line

    def _known_fragment(self, name: str, start_tag: str) -> Fragment | None:
        """Place the fragment that begins here, where it is known, or begin to learn it."""
        if not self._is_settled():
            return None
        stream, tree = self.stream, self.parser.tree
        parent: ElementTree.Element = tree.openElements[-1]._element
        place = (start_tag, self.parser.compatMode, *(node.nameTuple for node in tree.openElements))
        known = _FRAGMENTS.find(place, stream.chunk, stream.chunkOffset)
        if known is None:
            opened, errors = list(tree.openElements), len(self.parser.errors)
            self._begun = _Begun(name, place, stream.chunk, stream.chunkOffset, opened, errors, len(parent))
        # On one page each node stands once.
        elif known not in self._placed:
            self._placed.add(known)
            self.parser.lines.update(known.place(parent, self.line))
            self.known[known] = parent[-1]
            return known
        return None

    def _end_fragment(self, begun: _Begun) -> None:
        """Keep the fragment whose end tag was read, if that was its own and the state is what it was before."""
        opened = self.parser.tree.openElements
        if len(opened) > len(begun.opened):
            begun.end = None
            return
        self._begun = None
        parent = begun.opened[-1]._element
        if (
            opened == begun.opened
            and self._is_settled()
            and len(self.parser.errors) == begun.errors
            and len(parent) == begun.children + 1
            and self.stream.chunk is begun.chunk
        ):
            text = begun.chunk[begun.start : begun.end]
            self._placed.add(_FRAGMENTS.add(begun.place, text, parent[-1], self.parser.lines))

    def _is_settled(self) -> bool:
        """Whether the parser's state is told by the names of the open elements and the mode of the document."""
        parser, in_body = self.parser, self.parser.phases["inBody"]
        return (
            parser.phase is in_body
            and not parser.framesetOK
            and not parser.is_in_template
            and parser.tree.formPointer is None
            and not parser.tree.activeFormattingElements
            and not parser.tree.insertFromTable
            and in_body.processSpaceCharacters == in_body.processSpaceCharactersNonPre
        )
