"""`a11y --write-waivers`: judge a site as it is, write waivers for its faults, say what to do next."""

from __future__ import annotations

import argparse
import json
import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from . import clock
from .assets import Assets, PageFile, find_pages
from .config import Config, ConfigError
from .finding import Finding, Lang, Text
from .gate import Gate
from .output import terminal, write
from .printable import printable
from .quote import quoted
from .renderers import text as text_renderer
from .report import Report
from .waiver import WARN_DAYS
from .waiver_writing import (
    Entry,
    Promise,
    WaiverFile,
    WaiverWritingError,
    add,
    entries_for,
    promise,
    read_file,
    to_waive,
)

NO_PAGE: Final = "aucune page HTML à contrôler / no HTML page to check"


def run(
    args: argparse.Namespace, config: Config, root: Path | None, project: Path, sources: Mapping[Path, Path]
) -> int:
    """Write waivers for what is at error level and has none yet.

    Out: 0 when the file says all of it; 2, and nothing written, when something could not be
    checked or cannot be waived. Raises `ConfigError`, `WaiverWritingError`.
    """
    lang: Lang = args.lang or config.lang
    today = clock.today()
    said = promise(args.reason, args.until, today, config)
    if root is None:
        raise ConfigError(
            "--write-waivers demande --root, ou un seul dossier\u00a0: les pages y sont nommées par leur adresse."
        )
    file = _file(args.write_waivers, config if args.config else None, project)
    pages = find_pages(args.paths)
    if not pages:
        raise WaiverWritingError(NO_PAGE)
    addresses = _addresses(pages, root)
    # Those of the file count already; where there is no file yet, that is no fault.
    gate = Gate(root, replace(config, waivers="" if file.text is None else file.label), project)
    try:
        report = gate.judge(pages, sources, merged=False)
    finally:
        gate.close()
    errors, beyond = to_waive(report.findings)
    if report.exit_code == 2 or beyond:
        _tell(quoted(replace(report, findings=tuple(beyond)), project), lang)
        raise WaiverWritingError(
            f"ce qui précède ne se règle pas par une dérogation. Corrigez-le, puis relancez\u00a0: rien n'a été écrit "
            f"dans {file.label}."
        )
    by_address = [replace(found, place=replace(found.place, page=addresses[found.place.page])) for found in errors]
    checked = {addresses[page.page] for page in report.pages if page.status == "checked"}
    entries = entries_for(by_address, checked if _is_whole(args.paths, root) else frozenset())
    if entries:
        add(file, entries, said, by_address, today)
    write([_summary(entries, errors, file, said)[lang] + "\n", _next(args, file, said, entries)[lang] + "\n"], None)
    return 0


def _file(path: Path, config: Config | None, project: Path) -> WaiverFile:
    """The file to write, where the settings read it; raises `ConfigError` where they read another one."""
    if config is None:
        return read_file(path, str(path))
    if not config.waivers:
        raise ConfigError(
            "--write-waivers\u00a0: les réglages (A11Y['waivers']) ne lisent aucun fichier de dérogations."
        )
    if (project / config.waivers).resolve() != path.resolve():
        raise ConfigError(
            f"--write-waivers\u00a0: les réglages lisent {project / config.waivers}, et non {path}. "
            "Donnez ce fichier-là, ou changez A11Y['waivers']."
        )
    return read_file(path, config.waivers)


def _addresses(pages: Sequence[PageFile], root: Path) -> dict[str, str]:
    """The URL path of each page by its label; raises `ConfigError` for a page that has none."""
    assets = Assets(root)
    addresses = {page.label: assets.url_of(page.path) for page in pages}
    for label, url in addresses.items():
        if not os.path.lexists(root / url.lstrip("/")):
            raise ConfigError(f"--write-waivers\u00a0: {label} n'est pas sous {root}, ou n'existe pas.")
    return addresses


def _is_whole(paths: Sequence[str], root: Path) -> bool:
    """Whether all pages of the site are judged."""
    return any(Path(path).resolve() == root.resolve() for path in paths)


def _tell(report: Report, lang: Lang) -> None:
    # The last block is the summary of a judgement.
    *blocks, _ = text_renderer.render(report, lang, **terminal(), first=text_renderer.FIRST)
    write(blocks, None)


def _summary(entries: Sequence[Entry], errors: Sequence[Finding], file: WaiverFile, said: Promise) -> Text:
    if not entries:
        return Text(
            f"Rien n'est au niveau erreur sans dérogation\u00a0: rien n'a été écrit dans {printable(file.label)}.",
            f"Nothing is at error level without a waiver: nothing was written to {printable(file.label)}.",
        )
    shared = sum(entry.page is None for entry in entries)
    fr = (
        f"{_number(len(entries), 'dérogation écrite', 'dérogations écrites')} dans {printable(file.label)}, pour "
        f"{_number(len(errors), 'défaut', 'défauts')}, jusqu'au {said.until:%d/%m/%Y}"
    )
    waivers = "1 waiver" if len(entries) == 1 else f"{len(entries)} waivers"
    faults = "1 fault" if len(errors) == 1 else f"{len(errors)} faults"
    en = f"{waivers} written to {printable(file.label)}, for {faults}, until {said.until}"
    if shared:
        fr += f"\u00a0; dont {shared}\u00a0pour un endroit commun à toutes les pages"
        en += f"; {shared} of them for a place that all pages share"
    return Text(fr + ".", en + ".")


def _next(args: argparse.Namespace, file: WaiverFile, said: Promise, entries: Sequence[Entry]) -> Text:
    """What to do now, with the command that judges again."""
    fr, en = "", ""
    if entries and (said.until - clock.today()).days <= WARN_DAYS:
        fr += f"Elles finissent dans les {WARN_DAYS} jours\u00a0: un avertissement le rappellera dès maintenant.\n"
        en += f"They end within {WARN_DAYS} days: a warning says so from now on.\n"
    config = args.config
    if config is None:
        config = Path("reglages.py")
        inside = file.path.is_relative_to(Path.cwd())
        name = json.dumps(str(file.path.relative_to(Path.cwd()) if inside else file.path), ensure_ascii=False)
        setting = f'A11Y = {{"waivers": {name}}}'
        fr += f"Les dérogations ne comptent qu'avec des réglages\u00a0: écrivez {printable(setting)} dans {config}.\n"
        en += f"Waivers count only with settings: write {printable(setting)} in {config}.\n"
    command = printable(_command(args, config))
    return Text(f"{fr}Jugez de nouveau\u00a0: {command}", f"{en}Judge again: {command}")


def _command(args: argparse.Namespace, config: Path) -> str:
    words = ["a11y", "--config", str(config)]
    for name in ("root", "sources", "guises", "seed", "workers"):
        if (value := getattr(args, name)) is not None:
            words += [f"--{name}", str(value)]
    words += [f"--{name.replace('_', '-')}" for name in ("browser", "sample", "no_probes") if getattr(args, name)]
    return shlex.join([*words, *args.paths])


def _number(count: int, one: str, many: str) -> str:
    return f"{count}\u00a0{one if count < 2 else many}"
