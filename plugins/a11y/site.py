"""check_site: what only the facts of all pages together decide."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast
from urllib.parse import unquote, urljoin, urlsplit

from .check import PageReport
from .config import Config
from .facts import Facts, Link
from .finding import Text
from .lazy import lazy
from .rule import INAPPLICABLE, Fail, Rule, Unsure, Verdict, all_rules

T = TypeVar("T")

# Left in an address when Pelican did not find what a `{filename}` or `{static}` link names.
PELICAN_MARKS = (
    "{filename}",
    "{static}",
    "{attach}",
    "{author}",
    "{category}",
    "{tag}",
    "{index}",
    "|filename|",
)

# Nothing, or a scheme with nothing behind it; "/" is the home page.
_NO_ADDRESS = re.compile(r"(?://+|(?:https?|ftp):/*|(?:mailto|tel|sms):)?", re.IGNORECASE)
_ERROR_PAGE = re.compile(r"/(?:[45]\d\d|offline|google\w+)\.html?$")


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads inside the site: a file's URL path (or None when there is none) and an anchor."""

    path: str | None
    fragment: str
    wanted: str


class Site:
    """All that was built, by URL path ("/enfance/index.html").

    In: the reports of the pages by URL path, the URL paths of all files, and
    the site's own address where it has one.
    """

    def __init__(self, pages: Mapping[str, PageReport], files: frozenset[str], site_url: str = "") -> None:
        self.pages = pages
        self.files = files
        self._own = urlsplit(site_url)
        # The same menu stands on every page.
        self._resolved: dict[tuple[str, str], Target | None] = {}
        self._views: dict[Callable[[Site], Any], Any] = {}

    def once(self, view: Callable[[Site], T]) -> T:
        """What a function gives for this site, computed the first time: for what is asked of every page."""
        if view not in self._views:
            self._views[view] = view(self)
        return cast(T, self._views[view])

    @lazy
    def facts(self) -> Mapping[str, Facts]:
        """The facts of the pages that readers come to, by URL path: neither errors nor pages that send them on."""
        return {
            path: report.facts
            for path, report in self.pages.items()
            if report.facts is not None and not report.facts.apart and not _ERROR_PAGE.search(path)
        }

    @lazy
    def is_whole(self) -> bool:
        """Whether every page of the site was read: what is missing then is missing."""
        return all(path in self.pages for path in self.files if path.endswith((".html", ".htm")))

    def targets(self, path: str, first: int = 0, last: int | None = None) -> Iterator[str]:
        """The pages and files of the site that a page links to, by elements of these orders."""
        facts = self.pages[path].facts
        assert facts is not None
        base = urljoin(path, facts.base or "")
        for link in facts.links:
            if link.kind == "link" and link.order >= first and (last is None or link.order <= last):
                target = self.resolve(link.url, base)
                if target is not None and target.path is not None:
                    yield target.path

    def resolve(self, url: str, base: str) -> Target | None:
        """Where an address leads that stands on a page with this base URL; None for addresses outside the site."""
        key = (url, "" if url.startswith("/") and base.startswith("/") else base)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(url, base)
        return self._resolved[key]

    def _resolve(self, url: str, base: str) -> Target | None:
        if url.startswith(PELICAN_MARKS):
            return Target(None, "", url)
        if url.startswith("#") and (own := self.resolve("", base)) is not None:
            return replace(own, fragment=unquote(url[1:]))
        try:
            parts = urlsplit(urljoin(base, url))
        except ValueError:
            return Target(None, "", url)
        if (parts.scheme or parts.netloc) and not self._is_own(parts.scheme, parts.netloc):
            return None
        path = posixpath.normpath("/" + unquote(parts.path).lstrip("/"))
        if parts.path.endswith("/") and path != "/":
            path += "/"
        for candidate in (path, path.rstrip("/") + "/index.html"):
            if candidate in self.files:
                return Target(candidate, unquote(parts.fragment), path)
        return Target(None, unquote(parts.fragment), path)

    def _is_own(self, scheme: str, host: str) -> bool:
        return bool(self._own.netloc) and host == self._own.netloc and scheme in ("", self._own.scheme)

    def leads_nowhere(self, link: Link, base: str, message: Text) -> Verdict:
        """Fail an address inside the site that leads to no file; the message has a field `{url}`."""
        if not link.url.strip() and link.kind != "link":
            return Fail(message.format(url=link.url))
        target = self.resolve(link.url, base)
        if target is None:
            return INAPPLICABLE
        if target.path is not None:
            return None
        said, near = message.format(url=shown(link.url)), self.suggestion(target)
        return Fail(Text(said.fr + near.fr, said.en + near.en))

    def suggestion(self, target: Target) -> Text:
        """« Vouliez-vous dire … » with the nearest address of the site, or nothing."""
        return _nearest(target.wanted, [path.removesuffix("index.html") for path in self.files], 0.75)

    def anchor_suggestion(self, target: Target) -> Text:
        """« Vouliez-vous dire … » with the nearest anchor of the target page, or nothing."""
        anchors = self.anchors(target.path) if target.path else None
        return _nearest(target.fragment, sorted(anchors or ()), 0.6, "#")

    def anchors(self, path: str) -> frozenset[str] | None:
        """The anchors of a page; None when the file is no page that was read."""
        report = self.pages.get(path)
        return report.facts.anchors if report and report.facts else None


def _nearest(word: str, words: Sequence[str], cutoff: float, mark: str = "") -> Text:
    close = difflib.get_close_matches(word, words, n=1, cutoff=cutoff)
    if not close:
        return Text("", "")
    return Text(f" Vouliez-vous dire «\u00a0{mark}{close[0]}\u00a0»\u00a0?", f' Did you mean "{mark}{close[0]}"?')


def has_no_address(link: Link) -> bool:
    """Whether nothing was written where the address of a link belongs: browsers then stay on the page."""
    return _NO_ADDRESS.fullmatch(link.url.strip()) is not None


def shown(url: str) -> str:
    """An address as people read it: percent-encoding undone, shortened."""
    text = unquote(url)
    return text if len(text) <= 80 else text[:79] + "…"


def check_site(site: Site, config: Config) -> Iterator[tuple[str, Link, Rule, Fail | Unsure]]:
    """Ask every site rule of every address of every page.

    Yields the page's URL path, the link, the rule and what it says; the caller
    turns them into findings. A rule of scope "site" takes the kinds of links in
    its `targets`, and its test gets `(link, base, site)`, `base` being the URL
    that the page's relative addresses start from.
    """
    rules: dict[str, list[Rule]] = {}
    for rule in all_rules().values():
        if rule.scope == "site":
            for kind in rule.targets.split():
                rules.setdefault(kind, []).append(rule)
    for path, report in site.pages.items():
        if report.facts is None:
            continue
        base = urljoin(path, report.facts.base or "")
        for link in (*report.facts.links, *_wholes(path, report.facts)):
            for rule in rules.get(link.kind, ()):
                verdict = rule.test(link, base, site, **config.options_of(rule))
                if isinstance(verdict, Fail | Unsure):
                    yield path, link, rule, verdict


def _wholes(path: str, facts: Facts) -> Iterator[Link]:
    """What rules judge of a page besides its addresses."""
    yield Link(path, "page", 0)
    yield Link(path, "title", facts.title_order)
    for menu in facts.menus:
        yield Link(path, "menu", menu.order)
