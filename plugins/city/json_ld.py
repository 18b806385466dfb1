"""Data for machines, as JSON-LD that may stand in a page: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents."""

from __future__ import annotations

import json
from typing import Final

from markupsafe import Markup

# What a parser of HTML could take for the end of the script, or for a comment in it.
_UNSAFE: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def embedded(data: object) -> Markup:
    """The JSON of some data, to be put as it is into a `script` element."""
    return Markup(json.dumps(data, ensure_ascii=False, indent=1).translate(_UNSAFE))
