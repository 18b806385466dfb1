"""The ways in which people see a page, each of which the audit tries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from ..finding import Text


@dataclass(frozen=True, slots=True)
class Guise:
    """One way of seeing a page; sizes in CSS pixels of the window before it is zoomed.

    `title` goes after « Vu » in a report.
    """

    name: str
    title: Text
    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    forced_colors: bool = False
    reduced_motion: bool = False
    zoom: int = 1
    text_spacing: bool = False
    media: Literal["screen", "print"] = "screen"

    def request(self) -> dict[str, object]:
        """The guise as `visit.mjs` reads it."""
        return {
            "name": self.name,
            "width": self.width,
            "height": self.height,
            "scheme": self.scheme,
            "forcedColors": self.forced_colors,
            "reducedMotion": self.reduced_motion,
            "zoom": self.zoom,
            "textSpacing": self.text_spacing,
            "media": self.media,
        }


# What every page is seen in, first of all: the others are compared with it.
USUAL: Final = "desktop"
# 320 by 256 CSS pixels are a window of 1280 by 1024 at 400 % (WCAG 1.4.10); spacing is that of 1.4.12.
_ALL: Final = (
    Guise(USUAL, Text("sur un grand écran", "on a large screen")),
    Guise("narrow", Text("à 320\u00a0pixels de large", "320 pixels wide"), width=320, height=256),
    Guise("dark", Text("en couleurs sombres", "in dark colours"), scheme="dark"),
    Guise(
        "narrow-dark",
        Text("à 320\u00a0pixels, en couleurs sombres", "320 pixels wide in dark colours"),
        width=320,
        height=256,
        scheme="dark",
    ),
    Guise("forced-colors", Text("en couleurs forcées", "in forced colours"), forced_colors=True),
    Guise("reduced-motion", Text("avec moins de mouvement", "with reduced motion"), reduced_motion=True),
    Guise("zoom", Text("agrandi à 200\u00a0%", "enlarged to 200%"), zoom=2),
    Guise("text-spacing", Text("avec un texte espacé", "with spaced text"), text_spacing=True),
    Guise(
        "narrow-text-spacing",
        Text("à 320\u00a0pixels, avec un texte espacé", "320 pixels wide with spaced text"),
        width=320,
        height=256,
        text_spacing=True,
    ),
    Guise("print", Text("à l'impression", "in print"), media="print"),
)
GUISES: Final[Mapping[str, Guise]] = MappingProxyType({guise.name: guise for guise in _ALL})
# Seen besides, where a page has scripts.
WITHOUT_JAVASCRIPT: Final = "no-javascript"
_TITLES: Final = {name: guise.title for name, guise in GUISES.items()} | {
    WITHOUT_JAVASCRIPT: Text("sans JavaScript", "without JavaScript")
}


def title_of(name: str) -> Text:
    """How a person calls the guise of this name."""
    return _TITLES[name]
