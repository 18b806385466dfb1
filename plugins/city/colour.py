"""The colour that a city gives itself in `content/ville.yaml`, as it is written there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from coloraide import Color
from coloraide.css.color_names import name2val_map

from a11y.finding import Text
from city.errors import Complaint
from city.located import Value
from city.values import text

EXAMPLE: Final = "#0c3b2f"
# What a French hand writes first; each is a colour of CSS that a site can be made of.
_FRENCH: Final = {
    "bleu": "darkblue",
    "bleu marine": "navy",
    "bordeaux": "maroon",
    "marine": "navy",
    "noir": "black",
    "rouge": "darkred",
    "vert": "darkgreen",
    "violet foncé": "indigo",
}


@dataclass(frozen=True)
class CityColour:
    """A colour of sRGB, `#rrggbb`, with what was written for it and where."""

    value: str
    written: str
    line: int


def colour(value: Value, key: str) -> CityColour:
    """`"#0c3b2f"`, `"#040"` or a colour's name in CSS, `navy`; opaque."""
    # Without quotes, YAML takes « #0c3b2f » for a comment, and gives an empty value.
    if value.written == "" and value.lost_comment:
        said = re.match(r"#[0-9a-fA-F]+", value.lost_comment)
        raise _complaint(
            value.line,
            key,
            said[0] if said else EXAMPLE,
            Text(
                f"La couleur serait perdue\u00a0: {value.lost_comment}",
                f"The colour would be lost: {value.lost_comment}",
            ),
            Text(
                "En YAML, «\u00a0#\u00a0» sans guillemets commence un commentaire.",
                'In YAML, "#" without quotes begins a comment.',
            ),
        )
    written = text(value, key)
    folded = written.lower()
    if not re.fullmatch(r"#[0-9a-f]+|[a-z]+", folded) or not Color.match(folded, fullmatch=True):
        raise _complaint(
            value.line,
            key,
            _nearest(folded),
            Text(
                f"«\u00a0{key}\u00a0» n’est pas une couleur lisible\u00a0: {written}",
                f'"{key}" is not a readable colour: {written}',
            ),
            Text(
                "Une couleur s’écrit «\u00a0#\u00a0» puis six chiffres de 0 à f, ou par son nom en CSS, en anglais.",
                'A colour is "#" and six digits from 0 to f, or its name in CSS.',
            ),
        )
    found = Color(folded)
    if found.alpha() < 1:
        opaque = found.set("alpha", 1).to_string(hex=True)
        raise _complaint(
            value.line,
            key,
            opaque if folded.startswith("#") else EXAMPLE,
            Text(
                f"«\u00a0{key}\u00a0» est une couleur transparente\u00a0: {written}",
                f'"{key}" is a translucent colour: {written}',
            ),
            Text(
                "Ce qui se lit dessus dépendrait de ce qui se trouve derrière.",
                "What is read on it would depend on what lies behind.",
            ),
        )
    return CityColour(found.to_string(hex=True), written, value.line)


def _nearest(folded: str) -> str:
    """A colour that may be meant: with its « # », its name in CSS, or what a notation such as `rgb(…)` says."""
    if re.fullmatch(r"[0-9a-f]{6}|[0-9a-f]{3}", folded):
        return f"#{folded}"
    if Color.match(folded, fullmatch=True):
        shown: str = Color(folded).set("alpha", 1).convert("srgb").fit().to_string(hex=True)
        return shown
    if folded in _FRENCH:
        return _FRENCH[folded]
    near = get_close_matches(folded, [*name2val_map, *_FRENCH], n=1, cutoff=0.75)
    return _FRENCH.get(near[0], near[0]) if near else EXAMPLE


def _complaint(line: int, key: str, proposed: str, message: Text, why: Text) -> Complaint:
    return Complaint(line, message, why, Text(f'Écrivez {key}: "{proposed}"', f'Write {key}: "{proposed}"'))
