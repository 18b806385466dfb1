"""All the colours of a site from the one of its city.

What the theme draws in the green of its `surface-deep` takes the hue of the city, with the lightness that the theme
gave it, in OKLCH, where equal lightness looks equally light whatever the hue. Whatever then fails its contrast goes
lighter or darker until it no longer does. Only the city's colour itself is never touched: where nothing can be read
on it, it is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from coloraide import Color

from a11y.finding import Problem, Text
from city.colour import CityColour
from city.errors import ContentError
from city.tokens import Pair, Tokens, asked_of, colours, contrast, pairs, surface_of

# The colours of one scheme, by token without its dashes.
Colours: TypeAlias = dict[str, Color]
# Lightness, chroma, hue in degrees.
Lch: TypeAlias = tuple[float, float, float]

DEEP: Final = "surface-deep"
_FOLLOWS: Final = re.compile(r"(?:surface|on|line)-(?:page|stone|deep)(?:-.+)?|on-linden-hover|trim-rule")
# Linden is the theme's second colour, whatever the first.
_OF_ITS_OWN_CHROMA: Final = 0.1
_LINKS: Final = re.compile(r"on-(?:page|stone)-link|line-(?:page|stone)-strong")
_VISITED: Final = re.compile(r"on-(?:page|stone)-visited")
# Visited links are told from others by their hue, in degrees.
_APART: Final = 60.0
_GREY: Final = 0.02
_NONE: Final = 1e-3
# Without these a theme has no place for the colour of a city.
_NEEDED: Final = (DEEP, "on-deep", "surface-stone")
# Finer than the eight bits of a channel.
_HALVINGS: Final = 12
_CHROMAS: Final = 24
_SCHEMES: Final = ("light", "dark")
_HEAD: Final = "/* Écrit à la construction, d’après « couleur » de content/ville.yaml : c’est là qu’elle se change. */"


def palette(schemes: Mapping[str, Tokens], city: str) -> dict[str, dict[str, str]]:
    """The tokens that the colour of a city changes, by scheme, each as `{"--name": "#rrggbb"}`.

    In: the tokens of the theme, as `read_schemes` gives them; the colour, `#rrggbb`.
    """
    theme = {scheme: colours(schemes[scheme]) for scheme in _SCHEMES}
    light = Color(city)
    dark = _night(theme["light"], theme["dark"], light)
    drawn = {
        scheme: _drawn(theme[scheme], _oklch(theme["light"][DEEP]), light, deep)
        for scheme, deep in (("light", light), ("dark", dark))
    }
    # Light is declared over both: what it changes, dark says again.
    changed = {name for scheme in _SCHEMES for name, own in theme[scheme].items() if drawn[scheme][name] != own}
    return {
        scheme: {f"--{name}": _hex(colour) for name, colour in drawn[scheme].items() if name in changed}
        for scheme in _SCHEMES
    }


def stylesheet(changed: Mapping[str, Tokens]) -> str:
    """The style sheet that stands after the theme's tokens, from what `palette` gives."""
    light, dark = ("".join(f"  {name}: {value};\n" for name, value in changed[scheme].items()) for scheme in _SCHEMES)
    return (
        f"{_HEAD}\n:root {{\n{light}}}\n\n@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
    )


def city_palette(schemes: Mapping[str, Tokens], city: CityColour, source: str) -> dict[str, dict[str, str]]:
    """As `palette`, for a colour that can work.

    In: the tokens of the theme; the colour; the file where it stands, for messages.

    Raises:
        ContentError: nothing can be read on this colour; the nearest on which it can is proposed. Or the theme has
            none to put in its place.
    """
    placed = colours(schemes["light"])
    for name in _NEEDED:
        if name not in placed:
            raise ContentError([_without_place(city, source, name)])
    changed = palette(schemes, city.value)
    if failing := unreadable(schemes, changed):
        raise ContentError([_refused(city, source, failing[0], nearest(schemes, city.value))])
    return changed


def unreadable(schemes: Mapping[str, Tokens], changed: Mapping[str, Tokens]) -> list[Pair]:
    """The pairs that a palette fails and the theme by itself does not, those on the city's colour first."""
    failing = []
    for scheme in _SCHEMES:
        theme = colours(schemes[scheme])
        own = {(pair.name, pair.surface) for pair in pairs(theme) if not pair.holds}
        after = pairs({**theme, **colours(changed[scheme])})
        failing += [pair for pair in after if not pair.holds and (pair.name, pair.surface) not in own]
    return sorted(failing, key=lambda pair: pair.surface != DEEP)


def nearest(schemes: Mapping[str, Tokens], city: str) -> str:
    """Of the colours of the same hue that work, the one that looks most like it: `#rrggbb`."""
    wanted = Color(city)
    candidates = sorted(
        set(_legible_like(schemes, wanted)), key=lambda found: (wanted.distance(found, space="oklab"), found)
    )
    return next(found for found in candidates if not unreadable(schemes, palette(schemes, found)))


def _legible_like(schemes: Mapping[str, Tokens], wanted: Color) -> Iterator[str]:
    """Black (or white), then colours of a hue that text can be read on, the lightest (or darkest) of each chroma."""
    light = colours(schemes["light"])
    text = Color("white" if _is_lighter(light["on-deep"], light[DEEP]) else "black")
    end = 1 - text.luminance()
    lightness, chroma, hue = _oklch(wanted)
    yield _hex(_of(end, 0, hue))
    for step in range(_CHROMAS + 1):
        fails, holds = lightness, end
        for _ in range(_HALVINGS):
            middle = (fails + holds) / 2
            if contrast(Color(_hex(_of(middle, chroma * step / _CHROMAS, hue))), text) >= asked_of("on-deep"):
                holds = middle
            else:
                fails = middle
        if (found := Color("oklch", [holds, chroma * step / _CHROMAS, hue])).in_gamut("srgb", tolerance=1e-3):
            yield _hex(found)


