"""The command `a11y`: judge HTML files or folders, also of other people's sites, without Pelican."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import clock
from .assets import find_pages
from .browser.guise import GUISES
from .config import Config, ConfigError, load_config, nearest, read_config_file
from .finding import Lang
from .gate import Gate
from .history import HistoryError, read_history, write_history
from .quote import quoted
from .renderers import Format, formats
from .renderers import text as text_renderer
from .report import Report
from .writing import replace_text

EPILOG = """\
Codes de sortie\u00a0: 0, rien au niveau erreur\u00a0; 1, des erreurs\u00a0; 2, quelque chose n'a pas pu être contrôlé.
Exit codes: 0 nothing at error level; 1 findings; 2 something could not be checked.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is the verdict."""
    args = _parser().parse_args(argv)
    try:
        return _run(args)
    except (ConfigError, HistoryError) as error:
        print(f"a11y\u00a0: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the report has stopped reading: nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"a11y\u00a0: {error.filename or ''}\u00a0: {error.strerror}", file=sys.stderr)
    except Exception as error:  # noqa: BLE001  # the last resort: what crashed was not checked, and that is said
        print(f"a11y\u00a0: le contrôle est tombé en panne ({type(error).__name__}\u00a0: {error}).", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="a11y",
        description="Contrôle l'accessibilité de pages HTML. / Checks the accessibility of HTML pages.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="fichiers ou dossiers à contrôler")
    parser.add_argument(
        "--format",
        action="append",
        metavar="NAME[=FILE]",
        help="format du rapport (text), et le fichier où l'écrire\u00a0; plusieurs fois pour en avoir plusieurs\u00a0: "
        f"{', '.join(formats())}",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="écrit dans ce fichier le rapport qui n'en a pas")
    parser.add_argument("--lang", choices=("fr", "en"), help="langue des messages (fr, ou celle des réglages)")
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="dossier où se cherchent les adresses qui commencent par /"
    )
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="fichier de réglages Python qui définit A11Y, tel pelicanconf.py",
    )
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="FILE",
        help="rapports/sources.json, où la construction note le fichier Markdown de chaque page",
    )
    parser.add_argument(
        "--history",
        type=Path,
        metavar="FILE",
        help="ce qu'ont dit les rapports précédents, pour la tendance\u00a0; celui-ci y est ajouté",
    )
    parser.add_argument("--browser", action="store_true", help="regarde aussi les pages dans un navigateur, avec pa11y")
    parser.add_argument(
        "--sample",
        action="store_true",
        help="dans le navigateur, seulement l'échantillon du RGAA",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="tirage de l'échantillon, pour le refaire à l'identique")
    parser.add_argument("--guises", metavar="A,B", help=f"aspects où voir les pages\u00a0: {', '.join(GUISES)}")
    parser.add_argument("--no-probes", action="store_true", help="axe et HTML_CodeSniffer seuls, sans nos sondes")
    parser.add_argument("--workers", type=int, metavar="N", help="nombre de navigateurs (un par cœur)")
    return parser


def _run(args: argparse.Namespace) -> int:
    # Waivers are a site's own: without its settings none applies.
    config = read_config_file(args.config) if args.config else Config(waivers="")
    config = _with_browser(config, args)
    lang: Lang = args.lang or config.lang
    wanted = _wanted(args.format or ["text"], args.output)
    if said := clock.bad_day():
        raise ConfigError(f"{clock.VARIABLE}={said} n'est pas un nombre de secondes depuis 1970.")
    history = read_history(args.history) if args.history else ()
    if args.root is not None and not args.root.is_dir():
        raise ConfigError(f"--root\u00a0: «\u00a0{args.root}\u00a0» n'est pas un dossier.")
    folders = [path for path in args.paths if Path(path).is_dir()]
    root: Path | None = args.root or (Path(folders[0]) if len(args.paths) == 1 and folders else None)
    project = args.config.resolve().parent if args.config else Path.cwd()
    gate = Gate(root, config, project)
    sources = _read_sources(args.sources, root, project)
    try:
        # A page alone says nothing of the site around it: links are followed where the site is given.
        # Of files given one by one, each has its own findings: a pipeline asks about each.
        report = gate.judge(find_pages(args.paths), sources, site=root is not None, merged=bool(folders))
    finally:
        gate.close()
    report = quoted(report, project).with_history(history)
    for form, file in wanted:
        _write(report, form, file, lang)
    if args.history:
        write_history(args.history, history, report.present)
    if not report.pages:
        print("a11y\u00a0: aucune page HTML à contrôler / no HTML page to check", file=sys.stderr)
        return 2
    return report.exit_code


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


def _wanted(said: Sequence[str], output: Path | None) -> list[tuple[Format, Path | None]]:
    """The formats to write, each with its file; the standard output, or `output`, takes one of them."""
    wanted: list[tuple[Format, Path | None]] = []
    for one in said:
        name, _, file = one.partition("=")
        if name not in formats():
            raise ConfigError(
                f"--format\u00a0: format inconnu «\u00a0{name}\u00a0».{nearest(name, formats())} "
                f"Formats admis\u00a0: {', '.join(formats())}."
            )
        wanted.append((formats()[name], Path(file) if file else output))
    files = [file for _, file in wanted]
    if double := next((file for file in files if file is not None and files.count(file) > 1), None):
        raise ConfigError(f"--format\u00a0: deux rapports iraient dans {double}\u00a0; donnez à chacun son fichier.")
    if files.count(None) > 1:
        raise ConfigError(
            "--format\u00a0: un seul rapport peut aller à la sortie standard\u00a0; donnez aux autres leur fichier, "
            "par exemple --format sarif=a11y.sarif."
        )
    return wanted


def _write(report: Report, form: Format, file: Path | None, lang: Lang) -> None:
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_text(file, form.render(report, lang))
        return
    chunks = form.render(report, lang)
    if form.render is text_renderer.render:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        width = shutil.get_terminal_size((100, 24)).columns
        chunks = text_renderer.render(report, lang, color=color, width=width, first=text_renderer.FIRST)
    for chunk in chunks:
        sys.stdout.buffer.write(chunk.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
