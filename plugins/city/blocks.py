"""Blocks, for what plain Markdown has no sign for: a figure, a film, an accordion…

    /// figure | Les rues à 30 km/h
        image: images/plan.svg
        alt: Plan de la ville, trois quartiers coloriés.
    The text of the block, in Markdown.
    ///

`pymdownx.blocks` finds where they begin and end; what stands in their first lines is read here beforehand, so that all
that is wrong is told with its line. What there is to write is in `city.notations`, one module a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from a11y.finding import Text
from city.errors import Complaint, Complaints, did_you_mean
from city.located import Value, compose
from city.typed import Keys, read, typeset_shown
from city.typography import typeset

if TYPE_CHECKING:
    from city.components import Components

_BEGIN = re.compile(r" {0,3}(/{3,}) *([^\W_][\w-]*) *(?:\| *(.*?) *)?")
_END = re.compile(r" {0,3}(/{3,}) *")
_INDENTED = re.compile(r" {4,}/{3,} *([^\W_][\w-]*) *(?:\|.*)?")
_OPTION = re.compile(r" +\S")
_KEY = re.compile(r"([^\W\d_][\w’'-]*) *:(?: |$)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


@dataclass(frozen=True)
class Surroundings:
    """What blocks need of the site: where its files are, and how its theme shows things."""

    content: Path
    components: Components


class Notation(Keys):
    """What may stand in the first lines of a block.

    `name`: the word after the bars; `wants_title`: whether a title follows it; `why_text`: why the block cannot do
    without a text, where it cannot.
    """

    name: ClassVar[str] = ""
    wants_title: ClassVar[bool] = True
    why_text: ClassVar[Text | None] = None
    example: ClassVar[str] = ""

    def faults(self, use: Use) -> Iterator[Complaint]:
        """What is wrong between keys, or with what they name."""
        yield from ()

    def build(self, use: Use, body: Element) -> Element:
        """What the block becomes; the children of `body` are its text. Raises `Complaint`."""
        raise NotImplementedError


@dataclass
class Use:
    """A block as an editor wrote it, and what is around it."""

    line: int
    title: str
    lines: Mapping[str, int]
    around: Surroundings
    has_text: bool
    notation: Notation | None = field(default=None)

    def built(self, body: Element) -> Element:
        """What the block becomes; raises `Complaint`."""
        assert self.notation is not None
        return self.notation.build(self, body)


class CityBlocks(BlocksExtension):  # type: ignore[misc]  # pymdownx has no types
    """The blocks of the city in a parser of Markdown."""

    def __init__(self, notations: Mapping[str, type[Notation]], around: Surroundings, french: bool) -> None:
        super().__init__()
        self._notations, self.around, self.french = notations, around, french
        self.first_line = 1
        self.uses: list[Use] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Read the first lines of blocks before anything else, but after line ends and tabs are made plain (30)."""
        super().extendMarkdown(md)
        md.registerExtension(self)
        md.preprocessors.register(_FirstLines(md, self, self._notations), "city_blocks", 26)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Make each notation a block of pymdownx."""
        for name in self._notations:
            kind = type(f"Block_{name}", (_Placed,), {"NAME": name})
            block_mgr.register(kind, {"blocks": self})

    def reset(self) -> None:
        """Forget the page before."""
        self.uses.clear()


class _Placed(Block):  # type: ignore[misc]  # pymdownx has no types
    """A block of a text, whose argument is the number of its `Use`."""

    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div")

    def on_end(self, block: Element) -> None:
        blocks: CityBlocks = self.config["blocks"]
        body = Element("div")
        body.extend(list(block))
        try:
            made = blocks.uses[int(self.argument)].built(body)
        except Complaint as complaint:
            raise Complaints([complaint]) from complaint
        block.clear()
        block.tag, block.text = made.tag, made.text
        block.attrib.update(made.attrib)
        block.extend(list(made))


class _FirstLines(Preprocessor):
    """Reads what stands in the first lines of the blocks, and leaves `/// name | number` of them."""

    def __init__(self, md: Markdown, blocks: CityBlocks, notations: Mapping[str, type[Notation]]) -> None:
        super().__init__(md)
        self._blocks, self._notations = blocks, notations

    def run(self, lines: list[str]) -> list[str]:
        """Read all; raises `Complaints`."""
        made: list[str] = []
        complaints: list[Complaint] = []
        is_open: list[tuple[int, str, int]] = []
        is_fenced = False
        at = 0
        while at < len(lines):
            line, number = lines[at], self._blocks.first_line + at
            at += 1
            if _FENCE.match(line):
                is_fenced = not is_fenced
            if is_fenced:
                made.append(line)
            elif (match := _INDENTED.fullmatch(line)) and match[1] in self._notations:
                complaints.append(_indented(number, match[1]))
            elif match := _END.fullmatch(line):
                if is_open and is_open[-1][0] == len(match[1]):
                    is_open.pop()
                else:
                    complaints.append(_closes_nothing(number))
                made.append(line)
            elif match := _BEGIN.fullmatch(line):
                bars, name = match[1], match[2].lower()
                if name not in self._notations:
                    complaints.append(_unknown(number, match[2], self._notations))
                    is_open.append((len(bars), match[2], number))
                    continue
                if any(length == len(bars) for length, _, _ in is_open):
                    complaints.append(_same_bars(number, bars, is_open[-1]))
                is_open.append((len(bars), name, number))
                end = at
                while end < len(lines) and _OPTION.match(lines[end]):
                    end += 1
                use, wrong = self._use(self._notations[name], number, match[3] or "", lines[at:end], lines[end:])
                complaints += wrong
                made += ["", f"{bars} {name} | {len(self._blocks.uses)}", ""]
                self._blocks.uses.append(use)
                at = end
            else:
                made.append(line)
        complaints += (_never_closed(number, bars, name) for bars, name, number in is_open)
        if complaints:
            raise Complaints(sorted(complaints, key=lambda complaint: complaint.line or 0))
        return made

    def _use(
        self, notation: type[Notation], line: int, title: str, options: list[str], rest: list[str]
    ) -> tuple[Use, list[Complaint]]:
        first = next((one.strip() for one in rest if one.strip()), "///")
        french = self._blocks.french
        use = Use(line, typeset(title) if french else title, {}, self._blocks.around, not _END.fullmatch(first))
        complaints: list[Complaint] = []
        if notation.wants_title and not title:
            complaints.append(_untitled(line, notation.name))
        if title and not notation.wants_title:
            complaints.append(_titled(line, notation.name))
        if notation.why_text is not None and not use.has_text:
            complaints.append(_no_text(line, notation.name, notation.why_text))
        if (key := _KEY.match(rest[0] if rest else "")) and key[1].lower() in {
            *notation.model_fields,
            *notation.synonyms,
        }:
            complaints.append(_not_indented(line + len(options) + 1, key[1], notation.name))
            return use, complaints
        try:
            value = compose("\n".join(options), line + 1) or compose("{}", line)
            assert value is not None
            found, wrong = read(notation, value)
            use.lines = _lines(value)
        except Complaint as complaint:
            found, wrong = None, [complaint]
        if found is not None:
            use.notation = cast(Notation, typeset_shown(found)) if french else found
            wrong += found.faults(use)
        return use, complaints + wrong


def _lines(value: Value) -> dict[str, int]:
    return {entry.key: entry.line for entry in value.entries() or ()}


def _unknown(line: int, name: str, notations: Mapping[str, type[Notation]]) -> Complaint:
    return Complaint(
        line,
        Text(f"Bloc inconnu\u00a0: «\u00a0{name}\u00a0».", f'Unknown block: "{name}".'),
        Text("Le site ne sait pas comment le montrer.", "The site does not know how to show it."),
        did_you_mean(name, notations, {"accordéon": "accordeon", "étapes": "etapes", "vidéo": "video", "son": "audio"}),
    )


def _never_closed(line: int, length: int, name: str) -> Complaint:
    bars = "/" * length
    return Complaint(
        line,
        Text(f"Le bloc «\u00a0{name}\u00a0» n’est pas fermé.", f'The block "{name}" is not closed.'),
        Text("Toute la suite de la page en ferait partie.", "All that follows would be part of it."),
        Text(
            f"Écrivez «\u00a0{bars}\u00a0», seul sur une ligne, là où il finit.",
            f'Write "{bars}", alone on a line, where it ends.',
        ),
    )


def _closes_nothing(line: int) -> Complaint:
    return Complaint(
        line,
        Text("Cette ligne de barres ne ferme aucun bloc.", "This line of bars closes no block."),
        Text("Elle s’afficherait telle quelle.", "It would be shown as it is."),
        Text(
            "Supprimez-la, ou donnez-lui autant de barres qu’à la ligne qui ouvre le bloc.",
            "Delete it, or give it as many bars as the line that opens the block.",
        ),
    )


def _same_bars(line: int, bars: str, outer: tuple[int, str, int]) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Ce bloc est dans un autre («\u00a0{outer[1]}\u00a0», ligne {outer[2]}) qui a autant de barres.",
            f'This block is in another ("{outer[1]}", line {outer[2]}) that has as many bars.',
        ),
        Text("On ne saurait pas lequel des deux se ferme.", "One could not tell which of the two closes."),
        Text(
            f"Ouvrez et fermez celui du dehors par «\u00a0{bars}/\u00a0», ou fermez-le avant celui-ci.",
            f'Open and close the outer one by "{bars}/", or close it before this one.',
        ),
    )


def _indented(line: int, name: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Le bloc «\u00a0{name}\u00a0» ne commence pas au bord de la ligne.",
            f'The block "{name}" does not begin at the edge of the line.',
        ),
        Text("Il s’afficherait comme du code.", "It would be shown as code."),
        Text("Supprimez les espaces devant les barres.", "Delete the spaces before the bars."),
    )


def _not_indented(line: int, key: str, name: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0{key}\u00a0», du bloc «\u00a0{name}\u00a0», n’est pas décalé.",
            f'"{key}" of the block "{name}" is not indented.',
        ),
        Text("La ligne s’afficherait dans le texte.", "The line would be shown in the text."),
        Text(
            f"Mettez quatre espaces devant, sans ligne vide avant\u00a0: «\u00a0    {key}: …\u00a0».",
            f'Put four spaces before it, and no blank line above: "    {key}: …".',
        ),
    )


def _untitled(line: int, name: str) -> Complaint:
    return Complaint(
        line,
        Text(f"Le bloc «\u00a0{name}\u00a0» n’a pas de titre.", f'The block "{name}" has no title.'),
        Text("On ne saurait pas ce que c’est avant de l’ouvrir.", "One could not tell what it is."),
        Text(f"Écrivez «\u00a0/// {name} | Le titre\u00a0».", f'Write "/// {name} | The title".'),
    )


def _titled(line: int, name: str) -> Complaint:
    return Complaint(
        line,
        Text(f"Le bloc «\u00a0{name}\u00a0» n’a pas de titre à lui.", f'The block "{name}" has no title of its own.'),
        Text("Ce qui suit la barre ne serait montré à personne.", "What follows the bar would be shown to nobody."),
        Text(
            f"Écrivez «\u00a0/// {name}\u00a0», et un titre de partie («\u00a0## …\u00a0») au-dessus.",
            f'Write "/// {name}", and a heading ("## …") above it.',
        ),
    )


def _no_text(line: int, name: str, why: Text) -> Complaint:
    return Complaint(
        line,
        Text(f"Le bloc «\u00a0{name}\u00a0» n’a pas de texte.", f'The block "{name}" has no text.'),
        why,
        Text(
            "Écrivez-le entre les clés et la ligne «\u00a0///\u00a0» qui ferme le bloc.",
            'Write it between the keys and the line "///" that closes the block.',
        ),
    )
