"""What a page contributes to the judgement of the whole site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .page import Page
    from .tree import Element

LinkKind = Literal["link", "image", "resource"]


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page uses, and which element uses it (by document order)."""

    url: str
    kind: LinkKind
    order: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, language, anchors and addresses of a page; `base` is its `<base href>`, if any."""

    title: str
    lang: str
    anchors: frozenset[str]
    links: tuple[Link, ...]
    base: str | None


_ADDRESSES: dict[tuple[str, str], LinkKind] = {
    ("a", "href"): "link",
    ("area", "href"): "link",
    ("img", "src"): "image",
    ("input", "src"): "image",
    ("video", "poster"): "image",
    ("image", "href"): "image",
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
}
# Relations that name a host or a person: nothing on this site to lead to.
_ELSEWHERE = frozenset({"dns-prefetch", "preconnect", "author", "license", "me"})


def facts_of(page: Page) -> Facts:
    """The facts of a page."""
    links: list[Link] = []
    anchors: set[str] = set()
    base: str | None = None
    for element in page.elements:
        if element.id:
            anchors.add(element.id)
        if element.tag == "a" and element.get("name"):
            anchors.add(element.get("name") or "")
        if element.tag == "base" and base is None:
            base = element.get("href")
        links.extend(_links(element))
    return Facts(page.title, page.lang, frozenset(anchors), tuple(links), base)


def _links(element: Element) -> list[Link]:
    found: list[Link] = []
    tag = element.tag
    for attribute in ("href", "src", "data", "poster", "action"):
        kind = _ADDRESSES.get((tag, attribute))
        value = element.get(attribute) if kind else None
        if kind is None or value is None:
            continue
        if tag == "link":
            relations = (element.get("rel") or "").lower().split()
            if not relations or _ELSEWHERE.issuperset(relations):
                continue
        found.append(Link(value.strip(), kind, element.order))
    if tag in ("img", "source") and element.get("srcset"):
        for candidate in (element.get("srcset") or "").split(","):
            address = candidate.split()
            if address:
                found.append(Link(address[0], "image", element.order))
    return found
