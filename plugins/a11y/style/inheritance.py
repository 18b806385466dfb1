"""From the winners of the cascade to computed values: variables, forced colours, inheritance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from .cascade import Cascaded
from .color import BLACK, SYSTEM_COLORS, WHITE, ColorError, Scheme, resolve_color
from .computed import Computed, Inherited
from .declarations import Pending, Value
from .length import Basis, resolve_length, resolve_number
from .media import Media
from .properties import FONT_SIZES, INHERITED, PROPERTIES
from .shorthands import expand
from .variables import InvalidAtComputedTimeError, resolve_customs, substitute

_MEDIUM = FONT_SIZES["medium"]

# CSS Color Adjustment 1, 3.1: what forced colours take over, and what becomes of it.
_FORCED_COLORS = frozenset(
    {"color", "-webkit-text-fill-color", "background-color", "outline-color", "fill", "stroke"}
    | {f"border-{side}-color" for side in ("top", "right", "bottom", "left")}
)
_FORCED_NONE = frozenset({"text-shadow", "box-shadow", "background-image"})


def initial_style(media: Media, color_scheme: str, customs: Mapping[str, str]) -> Computed:
    """What the root element inherits from.

    `color_scheme` is what `<meta name="color-scheme">` says, "normal" without one.
    """
    scheme = used_scheme(color_scheme, media)
    inherited = Inherited(
        color=WHITE if scheme == "dark" else BLACK,
        font_size=_MEDIUM,
        font_weight=400,
        scheme=scheme,
        root_font_size=None,
        values=MappingProxyType({"color-scheme": color_scheme}),
        customs=customs,
        uncertain=frozenset(),
    )
    return Computed(inherited, {}, frozenset(), media, "block")


def used_scheme(text: str, media: Media) -> Scheme:
    """The scheme an element is painted in (CSS Color Adjustment 1, 2.1)."""
    words = text.split()
    preferred = "light" if media.print else media.scheme
    if preferred in words:
        return preferred
    return "dark" if "dark" in words and "light" not in words else "light"


def compute(
    cascaded: Cascaded, parent: Computed, is_root: bool, user_agent: Mapping[str, Value] | None = None
) -> Computed:
    """The computed style of an element.

    In: the winners of its cascade, its parent's style, and, when forced colours
    are on, what the user agent alone would say.
    """
    above = parent.inherited
    customs = resolve_customs(
        {name: value for name, value in cascaded.values.items() if name[:2] == "--" and isinstance(value, str)},
        above.customs,
    )
    declared: dict[str, str] = {}
    for name, value in cascaded.values.items():
        if name[:2] != "--":
            declared[name] = _settled(name, value, customs)
    if user_agent is not None:
        _force_colors(declared, user_agent, above)
    own: dict[str, str] = {}
    inheriting: dict[str, str] = {}
    for name, text in declared.items():
        if name in INHERITED:
            if text == "initial":
                inheriting[name] = PROPERTIES[name].initial
            elif text not in ("inherit", "unset"):
                inheriting[name] = text
        elif text == "inherit":
            own[name] = parent.own.get(name, PROPERTIES[name].initial)
        elif text not in ("initial", "unset"):
            own[name] = text
    doubtful = _in_doubt(cascaded, above)
    uncertain_inherited = frozenset(name for name in doubtful if name in INHERITED or name[:2] == "--")
    if not inheriting and customs is above.customs and not uncertain_inherited and not is_root:
        inherited = above
    else:
        # What an element sets for certain is no longer uncertain because of its ancestors.
        certain = {name for name in cascaded.values if name[:2] == "--"} | inheriting.keys()
        uncertain = (above.uncertain - certain) | uncertain_inherited
        inherited = _inherit(inheriting, above, customs, uncertain, parent.media, is_root)
    return Computed(inherited, own, doubtful, parent.media, parent.display)


def _in_doubt(cascaded: Cascaded, above: Inherited) -> frozenset[str]:
    """The properties that may have another value, those included that take it from a custom property."""
    doubtful = cascaded.uncertain
    customs = {name for name in (*above.uncertain, *doubtful) if name[:2] == "--"}
    while customs:
        # Custom properties are strings until they are used; one may pass the doubt to the next.
        reached = frozenset(
            name
            for name, value in cascaded.values.items()
            if any(custom in (value if isinstance(value, str) else value.text) for custom in customs)
        )
        if reached <= doubtful:
            break
        doubtful |= reached
        customs |= {name for name in reached if name[:2] == "--"}
    return doubtful


def _settled(name: str, value: Value, customs: Mapping[str, str]) -> str:
    """A value without `var()`; `unset` when that comes to nothing."""
    if isinstance(value, str):
        return value
    return _settle(name, value, customs)


def _settle(name: str, value: Pending, customs: Mapping[str, str]) -> str:
    try:
        text = substitute(value.text, customs)
    except InvalidAtComputedTimeError:
        return "unset"
    settled = dict(expand(value.property, text) or ()).get(name, "unset")
    # Rolling back is no longer possible here; what a variable says so is as good as unset.
    return "unset" if settled in ("revert", "revert-layer") else settled


def _force_colors(declared: dict[str, str], user_agent: Mapping[str, Value], above: Inherited) -> None:
    adjust = declared.get("forced-color-adjust", above.values.get("forced-color-adjust", "auto"))
    if adjust != "auto":
        return
    for name in _FORCED_COLORS & declared.keys():
        if declared[name] not in SYSTEM_COLORS:
            default = user_agent.get(name, "unset")
            declared[name] = default if isinstance(default, str) else "unset"
    for name in _FORCED_NONE & declared.keys():
        if "url(" not in declared[name]:
            declared[name] = "none"


def _inherit(
    declared: Mapping[str, str],
    above: Inherited,
    customs: Mapping[str, str],
    uncertain: frozenset[str],
    media: Media,
    is_root: bool,
) -> Inherited:
    scheme = used_scheme(declared["color-scheme"], media) if "color-scheme" in declared else above.scheme
    font_size = above.font_size
    if "font-size" in declared:
        rem = _MEDIUM if is_root else above.root_font_size
        font_size = _font_size(declared["font-size"], above.font_size, rem, media)
    root_font_size = font_size if is_root else above.root_font_size
    color = above.color
    if is_root and "color" not in declared:
        color = WHITE if scheme == "dark" else BLACK
    if "color" in declared:
        try:
            color = resolve_color(declared["color"], above.color, scheme)
        except ColorError:
            color = None
    weight = above.font_weight
    if "font-weight" in declared:
        weight = _font_weight(declared["font-weight"], above.font_weight)
    values = {**above.values, **declared}
    if "text-indent" in declared:
        # Inherited as a length, not as a multiple of the heir's own font size.
        indent = resolve_length(declared["text-indent"], Basis(font_size, root_font_size, media.width, media.height))
        if indent is not None:
            values["text-indent"] = f"{indent}px"
    return replace(
        above,
        color=color,
        font_size=font_size,
        font_weight=weight,
        scheme=scheme,
        root_font_size=root_font_size,
        values=values,
        customs=customs,
        uncertain=uncertain,
    )


def _font_size(text: str, parent: float | None, rem: float | None, media: Media) -> float | None:
    if text in FONT_SIZES:
        return FONT_SIZES[text]
    if text in ("larger", "smaller", "math"):
        factor = {"larger": 1.2, "smaller": 1 / 1.2, "math": 1.0}[text]
        return None if parent is None else parent * factor
    return resolve_length(text, Basis(parent, rem, media.width, media.height, percent=parent))


def _font_weight(text: str, parent: int | None) -> int | None:
    if text in ("normal", "bold"):
        return 400 if text == "normal" else 700
    if text == "bolder":
        return None if parent is None else 400 if parent < 350 else 700 if parent < 550 else max(parent, 900)
    if text == "lighter":
        return None if parent is None else min(parent, 100) if parent < 550 else 400 if parent < 750 else 700
    number = resolve_number(text)
    return None if number is None else round(min(max(number, 1), 1000))
