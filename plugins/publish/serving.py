"""How the build is watched and served: what Pelican's own loop and server need to know."""

from __future__ import annotations

import os
import sys
from http import HTTPStatus
from pathlib import Path
from types import FrameType

import pelican
from pelican.server import ComplexHTTPRequestHandler


def is_watched() -> bool:
    """Whether the caller is Pelican's `--autoreload` loop.

    Nothing else tells: settings and signals are the same as for a single build.
    The loop must not see an exception: `SystemExit` ends it, and any other makes
    it build again at once, without waiting for a change. So the stack is asked
    for the very function.
    """
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code is not pelican.autoreload.__code__:
        frame = frame.f_back
    return frame is not None


def stamps(*folders: Path) -> dict[str, int]:
    """When each file of these folders was last changed; what vanishes meanwhile is left out."""
    found: dict[str, int] = {}
    for folder in folders:
        for root, _, files in os.walk(folder, followlinks=True):
            for name in files:
                path = Path(root, name)
                try:
                    found[str(path)] = path.stat().st_mtime_ns
                except OSError:
                    continue
    return found


class SiteRequestHandler(ComplexHTTPRequestHandler):  # type: ignore[misc]  # Pelican has no types
    """Pelican's development server, which answers 404 where Pelican's own closes the connection."""

    def do_GET(self) -> None:  # noqa: N802 - the name is http.server's
        """Send a file of the site, its 404 page, or a plain 404 (also when nothing was published yet)."""
        path = self.get_path_that_exists(self.path.split("?", 1)[0])
        if path:
            super().do_GET()
            return
        page = Path(self.base_path, "404.html")
        if not page.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def answer_not_found() -> None:
    """Have `pelican --listen` use `SiteRequestHandler`."""
    pelican.ComplexHTTPRequestHandler = SiteRequestHandler
