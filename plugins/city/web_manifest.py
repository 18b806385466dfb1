"""What a phone shows of the site when somebody keeps it among their applications: https://www.w3.org/TR/appmanifest/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from a11y.finding import Problem, Text
from city.errors import ContentError

if TYPE_CHECKING:
    from city.identity import Identity

NAME: Final = "manifest.webmanifest"
_GROUND: Final = "--surface-page"
_TOKENS: Final = "static/css/tokens.css"
_ICONS: Final = (
    {"src": "/theme/img/parvis.svg", "sizes": "any", "type": "image/svg+xml"},
    {"src": "/theme/img/icone-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "/theme/img/icone-512.png", "sizes": "512x512", "type": "image/png"},
)


def grounds(theme: Path) -> dict[str, str] | None:
    """The colour behind the page in each scheme, `light` and `dark`, as the tokens of a theme decide it.

    None for a theme that has no tokens.

    Raises:
        ContentError: the tokens do not say it.
    """
    tokens = theme / _TOKENS
    if not tokens.is_file():
        return None
    css = tokens.read_text(encoding="utf-8")
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    dark = [
        inner
        for rule in rules
        if rule.type == "at-rule" and "prefers-color-scheme: dark" in tinycss2.serialize(rule.prelude)
        for inner in tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
    ]
    found = {"light": _ground(rules), "dark": _ground(dark) or _ground(rules)}
    if not found["light"]:
        raise ContentError([_without_ground(theme)])
    return found


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


def _ground(rules: list[Any]) -> str:
    said = ""
    for rule in rules:
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            for declaration in tinycss2.parse_blocks_contents(rule.content):
                if declaration.type == "declaration" and declaration.name == _GROUND:
                    said = tinycss2.serialize(declaration.value).strip()
    return said


def _without_ground(theme: Path) -> Problem:
    return Problem(
        f"{theme.name}/{_TOKENS}",
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
