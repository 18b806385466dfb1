"""check_site: what only the facts of all pages together decide."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from .check import PageReport
from .config import Config
from .facts import Link
from .finding import Text
from .rule import INAPPLICABLE, Fail, Rule, Unsure, Verdict, all_rules

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

    def resolve(self, url: str, base: str) -> Target | None:
        """Where an address leads that stands on a page with this base URL; None for addresses outside the site."""
        key = (url, "" if url.startswith("/") and base.startswith("/") else base)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(url, base)
        return self._resolved[key]

    def _resolve(self, url: str, base: str) -> Target | None:
        if url.startswith(PELICAN_MARKS):
            return Target(None, "", url)
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
    rules = [rule for rule in all_rules().values() if rule.scope == "site"]
    for path, report in site.pages.items():
        if report.facts is None:
            continue
        base = urljoin(path, report.facts.base or "")
        for link in report.facts.links:
            for rule in rules:
                if link.kind in rule.targets.split():
                    verdict = rule.test(link, base, site, **config.options_of(rule))
                    if isinstance(verdict, Fail | Unsure):
                        yield path, link, rule, verdict
