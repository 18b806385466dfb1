"""What a build leaves for people and pipelines: the report files, and the traces of crashes."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from a11y.finding import Lang
from a11y.renderers import json as json_renderer
from a11y.renderers import text as text_renderer
from a11y.report import Report

from .places import Places

REPORT_TEXT = "a11y.txt"
REPORT_JSON = "a11y.json"
TRACE = "trace.txt"
SOURCES = "sources.json"


def write_records(report: Report, traces: Sequence[str], lang: Lang, places: Places) -> None:
    """Write the report as text and JSON, and the traces of what crashed.

    A trace file of an earlier build is removed when this one has none to tell.
    Raises `OSError` when the folder of reports cannot be written.
    """
    places.reports.mkdir(parents=True, exist_ok=True)
    replace_text(places.reports / REPORT_JSON, json_renderer.render(report, lang))
    replace_text(places.reports / REPORT_TEXT, rendered(report, lang, places, color=False, width=100))
    if traces:
        replace_text(places.reports / TRACE, "\n".join(traces))
    else:
        (places.reports / TRACE).unlink(missing_ok=True)


def write_sources(sources: Mapping[Path, Path], places: Places) -> None:
    """Write which content file each page comes from, so that `make check` judges as the build did.

    Raises `OSError` when the folder of reports cannot be written.
    """
    staging = places.staging.resolve()
    noted = {page.resolve().relative_to(staging).as_posix(): places.shown(source) for page, source in sources.items()}
    text = json.dumps(noted, ensure_ascii=False, indent=2, sort_keys=True)
    replace_text(places.reports / SOURCES, f"{text}\n")


def rendered(report: Report, lang: Lang, places: Places, *, color: bool, width: int) -> str:
    """The report as text, quoting the lines of the sources it speaks of."""

    @lru_cache(maxsize=64)
    def lines_of(source: str) -> list[str]:
        try:
            return (places.project / source).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []

    def source_line(source: str, line: int) -> str | None:
        lines = lines_of(source)
        return lines[line - 1] if 0 < line <= len(lines) else None

    return text_renderer.render(report, lang, color=color, width=width, source_line=source_line)


def replace_text(path: Path, text: str) -> None:
    """Write a text file so that a reader sees the former text or the new one, never a part.

    Raises `OSError`; the former file then stands.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
