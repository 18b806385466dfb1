"""What a browser brings along: the style sheet of the user agent, and HTML's presentational attributes.

A small part of the "Rendering" chapter of HTML, as Chromium has it: what decides
display, visibility, colours and the size and weight of text.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ..tree import Element
from .declarations import Block, read_style_attribute
from .sheet import Parsed, parse_sheet

_CSS = """
html, address, blockquote, center, dialog, div, figure, figcaption, footer, form, header, hr, legend, listing,
main, p, plaintext, pre, search, xmp, article, aside, h1, h2, h3, h4, h5, h6, hgroup, nav, section, dir, dd, dl, dt,
menu, ol, ul, fieldset, details, summary, optgroup, option, body { display: block }
[hidden], area, base, basefont, datalist, head, link, meta, noembed, noframes, noscript, param, rp, script, style,
template, title, source, track, dialog:not([open]), input[type=hidden i], audio:not([controls]) { display: none }
embed[hidden] { display: inline; height: 0; width: 0 }
svg title, svg desc, svg defs, svg metadata, svg symbol, svg clipPath, svg clippath, svg mask, svg marker,
svg pattern, svg linearGradient, svg lineargradient, svg radialGradient, svg radialgradient, svg script, svg style
{ display: none }
input[type=hidden i], area, base, head, link, meta, noscript, script, style, template, title
{ display: none !important }
li { display: list-item }
summary:first-of-type { display: list-item }
table { display: table; text-indent: initial }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row }
td, th { display: table-cell }
th { font-weight: bold }
input, select, button, textarea, meter, progress { display: inline-block }
ruby { display: ruby }
rt { display: ruby-text; font-size: 50% }
slot { display: contents }
img, video, canvas, iframe, object, embed { overflow: clip }
video { width: 300px }
details:not([open]) > :not(summary:first-of-type) { content-visibility: hidden }

body { margin: 8px }
h1, h2, h3, h4, h5, h6, b, strong { font-weight: bold }
b, strong { font-weight: bolder }
h1 { font-size: 2em }
h2 { font-size: 1.5em }
h3 { font-size: 1.17em }
h5 { font-size: .83em }
h6 { font-size: .67em }
small, sub, sup { font-size: smaller }
big { font-size: larger }
i, cite, em, var, address, dfn { font-style: italic }
pre, code, kbd, samp, tt { font-family: monospace }
u, ins { text-decoration: underline }
s, strike, del { text-decoration: line-through }
abbr[title], acronym[title] { text-decoration: underline }
pre, listing, plaintext, xmp { white-space: pre }
textarea { white-space: pre-wrap }

:link { color: LinkText; text-decoration: underline }
area:link { text-decoration: none }
:focus-visible { outline: auto 1px }
mark { background-color: Mark; color: MarkText }
hr { color: gray; border: inset 1px }
fieldset { border: groove 2px ThreeDFace }
iframe { border: 2px inset }
dialog { position: absolute; color: CanvasText; background-color: Canvas; border: solid; width: fit-content }
[popover] { position: fixed; color: CanvasText; background-color: Canvas; border: solid }
[popover]:not(dialog[open]) { display: none }

input, select, button, textarea
{ color: FieldText; font-size: 13.3333px; font-weight: 400; text-indent: 0; text-transform: none; text-shadow: none }
input, select, textarea { background-color: Field; border: 2px inset light-dark(#767676, #858585) }
select { border-width: 1px; border-style: solid }
textarea { border: 1px solid light-dark(#767676, #858585); font-family: monospace; white-space: pre-wrap }
input[type=range i], input[type=checkbox i], input[type=radio i], input[type=image i], input[type=file i]
{ background-color: initial; border: initial }
input[type=file i], input[type=image i] { color: inherit }
button, input:is([type=submit i], [type=reset i], [type=button i])
{ color: ButtonText; background-color: ButtonFace; border: 2px outset ButtonBorder; text-align: center }
input[type=color i] { background-color: ButtonFace; border: 1px solid ButtonBorder }
:is(input, select, textarea):disabled
{ color: light-dark(rgb(84, 84, 84), rgb(170, 170, 170)); background-color: light-dark(rgba(239, 239, 239, .3), rgba(59, 59, 59, .3)) }
button:disabled, input:is([type=submit i], [type=reset i], [type=button i]):disabled
{ color: light-dark(rgba(16, 16, 16, .3), rgba(255, 255, 255, .3));
  background-color: light-dark(rgba(239, 239, 239, .3), rgba(59, 59, 59, .3)) }
::placeholder { color: darkgray }
:is(input, textarea)::placeholder { color: GrayText; color: light-dark(#757575, #757575) }
"""

_BACKGROUND_TAGS = frozenset({"body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_FONT_SIZES = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")


@cache
def user_agent_sheet() -> Parsed:
    """The style sheet that stands below all others."""
    return parse_sheet(_CSS)


def presentational_hints(element: Element) -> Block | None:
    """What attributes such as `bgcolor` and `<font color>` say of the style (HTML, 15)."""
    attributes = element.etree_element.attrib
    if not attributes:
        return None
    tag = element.tag
    declarations: list[str] = []
    if tag in _BACKGROUND_TAGS:
        if color := attributes.get("bgcolor"):
            declarations.append(f"background-color: {_legacy_color(color)}")
        if tag == "body" and (color := attributes.get("text")):
            declarations.append(f"color: {_legacy_color(color)}")
        if address := attributes.get("background"):
            declarations.append(f"background-image: url({address!r})")
    elif tag == "font":
        if color := attributes.get("color"):
            declarations.append(f"color: {_legacy_color(color)}")
        if size := attributes.get("size"):
            declarations.append(f"font-size: {_legacy_size(size)}")
    elif element.namespace == "svg":
        declarations.extend(
            f"{name}: {attributes[name]}"
            for name in _SVG_ATTRIBUTES
            if name in attributes
        )
    elif tag in ("img", "video", "canvas", "iframe", "table", "td", "th", "hr"):
        for name in ("width", "height"):
            value = attributes.get(name, "").strip()
            if value.isdecimal():
                declarations.append(f"{name}: {value}px")
    return read_style_attribute(";".join(declarations)) if declarations else None


_SVG_ATTRIBUTES = (
    "fill stroke color opacity visibility display fill-opacity stroke-opacity stroke-width font-size font-weight"
).split()


@lru_cache(maxsize=256)
def _legacy_color(text: str) -> str:
    """HTML's rules for parsing a legacy colour value, for the values that people write."""
    text = text.strip()
    digits = text.lstrip("#")
    if len(digits) in (3, 6) and all(digit in "0123456789abcdefABCDEF" for digit in digits):
        return f"#{digits}"
    return text


def _legacy_size(text: str) -> str:
    text = text.strip()
    if not text.lstrip("+-").isdecimal():
        return "medium"
    number = int(text) + (3 if text[0] in "+-" else 0)
    return _FONT_SIZES[min(max(number, 1), 7) - 1]
