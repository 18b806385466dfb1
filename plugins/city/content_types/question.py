"""A question that residents often ask, and its answer: in short first, then whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Self

from a11y.finding import Text
from city.errors import Complaint
from city.models import Content, Line, Sentence


class Question(Content):
    """The front matter of a question: `title` asks it, `summary` answers in one sentence or two."""

    folder: ClassVar[str] = "questions"
    kind: ClassVar[str] = "question"

    summary: Sentence
    section: Line

    synonyms: ClassVar[Mapping[str, str]] = {
        **Content.synonyms,
        "question": "title",
        "reponse": "summary",
        "réponse": "summary",
    }

    @classmethod
    def disagreements(cls, said: Self | None, lines: Mapping[str, int]) -> Iterator[Complaint]:
        """What is wrong between keys; see `Content.disagreements`."""
        yield from super().disagreements(said, lines)
        if said is not None and not said.title.endswith("?"):
            yield _no_question(lines["title"], said.title)


MODEL = Question


def _no_question(line: int, title: str) -> Complaint:
    asked = title.rstrip(".")
    return Complaint(
        line,
        Text("Le titre de cette fiche n’est pas une question.", "The title of this sheet is no question."),
        Text(
            "Un habitant cherche les mots de sa propre question\u00a0: c’est à eux qu’il la reconnaît.",
            "Residents look for the words of their own question: by these they know it.",
        ),
        Text(
            f"Écrivez-le comme on le demande\u00a0: «\u00a0{asked}\u00a0?\u00a0»",
            f'Write it as it is asked: "{asked}?"',
        ),
    )
