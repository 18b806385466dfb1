"""A question that residents ask: where it is found, and how its sheet can be wrong."""

import pytest

from city.content_types.question import Question
from city.errors import Complaint
from city.located import compose
from city.models import read_front

GOOD = """\
title: Les chiens sont-ils admis dans les parcs ?
section: espaces-verts
summary: Oui, tenus en laisse.
"""


def read(text: str) -> tuple[dict[str, object], list[Complaint]]:
    front = compose(text)
    assert front is not None
    return read_front(Question, front)


def test_a_question_has_its_answer_and_its_section() -> None:
    said, complaints = read(GOOD)
    assert complaints == []
    assert said["section"] == "espaces-verts"


@pytest.mark.parametrize(
    "old, new, line, message, fix",
    [
        (
            "Les chiens sont-ils admis dans les parcs ?",
            "Les chiens dans les parcs.",
            1,
            "Le titre de cette fiche n’est pas une question.",
            "«\u00a0Les chiens dans les parcs\u00a0?\u00a0»",
        ),
        ("section: espaces-verts\n", "", 1, "Il manque «\u00a0section\u00a0».", "«\u00a0section: …\u00a0»"),
        ("summary: Oui, tenus en laisse.\n", "", 1, "Il manque «\u00a0summary\u00a0».", "«\u00a0summary: …\u00a0»"),
        (
            "summary",
            "réponse",
            3,
            "Clé inconnue\u00a0: «\u00a0réponse\u00a0».",
            "Vouliez-vous dire «\u00a0summary\u00a0»",
        ),
        (
            "title",
            "question",
            1,
            "Clé inconnue\u00a0: «\u00a0question\u00a0».",
            "Vouliez-vous dire «\u00a0title\u00a0»",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_way_out(
    old: str, new: str, line: int, message: str, fix: str
) -> None:
    assert old in GOOD
    _, complaints = read(GOOD.replace(old, new))
    (complaint,) = complaints
    assert (complaint.line, complaint.message.fr) == (line, message)
    assert fix in complaint.fix.fr
