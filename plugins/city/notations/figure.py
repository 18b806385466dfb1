"""A figure: an image with its caption, its credit and, where it holds much, a long description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, TypeAlias
from xml.etree.ElementTree import Element

from a11y.finding import Text
from city.blocks import Notation, Use
from city.errors import Complaint
from city.files import missing
from city.located import Value
from city.markdown import DECORATIVE
from city.typed import by
from city.values import Shown, inside, sentence


def _alternative(value: Value, key: str) -> str:
    written = sentence(value, key)
    if DECORATIVE.fullmatch(written):
        raise Complaint(
            value.line,
            Text("Une figure n’est pas décorative.", "A figure is no decoration."),
            Text(
                "Sa légende parle d’une image\u00a0: qui ne la voit pas doit savoir ce qu’elle montre (RGAA 1.1).",
                "Its caption speaks of an image: who does not see it must know what it shows (RGAA 1.1).",
            ),
            Text(
                "Dites-le en une phrase\u00a0; ou écrivez, sans bloc, «\u00a0![décorative](…)\u00a0».",
                'Say in one sentence what it shows; or write, without a block, "![décorative](…)".',
            ),
        )
    return Shown(written)


Alternative: TypeAlias = Annotated[str, by(_alternative)]


class Figure(Notation):
    """An image of `content/`, what it shows in one sentence, whose it is; the text is its long description."""

    name: ClassVar[str] = "figure"

    image: Annotated[str, by(inside)]
    alt: Alternative
    credit: Annotated[str, by(sentence)] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "fichier": "image",
        "image_alt": "alt",
        "alternative": "alt",
        "crédit": "credit",
        "copyright": "credit",
        "auteur": "credit",
        "source": "credit",
    }

    def faults(self, use: Use) -> Iterator[Complaint]:
        """What is wrong with what the keys name."""
        yield from missing(use.around.content, use.lines, {"image": self.image})

    def build(self, use: Use, body: Element) -> Element:
        """The figure."""
        return use.around.components.element(
            "figure",
            body if use.has_text else None,
            image=f"/{self.image}",
            alt=self.alt,
            caption=use.title,
            credit=self.credit,
        )


MODEL = Figure
