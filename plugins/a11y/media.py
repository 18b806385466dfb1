"""Films and sounds on a page: what they play, and how they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .finding import Text
from .image import owner
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

TRACK_KINDS: Final = frozenset({"subtitles", "captions", "descriptions", "chapters", "metadata"})

# A film without sound, or one that only adorns, by the words of its file or class: hints, no knowledge.
_SILENT: Final = re.compile(
    r"(?:^|[^a-z])(?:muted?|muet(?:te)?s?|no-?audio|no-?sound|sans-?son|silen\w*)(?:[^a-z]|$)", re.IGNORECASE
)
_ORNAMENT: Final = re.compile(
    r"(?:^|[^a-z])(?:ambiance|background|bandeau|banner|banniere|bg|boucle|cover|decor|fond|header|hero|loop)(?:[^a-z]|$)",
    re.IGNORECASE,
)
# A script that builds a player of its own leaves one of these on what it finds.
_SCRIPTED: Final = re.compile(
    r"able-?player|flowplayer|jw-?player|mediaelement|mejs|oz-?player|plyr|video-?js|vjs-|data-(?:setup|plyr)",
    re.IGNORECASE,
)
_FRAGMENT: Final = re.compile(r"(?:^|&)t=(?:npt:)?([\d:.]*)(?:,([\d:.]+))?(?:&|$)")
_JAVASCRIPT: Final = re.compile(r"(?:(?:text|application)/(?:x-)?(?:java|ecma)script|module)?", re.IGNORECASE)


def is_media(element: Element) -> bool:
    """Whether the element plays a film or a sound by itself."""
    return element.namespace == "html" and element.tag in ("audio", "video") and bool(addresses(element))


def addresses(media: Element) -> tuple[str, ...]:
    """The addresses of the files that a film or sound offers, as written."""
    nodes = (media, *(child for child in media.children if child.tag == "source"))
    return tuple(url for node in nodes if (url := (node.get("src") or "").strip()))


def tracks(media: Element) -> tuple[Element, ...]:
    """The tracks of a film or sound."""
    return tuple(child for child in media.children if child.tag == "track")


def track_kind(track: Element) -> str:
    """The kind of a track: subtitles where nothing is said, metadata where it is no kind (HTML, 4.8.11.1)."""
    kind = track.get("kind")
    if kind is None:
        return "subtitles"
    return kind.strip().lower() if kind.strip().lower() in TRACK_KINDS else "metadata"


def described(media: Element) -> Text:
    """The film or sound as a person would point at it, to begin a sentence with."""
    file = file_name(addresses(media)[0])
    if not file:
        return (
            Text("L'enregistrement sonore", "The sound recording")
            if media.tag == "audio"
            else Text("La vidéo", "The video")
        )
    if media.tag == "audio":
        return Text(f"L'enregistrement sonore «\u00a0{file}\u00a0»", f'The sound recording "{file}"')
    return Text(f"La vidéo «\u00a0{file}\u00a0»", f'The video "{file}"')


def is_offered(media: Element, page: Page) -> bool:
    """Whether people are given the film or sound: they see it, and it is no decoration by its own word."""
    if not is_media(media) or not page.exposed(media) or page.role(media) == "none":
        return False
    # Browsers show nothing of a sound without controls; it is heard where it starts by itself.
    return media.tag == "video" or media.has("controls") or media.has("autoplay")


def is_adornment(media: Element, page: Page) -> bool:
    """Whether a film is a picture that moves: without controls and, it seems, sound, and no more than looked at.

    It starts by itself, or stands on a link that leads to the film.
    """
    if media.tag != "video" or media.has("controls"):
        return False
    if media.has("autoplay"):
        return media.has("muted") or seems_silent(media) or seems_ornament(media)
    return media.has("muted") and owner(media, page) is not None


def seems_silent(media: Element) -> bool:
    """Whether the name of the file says that the film has no sound."""
    return any(_SILENT.search(file_name(url)) for url in addresses(media))


def seems_ornament(media: Element) -> bool:
    """Whether a film goes round and round, or its file or class calls it a background."""
    said = (*map(file_name, addresses(media)), media.get("class") or "", media.get("id") or "")
    return media.has("loop") or any(_ORNAMENT.search(text) for text in said)


def file_name(url: str) -> str:
    """The name of a file, without its folder; empty for what is no file."""
    if url.lower().startswith(("data:", "blob:")):
        return ""
    return unquote(url.partition("#")[0].partition("?")[0].rsplit("/", 1)[-1])


def is_scripted(media: Element) -> bool:
    """Whether a known script makes its own player of the element, or a handler of its own does something with it."""
    parent = media.parent
    return any(
        name.startswith("on") or _SCRIPTED.search(f"{name}={value}")
        for node in (media, *((parent,) if parent is not None else ()))
        for name, value in node.etree_element.attrib.items()
    )


def runs_scripts(page: Page) -> bool:
    """Whether the page runs any script, or an element has a handler of its own; a view for `Page.once`."""
    return any(
        any(name.startswith("on") for name in element.etree_element.attrib)
        if element.tag != "script"
        else _JAVASCRIPT.fullmatch((element.get("type") or "").strip())
        for element in page.elements
    )


def seconds_played(url: str) -> float | None:
    """How long a media fragment lets a file play (Media Fragments URI 1.0, "t="); None where nothing bounds it."""
    found = _FRAGMENT.search(unquote(url.partition("#")[2]))
    if found is None or not found[2]:
        return None
    try:
        return max(0.0, _seconds(found[2]) - _seconds(found[1] or "0"))
    except ValueError:
        return None


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.split(":"):
        total = total * 60 + float(part)
    return total
