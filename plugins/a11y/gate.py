"""The gate: files in, a Report out. The command line and the Pelican build both come through here.

What happens, in order: check each page (here, or in other processes); judge the
site from the facts of all pages; look at the pages in a browser, where that is asked
for; find the Markdown line of each finding; apply the waivers; say what repeats once.
"""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path

from . import clock
from .assets import HTML_SUFFIXES, Assets, PageFile, digest, find_pages, looks_like_html, read_page
from .browser.look import Looked, look
from .check import PageReport, check_page, finding
from .config import Config
from .distributed import Engine, Scheduler, SchedulerError
from .finding import Finding, Problem, Text
from .locate import Locator
from .page import Page
from .report import AuditSummary, PageStatus, Report, make_report, merge
from .site import Site, check_site
from .source import Sources
from .tally import tally
from .waiver import Waiver, apply_waivers, judge_waivers, read_waivers
from .workers import check_in_worker, rescue, result_of, start_pool, stop_pool

# Below this many pages, starting other processes costs more than it saves.
POOL_FROM = 40
# A page of so many bytes is wild enough to be judged in a process that may die of it.
_WORKER_FROM = 500_000

_NO_ENGINE = Text("le moteur réparti n'est pas utilisable", "the distributed engine cannot be used")
_DIED = Text(
    "le processus de contrôle est mort (mémoire épuisée, ou calcul que rien n'interrompt)",
    "the checking process died (out of memory, or a computation that nothing interrupts)",
)


@dataclass(frozen=True, slots=True)
class _Task:
    """A page that a worker judges."""

    page: PageFile
    html: bytes
    url: str
    future: Future[PageReport]


