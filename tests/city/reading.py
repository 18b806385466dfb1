"""A file of content, read as a build reads it."""

from __future__ import annotations

from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

from city.content_types import content_types
from city.reader import CityReader


def read(folder: Path, name: str, text: str) -> tuple[str, dict[str, object]]:
    """Write `content/NAME` and read it: the HTML of its body, and its metadata; raises `ContentError`."""
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    settings = {
        **DEFAULT_CONFIG,
        "PATH": str(folder / "content"),
        "PAGE_PATHS": ["pages", *content_types()],
        "DEFAULT_LANG": "fr",
    }
    body, metadata = CityReader(settings).read(str(path))
    return body, metadata
