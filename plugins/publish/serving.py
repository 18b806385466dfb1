"""`pelican --listen` and `--autoreload`: our server and our watch in place of Pelican's."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pelican
from pelican.server import ComplexHTTPRequestHandler

from .watching import watch


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


def take_over() -> None:
    """Have `pelican --listen` use `SiteRequestHandler`, and `--autoreload` the watch that no fault ends."""
    pelican.ComplexHTTPRequestHandler = SiteRequestHandler
    pelican.autoreload = watch
