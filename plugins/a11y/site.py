"""check_site: what only the facts of all pages together decide."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from .check import PageReport
from .config import Config
from .facts import Link
from .rule import Fail, Rule, Unsure, all_rules

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

    def resolve(self, url: str, page: str) -> Target | None:
        """Where an address on a page leads; None for addresses outside the site."""
        key = (url, "" if url.startswith("/") else page)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(url, page)
        return self._resolved[key]

    def _resolve(self, url: str, page: str) -> Target | None:
        if url.startswith(PELICAN_MARKS):
            return Target(None, "", url)
        try:
            parts = urlsplit(url)
        except ValueError:
            return Target(None, "", url)
        if parts.scheme or parts.netloc:
            own = self._own.netloc and (parts.scheme or "https", parts.netloc) == (
                self._own.scheme if parts.scheme else "https",
                self._own.netloc,
            )
            if not own:
                return None
        fragment = unquote(parts.fragment)
        if not parts.path and not parts.netloc:
            return Target(page, fragment, page)
        wanted = unquote(parts.path) or "/"
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), wanted))
        path = "/" + path.lstrip("/")
        if wanted.endswith(("/", "/.", "/..")) or wanted in (".", ".."):
            path = path.rstrip("/") + "/"
        for candidate in (path, path.rstrip("/") + "/index.html"):
            if candidate in self.files:
                return Target(candidate, fragment, path)
        return Target(None, fragment, path)

    def suggestion(self, target: Target) -> str:
        """« Vouliez-vous dire … » with the nearest file, in French, or nothing."""
        pages = {path.removesuffix("index.html"): path for path in self.files}
        close = difflib.get_close_matches(target.wanted, pages, n=1, cutoff=0.75)
        return f" Vouliez-vous dire «\u00a0{close[0]}\u00a0»\u00a0?" if close else ""

    def anchor_suggestion(self, target: Target) -> str:
        """« Vouliez-vous dire … » with the nearest anchor of the target page, in French, or nothing."""
        anchors = self.anchors(target.path) if target.path else None
        close = difflib.get_close_matches(target.fragment, anchors or (), n=1, cutoff=0.6)
        return f" Vouliez-vous dire «\u00a0#{close[0]}\u00a0»\u00a0?" if close else ""

    def anchors(self, path: str) -> frozenset[str] | None:
        """The anchors of a page; None when the file is no page that was read."""
        report = self.pages.get(path)
        return report.facts.anchors if report and report.facts else None


def shown(url: str) -> str:
    """An address as people read it: percent-encoding undone, shortened."""
    text = unquote(url)
    return text if len(text) <= 80 else text[:79] + "…"


def check_site(site: Site, config: Config) -> Iterator[tuple[str, Link, Rule, Fail | Unsure]]:
    """Ask every site rule of every address of every page.

    Yields the page's URL path, the link, the rule and what it says; the caller
    turns them into findings. A rule of scope "site" takes the kinds of links in
    its `targets`, and its test gets `(link, page, site)`.
    """
    rules = [rule for rule in all_rules().values() if rule.scope == "site"]
    for path, report in site.pages.items():
        if report.facts is None:
            continue
        base = report.facts.base
        page = path if base is None else posixpath.join(posixpath.dirname(path), urlsplit(base).path)
        for link in report.facts.links:
            for rule in rules:
                if link.kind in rule.targets.split():
                    verdict = rule.test(link, page, site, **config.options_of(rule))
                    if isinstance(verdict, Fail | Unsure):
                        yield path, link, rule, verdict
