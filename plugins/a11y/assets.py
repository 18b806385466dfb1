"""Files and addresses: which pages there are, and what a page's addresses mean on this disk."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

HTML_SUFFIXES = (".html", ".htm", ".xhtml")

_LINK = re.compile(rb"<link\b[^>]*>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFile:
    """An HTML file to judge: where it lies, and the name that the report gives it."""

    path: Path
    label: str


class Assets:
    """Addresses and files: what a page's addresses mean on this disk.

    In: the folder that "/" stands for (or None), and folders to look in for
    what is not there yet, `{URL path prefix: folder}`.
    """

    def __init__(self, root: Path | None, fallback: Mapping[str, Path] | None = None) -> None:
        self.root = root.resolve() if root else None
        self._fallback = dict(fallback or {})
        self._css: dict[Path, tuple[tuple[int, int], str]] = {}

    def url_of(self, path: Path) -> str:
        """The URL path of a file below the root; a file's own path elsewhere."""
        resolved = path.resolve()
        if self.root and resolved.is_relative_to(self.root):
            return "/" + resolved.relative_to(self.root).as_posix()
        return resolved.as_posix()

    def _file_of(self, url: str) -> Path | None:
        candidates = [Path(url)] if self.root is None else [self.root / url.lstrip("/")]
        if self.root and Path(url).is_absolute() and not Path(url).is_relative_to("/"):
            candidates.append(Path(url))
        candidates += [
            folder / url[len(prefix) :].lstrip("/")
            for prefix, folder in self._fallback.items()
            if url.startswith(prefix)
        ]
        return next((candidate for candidate in candidates if candidate.is_file()), None)

    def stylesheets(self, html: bytes, url: str) -> dict[str, str]:
        """The CSS that a page may load, by URL path, imports included; a superset is harmless."""
        found: dict[str, str] = {}
        queue = [
            _resolve(unescape(match[1].strip("\"'")), url)
            for tag in _LINK.findall(html)
            if b"stylesheet" in tag.lower() and (match := _HREF.search(tag.decode("utf-8", "replace")))
        ]
        while queue:
            address = queue.pop()
            if address is None or address in found:
                continue
            path = self._file_of(address)
            if path is None:
                continue
            found[address] = css = self._read_css(path)
            queue.extend(_resolve(target, address) for target in _IMPORT.findall(css))
        return found

    def _read_css(self, path: Path) -> str:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        cached = self._css.get(path)
        if cached is None or cached[0] != stamp:
            cached = self._css[path] = (stamp, path.read_bytes().decode("utf-8-sig", "replace"))
        return cached[1]


def _resolve(href: str, base: str) -> str | None:
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))


def find_pages(paths: Iterable[Path]) -> list[PageFile]:
    """The files to judge among paths given by a person, folders searched; labels are paths as given."""
    found: list[PageFile] = []
    for path in paths:
        if path.is_dir():
            found += [
                PageFile(file, str(file))
                for file in sorted(path.rglob("*"))
                if file.suffix.lower() in HTML_SUFFIXES and file.is_file()
            ]
        else:
            found.append(PageFile(path, str(path)))
    return found


def looks_like_html(path: Path, html: bytes) -> bool:
    """Whether a file is an HTML page, by its name or its first bytes."""
    if path.suffix.lower() in HTML_SUFFIXES:
        return True
    head = html[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))
