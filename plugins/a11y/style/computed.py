"""The computed style of an element: what the cascade and inheritance make of its properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..lazy import lazy
from .color import RGBA, TRANSPARENT, ColorError, Scheme, resolve_color
from .length import Basis, resolve_length, resolve_number
from .media import Media
from .properties import INHERITED, PROPERTIES, is_image, tokens_of

_BORDER_WIDTHS = {"thin": 1.0, "medium": 3.0, "thick": 5.0}
_BLOCKIFIED = {"inline": "block", "inline-block": "block", "inline-flex": "flex", "inline-grid": "grid"}
_BLOCKIFIED |= {"inline-table": "table", "ruby": "block", "inline flow-root": "flow-root"}


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
        return self.pixels(self.value(name))

    def pixels(self, text: str) -> float | None:
        """A length of this element in pixels, as `px` gives it."""
        return resolve_length(text, self._basis)

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

    @lazy
    def text_color(self) -> RGBA | None:
        """What glyphs are painted with: `-webkit-text-fill-color`, which is `color` unless set."""
        return self.color_of("-webkit-text-fill-color")

    @lazy
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

    @lazy
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

    @lazy
    def opacity(self) -> float | None:
        """The opacity of the element with all that it holds, from 0 to 1."""
        number = resolve_number(self.value("opacity"))
        return None if number is None else min(max(number, 0.0), 1.0)

    @lazy
    def text_decoration_line(self) -> frozenset[str]:
        """The element's own lines; those it gets from its ancestors are `Styles.decorations`."""
        return frozenset(self.value("text-decoration-line").split()) - {"none"}

    def border(self, side: str) -> Line:
        """The border of a side: "top", "right", "bottom" or "left"."""
        return self._line(f"border-{side}")

    @lazy
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


def has_image(text: str) -> bool:
    """Whether the text of `background-image` names any image."""
    return text != "none" and any(is_image(token) for token in tokens_of(text))