class Gate:
    """Judges the pages of one build or of one call, early where it can.

    In: the folder that "/" stands for; the settings; the project's folder, to
    which sources and waivers are relative; folders where style sheets lie that
    are not in the build yet (`{URL prefix: folder}`); the folder of the theme's
    templates; that of the content, whose YAML files tell words too; the clock;
    which of the pages, `{URL: file}`, a browser looks at, where the settings shall
    not say it; which waivers were judged before, and hold on.
    """

    def __init__(
        self,
        root: Path | None,
        config: Config,
        project: Path,
        *,
        early_assets: Mapping[str, Path] | None = None,
        templates: Path | None = None,
        content: Path | None = None,
        today: Callable[[], datetime.date] = clock.today,
        looked_at: Callable[[Mapping[str, Path]], Collection[str]] | None = None,
        held: Callable[[Waiver], bool] = lambda waiver: False,
    ) -> None:
        self._assets = Assets(root)
        self._early_assets = Assets(root, early_assets)
        self._config = config
        self._project = project
        self._templates = templates
        self._content = content
        self._today = today
        self._looked_at = looked_at
        self._held = held
        self._executor: Executor | None = None
        # Why there is no engine, once one was wanted.
        self._no_engine: Problem | None = None
        self._submitted: dict[str, Future[PageReport]] = {}
        self._waiting: list[Path] = []
        # What is published, by address: the digest of the text, or None; looked at once for each judgement.
        self._published: dict[str, str | None] = {}
        self.seconds: dict[str, float] = {}

    # Early checks

    def expect(self, pages: int) -> None:
        """So many pages are to come: where they are many, the workers start now, while the first are made."""
        if pages >= POOL_FROM:
            self._start_workers()

    def _start_workers(self) -> bool:
        """Start processes here, or join the engine of the settings; false where there is none, as a problem tells."""
        if self._executor is None and self._no_engine is None:
            try:
                address = self._config.scheduler
                self._executor = Engine(Scheduler(address)) if address else start_pool()
            except SchedulerError as error:
                self._no_engine = error.problem
        return self._executor is not None

    def submit(self, path: Path) -> None:
        """An HTML file was just written: check it in the background, once there are enough of them.

        What it says counts only if the page and its style sheets are still the
        same when the judgement comes.
        """
        self._waiting.append(path)
        if self._executor is None and (len(self._waiting) < POOL_FROM or not self._start_workers()):
            return
        for waiting in self._waiting:
            self._start(read_page(waiting), self._assets.url_of(waiting), self._early_assets)
        self._waiting.clear()

    def _start(self, html: bytes, url: str, assets: Assets) -> Future[PageReport]:
        assert self._executor is not None
        future = self._submit_to(self._executor, html, url, assets)
        key = _key(html, url)
        # The order of the keys is that of the tasks in the pool.
        self._submitted.pop(key, None)
        self._submitted[key] = future
        return future

    def _submit_to(self, executor: Executor, html: bytes, url: str, assets: Assets) -> Future[PageReport]:
        future: Future[PageReport]
        try:
            future = executor.submit(check_in_worker, html, url, assets, self._config)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        return future

    def close(self) -> None:
        """Stop the workers, without waiting for what they do."""
        executor, self._executor = self._executor, None
        if executor is not None:
            stop_pool(executor)

    # The judgement

    def judge_build(self, sources: Mapping[Path, Path], problems: Sequence[Problem] = ()) -> Report:
        """Judge a whole build as it now stands: every HTML file of the root, labelled by its path below it.

        In: the Markdown file of each output file; what went wrong before.
        Out: the `Report`; a fault that repeats on many pages is one finding.
        """
        root = self._assets.root
        assert root is not None
        found = {file.path for file in find_pages([str(root)])}
        found |= {root / path.resolve().relative_to(root) for path in sources}
        pages = [PageFile(path, path.relative_to(root).as_posix()) for path in sorted(found)]
        return self.judge(pages, sources, problems, merged=True, whole=True)

    def judge(
        self,
        pages: Sequence[PageFile],
        sources: Mapping[Path, Path] | None = None,
        problems: Sequence[Problem] = (),
        *,
        site: bool = True,
        merged: bool = True,
        whole: bool = False,
    ) -> Report:
        """Judge pages as they now stand.

        In: the pages; the Markdown file of each, where it is known; what went
        wrong before; whether the links between pages are followed; whether a
        fault that repeats is one finding, as on the pages of one site, or one for
        each page; whether these pages are a whole site: then a waiver that covers
        nothing is a fault, and a page without its style sheet was not checked.
        Out: the `Report`. Unreadable files are pages that could not be checked.
        """
        started = time.perf_counter()
        self._published.clear()
        statuses: list[PageStatus] = []
        reports: dict[str, PageReport] = {}
        labels: dict[str, str] = {}
        # What was written from content is judged as a page, whatever its name and first bytes.
        certain = {path.absolute() for path in sources or ()}
        for page, said in self._check_all(pages, certain):
            if isinstance(said, PageStatus):
                statuses.append(said)
                continue
            reports[said.page], labels[said.page] = said, page.label
            missing = _missing_sheet(said) if whole else None
            status = missing or PageStatus(page.label, said.status, said.reason)
            statuses.append(replace(status, counts=said.counts))
        if self._no_engine is not None:
            problems = [*problems, self._no_engine]
        statuses = [replace(status, page=labels.get(status.page, status.page)) for status in statuses]
        self.seconds["pages"] = time.perf_counter() - started

        raw = [found for report in reports.values() for found in report.findings]
        words = {url: report.words for url, report in reports.items()}
        if site:
            raw += self._site_findings(reports, {self._assets.url_of(page.path): page.path for page in pages}, words)
        written = {self._assets.url_of(path): source for path, source in (sources or {}).items()}
        files = Sources(written, self._project, self._content)
        summary: AuditSummary | None = None
        checked = {page for page, report in reports.items() if report.status == "checked"}
        if self._config.browser != "none" and checked:
            looked = self._look(pages, reports, checked, raw)
            raw, summary = list(looked.findings), looked.summary
            words |= looked.words
            problems = [*problems, *looked.problems]
            statuses = [_unseen(status, looked.unseen, labels) for status in statuses]
        located = Locator(files, self._templates, self._project).locate(raw, words)
        site_file = self._project / self._config.waivers if self._config.waivers else None
        waivers, unreadable = read_waivers(
            files.all(),
            site_file,
            self._config.waivers,
            required=self._config.waivers not in ("", Config().waivers),
        )
        today = self._today()
        held = [replace(waiver, until=max(waiver.until, today)) for waiver in waivers if self._held(waiver)]
        waivers = [waiver for waiver in waivers if not self._held(waiver)]
        findings, used = apply_waivers(located, [*waivers, *held], today)
        findings = [_relabel(found, labels) for found in findings]
        on_waivers = judge_waivers(waivers, used if whole else set(waivers), today, self._config)
        told = tally(statuses, [*findings, *on_waivers], looked=summary is not None)
        if merged:
            findings = merge(findings)
        self.seconds["total"] = time.perf_counter() - started
        return make_report(
            told.pages,
            [*findings, *on_waivers],
            [*problems, *unreadable],
            today,
            rules=told.rules,
            tests=told.tests,
            browser=summary,
        )

    def _look(
        self,
        pages: Sequence[PageFile],
        reports: Mapping[str, PageReport],
        checked: AbstractSet[str],
        static: Sequence[Finding],
    ) -> Looked:
        """What a browser sees of the pages that were checked without one."""
        started = time.perf_counter()
        paths = {url: page.path for page in pages if (url := self._assets.url_of(page.path)) in checked}
        titles = {url: reports[url].facts.title for url in paths if reports[url].facts is not None}  # type: ignore[union-attr]  # asked just before
        named = None if self._looked_at is None else self._looked_at(paths)
        looked = look(paths, titles, static, self._assets, self._config, named)
        self.seconds["browser"] = time.perf_counter() - started
        return looked

    def _check_all(
        self, pages: Sequence[PageFile], certain: AbstractSet[Path]
    ) -> Iterator[tuple[PageFile, PageReport | PageStatus]]:
        if len(pages) >= POOL_FROM:
            self._start_workers()
        early: list[_Task] = []
        final: list[_Task] = []
        for page in pages:
            try:
                html = read_page(page.path)
            except OSError as error:
                reason = Text(f"fichier illisible ({error.strerror})", f"unreadable file ({error.strerror})")
                yield page, PageStatus(page.label, "couldNotCheck", reason)
                continue
            if page.path.absolute() not in certain and not looks_like_html(page.path, html):
                reason = Text("ce fichier n'est pas une page HTML", "this file is not an HTML page")
                yield page, PageStatus(page.label, "notApplicable", reason)
                continue
            if len(html) >= _WORKER_FROM:
                self._start_workers()
            if self._no_engine is not None:
                yield page, PageStatus(page.label, "couldNotCheck", _NO_ENGINE)
                continue
            url = self._assets.url_of(page.path)
            submitted = self._submitted.get(_key(html, url))
            if submitted is not None:
                early.append(_Task(page, html, url, submitted))
            elif self._executor is None:
                yield page, check_page(html, url, self._assets, self._config)
            else:
                final.append(_Task(page, html, url, self._start(html, url, self._assets)))
        lost: list[_Task] = []
        for task in early:
            report = result_of(task.future)
            if report is None:
                lost.append(task)
            elif self._is_current(report):
                yield task.page, report
            else:
                again = self._start(task.html, task.url, self._assets)
                final.append(replace(task, future=again))
        for task in final:
            report = result_of(task.future)
            # Another machine may not see the files that this one sees.
            if report is None or (self._config.scheduler and not self._is_current(report)):
                lost.append(task)
            else:
                yield task.page, report
        yield from self._rescued(lost)

    def _rescued(self, lost: list[_Task]) -> Iterator[tuple[PageFile, PageReport | PageStatus]]:
        """The pages lost when a worker died, judged again; those that it dies of could not be checked."""
        if not lost:
            return
        # The pool is broken for good.
        self.close()
        order = {key: number for number, key in enumerate(self._submitted)}
        lost.sort(key=lambda task: order[_key(task.html, task.url)])
        for task, report in rescue(lost, lambda pool, task: self._submit_to(pool, task.html, task.url, self._assets)):
            yield task.page, report or PageStatus(task.page.label, "couldNotCheck", _DIED)

    def _is_current(self, report: PageReport) -> bool:
        """Whether a page was judged with the style sheets that are published."""
        for url, judged in report.stylesheets.items():
            if url not in self._published:
                text = self._assets.get(url)
                self._published[url] = None if text is None else digest(text)
            if self._published[url] != judged:
                return False
        return True

    def _site_findings(
        self, reports: Mapping[str, PageReport], paths: Mapping[str, Path], words: dict[str, str]
    ) -> list[Finding]:
        root = self._assets.root
        files = (
            frozenset("/" + file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
            if root
            else frozenset(reports)
        )
        found: list[Finding] = []
        parsed: dict[str, Page] = {}
        for url, link, rule, verdict in check_site(Site(reports, files, self._config.site_url), self._config):
            if url not in parsed:
                parsed[url] = Page(read_page(paths[url]), url)
                words[url] = " ".join(parsed[url].words)
            page = parsed[url]
            found.append(finding(rule, verdict, page.elements[link.order], page, self._config))
        return found


def _key(html: bytes, url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogateescape") + b"\0" + html).hexdigest()


# Rules read frames, scripts, captions and images as well; where those are missing, other rules say so.
_NO_SHEETS = (*HTML_SUFFIXES, ".js", ".mjs", ".vtt", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def _missing_sheet(report: PageReport) -> PageStatus | None:
    """The status of a page whose own style sheet is not there: what it looks like is not known."""
    for url, text in report.stylesheets.items():
        if text is None and url.startswith("/") and not url.startswith("//") and not url.lower().endswith(_NO_SHEETS):
            reason = Text(
                f"la feuille de style {url} n'existe pas\u00a0: l'aspect de la page n'est pas connu",
                f"the style sheet {url} does not exist: what the page looks like is not known",
            )
            return PageStatus(report.page, "couldNotCheck", reason)
    return None


def _unseen(status: PageStatus, unseen: Mapping[str, Text], labels: Mapping[str, str]) -> PageStatus:
    """The status of a page after the browser audit; one that was not looked at was not checked."""
    reason = next((reason for url, reason in unseen.items() if labels.get(url, url) == status.page), None)
    return status if reason is None else replace(status, status="couldNotCheck", reason=reason)


def _relabel(found: Finding, labels: Mapping[str, str]) -> Finding:
    label = labels.get(found.place.page, found.place.page)
    return replace(found, place=replace(found.place, page=label))
