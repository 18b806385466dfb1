"""Links of one name lead to one place, or what stands around them tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias
from urllib.parse import urldefrag, urljoin, urlsplit

from ..finding import Text
from ..landmark import enclosing
from ..link import SELECTOR, address, plain_name, quoted, rgaa_test, shown
from ..link_context import context
from ..link_wording import is_poor
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element, TreeError

Likeness: TypeAlias = Literal["same", "other", "unknown"]

_READS_QUERY = re.compile(r"URLSearchParams|\blocation\.search\b")
_AT_ONCE = re.compile(r"""http-equiv\s*=\s*["']?refresh["']?[^>]*content\s*=\s*["']?\s*0""", re.IGNORECASE)
_SHOWN = frozenset({"img", "svg", "iframe", "frame", "object", "embed", "video", "audio", "canvas", "script"})


@rule(
    targets=SELECTOR,
    severity="error",
    wcag=("2.4.4",),
    rgaa=("6.1.1", "6.1.2", "6.1.3", "6.1.4"),
    act=("fd3a94", "b20e66"),
    title=Text("Liens du même nom vers des pages différentes", "Links of one name to different pages"),
    why=Text(
        "Deux liens qui se lisent de la même façon, au même endroit, et ne mènent pas au même endroit\u00a0: sans les "
        "suivre, personne ne peut choisir (RGAA 6.1, WCAG 2.4.4).",
        "Two links that read the same in the same place and do not lead to the same place: nobody can choose without "
        "following them (RGAA 6.1, WCAG 2.4.4).",
    ),
    fix=Text(
        "Dites dans chaque lien ce qu'il a de propre\u00a0: [Lire la suite\u00a0: la fête du parc](/fete/) et "
        "[Lire la suite\u00a0: le budget](/budget/).",
        "Say in each link what is its own: [Read on: the fair in the park](/fete/) and "
        "[Read on: the budget](/budget/).",
    ),
    bad=(
        '<p>La fête et le budget.</p><p><a href="/fete/">Lire la suite</a></p>'
        '<p><a href="/budget/" data-bad>Lire la suite</a></p>',
        '<p>Deux documents\u00a0: <a href="/a/">ici</a> et <a href="/b/" data-bad>ici</a>.</p>',
        '<p>Voyez <a href="/agenda/">le programme</a> ou <a href="/archives/" data-bad>le programme</a>.</p>',
    ),
    good=(
        '<h2>La fête</h2><p>Deux jours. <a href="/fete/">Le programme</a></p>'
        '<h2>Le théâtre</h2><p>Un soir. <a href="/theatre/">Le programme</a></p>',
        '<ul><li>La fête\u00a0: <a href="/fete/">le programme</a></li>'
        '<li>Le théâtre\u00a0: <a href="/theatre/">le programme</a></li></ul>',
        '<p><a href="/fete">Le programme</a> et <a href="/fete/index.html">le programme</a></p>',
        '<p><a href="/fete/" aria-label="Programme de la fête">Programme</a> '
        '<a href="/bal/" aria-label="Programme du bal">Programme</a></p>',
    ),
)
def link_same_name(element: Element, page: Page) -> Verdict:
    """Fail a poor link that nothing tells from an earlier one of the same name to another address; ask of others.

    RGAA « intitulé de lien », note 3; ACT fd3a94. Whether two pages serve one purpose
    is for a person, unless one of them is empty, or both are one file.
    """
    first = page.once(_twins).get(element.order)
    if first is None:
        return None if page.role(element) == "link" else INAPPLICABLE
    name = page.name(element)
    message = Text(
        "Deux liens «\u00a0{name}\u00a0» au même endroit\u00a0: l'un mène à {one}, l'autre à {other}.",
        'Two links "{name}" in the same place: one leads to {one}, the other to {other}.',
    ).format(name=quoted(name), one=shown(address(first)), other=shown(address(element)))
    likeness = _likeness(address(first), address(element), page)
    if likeness == "same":
        return None
    if is_poor(name) or likeness == "other":
        return Fail(message, rgaa=rgaa_test(element, page))
    question = Text("{said} Mènent-ils à la même chose\u00a0?", "{said} Do they lead to the same thing?").format(
        said=message
    )
    return Unsure("same-name-same-context", question, rgaa=rgaa_test(element, page))


def _twins(page: Page) -> Mapping[int, Element]:
    """The links that an earlier one of the same name and context leads away from, with that earlier one."""
    by_name: dict[str, list[Element]] = {}
    for element in page.elements:
        leads = element.tag in ("a", "area") and element.has("href")
        if (leads or (element.has("onclick") and page.role(element) == "link")) and page.exposed_at_rest(element):
            name = plain_name(element, page).casefold()
            # Numbers of pages and letters of an index repeat from list to list.
            if len(name) > 1 and not name.isdigit():
                by_name.setdefault(name, []).append(element)
    found: dict[int, Element] = {}
    for links in by_name.values():
        by_part: dict[Element | None, list[Element]] = {}
        for link in links if len(links) > 1 else ():
            by_part.setdefault(enclosing(link, page), []).append(link)
        for near in by_part.values():
            if len(near) > 1 and len({address(link) for link in near}) > 1:
                found.update(_apart(near, page))
    return found


def _apart(links: list[Element], page: Page) -> Iterator[tuple[int, Element]]:
    seen: dict[tuple[str, tuple[str, ...]], Element] = {}
    base = next((element.get("href") for element in page.elements if element.tag == "base"), None)
    for link in links:
        said = context(link, page)
        if not said and is_poor(page.name(link)):
            # `link-text-context` tells it.
            continue
        first = seen.setdefault((page.name(link), said), link)
        if first is not link and _place(first, page, base) != _place(link, page, base):
            yield link.order, first


def _place(link: Element, page: Page, base: str | None) -> str:
    """Where a link leads, in one spelling."""
    try:
        url, fragment = urldefrag(urljoin(urljoin(page.url, base or ""), address(link)))
        parts = urlsplit(url)
    except ValueError:
        return address(link)
    path = parts.path.removesuffix("index.html").removesuffix("index.php").rstrip("/")
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith("utm_"))
    return f"{parts.netloc.removeprefix('www.')}{path}?{query}#{fragment}"


def _likeness(one: str, other: str, page: Page) -> Likeness:
    """Whether two addresses show the same, as far as the files of the site tell."""
    (path, query), (other_path, other_query) = _parted(one, page), _parted(other, page)
    text, other_text = page.file(path), page.file(other_path)
    if text is None or other_text is None:
        return "unknown"
    if path == other_path and query != other_query:
        # A file of a static site is the same, whatever is asked of it, unless a script of its own looks at that.
        return "other" if _READS_QUERY.search(text) else "unknown" if "<script" in text else "same"
    if text == other_text:
        return "same"
    return (
        "other"
        if path != other_path and _is_empty(text, path, page) != _is_empty(other_text, path, page)
        else "unknown"
    )


def _parted(url: str, page: Page) -> tuple[str, str]:
    path, _, query = url.partition("#")[0].partition("?")
    path = page.address(path) or path
    return (f"{path}index.html" if path.endswith("/") else path), query


def _is_empty(html: str, url: str, page: Page) -> bool:
    """Whether a file holds nothing for a reader, nor leads on at once."""
    if _AT_ONCE.search(html):
        return False
    try:
        shown = page.beside(html.encode("utf-8", "replace"), url)
    except TreeError:
        return False
    empty = not any(element.tag == "body" and element.text for element in shown.elements) and not any(
        element.tag in _SHOWN for element in shown.elements
    )
    shown.release()
    return empty
