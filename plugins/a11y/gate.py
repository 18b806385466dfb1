"""The gate: files in, a Report out. The command line and the Pelican build both come through here.

What happens, in order: read each page and the style sheets it loads; check each
page (here, or in other processes); judge the site from the facts of all pages;
find the Markdown line of each finding; say what repeats once; apply the waivers.
"""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

from .assets import Assets, PageFile, find_pages, looks_like_html
from .check import PageReport, check_page, finding
from .config import Config
from .finding import Finding, Problem, Text
from .locate import Locator
from .page import Page
from .report import PageStatus, Report, make_report, merge
from .site import Site, check_site
from .source import Sources, relative_label
from .waiver import apply_waivers, read_waivers
from .workers import start_pool

# Below this many pages, starting other processes costs more than it saves.
_POOL_FROM = 40


class Gate:
    """Judges the pages of one build or of one call, early where it can.

    In: the folder that "/" stands for; the settings; the project's folder, to
    which sources and waivers are relative; folders where style sheets lie that
    are not in the build yet (`{URL prefix: folder}`); how labels are made.
    """

    def __init__(
        self,
        root: Path | None,
        config: Config,
        project: Path,
        *,
        early_assets: Mapping[str, Path] | None = None,
        templates: Path | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        self._assets = Assets(root)
        self._early_assets = Assets(root, early_assets)
        self._config = config
        self._project = project
        self._templates = templates
        self._today = today
        self._executor: Executor | None = None
        self._submitted: dict[str, Future[PageReport]] = {}
        self._waiting: list[Path] = []
        self.seconds: dict[str, float] = {}

    # Early checks

    def submit(self, path: Path) -> None:
        """An HTML file was just written: check it in the background, once there are enough of them.

        What it says counts only if the page and its style sheets are still the
        same when `judge` comes.
        """
        self._waiting.append(path)
        if self._executor is None:
            if len(self._waiting) < _POOL_FROM:
                return
            self._executor = start_pool()
        for waiting in self._waiting:
            html = waiting.read_bytes()
            url = self._assets.url_of(waiting)
            self._start(html, url, self._early_assets.stylesheets(html, url))
        self._waiting.clear()

    def _start(self, html: bytes, url: str, css: Mapping[str, str]) -> Future[PageReport]:
        key = _key(html, url, css)
        if key not in self._submitted:
            assert self._executor is not None
            try:
                self._submitted[key] = self._executor.submit(check_page, html, url, css, self._config)
            except BrokenProcessPool as error:
                self._submitted[key] = Future()
                self._submitted[key].set_exception(error)
        return self._submitted[key]

    def close(self) -> None:
        """Stop the workers, without waiting for what they do."""
        executor, self._executor = self._executor, None
        if isinstance(executor, ProcessPoolExecutor):
            processes = list((executor._processes or {}).values())
            executor.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            for process in processes:
                process.join(5)

    # The judgement

    def judge(
        self,
        sources: Mapping[Path, Path],
        problems: Sequence[Problem] = (),
        pages: Sequence[PageFile] | None = None,
        *,
        site: bool = True,
        merged: bool = True,
        dead_waivers: bool = True,
    ) -> Report:
        """Judge pages as they now stand.

        In: the Markdown file of each output file; what went wrong before; the
        pages (default: every HTML file of the root, labelled by its path below
        it); whether the links between pages are followed; whether a fault that
        repeats is one finding, as on the pages of one site, or one for each page;
        whether waivers that serve no purpose are findings.
        Out: the `Report`. Unreadable files are pages that could not be checked.
        """
        started = time.perf_counter()
        if pages is None:
            assert self._assets.root is not None
            root = self._assets.root
            pages = [
                PageFile(file.path, file.path.resolve().relative_to(root).as_posix()) for file in find_pages([root])
            ]
        labels: dict[str, str] = {}
        statuses: list[PageStatus] = []
        reports: dict[str, PageReport] = {}
        for page, report in self._check_all(pages):
            if isinstance(report, PageStatus):
                statuses.append(report)
                continue
            labels[report.page] = page.label
            reports[report.page] = report
            statuses.append(PageStatus(page.label, report.status, report.reason))
        self.seconds["pages"] = time.perf_counter() - started

        raw = [found for report in reports.values() for found in report.findings]
        words = {report.page: report.words for report in reports.values()}
        if site:
            raw += self._site_findings(reports, pages, words)
        by_url = {self._assets.url_of(output): source for output, source in sources.items()}
        located = Locator(Sources(by_url, self._project), self._templates, self._project).locate(raw, words)
        named = [_relabel(found, labels) for found in located]
        site_file = self._project / self._config.waivers
        waivers, waiver_problems = read_waivers(
            Sources(by_url, self._project).all(), site_file, relative_label(site_file, self._project)
        )
        findings = apply_waivers(merge(named) if merged else named, waivers, self._today(), self._config)
        if not dead_waivers:
            findings = [found for found in findings if found.rule != "waiver-unused"]
        self.seconds["total"] = time.perf_counter() - started
        return make_report(statuses, findings, [*problems, *waiver_problems], list(reports.values()))

    def _check_all(self, pages: Sequence[PageFile]) -> Iterable[tuple[PageFile, PageReport | PageStatus]]:
        waiting: list[tuple[PageFile, str, Future[PageReport]]] = []
        if self._executor is None and len(pages) >= _POOL_FROM:
            self._executor = start_pool()
        for page in pages:
            try:
                html = page.path.read_bytes()
            except OSError as error:
                reason = Text(f"fichier illisible ({error.strerror})", f"unreadable file ({error.strerror})")
                yield page, PageStatus(page.label, "couldNotCheck", reason)
                continue
            if not looks_like_html(page.path, html):
                reason = Text("ce fichier n'est pas une page HTML", "this file is not an HTML page")
                yield page, PageStatus(page.label, "notApplicable", reason)
                continue
            url = self._assets.url_of(page.path)
            css = self._assets.stylesheets(html, url)
            if self._executor is None:
                yield page, check_page(html, url, css, self._config)
            else:
                waiting.append((page, url, self._start(html, url, css)))
        for page, url, future in waiting:
            try:
                yield page, future.result()
            except BrokenProcessPool:
                reason = Text(
                    "le processus de contrôle est mort (mémoire épuisée\u00a0?)",
                    "the checking process died (out of memory?)",
                )
                yield page, PageReport(page=url, status="couldNotCheck", reason=reason)

    def _site_findings(
        self, reports: Mapping[str, PageReport], pages: Sequence[PageFile], words: dict[str, str]
    ) -> list[Finding]:
        root = self._assets.root
        files = (
            frozenset("/" + file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
            if root
            else frozenset(reports)
        )
        by_url = {self._assets.url_of(page.path): page for page in pages}
        found: list[Finding] = []
        parsed: dict[str, Page] = {}
        for url, link, rule, verdict in check_site(Site(reports, files, self._config.site_url), self._config):
            if url not in parsed:
                parsed[url] = Page(by_url[url].path.read_bytes(), url)
                words[url] = " ".join(parsed[url].words)
            page = parsed[url]
            found.append(finding(rule, verdict, page.elements[link.order], page, self._config))
        return found


def _key(html: bytes, url: str, css: Mapping[str, str]) -> str:
    digest = hashlib.sha256(url.encode("utf-8", "surrogateescape") + b"\0" + html)
    for address, text in sorted(css.items()):
        digest.update(f"\0{address}\0{text}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _relabel(found: Finding, labels: Mapping[str, str]) -> Finding:
    label = labels.get(found.place.page, found.place.page)
    return replace(found, place=replace(found.place, page=label))
