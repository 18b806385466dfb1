"""What was seen of pages before, for as long as nothing that was looked at has changed.

An entry counts for the very bytes of the page and of every file it asked for, for the guises, the texts
to be measured, and the versions of all that looks: pa11y, axe, HTML_CodeSniffer,
Chromium, and our own probes. What cannot be read, or is not what was written, is not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from .guise import GUISES
from .visit import Task, Visit

PROJECT: Final = Path(__file__).resolve().parents[3]
FOLDER: Final = PROJECT / ".cache" / "audit"
_PACKAGES: Final = ("pa11y", "axe-core", "@pa11y/html_codesniffer", "@sparticuz/chromium", "puppeteer-core", "fast-png")
# Entries that nobody has asked for in so many seconds are deleted: 60 days.
_FORGOTTEN: Final = 60 * 24 * 3600.0
# What a killed audit has not written to its end, after an hour.
_UNFINISHED: Final = 3600.0


class Cache:
    """Visits by what was looked at; in: the folder that holds them."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._digests: dict[tuple[Path, str], str | None] = {}

    def get(self, task: Task) -> Visit | None:
        """The visit that this task would make, where it is known."""
        path = self._path(task)
        try:
            written = path.read_bytes()
            digest, payload = written.split(b"\n", 1)
            if digest.decode("ascii") != hashlib.sha256(payload).hexdigest():
                return None
            entry = json.loads(payload)
            visit = Visit(task.page, entry["facts"], entry["loaded"])
            if any(self._digest(task.root, url) != known for url, known in visit.loaded.items()):
                return None
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return visit

    def put(self, task: Task, visit: Visit) -> None:
        """Remember a visit; raises `OSError` where it cannot be written."""
        if visit.error is not None:
            return
        payload = json.dumps({"facts": list(visit.facts), "loaded": dict(visit.loaded)}, ensure_ascii=True).encode()
        path = self._path(task)
        if path.parent.exists() and not path.parent.is_dir():
            path.parent.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.rmtree(path)
        descriptor, name = tempfile.mkstemp(prefix=".", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def has_seen(self, task: Task, visit: Visit) -> bool:
        """Whether the browser was sent the very page that `get` was asked for."""
        name = unquote(task.page)
        return visit.loaded.get(name) == self._digest(task.root, name)

    def prune(self) -> None:
        """Delete what nobody has asked for in two months."""
        now = time.time()
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < now - (_UNFINISHED if path.name.startswith(".") else _FORGOTTEN):
                    path.unlink()

    def _path(self, task: Task) -> Path:
        page = self._digest(task.root, unquote(task.page))
        guises = [GUISES[name].request() for name in task.guises]
        known = [task.page, page, guises, task.contrast, task.site, task.probes, _versions()]
        key = hashlib.sha256(json.dumps(known).encode()).hexdigest()
        return self._folder / key[:2] / key[2:]

    def _digest(self, root: Path, name: str) -> str | None:
        """The SHA-256 of what `server.mjs` sends for a URL path, None where there is no file."""
        if (root, name) not in self._digests:
            self._digests[root, name] = _digest(root / name.lstrip("/"))
        return self._digests[root, name]


def _digest(wanted: Path) -> str | None:
    for path in (wanted, wanted / "index.html"):
        try:
            if path.is_file():
                with path.open("rb") as file:
                    return hashlib.file_digest(file, "sha256").hexdigest()
        except (OSError, ValueError):
            # Nothing that was ever served.
            return ""
    return None


@cache
def _versions() -> dict[str, Any]:
    """What looks at pages: packages by version, our probes by their text, the browser of CHROME_PATH by its file."""
    versions: dict[str, Any] = {}
    for package in _PACKAGES:
        manifest = PROJECT / "node_modules" / package / "package.json"
        versions[package] = json.loads(manifest.read_text("utf-8"))["version"] if manifest.is_file() else None
    for script in sorted(Path(__file__).parent.rglob("*.mjs")):
        versions[script.name] = hashlib.sha256(script.read_bytes()).hexdigest()
    named = os.environ.get("CHROME_PATH")
    if named and Path(named).is_file():
        status = Path(named).stat()
        versions["CHROME_PATH"] = [named, status.st_size, status.st_mtime_ns]
    return versions
