"""The arguments of the command `python -m conformity`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

from a11y.command_line import FrenchParser

CONTENT: Final = Path("content")
ROOT: Final = Path("output")
DASHBOARD: Final = Path("rapports/conformite.html")
STANDARD_OUTPUT: Final = "-"
_EPILOG: Final = """\
Codes de sortie\u00a0: 0, tout va bien\u00a0; 1, check refuse quelque chose\u00a0; 2, la commande n'a pas pu se faire.
Le mode d'emploi est dans docs/conformite.md.
"""


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; ends the program with its usage where it says nothing that is known."""
    return parser().parse_args(argv)


def parser() -> FrenchParser:
    """The command and its six subcommands."""
    whole = FrenchParser(
        prog="python -m conformity",
        description="De l'audit d'accessibilité à la déclaration\u00a0: la grille, l'échantillon, le taux.",
        epilog=_EPILOG,
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMANDE", title="commandes")
    for add in (_add_import, _add_export, _add_sample, _add_rate, _add_check, _add_dashboard):
        add(commands)
    return whole


_Commands: TypeAlias = "argparse._SubParsersAction[FrenchParser]"


def _add_import(commands: _Commands) -> None:
    one = commands.add_parser("import", help="reprendre une grille officielle (.ods) ou un export d'Ara (.csv)")
    one.add_argument("file", type=Path, metavar="FICHIER", help="la grille remplie\u00a0: .ods, ou .csv d'Ara")
    one.add_argument(
        "--grille",
        type=Path,
        metavar="FICHIER",
        help="la grille où l'écrire (content/conformite/audits/, à la date de l'audit)\u00a0; pour un .csv, celle dont "
        "l'échantillon a servi",
    )
    _add_replace(one)


def _add_export(commands: _Commands) -> None:
    one = commands.add_parser("export", help="écrire une grille en classeur (.ods) ou pour Ara (.csv)")
    one.add_argument("grid", type=Path, metavar="GRILLE", help="la grille, dans content/conformite/audits/")
    one.add_argument(
        "--vers",
        required=True,
        metavar="FICHIER",
        help="le fichier à écrire, .ods ou .csv\u00a0; - pour un .csv à l'écran",
    )
    _add_replace(one)


def _add_sample(commands: _Commands) -> None:
    one = commands.add_parser("sample", help="proposer l'échantillon de pages à auditer, en grille vide")
    one.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="le site construit (output)")
    one.add_argument("--seed", metavar="TEXTE", help="ce qui tire les pages au sort (la date du jour)")
    one.add_argument("--vers", metavar="FICHIER", help="la grille à écrire (à l'écran)")
    one.add_argument(
        "--preremplir",
        action="store_true",
        help="écrire NC, avec sa preuve, là où le contrôle voit un défaut",
    )
    _add_replace(one)


def _add_rate(commands: _Commands) -> None:
    one = commands.add_parser("rate", help="calculer le taux, par page, par processus et pour le site")
    one.add_argument("grid", type=Path, nargs="?", metavar="GRILLE", help="la grille (celle du dernier audit)")
    _add_content(one)


def _add_check(commands: _Commands) -> None:
    one = commands.add_parser("check", help="contrôler tout ce que dit content/conformite/")
    _add_content(one)
    one.add_argument(
        "--root", type=Path, default=ROOT, metavar="DIR", help="le site construit, où chercher les pages (output)"
    )


def _add_dashboard(commands: _Commands) -> None:
    one = commands.add_parser("dashboard", help="écrire le tableau de bord du conseil municipal, une page HTML")
    _add_content(one)
    one.add_argument("--vers", type=Path, default=DASHBOARD, metavar="FICHIER", help=f"la page à écrire ({DASHBOARD})")


def _add_content(one: FrenchParser) -> None:
    one.add_argument(
        "--contenu", type=Path, default=CONTENT, metavar="DIR", help="le dossier de ce que la ville écrit (content)"
    )


def _add_replace(one: FrenchParser) -> None:
    one.add_argument("--remplacer", action="store_true", help="remplace le fichier s'il est déjà là et qu'il diffère")
