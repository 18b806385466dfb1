"""Editors' Markdown, as HTML: decorative images, French typography, telephone links, anchors.

What is on, beside plain Markdown:

- `tables`, `def_list`, `abbr` (`*[CCAS]: Centre communal d’action sociale`) and
  `sane_lists`, because council content needs them and their HTML is semantic;
- `attr_list` (`*Welcome*{lang=en}`) and `md_in_html`, for what Markdown cannot say;
- blocks between lines of slashes (`/// attention`) and what else `city.notations` has;
- `toc` for the ids of headings only (« Été 2026 » → `ete-2026`), so that a
  heading can be linked to.

What is off: footnotes, whose return links have « ↩ » for a name; highlighted
code, which a city has no use for; `smarty`, which knows English typography.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from city.notations import Notations, checked
from city.notations.components import Components
from city.notations.documents import Files
from city.slugs import slugify
from city.telephone import telephones
from city.typography import JOINT, typeset

# What an editor writes for an image that tells nothing; « décoratif » and capitals too.
DECORATIVE = re.compile(r"\s*d[ée]corati(?:ve|f)\s*", re.IGNORECASE)

_EXTENSIONS = ("tables", "def_list", "abbr", "sane_lists", "attr_list", "md_in_html")
_VERBATIM = frozenset(["code", "pre", "kbd", "samp", "var", "script", "style", "math", "svg", "textarea", "template"])
# Where a telephone number becomes no link.
_UNLINKED = _VERBATIM | frozenset(
    ["a", "button", "label", "select", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "del", "s", "audio", "video"]
)
_SHOWN_ATTRIBUTES = ("alt", "title", "aria-label")
_OPENING = re.compile(r"<([a-zA-Z][\w-]*)([^>]*)>")
_LANG = re.compile(r"""\blang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class Converter:
    """Markdown to HTML. The parsers are built once and used for every file."""

    def __init__(
        self,
        extensions: Sequence[str | Extension] = (),
        extension_configs: Mapping[str, Mapping[str, Any]] | None = None,
        themes: Iterable[Path] = (),
    ) -> None:
        """`extensions` and their configurations are added to the city's own; `themes` may have components."""
        self._components = Components(themes)
        self._added = tuple(extensions)
        self._configs = {name: dict(config) for name, config in (extension_configs or {}).items()}
        self._parsers: dict[bool, tuple[Markdown, Notations]] = {}

    def convert(self, source: str, french: bool = True, files: Files | None = None) -> str:
        """The HTML of a Markdown text; French typography only where the text is French.

        `files` are those that the text may name; without them, links to documents stay as they are.

        Raises:
            Complaints: the city's own notations are used wrongly; lines are counted from 1.
        """
        source = checked(source, files)
        if french not in self._parsers:
            self._parsers[french] = self._build(french)
        parser, notations = self._parsers[french]
        notations.use(files)
        try:
            return parser.reset().convert(source)
        except Exception:
            # A parser that stopped halfway would go on in the middle of this page.
            del self._parsers[french]
            raise

    def _build(self, french: bool) -> tuple[Markdown, Notations]:
        own: list[str | Extension] = [*_EXTENSIONS, TocExtension(marker="", slugify=slugify)]
        notations = Notations(self._components, french)
        own += [notations, CityExtension(french)]
        named = [name for name in self._configs if name not in self._added]
        parser = Markdown(
            extensions=[*own, *self._added, *named],
            extension_configs=self._configs,
            output_format="html",
        )
        return parser, notations


class CityExtension(Extension):
    """Decorative images and telephone links, and French typography where the text is French."""

    def __init__(self, french: bool = True) -> None:
        super().__init__()
        self._french = french

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Put the passes at their place between Python-Markdown's own."""
        # After `inline` (20), which makes the images; before `attr_list` (8), which may say more.
        md.treeprocessors.register(DecorativeImages(md), "city_images", 12)
        if self._french:
            # After `toc` (5), whose anchors come from the words as typed; before `unescape` (0),
            # so that an escaped sign stays as typed.
            md.treeprocessors.register(FrenchTypography(md), "city_typography", 3)
        # After `attr_list`, whose braces may follow a number; before the typography, which spaces it.
        md.treeprocessors.register(TelephoneLinks(md), "city_telephones", 4)


