"""A Markdown file in two parts: the front matter between `---` lines, and the body."""

from __future__ import annotations

from dataclasses import dataclass

from a11y.finding import Text
from city.errors import Complaint
from city.located import Value, compose

_EXAMPLE = Text(
    "Commencez le fichier par une ligne «\u00a0---\u00a0», puis «\u00a0title: …\u00a0», "
    "puis une ligne «\u00a0---\u00a0».",
    'Begin the file with a line "---", then "title: …", then a line "---".',
)


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of a Markdown file; `body_line` is the file's line the body begins on."""

    front: Value
    body: str
    body_line: int


def split(source: str) -> Document:
    """Split the text of a Markdown file.

    Raises:
        Complaint: front matter missing, empty, unclosed or malformed.
    """
    lines = source.split("\n")
    opening = next((row for row, line in enumerate(lines) if line.strip()), None)
    if opening is None:
        raise Complaint(
            1,
            Text("Le fichier est vide.", "The file is empty."),
            Text("Une page sans titre ne peut pas être publiée.", "A page needs a title."),
            _EXAMPLE,
        )
    if lines[opening].rstrip() != "---":
        first = lines[opening].strip()[:60]
        raise Complaint(
            opening + 1,
            Text(
                f"L’en-tête manque\u00a0: la première ligne est «\u00a0{first}\u00a0» au lieu de «\u00a0---\u00a0».",
                f'The front matter is missing: the first line is "{first}" instead of "---".',
            ),
            Text(
                "L’en-tête porte le titre, la date et le résumé de la page.",
                "The front matter holds the page's title, date and summary.",
            ),
            _EXAMPLE,
        )
    closing = next((row for row in range(opening + 1, len(lines)) if lines[row].rstrip() == "---"), None)
    if closing is None:
        raise Complaint(
            opening + 1,
            Text(
                "L’en-tête ouvert par cette ligne n’est jamais fermé.",
                "The front matter opened by this line is never closed.",
            ),
            Text(
                "Tout le texte de la page serait pris pour l’en-tête.",
                "The whole text of the page would be taken for front matter.",
            ),
            Text(
                "Ajoutez une ligne «\u00a0---\u00a0» seule entre l’en-tête et le texte.",
                'Add a line "---" between the front matter and the text.',
            ),
        )
    front = compose("\n".join(lines[opening + 1 : closing]), first_line=opening + 2)
    if front is None:
        raise Complaint(
            opening + 1,
            Text("L’en-tête est vide.", "The front matter is empty."),
            Text("Une page sans titre ne peut pas être publiée.", "A page needs a title."),
            Text("Ajoutez au moins «\u00a0title: …\u00a0».", 'Add at least "title: …".'),
        )
    return Document(front, "\n".join(lines[closing + 1 :]), closing + 2)
