"""A sound: a recording of the city, with its transcript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar
from xml.etree.ElementTree import Element

from a11y.finding import Text
from city.blocks import Notation, Use
from city.errors import Complaint
from city.files import SOUNDS, missing, of_kind, suffix, weight_fr
from city.typed import by
from city.values import inside, sentence


class Audio(Notation):
    """A recording of `content/`; the text is its transcript."""

    name: ClassVar[str] = "audio"
    why_text: ClassVar[Text | None] = Text(
        "Sans transcription, qui n’entend pas n’apprend rien de l’enregistrement (RGAA 4.1, WCAG 1.2.1).",
        "Without a transcript, whoever does not hear learns nothing of the recording (RGAA 4.1, WCAG 1.2.1).",
    )

    fichier: Annotated[str, by(inside)]
    duree: Annotated[str, by(sentence)] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {"file": "fichier", "son": "fichier", "durée": "duree"}

    def faults(self, use: Use) -> Iterator[Complaint]:
        """What is wrong with what the keys name."""
        yield from missing(use.around.content, use.lines, {"fichier": self.fichier})
        why = Text("Les navigateurs ne liraient pas ce fichier.", "Browsers would not play this file.")
        yield from of_kind(use.lines, {"fichier": self.fichier}, SOUNDS, why)

    def build(self, use: Use, body: Element) -> Element:
        """The player, with the transcript."""
        kind, name = SOUNDS[suffix(self.fichier)]
        size = weight_fr((use.around.content / self.fichier).stat().st_size)
        return use.around.components.element(
            "audio",
            body,
            title=use.title,
            file={"url": f"/{self.fichier}", "type": kind, "format": name, "size": size},
            duration=self.duree,
        )


MODEL = Audio
