"""A project folder in which the command is run as a person types it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from conformity.audit import Audit, Cell, Page, Status
from tests.conformity.audits import CRITERIA, DAY, RGAA

PLUGINS = Path(__file__).parents[2] / "plugins"
TODAY = "2026-11-27"
GRID = "content/conformite/audits/2026-10-15.yaml"


@dataclass(frozen=True)
class Ran:
    """What a command left behind; non-breaking spaces are plain, to be read in a test."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A folder with a built site, an audit and a declaration."""

    folder: Path

    def run(self, *arguments: str, day: str = TODAY, seconds: str | None = None) -> Ran:
        """Run the command on a day; `seconds` is what SOURCE_DATE_EPOCH says instead."""
        seconds = seconds or f"{datetime.fromisoformat(f'{day}T12:00+00:00').timestamp():.0f}"
        done = subprocess.run(
            [sys.executable, "-m", "conformity", *arguments],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(PLUGINS),
                "SOURCE_DATE_EPOCH": seconds,
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, *(said.replace("\u00a0", " ") for said in (done.stdout, done.stderr)))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file of the project outside of the built site."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and "output" not in path.relative_to(self.folder).parts
        }


def audit(*, nc: int = 0, applicable: int = 106, address: str = "/lieux/parc/") -> Audit:
    """An audit of the home page and another one, with so many criteria that apply and so many not met."""
    pages = (
        Page("P01", "Éléments transverses", None),
        Page("P02", "Accueil", "/"),
        Page("P03", "Parc", address),
    )
    words = [*["NC"] * nc, *["C"] * (applicable - nc), *["NA"] * (106 - applicable)]
    cells = {
        (number, page.name): Cell(Status(word) if page.name == "P03" else Status.NA)
        for number, word in zip(CRITERIA, words, strict=True)
        for page in pages
    }
    return Audit(RGAA, DAY, "Camille Roy", "Audit initial", "www.ville.example", pages, cells)
