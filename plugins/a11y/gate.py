"""The gate: files in, a Report out. The command line and the Pelican build both come through here.

What happens, in order: read each page and the style sheets it loads; check each
page (here, or in other processes); judge the site from the facts of all pages;
find the Markdown line of each finding; say what repeats once; apply the waivers.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import posixpath
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from html import unescape
from multiprocessing import get_context, parent_process
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .check import PageReport, check_page, finding
from .config import Config
from .finding import Finding, Problem, Text
from .page import Page
from .report import PageStatus, Report, make_report, merge
from .site import Site, check_site
from .source import Source, Sources, relative_label
from .waiver import apply_waivers, read_waivers

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
# Below this many pages, starting other processes costs more than it saves.
_POOL_FROM = 40

_LINK = re.compile(rb"<link\b[^>]*>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFile:
    """An HTML file to judge: where it lies, and the name that the report gives it."""

    path: Path
    label: str


class Assets:
    """Addresses and files: what a page's addresses mean on this disk.

    In: the folder that "/" stands for (or None), and folders to look in for
    what is not there yet, `{URL path prefix: folder}`.
    """

    def __init__(self, root: Path | None, fallback: Mapping[str, Path] | None = None) -> None:
        self.root = root.resolve() if root else None
        self._fallback = dict(fallback or {})
        self._css: dict[Path, tuple[tuple[int, int], str]] = {}

    def url_of(self, path: Path) -> str:
        """The URL path of a file below the root; a file's own path elsewhere."""
        resolved = path.resolve()
        if self.root and resolved.is_relative_to(self.root):
            return "/" + resolved.relative_to(self.root).as_posix()
        return resolved.as_posix()

    def _file_of(self, url: str) -> Path | None:
        candidates = [Path(url)] if self.root is None else [self.root / url.lstrip("/")]
        if self.root and Path(url).is_absolute() and not Path(url).is_relative_to("/"):
            candidates.append(Path(url))
        candidates += [
            folder / url[len(prefix) :].lstrip("/")
            for prefix, folder in self._fallback.items()
            if url.startswith(prefix)
        ]
        return next((candidate for candidate in candidates if candidate.is_file()), None)

    def stylesheets(self, html: bytes, url: str) -> dict[str, str]:
        """The CSS that a page may load, by URL path, imports included; a superset is harmless."""
        found: dict[str, str] = {}
        queue = [
            _resolve(unescape(match[1].strip("\"'")), url)
            for tag in _LINK.findall(html)
            if b"stylesheet" in tag.lower() and (match := _HREF.search(tag.decode("utf-8", "replace")))
        ]
        while queue:
            address = queue.pop()
            if address is None or address in found:
                continue
            path = self._file_of(address)
            if path is None:
                continue
            found[address] = css = self._read_css(path)
            queue.extend(_resolve(target, address) for target in _IMPORT.findall(css))
        return found

    def _read_css(self, path: Path) -> str:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        cached = self._css.get(path)
        if cached is None or cached[0] != stamp:
            cached = self._css[path] = (stamp, path.read_bytes().decode("utf-8-sig", "replace"))
        return cached[1]


def _resolve(href: str, base: str) -> str | None:
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))


def find_pages(paths: Iterable[Path]) -> list[PageFile]:
    """The files to judge among paths given by a person, folders searched; labels are paths as given."""
    found: list[PageFile] = []
    for path in paths:
        if path.is_dir():
            found += [
                PageFile(file, str(file))
                for file in sorted(path.rglob("*"))
                if file.suffix.lower() in HTML_SUFFIXES and file.is_file()
            ]
        else:
            found.append(PageFile(path, str(path)))
    return found


def looks_like_html(path: Path, html: bytes) -> bool:
    """Whether a file is an HTML page, by its name or its first bytes."""
    if path.suffix.lower() in HTML_SUFFIXES:
        return True
    head = html[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


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
            self._submitted[key] = self._executor.submit(check_page, html, url, css, self._config)
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


class Locator:
    """Finds the file and the line to mend for each finding."""

    def __init__(self, sources: Sources, templates: Path | None, project: Path) -> None:
        self._sources = sources
        self._templates = templates
        self._project = project
        self._template_texts: list[tuple[str, list[str]]] | None = None

    def locate(self, findings: Sequence[Finding], words: Mapping[str, str]) -> list[Finding]:
        """The findings with their sources: the page's own file, another's that it quotes, or a template."""
        return [self._locate(found, words.get(found.place.page, "").split()) for found in findings]

    def _locate(self, found: Finding, words: Sequence[str]) -> Finding:
        own = self._sources.of_page(found.place.page)
        line = own.line_of(found.place, words) if own else None
        if own and line:
            return replace(found, source=own.label, source_line=line)
        quoted = self._quoted(found) if own is None else None
        if quoted:
            return replace(found, source=quoted[0].label, source_line=quoted[1])
        if self._templates is None:
            return found
        template = self._template(found)
        return replace(
            found, theme=True, source=template[0] if template else None, source_line=template and template[1]
        )

    def _quoted(self, found: Finding) -> tuple[Source, int] | None:
        """The one Markdown file that holds a clue of the element, on pages that list several."""
        for clue in found.place.clues:
            if len(clue) < 5:
                continue
            hits = [
                (source, number)
                for source in self._sources.all()
                for number, line in enumerate(source.lines, 1)
                if clue in line
            ]
            if len(hits) == 1:
                return hits[0]
        return None

    def _template(self, found: Finding) -> tuple[str, int] | None:
        """The one template line that opens the element as written."""
        if self._template_texts is None:
            assert self._templates is not None
            self._template_texts = [
                (
                    relative_label(path, self._project),
                    path.read_text(encoding="utf-8", errors="replace").splitlines(),
                )
                for path in sorted(self._templates.rglob("*.html"))
            ]
        opening = re.match(r"<[\w-]+(?: [\w-]+=\"[^\"{]*\")?", found.place.excerpt)
        if opening is None:
            return None
        hits = [
            (label, number)
            for label, lines in self._template_texts
            for number, line in enumerate(lines, 1)
            if opening[0] in line
        ]
        return hits[0] if len(hits) == 1 else None


def start_pool() -> ProcessPoolExecutor:
    """Worker processes, one a core, that end with their parent and leave Ctrl-C to it."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["a11y.check"])
    count = os.cpu_count() or 1
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_start_worker)
    # Each worker would import the main program again, all of Pelican: a check needs none of it.
    # So all workers start now, while the main module does not say which file it is.
    main = sys.modules["__main__"]
    file, spec = main.__dict__.pop("__file__", None), main.__spec__
    main.__spec__ = None
    try:
        for _ in range(count):
            pool.submit(os.getpid)
    finally:
        main.__spec__ = spec
        if file is not None:
            main.__file__ = file
    return pool


def _start_worker() -> None:
    """Leave Ctrl-C to the build, and end when it is killed.

    The worker's parent by the system is the fork server, which lives as long as
    one worker does: each would wait for the other for ever. So the worker watches
    the build itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    build = parent_process()
    assert build is not None

    def follow() -> None:
        build.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
