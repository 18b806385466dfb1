"""Files and addresses: which pages there are, and what a page's addresses mean on this disk."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from .bounds import MAX_BYTES

HTML_SUFFIXES = (".html", ".htm", ".xhtml")

_HTML_START = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class PageFile:
    """An HTML file to judge: where it lies, and the name that the report gives it."""

    path: Path
    label: str


def find_pages(paths: Iterable[str]) -> list[PageFile]:
    """The files to judge among paths given by a person; labels are the paths as given.

    Folders are searched, links to folders too, for files that are HTML by their
    name or their first bytes. What cannot be searched is among the files: it
    cannot be read either, and is told as such.
    """
    found: list[PageFile] = []
    for given in paths:
        if Path(given).is_dir():
            found += _search(given)
        else:
            found.append(PageFile(Path(given), given))
    return found


def _search(folder: str) -> Iterator[PageFile]:
    unreadable: list[str] = []
    seen: set[str] = set()
    for here, folders, files in os.walk(folder, onerror=lambda e: unreadable.append(str(e.filename)), followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders.sort()
        for name in sorted(files):
            path = Path(here, name)
            if is_html(path):
                yield PageFile(path, os.path.join(here, name))  # noqa: PTH118  # a path as given keeps its "./"
    for name in unreadable:
        yield PageFile(Path(name), name)


def is_html(path: Path) -> bool:
    """Whether a file is an HTML page by its name or its first bytes; a file that cannot be read may be one."""
    if path.suffix.lower() in HTML_SUFFIXES:
        return True
    try:
        return looks_like_html(path, _start_of(path, 1024))
    except OSError:
        return path.suffix == ""


def read_page(path: Path) -> bytes:
    """The bytes of a page, at most one more than may be judged; raises `OSError` where they cannot be read.

    A pipe or a device is no file to read: it may never end, or never begin.
    """
    return _start_of(path, MAX_BYTES + 1)


def _start_of(path: Path, most: int) -> bytes:
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    with path.open("rb") as file:
        return file.read(most)


def looks_like_html(path: Path, html: bytes) -> bool:
    """Whether a file is an HTML page, by its name or its first bytes."""
    return path.suffix.lower() in HTML_SUFFIXES or _HTML_START.match(html[:1024]) is not None


class Assets(Mapping[str, str]):
    """Addresses and files, and the style sheets of a site: `{URL path: CSS text}`, read when asked for.

    In: the folder that "/" stands for (None: addresses are paths of this disk),
    and folders to look in for what is not there yet, `{URL path prefix: folder}`.
    """

    def __init__(self, root: Path | None, fallback: Mapping[str, Path] | None = None) -> None:
        self.root = root.resolve() if root else None
        self._fallback = dict(fallback or {})

    def url_of(self, path: Path) -> str:
        """The URL path of a file below the root; a file's own path elsewhere."""
        absolute = path.absolute().as_posix()
        if self.root is None:
            return absolute
        above = f"{self.root.as_posix().rstrip('/')}/"
        if absolute.startswith(above) and ".." not in path.parts:
            return absolute[len(above) - 1 :]
        # `Path.resolve` raises for a link to itself.
        resolved = os.path.realpath(path)
        return resolved[len(above) - 1 :] if resolved.startswith(above) else absolute

    def file_of(self, url: str) -> Path | None:
        """The file that an absolute URL path names, where there is one."""
        names = dict.fromkeys((url, unquote(url)))
        for name in names:
            candidates = [Path(name) if self.root is None else self.root / name.lstrip("/")]
            if self.root is not None:
                # A page outside the root has its own path for an address, and its neighbours have theirs.
                candidates.append(Path(name))
            candidates += [
                folder / name[len(prefix) :] for prefix, folder in self._fallback.items() if name.startswith(prefix)
            ]
            for candidate in candidates:
                if _is_file(candidate):
                    return candidate
        return None

    def __getitem__(self, url: str) -> str:
        if not url.startswith("/") or url.startswith("//"):
            raise KeyError(url)
        path = self.file_of(url)
        if path is None:
            raise KeyError(url)
        status = path.stat()
        return _read(str(path), status.st_mtime_ns, status.st_size)

    def __iter__(self) -> Iterator[str]:
        for path in sorted(self.root.rglob("*.css")) if self.root else ():
            yield self.url_of(path)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # Too long, or with a character that no file has.
        return False


@lru_cache(maxsize=256)
def _read(path: str, modified: int, size: int) -> str:
    """A style sheet's text; the time and size make a changed file another one."""
    return Path(path).read_bytes().decode("utf-8-sig", "replace")


class Recorded(Mapping[str, str]):
    """Style sheets, with a record of what was asked for: `{URL: digest of the text, or None}`."""

    def __init__(self, sheets: Mapping[str, str]) -> None:
        self._sheets = sheets
        self._read: dict[str, str | None] = {}
        self.used: dict[str, str | None] = {}

    def __getitem__(self, url: str) -> str:
        if url not in self._read:
            self._read[url] = self._sheets.get(url)
            self.used[url] = None if (found := self._read[url]) is None else digest(found)
        text = self._read[url]
        if text is None:
            raise KeyError(url)
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._sheets)

    def __len__(self) -> int:
        return len(self._sheets)


@lru_cache(maxsize=256)
def digest(text: str) -> str:
    """A digest of a text, the same in every process."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
