"""What the gate asks of the browser: look at these pages, and join what is seen with what was found without it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..assets import Assets, read_page
from ..config import Config
from ..finding import Finding, Problem, Text
from ..page import Page
from ..report import AuditSummary
from .audit import AuditError, Subject, audit
from .facts import join, told
from .progress import Progress
from .sample import sample


@dataclass(frozen=True, slots=True)
class Looked:
    """The findings of all pages, those of the gate included; the pages that could not be looked at, and why."""

    findings: Sequence[Finding]
    unseen: Mapping[str, Text] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    summary: AuditSummary | None = None


def look(
    pages: Mapping[str, Path],
    titles: Mapping[str, str],
    static: Sequence[Finding],
    assets: Assets,
    config: Config,
    named: Collection[str] | None = None,
) -> Looked:
    """Look at pages in a browser, all or a sample as the settings say, or those that are named.

    In: the file of each page by its URL, as findings name it; their titles; what the gate has
    found; the style sheets; the settings; the URLs of the pages to look at, where the settings
    shall not say it. A page that could not be looked at is in `unseen`; where there is no browser
    at all, a problem says so.
    """
    root = assets.root or _common_folder(list(pages.values()))
    served = {url: _address(url, path, assets, root) for url, path in pages.items()}
    outside = {url for url in pages if not (root / served[url][1:]).is_file()}
    unseen = dict.fromkeys(outside, _OUTSIDE)
    seed = None
    chosen = [url for url in pages if url not in outside]
    if named is not None:
        config = replace(config, browser="sample")
        chosen = [url for url in chosen if url in named]
    elif config.browser == "sample":
        seed = config.sample_seed if config.sample_seed is not None else secrets.randbelow(10**6)
        texts = {served[url]: (titles.get(url, ""), read_page(pages[url])) for url in chosen}
        picked = set(sample(texts, seed))
        chosen = [url for url in chosen if served[url] in picked]
    asked = _to_measure(static)
    subjects = [Subject(served[url], asked.get(url, ())) for url in chosen]
    try:
        with Progress() as progress:
            visits, from_cache = audit(root, subjects, config, progress.show)
    except AuditError as error:
        nobody = dict.fromkeys(chosen, _NOT_LOOKED)
        summary = AuditSummary(config.browser, len(pages), len(chosen), 0, 0, config.guises, seed)
        return Looked(static, unseen | nobody, (error.problem,), {}, summary)
    by_page: dict[str, list[Finding]] = {}
    for found in static:
        by_page.setdefault(found.place.page, []).append(found)
    looked_at = set(chosen)
    findings = [found for found in static if found.place.page not in looked_at]
    words: dict[str, str] = {}
    for url in chosen:
        visit = visits[served[url]]
        own = by_page.get(url, [])
        if visit.error is not None:
            unseen[url] = visit.error
        facts = told(visit.facts)
        if visit.error is not None or not facts:
            findings += own
            continue
        joined, spoken = _joined(pages[url], url, facts, own, assets, config)
        findings += joined
        words[url] = spoken
    audited = len(chosen) - len(unseen.keys() & looked_at)
    summary = AuditSummary(config.browser, len(pages), len(chosen), audited, from_cache, config.guises, seed)
    return Looked(findings, unseen, (), words, summary)


def _joined(
    path: Path, url: str, facts: Sequence[Mapping[str, Any]], own: Sequence[Finding], assets: Assets, config: Config
) -> tuple[list[Finding], str]:
    page = Page(read_page(path), url, assets)
    try:
        return join(page, facts, own, config), " ".join(page.words)
    finally:
        page.release()


def _to_measure(static: Sequence[Finding]) -> dict[str, tuple[str, ...]]:
    """The selectors of the texts whose contrast the gate cannot tell, by page."""
    asked: dict[str, list[str]] = {}
    for found in static:
        if found.rule == "text-contrast" and found.reason is not None and found.place.selector:
            asked.setdefault(found.place.page, []).append(found.place.selector)
    return {url: tuple(dict.fromkeys(selectors)) for url, selectors in asked.items()}


def _address(url: str, path: Path, assets: Assets, root: Path) -> str:
    """Where the server of the folder has a page."""
    if assets.root is not None:
        return url
    return "/" + os.path.relpath(path.absolute(), root).replace(os.sep, "/")


def _common_folder(paths: Sequence[Path]) -> Path:
    return Path(os.path.commonpath([str(path.absolute().parent) for path in paths] or [str(Path.cwd())]))


_OUTSIDE = Text(
    "elle est hors du dossier du site (--root), que le navigateur seul peut lire",
    "it lies outside of the site's folder (--root), which is all that the browser can read",
)
_NOT_LOOKED = Text("elle n'a pas été vue dans un navigateur", "it was not seen in a browser")
