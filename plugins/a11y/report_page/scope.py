"""What was looked at, by whom, and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, get_args

from ..browser.guise import title_of
from ..coverage import By, decisions
from ..finding import Lang
from ..report import PageStatus, Report
from ..rule import all_rules
from .themes import THEMES, theme_of

# Of pages that were not checked so many are named.
SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many tests of the RGAA each of four decides: a rule, a rule with a person, a browser, a person alone."""

    name: str
    by: Mapping[By, int]

    @property
    def total(self) -> int:
        """All tests."""
        return sum(self.by.values())


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report rests on; `failed` counts the tests of the RGAA that fail."""

    rules: int
    questions: int
    failed: int
    unchecked: tuple[PageStatus, ...]
    more_unchecked: int
    not_applicable: int
    coverage: Coverage
    themes: tuple[Coverage, ...]
    guises: tuple[str, ...]


def scope_of(report: Report, lang: Lang) -> Scope:
    """What the machine asked, what it could not, and what it leaves to people."""
    unchecked = tuple(page for page in report.pages if page.status == "couldNotCheck")
    themes = tuple(
        Coverage(f"{theme.number}. {theme.name[lang]}", _by_theme()[theme.number]) for theme in THEMES if theme.number
    )
    whole = {by: sum(theme.by[by] for theme in themes) for by in get_args(By)}
    return Scope(
        rules=len(all_rules()),
        questions=sum(counts.passed + counts.failed + counts.cant_tell for counts in report.rules.values()),
        failed=sum(bool(counts.failed) for counts in report.tests.values()),
        unchecked=unchecked[:SHOWN],
        more_unchecked=len(unchecked[SHOWN:]),
        not_applicable=sum(page.status == "notApplicable" for page in report.pages),
        coverage=Coverage("", whole),
        themes=themes,
        guises=tuple(title_of(name)[lang] for name in (report.browser.guises if report.browser else ())),
    )


@cache
def _by_theme() -> Mapping[int, Mapping[By, int]]:
    counts: dict[int, Counter[By]] = {theme.number: Counter() for theme in THEMES if theme.number}
    for test, decision in decisions().items():
        counts[theme_of(test)][decision.by] += 1
    return {theme: {by: found[by] for by in get_args(By)} for theme, found in counts.items()}
