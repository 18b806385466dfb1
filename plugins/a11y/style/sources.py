"""Which style sheets a page loads, in the order of the cascade."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, unquote_to_bytes, urldefrag, urljoin, urlsplit

from ..tree import Element
from .media import Condition
from .sheet import Layer, Parsed, parse_sheet

_CSS_TYPES = ("", "text/css")
# A path from the root with nothing to resolve in it: what most addresses are.
_PLAIN_PATH = re.compile(r"(/[\w-][\w.-]*)+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet where it is used. `parsed` is None when its text could not be had."""

    url: str
    parsed: Parsed | None = field(hash=True)
    conditions: tuple[Condition, ...] = ()
    layer: Layer = ()
    layers_before: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A `<link>` or `<style>` of a page: its resolved address, or its text."""

    url: str
    media: str
    css: str | None


def base_url(elements: Iterable[Element], page_url: str) -> str:
    """The address that the relative addresses of a page start from (HTML, "document base URL")."""
    for element in elements:
        if element.tag == "base" and element.get("href") is not None:
            return joined(page_url, (element.get("href") or "").strip()) or page_url
    return page_url


def sheet_sources(root: Element, page_url: str) -> Iterator[Source]:
    """The `<link rel=stylesheet>` and `<style>` elements that a browser applies, in document order.

    Alternate sheets, disabled ones and other languages than CSS are left out; those
    that a script in `onload` switches on when they are there count as switched on.
    """
    elements = [node for node in root.iter_descendants() if node.tag in ("base", "link", "style")]
    base = base_url(elements, page_url)
    for element in elements:
        if element.tag not in ("link", "style") or (element.get("type") or "").strip().lower() not in _CSS_TYPES:
            continue
        if any(node.tag == "noscript" for node in element.iter_ancestors()):
            # A page is judged as a browser with scripts shows it.
            continue
        on_load = (element.get("onload") or "").lower()
        media = "" if "media" in on_load else element.get("media") or ""
        if element.tag == "style":
            yield Source(page_url, media, "".join(element.etree_element.itertext()))
            continue
        rel = (element.get("rel") or "").lower().split()
        if "preload" in rel and "stylesheet" in on_load:
            rel = ["stylesheet"]
        href = (element.get("href") or "").strip()
        if "stylesheet" in rel and "alternate" not in rel and href and not element.has("disabled"):
            yield Source(joined(base, href) or href, media, None)


def sheet_urls(root: Element, page_url: str) -> tuple[str, ...]:
    """The addresses of the external style sheets that a page asks for itself (not those they import)."""
    return tuple(source.url for source in sheet_sources(root, page_url) if source.css is None)


def page_sheets(root: Element, page_url: str, stylesheets: Mapping[str, str]) -> tuple[Sheet, ...]:
    """The style sheets of a page with all they import, weakest first.

    In: the root element, the page's URL, and the texts of the sheets that it may
    load, by absolute path or URL.
    Out: the sheets; one whose text is not in the mapping is there without rules.
    """
    sheets: list[Sheet] = []
    for source in sheet_sources(root, page_url):
        conditions = (Condition("media", source.media.strip()),) if source.media.strip() else ()
        css = source.css if source.css is not None else text_of(source.url, stylesheets)
        if css is None:
            sheets.append(Sheet(source.url, None, conditions))
        else:
            sheets.extend(_with_imports(source.url, css, conditions, (), (), stylesheets, ()))
    return tuple(sheets)


def _with_imports(
    url: str,
    css: str,
    conditions: tuple[Condition, ...],
    layer: Layer,
    layers_before: tuple[Layer, ...],
    stylesheets: Mapping[str, str],
    trail: tuple[str, ...],
) -> Iterator[Sheet]:
    parsed = parse_sheet(css)
    for imported in parsed.imports:
        target = joined(url, imported.href) or imported.href
        if target in trail or (target == url and trail):
            continue
        before = (*layers_before, *((*layer, *name) for name in imported.layers_before))
        inner_layer = (*layer, *(imported.layer or ()))
        inner_conditions = (*conditions, *imported.conditions)
        text = text_of(target, stylesheets)
        if text is None:
            yield Sheet(target, None, inner_conditions, inner_layer, before)
        else:
            yield from _with_imports(target, text, inner_conditions, inner_layer, before, stylesheets, (*trail, url))
    yield Sheet(url, parsed, conditions, layer, layers_before)


def joined(base: str, url: str) -> str | None:
    """An address as seen from another; None where it is none."""
    if base[:1] == "/" and _PLAIN_PATH.fullmatch(url):
        return url
    if url[:5].lower() == "data:":
        return url.partition("#")[0]
    try:
        return urldefrag(urljoin(base, url)).url
    except ValueError:
        return None


def text_of(url: str, stylesheets: Mapping[str, str]) -> str | None:
    """A sheet or another file by its address, by its path alone, or with percent signs decoded; None out of reach."""
    if url in stylesheets:
        return stylesheets[url]
    if url[:5].lower() == "data:":
        return _data(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.netloc:
        # Another host's sheet is not ours of the same path.
        return None
    for key in (url.partition("?")[0], parts.path, unquote(parts.path)):
        if key in stylesheets:
            return stylesheets[key]
    return None


def _data(url: str) -> str | None:
    """The text of a `data:` URL (RFC 2397); None where it is no style sheet, or cannot be read."""
    head, comma, body = url.partition(",")
    kind, *parameters = (part.strip().lower() for part in head[5:].split(";"))
    if not comma or kind != "text/css":
        return None
    data = unquote_to_bytes(body)
    try:
        return (b64decode(data + b"=" * (-len(data) % 4)) if "base64" in parameters else data).decode("utf-8")
    except ValueError:
        return None
