"""Links to documents say the format, the size and the language of the file, taken from the file itself.

`[Le règlement]({static}/documents/reglement.pdf)` reads « Le règlement (PDF, 1,2 Mo) ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from a11y.finding import Text
from a11y.lang import primary
from a11y.language import language_name
from city.errors import Complaint, did_you_mean
from city.sizes import size

# Suffix → what people call the format; pictures and pages are no documents.
FORMATS = {
    "pdf": "PDF", "odt": "texte ODT", "ods": "tableur ODS", "odp": "présentation ODP", "doc": "Word DOC",
    "docx": "Word DOCX", "xls": "Excel XLS", "xlsx": "Excel XLSX", "ppt": "PowerPoint PPT", "pptx": "PowerPoint PPTX",
    "csv": "tableur CSV", "epub": "EPUB", "rtf": "texte RTF", "txt": "texte TXT", "zip": "archive ZIP",
    "mp3": "son MP3", "gpx": "tracé GPX", "ics": "agenda ICS", "json": "données JSON", "geojson": "données GeoJSON",
}  # fmt: skip  # a table reads better so
_LINK = re.compile(r"(?<!\\)\{static\}(?P<path>[^)\s\"<>{}]+)")
_CODE = re.compile(r"(`+).*?\1")
_SAID = re.compile(r"\s*\([^()]*\d\s*[okmg]?o\)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Files:
    """The files that a text may name: those of `content`, from where `source` lies."""

    content: Path
    source: Path

    def find(self, address: str) -> Path:
        """The file behind what follows `{static}`, be it there or not."""
        path = unquote(urlsplit(address).path)
        return self.content / path.lstrip("/") if path.startswith("/") else self.source.parent / path


class Documents(Treeprocessor):
    """Adds to links to documents what a reader wants to know before following them."""

    def __init__(self, md: Markdown, french: bool) -> None:
        super().__init__(md)
        self._french = french
        # Those of the text that is converted; without them, links stay as they are.
        self.files: Files | None = None

    def run(self, root: Element) -> None:
        """Complete every link of the document."""
        if self.files is None:
            return
        for link in root.iter("a"):
            address = link.get("href", "")
            # A link that a component made to take a file away says all of it.
            if not address.startswith("{static}") or "download" in link.attrib:
                continue
            path = self.files.find(address.removeprefix("{static}"))
            if path.suffix[1:].lower() in FORMATS and path.is_file():
                self._complete(link, path)

    def _complete(self, link: Element, path: Path) -> None:
        suffix = path.suffix[1:].lower()
        said = [FORMATS[suffix] if self._french else suffix.upper(), size(path.stat().st_size, self._french)]
        language = link.get("hreflang") or link.get("lang")
        if language:
            link.set("hreflang", language)
            if self._french and primary(language) != "fr":
                said.append(f"en {language_name(primary(language)).fr}")
        _forget(link)
        if link.get("lang"):
            last = SubElement(link, "span", {"lang": "fr"} if self._french else {})
            last.text = f"({', '.join(said)})"
            _add(link, " ", before=last)
        else:
            _add(link, f" ({', '.join(said)})")


def check_documents(lines: Iterable[str], files: Files) -> Iterator[Complaint]:
    """The documents that a text names and that are not there, by line from 1."""
    for number, line in enumerate(lines, 1):
        if line.startswith(("    ", "\t")):
            continue
        for address in _LINK.findall(_CODE.sub("", line)):
            path = files.find(address)
            if path.suffix[1:].lower() in FORMATS and not path.is_file():
                yield _missing(number, address, path)


def _forget(link: Element) -> None:
    """Take away a size that was written by hand: the file's own is right."""
    if len(link):
        link[-1].tail = _SAID.sub("", link[-1].tail or "")
    else:
        link.text = _SAID.sub("", link.text or "")


def _add(link: Element, text: str, before: Element | None = None) -> None:
    """Add to the end of a link's text, or to what stands before a child of it."""
    children = [child for child in link if child is not before]
    if children:
        children[-1].tail = (children[-1].tail or "").rstrip() + text
    else:
        link.text = (link.text or "").rstrip() + text


def _missing(line: int, address: str, path: Path) -> Complaint:
    folder = path.parent
    names = [one.name for one in folder.iterdir() if one.is_file()] if folder.is_dir() else []
    there = did_you_mean(path.name, names) if names else None
    return Complaint(
        line,
        Text(f"Le document {{static}}{address} n’existe pas.", f"The document {{static}}{address} does not exist."),
        Text("Le lien ne mènerait nulle part.", "The link would lead nowhere."),
        there
        or Text(
            "Rangez le fichier dans content/documents/, et nommez-le ainsi\u00a0: {static}/documents/reglement.pdf",
            "Put the file into content/documents/ and name it so: {static}/documents/rules.pdf",
        ),
    )
