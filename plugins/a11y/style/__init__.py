"""The CSS cascade of a page, without a browser.

`page_sheets` finds the style sheets of a page and what they import; `Styles` says
the computed style of any element for a medium (`Media`: scheme, forced colours,
paper, width) and a state (rest, hover, focus, used). What cannot be known is said to be
unknown, never guessed: None for a colour or a length, `Computed.knows()` for
properties that rules of unknown effect may change, `Styles.missing` for sheets
that could not be read.
"""

from .color import RGBA, contrast, luminance
from .computed import Computed, Line
from .media import Media
from .selectors import State
from .sources import Sheet, page_sheets, sheet_urls
from .styles import Styles

__all__ = [
    "RGBA",
    "Computed",
    "Line",
    "Media",
    "Sheet",
    "State",
    "Styles",
    "contrast",
    "luminance",
    "page_sheets",
    "sheet_urls",
]
