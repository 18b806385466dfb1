"""What the published site was made from, kept beside it, so that an alert can go out with it (`alert`).

A build copies content, theme and the files beside its settings before it reads
them; the copy takes the place of the former one when the site is published. It is
a project of its own, in which Pelican builds the same site again. What else lies in
the project (packages, plugins) is linked to, not copied.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import pelican

from a11y.clock import now
from a11y.finding import Problem

from .places import Places
from .promotion import discard, exchange
from .wording import UnbuildableError, said

# What a settings file may read beside itself.
READ_BY_SETTINGS: Final = frozenset({".py", ".yaml", ".yml", ".toml", ".json"})
# The settings of the site that goes online; the others are for looking at it first.
_ONLINE: Final = "publishconf"
_NOTE: Final = "publication.json"


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked of Pelican, as far as it decides what the site is."""

    settings: Path
    overrides: Mapping[str, Any]
    relative: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """The sources of a published site: a project, its settings, content and theme by their names there.

    `built`: when the copy was made.
    """

    folder: Path
    settings: str
    content: str
    theme: str
    overrides: Mapping[str, Any]
    relative: bool
    built: datetime


def command_at_work() -> Command | None:
    """What was asked of the Pelican that is now starting, or None where nobody asked through its command line."""
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        if frame.f_code is pelican.get_instance.__code__:
            args: Namespace = frame.f_locals["args"]
            if args.settings is None:
                return None
            return Command(Path(args.settings).absolute(), args.overrides, bool(args.relative_paths))
    return None


def newest_kept(places: Places) -> Kept | None:
    """The sources of the site that is online, or None where none were kept.

    Those made with the settings of the site that goes online come before any that were only looked at. Raises
    `OSError` where they cannot be read, and `UnbuildableError` where what is said of those that are online makes no
    sense: the others may hold what nobody has released.
    """
    notes = list(places.kept.glob(f"*/{_NOTE}"))
    # What a build that was killed has copied begins with a dot: it was not published.
    found = [kept for note in notes if not note.parent.name.startswith(".") and (kept := _read(note)) is not None]
    online = places.kept / _ONLINE / _NOTE
    if online in notes and online.parent not in [kept.folder for kept in found]:
        raise UnbuildableError([_unread(places.shown(online))])
    return max(found, key=lambda kept: (Path(kept.settings).stem == _ONLINE, kept.built), default=None)


def _read(note: Path) -> Kept | None:
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        return Kept(**{**told, "folder": note.parent, "built": datetime.fromisoformat(told["built"])})
    except (ValueError, TypeError, KeyError):
        return None


def _unread(source: str) -> Problem:
    return Problem(
        source,
        None,
        said(
            "Ce fichier, qui dit de quoi le site en ligne est fait, ne se lit pas.",
            "This file, which says what the site online was made from, cannot be read.",
        ),
        said(
            "Sans lui, l'alerte partirait avec un site que personne n'a peut-être encore accepté.",
            "Without it the alert would go out with a site that perhaps nobody has accepted yet.",
        ),
        said("Lancez « make publish », qui l'écrit de nouveau.", 'Run "make publish", which writes it again.'),
    )


class Copy:
    """A copy of what a site is about to be made from.

    What goes wrong while it is made is kept back until the site is about to be
    published: a build that fails on the same file says more of it.
    """

    def __init__(self, places: Places, command: Command) -> None:
        self._places = places
        self._kept = places.kept / command.settings.stem
        self._new = places.kept / f".{command.settings.stem}"
        self._error: OSError | UnbuildableError | None = None
        self._in_place = self._replaced = False
        try:
            self._take(command)
        except (OSError, UnbuildableError) as error:
            self._error = error

    def keep(self) -> None:
        """Put the copy in the place of the former one. Raises what went wrong while it was made, and `OSError`."""
        if self._error is not None:
            raise self._error
        self._replaced = self._kept.exists()
        if self._replaced:
            exchange(self._new, self._kept)
        else:
            self._new.rename(self._kept)
        self._in_place = True

    def give_back(self) -> None:
        """Put the former copy back: the site was not published after all. Raises `OSError`."""
        if self._in_place and self._replaced:
            exchange(self._new, self._kept)
        elif self._in_place:
            self._kept.rename(self._new)
        self._in_place = False

    def drop(self) -> None:
        """Delete the former copy, or this one where it was not kept; what stays is deleted by the next build."""
        shutil.rmtree(self._new, ignore_errors=True)

    def _take(self, command: Command) -> None:
        places = self._places
        discard(self._new)
        self._new.mkdir(parents=True)
        inside = places.theme.is_relative_to(places.project)
        theme = str(places.theme.relative_to(places.project)) if inside else f".{places.theme.name}"
        copy_folder(places.content, self._new / places.content.name, places)
        copy_folder(places.theme, self._new / theme, places)
        for path in sorted(places.project.iterdir()):
            if path.suffix in READ_BY_SETTINGS and path.is_file():
                shutil.copy2(path, self._new)
        _link_the_rest(places, self._new)
        note = {
            "settings": command.settings.name,
            "content": places.content.name,
            "theme": theme,
            "overrides": command.overrides,
            "relative": command.relative,
            "built": now().isoformat(),
        }
        # Last: a copy without it is none.
        (self._new / _NOTE).write_text(json.dumps(note, ensure_ascii=False, indent=1, default=str), encoding="utf-8")


def copy_folder(source: Path, target: Path, places: Places) -> None:
    """Copy a folder, with what its links lead to. Raises `OSError`, or `UnbuildableError` for what cannot be copied."""

    def passed_over(folder: str, names: Sequence[str]) -> set[str]:
        # Pipes, sockets, links to nowhere: Pelican copies none of them either.
        paths = {name: Path(folder, name) for name in names}
        return {name for name, path in paths.items() if _ignored(name) or not (path.is_dir() or path.is_file())}

    try:
        shutil.copytree(source, target, ignore=passed_over)
    except shutil.Error as errors:
        file, _, reason = errors.args[0][0]
        raise UnbuildableError([_not_copied(places.shown(file), str(reason))]) from errors


def _ignored(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in ("__pycache__", ".#*"))


def _link_the_rest(places: Places, copy: Path) -> None:
    """Link to what lies in the project besides: by relative paths, so that a project may be moved."""
    made = {places.build, places.output, places.reports}
    for path in places.project.iterdir():
        link = copy / path.name
        if path not in made and not path.name.startswith(".") and not os.path.lexists(link):
            link.symlink_to(os.path.relpath(path, copy))


def _not_copied(file: str, reason: str) -> Problem:
    return Problem(
        file,
        None,
        said("Ce fichier n'a pas pu être copié : {reason}.", "This file could not be copied: {reason}.", reason=reason),
        said(
            "En urgence, « make alerte » publie depuis une copie entière de ce dont le site est fait.",
            "In an emergency an alert is published from a whole copy of what the site is made from.",
        ),
        said(
            "Vérifiez la place libre, et que le compte qui construit le site peut lire ce fichier.",
            "Check the free space, and that the account that builds the site may read this file.",
        ),
    )
