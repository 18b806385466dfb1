"""Blocks between two lines of slashes, each shown by a component of the theme.

    /// attention | Fermé mercredi
    La piscine rouvre jeudi.
    ///

A kind of block is a subclass of `ComponentBlock`, named in `city.notations.KINDS`.
What is written wrongly is told with its line before anything is converted, so that
no line of slashes ever reaches a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from xml.etree.ElementTree import Element

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from a11y.finding import Text
from city.errors import Complaint, did_you_mean
from city.notations.components import Components
from city.slugs import slugify

if TYPE_CHECKING:
    from city.notations.documents import Files
    from city.notations.whole import Written

_SLASHES = re.compile(r"(?P<before>\s*(?:(?:[>*+-]|\d+[.)])\s*)*)(?P<slashes>/{3,})(?P<rest>.*)")
_OPTION = re.compile(r"(?: {4,}|\t+)(?P<key>[\w-]+)\s*:(?: +(?P<value>.*))?")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")


class ComponentBlock(Block):  # type: ignore[misc]  # pymdownx is not typed
    """A kind of block. Subclasses say its name, the component that shows it and what may be written in it."""

    NAME: ClassVar[str] = ""
    COMPONENT: ClassVar[str] = ""
    # What follows « | ».
    TITLE: ClassVar[Literal["required", "optional", "none"]] = "optional"
    # Whether headings may stand in it: those of a text that stands beside the page's own would break its outline.
    HEADINGS: ClassVar[bool] = False
    # Key of an indented line under the first → its value if it is absent, and what makes a value of the text;
    # the latter raises `ValueError` with a sentence in French.
    OPTIONS: ClassVar[dict[str, tuple[Any, Callable[[Any], Any]]]] = {}
    ARGUMENT = None

    # Where the Markdown between the lines of slashes goes.
    body: Element

    @classmethod
    def disagreements(cls, written: Written, files: Files | None) -> Iterator[Complaint]:
        """What is wrong between the settings of a block, with its text, or with the files that it names."""
        yield from ()

    def component(self) -> str:
        """The component that shows this block."""
        return self.COMPONENT

    def given(self) -> dict[str, object]:
        """The arguments of the component but `body`; by default the title and the options."""
        return {"title": self.argument or "", **{key: self.options[key] for key in self.OPTIONS}}

    def on_create(self, parent: Element) -> Element:
        """Put the component into the document."""
        components: Components = self.config["components"]
        element, self.body = components.element(self.component(), **self.given())
        parent.append(element)
        return element

    def on_add(self, block: Element) -> Element:
        """As pymdownx asks: where the text goes."""
        return self.body

    def on_markdown(self) -> str:
        """Always blocks, whatever the element."""
        return "block"


class ComponentBlocks(BlocksExtension):  # type: ignore[misc]  # pymdownx is not typed
    """Gives Python-Markdown the kinds of blocks."""

    def __init__(self, kinds: Iterable[type[ComponentBlock]], components: Components) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        # What every block finds in its `config`; `files` are those that the text may name.
        self._config: dict[str, object] = {"components": components, "files": None}

    def use(self, files: Files | None) -> None:
        """Whose files are meant in the text that is converted next."""
        self._config["files"] = files

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802  # Python-Markdown's name
        """Register each kind."""
        for kind in self._kinds:
            block_mgr.register(kind, self._config)


@dataclass(frozen=True)
class _Open:
    line: int
    slashes: int
    name: str
    kind: type[ComponentBlock]


def check_blocks(
    lines: Iterable[str], kinds: Mapping[str, type[ComponentBlock]], synonyms: Mapping[str, str]
) -> tuple[list[str], list[Complaint]]:
    """The lines with names and options of blocks in the one spelling that is read, and all that is wrong, by line.

    `synonyms` maps names that an editor may well try to the one that is meant. Lines are counted from 1.
    """
    checker = _Checker(kinds, dict(synonyms))
    made = [checker.read(number, line) for number, line in enumerate(lines, 1)]
    for opened in checker.open:
        checker.complaints.append(_unclosed(opened))
    return made, sorted(checker.complaints, key=lambda complaint: complaint.line or 0)


class _Checker:
    def __init__(self, kinds: Mapping[str, type[ComponentBlock]], synonyms: dict[str, str]) -> None:
        self._kinds, self._synonyms = kinds, synonyms
        self.open: list[_Open] = []
        self.complaints: list[Complaint] = []
        # The kind whose options may follow, right under its first line.
        self._header: type[ComponentBlock] | None = None
        self._before = ""

    def read(self, number: int, line: str) -> str:
        marker = _SLASHES.fullmatch(line)
        if marker:
            self._header = None
            line = self._marker(number, marker)
        elif self._header is not None and line.startswith(("    ", "\t")):
            line = self._option(number, line, self._header)
        else:
            self._header = None
            self._heading(number, line)
        self._before = line
        return line

    def _marker(self, number: int, marker: re.Match[str]) -> str:
        slashes, rest = marker["slashes"], marker["rest"].strip()
        if marker["before"].strip() or len(marker["before"].expandtabs(4)) > 3:
            self.complaints.append(_not_at_the_margin(number, rest))
        elif not rest:
            self._close(number, slashes)
        else:
            return self._begin(number, slashes, rest)
        return slashes

    def _close(self, number: int, slashes: str) -> None:
        if not self.open:
            self.complaints.append(_nothing_to_close(number))
        elif len(slashes) != self.open[-1].slashes:
            self.complaints.append(_other_slashes(number, slashes, self.open.pop()))
        else:
            self.open.pop()

    def _begin(self, number: int, slashes: str, rest: str) -> str:
        written, bar, title = (part.strip() for part in rest.partition("|"))
        name = slugify(written)
        kind = self._kinds.get(name)
        if self.open and len(slashes) >= self.open[-1].slashes:
            self.complaints.append(_unclosed(self.open.pop(), number))
        if kind is None:
            self.complaints.append(_unknown(number, written, slashes, self._kinds, self._synonyms))
            # The lines that follow are read as those of a block that takes anything.
            self.open.append(_Open(number, len(slashes), written, _Unknown))
            return slashes
        self.open.append(_Open(number, len(slashes), name, kind))
        if kind.TITLE == "required" and not title:
            self.complaints.append(_no_title(number, slashes, name))
        elif kind.TITLE == "none" and bar:
            self.complaints.append(_title_unwanted(number, slashes, name))
        self._header = kind
        return f"{slashes} {name} | {title}" if title else f"{slashes} {name}"

    def _option(self, number: int, line: str, kind: type[ComponentBlock]) -> str:
        option = _OPTION.fullmatch(line.rstrip())
        key = option["key"].lower() if option else ""
        if option is None or key not in kind.OPTIONS:
            self.complaints.append(_unknown_option(number, line.strip(), kind))
            return line
        value = (option["value"] or "").strip()
        try:
            kind.OPTIONS[key][1](value)
        except ValueError as error:
            self.complaints.append(_wrong_option(number, key, value, str(error)))
        # Quoted, so that YAML takes it as written.
        return f"    {key}: {json.dumps(value, ensure_ascii=False)}"

    def _heading(self, number: int, line: str) -> None:
        refusing = next((opened for opened in self.open if not opened.kind.HEADINGS), None)
        if refusing is None:
            return
        underlined = _UNDERLINE.fullmatch(line) and self._before.strip() and not _SLASHES.fullmatch(self._before)
        if _HEADING.match(line) or (underlined and "|" not in self._before):
            self.complaints.append(_heading(number, refusing))


class _Unknown(ComponentBlock):
    HEADINGS = True


def _unknown(
    line: int, name: str, slashes: str, kinds: Mapping[str, type[ComponentBlock]], synonyms: dict[str, str]
) -> Complaint:
    shown = f"{slashes} {name}"
    return Complaint(
        line,
        Text(f"«\u00a0{shown}\u00a0» ouvre un bloc inconnu.", f'"{shown}" opens an unknown block.'),
        Text(
            "Trois barres obliques en début de ligne ouvrent un bloc, et son nom dit lequel.",
            "Three slashes at the start of a line open a block, and its name says which.",
        ),
        did_you_mean(slugify(name), kinds, synonyms),
    )


def _unclosed(opened: _Open, before: int | None = None) -> Complaint:
    name, slashes = opened.name, "/" * opened.slashes
    inside = Text(
        f" Pour mettre un bloc dans l’autre, ouvrez et fermez celui du dehors par «\u00a0{slashes}/\u00a0».",
        f' To put one block into the other, open and close the outer one by "{slashes}/".',
    )
    return Complaint(
        opened.line,
        Text(
            f"Le bloc «\u00a0{name}\u00a0» n’est pas fermé.",
            f'The block "{name}" is not closed.',
        ),
        Text(
            "Sans fin, il prendrait tout ce qui suit dans la page.",
            "Without an end it would take in all that follows on the page.",
        ),
        Text(
            f"Ajoutez une ligne «\u00a0{slashes}\u00a0» là où il finit"
            + (f", avant la ligne {before}." + inside.fr if before else "."),
            f'Add a line "{slashes}" where it ends' + (f", before line {before}." + inside.en if before else "."),
        ),
    )


def _nothing_to_close(line: int) -> Complaint:
    return Complaint(
        line,
        Text("«\u00a0///\u00a0» ne ferme aucun bloc.", '"///" closes no block.'),
        Text("Les barres obliques s’afficheraient dans la page.", "The slashes would show on the page."),
        Text(
            "Supprimez la ligne, ou ouvrez le bloc par son nom\u00a0: /// attention | Titre",
            "Delete the line, or open the block by its name: /// attention | Title",
        ),
    )


def _other_slashes(line: int, slashes: str, opened: _Open) -> Complaint:
    wanted = "/" * opened.slashes
    return Complaint(
        line,
        Text(
            f"«\u00a0{slashes}\u00a0» ne ferme pas le bloc ouvert à la ligne {opened.line} par «\u00a0{wanted}\u00a0».",
            f'"{slashes}" does not close the block that line {opened.line} opens by "{wanted}".',
        ),
        Text(
            "Un bloc se ferme par autant de barres obliques qu’il en a pour s’ouvrir.",
            "A block is closed by as many slashes as open it.",
        ),
        Text(f"Écrivez «\u00a0{wanted}\u00a0».", f'Write "{wanted}".'),
    )


def _not_at_the_margin(line: int, rest: str) -> Complaint:
    shown = f"/// {rest}".strip()
    return Complaint(
        line,
        Text(
            f"«\u00a0{shown}\u00a0» n’est pas au début de la ligne.",
            f'"{shown}" is not at the start of the line.',
        ),
        Text(
            "Un bloc ne tient ni dans une liste ni dans une citation\u00a0: les barres s’afficheraient.",
            "A block stands neither in a list nor in a quotation: the slashes would show.",
        ),
        Text(
            "Mettez le bloc avant ou après, les barres collées à la marge.",
            "Put the block before or after, its slashes at the margin.",
        ),
    )


def _no_title(line: int, slashes: str, name: str) -> Complaint:
    return Complaint(
        line,
        Text(f"Le bloc «\u00a0{name}\u00a0» n’a pas de titre.", f'The block "{name}" has no title.'),
        Text("C’est son titre qui l’annonce à l’oreille.", "By ear it is known by its title."),
        Text(f"Écrivez-le après une barre\u00a0: {slashes} {name} | Titre", f"Write it: {slashes} {name} | Title"),
    )


def _title_unwanted(line: int, slashes: str, name: str) -> Complaint:
    return Complaint(
        line,
        Text(f"Le bloc «\u00a0{name}\u00a0» ne prend pas de titre.", f'The block "{name}" takes no title.'),
        Text("Il ne serait pas affiché.", "It would not be shown."),
        Text(f"Écrivez «\u00a0{slashes} {name}\u00a0» seul.", f'Write "{slashes} {name}" alone.'),
    )


def _unknown_option(line: int, written: str, kind: type[ComponentBlock]) -> Complaint:
    key = written.partition(":")[0].strip()
    without = Text(
        f"Laissez une ligne vide sous «\u00a0/// {kind.NAME}\u00a0», et commencez le texte à la marge.",
        f'Leave a blank line below "/// {kind.NAME}" and begin the text at the margin.',
    )
    return Complaint(
        line,
        Text(
            f"«\u00a0{key}\u00a0» n’est pas un réglage du bloc «\u00a0{kind.NAME}\u00a0».",
            f'"{key}" is no setting of the block "{kind.NAME}".',
        ),
        Text(
            "Une ligne en retrait sous la première est un réglage du bloc.",
            "An indented line below the first is a setting of the block.",
        ),
        did_you_mean(key, kind.OPTIONS) if kind.OPTIONS else without,
    )


def _wrong_option(line: int, key: str, value: str, wanted: str) -> Complaint:
    return Complaint(
        line,
        Text(f"«\u00a0{key}\u00a0» ne peut pas valoir «\u00a0{value}\u00a0».", f'"{key}" cannot be "{value}".'),
        Text(
            "Le bloc ne saurait pas quoi en faire.",
            "The block would not know what to do with it.",
        ),
        Text(wanted, wanted),
    )


def _heading(line: int, opened: _Open) -> Complaint:
    name = opened.name
    return Complaint(
        line,
        Text(f"Un titre se trouve dans le bloc «\u00a0{name}\u00a0».", f'A heading stands in the block "{name}".'),
        Text(
            "Qui parcourt la page de titre en titre y verrait une partie de plus, et la suite passerait sous elle.",
            "Whoever goes from heading to heading would find one more part, and what follows would fall under it.",
        ),
        Text(
            f"Donnez un titre au bloc (/// {name} | Titre), ou sortez-en cette partie.",
            f"Give the block a title (/// {name} | Title), or move this part out of it.",
        ),
    )
