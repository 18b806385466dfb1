"""The examples of the rules as whole pages: they are documentation and tests at once."""

from __future__ import annotations

import re

_START = re.compile(r"\s*<(!doctype|html|head|body)\b", re.IGNORECASE)


def whole_page(example: str) -> bytes:
    """A valid page around an example.

    An example that begins with `<body>`, `<html>` or a doctype brings its own
    body, page or document; any other stands in the main landmark, after an `h1`.
    """
    if re.match(r"\s*<!doctype", example, re.IGNORECASE):
        return example.encode()
    if re.match(r"\s*<html\b", example, re.IGNORECASE):
        return f"<!doctype html>{example}".encode()
    body = example if _START.match(example) else f"<body><main><h1>Horaires des parcs</h1>\n{example}\n</main></body>"
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        f"<title>Horaires – Parcs – Levallois</title></head>{body}</html>"
    ).encode()
