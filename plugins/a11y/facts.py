"""What a page contributes to the judgement of the whole site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import tinycss2

if TYPE_CHECKING:
    from .page import Page
    from .tree import Element

LinkKind = Literal["link", "image", "resource", "translation", "title", "menu", "page"]


class Link(NamedTuple):
    """An address that a page uses, and which element uses it (by document order).

    What site rules judge besides is handed to them as one too: the title, the
    menus and the page as a whole, with the page's own address.
    """

    url: str
    kind: LinkKind
    order: int


class Menu(NamedTuple):
    """A navigation landmark: its name, and the orders of its own element and of the last one in it."""

    name: str
    order: int
    last: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, language, anchors and addresses of a page; `base` is its `<base href>`, if any.

    `title_order` is the order of the `title` element, `search` whether the page
    offers to search the site, `sitemap` the addresses that it calls a map of the
    site, `apart` whether no reader is meant to come to it by links: it sends them
    on at once, or asks search engines to leave it out.
    """

    title: str
    lang: str
    anchors: frozenset[str]
    links: tuple[Link, ...]
    base: str | None
    title_order: int = 0
    menus: tuple[Menu, ...] = ()
    search: bool = False
    sitemap: tuple[str, ...] = ()
    apart: bool = False


_XLINK = "{http://www.w3.org/1999/xlink}href"
_ADDRESSES: dict[tuple[str, str], LinkKind] = {
    ("a", "href"): "link",
    ("a", _XLINK): "link",
    ("area", "href"): "link",
    ("img", "src"): "image",
    ("input", "src"): "image",
    ("video", "poster"): "image",
    ("image", "href"): "image",
    ("image", _XLINK): "image",
    ("use", "href"): "resource",
    ("use", _XLINK): "resource",
    ("frame", "src"): "resource",
    ("object", "data"): "resource",
    ("embed", "src"): "resource",
    ("iframe", "src"): "resource",
    ("script", "src"): "resource",
    ("source", "src"): "resource",
    ("track", "src"): "resource",
    ("audio", "src"): "resource",
    ("video", "src"): "resource",
    ("link", "href"): "resource",
    ("form", "action"): "link",
    ("button", "formaction"): "link",
    ("input", "formaction"): "link",
}
# Relations that name a host or a person: nothing on this site to lead to.
_ELSEWHERE = frozenset({"dns-prefetch", "preconnect", "author", "license", "me"})
_ADDRESSES_OF = {
    tag: [(attribute, kind) for (other, attribute), kind in _ADDRESSES.items() if other == tag]
    for tag, _attribute in _ADDRESSES
}
_LINKING = frozenset({tag for tag, _attribute in _ADDRESSES} | {"style", "meta"})
# What stands in the content of a refresh, after the seconds (HTML, "shared declarative refresh steps").
_REFRESH = re.compile(
    r"""\s*[\d.]+(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:'([^']*)|"([^"]*)|(\S.*))""", re.IGNORECASE | re.DOTALL
)


def facts_of(page: Page) -> Facts:
    """The facts of a page."""
    links: list[Link] = []
    anchors: set[str] = set()
    menus: list[Menu] = []
    sitemap: list[str] = []
    base: str | None = None
    title_order, search, apart = 0, False, False
    for element in page.elements:
        tag = element.tag
        if element.id:
            anchors.add(element.id)
        if tag == "a":
            if element.get("name"):
                anchors.add(element.get("name") or "")
            href = (element.get("href") or "").strip()
            if href and (_WAYS.search(href) or _WAYS.search(element.own_text)):
                said = f"{href} {element.own_text}"
                search = search or _SEARCH.search(said) is not None
                if _SITEMAP.search(said):
                    sitemap.append(href)
        elif tag == "base" and base is None:
            base = element.get("href")
        elif tag == "title" and not title_order and element.namespace == "html":
            title_order = element.order
        elif tag == "meta":
            apart = apart or _sets_apart(element)
        elif tag in _SEARCHING or "role" in element.etree_element.attrib:
            search = search or _offers_search(element)
            if page.role(element) == "navigation":
                menus.append(Menu(page.name(element), element.order, _last_in(element)))
        if tag in _LINKING or "style" in element.etree_element.attrib:
            links.extend(_links(element))
    return Facts(
        page.title,
        page.lang,
        frozenset(anchors),
        tuple(links),
        base,
        title_order,
        tuple(menus),
        search,
        tuple(dict.fromkeys(sitemap)),
        apart,
    )


