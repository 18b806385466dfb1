"""The words that the rules about contrast share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..finding import Text
from ..style import State
from ..style.advice import nearest_passing
from ..style.breakpoints import NARROW, WIDE
from ..style.text import Measure, Part
from ..style.view import View

_STATES: dict[State, Text] = {
    "hover": Text("au survol", "under the pointer"),
    "focus": Text("à la prise de focus", "with the focus"),
    "used": Text("une fois visité, coché ou ouvert", "once visited, checked or opened"),
}
# Ratios so near are one to a reader.
_SAME = 0.05

REASONS: dict[str, Text] = {
    "background-image": Text("une image de fond est derrière", "a background image lies behind it"),
    "background-clip": Text(
        "il est peint avec une image (background-clip)", "it is painted with an image (background-clip)"
    ),
    "blending": Text(
        "un filtre ou un mode de fusion change les couleurs", "a filter or a blend mode changes the colours"
    ),
    "positioned": Text(
        "il est posé sur un autre contenu, ou un autre contenu est posé sur le même endroit",
        "it lies over other content, or other content lies in the same place",
    ),
    "unknown-color": Text(
        "une couleur est écrite d'une façon que le contrôle ne connaît pas",
        "a colour is written in a way that the check does not know",
    ),
    "uncertain-style": Text(
        "une règle CSS que le contrôle ne peut pas évaluer change peut-être ses couleurs",
        "a CSS rule that the check cannot evaluate may change its colours",
    ),
    "animation": Text("une animation change ses couleurs", "an animation changes its colours"),
    "gradient": Text(
        "le dégradé derrière n'a pas partout assez de contraste",
        "the gradient behind it has not enough contrast everywhere",
    ),
    "text-shadow": Text(
        "une ombre ou un trait autour des lettres change ce qu'on en voit",
        "a shadow or a line around the letters changes what is seen of them",
    ),
    "first-line": Text(
        "la première ligne ou la première lettre a ses propres couleurs (::first-line, ::first-letter)",
        "the first line or the first letter has colours of its own (::first-line, ::first-letter)",
    ),
    "svg-text": Text(
        "il est dans un dessin SVG, dont le contrôle ne calcule ni la taille ni ce qui est derrière",
        "it is part of an SVG drawing, of which the check computes neither the size nor what lies behind",
    ),
    "font-size": Text("sa taille ne peut pas être connue", "its size cannot be known"),
}


def number(value: float, lang: str) -> str:
    """A ratio cut, not rounded, to two decimals: 4.499 must not read as 4.5."""
    text = f"{math.floor(value * 100 + 1e-9) / 100:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "fr" else text


def ratio(value: float) -> Text:
    """A ratio as it is written: « 4,5:1 »."""
    return Text(f"{number(value, 'fr')}:1", f"{number(value, 'en')}:1")


def views_named(views: Sequence[View]) -> Text:
    """Where a fault is seen, when it is not everywhere: « en thème sombre, au survol »."""
    names: dict[str, Text] = {}
    many_schemes = any(view.media.scheme == "dark" for view in views)
    for view in views:
        parts: list[Text] = []
        if view.media.forced_colors:
            parts.append(Text("en couleurs forcées", "in forced colours"))
        elif many_schemes:
            dark = view.media.scheme == "dark"
            parts.append(
                Text("en thème sombre", "in the dark scheme") if dark else Text("en thème clair", "in the light scheme")
            )
        if view.media.width == NARROW:
            parts.append(Text("sur petit écran", "on a small screen"))
        elif view.media.width != WIDE:
            width = view.media.width
            parts.append(Text(f"sur un écran de {width} px de large", f"on a screen {width} px wide"))
        if view.state in _STATES:
            parts.append(_STATES[view.state])
        name = Text(" ".join(part.fr for part in parts), " ".join(part.en for part in parts))
        names.setdefault(name.fr, name)
    # What fails at rest in a scheme is not said again for its states.
    kept = [
        name
        for name in names.values()
        if not any(name.fr != other and name.fr.startswith(f"{other} ") for other in names)
    ]
    if any(not name.fr for name in kept):
        return Text("", "")
    return Text(", ".join(name.fr for name in kept), ", ".join(name.en for name in kept))


def shortened(text: str, length: int = 60) -> str:
    """A text to quote: white space folded, the end cut off where it is long."""
    folded = " ".join(text.split())
    return folded if len(folded) <= length else folded[: length - 1].rstrip() + "…"


def text_named(text: str, part: Part = "") -> Text:
    """A text as messages name it: « texte « Fête du parc » », and where CSS put it."""
    by = Text("", "") if part == "" else Text(f" ajouté par CSS (::{part})", f" added by CSS (::{part})")
    return Text(f"texte{by.fr} «\u00a0{shortened(text)}\u00a0»", f'text{by.en} "{shortened(text)}"')


def contrast_message(named: Text, worst: Measure, needed: float, views: Sequence[View]) -> Text:
    """What is wrong with a text, with its colours and where it is seen; in: the text as `text_named` has it."""
    where = views_named(views)
    have, need = ratio(worst.worst), ratio(needed)
    if worst.best - worst.worst > _SAME:
        best = ratio(worst.best)
        have = Text(f"{have.fr} à {best.fr} selon l'endroit", f"{have.en} to {best.en} depending on the place")
    fr = f"Le {named.fr} a un contraste de {have.fr} ({worst.text.hex} sur {worst.behind.hex}"
    en = f"The {named.en} has a contrast of {have.en} ({worst.text.hex} on {worst.behind.hex}"
    return Text(
        f"{fr}{', ' + where.fr if where.fr else ''})\u00a0: il faut {need.fr}.",
        f"{en}{', ' + where.en if where.en else ''}): it needs {need.en}.",
    )


def can_have(measure: Measure, needed: float) -> bool:
    """Whether a text may have a contrast in the best case: over a gradient, with its shadows and strokes."""
    return max(measure.best, measure.relief) >= needed


def color_advice(worst: Measure, needed: float) -> Text | None:
    """The nearest colour that would do, as a thing to do; None where there is none, or over a gradient."""
    if worst.best - worst.worst > _SAME:
        return None
    behind = worst.behind
    better = nearest_passing(worst.text, behind, needed)
    if better is None:
        return None
    return Text(
        f"Sur {behind.hex}, utilisez {better.hex} pour le texte (ou une couleur plus contrastée), ou changez le fond.",
        f"On {behind.hex}, use {better.hex} for the text (or a colour of more contrast), or change the background.",
    )
