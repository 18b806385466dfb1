"""The report as one page of HTML, for those who decide and those who mend: it needs no other file, and no network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import jinja2
from markupsafe import Markup

from ..finding import Lang
from ..report import Report
from ..report_page.faults import groups_of, waived_of
from ..report_page.marks import marked
from ..report_page.scope import scope_of
from ..report_page.summary import summarize
from ..report_page.tables import by_file, by_page, by_theme
from ..report_page.themes import THEMES
from ..report_page.trend import trend_of
from ..report_page.whole import FOLDER, environment, inlined
from ..report_page.words import count, day, listed, number, short_day

FILE: Final = "a11y.html"
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
    return environment(FOLDER).get_template("page.html")


@cache
def _inlined() -> dict[str, Markup | str]:
    return inlined(script=FOLDER / "page.js")
