"""The report as one page of HTML, for those who decide and those who mend: it needs no other file, and no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup

from ..finding import Lang
from ..printable import printable
from ..report import Report
from ..report_page.faults import groups_of, waived_of
from ..report_page.marks import marked
from ..report_page.scope import scope_of
from ..report_page.summary import summarize
from ..report_page.tables import by_file, by_page, by_theme
from ..report_page.themes import THEMES
from ..report_page.trend import trend_of
from ..report_page.words import count, day, listed, number, short_day

FILE: Final = "a11y.html"
_FOLDER: Final = Path(__file__).parent.parent / "report_page"
_FONT: Final = "atkinson-hyperlegible-next.woff2"
# Of what waivers cover so many are named.
_WAIVED: Final = 200
# Pieces of text that are written at once.
_CHUNK: Final = 500


def render(report: Report, lang: Lang = "fr") -> Iterator[str]:
    """The report as an HTML page, in one language; the same input gives the same bytes."""
    told = [found for found in report.findings if found.waived is None]
    waived = waived_of(report, lang)
    pages = by_page(told)
    rows = {row.name: number for number, row in enumerate(pages.rows)}
    stream = _template().stream(
        lang=lang,
        report=report,
        summary=summarize(report, lang),
        trend=trend_of(report),
        scope=scope_of(report, lang),
        total=len(told),
        by_theme=by_theme(told, lang),
        by_page=pages,
        by_file=by_file(told),
        groups=groups_of(told, rows, lang),
        waived=waived[:_WAIVED],
        more_waived=len(waived[_WAIVED:]),
        themes=THEMES,
        marked=marked,
        t=lambda fr, en: fr if lang == "fr" else en,
        n=lambda value, fr, frs, en, ens: count(value, *((fr, frs) if lang == "fr" else (en, ens)), lang),
        number=lambda value: number(value, lang),
        day=lambda date: day(date, lang),
        short_day=lambda date: short_day(date, lang),
        listed=lambda items: listed(list(items), lang),
        **_inlined(),
    )
    stream.enable_buffering(_CHUNK)
    yield from stream


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Whatever comes from a page, a path or a file is made harmless here, before it is escaped.
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    return environment.get_template("page.html")


@cache
def _inlined() -> dict[str, Markup | str]:
    """The style and the script of the page, and the policy that lets a browser use these and nothing else."""
    font = base64.b64encode((_FOLDER / _FONT).read_bytes()).decode("ascii")
    style = (_FOLDER / "page.css").read_text("utf-8").replace(_FONT, f"data:font/woff2;base64,{font}")
    script = (_FOLDER / "page.js").read_text("utf-8")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "font-src data:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return {"style": Markup(style), "script": Markup(script), "policy": policy}


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
