"""Figures: an image with its caption, its credit and, where it holds much, a long description.

    /// figure | Les rues où planter
        image: images/plan.svg
        alt: Plan du quartier, trois rues suivies de points.
    1. En haut, la rue des Tilleuls…
    ///

The caption stands in the name of the figure too, as RGAA 1.9 wants it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar
from xml.etree.ElementTree import Element

from a11y.finding import Text
from city.errors import Complaint
from city.notations.blocks import ComponentBlock
from city.notations.documents import Files
from city.notations.whole import Written, address, file_in_content, missing, wanted, words

IMAGES = ("svg", "png", "jpg", "jpeg", "webp", "avif")
SYNONYMS = {"carte": "figure", "image": "figure", "infographie": "figure", "photo": "figure"}


def _alternative(written: str) -> str:
    if written.strip().lower() in ("décorative", "décoratif", "decorative", "decoratif"):
        raise ValueError(
            "Une figure n’est pas décorative\u00a0: dites en une phrase ce qu’elle montre. "
            "Une image qui ne fait que décorer s’écrit sans bloc, ![décorative](…)."
        )
    return words(written)


class Figure(ComponentBlock):
    """Its title is the caption, its text the long description."""

    NAME = "figure"
    COMPONENT = "figure"
    TITLE = "required"
    OPTIONS: ClassVar = {
        "image": (None, partial(file_in_content, IMAGES)),
        "alt": (None, _alternative),
        "credit": (None, words),
    }

    @classmethod
    def disagreements(cls, written: Written, files: Files | None) -> Iterator[Complaint]:
        """An image that is not there, or that nothing is said of."""
        yield from wanted(written, ["image"], Text("Une figure montre une image.", "A figure shows an image."))
        yield from wanted(
            written,
            ["alt"],
            Text(
                "Qui ne voit pas l’image ne saurait pas ce qu’elle montre (RGAA 1.1, WCAG 1.1.1).",
                "Who cannot see the image would not know what it shows (RGAA 1.1, WCAG 1.1.1).",
            ),
        )
        yield from missing(written, ["image"], files)

    def given(self) -> dict[str, object]:
        """The arguments of the component."""
        return {**super().given(), "image": address(self.options["image"])}

    def on_end(self, block: Element) -> None:
        """Without a text there is nothing to open."""
        if len(self.body) == 1:
            block.remove(self.body)

    def on_inline_end(self, block: Element) -> None:
        """RGAA 1.9 wants the exact words of the caption, now known, in the name of the figure."""
        name_by_caption(block)


def name_by_caption(figure: Element) -> None:
    """Name a figure by the words of its caption."""
    caption = figure.find("figcaption")
    assert caption is not None, "the component has a caption"
    figure.set("aria-label", " ".join("".join(caption.itertext()).split()))
