"""The theme's own words in other languages: a file for each, `theme/translations/en.toml`.

Templates say them in French: `{{ "Sommaire"|said_in(lang) }}`. Where a language has no file, the theme stays French,
and `theme_language` tells templates to mark it so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

from a11y.finding import Problem, Text
from city.dates import date_fr
from city.errors import ContentError

FRENCH: Final = "fr"


@dataclass(frozen=True)
class Words:
    """The words of a theme; `files` holds what each language's file says, by its tag in small letters."""

    folder: Path
    files: Mapping[str, Mapping[str, Any]]

    def theme_language(self, lang: str) -> str:
        """The language in which the theme speaks on a page of a language: "en" for "en" or "en-GB"; else "fr"."""
        folded = lang.lower()
        return next((tag for tag in (folded, folded.partition("-")[0]) if tag in self.files), FRENCH)

    def said_in(self, words: str, lang: str, **parts: object) -> Markup:
        """The words in the theme's language for a page; `{name}` in them becomes the part of that name, escaped.

        Raises `ContentError` where the language's file lacks them.
        """
        spoken = self.theme_language(lang)
        if spoken != FRENCH:
            try:
                words = self.files[spoken]["words"][words]
            except KeyError as missing:
                raise ContentError([self._missing(spoken, str(missing.args[0]))]) from missing
        return escape(words).format(**parts) if parts else escape(words)

    def date_in(self, moment: date, lang: str) -> str:
        """A date as the theme says it on a page of a language."""
        spoken = self.theme_language(lang)
        if spoken == FRENCH:
            return date_fr(moment)
        file = self.files[spoken]
        return str(file["date"]).format(day=moment.day, month=file["months"][moment.month - 1], year=moment.year)

    def _missing(self, spoken: str, words: str) -> Problem:
        return Problem(
            (self.folder / f"{spoken}.toml").as_posix(),
            None,
            Text(f"Il manque la traduction de «\u00a0{words}\u00a0».", f'The translation of "{words}" is missing.'),
            Text(
                "La page dirait ces mots en français et les annoncerait dans une autre langue.",
                "The page would say these words in French and announce them in another language.",
            ),
            Text(f'Ajoutez "{words}" = "…" sous [words].', f'Add "{words}" = "…" under [words].'),
        )


def load_words(theme: Path) -> Words:
    """The words of the theme in a folder; raises `tomllib.TOMLDecodeError` for a file that cannot be read."""
    folder = theme / "translations"
    files = {path.stem.lower(): tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}
    return Words(Path(theme.name, "translations"), files)
