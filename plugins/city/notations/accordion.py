"""An accordion: a part of a text that opens under its heading, whose level follows its place."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element

from a11y.finding import Text
from city.blocks import Notation, Use


class Accordion(Notation):
    """Its title is its heading; its text is what opens."""

    name: ClassVar[str] = "accordeon"
    why_text: ClassVar[Text | None] = Text(
        "Il n’y aurait rien à déplier.",
        "There would be nothing to open.",
    )

    def build(self, use: Use, body: Element) -> Element:
        """The part; the level of its heading is settled once the whole page is known (`city.heading_levels`)."""
        return use.around.components.element("accordion", body, title=use.title)


MODEL = Accordion
