"""Which file a person mends for a finding: the page's own text, another's that it quotes, data, or a template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from .finding import Finding
from .source import Source, Sources, relative_label

# Faults of the words alone: whoever wrote them mends them, wherever the theme shows them.
OF_WORDS: Final = frozenset({
    "acronym-unexplained", "cryptic-content", "date-numeric", "emoji-run", "exclamation-run", "foreign-passage",
    "hour-format", "inclusive-midpoint", "paragraph-long", "sentence-long", "spaces-in-word", "text-capitals",
    "visual-reference",
})  # fmt: skip  # words read better than one a line

# Faults of an address: whoever wrote it mends it.
_OF_ADDRESSES: Final = frozenset({"anchor-target", "link-address", "link-target"})


class Locator:
    """Finds the file and the line to mend for each finding."""

    def __init__(self, sources: Sources, templates: Path | None, project: Path) -> None:
        self._sources = sources
        self._templates = templates
        self._project = project
        self._template_texts: list[tuple[str, list[str]]] | None = None
        # What was looked for before: a fault of the theme is on every page.
        self._quotes: dict[str, tuple[Source, int] | None] = {}
        self._openings: dict[str, tuple[str, int] | None] = {}

    def locate(self, findings: Sequence[Finding], words: Mapping[str, str]) -> list[Finding]:
        """The findings with their sources: the page's own file, another's that it quotes, data, or a template."""
        split = {page: text.split() for page, text in words.items()}
        return [self._locate(found, split.get(found.place.page, [])) for found in findings]

    def _locate(self, found: Finding, words: Sequence[str]) -> Finding:
        own = self._sources.of_page(found.place.page)
        line = own.line_of(found.place, words) if own else None
        if own and line:
            if found.rule.startswith("image-") and found.rule != "image-target":
                line = own.alternative_line(line)
            return replace(found, source=own.label, source_line=line)
        quoted = self._quoted(found) if own is None else None
        if quoted is None and found.rule in OF_WORDS:
            quoted = self._data(found, words)
        if quoted is None and found.rule in _OF_ADDRESSES:
            quoted = self._address(found)
        if quoted:
            return replace(found, source=quoted[0].label, source_line=quoted[1])
        if self._templates is None:
            return found
        template = self._template(found)
        return replace(
            found, theme=True, source=template[0] if template else None, source_line=template and template[1]
        )

    def _quoted(self, found: Finding) -> tuple[Source, int] | None:
        """The one Markdown file that holds a clue of the element, on pages that list several."""
        for clue in found.place.clues:
            if len(clue) < 5:
                continue
            if clue not in self._quotes:
                hits = [
                    (source, number)
                    for source in self._sources.all()
                    if clue in source.text
                    for number, line in enumerate(source.lines, 1)
                    if clue in line
                ]
                self._quotes[clue] = hits[0] if len(hits) == 1 else None
            if quote := self._quotes[clue]:
                return quote
        return None

    def _data(self, found: Finding, words: Sequence[str]) -> tuple[Source, int] | None:
        """The YAML file that the words of the element come from: the city's identity, its statement, a plan."""
        own = words[found.place.start : found.place.end]
        lines = ((source, source.line_of_words(own, found.place.clues)) for source in self._sources.data)
        return next(((source, line) for source, line in lines if line is not None), None)

    def _address(self, found: Finding) -> tuple[Source, int] | None:
        """The one line of the YAML files that gives the address of a link."""
        address = re.search(r"href=\"([^\"]{2,})\"", found.place.excerpt)
        if address is None:
            return None
        end = re.compile(rf"[:\s'\"]{re.escape(address[1])}(?=['\"\s#]|$)")
        hits = [
            (source, number)
            for source in self._sources.data
            for number, line in enumerate(source.lines, 1)
            if end.search(line)
        ]
        return hits[0] if len(hits) == 1 else None

    def _template(self, found: Finding) -> tuple[str, int] | None:
        """The one template line that opens the element as written."""
        if self._template_texts is None:
            assert self._templates is not None
            self._template_texts = [
                (
                    relative_label(path, self._project),
                    path.read_text(encoding="utf-8", errors="replace").splitlines(),
                )
                for path in sorted(self._templates.rglob("*.html"))
            ]
        opening = re.match(r"<[\w-]+(?: [\w-]+=\"[^\"{]*\")?", found.place.excerpt)
        if opening is None:
            return None
        if opening[0] not in self._openings:
            hits = [
                (label, number)
                for label, lines in self._template_texts
                for number, line in enumerate(lines, 1)
                if opening[0] in line
            ]
            self._openings[opening[0]] = hits[0] if len(hits) == 1 else None
        return self._openings[opening[0]]
