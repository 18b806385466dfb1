"""The command `python -m conformity`: from the audit to the statement, without a build."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from a11y import clock
from a11y.config import Config
from a11y.finding import Problem, Severity
from a11y.gate import Gate
from a11y.output import terminal, write
from a11y.printable import printable
from a11y.quote import quoted
from a11y.renderers.text import told
from a11y.report import make_report
from a11y.report_page.words import count
from a11y.rule import all_rules
from a11y.system_error import in_french
from a11y.tree import TreeError
from city.errors import ContentError
from conformity.arguments import parse
from conformity.audit import Audit, Status
from conformity.dashboard import write_dashboard
from conformity.evidence import prefilled
from conformity.exchange import CommandError, export_file, import_file, require_file, untested, write_new
from conformity.figures import figures
from conformity.grid import Grid, read_grid
from conformity.inspection import inspect
from conformity.referential import referentials
from conformity.sample import propose
from conformity.site import read_site
from conformity.standing import AUDITS, FOLDER, load_standing

_REFUSED: Final = 1
_COULD_NOT: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; out: 0 where all is well, 1 where `check` refuses something, 2 where it could not be done."""
    args = parse(argv)
    try:
        if (said := clock.bad_day()) is not None:
            raise CommandError(f"{clock.VARIABLE}={said} n’est pas un nombre de secondes depuis 1970.")
        return _run(args)
    except (CommandError, TreeError) as error:
        _complain(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has stopped reading: nothing more can be said there.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
    except OSError as error:
        where = f"{error.filename}\u00a0: " if error.filename is not None else ""
        _complain(f"{where}{in_french(error)}.")
    return _COULD_NOT


def _run(args: argparse.Namespace) -> int:
    try:
        return _COMMANDS[args.command](args)
    except ContentError as error:
        named = _named(error.problems, getattr(args, "contenu", Path("content")))
        print(*_told(named), sep="\n", file=sys.stderr, flush=True)
        return _COULD_NOT


def _import(args: argparse.Namespace) -> int:
    _say(import_file(args.file, args.grille, Path("content"), may_replace=args.remplacer))
    return 0


def _export(args: argparse.Namespace) -> int:
    said = export_file(args.grid, args.vers, may_replace=args.remplacer)
    if said is not None:
        _say([said])
    return 0


def _sample(args: argparse.Namespace) -> int:
    if not (args.root / "index.html").is_file():
        raise CommandError(
            f"{args.root}\u00a0: aucun site construit ici (il y manque index.html). Lancez «\u00a0make\u00a0», ou "
            "nommez un autre dossier avec --root."
        )
    seed = clock.today().isoformat() if args.seed is None else args.seed
    site = read_site(args.root)
    sample = propose(site, seed)
    audit = sample.audit(next(reversed(referentials())), clock.today())
    if args.preremplir:
        audit = _prefilled(audit, args.root, site.url)
    text = sample.grid(audit)
    if args.vers in (None, "-"):
        write([text], None)
        return 0
    target = Path(args.vers)
    written = write_new(target, text, may_replace=args.remplacer)
    _say([*sample.table(), "", f"{target}\u00a0: {'écrit' if written else 'rien à changer'}."])
    if args.preremplir:
        _say([_filled(audit)])
    _say(untested(audit, target))
    return 0


def _filled(audit: Audit) -> str:
    unmet = sum(cell.status is Status.NC for cell in audit.cells.values())
    if not unmet:
        return "Les contrôles automatiques ne voient aucun défaut dans ces pages\u00a0: tout reste à tester (NT)."
    filled = count(unmet, "statut rempli", "statuts remplis", "fr")
    return f"{filled} (NC), d’après les contrôles automatiques\u00a0; tout le reste est à tester (NT)."


def _prefilled(audit: Audit, root: Path, site_url: str) -> Audit:
    """An audit with NC where the gate sees a fault, waived or not, and with its evidence."""
    gate = Gate(root.resolve(), Config(waivers=""), Path.cwd())
    try:
        report = gate.judge_build({})
    finally:
        gate.close()
    return prefilled(audit, report, site_url)


def _rate(args: argparse.Namespace) -> int:
    if args.grid is None:
        _require_content(args.contenu)
        grid = _last(args.contenu)
    else:
        require_file(args.grid)
        grid = read_grid(args.grid)
    _say([f"{grid.path}", *figures(grid)])
    return 0


def _check(args: argparse.Namespace) -> int:
    _require_content(args.contenu)
    found = inspect(args.contenu, args.root, clock.today())
    refused, warnings = (_named(problems, args.contenu) for problems in (found.refused, found.warnings))
    write((f"{block}\n" for block in (*_told(refused), *_told(warnings, "warning"))), None)
    if found.state is None:
        return _REFUSED
    _say([f"Mention du site aujourd’hui\u00a0: «\u00a0{found.state.mention}\u00a0»."])
    return 0


def _dashboard(args: argparse.Namespace) -> int:
    _require_content(args.contenu)
    if args.vers == Path("-"):
        raise CommandError("Le tableau de bord s’écrit dans un fichier\u00a0: nommez-le avec --vers.")
    write_dashboard(load_standing(args.contenu, clock.today()), all_rules(), args.vers)
    _say([f"{args.vers}\u00a0: écrit."])
    return 0


_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "import": _import,
    "export": _export,
    "sample": _sample,
    "rate": _rate,
    "check": _check,
    "dashboard": _dashboard,
}


def _require_content(content: Path) -> None:
    if not content.is_dir():
        raise CommandError(
            f"{content}\u00a0: ce dossier n’existe pas. Lancez la commande dans le dossier du projet, ou "
            "nommez-le avec --contenu."
        )


def _last(content: Path) -> Grid:
    """The grid of the last audit; raises `ContentError` where one cannot be read: it may be the last."""
    folder = content / FOLDER / AUDITS
    grids = [read_grid(path) for path in sorted(folder.glob("*.yaml"))]
    if not grids:
        raise CommandError(f"{folder}\u00a0: aucun audit ici. Nommez une grille, ou importez-en une.")
    return max(grids, key=lambda grid: grid.audit.day)


def _say(lines: Iterable[str]) -> None:
    write((f"{printable(line)}\n" for line in lines), None)


def _named(problems: Iterable[Problem], content: Path) -> Iterator[Problem]:
    """The problems with the paths of the files: of another content, not those of the one that lies here."""
    if content.resolve() == Path("content").resolve():
        yield from problems
        return
    for one in problems:
        is_in_it = content.name == "content" and one.source.startswith("content/")
        yield replace(one, source=(content.parent / one.source).as_posix()) if is_in_it else one


def _told(problems: Iterable[Problem], severity: Severity = "error") -> Iterator[str]:
    report = quoted(make_report((), (), tuple(problems), clock.today()), Path.cwd())
    width = terminal()["width"]
    return (f"{told(problem, severity, width=width)}\n" for problem in report.problems)


def _complain(said: str) -> None:
    print(f"conformity\u00a0: {printable(said)}", file=sys.stderr)
