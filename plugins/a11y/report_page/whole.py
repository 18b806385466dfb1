"""A page that needs no other file: its style with the font in it, and the policy that lets a browser use no other."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup

from ..printable import printable

FOLDER: Final = Path(__file__).parent
_FONT: Final = "atkinson-hyperlegible-next.woff2"


def environment(folder: Path) -> jinja2.Environment:
    """Where the template of such a page comes from."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Whatever comes from a page, a path or a file is made harmless here, before it is escaped.
        finalize=lambda value: printable(value) if type(value) is str else value,
    )


def inlined(*sheets: Path, script: Path | None = None) -> dict[str, Markup | str]:
    """The style of the report with more of it, the script if any, and the policy for both, for the template."""
    font = base64.b64encode((FOLDER / _FONT).read_bytes()).decode("ascii")
    style = "\n".join(sheet.read_text("utf-8") for sheet in (FOLDER / "page.css", *sheets))
    style = style.replace(_FONT, f"data:font/woff2;base64,{font}")
    told = script.read_text("utf-8") if script is not None else ""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            *([f"script-src {_hash(told)}"] if told else []),
            "font-src data:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return {"style": Markup(style), "script": Markup(told), "policy": policy}


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
