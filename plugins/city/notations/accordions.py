"""Accordions: a part of a text that opens under its heading: `/// accordeon | Et s’il pleut ?`."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.finding import Text
from city.errors import Complaint
from city.notations.blocks import ComponentBlock
from city.notations.documents import Files
from city.notations.whole import Written, wants_text

SYNONYMS = {"accordion": "accordeon", "depliant": "accordeon", "details": "accordeon", "faq": "accordeon"}


class Accordion(ComponentBlock):
    """Its title is a heading, whose level is settled once the page is known (`HeadingLevels`)."""

    NAME = "accordeon"
    COMPONENT = "accordion"
    TITLE = "required"

    @classmethod
    def disagreements(cls, written: Written, files: Files | None) -> Iterator[Complaint]:
        """One that opens on nothing."""
        yield from wants_text(written, Text("Il n’y aurait rien à déplier.", "There would be nothing to open."))
