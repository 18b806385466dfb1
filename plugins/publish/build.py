"""GatedPelican: Pelican whose build is judged before it is published."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pelican
from pelican.generators import Generator
from pelican.log import console

from a11y.config import Config, ConfigError, load_config
from a11y.finding import Problem
from a11y.gate import POOL_FROM, Gate
from a11y.report import Report
from a11y.workers import prepare as prepare_workers

from .crash import explain, traces_of
from .kept import Copy, command_at_work
from .moved import MovedPages
from .places import Places
from .plugin_loading import load_and_register
from .promotion import prepare
from .search import Search, make_index
from .serving import take_over
from .settings_check import bad_gate_setting, setting_problems
from .signals import report_judged
from .speech import say
from .stopping import INTERRUPTED, Terminated, terminable
from .verdict import Outcome, conclude_under_lock
from .witness import Witness
from .wording import said


class GatedPelican(pelican.Pelican):  # type: ignore[misc]  # Pelican has no types
    """Pelican with a gate: `PELICAN_CLASS = GatedPelican` in the settings.

    A class, and not a plugin: a plugin cannot see plugins that did not load, nor
    Ctrl-C, and a gate that is missing from PLUGINS would be missed by nobody.
    """

    make_gate: ClassVar[Callable[..., Gate]] = Gate

    def __init__(self, settings: dict[str, Any]) -> None:
        self.places = self.places_of(settings)
        self._command = command_at_work()
        self.config = Config()
        self._problems: list[Problem] = []
        self._traces: list[str] = []
        take_over()
        # The other core is idle while this one loads the settings, the rules and the plugins.
        self._texts = sum(1 for _ in self.places.content.rglob("*.md"))
        if self._texts >= POOL_FROM:
            prepare_workers()
        try:
            config = load_config(settings.get("A11Y"))
            self.config = replace(config, site_url=config.site_url or settings.get("SITEURL") or "")
            self._problems.extend(setting_problems(settings))
            super().__init__(settings)
        except ConfigError as error:
            self._problems.append(bad_gate_setting(error))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise anything
            self._problems.extend(explain(error, self.places))
            self._traces.extend(traces_of(error))
        if self._problems:
            refused = Outcome.of_problems(self._problems, self._traces)
            raise SystemExit(self.conclude(lambda: refused))

    def places_of(self, settings: Mapping[str, Any]) -> Places:
        """Where this build reads, works and publishes."""
        return Places.of(settings)

    def conclude(self, build: Callable[[], Outcome]) -> int:
        """Build, then publish or refuse, while no other build of this site can; the exit code."""
        return conclude_under_lock(build, self.places, self.config)

    def copy(self) -> Copy | None:
        """Copy what the site is about to be made from; None where its settings lie elsewhere, or nobody named any."""
        if self._command is None or self._command.settings.parent != self.places.project:
            return None
        return Copy(self.places, self._command)

    def gate(self, **more: Any) -> Gate:
        """Make the gate that judges this build, with what else it is to know."""
        return self.make_gate(
            self.places.staging,
            self.config,
            self.places.project,
            early_assets=self._theme_folders(),
            templates=self.places.theme / "templates",
            content=self.places.content,
            **more,
        )

    def objections(self, report: Report) -> tuple[list[Problem], list[str]]:
        """What plugins have against publishing what was judged (`signals.report_judged`), and the traces of crashes."""
        problems: list[Problem] = []
        traces: list[str] = []
        for receiver in report_judged.receivers_for(self):
            try:
                said = list(receiver(self, report=report))
                if strangers := [one for one in said if not isinstance(one, Problem)]:
                    raise TypeError(f"{receiver.__module__}.{receiver.__qualname__}: {strangers[0]!r} is no Problem")
            except Terminated:
                raise
            except (Exception, SystemExit) as error:  # noqa: BLE001 - what was not asked did not agree
                problems.extend(explain(error, self.places))
                traces.extend(traces_of(error))
            else:
                problems.extend(said)
        return problems, traces

    def init_plugins(self) -> None:
        """Load the plugins; each that fails is a problem, told before anything is built."""
        loaded = load_and_register(self.settings, self.places)
        self.plugins = loaded.plugins
        self._problems.extend(loaded.problems)
        self._traces.extend(loaded.traces)
        self.settings["PLUGINS"] = [pelican.get_plugin_name(plugin) for plugin in self.plugins]

    def _get_generator_classes(self) -> list[Callable[..., Generator]]:
        """Those of Pelican, and last, when all addresses are taken, the one of the addresses that pages had before."""
        return [*super()._get_generator_classes(), partial(MovedPages, places=self.places)]

    def run(self) -> None:
        """Build, judge, and publish or refuse.

        Raises `SystemExit` with 1 for findings, 2 for problems, 130 and 143 when
        stopped; returns when the site is published.
        """
        try:
            with terminable():
                code = self.conclude(self._outcome)
        except KeyboardInterrupt:
            say(_INTERRUPTED[self.config.lang])
            code = INTERRUPTED
        except Terminated:
            say(_INTERRUPTED[self.config.lang])
            raise
        if code:
            raise SystemExit(code)

    def _outcome(self) -> Outcome:
        started = time.monotonic()
        try:
            outcome = self._build()
        except Exception as error:  # noqa: BLE001 - the last resort: what crashed was not judged, and is told
            outcome = Outcome.of_problems(explain(error, self.places), traces_of(error))
        return replace(outcome, seconds=time.monotonic() - started)

    def _build(self) -> Outcome:
        prepare(self.places)
        copy = self.copy()
        gate = self.gate()
        witness = Witness(self.places, gate.submit)
        try:
            gate.expect(self._texts)
            report = self._rendered_and_judged(gate, witness)
        finally:
            gate.close()
        if report is None:
            return Outcome.of_problems(witness.problems, witness.traces)
        problems, untold = self.objections(report)
        report = report.with_problems(problems)
        traces, sources = (*witness.traces, *untold), dict(witness.sources)
        return Outcome(
            report,
            judged=True,
            traces=traces,
            drafts=witness.drafts,
            sources=sources,
            copy=copy,
            notices=tuple(witness.notices),
        )

    def _rendered_and_judged(self, gate: Gate, witness: Witness) -> Report | None:
        """Render every page into staging, then judge the site; None where that crashed, as the witness knows."""
        self.output_path = str(self.places.staging)
        try:
            with witness.watching(), _pelican_silent():
                super().run()
                witness.look_over()
            search = Search.of(self.settings)
            if search and not witness.problems:
                make_index(search, self.places)
            return gate.judge_build(witness.sources, witness.problems)
        except Terminated:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - every crash is told, none is lost
            if not (witness.problems and str(error) == _FATAL_LOGGER):
                witness.explain(error)
            return None

    def _theme_folders(self) -> dict[str, Path]:
        """Where the style sheets lie that reach the build only at its end, by URL."""
        first = next(iter(self.settings["THEME_STATIC_PATHS"]), None)
        prefix = f"/{self.settings['THEME_STATIC_DIR']}/"
        return {} if first is None else {prefix: self.places.theme / first}


# What Pelican raises, under `--fatal errors`, right after an error that was told already.
_FATAL_LOGGER = "Warning or error encountered"
_INTERRUPTED = said(
    "Construction interrompue : le site publié est entier.", "Build interrupted: the published site is whole."
)


@contextmanager
def _pelican_silent() -> Iterator[None]:
    """Keep back Pelican's own « Done », which it says before anything is judged."""
    former, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = former
