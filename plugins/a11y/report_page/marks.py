"""The words of a rule, with what is quoted in them and what is to be typed told apart from them."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

from ..printable import printable

# Markdown for a link or an image, tags with what they hold, bold text: what somebody types.
_TYPED: Final = (
    r"(?P<typed>!?\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?"
    r"|<[A-Za-z][^<>]*>[^<>]*</[A-Za-z0-9]+>|</?[A-Za-z][^<>]*>"
    r"|\*\*[^*]+\*\*|\#{2,6}\ .+?(?=\ au\ lieu\ de\ |\ instead\ of\ |[.,;]|$))"
)
_QUOTED: Final = r"(?P<open>«[\s\u00a0]*|\")(?P<quoted>(?:[^«»\"]|«[^«»]*»)+?)(?P<close>[\s\u00a0]*»|\")"
_MARKED: Final = re.compile(f"{_QUOTED}|{_TYPED}", re.VERBOSE)


def marked(text: str) -> Markup:
    """A sentence as HTML: code for what is to be typed, a sample for what is quoted of a page or a file."""
    pieces: list[Markup] = []
    end = 0
    for match in _MARKED.finditer(text):
        pieces.append(_safe(text[end : match.start()]))
        if match["typed"] is not None:
            pieces += (Markup("<code>"), _safe(match["typed"]), Markup("</code>"))
        else:
            pieces += (_safe(match["open"]), Markup("<samp>"), _safe(match["quoted"]), Markup("</samp>"))
            pieces.append(_safe(match["close"]))
        end = match.end()
    pieces.append(_safe(text[end:]))
    return Markup("").join(pieces)


def _safe(text: str) -> Markup:
    return escape(printable(text))
