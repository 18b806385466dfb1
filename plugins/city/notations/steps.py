"""Steps: a numbered list that is seen from afar: `/// etapes`, then `1. …`, `2. …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.finding import Text
from city.errors import Complaint
from city.notations.blocks import ComponentBlock
from city.notations.documents import Files
from city.notations.whole import Written, wants_text

SYNONYMS = {"etape": "etapes", "steps": "etapes", "marche-a-suivre": "etapes", "procedure": "etapes"}
_ITEM = re.compile(r" {0,3}\d+\.\s+\S")


class Steps(ComponentBlock):
    """Its text is one numbered list."""

    NAME = "etapes"
    COMPONENT = "steps"
    TITLE = "none"

    @classmethod
    def disagreements(cls, written: Written, files: Files | None) -> Iterator[Complaint]:
        """What is no numbered list: its items at the margin, what completes them indented."""
        yield from wants_text(written, Text("Il n’y aurait aucune étape.", "There would be no step."))
        lines = [line for line in written.text if line.strip()]
        # A line that goes on from the one before it needs no indentation.
        starts = [
            line
            for before, line in zip(["", *written.text], written.text, strict=False)
            if line.strip() and (line is lines[0] or not before.strip())
        ]
        if any(not _ITEM.match(line) and not line.startswith(("    ", "\t")) for line in starts):
            yield Complaint(
                written.line,
                Text("Les étapes ne sont pas une liste numérotée.", "The steps are not a numbered list."),
                Text(
                    "On doit entendre combien il y en a, et laquelle on lit.",
                    "One must hear how many there are, and which one is read.",
                ),
                Text(
                    "Commencez chaque étape par «\u00a01.\u00a0», «\u00a02.\u00a0»… à la marge\u00a0; ce "
                    "qui la complète se décale de quatre espaces.",
                    'Begin each step by "1.", "2."… at the margin; what completes it is indented by four spaces.',
                ),
            )

    def given(self) -> dict[str, object]:
        """The list comes from the text."""
        return {}
