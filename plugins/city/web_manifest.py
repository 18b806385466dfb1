"""What a phone shows of the site when somebody keeps it among their applications: https://www.w3.org/TR/appmanifest/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11y.finding import Problem, Text
from city.errors import ContentError
from city.tokens import SHEET, Tokens

if TYPE_CHECKING:
    from city.identity import Identity

NAME: Final = "manifest.webmanifest"
_GROUND: Final = "--surface-page"
_ICONS: Final = (
    {"src": "/theme/img/parvis.svg", "sizes": "any", "type": "image/svg+xml"},
    {"src": "/theme/img/icone-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "/theme/img/icone-512.png", "sizes": "512x512", "type": "image/png"},
)


def grounds(theme: Path, schemes: Mapping[str, Tokens]) -> dict[str, str]:
    """The colour behind the page in each scheme, `light` and `dark`.

    In: the theme, for messages; its tokens, as `city.tokens.read_schemes` gives them.

    Raises:
        ContentError: the tokens do not say it.
    """
    if _GROUND not in schemes["light"]:
        raise ContentError([_without_ground(theme)])
    return {scheme: tokens[_GROUND] for scheme, tokens in schemes.items()}


def web_manifest(city: Identity, ground: str) -> str:
    """The manifest of the site of a city, whose pages stand on a ground."""
    return json.dumps(
        {
            "id": "/",
            "name": city.nom,
            "short_name": city.nom,
            "description": city.slogan,
            "lang": "fr",
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            # The address and the way back stay in sight.
            "display": "minimal-ui",
            "background_color": ground,
            "theme_color": ground,
            "icons": _ICONS,
        },
        ensure_ascii=False,
        indent=1,
    )


def _without_ground(theme: Path) -> Problem:
    return Problem(
        f"{theme.name}/{SHEET}",
        None,
        Text(
            f"La couleur «\u00a0{_GROUND}\u00a0» n’est pas dans «\u00a0:root\u00a0».",
            f'The colour "{_GROUND}" is not in ":root".',
        ),
        Text(
            "Téléphones et navigateurs ne sauraient pas de quelle couleur entourer les pages.",
            "Telephones and browsers would not know the colour to surround the pages with.",
        ),
        Text(
            f"Écrivez par exemple «\u00a0:root {{ {_GROUND}: #ffffff; }}\u00a0».",
            f'Write for example ":root {{ {_GROUND}: #ffffff; }}".',
        ),
    )
