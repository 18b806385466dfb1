"""A copy of the project's own site in a temporary folder, to break and to mend."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PELICAN = Path(sys.executable).parent / "pelican"


@dataclass(frozen=True)
class RealSite:
    """The site's folder, and the commands that a person types in it."""

    folder: Path

    @classmethod
    def copy(cls, folder: Path) -> RealSite:
        """The site as it stands in the repository; what is installed is lent."""
        for name in ("content", "theme", "tools"):
            shutil.copytree(PROJECT / name, folder / name)
        for name in ("pelicanconf.py", "publishconf.py", "Makefile", "pyproject.toml", "package.json"):
            shutil.copy(PROJECT / name, folder)
        for name in ("package-lock.json", "requirements.txt", "requirements-dev.txt", "requirements.in", ".npmrc"):
            if (PROJECT / name).exists():
                shutil.copy(PROJECT / name, folder)
        for name in (".venv", "node_modules", "plugins"):
            (folder / name).symlink_to(PROJECT / name)
        return cls(folder)

    def edit(self, name: str, old: str, new: str) -> int:
        """Replace one passage of a file; returns the 1-based line where the new one begins."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def append(self, name: str, text: str) -> int:
        """Add lines at the end of a file, after an empty one; returns the line of the first."""
        path = self.folder / name
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
        path.write_text(before + text + "\n", encoding="utf-8")
        return before.count("\n") + 1

    def build(self, settings: str = "pelicanconf.py") -> subprocess.CompletedProcess[str]:
        """`pelican content -s pelicanconf.py`."""
        return self._run([str(PELICAN), "content", "-s", settings])

    def make(self, target: str = "site") -> subprocess.CompletedProcess[str]:
        """`make`."""
        return self._run(["make", target])

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=900)

    def checksum(self) -> str:
        """One figure for all of `output/`: names and bytes."""
        digest = hashlib.sha256()
        for path in sorted((self.folder / "output").rglob("*")):
            digest.update(str(path.relative_to(self.folder)).encode() + b"\0")
            if path.is_file():
                digest.update(path.read_bytes() + b"\0")
        return digest.hexdigest()