_SEARCHING = frozenset({"search", "input", "form", "button", "nav"})
_SEARCH = re.compile(r"recherch|search", re.IGNORECASE)
_WAYS = re.compile(r"recherch|search|plan|map", re.IGNORECASE)
_SEARCH_FIELDS = frozenset({"q", "s", "query", "keywords"})
_SITEMAP = re.compile(r"plan[ -]d[ue][ -]site|site ?map(?!\S*\.xml)", re.IGNORECASE)


def _offers_search(element: Element) -> bool:
    if element.tag == "search" or "search" in (element.get("role") or "").lower():
        return True
    if element.tag == "input" and (
        (element.get("type") or "").lower() == "search" or (element.get("name") or "").lower() in _SEARCH_FIELDS
    ):
        return True
    said = " ".join(element.get(name) or "" for name in ("action", "name", "aria-label", "title", "value"))
    return _SEARCH.search(said) is not None or (element.tag == "button" and _SEARCH.search(element.text) is not None)


def _sets_apart(meta: Element) -> bool:
    if refresh_url(meta):
        return True
    return (meta.get("name") or "").lower() == "robots" and "noindex" in (meta.get("content") or "").lower()


def _last_in(element: Element) -> int:
    """The order of the last element inside, or of the element itself."""
    while element.children:
        element = element.children[-1]
    return element.order


def _links(element: Element) -> list[Link]:
    found: list[Link] = []
    tag, attributes = element.tag, element.etree_element.attrib
    for attribute, kind in _ADDRESSES_OF.get(tag, ()):
        value = attributes.get(attribute)
        if value is None or (attribute == _XLINK and "href" in attributes):
            continue
        if attribute in ("action", "formaction") and not value.strip():
            # Sent to the page itself, as forms often are.
            continue
        if tag == "link":
            relations = (element.get("rel") or "").lower().split()
            if not relations or _ELSEWHERE.issuperset(relations):
                continue
            if "alternate" in relations and element.has("hreflang"):
                found.append(Link(value.strip(), "translation", element.order))
        found.append(Link(value.strip(), kind, element.order))
    for attribute in ("srcset", "imagesrcset"):
        if attribute in attributes:
            found += [Link(url, "image", element.order) for url in srcset_urls(attributes[attribute])]
    if tag == "meta" and (refresh := refresh_url(element)):
        found.append(Link(refresh, "link", element.order))
    css = element.get("style") or ""
    if tag == "style":
        css = "".join(element.etree_element.itertext())
    if "(" in css:
        found += [Link(url, "image", element.order) for url in css_urls(css)]
    return found


def refresh_url(meta: Element) -> str:
    """The address that a `<meta http-equiv="refresh">` leads to; empty where it is none, or stays on the page."""
    if (meta.get("http-equiv") or "").strip().lower() != "refresh":
        return ""
    found = _REFRESH.match(meta.get("content") or "")
    return next((url for url in found.groups() if url), "").strip() if found else ""


def srcset_urls(srcset: str) -> list[str]:
    """The addresses of a `srcset`: a comma inside an address is part of it (HTML, "parse a srcset attribute")."""
    urls: list[str] = []
    rest = srcset.lstrip(" \t\n\f\r,")
    while rest:
        url, _, rest = rest.partition(" ") if " " in rest else (rest, "", "")
        if url.endswith(","):
            urls.append(url.rstrip(","))
        else:
            urls.append(url)
            rest = rest.partition(",")[2]
        rest = rest.lstrip(" \t\n\f\r,")
    return [url for url in urls if url]


def css_urls(css: str) -> list[str]:
    """The addresses in `url()` of a style sheet or a style attribute, without those of imports and fragments."""
    urls: list[str] = []
    stack = list(tinycss2.parse_component_value_list(css))
    while stack:
        token = stack.pop()
        if token.type == "url":
            urls.append(token.value)
        elif token.type == "function" and token.lower_name == "url":
            urls += [argument.value for argument in token.arguments if argument.type == "string"]
        else:
            stack.extend(getattr(token, "arguments", None) or getattr(token, "content", None) or ())
    return [url.strip() for url in urls if url.strip() and not url.strip().startswith("#")]