class DecorativeImages(Treeprocessor):
    """`![décorative](x)` gets `alt=""`; `![](x)` gets no `alt`, so that the gate refuses it."""

    def run(self, root: Element) -> None:
        """Settle the `alt` of every image that Markdown made."""
        for image in root.iter("img"):
            alternative = image.get("alt", "")
            if isinstance(alternative, AtomicString):
                continue
            if not alternative.strip():
                image.attrib.pop("alt", None)
            elif DECORATIVE.fullmatch(alternative):
                image.set("alt", "")


class TelephoneLinks(Treeprocessor):
    """Makes links of the French telephone numbers in running text, that dial them at a touch.

    Headings, code and what is a link or a control already are left alone, be they Markdown or raw HTML.
    """

    def run(self, root: Element) -> None:
        """Link the numbers of the whole document."""
        self._link(root)

    def _link(self, parent: Element) -> None:
        open_raw: list[str] = []
        self._slot(parent, None, open_raw)
        for child in list(parent):
            if child.tag not in _UNLINKED and not open_raw:
                self._link(child)
            self._slot(parent, child, open_raw)

    def _slot(self, parent: Element, child: Element | None, open_raw: list[str]) -> None:
        """Link the numbers in the text of `parent` or in the tail of its `child`; `open_raw` goes on between them."""
        text = parent.text if child is None else child.tail
        if not text or isinstance(text, AtomicString):
            return
        kept, links = self._parts(text, open_raw)
        if not links:
            return
        if child is None:
            parent.text, at = kept, 0
        else:
            child.tail, at = kept, list(parent).index(child) + 1
        for offset, link in enumerate(links):
            parent.insert(at + offset, link)

    def _parts(self, text: str, open_raw: list[str]) -> tuple[str, list[Element]]:
        """The text before the first number, and the links with what follows each as its tail."""
        shut = self._shut(text, open_raw)
        kept, links, done = "", list[Element](), 0
        for number in telephones(text):
            if any(start < number.end and number.start < end for start, end in shut):
                continue
            before = text[done : number.start]
            if links:
                links[-1].tail = before
            else:
                kept = before
            link = Element("a", {"href": number.uri})
            link.text = text[number.start : number.end]
            links.append(link)
            done = number.end
        if links:
            links[-1].tail = text[done:]
        return kept, links

    def _shut(self, text: str, open_raw: list[str]) -> list[tuple[int, int]]:
        """Where raw HTML such as `<a href="…">` keeps links out: from its start tag to its end tag."""
        shut: list[tuple[int, int]] = []
        start = 0
        for token in HTML_PLACEHOLDER_RE.finditer(text):
            raw = raw_html(self.md, int(token[1])).lower()
            opening = _OPENING.match(raw)
            if open_raw and raw.startswith(f"</{open_raw[0]}"):
                open_raw.pop()
                if not open_raw:
                    shut.append((start, token.end()))
            elif opening and not raw.rstrip().endswith(f"</{opening[1]}>"):
                if not open_raw and opening[1] in _UNLINKED:
                    start = token.start()
                    open_raw.append(opening[1])
                elif open_raw and opening[1] == open_raw[0]:
                    open_raw.append(opening[1])
        if open_raw:
            shut.append((start, len(text)))
        return shut


