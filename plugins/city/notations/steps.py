"""The steps of a procedure, as a numbered list that is seen from afar."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element

from a11y.finding import Text
from city.blocks import Notation, Use
from city.errors import Complaint


class Steps(Notation):
    """Its text is one numbered list."""

    name: ClassVar[str] = "etapes"
    wants_title: ClassVar[bool] = False
    why_text: ClassVar[Text | None] = Text("Il n’y aurait aucune étape.", "There would be no step.")

    def build(self, use: Use, body: Element) -> Element:
        """The list, as steps; raises `Complaint` where the text is anything else."""
        if [child.tag for child in body] != ["ol"]:
            raise Complaint(
                use.line,
                Text(
                    "Les étapes ne sont pas une seule liste numérotée.",
                    "The steps are not one numbered list.",
                ),
                Text("On doit savoir combien il y en a, et où l’on en est.", "One must know how many there are."),
                Text(
                    "Commencez chaque étape par «\u00a01. \u00a0», «\u00a02. \u00a0»… au bord de la ligne\u00a0; ce "
                    "qui la complète se décale de quatre espaces.",
                    'Begin each step by "1. ", "2. "… at the edge of the line; what completes it is indented by four '
                    "spaces.",
                ),
            )
        return use.around.components.element("steps", body[0])


MODEL = Steps
