"""The command `a11y`: judge HTML files or folders, also of other people's sites, without Pelican."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import clock, compare_text, waiver_command
from .arguments import parse
from .assets import find_pages
from .compare import compare, render_json
from .config import Config, ConfigError, load_config, read_config_file
from .finding import Lang
from .gate import Gate
from .history import HistoryError, read_history, write_history
from .output import refuse_shared, terminal, wanted, write
from .printable import printable
from .quote import quoted
from .renderers import formats
from .renderers import text as text_renderer
from .report import Report
from .reread import ReportFileError, read_report
from .system_error import in_french
from .waiver_writing import WaiverWritingError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is the verdict."""
    try:
        return _run(parse(argv))
    except (ConfigError, HistoryError, ReportFileError, WaiverWritingError) as error:
        print(f"a11y\u00a0: {printable(str(error))}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the report has stopped reading: nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"a11y\u00a0: {printable(f'{error.filename}')}\u00a0: {in_french(error)}.", file=sys.stderr)
    except Exception as error:  # noqa: BLE001  # the last resort: what crashed was not checked, and that is said
        said = printable(f"{type(error).__name__}\u00a0: {error}")
        print(f"a11y\u00a0: le contrôle est tombé en panne ({said}).", file=sys.stderr)
    return 2


def _run(args: argparse.Namespace) -> int:
    if args.compare:
        return _compare(args)
    # Waivers are a site's own: without its settings none applies.
    config = read_config_file(args.config) if args.config else Config(waivers="")
    config = _with_browser(config, args)
    if (said := clock.bad_day()) is not None:
        raise ConfigError(f"{clock.VARIABLE}={said} n'est pas un nombre de secondes depuis 1970.")
    if args.root is not None and not args.root.is_dir():
        raise ConfigError(f"--root\u00a0: «\u00a0{args.root}\u00a0» n'est pas un dossier.")
    folders = [path for path in args.paths if Path(path).is_dir()]
    root: Path | None = args.root or (Path(folders[0]) if len(args.paths) == 1 and folders else None)
    project = args.config.resolve().parent if args.config else Path.cwd()
    sources = _read_sources(args.sources, root, project)
    if args.write_waivers:
        return waiver_command.run(args, config, root, project, sources)
    return _judge(args, config, root, project, sources, merged=bool(folders))


def _judge(
    args: argparse.Namespace,
    config: Config,
    root: Path | None,
    project: Path,
    sources: dict[Path, Path],
    *,
    merged: bool,
) -> int:
    lang: Lang = args.lang or config.lang
    files = wanted(args.format, args.output, formats())
    if args.history:
        refuse_shared([args.history, *(file for _, file in files if file is not None)])
    history = read_history(args.history) if args.history else ()
    # Pages whose sources are known are those of a project: its YAML files tell words too.
    gate = Gate(root, config, project, content=project / "content" if sources else None)
    try:
        # A page alone says nothing of the site around it: links are followed where the site is given.
        # Of files given one by one, each has its own findings: a pipeline asks about each.
        report = gate.judge(find_pages(args.paths), sources, site=root is not None, merged=merged)
    finally:
        gate.close()
    report = quoted(report, project).with_history(history)
    for name, file in files:
        _write(report, name, file, lang)
    if args.history:
        write_history(args.history, history, report.present)
    if not report.pages:
        print(f"a11y\u00a0: {waiver_command.NO_PAGE}", file=sys.stderr)
        return 2
    return report.exit_code


def _write(report: Report, name: str, file: Path | None, lang: Lang) -> None:
    chunks = formats()[name].render(report, lang)
    if file is None and name == "text":
        # Of a terminal's screens a person reads the first ones.
        chunks = text_renderer.render(report, lang, **terminal(), first=text_renderer.FIRST)
    write(chunks, file)


def _compare(args: argparse.Namespace) -> int:
    files = wanted(args.format, args.output, {"text": 1, "json": 1})
    lang: Lang = args.lang or "fr"
    comparison = compare(*map(read_report, args.compare))
    for name, file in files:
        if name == "json":
            write(render_json(comparison), file)
        elif file is None:
            write(compare_text.render(comparison, lang, **terminal(), first=text_renderer.FIRST), None)
        else:
            write(compare_text.render(comparison, lang), file)
    return comparison.verdict if args.fail_on_new else 0


def _with_browser(config: Config, args: argparse.Namespace) -> Config:
    """The settings with what the command line says of the browser audit."""
    said = {"guises": args.guises and args.guises.split(","), "browser_workers": args.workers, "sample_seed": args.seed}
    # A command looks in the browser when it is told to; what a build does is the build's.
    mode = {"browser": "sample" if args.sample else "all" if args.browser else "none"}
    # The checks of the settings are those of the setting `A11Y`.
    known = load_config({**mode, **{key: value for key, value in said.items() if value is not None}})
    return replace(
        config,
        browser=known.browser,
        browser_probes=config.browser_probes and not args.no_probes,
        guises=known.guises if args.guises else config.guises,
        browser_workers=known.browser_workers or config.browser_workers,
        sample_seed=config.sample_seed if known.sample_seed is None else known.sample_seed,
    )


def _read_sources(file: Path | None, root: Path | None, project: Path) -> dict[Path, Path]:
    """The Markdown file of each page, as a build noted it: `{page below the root: file below the project}`."""
    if file is None:
        return {}
    if root is None:
        raise ConfigError("--sources demande --root\u00a0: les pages y sont nommées par leur chemin sous ce dossier.")
    try:
        noted = json.loads(file.read_text(encoding="utf-8"))
        return {root / page: project / source for page, source in noted.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise ConfigError(f"--sources\u00a0: «\u00a0{file}\u00a0» est illisible ({error}).") from error


if __name__ == "__main__":
    sys.exit(main())
