"""The référentiel as data: themes, criteria and tests of one version, and what WCAG asks for behind each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "referentials"


@dataclass(frozen=True)
class Criterion:
    """One criterion (« critère »).

    `number`: « 1.1 »; `label`: what it is about, in our own words; `residents`: what does not work where it is not
    met, for who is no technician; `wcag`: WCAG's success criteria, as « 1.1.1 »; `level`: « A » or « AA »; `tests`:
    the numbers of its tests, as « 1.1.1 »; `url`: the official text.
    """

    number: str
    label: str
    residents: str
    wcag: tuple[str, ...]
    level: str
    tests: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Theme:
    """One theme (« thématique ») and its criteria, in order; `residents`: what residents call it."""

    number: int
    name: str
    residents: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Referential:
    """One version of a référentiel.

    `name`: how an audit names it, « RGAA 4.1.2 »; `replaced_on`: the day on which the next one was published.
    """

    name: str
    url: str
    themes: tuple[Theme, ...]
    replaced_on: date | None = None

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """Every criterion by its number, in order."""
        return {one.number: one for theme in self.themes for one in theme.criteria}

    @cached_property
    def theme_of(self) -> dict[str, Theme]:
        """The theme of each criterion by the number of the criterion."""
        return {one.number: theme for theme in self.themes for one in theme.criteria}


@cache
def referentials() -> dict[str, Referential]:
    """Every référentiel that is known, by its name, in the order of their versions."""
    found = sorted((_load(path) for path in _FOLDER.glob("*.toml")), key=_version)
    return {one.name: one for one in found}


def _version(one: Referential) -> tuple[str, tuple[int, ...]]:
    """As numbers: 4.10 comes after 4.9."""
    name, _, version = one.name.rpartition(" ")
    return name, tuple(int(part) for part in version.split("."))


def _load(path: Path) -> Referential:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Referential(
        name=f"{said['name']} {said['version']}",
        url=said["url"],
        replaced_on=said.get("replaced_on"),
        themes=tuple(
            Theme(
                theme["number"],
                theme["name"],
                theme["residents"],
                tuple(
                    Criterion(
                        number=one["number"],
                        label=one["label"],
                        residents=one["residents"],
                        wcag=tuple(one["wcag"]),
                        level=one["level"],
                        tests=tuple(one["tests"]),
                        url=f"{said['url']}#{one['number']}",
                    )
                    for one in theme["criteria"]
                ),
            )
            for theme in said["themes"]
        ),
    )
