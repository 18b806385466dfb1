"""`make alerte`: the last published site with the alerts of this moment, whatever else is being written.

The site is built again from what it was made from (`kept`), with `content/alertes/`
as it is now, and goes through the same gate and the same exchange as any other: what
does not pass leaves `output` as it is. Three things differ. A browser looks at the pages
that the alerts change most, not at all of them: the others were seen when they were
published. Waivers that the published site was judged with hold on, and what other plugins
have against publishing is told only: no alert waits for a fault that residents have met all
the while, nor for what a document says of it.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pelican
from pelican.log import init as init_logging
from pelican.plugins import signals

from a11y.clock import now
from a11y.command_line import FrenchParser
from a11y.config import Config
from a11y.finding import Problem, Text
from a11y.gate import Gate
from a11y.report import Report
from a11y.waiver import Waiver
from city.alerts import AHEAD
from city.content_types.alert import Alert, first, last
from city.dates import moment_fr

from .build import GatedPelican
from .crash import explain, traces_of
from .kept import Copy, Kept, copy_folder, newest_kept
from .lock import AnotherBuildError, build_lock
from .places import Places
from .promotion import discard
from .speech import say
from .stopping import INTERRUPTED, terminable
from .verdict import Outcome, conclude
from .wording import UnbuildableError, said

# An audit of a large site takes minutes; who waits longer is told how to go on.
_PATIENCE: Final = 900.0
_COULD_NOT_BUILD: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Publish the alerts of the project in the current folder; the exit code is that of a build."""
    parser = FrenchParser(
        prog="python -m publish.alert",
        description="Publie les alertes du moment avec le dernier site publié, quoi que l'on écrive par ailleurs.",
    )
    parser.add_argument("--output", default="output", metavar="DIR", help="le site publié (output)")
    parser.add_argument("--without-browser", action="store_true", help="ne regarde pas les alertes dans un navigateur")
    asked = parser.parse_args(arguments)
    project = Path.cwd()
    places = Places.of({"PATH": project / "content", "THEME": project / "theme", "OUTPUT_PATH": asked.output})
    try:
        with terminable(), build_lock(places.lock, _PATIENCE, _say_waiting):
            return _publish(places, browser=not asked.without_browser)
    except KeyboardInterrupt:
        say(_INTERRUPTED.fr)
        return INTERRUPTED
    except SystemExit as ended:
        if isinstance(ended.code, int):
            return ended.code
        raise
    except AnotherBuildError as other:
        # The report files are the running build's.
        for text in (other.problems[0].message, other.problems[0].fix):
            say(text.fr)
        return _COULD_NOT_BUILD
    except OSError as error:
        return _refuse(places, explain(error, places), traces_of(error))


def _publish(places: Places, *, browser: bool) -> int:
    """Build the kept sources with the alerts of now, judge, publish; the lock is held."""
    try:
        kept = newest_kept(places)
        if kept is None:
            return _refuse(places, [_nothing_kept(places)])
        _bring_alerts(places, kept)
    except (OSError, UnbuildableError) as error:
        return _refuse(places, explain(error, places), traces_of(error))
    _move_into(kept.folder, places.project)
    _log_as_pelican_does()
    args = pelican.parse_arguments(
        [str(kept.folder / kept.content), "-s", kept.settings, "-o", str(places.output), "-t", kept.theme]
    )
    args.relative_paths = kept.relative
    args.overrides = {**kept.overrides, "PELICAN_CLASS": partial(AlertPelican, kept, places, browser)}
    try:
        site, _ = pelican.get_instance(args)
    except Exception as error:  # noqa: BLE001 - the settings are a program, which may raise anything
        return _refuse(places, explain(error, places), traces_of(error))
    site.run()
    return 0


def _bring_alerts(places: Places, kept: Kept) -> None:
    """Put the alerts as they are now in the place of those kept. Raises `OSError` and `UnbuildableError`."""
    theirs = kept.folder / kept.content / Alert.folder
    ours = places.project / kept.content / Alert.folder
    discard(theirs)
    if ours.is_dir():
        copy_folder(ours, theirs, places)
    else:
        theirs.mkdir()


def _move_into(folder: Path, project: Path) -> None:
    """Have what the settings name by a relative path, or import, come from the kept sources."""
    os.chdir(folder)
    sys.path[:] = [str(folder), *(path for path in sys.path if path and Path(path).absolute() != project)]


