"""Pelican's reader of Markdown files, in place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, ClassVar, TypeAlias, cast

from pelican.readers import BaseReader, parse_path_metadata
from pelican.settings import DEFAULT_CONFIG

from a11y.finding import Text
from city import ahead
from city.content_types import content_types
from city.errors import Complaint, Complaints, ContentError, did_you_mean
from city.frontmatter import split
from city.located import Value, read_text
from city.markdown import Converter
from city.models import Article, Content, Page, read_front
from city.notations.documents import Files
from city.translation_names import complaints as translation_complaints
from city.translation_names import read_name
from city.typed import Keys
from city.typography import typeset
from city.values import Shown

EXTENSIONS = ("md", "markdown", "mkd", "mdown")
Parsed: TypeAlias = tuple[str, Mapping[str, object], bool]


class CityReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Reads `path.md` into HTML and typed metadata, or raises `ContentError`."""

    file_extensions: ClassVar[list[str]] = list(EXTENSIONS)

    @cached_property
    def _converter(self) -> Converter:
        configured = self.settings.get("MARKDOWN", {})
        # Pelican's own default asks for extensions that this site does not want.
        added = {} if configured == DEFAULT_CONFIG["MARKDOWN"] else configured
        themes = [Path(self.settings["THEME"])] if "THEME" in self.settings else []
        return Converter(added.get("extensions", ()), added.get("extension_configs", {}), themes)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML of the body and the metadata as Pelican wants it.

        Texts (title, summary, …) are plain text, typeset, not HTML: templates escape them.

        Raises:
            ContentError: with everything wrong with the file.
        """
        path = Path(source_path)
        try:
            text = read_text(path)
        except Complaint as complaint:
            raise ContentError([complaint.at(self._shown(path))]) from complaint
        ready = ahead.take(path, text)
        body, found, french = self.parse(path, text) if ready is None else cast(Parsed, ready)
        return body, {**self._place(path), **self._metadata(found, french)}

    def parse(self, path: Path, text: str) -> Parsed:
        """The HTML of a file's body, the values of its front matter, and whether it is French.

        Nothing of Pelican is asked, so that another process may do it (`city.ahead`). Raises as `read`.
        """
        model = self._type_of(path)
        inside = self._inside(path)
        try:
            name = read_name(inside, self._default_lang)
            document = split(text)
            found, complaints = read_front(model, document.front)
            complaints += translation_complaints(name, model, document.front, found, inside)
            complaints += _unknown_section(found, document.front, self.settings.get("SECTIONS", ()))
        except Complaint as complaint:
            raise ContentError([complaint.at(self._shown(path))]) from complaint
        if complaints:
            raise ContentError(complaint.at(self._shown(path)) for complaint in complaints)
        if name.language:
            found["lang"] = name.language.tag
        language = str(found.get("lang", self._default_lang))
        french = language.lower().split("-")[0] == "fr"
        try:
            files = Files(Path(self.settings["PATH"]), path)
            return self._converter.convert(document.body, french, files), found, french
        except Complaints as wrong:
            raise ContentError(one.at(self._shown(path), document.body_line) for one in wrong.complaints) from wrong
        except RecursionError as error:
            raise ContentError([_too_deep(document.body_line).at(self._shown(path))]) from error

    def _place(self, path: Path) -> dict[str, str]:
        """Which template shows a file of a type of its own, and at which address: those of its folder.

        A translation is found below the tag of its language, at the address of its original's file.
        """
        model = self._type_of(path)
        original, language = read_name(self._inside(path), self._default_lang)
        place: dict[str, str] = {}
        if model.kind:
            place = {"template": model.kind, "tree_path": original.with_suffix("").as_posix()}
        if language is None:
            return place
        tag = language.tag.lower()
        if model is Article:
            address = f"{tag}/{original.with_suffix('').as_posix()}"
            return {"original_path": original.as_posix(), "url": f"{address}/", "save_as": f"{address}/index.html"}
        told = {**parse_path_metadata(original.as_posix(), self.settings), **place}
        # A folder is a category of news only, which Pelican then makes itself.
        told.pop("category", None)
        return {**told, "tree_path": f"{tag}/{told.get('tree_path', '')}", "original_path": original.as_posix()}

    @property
    def _default_lang(self) -> str:
        return str(self.settings.get("DEFAULT_LANG", "fr"))

    def _inside(self, path: Path) -> PurePath:
        """The path of a file in the content; of one that lies elsewhere, its name."""
        content = PurePath(self.settings["PATH"])
        return path.relative_to(content) if path.is_relative_to(content) else PurePath(path.name)

    def _metadata(self, found: Mapping[str, object], french: bool) -> dict[str, Any]:
        metadata: dict[str, Any] = {}
        for name, value in found.items():
            if french:
                value = _typeset(value)
            # Pelican's processors of dates want strings, and these are dates already.
            is_date = name in ("date", "modified")
            metadata[name] = value if is_date else self.process_metadata(name, value)
        return metadata

    def _type_of(self, path: Path) -> type[Content]:
        content = PurePath(self.settings["PATH"])
        if not path.is_relative_to(content):
            return Page
        inside = path.relative_to(content)
        if inside.parts[0] in content_types():
            return content_types()[inside.parts[0]]
        pages = _depth(inside, self.settings.get("PAGE_PATHS", ()))
        articles = _depth(inside, self.settings.get("ARTICLE_PATHS", ()))
        return Page if pages > articles else Article

    def _shown(self, path: Path) -> str:
        project = Path(self.settings["PATH"]).parent
        return path.relative_to(project).as_posix() if path.is_relative_to(project) else str(path)


def _typeset(value: object) -> object:
    """What residents are shown of a value, with French typography."""
    if isinstance(value, Shown):
        return typeset(value)
    if isinstance(value, tuple):
        return tuple(map(_typeset, value))
    if isinstance(value, Keys):
        return value.model_copy(update={name: _typeset(part) for name, part in value})
    return value


def _unknown_section(
    found: Mapping[str, object], front: Value, sections: Iterable[Mapping[str, str]]
) -> list[Complaint]:
    """What is said of a `section` that the site has not: where a page belongs would be nowhere."""
    paths = [section["path"] for section in sections]
    name = found.get("section")
    if not isinstance(name, str) or not paths or name in paths:
        return []
    line = next(entry.line for entry in front.entries() or () if entry.key == "section")
    return [
        Complaint(
            line,
            Text(f"Le site n’a pas de rubrique «\u00a0{name}\u00a0».", f'The site has no section "{name}".'),
            Text("La page ne se trouverait dans aucune rubrique.", "The page would be found in no section."),
            did_you_mean(name, paths),
        )
    ]


def _too_deep(line: int) -> Complaint:
    return Complaint(
        line,
        Text("Le texte a trop de niveaux imbriqués.", "The text is too deeply nested."),
        Text(
            "Des listes ou des citations s’y emboîtent par centaines.",
            "Lists or quotations stand in each other by the hundred.",
        ),
        Text(
            "Réduisez les marges au début des lignes, ou les signes «\u00a0>\u00a0».",
            'Reduce the indentation of the lines, or the ">" signs.',
        ),
    )


def _depth(inside: PurePath, folders: Iterable[str]) -> int:
    """How deep the nearest of the folders that hold `inside` lies; -1 if none does."""
    holding = (PurePath(f) for f in folders if inside.is_relative_to(PurePath(f)))
    return max((len(folder.parts) for folder in holding), default=-1)
