"""How this package speaks: problems in French and English, with French spaces where French wants them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from a11y.finding import Problem, Text

NBSP = "\u00a0"


class UnbuildableError(Exception):
    """The site cannot be built; `problems` says all that stands in the way."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(problem.message.fr for problem in self.problems))


def french(sentence: str) -> str:
    """Put non-breaking spaces before « : ; ! ? » and inside guillemets.

    Sentences are written with plain spaces in the code, where the others would be invisible.
    """
    return re.sub(r" (?=[:;!?»])|(?<=«) ", NBSP, sentence)


def said(fr: str, en: str, **values: object) -> Text:
    """A sentence in both languages; values are filled in after the spaces, so that paths stay as they are.

    Without values nothing is filled in, and braces stand for themselves.
    """
    text = Text(french(fr), en)
    return text.format(**values) if values else text


def counted(number: int, singular: str, plural: str) -> str:
    """« 1 page », « 2 pages »: French says zero in the singular."""
    return f"{number}{NBSP}{singular if number < 2 else plural}"
