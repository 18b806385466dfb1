"""Files that a page offers: what they are called, what they weigh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Final

from a11y.finding import Text
from city.errors import Complaint, did_you_mean

# The suffix, its type for browsers, and what people call it.
VIDEOS: Final = {
    ".mp4": ("video/mp4", "MP4"),
    ".webm": ("video/webm", "WebM"),
    ".ogv": ("video/ogg", "Ogg"),
}
IMAGES: Final = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")
SOUNDS: Final = {
    ".mp3": ("audio/mpeg", "MP3"),
    ".ogg": ("audio/ogg", "Ogg"),
    ".opus": ("audio/ogg", "Opus"),
    ".m4a": ("audio/mp4", "M4A"),
    ".wav": ("audio/wav", "WAV"),
}


def weight_fr(size: int) -> str:
    """« 2 ko », « 3,4 Mo », rounded up, of a number of bytes."""
    if size < 1_000_000:
        return f"{-(-size // 1000)}\u00a0ko"
    tenths = -(-size // 100_000)
    return f"{tenths // 10},{tenths % 10}\u00a0Mo".replace(",0", "")


def suffix(path: str) -> str:
    """The last part of a file's name, `.webm`, in small letters."""
    return PurePath(path).suffix.lower()


def missing(content: Path, lines: Mapping[str, int], named: Mapping[str, str | None]) -> Iterator[Complaint]:
    """What is said of the files that keys name and that are not in the content; `lines` are those of the keys."""
    for key, path in named.items():
        if path is not None and not (content / path).is_file():
            folder = (content / path).parent
            near = [one.relative_to(content).as_posix() for one in folder.glob("*") if one.is_file()]
            yield Complaint(
                lines[key],
                Text(f"Le fichier «\u00a0{path}\u00a0» n’existe pas.", f'The file "{path}" does not exist.'),
                Text("La page montrerait un vide à sa place.", "The page would show nothing in its place."),
                did_you_mean(path, near)
                if near
                else Text(
                    f"Rangez-le dans «\u00a0content/{path}\u00a0», ou corrigez «\u00a0{key}\u00a0».",
                    f'Put it into "content/{path}", or correct "{key}".',
                ),
            )


def of_kind(
    lines: Mapping[str, int], named: Mapping[str, str | None], suffixes: Iterable[str], what: Text
) -> Iterator[Complaint]:
    """What is said of the files that keys name and whose suffix is none of `suffixes`; `what` says why."""
    for key, path in named.items():
        if path is not None and suffix(path) not in suffixes:
            yield Complaint(
                lines[key],
                Text(
                    f"«\u00a0{key}\u00a0» n’est pas un fichier de la sorte attendue\u00a0: {path}",
                    f'"{key}" is no file of the kind expected: {path}',
                ),
                what,
                Text(
                    f"Donnez un fichier {', '.join(suffixes)}.",
                    f"Give a file {', '.join(suffixes)}.",
                ),
            )
