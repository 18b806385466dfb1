"""What a built site holds, as far as a sample asks: its pages, of which kind they are, what they show, where they lead.

All is read in the pages as they are published, and in nothing else: so it holds for any build, also one whose
sources are not at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from a11y import form, image, media
from a11y.assets import find_pages, read_page
from a11y.facts import refresh_url
from a11y.page import Page
from a11y.table import TABLE_ROLES, table_of
from a11y.table_kind import looks_like_layout, says_data
from a11y.tree import Element, TreeError
from conformity.addresses import address_of, on_site, site_addresses

_DOCUMENTS: Final = frozenset(
    f".{suffix}" for suffix in "pdf odt ods odp odg doc docx xls xlsx ppt pptx rtf epub".split()
)
# So deep below the main landmark stand the boxes of the template; deeper, what an editor wrote.
_DEPTH: Final = 2
# What the theme writes for the search, « type:Démarche »: residents choose by it, so it is true.
_TYPE: Final = "data-pagefind-filter"


class Shown(Enum):
    """Content that the sample holds an example of, where the site has any."""

    TABLE = "un tableau de données"
    FORM = "un formulaire"
    VIDEO = "une vidéo"
    AUDIO = "un son"
    FRAME = "un contenu d’un autre site ou d’un autre document, dans un cadre"
    DESCRIBED = "une image avec sa description détaillée"
    IMAGE = "une image porteuse d’information"


@dataclass(frozen=True)
class Kind:
    """What a page is made with: `type`, which it tells the search, and `frame`, the boxes of its template."""

    type: str | None
    frame: frozenset[str]


@dataclass(frozen=True)
class SitePage:
    """A page of the built site.

    `links`: the texts of its links, by the addresses on the site that they lead to; `menu`: those that stand in a menu;
    `documents`: the text of the first link to each file to download, in its main content; `search`, `steps`: the pages
    of the site where its search and the other forms of its main content lead; `onward`: where its button for going on
    leads, on another site.
    """

    address: str
    title: str
    lang: str
    kind: Kind
    shown: frozenset[Shown] = frozenset()
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    menu: frozenset[str] = frozenset()
    documents: Mapping[str, str] = field(default_factory=dict)
    search: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    has_password: bool = False


@dataclass(frozen=True)
class Site:
    """A built site: its name, `https://` and its host where it says so, its pages in the order of their addresses."""

    name: str
    url: str
    pages: tuple[SitePage, ...]

    @property
    def home(self) -> SitePage | None:
        """The home page."""
        return next((page for page in self.pages if page.address == "/"), None)


def read_site(root: Path) -> Site:
    """Read a built site.

    In: the folder of the build. Pages that only send on to another address are left out. Raises `OSError`, and
    `a11y.tree.TreeError` for a page too large to be read.
    """
    known = site_addresses(root)
    files = sorted(find_pages([str(root)]), key=lambda file: file.label)
    name, url = name_and_url(root)
    pages: list[SitePage] = []
    for file in files:
        address = address_of(file.path, root)
        page = _parse(file.path, address)
        if not any(element.tag == "meta" and refresh_url(element) for element in page.elements):
            pages.append(_page(page, address, name, url, known))
        page.release()
    return Site(name, url, tuple(sorted(pages, key=lambda one: one.address)))


def _parse(path: Path, address: str) -> Page:
    try:
        return Page(read_page(path), address)
    except TreeError as error:
        raise TreeError(
            f"{path}\u00a0: cette page est trop grande ou trop imbriquée pour être lue ({error})."
        ) from error


def name_and_url(root: Path) -> tuple[str, str]:
    """The name of a built site and its URL, as `https://www.ville.fr`, as its home page tells those who link to it.

    Empty where there is no home page, or it does not say. Raises as `read_site`.
    """
    path = root / "index.html"
    if not path.is_file():
        return "", ""
    home = _parse(path, "/")
    name, url = home.title, ""
    for element in home.elements:
        if element.tag == "meta" and element.get("property") == "og:site_name":
            name = element.get("content") or name
        elif element.tag == "link" and "canonical" in (element.get("rel") or "").lower().split():
            parts = urlsplit(element.get("href") or "")
            url = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return name, url


def _page(page: Page, address: str, site_name: str, site_url: str, known: set[str]) -> SitePage:
    body = next((element for element in page.elements if element.tag == "body"), page.root)
    main = page.main or body
    inside = page.elements[main.order : main.last + 1]

    def on(url: str | None) -> str | None:
        """The address on the site that a URL on this page leads to, where there is something."""
        whole = None if url is None else page.address(url)
        there = None if whole is None else on_site(whole, site_url)
        return there if there in known else None

    links: dict[str, tuple[str, ...]] = {}
    menu: set[str] = set()
    documents: dict[str, str] = {}
    for element in page.elements:
        if element.tag != "a" or (there := on(element.get("href"))) is None:
            continue
        links[there] = (*links.get(there, ()), page.name(element))
        if element.closest("nav") is not None:
            menu.add(there)
        if main.order <= element.order <= main.last and PurePosixPath(there).suffix.lower() in _DOCUMENTS:
            documents.setdefault(there, page.name(element))
    forms = [element for element in page.elements if element.tag == "form" and element.has("action")]
    own = [element for element in forms if main.order <= element.order <= main.last]
    return SitePage(
        address,
        page.title.removesuffix(f" – {site_name}"),
        page.lang,
        _kind(main),
        frozenset(_shown(inside, page)),
        links,
        frozenset(menu),
        documents,
        _targets(on(element.get("action")) for element in forms if page.role(element) == "search"),
        _targets(on(element.get("action")) for element in own if page.role(element) != "search"),
        tuple(dict.fromkeys(_onward(inside, page, site_url))),
        any(element.tag == "input" and form.input_type(element) == "password" for element in page.elements),
    )


def _targets(found: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _kind(main: Element) -> Kind:
    boxes: set[str] = set()
    level = [main]
    for _ in range(_DEPTH):
        level = [child for element in level for child in element.children]
        # A variant, `page-header--image`, is what an editor chose for one page.
        boxes.update(
            f"{element.tag}.{name}"
            for element in level
            for name in (element.get("class") or "").split()
            if "--" not in name
        )
    said = (main.get(_TYPE) or "").partition(":")
    return Kind(said[2].strip() or None if said[0].strip() == "type" else None, frozenset(boxes))


def _shown(inside: tuple[Element, ...], page: Page) -> Iterator[Shown]:
    fields = {field.order for field in form.fields(page) if not _searches(field, page)}
    for element in inside:
        if element.order in fields:
            yield Shown.FORM
        elif element.tag in ("iframe", "embed") or (element.tag == "object" and image.kind(element, page) is None):
            yield Shown.FRAME
        elif media.is_offered(element, page):
            yield Shown.VIDEO if element.tag == "video" else Shown.AUDIO
        elif page.role(element) in TABLE_ROLES:
            if not _arranges(element, page):
                yield Shown.TABLE
        elif image.kind(element, page) is not None and page.exposed(element):
            if image.alternative(element, page):
                yield Shown.IMAGE
            if _is_described(element, page):
                yield Shown.DESCRIBED


def _searches(field: Element, page: Page) -> bool:
    """Whether a field is for searching the site, which the sample holds for itself."""
    owner = form.form_of(field, page)
    return owner is not None and page.role(owner) == "search"


def _arranges(element: Element, page: Page) -> bool:
    """Whether a table only puts things beside each other, and holds no data."""
    table = table_of(element, page)
    return table is None or (not says_data(table, page) and looks_like_layout(table))


def _is_described(element: Element, page: Page) -> bool:
    """Whether an image has a long description: linked, referred to, or beside it in its figure."""
    figure = element.closest("figure")
    return any(element.has(name) for name in ("longdesc", "aria-details", "aria-describedby")) or (
        figure is not None and any(node.tag == "details" for node in figure.iter_descendants())
    )


def _onward(inside: tuple[Element, ...], page: Page, site_url: str) -> Iterator[str]:
    for element in inside:
        if element.tag != "a" or element.parent is None or "call-to-action" not in element.parent.classes:
            continue
        url = page.address(element.get("href") or "")
        if url is not None and urlsplit(url).scheme in ("http", "https") and on_site(url, site_url) is None:
            yield url
