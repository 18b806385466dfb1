"""The computed style of an element: what the cascade and inheritance make of its properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from .cascade import Cascaded
from .color import BLACK, RGBA, SYSTEM_COLORS, TRANSPARENT, WHITE, ColorError, Scheme, resolve_color
from .declarations import Pending, Value
from .length import Basis, resolve_length, resolve_number
from .media import Media
from .properties import FONT_SIZES, INHERITED, PROPERTIES, is_image, tokens_of
from .shorthands import expand
from .variables import InvalidAtComputedTimeError, resolve_customs, substitute

_BORDER_WIDTHS = {"thin": 1.0, "medium": 3.0, "thick": 5.0}
_BLOCKIFIED = {"inline": "block", "inline-block": "block", "inline-flex": "flex", "inline-grid": "grid"}
_BLOCKIFIED |= {"inline-table": "table", "ruby": "block", "inline flow-root": "flow-root"}
_MEDIUM = FONT_SIZES["medium"]

# CSS Color Adjustment 1, 3.1: what forced colours take over, and what becomes of it.
_FORCED_COLORS = frozenset(
    {"color", "-webkit-text-fill-color", "background-color", "outline-color", "fill", "stroke"}
    | {f"border-{side}-color" for side in ("top", "right", "bottom", "left")}
)
_FORCED_NONE = frozenset({"text-shadow", "box-shadow", "background-image"})


class Line(NamedTuple):
    """A border or an outline: its width in pixels (None where unknown), its style and its colour."""

    width: float | None
    style: str
    color: RGBA | None

    @property
    def visible(self) -> bool:
        """Whether something is painted, as far as that is known."""
        return self.style not in ("none", "hidden") and self.width != 0 and (self.color is None or self.color.a > 0)


@dataclass(frozen=True, slots=True)
class Inherited:
    """What an element hands down; shared by all elements that change nothing of it."""

    color: RGBA | None
    font_size: float | None
    font_weight: int | None
    scheme: Scheme
    root_font_size: float | None
    values: Mapping[str, str]
    customs: Mapping[str, str]
    uncertain: frozenset[str]


class Computed:
    """The computed values of one element, or of many that share them.

    Lengths are in CSS pixels, colours are `RGBA`; None stands for what the gate
    cannot know. `value(name)` gives the text of any property of the table.
    """

    def __init__(
        self,
        inherited: Inherited,
        own: Mapping[str, str],
        uncertain: frozenset[str],
        media: Media,
        parent_display: str,
    ) -> None:
        self.inherited = inherited
        self.own = own
        self.uncertain = uncertain
        self.media = media
        self.display = self._display(parent_display)

    def value(self, name: str) -> str:
        """The text of a property; relative lengths and `currentcolor` stand as written."""
        if name in INHERITED:
            return self.inherited.values.get(name, PROPERTIES[name].initial)
        return self.own.get(name, PROPERTIES[name].initial)

    def knows(self, *names: str) -> bool:
        """Whether no rule of unknown effect (an unknown media feature, a container query…) may set these."""
        return not any(name in self.uncertain or name in self.inherited.uncertain for name in names)

    def px(self, name: str) -> float | None:
        """A length in pixels; None for keywords, for percentages and for what cannot be known."""
        return resolve_length(self.value(name), self._basis)

    def _display(self, parent_display: str) -> str:
        display = self.value("display")
        if display in _BLOCKIFIED and (
            self.position in ("absolute", "fixed")
            or self.value("float") in ("left", "right", "inline-start", "inline-end")
            or parent_display.endswith(("flex", "grid"))
        ):
            return _BLOCKIFIED[display]
        return display

    @property
    def _basis(self) -> Basis:
        return Basis(self.inherited.font_size, self.inherited.root_font_size, self.media.width, self.media.height)

    def color_of(self, name: str) -> RGBA | None:
        """The colour of a property; None where it cannot be known."""
        try:
            return resolve_color(self.value(name), self.color, self.scheme)
        except ColorError:
            return None

    @property
    def scheme(self) -> Scheme:
        """The used colour scheme: what system colours and `light-dark()` go by."""
        return self.inherited.scheme

    @property
    def color(self) -> RGBA | None:
        """The colour of text, unless `text_color` says otherwise; `currentcolor`."""
        return self.inherited.color

    @cached_property
    def text_color(self) -> RGBA | None:
        """What glyphs are painted with: `-webkit-text-fill-color`, which is `color` unless set."""
        return self.color_of("-webkit-text-fill-color")

    @cached_property
    def background_color(self) -> RGBA | None:
        """The colour behind content; images over it are `background_image`."""
        return self.color_of("background-color")

    @property
    def background_image(self) -> str:
        """The text of the property: "none" or a list of images."""
        return self.value("background-image")

    @property
    def visibility(self) -> str:
        """One of "visible", "hidden" and "collapse"."""
        return self.value("visibility")

    @cached_property
    def position(self) -> str:
        """The positioning scheme: "static", "relative", "absolute", "fixed" or "sticky"."""
        return self.value("position").removeprefix("-webkit-")

    @property
    def font_size(self) -> float | None:
        """The size of text in pixels."""
        return self.inherited.font_size

    @property
    def font_weight(self) -> int | None:
        """The weight of text, from 1 to 1000."""
        return self.inherited.font_weight

    @cached_property
    def opacity(self) -> float | None:
        """The opacity of the element with all that it holds, from 0 to 1."""
        number = resolve_number(self.value("opacity"))
        return None if number is None else min(max(number, 0.0), 1.0)

    @cached_property
    def text_decoration_line(self) -> frozenset[str]:
        """The element's own lines; those it gets from its ancestors are `Styles.decorations`."""
        return frozenset(self.value("text-decoration-line").split()) - {"none"}

    def border(self, side: str) -> Line:
        """The border of a side: "top", "right", "bottom" or "left"."""
        return self._line(f"border-{side}")

    @cached_property
    def outline(self) -> Line:
        """The outline; the browser's own one (`auto`) has no known colour."""
        return self._line("outline")

    def _line(self, prefix: str) -> Line:
        style = self.value(f"{prefix}-style")
        if style in ("none", "hidden"):
            return Line(0.0, style, TRANSPARENT)
        text = self.value(f"{prefix}-width")
        width = _BORDER_WIDTHS.get(text, resolve_length(text, self._basis))
        if self.value(f"{prefix}-color") in ("auto", "invert"):
            # The browser's own focus ring, two-coloured so as to be seen on anything.
            return Line(width, style, None if style == "auto" else self.color)
        return Line(width, style, self.color_of(f"{prefix}-color"))

    @property
    def has_box_shadow(self) -> bool:
        """Whether the box throws any shadow."""
        return self.value("box-shadow") != "none"

    @property
    def has_text_shadow(self) -> bool:
        """Whether the text throws any shadow."""
        return self.value("text-shadow") != "none"

    @property
    def is_bold(self) -> bool:
        """Bold as WCAG and browsers mean it: a weight of 700 or more."""
        return self.font_weight is not None and self.font_weight >= 700


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
    uncertain_inherited = cascaded.uncertain & INHERITED
    if not inheriting and customs is above.customs and not uncertain_inherited and not is_root:
        inherited = above
    else:
        # What an element sets for certain is no longer uncertain because of its ancestors.
        uncertain = (above.uncertain - inheriting.keys()) | uncertain_inherited
        inherited = _inherit(inheriting, above, customs, uncertain, parent.media, is_root)
    return Computed(inherited, own, cascaded.uncertain, parent.media, parent.display)


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


def has_image(text: str) -> bool:
    """Whether the text of `background-image` names any image."""
    return text != "none" and any(is_image(token) for token in tokens_of(text))