def _log_as_pelican_does() -> None:
    args = pelican.parse_arguments([])
    init_logging(
        level=args.verbosity,
        fatal=args.fatal,
        name=pelican.__name__,
        handler=pelican.LOG_HANDLERS[args.log_handler],
        logs_dedup_min_level=getattr(logging, args.logs_dedup_min_level),
    )


class AlertPelican(GatedPelican):
    """The gated build of kept sources, whose caller holds the lock."""

    def __init__(self, kept: Kept, around: Places, browser: bool, settings: dict[str, Any]) -> None:
        self._kept = kept
        self._around = around
        self._zone = ZoneInfo(settings["TIMEZONE"] or "UTC")
        self._sections = {section["path"]: section["url"] for section in settings.get("SECTIONS", ())}
        self._context: Mapping[str, Any] = {}
        self._set_aside: list[Problem] = []
        if not browser:
            settings["A11Y"] = {**(settings.get("A11Y") or {}), "browser": "none"}
        signals.all_generators_finalized.connect(self._content_read)
        super().__init__(settings)

    def places_of(self, settings: Mapping[str, Any]) -> Places:
        """The kept sources, and all the rest where it always is."""
        return replace(Places.of(settings), reports=self._around.reports, home=self._around.project)

    def copy(self) -> Copy | None:
        """None: the sources are those that are kept already."""
        return None

    def gate(self, **more: Any) -> Gate:
        """The gate, which judges all pages anew; see the module for what differs."""
        return super().gate(looked_at=self._to_look_at, held=self._was_judged, **more)

    def objections(self, report: Report) -> tuple[list[Problem], list[str]]:
        """None that count: what plugins have against publishing is only told, an alert waits for no paper."""
        self._set_aside, _ = super().objections(report)
        return [], []

    def conclude(self, build: Callable[[], Outcome]) -> int:
        """Publish or refuse, in a report that says what this was and that is no point of the trend."""
        outcome = build()
        note = _NOTE.format(when=self._when)
        outcome = replace(
            outcome,
            report=replace(outcome.report, note=note),
            trend=False,
            notices=(*outcome.notices, *self._set_aside),
        )
        code = conclude(outcome, self.places, self.config)
        for text in self._shown() if code == 0 else self._hints(outcome):
            say(text[self.config.lang])
        return code

    @property
    def _when(self) -> str:
        return moment_fr(self._kept.built.astimezone(self._zone).replace(second=0), now().year)

    def _content_read(self, generators: Sequence[Any]) -> None:
        self._context = generators[0].context

    def _was_judged(self, waiver: Waiver) -> bool:
        """Whether a waiver is of the published site, and not of an alert of now."""
        return not Path(waiver.source).is_relative_to(Path(self._kept.content, Alert.folder))

    def _to_look_at(self, pages: Mapping[str, Path]) -> set[str]:
        """The home page, one of each other language, the alerts' own, the first of each section that shows some."""
        addresses = {"/"}
        for alert in self._context.get("alerts", ()):
            addresses |= {alert.page_url} if alert.page_url else set()
            addresses |= alert.section_urls or set()
        names = {f"{address.strip('/')}/index.html" for address in addresses} | self._first_by_language()
        files = {self.places.staging / name.lstrip("/") for name in names}
        return {url for url, path in pages.items() if path in files}

    def _first_by_language(self) -> set[str]:
        """The file of one page in each other language than the site's, in which the theme tells an alert too."""
        contents = (content for content in self._context.get("generated_content", {}).values() if content)
        others = [content for content in contents if not content.in_default_lang]
        return set(
            {one.lang: one.save_as for one in sorted(others, key=lambda one: one.save_as, reverse=True)}.values()
        )

    def _shown(self) -> list[Text]:
        """What residents now see of each alert file, since a wrong date is no fault that a gate would know."""
        folder = Path(self.places.content, Alert.folder)
        contents = self._context.get("generated_content", {}).values()
        alerts = [content for content in contents if content and Path(content.source_path).is_relative_to(folder)]
        if not alerts:
            return [said("Aucune alerte : le site n'en montre plus.", "No alert: the site shows none.")]
        return [self._state(content) for content in sorted(alerts, key=_shown_first)]

    def _state(self, content: Any) -> Text:
        file = self.places.shown(content.source_path)
        begins, ends = (moment.replace(tzinfo=self._zone) for moment in (first(content.du), last(content.jusqu_au)))
        since, until = (moment_fr(moment, now().year) for moment in (content.du, content.jusqu_au))
        values = {"title": content.title, "file": file, "since": since, "until": until}
        if content.status != "published":
            return said(
                "Ne se montre pas : {title} ({file}), un brouillon.", "Not shown: {title} ({file}), a draft.", **values
            )
        if ends <= now():
            return said(
                "Ne se montre plus : {title} ({file}) a pris fin {until}. Si l'alerte dure, corrigez « jusqu_au ».",
                "Not shown any more: {title} ({file}), ended {until}.",
                **values,
            )
        if begins > now() + AHEAD:
            return said(
                "Ne se montre pas encore : {title} ({file}), prévue pour {since}. Relancez « make alerte » dans la "
                "semaine qui précède, ou corrigez « du ».",
                "Not shown yet: {title} ({file}), planned for {since}. Start again in the week before.",
                **values,
            )
        where = self._where(content)
        if begins > now():
            return said(
                "Se montrera d'elle-même {since} : {title} ({file}), {where}.",
                "Will be shown by itself {since}: {title} ({file}), {where}.",
                **values,
                where=where,
            )
        return said(
            "En ligne jusqu'au {until} : {title} ({file}), {where}.",
            "Shown until {until}: {title} ({file}), {where}.",
            **values,
            where=where,
        )

    def _where(self, content: Any) -> Text:
        named: Sequence[str] = getattr(content, "sections", ())
        if not named:
            return said("sur toutes les pages", "on every page")
        urls = {self._sections[name] for name in named}
        listed = ", ".join(sorted(urls))
        return said("sur les pages de {urls}", "on the pages of {urls}", urls=listed)

    def _hints(self, outcome: Outcome) -> list[Text]:
        hints = [_HINT.format(when=self._when)]
        audit = outcome.report.browser
        if audit is not None and audit.audited != audit.chosen:
            hints.append(_BROWSER_HINT)
        return hints


