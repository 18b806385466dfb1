"""What a build leaves for people and pipelines: the report files, and the traces of crashes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from a11y.config import Config
from a11y.history import HistoryError, read_history, write_history
from a11y.quote import quoted
from a11y.renderers import formats
from a11y.report import Report
from a11y.writing import replace_text

from .places import Places

REPORT_TEXT = "a11y.txt"
HISTORY = "historique.json"
TRACE = "trace.txt"
SOURCES = "sources.json"


def complete(report: Report, places: Places) -> tuple[Report, str | None]:
    """A report with the lines that it speaks of, and with what earlier reports came to.

    Out: the report, and what is to be said of a history that cannot be read: without it there is no trend,
    but a site need not wait for that.
    """
    report = quoted(report, places.project)
    try:
        return report.with_history(read_history(places.reports / HISTORY)), None
    except HistoryError as error:
        return report, str(error)
    except OSError as error:
        return report, f"{places.shown(places.reports / HISTORY)}\u00a0: {error.strerror}."


def write_records(report: Report, traces: Sequence[str], config: Config, places: Places) -> None:
    """Write the report in the formats of the settings, and the traces of what crashed.

    Files of an earlier build that this one does not write are removed: nobody shall take them for its own.
    Raises `OSError` when the folder of reports cannot be written.
    """
    places.reports.mkdir(parents=True, exist_ok=True)
    for name, form in formats().items():
        if name in config.formats:
            replace_text(places.reports / form.file, form.render(report, config.lang))
        else:
            (places.reports / form.file).unlink(missing_ok=True)
    if traces:
        replace_text(places.reports / TRACE, ["\n".join(traces)])
    else:
        (places.reports / TRACE).unlink(missing_ok=True)


def write_present(report: Report, places: Places) -> None:
    """Note what a judgement came to, for the trend of later reports. Raises `OSError` and `HistoryError`."""
    file = places.reports / HISTORY
    write_history(file, read_history(file), report.present)


def write_sources(sources: Mapping[Path, Path], places: Places) -> None:
    """Write which content file each page comes from, so that `make check` judges as the build did.

    Raises `OSError` when the folder of reports cannot be written.
    """
    staging = places.staging.resolve()
    noted = {page.resolve().relative_to(staging).as_posix(): places.shown(source) for page, source in sources.items()}
    text = json.dumps(noted, ensure_ascii=False, indent=2, sort_keys=True)
    replace_text(places.reports / SOURCES, [text, "\n"])