def _drawn(theme: Colours, own: Lch, city: Color, deep: Color) -> Colours:
    """One scheme in the colour of the city, which is `deep` there; `own` is the theme's colour that it replaces."""
    drawn = {name: _followed(name, colour, own, _oklch(city)) for name, colour in theme.items()} | {DEEP: deep}
    return {name: _legible(name, colour, drawn, theme) for name, colour in drawn.items()}


def _followed(name: str, colour: Color, own: Lch, given: Lch) -> Color:
    """A colour of the theme in the hue of the city."""
    lightness, chroma, hue = _oklch(colour)
    if _VISITED.fullmatch(name) and given[1] > _GREY and abs((hue - given[2] + 180) % 360 - 180) < _APART:
        return _of(lightness, chroma, given[2] + _APART)
    if not _FOLLOWS.fullmatch(name) or name.endswith("-visited") or chroma >= _OF_ITS_OWN_CHROMA or chroma < _NONE:
        return colour
    strength = given[1] / own[1] if own[1] > _NONE else 1.0
    if _LINKS.fullmatch(name):
        return _of(max(lightness, given[0]), given[1], given[2])
    # A vivid city has no vivid ink nor paper.
    return _of(lightness, chroma * min(1.0, strength), given[2])


def _night(light: Colours, dark: Colours, city: Color) -> Color:
    """The city's colour when the page is dark: as much darker as the theme's own, and never lost in the page."""
    own, by_night, given = _oklch(light[DEEP]), _oklch(dark[DEEP]), _oklch(city)
    lightness = given[0] * by_night[0] / own[0] if own[0] else by_night[0]
    chroma = given[1] * by_night[1] / own[1] if own[1] > _NONE else given[1]
    return _of(max(lightness, _oklch(dark["surface-stone"])[0]), chroma, given[2])


def _legible(name: str, colour: Color, drawn: Colours, theme: Colours) -> Color:
    """A colour that holds on its surface, as little changed as can be; or white or black, where none does."""
    surface = surface_of(name, drawn)
    if surface is None or contrast(colour, drawn[surface]) >= asked_of(name):
        return colour
    lightness, chroma, hue = _oklch(colour)
    fails, holds = lightness, 1.0 if _is_lighter(theme[name], theme[surface]) else 0.0
    for _ in range(_HALVINGS):
        middle = (fails + holds) / 2
        if contrast(_of(middle, chroma, hue), drawn[surface]) >= asked_of(name):
            holds = middle
        else:
            fails = middle
    return _of(holds, chroma, hue)


def _is_lighter(one: Color, other: Color) -> bool:
    return bool(one.luminance() > other.luminance())


def _oklch(colour: Color) -> Lch:
    lightness, chroma, hue = colour.convert("oklch").coords(nans=False)
    return lightness, chroma, hue


def _of(lightness: float, chroma: float, hue: float) -> Color:
    """The colour of sRGB in eight bits a channel, less vivid where sRGB has none so vivid."""
    return Color(_hex(Color("oklch", [lightness, chroma, hue % 360])))


def _hex(colour: Color) -> str:
    shown: str = colour.convert("srgb").fit("srgb", method="oklch-chroma").to_string(hex=True)
    return shown


def _refused(city: CityColour, source: str, pair: Pair, proposed: str) -> Problem:
    # Cut and not rounded: 6.999 is not 7.
    ratio = math.floor(pair.ratio * 100) / 100
    return Problem(
        source,
        city.line,
        Text(
            f"Avec «\u00a0couleur: {city.written}\u00a0», un contraste est insuffisant\u00a0: "
            f"{f'{ratio:.2f}'.replace('.', ',')}, pour {pair.asked:g} demandé (--{pair.name} sur --{pair.surface}).",
            f'With "couleur: {city.written}" a contrast is too low: '
            f"{ratio:.2f}, where {pair.asked:g} is asked (--{pair.name} on --{pair.surface}).",
        ),
        Text(
            "Sur cette couleur s’écrit du texte, en tête et au bas des pages\u00a0: beaucoup ne le liraient pas.",
            "Text stands on this colour, at the head and the foot of pages: many could not read it.",
        ),
        Text(
            f'La plus proche qui convienne, de la même teinte\u00a0: couleur: "{proposed}"',
            f'The nearest that works, of the same hue: couleur: "{proposed}"',
        ),
    )


def _without_place(city: CityColour, source: str, name: str) -> Problem:
    return Problem(
        source,
        city.line,
        Text(
            f"Le thème n’a pas de couleur «\u00a0--{name}\u00a0», dont «\u00a0couleur\u00a0» a besoin.",
            f'The theme has no colour "--{name}", which "couleur" needs.',
        ),
        Text(
            "Le site garderait ses couleurs, sans que l’on sache pourquoi.",
            "The site would keep its colours, and nobody would know why.",
        ),
        Text(
            "Supprimez la ligne «\u00a0couleur\u00a0», ou reprenez les noms de static/css/tokens.css dans le thème.",
            'Delete the line "couleur", or take up the names of static/css/tokens.css in the theme.',
        ),
    )
