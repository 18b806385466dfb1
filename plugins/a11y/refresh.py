"""When a page reloads itself or leads elsewhere: `<meta http-equiv="refresh">` as browsers read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# RGAA 13.1 and WCAG 2.2.1 leave what takes twenty hours or more alone.
TWENTY_HOURS = 72_000
_REFRESH = re.compile(
    r"""[\t\n\f\r ]*(?P<time>\d+|(?=\.))[\d.]*
    (?:[\t\n\f\r ]*(?:[;,]|(?<=[\t\n\f\r ]))[\t\n\f\r ]*(?P<rest>.*))?""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_URL = re.compile(r"url[\t\n\f\r ]*=[\t\n\f\r ]*(.*)", re.IGNORECASE | re.DOTALL)


class Refresh(NamedTuple):
    """The element, the seconds until it acts, and where it leads; no address where it loads the page anew."""

    element: Element
    seconds: int
    url: str


def refresh(page: Page) -> Refresh | None:
    """The refresh that takes effect: the first that a browser understands (HTML, 4.2.5.3, "Refresh state")."""
    for element in page.elements:
        if (
            element.tag == "meta"
            and (element.get("http-equiv") or "").strip().lower() == "refresh"
            and not any(node.tag == "noscript" for node in element.iter_ancestors())
            and (read := read_refresh(element.get("content") or "", page.url)) is not None
        ):
            seconds, url = read
            return Refresh(element, seconds, url)
    return None


def read_refresh(content: str, base: str) -> tuple[int, str] | None:
    """The seconds and the address that the content names; None where a browser does nothing.

    In: the value of the attribute, and the address of the page. The address that
    comes back is empty where it is the page itself.
    """
    found = _REFRESH.fullmatch(content)
    if found is None:
        return None
    # No page waits so long: the digits of a joke are not turned into a number.
    seconds = int((found["time"] or "0")[:12])
    url = (found["rest"] or "").strip()
    if named := _URL.match(url):
        url = named[1]
    if url[:1] in ("'", '"'):
        url = url[1:].partition(url[0])[0]
    try:
        target = urljoin(base, url)
        urlsplit(target)
    except ValueError:
        return None
    return seconds, "" if target.partition("#")[0] == base.partition("#")[0] else url
