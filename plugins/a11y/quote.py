"""The lines that a report speaks of, as they stand in their files."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .report import Report


def quoted(report: Report, project: Path) -> Report:
    """A report whose findings and problems hold the line of the file that they name, where it can be read.

    In: the report; the folder to which its files are relative.
    """

    @lru_cache(maxsize=64)
    def lines_of(source: str) -> list[str]:
        try:
            return (project / source).read_text(encoding="utf-8-sig", errors="replace").splitlines()
        except (OSError, ValueError):
            return []

    def line(source: str | None, number: int | None) -> str | None:
        if source is None or number is None:
            return None
        lines = lines_of(source)
        return lines[number - 1] if 0 < number <= len(lines) else None

    return replace(
        report,
        findings=tuple(replace(found, quoted=line(found.source, found.source_line)) for found in report.findings),
        problems=tuple(replace(problem, quoted=line(problem.source, problem.line)) for problem in report.problems),
    )
