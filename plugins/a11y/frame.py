"""What a frame shows, as far as the site knows: its address, its document, whether it is a player of films."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from .assets import HTML_SUFFIXES
from .facts import refresh_url
from .finding import Text
from .role import is_focusable, is_inert
from .tree import Element, TreeError, fold

if TYPE_CHECKING:
    from .page import Page

# The players that sites of cities embed, by the end of the host's name, and where the film's number stands.
_PLAYERS: Final = (
    (r"(?:youtube|youtube-nocookie)\.com", r"/(?:embed|v|shorts)/([\w-]+)"),
    (r"dailymotion\.com", r"/(?:embed/video/([\w-]+)|player)"),
    (r"vimeo\.com", r"/(?:video|event)/(\d+)"),
    (r"arteradio\.com", r"/player|/embed"),
    (r"soundcloud\.com", r"/player"),
    (r"(?:spotify|deezer|podbean|acast|ausha|buzzsprout|audiomeans|simplecast)\.(?:com|co|fr)", r"/(?:.*)"),
    (
        r"(?:ina|arte|francetvinfo|france\.tv|publicsenat|lcp)\.(?:fr|tv|com)",
        r"/(?:.*/)?(?:embed|player)(?:/([\w-]+))?",
    ),
    (r"facebook\.com", r"/plugins/video\.php"),
    # PeerTube, on any host.
    (r"[\w.-]+", r"/videos/embed/([\w-]+)"),
)
_EMBEDDED: Final = tuple(
    (re.compile(rf"(?:[\w-]+\.)*{host}", re.IGNORECASE), re.compile(path, re.IGNORECASE)) for host, path in _PLAYERS
)
_NOTHING: Final = re.compile(r"(?:about:blank|javascript:.*)?", re.IGNORECASE | re.DOTALL)
# A page that leads on to itself must not be followed for ever.
_MAX_REDIRECTS: Final = 3


class Embedded(NamedTuple):
    """A player of another site: its host, and the number of the film where the address says it."""

    host: str
    film: str


def frames(page: Page) -> tuple[Element, ...]:
    """The frames of a page, in document order; a view for `Page.once`."""
    return tuple(element for element in page.elements if is_frame(element))


def is_frame(element: Element) -> bool:
    """Whether the element is a frame of HTML."""
    return element.namespace == "html" and element.tag in ("iframe", "frame")


def source(frame: Element) -> str:
    """The address of a frame, as written; empty where it shows nothing or brings its own document."""
    if frame.has("srcdoc"):
        return ""
    written = (frame.get("src") or "").strip()
    return "" if _NOTHING.fullmatch(written) else written


def described(frame: Element) -> Text:
    """The frame as a person would point at it, to begin a sentence with."""
    address = source(frame)
    if not address:
        return Text("Le cadre (iframe)", "The frame (iframe)")
    shown = address if len(address) <= 80 else address[:79] + "…"
    return Text(f"Le cadre (iframe) «\u00a0{shown}\u00a0»", f'The frame (iframe) "{shown}"')


def negative_tabindex(element: Element) -> bool:
    """Whether the element was taken out of the tab order."""
    return re.fullmatch(r"\s*-\d+.*", element.get("tabindex") or "", re.DOTALL) is not None


def embedded_player(frame: Element) -> Embedded | None:
    """The player of films or sounds that a frame embeds, known by its address."""
    address = source(frame) or (frame.get("data-src") or "").strip()
    try:
        parts = urlsplit(address if "//" in address else f"//{address}", scheme="https")
        host = parts.hostname or ""
    except ValueError:
        return None
    for hosts, paths in _EMBEDDED:
        if hosts.fullmatch(host) and (found := paths.match(parts.path)):
            film = (found[1] if found.re.groups else None) or ""
            return Embedded(host.removeprefix("www."), film or "".join(parse_qs(parts.query).get("video", ())))
    return None


def document(frame: Element, page: Page) -> Page | None:
    """What a frame shows, where the page brings it (`srcdoc`) or the site holds it; None out of reach.

    The caller releases it.
    """
    if frame.has("srcdoc"):
        return _parsed(frame.get("srcdoc") or "", page.url, page)
    address = source(frame)
    return _file(address, page, _MAX_REDIRECTS) if address else None


def _file(address: str, page: Page, redirects: int) -> Page | None:
    path = address.partition("#")[0].partition("?")[0]
    if path.endswith("/"):
        path += "index.html"
    if not path.lower().endswith(HTML_SUFFIXES):
        return None
    text, url = page.file(path), page.address(path)
    shown = _parsed(text, url, page) if text is not None and url is not None else None
    if shown is None:
        return None
    onward = next((found for node in shown.elements if node.tag == "meta" and (found := refresh_url(node))), "")
    if not onward:
        return shown
    led = _file(onward, shown, redirects - 1) if redirects else None
    shown.release()
    return led


def _parsed(html: str, url: str, page: Page) -> Page | None:
    try:
        return page.beside(html.encode("utf-8", "replace"), url)
    except TreeError:
        return None


def first_stop(shown: Page) -> Element | None:
    """The first element of a document that the keyboard reaches with the tab key, where it has one."""
    return next(
        (
            node
            for node in shown.elements
            if is_focusable(node) and not negative_tabindex(node) and not is_inert(node) and shown.visible(node)
        ),
        None,
    )


def words(shown: Page) -> str:
    """All that a document says, to compare it with another."""
    return fold(shown.root.text).casefold()