def _shown_first(content: Any) -> tuple[bool, str]:
    return not hasattr(content, "alert"), str(content.source_path)


def _refuse(places: Places, problems: Sequence[Problem], traces: Sequence[str] = ()) -> int:
    outcome = Outcome.of_problems(problems, traces)
    return conclude(replace(outcome, report=replace(outcome.report, note=_NO_NOTE)), places, Config())


def _say_waiting(other: AnotherBuildError) -> None:
    say(_WAITING.format(holder=other.holder).fr)


def _nothing_kept(places: Places) -> Problem:
    return Problem(
        places.shown(places.kept),
        None,
        said(
            "Aucun site publié n'est gardé ici : il n'y a rien à quoi ajouter l'alerte.",
            "No published site is kept here: there is nothing to add the alert to.",
        ),
        said(
            "« make alerte » publie le dernier site publié avec ses alertes ; ce dont il est fait est gardé à chaque "
            "publication, sur la machine qui publie.",
            "An alert goes out with the last published site; what that is made from is kept on the machine that "
            "publishes, at each publication.",
        ),
        said(
            "Lancez « make publish », qui publie le site et l'alerte ; ou lancez « make alerte » sur la machine qui "
            "publie d'habitude.",
            "Publish the site and the alert together, or start again on the machine that usually publishes.",
        ),
    )


_NO_NOTE: Final = said("Publication d'une alerte (make alerte).", "Publication of an alert (make alerte).")
_NOTE: Final = said(
    "Publication d'une alerte (make alerte) : le site publié {when}, avec les alertes d'à présent.",
    "Publication of an alert (make alerte): the site published {when}, with the alerts of now.",
)
_HINT: Final = said(
    "L'alerte part avec le site publié {when} : ce qui fut écrit depuis n'y est pas. Corrigez les fichiers de "
    "content/alertes/, puis relancez « make alerte ».",
    "The alert goes out with the site published {when}: what was written since is not in it. Mend the files of "
    "content/alertes/, then start again.",
)
_BROWSER_HINT: Final = said(
    "Si seul le navigateur est en cause, « make alerte SANS_NAVIGATEUR=1 » s'en tient au contrôle.",
    "If the browser alone is at fault, “make alerte SANS_NAVIGATEUR=1” does without it.",
)
_WAITING: Final = said(
    "Une autre construction de ce site est en cours (processus {holder}). L'alerte part dès qu'elle finit.\n"
    "Pour ne pas attendre, arrêtez l'autre (Ctrl-C dans sa fenêtre) : le site publié reste entier.",
    "Another build of this site is running (process {holder}). The alert goes out once it ends.\n"
    "So as not to wait, stop the other (Ctrl-C in its window): the published site stays whole.",
)
_INTERRUPTED: Final = said(
    "Alerte interrompue : le site publié est entier, sans elle.",
    "Alert interrupted: the published site is whole, without it.",
)


if __name__ == "__main__":
    raise SystemExit(main())
