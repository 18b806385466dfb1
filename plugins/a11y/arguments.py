"""The arguments of the command `a11y`, and which of them go together."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from .browser.guise import GUISES
from .command_line import FrenchParser
from .config import ConfigError
from .renderers import formats

_EPILOG: Final = """\
Codes de sortie\u00a0: 0, rien au niveau erreur\u00a0; 1, des erreurs\u00a0; 2, quelque chose n'a pas pu être contrôlé.
Exit codes: 0 nothing at error level; 1 findings; 2 something could not be checked.
"""
# What each of the two other things that the command does takes; all else is for a judgement.
_COMPARING: Final = frozenset({"compare", "fail_on_new", "format", "output", "lang"})
_WAIVING: Final = frozenset({"write_waivers", "until", "reason"})
_NOT_WAIVING: Final = frozenset({"compare", "fail_on_new", "format", "output", "history"})


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; ends the program with its usage, or raises `ConfigError`, where it says no one thing."""
    parser = _parser()
    args = parser.parse_args(argv)
    given = {name for name, value in vars(args).items() if value != parser.get_default(name) and value != []}
    if args.compare:
        _refuse(given - _COMPARING, "--compare, qui ne lit que deux rapports")
        return args
    if args.write_waivers:
        _refuse(given & _NOT_WAIVING, "--write-waivers, qui n'écrit que des dérogations")
        if args.until is None:
            raise ConfigError(
                "--write-waivers demande --until, le jour où ces dérogations prennent fin\u00a0: --until 2027-05-26."
            )
    elif alone := given & (_WAIVING | {"fail_on_new"}):
        name = min(alone)
        raise ConfigError(f"{_shown(name)} demande {'--write-waivers' if name in _WAIVING else '--compare'}.")
    if not args.paths:
        parser.error("donnez au moins un fichier ou un dossier à contrôler (PATH).")
    return args


def _refuse(names: set[str], what: str) -> None:
    if names:
        raise ConfigError(f"{', '.join(map(_shown, sorted(names)))} ne va pas avec {what}.")


def _shown(name: str) -> str:
    return "PATH" if name == "paths" else "--" + name.replace("_", "-")


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="a11y",
        usage="a11y [options] PATH [PATH ...]\n"
        "        a11y --compare OLD.json NEW.json [--fail-on-new] [--format text|json]\n"
        "        a11y --write-waivers FILE --until DATE [--reason TEXT] [options] PATH [PATH ...]",
        description="Contrôle l'accessibilité de pages HTML. / Checks the accessibility of HTML pages.",
        epilog=_EPILOG,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="fichiers ou dossiers à contrôler")
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
    browser = parser.add_argument_group("dans un navigateur")
    browser.add_argument(
        "--browser", action="store_true", help="regarde aussi les pages dans un navigateur, avec pa11y"
    )
    browser.add_argument(
        "--sample",
        action="store_true",
        help="dans le navigateur, seulement l'échantillon du RGAA",
    )
    browser.add_argument("--seed", type=int, metavar="N", help="tirage de l'échantillon, pour le refaire à l'identique")
    browser.add_argument("--guises", metavar="A,B", help=f"aspects où voir les pages\u00a0: {', '.join(GUISES)}")
    browser.add_argument("--no-probes", action="store_true", help="axe et HTML_CodeSniffer seuls, sans nos sondes")
    browser.add_argument("--workers", type=int, metavar="N", help="nombre de navigateurs (un par cœur)")
    comparing = parser.add_argument_group("comparer deux rapports JSON")
    comparing.add_argument(
        "--compare",
        nargs=2,
        type=Path,
        metavar=("OLD.json", "NEW.json"),
        help="dit ce qui est nouveau, corrigé ou inchangé d'un rapport à l'autre (--format text ou json)",
    )
    comparing.add_argument(
        "--fail-on-new",
        action="store_true",
        help="rend 1 s'il y a de nouvelles erreurs, 2 si le nouveau rapport n'a pas tout contrôlé",
    )
    waiving = parser.add_argument_group("partir d'un site qui a des défauts connus")
    waiving.add_argument(
        "--write-waivers",
        type=Path,
        metavar="FILE",
        help="juge, puis ajoute à ce fichier (derogations.yaml) des dérogations pour les erreurs d'aujourd'hui",
    )
    waiving.add_argument(
        "--until", metavar="DATE", help="le jour où elles prennent fin, un an au plus\u00a0: 2027-05-26"
    )
    waiving.add_argument("--reason", metavar="TEXT", help="le motif qu'elles donnent")
    return parser