class FrenchTypography(Treeprocessor):
    """Typesets the running text of each block as one, so that quotes may cross elements."""

    def run(self, root: Element) -> None:
        """Typeset the whole document."""
        self._block(root, french=True)

    def _block(self, block: Element, french: bool) -> None:
        """Typeset a block element: runs of inline content between its block children."""
        run = _Run()
        if french:
            run.add(block, "text")
        for child in block:
            if self.md.is_block_level(child.tag):
                self._typeset(run)
                run = _Run()
                if child.tag not in _VERBATIM:
                    self._block(child, _is_french(child, french))
            else:
                self._inline(child, french, run)
            if french:
                run.add(child, "tail")
        self._typeset(run)
        self._attributes(block, french)

    def _inline(self, element: Element, french: bool, run: _Run) -> None:
        own = _is_french(element, french) and element.tag not in _VERBATIM
        if not own:
            run.hide()
        else:
            run.add(element, "text")
        for child in element:
            self._inline(child, own, run)
            if own:
                run.add(child, "tail")
        self._attributes(element, own)

    def _attributes(self, element: Element, french: bool) -> None:
        if french and element.attrib:
            for name in _SHOWN_ATTRIBUTES:
                shown = element.get(name)
                if shown:
                    element.set(name, typeset(shown))

    def _typeset(self, run: _Run) -> None:
        joined = run.joined()
        if not joined or joined.isspace():
            return
        hidden: list[str] = []
        if HTML_PLACEHOLDER_RE.search(joined):
            joined = self._hide_raw(joined, hidden)
        made = typeset(joined)
        if hidden:
            made = _HIDDEN.sub(lambda match: hidden[int(match[1])], made)
        run.put(made)

    def _hide_raw(self, joined: str, hidden: list[str]) -> str:
        """Replace what stands inside raw `<code>`, `<span lang="en">`… by opaque marks."""
        kept: list[str] = []
        position = 0
        open_name, depth, start = "", 0, 0
        for token in HTML_PLACEHOLDER_RE.finditer(joined):
            raw = raw_html(self.md, int(token[1]))
            if depth:
                if raw.lower().startswith(f"</{open_name}"):
                    depth -= 1
                elif (match := _OPENING.match(raw)) and match[1].lower() == open_name:
                    depth += 1
                if depth == 0:
                    kept += [joined[position:start], _mark(joined[start : token.start()], hidden)]
                    position = token.start()
            elif (match := _OPENING.match(raw)) and _is_foreign(match):
                open_name, depth, start = match[1].lower(), 1, token.end()
        if depth:
            # Never closed: browsers then take all that follows for its content.
            kept += [joined[position:start], _mark(joined[start:], hidden)]
            position = len(joined)
        return "".join([*kept, joined[position:]])


class _Run:
    """The text slots of a run of inline content, read and written as one string."""

    def __init__(self) -> None:
        self._slots: list[tuple[Element, str] | None] = []
        self._texts: list[str] = []

    def add(self, element: Element, slot: str) -> None:
        """Add the `text` or the `tail` of an element; generated text counts as opaque."""
        text = element.text if slot == "text" else element.tail
        if isinstance(text, AtomicString):
            self.hide()
        elif text:
            self._slots.append((element, slot))
            self._texts.append(text)

    def hide(self) -> None:
        """Stand in for content that is never typeset."""
        self._slots.append(None)
        self._texts.append("\x02-\x03")

    def joined(self) -> str:
        """All slots as one string, borders marked."""
        return JOINT.join(self._texts)

    def put(self, typeset_text: str) -> None:
        """Give every slot its part of the string back."""
        for place, text in zip(self._slots, typeset_text.split(JOINT), strict=True):
            if place is not None:
                element, slot = place
                setattr(element, slot, text)


def raw_html(md: Markdown, number: int) -> str:
    """The raw HTML that a placeholder stands for; empty where it stands for an element."""
    blocks = md.htmlStash.rawHtmlBlocks
    raw = blocks[number] if number < len(blocks) else ""
    return raw if isinstance(raw, str) else ""


_HIDDEN = re.compile("\x02hidden:([0-9]+)\x03")


def _mark(text: str, hidden: list[str]) -> str:
    """Opaque marks for a text, leaving its joints where they are."""
    marks = []
    for part in text.split(JOINT):
        marks.append(f"\x02hidden:{len(hidden)}\x03")
        hidden.append(part)
    return JOINT.join(marks)


def _is_french(element: Element, inherited: bool) -> bool:
    language = element.get("lang")
    return inherited if language is None else language.lower().split("-")[0] == "fr"


def _is_foreign(tag: re.Match[str]) -> bool:
    name, attributes = tag[1].lower(), tag[2]
    if name in _VOID or attributes.rstrip().endswith("/"):
        return False
    language = _LANG.search(attributes)
    return name in _VERBATIM or (language is not None and language[1].lower().split("-")[0] != "fr")
