"""The end of a build: records written, site published or refused, and a few lines that say so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from a11y.clock import today
from a11y.config import Config
from a11y.finding import Lang, Problem, Text
from a11y.history import HistoryError
from a11y.output import terminal
from a11y.printable import printable
from a11y.renderers import text as text_renderer
from a11y.report import Report, make_report

from .crash import explain, traces_of
from .kept import Copy
from .lock import AnotherBuildError, build_lock
from .places import Places
from .promotion import discard, promote, settle
from .records import REPORT_TEXT, TRACE, complete, write_present, write_records, write_sources
from .speech import say
from .wording import UnbuildableError, counted, said

_COULD_NOT_BUILD = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: its report, the tracebacks of crashes, drafts kept back, seconds taken.

    `notices` stand in nobody's way yet, and are told.

    `judged` says that the gate has seen every page of staging; only then may it be published.
    `sources` names the content file of each page; `copy` holds all that the site was made from, to be kept once it
    is published. `trend` says whether it counts among what the site came to from day to day.
    """

    report: Report
    judged: bool = False
    traces: tuple[str, ...] = ()
    drafts: int = 0
    seconds: float = 0.0
    sources: Mapping[Path, Path] = field(default_factory=dict)
    copy: Copy | None = None
    trend: bool = True
    notices: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 to publish, 1 for findings, 2 where something could not be built or checked."""
        return self.report.exit_code if self.judged else _COULD_NOT_BUILD

    @classmethod
    def of_problems(cls, problems: Sequence[Problem], traces: Sequence[str] = ()) -> Outcome:
        """The outcome of a build that came to no page."""
        return cls(make_report([], [], problems, today()), traces=tuple(traces))

    def with_error(self, error: Exception, places: Places) -> Outcome:
        """The same outcome with one more thing gone wrong."""
        report = self.report.with_problems(explain(error, places))
        return replace(self, report=report, traces=(*self.traces, *traces_of(error)))


def conclude_under_lock(build: Callable[[], Outcome], places: Places, config: Config) -> int:
    """Build and conclude while no other build of this site can; the exit code.

    The report files are the running build's: whoever finds the lock taken leaves them alone.
    """
    with ExitStack() as held:
        try:
            held.enter_context(build_lock(places.lock))
        except AnotherBuildError as other:
            say(_rendered(Outcome.of_problems(other.problems), config.lang))
            return _COULD_NOT_BUILD
        except OSError as error:
            return conclude(Outcome.of_problems(explain(error, places), traces_of(error)), places, config)
        return conclude(build(), places, config)


def conclude(outcome: Outcome, places: Places, config: Config) -> int:
    """Write the records, publish if nothing stands against it, say what happened; the exit code.

    The records come first: a site is never published whose report could not be written.
    """
    published = False
    report, complaint = complete(outcome.report, places)
    recorded, outcome = _record(replace(outcome, report=report), places, config, complaint is None)
    if outcome.exit_code == 0:
        try:
            _promote(places, outcome.copy)
            published = True
            settle(places)
        except (OSError, UnbuildableError) as error:
            recorded, outcome = _record(outcome.with_error(error, places), places, config, complaint is None)
    if outcome.copy is not None:
        # Before anything is said: who watches and sees it may save the next file at once.
        outcome.copy.drop()
    say(_rendered(outcome, config.lang))
    for notice in outcome.notices:
        say(text_renderer.told(notice, "warning", config.lang, **terminal()) + "\n")
    if complaint is not None:
        say(printable(complaint))
    say(_summary(outcome, places, recorded, published)[config.lang])
    if published:
        _delete_former(places, config.lang)
    return outcome.exit_code


def _promote(places: Places, copy: Copy | None) -> None:
    """Make staging the published site, and keep its sources.

    The sources first: a build killed in between leaves those of a site that was judged and may be published.
    """
    if copy is None:
        promote(places)
        return
    copy.keep()
    try:
        promote(places)
    except BaseException:
        copy.give_back()
        raise


def _record(outcome: Outcome, places: Places, config: Config, with_history: bool) -> tuple[bool, Outcome]:
    try:
        write_records(outcome.report, outcome.traces, config, places)
        if outcome.judged and outcome.trend and with_history:
            write_present(outcome.report, places)
        if outcome.judged and outcome.exit_code == 0:
            # They tell of what is published: after a refusal that is still the former site.
            write_sources(outcome.sources, places)
    except (OSError, HistoryError) as error:
        return False, outcome.with_error(error, places)
    return True, outcome


def _summary(outcome: Outcome, places: Places, recorded: bool, published: bool) -> Text:
    report, output = outcome.report, places.shown(places.output)
    seconds = f"{outcome.seconds:.1f}"
    lines = [
        said(
            "{pages} en {seconds} s{drafts}.",
            "{count} pages in {seconds_en} s{drafts_en}.",
            pages=counted(len(report.pages), "page", "pages"),
            seconds=seconds.replace(".", ","),
            count=len(report.pages),
            seconds_en=seconds,
            drafts=f", {counted(outcome.drafts, 'brouillon gardé', 'brouillons gardés')}" if outcome.drafts else "",
            drafts_en=f", {outcome.drafts} drafts kept back" if outcome.drafts else "",
        )
    ]
    if recorded:
        lines.append(said("Rapport : {path}", "Report: {path}", path=places.shown(places.reports / REPORT_TEXT)))
        if outcome.traces:
            trace = places.shown(places.reports / TRACE)
            lines.append(said("Trace : {path}", "Traceback: {path}", path=trace))
    if published:
        lines.append(said("Publié dans {output}/.", "Published in {output}/.", output=output))
    elif places.output.exists():
        lines.append(
            said(
                "Publication refusée : {output}/ n'a pas changé.",
                "Publication refused: {output}/ is unchanged.",
                output=output,
            )
        )
    else:
        lines.append(
            said(
                "Publication refusée : rien n'est encore publié dans {output}/.",
                "Publication refused: nothing is published in {output}/ yet.",
                output=output,
            )
        )
    return Text("\n".join(line.fr for line in lines), "\n".join(line.en for line in lines))


def _delete_former(places: Places, lang: Lang) -> None:
    """Delete the former site, which the exchange left in staging; the next build would do it too."""
    try:
        discard(places.staging)
    except OSError as error:
        say(
            said(
                "L'ancien site, dans {staging}, n'a pas pu être effacé : {error}.",
                "The former site, in {staging}, could not be deleted: {error}.",
                staging=places.shown(places.staging),
                error=printable(error.strerror or str(error)),
            )[lang]
        )


def _rendered(outcome: Outcome, lang: Lang) -> str:
    return "".join(text_renderer.render(outcome.report, lang, **terminal(), first=text_renderer.FIRST))
